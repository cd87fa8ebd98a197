"""The gold documents: what the reader finds of them, by kind, and what it must never make of them."""

import pytest

from detente.evidence.event import Event
from tests.evidence.gold.documents import GOLD, GoldDocument
from tests.evidence.gold.scoring import days, event_scores, found_statement, reading, same_event, statement_score, total
from tests.evidence.parsed import needs_reader

pytestmark = needs_reader
MISSED = {
    ("what somebody wants is no event", "Vassily Nebenzia"): "the day stands between the addressee and the demand",
    ("a view within a view", "China"): "the inner view takes the day of the outer one",
}
"""Statements whose day is read otherwise than by a person, and why."""


def by_name(name: str) -> GoldDocument:
    (found,) = [each for each in GOLD if each.name == name]
    return found


def events(name: str) -> tuple[Event, ...]:
    return reading(name).events


def test_there_are_at_least_twenty_five_documents_with_names_of_their_own() -> None:
    assert len(GOLD) >= 25
    assert len({each.name for each in GOLD}) == len({each.text for each in GOLD}) == len(GOLD)


def test_every_gold_piece_stands_in_its_document() -> None:
    for each in GOLD:
        assert [one.piece for one in each.statements if one.piece not in each.text] == [], each.name


@pytest.mark.parametrize("document", GOLD, ids=lambda each: each.name)
def test_each_statement_is_found_with_its_speaker(document: GoldDocument) -> None:
    for gold in document.statements:
        found = found_statement(gold, document)
        assert found is not None, gold
        assert found.stance == gold.stance, gold


@pytest.mark.parametrize("document", GOLD, ids=lambda each: each.name)
def test_each_statement_has_its_days(document: GoldDocument) -> None:
    for gold in document.statements:
        if (document.name, gold.speaker) in MISSED:
            continue
        found = found_statement(gold, document)
        assert found is not None
        assert days(found.said_on) == gold.days, gold


@pytest.mark.parametrize("document", GOLD, ids=lambda each: each.name)
def test_each_event_is_found_with_its_status_and_its_days(document: GoldDocument) -> None:
    for gold in document.events:
        assert any(same_event(gold, each) for each in events(document.name)), (gold, events(document.name))


@pytest.mark.parametrize("document", GOLD, ids=lambda each: each.name)
def test_whatever_is_read_quotes_the_document(document: GoldDocument) -> None:
    found = reading(document.name)
    for event in found.events:
        assert " ".join(document.text[b:e] for b, e in event.spans).split() == event.text.split()
    for statement in found.statements:
        for b, e in (*statement.content.spans, *statement.cue_spans, *statement.speaker.spans):
            assert 0 <= b < e <= len(document.text)
    for position in found.positions:
        assert [document.text[b:e] for b, e in position.spans] == [position.text]


def test_the_scores_are_those_of_the_page() -> None:
    statements, every = statement_score(), total(event_scores().values())
    assert (statements.gold, statements.right) == (26, 26)
    assert statements.precision >= 0.95
    assert (every.gold, every.right) == (19, 19)
    assert every.precision >= 0.9


@pytest.mark.parametrize("kind", sorted({event.kind for document in GOLD for event in document.events}))
def test_every_kind_of_event_in_the_gold_is_read_whole(kind: str) -> None:
    assert event_scores()[kind].recall == 1.0


@pytest.mark.parametrize(
    "name",
    [
        "a launch that may come",
        "a launch that somebody denies",
        "a launch that somebody reports",
        "what somebody wants is no event",
        "an offer with a condition",
        "what is neither said nor done",
    ],
)
def test_what_did_not_certainly_happen_is_not_read_as_happened(name: str) -> None:
    assert [each for each in events(name) if each.status == "happened"] == []


@pytest.mark.parametrize(
    "name",
    ["a nuclear test of the past", "talks that broke off", "what is neither said nor done", "aid that was approved"],
)
def test_a_document_in_which_nobody_speaks_has_no_statement(name: str) -> None:
    assert reading(name).statements == ()


def test_nothing_is_dated_without_a_day_of_publication() -> None:
    found = reading("a report without a day")
    assert found.statements[0].said_on is None
    assert found.undated == ("Monday",)


def test_a_dateline_gives_outlet_agency_and_day() -> None:
    one, other = (
        reading(f"{name} outlet").document for name in ("a report of an agency in one", "the same report in another")
    )
    assert (one.agency, other.agency) == ("Reuters", "Reuters")
    assert (one.outlet, other.outlet) == ("Northern Post", "Southern Herald")
    assert (one.published.basis, str(one.published.begin), one.place) == ("dateline", "2020-03-03", "Moscow")


def test_a_speaker_of_a_summary_is_named_and_speaks_for_his_state() -> None:
    found = reading("a summary of a meeting, a paragraph a speaker").statements
    assert [(each.speaker.name, each.speaker.speaks_for) for each in found] == [
        ("Vassily Nebenzia", "Russia"),
        ("Kelly Craft", "United States"),
        ("Ida Berg", "Norway"),
    ]


def test_brackets_of_an_editor_are_no_words_of_the_speaker() -> None:
    document = by_name("brackets of an editor")
    (found,) = reading(document.name).statements
    assert [document.text[b:e] for b, e in found.content.inserted] == ["[North Korea]"]
    assert "[" not in "".join(document.text[b:e] for b, e in found.content.spans)


def test_a_reply_disputes_what_stands_before_it() -> None:
    first, second = reading("a reply that disputes").statements
    assert (second.answers, second.disputes) == (first.id, True)


def test_a_threat_is_tied_to_no_deadline_of_another_sentence() -> None:
    threat = next(each for each in events("a deadline and a threat") if each.kind == "threat")
    assert threat.tied_to == ""


def test_the_causes_of_stalled_talks_are_told_apart() -> None:
    (found,) = events("talks that stalled for two reasons")
    assert [each.text for each in found.because] == ["a lack of trust", "repeated missile tests"]


def test_whoever_walked_out_broke_the_talks_off() -> None:
    (found,) = events("talks that broke off")
    assert {each.name: each.role for each in found.actors} == {"North Korea": "agent", "United States": "with"}


def test_a_draft_has_its_aims() -> None:
    (found,) = events("a draft with two sponsors")
    assert [each.text for each in found.aims] == ["some measures to be eased", "talks to resume"]
    assert {each.name for each in found.actors if each.role == "agent"} == {"Russia", "China"}


@pytest.mark.parametrize(
    ("name", "question", "answer"),
    [
        ("a promise until something is done", "relief", "after"),
        ("a position on a draft", "draft", "against"),
        ("a view within a view", "relief", "before"),
    ],
)
def test_a_document_gives_its_position(name: str, question: str, answer: str) -> None:
    assert [(each.question, each.answer) for each in reading(name).positions] == [(question, answer)]
