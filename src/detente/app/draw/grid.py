"""A table without borders for a screen of any width: how wide each column is, and the lines of each row.

Where the columns do not fit, those that wrap give way first, down to 24; then the one becomes narrower of which the fewest
cells take another line, and of equal ones the widest, until they do. Marks with their words and paragraphs take another
line after all others, but before a column that wraps has less than 20. No column is left out, no word is cut while there
is room for whole ones, and no line has blanks at its end. Room that is left goes to the last column that wraps.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from types import MappingProxyType
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from detente.decide.cache import store

GAP: Final = 2
NARROW: Final = 22
WIDE: Final = 100
"""Columns of the screen over which a table is spread; it takes more only where its cells need them."""
COMFORT: Final = 24
"""To what a column that wraps gives way before any other does."""
LEAST: Final = 20
"""Below this a column that wraps gives way only where every other has given all it has."""
SHORT: Final = 22
"""Cells up to this width are a mark with its word, a number or a paragraph."""
LOOKED_AT: Final = 500
"""Rows by which the columns of a table are laid out that is printed while it is made."""
BREAKS: Final = re.compile(
    r"(?<=[\s;,/_-])"  # most letters are passed by after this one look
    r"(?:(?<=\s)(?<!^[^\w\s]\s)(?=\S)|(?<=[;,])(?=[^\s;,\d])|(?<=\d/)(?=\d{4})|(?<=[^\W\d][-_])(?=[^\W\d]))"
)

TOGETHER: Final = 100
"""Rows that are written together."""
NARROW_ONES: Final = re.compile("[ -~→¶]*")
"""Texts whose letters take one column each, which needs no looking up."""

GridCell = str | Text
GridColumn = tuple[str, str]
"""Name, and how it behaves: `keep` as wide as its words, `right` the same at the right edge, `wrap` takes the room that is
left, `narrow` a small part of it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is printed. `first` is the least width of its first column, so that tables below each other align."""

    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[GridCell]]
    header: bool = True
    first: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Its lines, each no wider than the console."""
        found = layout(self.columns, self.rows, options.max_width, header=self.header, first=self.first)
        for row in chain(self._head(), self.rows):
            yield from _lines(console, self.columns, row, found)

    def _head(self) -> Iterator[Sequence[GridCell]]:
        if self.header:
            yield head(self.columns)


def head(columns: Sequence[GridColumn]) -> list[GridCell]:
    """The names of the columns as a row."""
    return [Text(name, style="bold") for name, _ in columns]


