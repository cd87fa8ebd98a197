"""Which statement another one answers: who disagrees, replies, or was prompted by it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.evidence.statement import ReportedStatement

if TYPE_CHECKING:
    from spacy.tokens import Token

REPLIES: Final = frozenset({"respond", "reply", "retort", "counter", "answer", "rebut", "react"})
DISPUTES: Final = frozenset({"disagree", "dispute", "reject", "deny", "dismiss", "contradict", "refute", "contest"})
PROMPTED: Final = frozenset({"prompt", "lead", "draw", "provoke", "cause"})
UP: Final = 4
"""How many heads above a reporting word are looked at."""


def answers(verb: "Token", own: ReportedStatement, before: Sequence[ReportedStatement]) -> tuple[str, bool]:
    """The id of the statement that one answers, and whether it disputes it; empty where it answers none.

    Args:
        verb: The reporting word of the statement.
        own: The statement.
        before: Those that stand before it in the document, in order.
    """
    above = [verb, *list(verb.ancestors)[:UP]]
    words = {each.lemma_.lower() or each.lower_ for each in above} | {_stem(each) for each in above}
    if not words & (REPLIES | DISPUTES | PROMPTED):
        return "", False
    last = next((each for each in reversed(before) if not each.inside and _other(each, own)), None)
    return (last.id, bool(words & DISPUTES)) if last is not None else ("", False)


def _other(one: ReportedStatement, own: ReportedStatement) -> bool:
    """Whether two statements are of different speakers."""
    return (one.speaker.name or one.speaker.mention) != (own.speaker.name or own.speaker.mention)


def _stem(word: "Token") -> str:
    """A verb without its ending, as far as the words above need it; the pipeline's lemmatiser is left out."""
    text = word.lower_
    for ending in ("ing", "ed", "es", "s", "d"):
        if text.endswith(ending):
            stem = text.removesuffix(ending)
            for form in (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem):
                if form in REPLIES | DISPUTES | PROMPTED:
                    return form
    return text
