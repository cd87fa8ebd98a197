"""A table of customers, row by row: a query for each that has a name, and every cell that cannot be read.

A cell that cannot be read counts as unknown, and its customer is screened all the same; only a row without a name or a number
cannot be, and one that is broken.

The table is CSV in UTF-8 with a header. Nothing is kept of a row once the next is read, so it may be as long as it likes.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import BinaryIO, Final

from detente.errors import Fault, InputError
from detente.files import limits, table
from detente.nearest import nearest
from detente.parties.match.features import Query
from detente.parties.match.match import checked
from detente.parties.screening.query import lenient_query
from detente.value import value

COLUMNS: Final = {
    "id": "the customer's own number, which is given back",
    "name": "the name, in any script",
    "born": "a day, month or year of birth",
    "country": "codes or names, several with a semicolon between them",
    "number": "of passports, registers, banks, wallets; several with a semicolon between them",
    "imo": "a ship's IMO number",
    "schema": "person, entity, vessel, aircraft, or a word of FollowTheMoney",
}
"""The columns that are read; the others may stand there too."""
MAXIMUM_LINES: Final = 50
"""Lines of one row: more of them are a quote that was never closed."""
_LINES: Final = re.compile(r"[\t\r\n]+")
"""What stands between two lines of one cell."""
NO_RECORD: Final = table.TableRecord(1, 0, [])


@value
class Customer:
    """A row that can be matched."""

    row: int
    """From 1; the header does not count."""
    id: str
    query: Query
    role: str = ""
    """Of a party to a payment, its role there."""
    unread: tuple[str, ...] = ()
    """The cells that could not be read and count as unknown, each with its column."""


@value
class BadRow(Fault):
    """A row that cannot be matched, and why."""

    where: str = field(init=False)
    """The row, and the column where one is at fault."""
    row: int
    column: str = ""
    """Empty where the row as a whole is none."""
    cells: tuple[str, ...] = ()
    """The row as it is written; none where it is broken."""

    def __post_init__(self) -> None:
        where = f"row {self.row}: {self.column}" if self.column else f"row {self.row}"
        object.__setattr__(self, "where", where)


class Table:
    """A table of customers, open. Raises InputError where it is none."""

    def __init__(self, file: BinaryIO, where: str, columns: Mapping[str, str] | None = None) -> None:
        """Read the header.

        Args:
            file: Open at its beginning.
            where: Its name, for errors.
            columns: The table's own names by ours, where they differ.
        """
        self._where = where
        self._records = table.records(_text(table.lines(file, where, table.UTF_8, most=None), where))
        self.header = self._header()
        self.places = _places(self.header, columns or {}, where)
        """Where each of our columns stands; several places where they are joined."""
        used = {place for several in self.places.values() for place in several}
        self.unread = tuple(name for place, name in enumerate(self.header) if place not in used)
        """The table's columns that are not read."""

    def _header(self) -> list[str]:
        first = next(self._records, NO_RECORD)
        if first.fault:
            what = "the first line is not a header of CSV"
            raise InputError(what, where=self._where, hint=table.UTF_8)
        names = [name.strip() for name in first.cells]
        if not any(names):
            raise InputError("the file is empty", where=self._where, hint="Its first line names the columns.")
        if (mark := table.other_delimiter(names)) is not None:
            raise InputError(f"the columns are separated by {mark!r}", where=self._where, hint=table.UTF_8)
        if (twice := table.doubled(names)) is not None:
            raise InputError(f"the column {twice!r} stands there twice", where=self._where, hint="Rename one of them.")
        return names

    def rows(self) -> Iterator[Customer | BadRow]:
        """Every row, blank ones aside. Raises InputError where the rest of the file cannot be read, or there is no row."""
        number = 0
        for cells in self._cells():
            if isinstance(cells, str):
                number += 1
                yield BadRow(row=number, what=cells, code="not-a-row")
            elif any(map(str.strip, cells)):
                number += 1
                yield self._row(number, cells)
        if not number:
            raise InputError("the table has no rows", where=self._where, hint="Customers stand below the header.")

    def _cells(self) -> Iterator[list[str] | str]:
        """The cells of each row; of one that is none, what is wrong with it."""
        for record in self._records:
            if record.fault:
                yield _wrong(record)
            elif record.span > MAXIMUM_LINES:
                yield f"opens a quote that is closed {record.span:,} lines later, if at all"
            else:
                yield record.cells

    def _row(self, number: int, cells: Sequence[str]) -> Customer | BadRow:
        if len(cells) != len(self.header):
            what = f"has {len(cells)} cells under a header of {len(self.header)}: its columns are shifted"
            return BadRow(row=number, what=what, code="not-a-row", cells=tuple(cells))
        given = {
            name: " ".join(filter(None, (cells[place].strip() for place in several)))
            for name, several in self.places.items()
        }
        try:
            limits.refuse_long(given["name"], limits.MOST_CELL, "a cell", "name")
            return _customer(number, given)
        except InputError as fault:
            return BadRow(row=number, column=fault.where, what=fault.what, cells=tuple(cells))


