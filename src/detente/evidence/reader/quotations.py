"""Quotations of a paragraph: what stands within quotation marks."""

import re
from typing import Final

from detente.value import value

MARKS: Final = re.compile("[\"“”„‟«»]|''|``")
OPENING: Final = frozenset("“„«") | {"``"}
CLOSING: Final = frozenset("”‟»")


@value
class Quotation:
    """A quotation with its marks: `begin` and `end` include the marks, `closed` is false where the closing mark is missing."""

    begin: int
    end: int
    closed: bool = True

    def holds(self, place: int) -> bool:
        """Whether a place lies between the marks."""
        return self.begin <= place < self.end


def quotations(text: str) -> list[Quotation]:
    """The quotations of a paragraph in order; one that is not closed runs to the end of the paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for mark in MARKS.finditer(text):
        if is_inches(text, mark.start()):
            continue
        kind = direction(mark.group(), opened=opened is not None)
        if kind == "open" and opened is None:
            opened = mark.start()
        elif kind == "close" and opened is not None:
            found.append(Quotation(begin=opened, end=mark.end()))
            opened = None
    if opened is not None:
        found.append(Quotation(begin=opened, end=len(text), closed=False))
    return found


def direction(mark: str, *, opened: bool) -> str:
    """Whether a mark opens or closes; a straight mark does what is due."""
    if mark in OPENING:
        return "open"
    if mark in CLOSING:
        return "close"
    return "close" if opened else "open"


def is_inches(text: str, place: int) -> bool:
    """Whether a straight mark stands for inches, directly behind a digit and before no letter, with no opening mark before."""
    return text[place] == '"' and text[:place].count('"') % 2 == 0 and place > 0 and text[place - 1].isdigit()
