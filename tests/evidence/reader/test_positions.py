"""What statements say on the questions that a plan turns on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.position import QUESTIONS
from detente.evidence.reader.positions import CONTRARY, RULES, positions
from detente.evidence.statement import Content, ReportedStatement, Speaker
from tests.evidence.parsed import needs_reader, reading


def statement(text: str, stance: str = "claims", name: str = "s1", inside: str = "") -> ReportedStatement:
    return ReportedStatement(
        id=name,
        speaker=Speaker(mention="The envoy", spans=(), speaks_for="Norway"),
        cue="said",
        cue_spans=(),
        content=Content(text=text, kind="indirect", spans=((0, len(text)),)),
        stance=stance,
        inside=inside,
    )


def answers(text: str, stance: str = "claims") -> list[tuple[str, str]]:
    return [(each.question, each.answer) for each in positions([statement(text, stance)], text)]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("sanctions should be eased as it disarms, easing the sanctions as they go", "relief", "before"),
        ("the Council ought to lift some restrictions step by step", "relief", "before"),
        ("we propose a gradual easing of the sanctions", "relief", "before"),
        ("all sanctions remain in place until full disarmament", "relief", "after"),
        ("there will be no sanctions relief before denuclearization is complete", "relief", "after"),
        ("the measures must be kept until the process is completed", "relief", "after"),
        ("negotiating is a two-way street", "first-move", "step-by-step"),
        ("we want action for action", "first-move", "step-by-step"),
        ("reciprocal steps are the way", "first-move", "step-by-step"),
        ("we have not asked them to do everything before we act", "first-move", "step-by-step"),
        ("nobody could expect it; we should not have expected it in the absence of any steps in return", "first-move", "step-by-step"),
        ("Pyongyang must disarm first", "first-move", "target"),
        ("the United States should drop its hostile policy first", "first-move", "sender"),
        ("the short-range missiles were no violation", "short-range-launch", "does-not-count"),
        ("any launch of a missile is a violation", "short-range-launch", "counts"),
        ("we support the draft", "draft", "for"),
        ("my delegation will vote against the draft resolution", "draft", "against"),
        ("the draft is premature", "draft", "against"),
    ],
)  # fmt: skip
def test_a_statement_answers_a_question(text: str, question: str, answer: str) -> None:
    assert (question, answer) in answers(text)


@pytest.mark.parametrize(
    "text",
    [
        "the weather was fine",
        "sanctions were discussed",
        "the Council met until midnight",
        "the missiles were of short range",
        "the draft was circulated",
        "talks will go on",
        "it eased its grip on the market",
        "the road is a one-way street",
        "denuclearization is the goal",
    ],
)
def test_what_answers_no_question_gives_no_position(text: str) -> None:
    assert answers(text) == []


@pytest.mark.parametrize("stance", ["opposes", "rejects", "denies"])
def test_whoever_opposes_an_answer_holds_the_contrary(stance: str) -> None:
    assert answers("keeping all sanctions until completion of the process", stance) == [("relief", "before")]
    assert answers("the calls to support the draft", stance) == [("draft", "against")]


def test_opposing_an_answer_without_a_clear_contrary_gives_none() -> None:
    assert answers("the idea of a two-way street", "opposes") == []
    assert "before" not in CONTRARY


def test_a_statement_gives_one_answer_to_a_question() -> None:
    assert answers("it is a two-way street, and they must disarm first") == [("first-move", "step-by-step")]


def test_a_statement_may_answer_two_questions() -> None:
    text = "we support the draft, since negotiating is a two-way street"
    assert {question for question, _ in answers(text)} == {"draft", "first-move"}


def test_a_view_inside_a_statement_has_the_position_and_the_outer_one_has_none() -> None:
    text = "Norway believes negotiating is a two-way street"
    outer, inner = statement(text), statement(text, name="s1.1", inside="s1")
    assert [each.statement for each in positions([outer, inner], text)] == ["s1.1"]


def test_a_position_names_its_holder_and_quotes_the_document() -> None:
    text = "The envoy said negotiating is a two-way street."
    (found,) = positions([statement(text)], text)
    assert (found.id, found.holder, found.text) == ("p1", "Norway", "two-way street")
    assert [text[begin:end] for begin, end in found.spans] == [found.text]


def test_every_rule_answers_a_question_that_is_asked() -> None:
    assert {rule.question for rule in RULES} == set(QUESTIONS)


@given(st.text(alphabet='sanctions must remain until before complete easing draft against, .\n"[]', max_size=200))
def test_any_text_is_read_and_quoted_as_it_stands(text: str) -> None:
    for each in positions([statement(text)] if text else [], text):
        assert [text[begin:end] for begin, end in each.spans] == [each.text]


@needs_reader
def test_a_report_gives_the_positions_of_its_speakers() -> None:
    found = reading(
        '"All sanctions must stay until denuclearization is complete," the French envoy said.\nThe Chinese envoy said that talks are a two-way street.'
    )
    assert [(each.holder, each.question, each.answer) for each in found.positions] == [
        ("France", "relief", "after"),
        ("China", "first-move", "step-by-step"),
    ]