def _customer(number: int, given: Mapping[str, str]) -> Customer:
    """Return the customer of a row. Raises InputError for a name that cannot be screened."""
    long = {name for name, text in given.items() if len(text) > limits.MOST_CELL}
    short = {name: "" if name in long else text for name, text in given.items()}
    found, unread = lenient_query(
        _LINES.sub(" ", given["name"]),
        born=short.get("born", ""),
        countries=short.get("country", "").split(";"),
        numbers=short.get("number", "").split(";"),
        imo=short.get("imo", ""),
        schema=short.get("schema", ""),
    )
    told = [f"{name}: a cell of {len(given[name]):,} characters" for name in given if name in long]
    return Customer(
        row=number,
        id=short.get("id", "").strip() or str(number),
        query=checked(found),
        unread=(*told, *map(str, unread)),
    )


def _wrong(record: table.TableRecord) -> str:
    """What is wrong with a row, in our words where the parser's are about itself."""
    words = record.fault
    if "field limit" in words:
        return f"has a cell of more than {csv.field_size_limit():,} characters"
    if "unexpected end" in words:
        return f"opens a quote that is never closed: {record.span:,} lines from there on are not read"
    return f"is no row of CSV: {words}"


def _text(lines: Iterator[str], where: str) -> Iterator[str]:
    """The same lines. Raises InputError where one of them is that of a program or a picture."""
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            raise InputError("this is no text", where=f"{where}: line {number}", hint=table.UTF_8)
        yield line


def _places(header: Sequence[str], columns: Mapping[str, str], where: str) -> dict[str, tuple[int, ...]]:
    """Where each of our columns stands: under the name that was given for it, else under ours in any case.

    Names with a plus sign between them, `First name+Surname`, are columns that are joined.
    """
    lower = [name.lower() for name in header]
    places: dict[str, tuple[int, ...]] = {}
    for ours in COLUMNS:
        theirs = columns.get(ours)
        if theirs is not None:
            places[ours] = _told(header, theirs, where)
        elif ours in lower:
            places[ours] = (lower.index(ours),)
    if "name" not in places:
        near = nearest("name", header, few=0)
        hint = f"{near} " if near else ""
        raise InputError("there is no column 'name'", where=where, hint=f"{hint}Say which it is: --map name=THEIRS.")
    return places


def _told(header: Sequence[str], theirs: str, where: str) -> tuple[int, ...]:
    """Return the places of a column, or of several that are joined. Raises InputError for one that there is not."""
    parts = [theirs] if theirs in header else [part.strip() for part in theirs.split("+")]
    for part in parts:
        if part not in header:
            hint = nearest(part, header) or f"It has {', '.join(header[:12])}."
            raise InputError(f"there is no column {part!r}", where=where, hint=hint)
    return tuple(map(header.index, parts))
