"""The two real reports: each property of their statements and events that a reader of the field asks for."""

from datetime import date
from functools import cache

import pytest

from detente.evidence.event import Event
from detente.evidence.reader.reading import DocumentReading, read_text
from detente.evidence.statement import ReportedStatement
from tests.evidence.parsed import needs_reader
from tests.shared import SHARED

SEEDS = SHARED.parent / "seeds"
pytestmark = [
    needs_reader,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real reports are not beside this checkout"),
]


@cache
def seed(begins: str, published: date | None = None) -> DocumentReading:
    (path,) = SEEDS.glob(f"{begins}*.txt")
    return read_text(path.read_text(encoding="utf-8"), published=published)


def first(name: str) -> ReportedStatement:
    return next(each for each in seed("000").statements if each.id == name)


def second(name: str) -> ReportedStatement:
    return next(each for each in seed("003", date(2019, 12, 12)).statements if each.id == name)


def event(begins: str, kind: str, status: str = "happened") -> Event:
    found = seed("000") if begins == "000" else seed("003", date(2019, 12, 12))
    return next(each for each in found.events if (each.kind, each.status) == (kind, status))


@pytest.mark.parametrize(
    ("name", "kind", "condition"),
    [("s1", "indirect", "as"), ("s2", "direct", "as"), ("s3", "mixed", "until"), ("s4", "direct", "")],
)
def test_the_spokeswoman_speaks_for_russia_on_that_day(name: str, kind: str, condition: str) -> None:
    found = first(name)
    assert (found.speaker.name, found.speaker.speaks_for, found.speaker.country) == ("Maria Zakharova", "Russia", "RU")
    assert "spokeswoman" in found.speaker.role
    assert str(found.said_on) == "2019-12-26"
    assert found.content.kind == kind
    assert [each.kind for each in found.conditions] == ([condition] if condition else [])


def test_the_views_of_russia_are_nested_in_hers() -> None:
    assert [(each.id, each.inside, each.speaker.name) for each in seed("000").statements if each.inside] == [
        ("s1.1", "s1", "Russia"),
        ("s3.1", "s3", "Russia"),
    ]


def test_she_opposes_the_policy_of_pressure() -> None:
    assert first("s3").stance == "opposes"
    assert "absolutely counterproductive and short-sighted" in first("s3").content.text


def test_the_spokeswoman_without_a_name_is_she() -> None:
    assert first("s4").speaker.mention == "the spokeswoman"
    assert first("s4").speaker.because


@pytest.mark.parametrize(
    ("name", "country", "piece"),
    [
        ("s5", "North Korea", "empty-handed"),
        ("s6", "United States", "good discussions"),
        ("s7", "North Korea", "year-end deadline"),
        ("s8", "North Korea", "change course"),
        ("s9", "North Korea", "good faith"),
    ],
)
def test_the_sides_have_their_own_statements(name: str, country: str, piece: str) -> None:
    assert first(name).speaker.speaks_for == country
    assert piece in first(name).content.text


def test_the_american_side_disputes_the_delegation() -> None:
    assert (first("s6").answers, first("s6").disputes) == ("s5", True)


def test_the_threat_has_its_condition_and_is_tied_to_the_deadline() -> None:
    assert [each.kind for each in first("s8").conditions] == ["unless"]
    assert first("s8").stance == "threatens"
    assert event("000", "threat").tied_to == event("000", "deadline").id


def test_the_draft_has_its_sponsors_its_days_and_three_aims() -> None:
    found = event("000", "draft-tabled")
    assert {each.name for each in found.actors if each.role == "agent"} == {"Russia", "China"}
    assert str(found.when) == "2019-12-01 to 2019-12-26"
    assert len(found.aims) == 3
    assert {each.name for each in found.actors} >= {
        "Russia", "North Korea", "South Korea", "United States", "China", "Japan",
    }  # fmt: skip


