"""OFAC's SDN list and consolidated (non-SDN) list as CSV without headers: entries, aliases, addresses, more remarks.

The files may come in any order and are recognised by their columns: an entry has twelve columns, an alias five with its kind in the
third, an address six, a remark two. `-0-` is OFAC's null. The files carry no day.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from detente.codes.country_names import by_name
from detente.errors import InputError, Issue
from detente.files import limits, table
from detente.parties.entity import Entity, Kind, Name
from detente.parties.lists.readers import aliases, ofac_remarks
from detente.parties.lists.readers.builder import odd
from detente.parties.lists.readers.reader import Format

NULL: Final = "-0-"
KINDS: Final[dict[str, Kind]] = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft", "": "entity"}
ALIAS_KINDS: Final = ("aka", "fka", "nka")
ENTRY, ALIAS, ADDRESS, REMARK = 12, 5, 6, 2
MOST_BYTES: Final = 256 * 1024 * 1024
END: Final = "\x1a"
"""The old end-of-file mark, which OFAC still writes."""


class Ofac:
    """One edition, from its files: the entries, and any of aliases, addresses and remarks."""

    def __init__(self, *files: BinaryIO) -> None:
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._rows: dict[int, list[list[str]]] = {ENTRY: [], ALIAS: [], ADDRESS: [], REMARK: []}
        for number, file in enumerate(files, 1):
            self._take(file, f"file {number}")

    def _take(self, file: BinaryIO, where: str) -> None:
        rows = list(_records(_text(file, where), where))
        if not rows:
            return
        shape = _shape(rows[0], where)
        for number, row in enumerate(rows, 1):
            _refuse(row, shape, f"{where}, row {number}")
            self._rows[shape].append([_null(cell) for cell in row])

    def entries(self) -> Iterator[Entity]:
        """Yield every entry. Raises InputError where no file has entries."""
        if not self._rows[ENTRY]:
            raise InputError(
                "none of the files holds entries", hint="Give sdn.csv (or cons_prim.csv) with its alt.csv and add.csv."
            )
        also = _by_entry(self._rows[ALIAS])
        lived = _by_entry(self._rows[ADDRESS])
        more = {row[0]: row[1] for row in self._rows[REMARK]}
        known = {row[0] for row in self._rows[ENTRY]}
        lost = sum(key not in known for key in also)
        if lost:
            self.issues.append(
                Issue(where="aliases", what=f"{lost} entries have aliases, but are not among the entries")
            )
        for row in self._rows[ENTRY]:
            yield self._entity(row, also.get(row[0], []), lived.get(row[0], []), more.get(row[0], ""))

    def _entity(self, row: list[str], also: list[list[str]], lived: list[list[str]], more: str) -> Entity:
        number, name, kind, programmes = row[:4]
        remarks = ofac_remarks.parts(row[11] + more)
        return Entity(
            id=number,
            kind=self._kind(kind, number),
            names=tuple(self._names(name, also, remarks, number)),
            births=tuple(ofac_remarks.births(remarks, number, self.issues)),
            countries=tuple(dict.fromkeys(self._countries(row, lived, remarks, number))),
            numbers=tuple(ofac_remarks.numbers(remarks)),
            programmes=tuple(programmes.split("] [")),
        )

    def _kind(self, word: str, number: str) -> Kind:
        if word not in KINDS:
            self.issues.append(Issue(where=number, what=f"a party of the kind {word!r}", code="unknown-word"))
        return KINDS.get(word, "other")

    def _names(self, name: str, also: list[list[str]], remarks: list[str], number: str) -> Iterator[Name]:
        for written in (name, *(row[3] for row in also)):
            if odd(written):
                what = f"a name with control characters, which were taken out: {written!r}"
                self.issues.append(Issue(where=number, what=what))
        main = aliases.clean(name)
        if main is None:
            raise InputError("an entry has no name", where=f"entry {number}")
        limits.refuse_long(main, aliases.MOST, "a name", f"entry {number}")
        yield Name(text=main, quality="primary")
        seen = {main}
        for row in also:
            text = aliases.clean(row[3])
            if text and text not in seen and aliases.fitting(text, number, self.issues):
                seen.add(text)
                yield Name(text=text)
        yield from (each for each in ofac_remarks.names(remarks) if each.text not in seen)

    def _countries(self, row: list[str], lived: list[list[str]], remarks: list[str], number: str) -> Iterator[str]:
        yield from ofac_remarks.countries(remarks, number, self.issues)
        for written in dict.fromkeys([row[9], *(address[4] for address in lived)]):
            code = by_name(written) if written else None
            if code:
                yield code
            elif written and written != "undetermined":
                self.issues.append(
                    Issue(where=number, what=f"a country that is not known: {written!r}", code="unknown-word")
                )


def _text(file: BinaryIO, where: str) -> str:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES // 1024 // 1024} MiB", where=where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as fault:
        what = f"byte {fault.start + 1} is neither UTF-8 nor Windows-1252"
        raise InputError(what, where=where, hint="Fetch the file again.") from None


def _records(text: str, where: str) -> Iterator[list[str]]:
    for record in table.records(io.StringIO(text, newline="")):
        if record.fault:
            place = f"{where}, line {record.line}"
            raise InputError(f"the CSV is broken: {record.fault}", where=place, hint=table.FETCH)
        if record.cells and record.cells != [END]:
            yield record.cells


def _shape(row: list[str], where: str) -> int:
    width = ADDRESS if len(row) > ADDRESS and row[2] not in ALIAS_KINDS and len(row) != ENTRY else len(row)
    if width not in (ENTRY, ALIAS, ADDRESS, REMARK):
        raise InputError(
            f"a row of {len(row)} columns",
            where=where,
            hint="OFAC's entries have 12, aliases 5, addresses 6, remarks 2.",
        )
    return width


def _refuse(row: list[str], shape: int, where: str) -> None:
    """Refuse a row whose columns are shifted, which would give a party the programme or country of another."""
    if len(row) != shape:
        raise InputError(
            f"a row of {len(row)} columns among rows of {shape}",
            where=where,
            hint="Its columns are shifted; fetch the file again.",
        )
    if not row[0].strip().isdecimal():
        raise InputError(
            f"{row[0]!r} is no number of an entry", where=where, hint="Its columns are shifted; fetch the file again."
        )
    if shape == ALIAS and row[2] not in ALIAS_KINDS:
        raise InputError(f"{row[2]!r} is no kind of alias", where=where, hint=f"They are {', '.join(ALIAS_KINDS)}.")


def _null(cell: str) -> str:
    text = cell.strip()
    return "" if text == NULL else text


def _by_entry(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _looks(head: bytes) -> bool:
    """Return whether a file begins like one of the tables, which have no header and begin with the number of an entry."""
    first = head.split(b"\n", 1)[0]
    return first[:1].isdigit() and first.count(b",") in range(1, 30)


FORMAT: Final = Format(reader=Ofac, shape=_looks, several=True)
