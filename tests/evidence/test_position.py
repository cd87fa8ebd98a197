"""Positions: the questions that are asked, and what an answer is."""

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from detente.evidence.position import QUESTIONS, Question, StatedPosition

POSITION = StatedPosition(
    id="p1", question="relief", answer="before", holder="Norway", statement="s1", text="step by step", spans=((4, 16),)
)


def test_every_question_is_asked_in_a_sentence() -> None:
    assert set(QUESTIONS) == set(get_args(Question))
    assert all(each.endswith("?") for each in QUESTIONS.values() if "draft" not in each.lower())
    assert len(set(QUESTIONS.values())) == len(QUESTIONS)


def test_a_position_never_changes() -> None:
    with pytest.raises((FrozenInstanceError, AttributeError)):
        POSITION.answer = "after"  # type: ignore[misc]


def test_positions_are_compared_by_what_they_say() -> None:
    other = StatedPosition(
        id="p1",
        question="relief",
        answer="before",
        holder="Norway",
        statement="s1",
        text="step by step",
        spans=((4, 16),),
    )
    assert other == POSITION
    assert len({other, POSITION}) == 1
