import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.evidence.reader.reading import read_text
from tests.evidence.parsed import needs_reader, only, reading, summary

pytestmark = needs_reader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The door is open, the envoy said on Monday.",
            [("The door is open", "said", "the envoy")],
        ),
        (
            '"We will return to the table," Foreign Minister Anna Holt said on Tuesday. "The door is open."',
            [('"We will return to the table," ... "The door is open."', "said", "Anna Holt")],
        ),
        (
            "According to the ministry, inspectors were turned away.",
            [("inspectors were turned away.", "According to", "the ministry")],
        ),
        (
            "From the committee's point of view, the report was late.",
            [("the report was late.", "From point of view", "the committee's")],
        ),
        (
            "“We are ready to act,” said Maria Lind, the chair of the panel.",
            [("“We are ready to act,”", "said", "Maria Lind")],
        ),
        (
            "Holt urged the United States to lift the sanctions.",
            [("the United States to lift the sanctions", "urged", "Holt")],
        ),
        (
            "The envoy said the talks would go on, adding that both sides must show patience.",
            [
                ("the talks would go on", "said", "The envoy"),
                ("that both sides must show patience", "adding", "The envoy"),
            ],
        ),
    ],
)
def test_what_is_said_is_taken_with_who_said_it(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(content, cue, who) for who, cue, content in summary(text)] == found


def test_a_view_within_what_another_says_is_nested_in_it() -> None:
    outer, inner = reading(
        "Norway believes the draft is too weak, its ambassador Per Dahl said at a meeting of the committee on Monday."
    ).statements
    assert (outer.speaker.name, outer.speaker.mention, inner.speaker.name) == (
        "Per Dahl",
        "its ambassador Per Dahl",
        "Norway",
    )
    assert (outer.id, inner.inside, inner.id) == ("s1", "s1", "s1.1")
    assert outer.occasion == "at a meeting of the committee"


def test_brackets_of_the_editor_are_not_the_speakers_words() -> None:
    text = "“We [the Council] are ready to act,” said Maria Lind, the chair of the panel."
    (found,) = reading(text).statements
    assert [text[b:e] for b, e in found.content.inserted] == ["[the Council]"]
    assert "[" not in "".join(text[b:e] for b, e in found.content.spans)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We agree," the envoy said.', "direct"),
        ('The envoy said the plan was "a mistake" and should end.', "mixed"),
        ("The envoy said the plan should end.", "indirect"),
    ],
)
def test_the_kind_says_how_much_is_quoted(text: str, kind: str) -> None:
    assert only(text).content.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The rocket stood on the pad.",
        "It rained.",
        "The minister was told nothing.",
        '"',
        "SAID SAID SAID",
        "He sold “cheap” flour.",
        "...",
        "said",
    ],
)
def test_a_text_that_reports_nothing_has_no_statement(text: str) -> None:
    assert reading(text).statements == ()


PIECES = [
    "the envoy",
    "said",
    '"',
    "“",
    "”",
    "''",
    "that",
    "it",
    "rains",
    ",",
    ".",
    "\n",
    "[x]",
    "according to",
    "adding",
    "unless",
    "in May",
    "launched",
    "missiles",
    "He",
    ":",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_no_text_raises_and_every_span_lies_in_it(text: str) -> None:
    found = read_text(text)
    for item in found.statements:
        for begin, end in (*item.content.spans, *item.cue_spans, *item.speaker.spans, *item.content.inserted):
            assert 0 <= begin < end <= len(text)
    assert all(text[b:e] == event.text for event in found.events if event.kind != "threat" for b, e in event.spans)