def test_the_talks_were_broken_off_by_the_north_in_sweden() -> None:
    found = event("000", "talks-broken-off")
    assert {each.name: each.role for each in found.actors}["North Korea"] == "agent"
    assert found.where is not None
    assert found.where.text == "Sweden"
    assert str(found.when) == "2019-10-01 to 2019-10-31"
    assert [(each.text, each.according_to) for each in found.because] == [
        ("the United States had come empty-handed", "s5")
    ]


def test_the_deadline_is_the_end_of_that_year() -> None:
    assert str(event("000", "deadline").when) == "2019-12-31"


@pytest.mark.parametrize("name", ["s1", "s3", "s4", "s5", "s14", "s15", "s16"])
def test_the_russian_ambassador_spoke_on_wednesday(name: str) -> None:
    found = second(name)
    assert (found.speaker.name, found.speaker.country, str(found.said_on)) == ("Vassily Nebenzia", "RU", "2019-12-11")


def test_one_quotation_in_two_parts_is_one_statement() -> None:
    assert len(second("s1").content.spans) == 2
    assert second("s1").stance == "welcomes"


def test_the_ambassador_without_a_name_is_he_and_wants_a_roadmap() -> None:
    found = second("s6")
    assert found.speaker.name == "Vassily Nebenzia"
    assert ("plan", "roadmap") in [(each.kind, each.name) for each in found.object]


def test_unilateral_sanctions_are_urged_against_and_the_addressee_is_named() -> None:
    found = second("s7")
    assert found.stance == "urges"
    assert "United States" in found.addressee
    assert ("measure", "unilateral sanctions") in [(each.kind, each.name) for each in found.object]


def test_the_inserted_words_are_no_words_of_the_speaker() -> None:
    found = second("s9")
    text = seed("003", date(2019, 12, 12)).document.text
    assert found.speaker.name == "Kelly Craft"
    assert [text[begin:end] for begin, end in found.content.inserted] == ["[Democratic People’s Republic of Korea]"]


def test_two_occasions_are_told_apart() -> None:
    assert second("s8").occasion.startswith("during")
    assert second("s9").occasion.startswith("ahead of")


def test_the_council_must_be_ready_on_a_condition() -> None:
    assert [each.kind for each in second("s13").conditions] == ["if"]
    assert second("s13").modality == "necessary"


def test_the_northern_ambassador_spoke_on_saturday_and_the_president_answers() -> None:
    assert (second("s17").speaker.country, str(second("s17").said_on)) == ("KP", "2019-12-07")
    assert (second("s18").speaker.name, second("s18").answers) == ("Donald Trump", "s17")


def test_one_launch_happened_and_two_are_only_possible() -> None:
    found = seed("003", date(2019, 12, 12)).events
    assert [each.status for each in found if each.kind in ("launch", "space-launch")] == [
        "possible", "possible", "possible", "happened",
    ]  # fmt: skip
    assert event("003", "launch").where is not None


def test_the_standstill_has_two_causes() -> None:
    assert len(event("003", "talks-stalled").because) == 2
    assert str(event("003", "talks-stalled").when) == "2019-01-01 to 2019-12-31"


def test_talks_and_better_relations_are_of_2018() -> None:
    for kind in ("talks-held", "relations"):
        assert str(event("003", kind).when) == "2018-01-01 to 2018-12-31"


def test_the_positions_of_both_reports_are_read() -> None:
    assert {(each.holder, each.question, each.answer) for each in seed("000").positions} == {
        ("Russia", "relief", "before")
    }
    assert {(each.holder, each.question, each.answer) for each in seed("003", date(2019, 12, 12)).positions} >= {
        ("Russia", "first-move", "step-by-step"),
        ("United States", "first-move", "step-by-step"),
    }


@pytest.mark.parametrize("begins", ["000", "003"])
def test_whatever_is_read_quotes_the_report(begins: str) -> None:
    found = seed(begins, date(2019, 12, 12)) if begins == "003" else seed(begins)
    text = found.document.text
    for each in found.statements:
        assert each.speaker.mention == "".join(text[b:e] for b, e in each.speaker.spans)
        assert all(text[b:e].strip() for b, e in each.content.spans)
    for one in found.positions:
        assert [text[b:e] for b, e in one.spans] == [one.text]
