"""A listing on a terminal: its title, a table under each heading, its notes; stacked where the terminal is too narrow."""

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.app.draw import grid, paper
from detente.app.listings.listing import OutputColumn, OutputTable

ROOM: Final = 26
"""Columns that the words of a table need beside what is kept whole; with less, each row is stacked."""
GAP: Final = 2
INDENT: Final = 4


def draw(console: Console, listing: OutputTable) -> None:
    """Print a listing; columns that are for CSV only are left out, and under a heading those that are empty there."""
    if listing.title:
        console.print(paper.heading(listing.title))
    _sentences(console, listing.lead)
    if listing.lead and listing.rows:
        console.print()
    for heading, rows in listing.sections:
        if heading:
            console.print()
            console.print(paper.heading(heading))
        _rows(console, [listing.columns[place] for place in listing.shown], rows, header=not heading)
    if listing.notes:
        console.print()
    _sentences(console, listing.notes)


def _sentences(console: Console, sentences: Sequence[str]) -> None:
    for each in sentences:
        console.print(each)


def _rows(console: Console, columns: Sequence[OutputColumn], rows: Sequence[Sequence[str]], *, header: bool) -> None:
    kept = [place for place in range(len(columns)) if header or any(row[place] for row in rows)]
    shown, cells = [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]
    widths = [max((len(row[place]) for row in cells), default=0) for place in range(len(shown))]
    if _fits(shown, widths, console.width):
        console.print(paper.table([(column.words, column.way) for column in shown], cells, header=header))
    else:
        _stack(console, shown, cells)


def _fits(columns: Sequence[OutputColumn], widths: Sequence[int], width: int) -> bool:
    """Whether the columns that are kept whole leave enough room for the words."""
    wrapped = any(column.way == "wrap" for column in columns)
    kept = sum(
        GAP + (grid.NARROW if column.way == "narrow" else max(wide, len(column.words)))
        for column, wide in zip(columns, widths, strict=True)
        if column.way != "wrap"
    )
    return kept + (ROOM if wrapped else 0) <= width + GAP


def _stack(console: Console, columns: Sequence[OutputColumn], rows: Sequence[Sequence[str]]) -> None:
    """Each row in lines: what is kept whole first, then its words, indented."""
    for row in rows:
        cells = list(zip(columns, row, strict=True))
        head = [text for column, text in cells if column.way != "wrap" and text]
        console.print(Text("  ").join(Text(text, style="" if number else "bold") for number, text in enumerate(head)))
        for column, text in cells:
            if column.way == "wrap" and text:
                console.print(Padding(Text(text, overflow="fold"), (0, 0, 0, INDENT)))
