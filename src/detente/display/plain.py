"""A view as text: a heading, paragraphs, a table whose columns are aligned, what is not covered last."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from detente.display.view import View, ViewTable

WIDTH: Final = 100
WIDEST_CELL: Final = 44
"""Letters of a cell; a longer one goes on in the next line."""
GAP: Final = "  "


def plain(view: View) -> str:
    """The view as text, at most about 100 letters wide where its table allows it."""
    parts = [view.title, *(textwrap.fill(each, WIDTH) for each in view.paragraphs)]
    if view.table is not None:
        parts.append("\n".join(_table(view.table)))
    parts += [textwrap.fill(" ".join(view.coverage), WIDTH)] if view.coverage else []
    return "\n\n".join([*parts, *([f"receipt {view.receipt}"] if view.receipt else [])])


def _table(found: ViewTable) -> Iterator[str]:
    rows = [found.heads, *(tuple(cell.text for cell in row) for row in found.shown)]
    wrapped = [[textwrap.wrap(text, WIDEST_CELL) or [""] for text in row] for row in rows]
    widths = [max(_wide(line) for row in wrapped for line in row[place]) for place in range(len(found.heads))]
    if found.caption:
        yield found.caption
    for row in wrapped:
        yield from _lines(row, widths)
    if found.hidden:
        yield f"... and {found.hidden:,} more; `to_polars()` has all."


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for number in range(max(map(len, row))):
        cells = [lines[number] if number < len(lines) else "" for lines in row]
        yield GAP.join(cell + " " * (width - _wide(cell)) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _wide(text: str) -> int:
    """The columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
