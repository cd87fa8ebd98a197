"""What a display consists of, whatever its form: a heading, paragraphs, one table, and what the value does not cover."""

from collections.abc import Sequence
from typing import Final

from detente.law.inforce import Citation
from detente.value import value

WEB: Final = ("https://", "http://")
MOST_ROWS: Final = 200
"""Rows of a table that a display shows; a frame has all."""


@value
class ViewCell:
    """A text, and where it leads to; empty: nowhere."""

    text: str
    link: str = ""


@value
class ViewTable:
    """A table: its caption, the heads of its columns, and its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[ViewCell, ...], ...]

    @property
    def shown(self) -> tuple[tuple[ViewCell, ...], ...]:
        """The rows that a display shows."""
        return self.rows[:MOST_ROWS]

    @property
    def hidden(self) -> int:
        """How many rows it leaves out."""
        return max(0, len(self.rows) - MOST_ROWS)


@value
class View:
    """What is shown of a value."""

    title: str
    paragraphs: tuple[str, ...] = ()
    table: ViewTable | None = None
    coverage: tuple[str, ...] = ()
    """Sentences on what the value rests on, and what it does not cover."""
    receipt: str = ""


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str | ViewCell]]) -> ViewTable | None:
    """A table; a cell without a link may be given as its text. None where it has no row."""
    cells = tuple(tuple(each if isinstance(each, ViewCell) else ViewCell(text=each) for each in row) for row in rows)
    return ViewTable(caption=caption, heads=tuple(heads), rows=cells) if cells else None


def cited(found: Citation, note: str = "") -> ViewCell:
    """A paragraph, which leads to its text where that is on the web; `note` is how it is known."""
    link = found.source if found.source.startswith(WEB) else ""
    return ViewCell(text=f"{found} ({note})" if note else str(found), link=link)


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 measure`, `1,011 measures`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
