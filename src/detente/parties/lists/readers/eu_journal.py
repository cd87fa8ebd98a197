"""The annexes of the European Union's sanctions regulations, transcribed into a table (`celex,recordId,programKey,…`).

A row is one entry of one annex under one measure; the table of an amendment names the regulation that it amends as well. Semicolons separate aliases; brackets after
an alias have its form in another script. The reference of an entry is its regulation, its annex and its number there, or its IMO
number or its name where the annex gives no number. The table has no date.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties.entity import Entity, IdKind, Kind, Quality
from detente.parties.lists.readers import aliases
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format, noting

KINDS: Final[dict[str, Kind]] = {
    "Person": "person",
    "LegalEntity": "entity",
    "Organization": "entity",
    "Company": "entity",
    "Vessel": "vessel",
    "Airplane": "aircraft",
    "Asset": "other",
}
CELEX: Final = ("celex", "amendedCelex")
"""The regulation that a row belongs to; the second in the table of an amendment."""
NEEDED: Final = ("recordId", "programKey", "annex", "measure", "startDate", "schema", "name")
NAMES: Final[tuple[tuple[str, Quality], ...]] = (("alias", "alias"), ("previousName", "alias"), ("weakAlias", "weak"))
NUMBERS: Final[tuple[tuple[str, IdKind], ...]] = (
    ("passportNumber", "passport"),
    ("idNumber", "national-id"),
    ("taxNumber", "tax-id"),
    ("innCode", "tax-id"),
    ("kppCode", "tax-id"),
    ("registrationNumber", "registration"),
    ("ogrnCode", "registration"),
    ("okpoCode", "registration"),
    ("leiCode", "lei"),
    ("swiftBic", "bic"),
    ("mmsi", "mmsi"),
)
COUNTRIES: Final = ("country", "nationality", "jurisdiction", "flag")
UNREAD: Final = (
    "reason", "birthPlace", "position", "gender", "appearance", "ethnicity", "fatherName", "motherName", "incorporationDate",
    "legalForm", "sector", "ticker", "address", "phone", "email", "website", "notes",
)  # fmt: skip
KNOWN: Final = frozenset(
    (*(name for name, _ in (*NAMES, *NUMBERS)), *COUNTRIES, *UNREAD, "birthDate", "imoNumber", "amendmentCelex")
)
_BRACKETS = re.compile(r"[()]")
_NO_NAME = re.compile(r"(?:dob|pob|date of expiration|(?:place|date) of issue)\s*:|text of image$", re.IGNORECASE)
"""A remark on a passport or a picture in a field of aliases."""
_BIRTH = re.compile(r"(?<![\s.,;(])[\s.,;(]*+\b(?:date|place) of birth\b.*$", re.IGNORECASE | re.DOTALL)
"""A remark on a birth after an alias."""


class Journal:
    """Open tables of annexes; each file may have the annexes of one regulation, and a file without any has only a header."""

    def __init__(self, *files: BinaryIO) -> None:
        self._files = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._ids: set[str] = set()

    def entries(self) -> Iterator[Entity]:
        """Yield every row. Raises InputError where a file is no such table."""
        for number, file in enumerate(self._files, 1):
            try:
                yield from self._table(file)
            except InputError as fault:
                place = f"file {number}, {fault.where}" if len(self._files) > 1 else fault.where
                raise InputError(fault.what, where=place, hint=fault.hint) from None

    def _table(self, file: BinaryIO) -> Iterator[Entity]:
        cells = table.cells(table.lines(file))
        first = next(cells, (1, []))
        column = CELEX["amendedCelex" in map(str.strip, first[1])]
        for row in table.rows(chain([first], cells), (column, *NEEDED), KNOWN, noting(self.issues)):
            found = self._row(row, row.cells[column]).entity()
            if found is not None:
                yield found

    def _row(self, row: table.Row, celex: str) -> EntityBuilder:
        cells = row.cells
        found = EntityBuilder(self._id(row, celex), self._kind(cells["schema"], row.where), self.issues)
        found.programmes.update(dict.fromkeys(filter(None, (cells["programKey"],))))
        found.measures.update(dict.fromkeys(filter(None, (cells["measure"],))))
        found.listed(cells["startDate"])
        _take_names(found, cells)
        if found.kind == "person":
            found.birth(cells.get("birthDate", ""))
        for column in COUNTRIES:
            found.country(cells.get(column, ""))
        for column, kind in NUMBERS:
            for text in cells.get(column, "").split(";"):
                found.number(kind, text)
        for text in cells.get("imoNumber", "").split(";"):
            found.imo(text)
        return found

    def _id(self, row: table.Row, celex: str) -> str:
        annex, number = (row.cells[column] for column in ("annex", "recordId"))
        if not celex:
            raise InputError("a row has no number of a regulation", where=row.where, hint=table.SHIFTED)
        made = ":".join(filter(None, (celex, annex, number or row.cells.get("imoNumber") or row.cells["name"])))
        if made in self._ids:
            self.issues.append(
                Issue(where=made, what="two rows have this reference; the second goes by its line", code="given-twice")
            )
            made = f"{made}:{row.where}"
        self._ids.add(made)
        return made

    def _kind(self, word: str, where: str) -> Kind:
        if word not in KINDS:
            self.issues.append(Issue(where=where, what=f"a party of the kind {word!r}", code="unknown-word"))
        return KINDS.get(word, "other")


def _take_names(found: EntityBuilder, cells: dict[str, str]) -> None:
    written = aliases.split(cells["name"])
    if found.kind == "vessel":
        written = [name for text in written for name in _former(text)]
    for number, name in enumerate(written):
        found.name(name, "alias" if number else "primary")
    for column, quality in NAMES:
        for part in aliases.split(cells.get(column, "").replace('"', "")):
            for name in [part] if found.kind == "person" else aliases.either(part):
                _take_name(found, name, quality)


def _take_name(found: EntityBuilder, text: str, quality: Quality) -> None:
    """Add one alias, without remarks on a birth, a passport or the language."""
    whole = aliases.unlabelled(text).removeprefix("or ").strip()
    name = _BIRTH.sub("", whole)
    if name and not _NO_NAME.match(name):
        found.name(name, quality)
    if name != whole or _NO_NAME.match(name):
        left = whole.removeprefix(name) or whole
        found.tell(f"{left.strip()!r} among the aliases, left out")


def _former(text: str) -> list[str]:
    """Return the names of a vessel; the annexes put its former names in brackets (`Chol Ryong (Ryong Gun Bong)`)."""
    return [part.strip() for part in _BRACKETS.split(text) if part.strip()]


FORMAT: Final = Format(reader=Journal, marks=(b"celex,", b"amendedCelex,"), several=True)
