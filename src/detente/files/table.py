"""CSV with a header from strangers, read a row at a time: columns are found by their names, and no row may be shifted."""

import csv
from collections.abc import Collection, Iterator
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import limits
from detente.nearest import nearest
from detente.value import value

MOST_BYTES: Final = 512 * 1024 * 1024
MOST_LINE: Final = 4 * 1024 * 1024
"""Bytes between two line feeds; the longest line that any list has is some twenty thousand."""
LONG: Final = 500
"""Characters; no day, country or number is so long."""
NAME: Final = 60
"""Characters; no column has a longer name."""
SHIFTED: Final = "Its columns are shifted; fetch the file again."


@value
class CsvRow:
    """One row."""

    where: str
    """The line on which it ends."""
    cells: dict[str, str]
    """The trimmed text of each column."""


def lines(file: BinaryIO) -> Iterator[str]:
    """The lines of a file in UTF-8. Raises InputError for other bytes, or for more than any list has."""
    left, number = MOST_BYTES, 0
    while raw := file.readline(MOST_LINE + 1):
        number += 1
        left -= len(raw)
        if left < 0 or len(raw) > MOST_LINE:
            raise InputError(
                "the file is longer than any such file may be", where=f"line {number}", hint="Is it the right file?"
            )
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError("the text is not UTF-8", where=f"line {number}", hint="Fetch the file again.") from None


def cells(source: Iterator[str], delimiter: str = ",", first: int = 1) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its line. Raises InputError for broken CSV."""
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num + first - 1, row
    except csv.Error as fault:
        place = f"line {reader.line_num + first - 1}"
        raise InputError(f"the CSV is broken: {fault}", where=place, hint="Fetch the file again.") from None


def rows(
    found: Iterator[tuple[int, list[str]]], needed: Collection[str], known: Collection[str], issues: list[Issue]
) -> Iterator[CsvRow]:
    """The rows under a header, which comes first; columns that are neither needed nor known become an issue.

    Raises InputError for a column that lacks, or a row that is shifted.
    """
    number, first = next(found, (1, []))
    header = [name.strip() for name in first]
    refuse(header, needed, f"line {number}")
    new = [name for name in header if name not in needed and name not in known]
    if new:
        issues.append(Issue(where=f"line {number}", what=f"columns that are not known, and not read: {', '.join(new)}"))
    for line, row in found:
        if len(row) != len(header):
            what = f"a row of {len(row)} columns under a header of {len(header)}"
            raise InputError(what, where=f"line {line}", hint=SHIFTED)
        for name, cell in zip(header, row, strict=True):
            limits.refuse_long(cell, limits.MOST_CELL, f"a cell of {name!r}", f"line {line}")
        yield CsvRow(where=f"line {line}", cells={name: _tidy(cell) for name, cell in zip(header, row, strict=True)})


def _tidy(cell: str) -> str:
    """A trimmed cell; in a long one spaces are joined, since patterns that look for them would take their time."""
    if len(cell) < LONG:
        return cell.strip()
    return "\n".join(" ".join(line.split()) for line in cell.split("\n") if line.strip())


def _named(text: str) -> bool:
    """Whether a text could be the name of a column, and not the beginning of another kind of file."""
    return len(text) < NAME and text.isprintable() and "<" not in text


def refuse(header: list[str], needed: Collection[str], where: str) -> None:
    """Refuse a header that lacks a column, or has one twice: a reader would take another column for it."""
    missing = next((name for name in needed if name not in header), None)
    if missing is not None:
        what = f"there is no column {missing!r}"
        raise InputError(
            what, where=where, hint=nearest(missing, filter(_named, header)) or "Has the authority changed its list?"
        )
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"the column {twice!r} stands there twice", where=where, hint="Fetch the file again.")
