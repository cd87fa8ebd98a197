"""The tables of a page as values: what the templates draw."""

from collections.abc import Iterable, Sequence
from typing import Final

from detente.value import value

NUMBER: Final = "n"
"""The class of a cell that holds a number."""


@value
class Cell:
    """A text, and its class."""

    text: str
    kind: str = ""


@value
class PageRow:
    """A row: its head, its other cells, and its own class."""

    head: str
    cells: tuple[Cell, ...]
    kind: str = ""


@value
class PageTable:
    """A table with its caption, which may be empty."""

    caption: str
    heads: tuple[Cell, ...]
    rows: tuple[PageRow, ...]


@value
class Item:
    """A line of a list that can be unfolded: a text, and a note on it."""

    text: str
    note: str


def table(caption: str, heads: Sequence[tuple[str, str]], rows: Iterable[PageRow]) -> PageTable:
    """A table; each head is its words and its class."""
    return PageTable(caption=caption, heads=tuple(Cell(text=text, kind=kind) for text, kind in heads), rows=tuple(rows))


def row(head: str, *cells: str | Cell, kind: str = "") -> PageRow:
    """A row; a cell without a class may be given as its text."""
    return PageRow(
        head=head, cells=tuple(each if isinstance(each, Cell) else Cell(text=each) for each in cells), kind=kind
    )


def number(count: int) -> Cell:
    """A count: `1,011`."""
    return Cell(text=f"{count:,}", kind=NUMBER)


def percent(share: float) -> str:
    """A share as it is shown, rounded down: 99.9996 % is not 100 %."""
    return f"{int(share * 100_000 + 1e-6) / 1000:.3f} %"


def part(share: float) -> Cell:
    """A share in a cell."""
    return Cell(text=percent(share), kind=NUMBER)
