"""CSV from untrusted sources, read a record at a time: every table of a list, of customers or of names is read here.

`lines` decodes it, `records` takes it apart and goes on behind what is broken, `cells` refuses that, and `rows` finds
columns by the names in a header, under which no row may be shifted.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import BinaryIO, Final, NamedTuple

from detente.errors import InputError
from detente.files import limits
from detente.nearest import nearest

MOST_BYTES: Final = 512 * 1024 * 1024
MOST_LINE: Final = 4 * 1024 * 1024
"""Bytes between two line feeds; the longest line that any list has is some twenty thousand."""
LONG: Final = 500
"""Characters; no day, country or number is so long."""
NAME: Final = 60
"""Characters; no column has a longer name."""
FETCH: Final = "Fetch the file again."
SHIFTED: Final = "Its columns are shifted; fetch the file again."
UTF_8: Final = "Save the table as CSV: UTF-8, commas, one row a line."


class TableRecord(NamedTuple):
    """The cells of a row as they are written, or its fault."""

    line: int
    """The line on which it ends, from 1."""
    span: int
    """The lines that it covers."""
    cells: list[str]
    """None for a blank line."""
    fault: str = ""
    """The parser's message about a broken record."""


class Row(NamedTuple):
    """A row under a header."""

    where: str
    """The line on which it ends."""
    cells: dict[str, str]
    """The trimmed text of each column."""


def lines(file: BinaryIO, where: str = "", hint: str = FETCH, *, most: int | None = MOST_BYTES) -> Iterator[str]:
    """Yield the lines of a file in UTF-8, without a byte order mark.

    Args:
        file: Open at its beginning; only `readline` is used.
        where: Its name, for errors; none where whoever reads the list tells it.
        hint: What to do where it is in another encoding.
        most: Bytes that it may have; None: it may be as long as it likes.

    Raises:
        InputError: other bytes than UTF-8, a line of more than `MOST_LINE` bytes, or a longer file; with the line.
    """
    came, number = 0, 0
    while raw := file.readline(MOST_LINE + 1):
        number += 1
        came += len(raw)
        if len(raw) > MOST_LINE:
            what = f"a line of more than {MOST_LINE:,} bytes"
            raise InputError(what, where=_place(where, number), hint="Is it a table?")
        if most is not None and came > most:
            what = "the file is longer than any such file may be"
            raise InputError(what, where=_place(where, number), hint="Is it the right file?")
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError("the text is not UTF-8", where=_place(where, number), hint=hint) from None


def _place(where: str, line: int) -> str:
    return f"{where}: line {line}" if where else f"line {line}"


def records(source: Iterator[str], *, delimiter: str = ",", first: int = 1) -> Iterator[TableRecord]:
    """Yield every record; a broken one has its fault, and the next one begins after it. `first` is the number of the first line."""
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        before, fault = reader.line_num, ""
        try:
            cells = next(reader, None)
        except csv.Error as raised:
            cells, fault = [], str(raised)
        if cells is None:
            return
        yield TableRecord(reader.line_num + first - 1, reader.line_num - before, cells, fault)


def cells(
    source: Iterator[str], where: str = "", hint: str = FETCH, *, delimiter: str = ",", first: int = 1
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the number of its line. Raises InputError for a broken record."""
    for record in records(source, delimiter=delimiter, first=first):
        if record.fault:
            raise InputError(f"the CSV is broken: {record.fault}", where=_place(where, record.line), hint=hint)
        if any(cell.strip() for cell in record.cells):
            yield record.line, record.cells


def rows(
    found: Iterator[tuple[int, list[str]]],
    needed: Collection[str],
    known: Collection[str],
    tell: Callable[[str, str], None],
) -> Iterator[Row]:
    """Yield the rows under a header, which comes first; columns that are neither needed nor known are reported, with their place.

    Raises InputError for a column that lacks, or a row that is shifted.
    """
    number, first = next(found, (1, []))
    header = [name.strip() for name in first]
    refuse(header, needed, f"line {number}")
    new = [name for name in header if name not in needed and name not in known]
    if new:
        tell(f"line {number}", f"columns that are not known, and not read: {', '.join(new)}")
    for line, row in found:
        if len(row) != len(header):
            what = f"a row of {len(row)} columns under a header of {len(header)}"
            raise InputError(what, where=f"line {line}", hint=SHIFTED)
        for name, cell in zip(header, row, strict=True):
            limits.refuse_long(cell, limits.MOST_CELL, f"a cell of {name!r}", f"line {line}")
        yield Row(f"line {line}", {name: _tidy(cell) for name, cell in zip(header, row, strict=True)})


def _tidy(cell: str) -> str:
    """Return a trimmed cell; in a long one spaces are joined, since patterns that match spaces would be slow on it."""
    if len(cell) < LONG:
        return cell.strip()
    return "\n".join(" ".join(line.split()) for line in cell.split("\n") if line.strip())


def _named(text: str) -> bool:
    """Return whether a text could be the name of a column, and not the beginning of another kind of file."""
    return len(text) < NAME and text.isprintable() and "<" not in text


def refuse(header: list[str], needed: Collection[str], where: str) -> None:
    """Refuse a header that lacks a column, or has one twice, since a reader would use another column instead."""
    missing = next((name for name in needed if name not in header), None)
    if missing is not None:
        what = f"there is no column {missing!r}"
        raise InputError(
            what, where=where, hint=nearest(missing, filter(_named, header)) or "Has the authority changed its list?"
        )
    if (name := doubled(filter(None, header))) is not None:
        raise InputError(f"the column {name!r} stands there twice", where=where, hint=FETCH)


def doubled(header: Iterable[str]) -> str | None:
    """Return the first name that occurs twice; None where each occurs once."""
    names = list(header)
    return next((name for name in names if names.count(name) > 1), None)


def other_delimiter(header: Sequence[str]) -> str | None:
    """Return the separator of a header that has only one column when read with commas; None where there is no other separator."""
    return next((mark for mark in ";\t|" if mark in header[0]), None) if len(header) == 1 else None
