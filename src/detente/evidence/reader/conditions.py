"""The conditions that a statement makes: if, unless, until, as, before, instead."""

from typing import TYPE_CHECKING, Final

from detente.evidence.statement import StatedCondition

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS: Final = frozenset({"if", "unless", "until", "as", "before", "instead"})
GOES_ON: Final = frozenset({"VBZ", "VBP"})
"""The tense of a clause with "as" that is a condition: "as it moves toward", not "as it had promised"."""


def conditions(doc: "Doc", text: str, begin: int, spans: list[tuple[int, int]]) -> tuple[StatedCondition, ...]:
    """The conditions within character spans of a paragraph that begins at a place of the document."""
    found = []
    for word in doc:
        if (
            word.lower_ in KINDS
            and any(first <= word.idx < last for first, last in spans)
            and (head := clause(word)) is not None
        ):
            first, last = min(word.idx, head.left_edge.idx), head.right_edge.idx + len(head.right_edge)
            limit = max(e for b, e in spans if b <= word.idx < e)
            place = (max(first, word.idx), min(last, limit))
            found.append(
                StatedCondition(
                    kind=word.lower_, text=text[place[0] : place[1]], spans=((begin + place[0], begin + place[1]),)
                )
            )
    return tuple(found)


def clause(word: "Token") -> "Token | None":
    """The head of the clause or phrase that a conditional word opens, if it opens one."""
    if word.lower_ == "instead":
        return (
            word.head
            if word.dep_ == "prep" and word.head.i > word.i
            else word
            if word.n_rights
            else word.nbor(1)
            if word.i + 1 < len(word.doc)
            else None
        )
    if word.dep_ == "mark" and (word.lower_ != "as" or word.head.tag_ in GOES_ON):
        return word.head
    if word.dep_ == "prep" and word.lower_ in {"until", "before"}:
        return word
    return None
