"""The paragraphs of a text, with their places in it."""

import re
from collections.abc import Iterator
from typing import Final

from detente.value import value

LINE: Final = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
WIDEST: Final = 20_000
"""Characters of a paragraph that are parsed as one; a longer one is cut at a sentence's end, or at a blank."""


@value
class Paragraph:
    """A stretch of a text between two line ends; `begin` and `end` are places in the text, the end exclusive."""

    text: str
    begin: int

    @property
    def end(self) -> int:
        """The place behind the last character."""
        return self.begin + len(self.text)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text in order, without the blanks around them; empty ones are left out."""
    for line in LINE.finditer(text):
        for begin, end in pieces(text, line.start(), line.end()):
            stripped = text[begin:end].strip()
            if stripped:
                yield Paragraph(text=stripped, begin=text.index(stripped, begin))


def pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A line cut so that no piece is longer than `WIDEST` characters."""
    while end - begin > WIDEST:
        cut = max(text.rfind(". ", begin, begin + WIDEST) + 1, 0) or text.rfind(" ", begin, begin + WIDEST)
        cut = cut if cut > begin else begin + WIDEST
        yield begin, cut
        begin = cut
    yield begin, end
