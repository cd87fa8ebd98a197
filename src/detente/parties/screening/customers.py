"""A table of customers, row by row: a query for each that can be read, and every cell that cannot.

The table is CSV in UTF-8 with a header. Nothing is kept of a row once the next is read, so it may be as long as it likes.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from detente.errors import InputError
from detente.files import limits
from detente.nearest import nearest
from detente.parties.match.features import Query
from detente.parties.screening.query import query
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
MOST_LINE: Final = 4 * 1024 * 1024
"""Bytes between two line feeds."""
MOST_LINES: Final = 50
"""Lines of one row: more of them are a quote that was never closed."""
UTF_8: Final = "Save the table as CSV: UTF-8, commas, one row a line."


@value
class Customer:
    """A row that can be matched."""

    row: int
    """From 1; the header does not count."""
    id: str
    query: Query
    role: str = ""
    """Of a party to a payment, its role there."""


@value
class BadRow:
    """A row that cannot be matched, and why."""

    row: int
    column: str
    """Empty where the row as a whole is none."""
    what: str

    def __str__(self) -> str:
        return f"row {self.row}: {f'{self.column}: ' if self.column else ''}{self.what}"


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
        self._lines = _lines(file, where)
        self._reader = csv.reader(self._lines, strict=True)
        self.header = self._header()
        self.places = _places(self.header, columns or {}, where)
        """Where each of our columns stands."""
        self.unread = tuple(name for place, name in enumerate(self.header) if place not in self.places.values())
        """The table's columns that are not read."""

    def _header(self) -> list[str]:
        try:
            names = [name.strip() for name in next(self._reader, [])]
        except csv.Error:
            raise InputError("the first line is not a header of CSV", where=self._where, hint=UTF_8) from None
        if not any(names):
            raise InputError("the file is empty", where=self._where, hint="Its first line names the columns.")
        if len(names) == 1 and (mark := next((mark for mark in ";\t|" if mark in names[0]), None)):
            raise InputError(f"the columns are separated by {mark!r}", where=self._where, hint=UTF_8)
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise InputError(f"the column {twice!r} stands there twice", where=self._where, hint="Rename one of them.")
        return names

    def rows(self) -> Iterator[Customer | BadRow]:
        """Every row, blank ones aside. Raises InputError where the rest of the file cannot be read, or there is no row."""
        number = 0
        for cells in self._cells():
            if isinstance(cells, str):
                number += 1
                yield BadRow(row=number, column="", what=cells)
            elif any(map(str.strip, cells)):
                number += 1
                yield self._row(number, cells)
        if not number:
            raise InputError("the table has no rows", where=self._where, hint="Customers stand below the header.")

    def _cells(self) -> Iterator[list[str] | str]:
        """The cells of each row; of one that is none, what is wrong with it."""
        while True:
            before = self._reader.line_num
            try:
                cells = next(self._reader, None)
            except csv.Error as fault:
                yield _wrong(fault, self._reader.line_num - before)
                continue
            if cells is None:
                return
            lines = self._reader.line_num - before
            yield cells if lines <= MOST_LINES else f"opens a quote that is closed {lines:,} lines later, if at all"

    def _row(self, number: int, cells: Sequence[str]) -> Customer | BadRow:
        if len(cells) != len(self.header):
            what = f"has {len(cells)} cells under a header of {len(self.header)}: its columns are shifted"
            return BadRow(row=number, column="", what=what)
        given = {name: cells[place] for name, place in self.places.items()}
        try:
            for name, text in given.items():
                limits.refuse_long(text, limits.MOST_CELL, "a cell", name)
            found = query(
                given["name"],
                born=given.get("born", ""),
                countries=given.get("country", "").split(";"),
                numbers=given.get("number", "").split(";"),
                imo=given.get("imo", ""),
                schema=given.get("schema", ""),
            )
        except InputError as fault:
            return BadRow(row=number, column=fault.where, what=fault.what)
        return Customer(row=number, id=given.get("id", "").strip() or str(number), query=found)


def _wrong(fault: csv.Error, lines: int) -> str:
    """What is wrong with a row, in our words where the parser's are about itself."""
    words = str(fault)
    if "field limit" in words:
        return f"has a cell of more than {csv.field_size_limit():,} characters"
    if "unexpected end" in words:
        return f"opens a quote that is never closed: {lines:,} lines from there on are not read"
    return f"is no row of CSV: {words}"


def _lines(file: BinaryIO, where: str) -> Iterator[str]:
    number = 0
    while raw := file.readline(MOST_LINE + 1):
        number += 1
        if len(raw) > MOST_LINE:
            hint = "Is it a table?"
            raise InputError(f"a line of more than {MOST_LINE:,} bytes", where=f"{where}: line {number}", hint=hint)
        if b"\0" in raw:
            raise InputError("this is no text", where=f"{where}: line {number}", hint=UTF_8)
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError("the text is not UTF-8", where=f"{where}: line {number}", hint=UTF_8) from None


def _places(header: Sequence[str], columns: Mapping[str, str], where: str) -> dict[str, int]:
    """Where each of our columns stands: under the name that was given for it, else under ours in any case."""
    lower = [name.lower() for name in header]
    places: dict[str, int] = {}
    for ours in COLUMNS:
        theirs = columns.get(ours)
        if theirs is not None:
            if theirs not in header:
                hint = nearest(theirs, header) or f"It has {', '.join(header[:12])}."
                raise InputError(f"there is no column {theirs!r}", where=where, hint=hint)
            places[ours] = header.index(theirs)
        elif ours in lower:
            places[ours] = lower.index(ours)
    if "name" not in places:
        near = nearest("name", header, few=0)
        hint = f"{near} " if near else ""
        raise InputError(
            "there is no column 'name'", where=where, hint=f"{hint}Say which it is: --columns name=THEIRS."
        )
    return places
