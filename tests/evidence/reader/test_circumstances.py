"""The circumstances of events: roles, places, causes, aims, and what a threat is tied to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.event import Event, EventActor
from detente.evidence.reader.circumstances import aims, place_of, tied
from tests.evidence.parsed import needs_reader, reading


@needs_reader
@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Russia vetoed the draft resolution.", {"Russia": "agent"}),
        ("The United States imposed sanctions on North Korea in 2017.", {"United States": "agent", "North Korea": "target"}),
        ("Sanctions were imposed by Japan in 2017.", {"Japan": "agent"}),
        (
            "Talks between the United States and North Korea collapsed in February after Pyongyang's delegation left.",
            {"North Korea": "agent", "United States": "with"},
        ),
    ],
)  # fmt: skip
def test_an_actor_has_its_role(text: str, roles: dict[str, str]) -> None:
    (found,) = reading(text).events
    assert {each.name: each.role for each in found.actors} == roles


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("It was launched toward the Sea of Japan at dawn.", "the Sea of Japan"),
        ("They met in Stockholm on Monday.", "Stockholm"),
        ("They met on Monday in Hanoi.", "Hanoi"),
        ("It fell off Hokkaido.", "Hokkaido"),
    ],
)
def test_a_place_is_named_behind_its_preposition(words: str, place: str) -> None:
    found = place_of(words, 100)
    assert found is not None
    assert found.text == place
    assert [words[begin - 100 : end - 100] for begin, end in found.spans] == [place]


@pytest.mark.parametrize(
    "words",
    ["They met in October.", "In March it rained.", "They met at dawn.", "It came from the UN.", "Nobody met.", ""],
)
def test_a_month_a_body_or_a_common_noun_is_no_place(words: str) -> None:
    assert place_of(words, 0) is None


@needs_reader
def test_causes_are_told_apart_with_whoever_gives_them() -> None:
    found = reading("Talks stalled in June due to a lack of trust and new missile tests.").events[0]
    assert [(each.text, each.according_to) for each in found.because] == [
        ("a lack of trust", ""),
        ("new missile tests", ""),
    ]
    (told,) = reading("The envoy said that talks collapsed in June because the sides had nothing to offer.").events
    assert [(each.text, each.according_to) for each in told.because] == [("the sides had nothing to offer", "s1")]


@needs_reader
@pytest.mark.parametrize(
    "text", ["Talks collapsed in June.", "Talks have stalled since June.", "Talks collapsed, and it rained."]
)
def test_a_sentence_that_gives_no_reason_has_no_cause(text: str) -> None:
    assert all(each.because == () for each in reading(text).events)


def test_a_draft_has_its_aims_part_by_part() -> None:
    words = "China tabled a draft calling for easing of some measures; for talks to resume; and for a return to the six-party talks."
    found = aims(words, 7)
    assert [each.text for each in found] == [
        "easing of some measures",
        "talks to resume",
        "a return to the six-party talks",
    ]
    assert [words[b - 7 : e - 7] for each in found for b, e in each.spans] == [each.text for each in found]


@pytest.mark.parametrize("words", ["", "China tabled a draft.", "A draft was put to the vote; it failed."])
def test_a_draft_whose_sentence_calls_for_nothing_has_no_aims(words: str) -> None:
    assert aims(words, 0) == ()


def _event(name: str, kind: str, span: tuple[int, int]) -> Event:
    return Event(
        id=name, kind=kind, status="happened", text="", spans=(span,), actors=(EventActor(name="a", role="agent"),)
    )


def test_a_threat_is_tied_to_the_deadline_of_its_sentence_only() -> None:
    threat, near, far = (
        _event("e1", "threat", (10, 20)),
        _event("e2", "deadline", (0, 40)),
        _event("e3", "deadline", (50, 90)),
    )
    assert [each.tied_to for each in tied([threat, near, far])] == ["e2", "", ""]
    assert [each.tied_to for each in tied([threat, far])] == ["", ""]
    assert tied([]) == ()


@given(st.text(max_size=200), st.integers(0, 1000))
def test_places_and_aims_quote_any_text_as_it_stands(text: str, begin: int) -> None:
    place = place_of(text, begin)
    for each in (*aims(text, begin), *([] if place is None else [place])):
        assert [text[b - begin : e - begin] for b, e in each.spans] == [each.text]