def stream(
    console: Console,
    columns: Sequence[GridColumn],
    rows: Iterable[Sequence[GridCell]],
    samples: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Print a table of any length while it is made, laid out by its first rows; a later cell that is wider wraps.

    `samples`: for columns by their places, a cell that is known to come later and for which there should be room.
    """
    waiting = iter(rows)
    first = list(islice(waiting, LOOKED_AT))
    if not first:
        return
    later = [[samples.get(place, "") for place in range(len(columns))]] if samples else []
    widths = layout(columns, [*first, *later], console.width)
    lines = _RowLines(console, columns, widths)
    every = chain([head(columns)], first, waiting)
    while some := list(islice(every, TOGETHER)):
        console.file.write("".join(map(lines.of, some)))


class _RowLines:
    """Draws row after row as text, in columns of known widths."""

    def __init__(self, console: Console, columns: Sequence[GridColumn], widths: Sequence[int]) -> None:
        self._console, self._columns = console, columns
        self._widths = [(width, way == "right") for (_, way), width in zip(columns, widths, strict=True)]
        self._styled: dict[tuple[str, str, int], list[tuple[str, int]]] = {}
        self._same: dict[tuple[int, int], tuple[Text, list[tuple[str, int]]]] = {}
        """By the identity of a cell, which is kept, so that nothing else takes its identity."""

    def of(self, row: Sequence[GridCell]) -> str:
        """The lines of a row, each with its end; most rows take one."""
        line: list[str] = []
        for cell, (width, right) in zip(row, self._widths, strict=True):
            if isinstance(cell, str):
                text, needed = cell, width_of(cell)
                if needed > width or "\n" in cell:
                    return self._several(row)
            else:
                lines = self._coloured(cell, width)
                if len(lines) != 1:
                    return self._several(row)
                text, needed = lines[0]
            blank = " " * (width - needed)
            line.append(blank if not needed else blank + text if right else text + blank)
        return (" " * GAP).join(line).rstrip() + "\n"

    def _several(self, row: Sequence[GridCell]) -> str:
        """The lines of a row of which some cell takes several."""
        cells = [
            _parts(cell, width) if isinstance(cell, str) else self._coloured(cell, width)
            for cell, (width, _) in zip(row, self._widths, strict=True)
        ]
        widths = [width for width, _ in self._widths]
        return "".join(_joined(self._columns, cells, widths, number) for number in range(max(map(len, cells))))

    def _coloured(self, cell: Text, width: int) -> list[tuple[str, int]]:
        """The lines of a cell with colours, for which the console is asked once."""
        same = self._same.get((id(cell), width))
        if same is not None:
            return same[1]
        key = (cell.plain, f"{cell.style} {cell.spans}", width)
        found = self._styled.get(key)
        if found is None:
            lines = _wrapped(self._console, cell, width)
            found = store(self._styled, key, [(_styled(self._console, line), line.cell_len) for line in lines])
        return store(self._same, (id(cell), width), (cell, found))[1]


def _parts(cell: str, width: int) -> list[tuple[str, int]]:
    """The lines of a cell without colours, each with the columns that it takes."""
    needed = width_of(cell)
    if needed <= width and "\n" not in cell:
        return [(cell, needed)]
    return [(line, width_of(line)) for part in cell.split("\n") for line in wrapped(part, width)]


def width_of(text: str) -> int:
    """The columns that a text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return len(text) if NARROW_ONES.fullmatch(text) else cell_len(text)


def _joined(
    columns: Sequence[GridColumn], cells: Sequence[Sequence[tuple[str, int]]], widths: Sequence[int], number: int
) -> str:
    """One line of a row, with its end."""
    line, at, edge = "", 0, 0
    for (_, way), lines, width in zip(columns, cells, widths, strict=True):
        if number < len(lines) and lines[number][1]:
            text, needed = lines[number]
            start = edge + width - needed if way == "right" else edge
            line += " " * (start - at) + text
            at = start + needed
        edge += width + GAP
    return line.rstrip() + "\n"


def _styled(console: Console, line: Text) -> str:
    with console.capture() as drawn:
        console.print(line, end="", soft_wrap=True)
    return drawn.get()


def layout(
    columns: Sequence[GridColumn],
    rows: Sequence[Sequence[GridCell]],
    width: int,
    *,
    header: bool = True,
    first: int = 0,
) -> list[int]:
    """The width of each column, so that all of them and the gaps between fit the width."""
    named = [name for name, _ in columns] if header else [""] * len(columns)
    found = [
        _Width(way, [name, *cells], first if place == 0 else 0, width)
        for place, ((_, way), name, *cells) in enumerate(zip(columns, named, *rows, strict=True))
    ]
    gaps = GAP * (len(columns) - 1)
    room = max(min(width, max(WIDE, gaps + sum(each.now for each in found))) - gaps, len(columns))
    while (over := sum(each.now for each in found) - room) > 0:
        able = (
            [each for each in found if each.way == "wrap" and each.now > COMFORT]
            or [each for each in found if each.now > (each.whole if each.way != "wrap" else max(each.floor, LEAST))]
            or [each for each in found if each.now > each.floor and each.way != "wrap"]
            or [each for each in found if each.now > each.floor]
            or [each for each in found if each.now > 1]
        )
        min(able, key=_Width.price).give(over)
    spare = [each for each in found if each.way == "wrap"]
    if spare:
        spare[-1].now += room - sum(each.now for each in found)
    return [each.now for each in found]


class _Width:
    """The width of a column while a table is laid out."""

    def __init__(self, way: str, cells: Sequence[GridCell], least: int, most: int) -> None:
        self.way = way
        self.needs = Counter(map(_needed, cells))
        self.floor = max(map(_unbroken, cells))
        """The longest part of a cell that is cut only where nothing else helps."""
        short = max((each for each in map(_needed, cells) if each <= SHORT), default=0)
        marked = way == "right" or any(isinstance(each, Text) for each in cells)
        self.whole = max(self.floor, short) if marked else self.floor
        """Marks with their words, and paragraphs, take another line only after everything else."""
        widest = max(*self.needs, least)
        self.now = min(widest, most, max(NARROW, self.floor)) if way == "narrow" else min(widest, most)
        if least:  # tables below each other have one width here, whatever their rows
            self.now = self.whole = self.floor = min(widest, most * 2 // 5)

    def lines(self, width: int) -> int:
        """About how many lines its cells take."""
        return sum(count * max(-(-need // width), 1) for need, count in self.needs.items())

    def price(self) -> tuple[int, int]:
        """How many more lines it takes if it gives way; of equal ones the widest does."""
        return self.lines(self.now - 1) - self.lines(self.now), -self.now

    def give(self, over: int) -> None:
        """Become narrower by one; where that costs nothing, by as much as is asked."""
        self.now -= 1
        while over > 1 and self.now > self.whole and self.lines(self.now - 1) == self.lines(self.now):
            self.now -= 1
            over -= 1


def _plain(cell: GridCell) -> str:
    return cell if isinstance(cell, str) else cell.plain


def _needed(cell: GridCell) -> int:
    plain = _plain(cell)
    return max(map(cell_len, plain.split("\n"))) if "\n" in plain else cell_len(plain)


def _unbroken(cell: GridCell) -> int:
    """How long the longest part is that is not cut without need."""
    parts = cell.plain.split() if isinstance(cell, Text) and cell.spans else pieces(_plain(cell))
    return max((cell_len(part.rstrip()) for part in parts), default=0)


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may end: behind blanks, `;` and `,`, and behind a hyphen between letters; a mark keeps its word."""
    return [part for part in BREAKS.split(text) if part]


def _lines(
    console: Console, columns: Sequence[GridColumn], row: Sequence[GridCell], widths: Sequence[int]
) -> Iterator[Text]:
    """The lines of a row."""
    cells = [_wrapped(console, cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        line, at, edge = Text(no_wrap=True), 0, 0
        for (_, way), parts, width in zip(columns, cells, widths, strict=True):
            part = parts[number] if number < len(parts) else None
            if part is not None and part.plain:
                start = edge + (width - part.cell_len if way == "right" else 0)
                line.append(" " * (start - at)).append_text(part)
                at = start + part.cell_len
            edge += width + GAP
        line.rstrip()
        yield line


def _wrapped(console: Console, cell: GridCell, width: int) -> list[Text]:
    if _needed(cell) <= width:
        return list((Text(cell) if isinstance(cell, str) else cell).split("\n", allow_blank=True))
    if isinstance(cell, str) or not cell.spans:
        style = cell.style if isinstance(cell, Text) else ""
        return [Text(line, style=style) for part in _plain(cell).split("\n") for line in wrapped(part, width)]
    lines = list(cell.wrap(console, width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


@lru_cache(4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text as lines of at most this width; a part that is longer than a line is cut."""
    lines, line, room = [], "", width
    for each in pieces(text):
        piece = each
        needed = width_of(piece.rstrip())
        if needed > room and line:
            lines.append(line.rstrip())
            line, room = "", width
        while needed > room:
            head_, piece = _cut(piece, room)
            lines.append(head_)
            needed = width_of(piece.rstrip())
        line += piece
        room -= width_of(piece)
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def _cut(text: str, width: int) -> tuple[str, str]:
    """As much of a text as a line holds, at least a letter, and the rest."""
    count = 1
    while count < len(text) and cell_len(text[: count + 1]) <= width:
        count += 1
    return text[:count], text[count:]
