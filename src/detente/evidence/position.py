"""Positions: what a statement says on a question that a plan turns on."""

from typing import Final, Literal

from detente.evidence.spans import Span
from detente.value import value

Question = Literal["relief", "first-move", "short-range-launch", "draft"]
QUESTIONS: Final[dict[Question, str]] = {
    "relief": "Is there relief before disarmament is complete, or only after it?",
    "first-move": "Who moves first: the target, the sender, or both step by step?",
    "short-range-launch": "Does the launch of a short-range missile count as a violation?",
    "draft": "For or against a draft?",
}
"""The questions, each as it is asked."""


@value
class StatedPosition:
    """An answer to one of the questions, which a statement gives.

    Answers are `before` and `after` (relief), `target`, `sender` and `step-by-step` (the first move), `counts` and `does-not-count`
    (a short-range launch), `for` and `against` (a draft).
    """

    id: str
    question: Question
    answer: str
    holder: str
    """Whose position it is: the state or body for which the statement is made, or the person."""
    statement: str
    """The id of the statement."""
    text: str
    spans: tuple[Span, ...]
