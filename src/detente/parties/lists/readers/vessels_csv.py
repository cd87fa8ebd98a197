"""The vessels under resolution 1718, in a table (`imo,name,measures,…`) made from copies of the Committee's own list.

The Committee publishes its vessels as a page, not as data. The table has them as the European Union's annexes give them,
with the names and numbers under which others list them; former names are in brackets. It has no date.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties.entity import Entity
from detente.parties.lists.readers.builder import NOTHING, EntityBuilder
from detente.parties.lists.readers.reader import Format, noting

NEEDED: Final = ("imo", "name", "measures", "start_dates", "basis")
KNOWN: Final = ("annex_eu_2017_1509", "uk_id", "ofac_name")
COMMITTEE: Final = "UN"
"""The basis of a listing by the Committee; the Union lists vessels of its own in the same annexes."""
_BRACKETS: Final = re.compile(r"[()]")


class Vessels:
    """The table, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every vessel. Raises InputError where this is no such table, or has a vessel twice."""
        seen: set[str] = set()
        for row in table.rows(table.cells(table.lines(self._file)), NEEDED, KNOWN, noting(self.issues)):
            found = self._vessel(row)
            if found.id in seen:
                raise InputError(f"the vessel {found.id} stands there twice", where=row.where, hint=table.SHIFTED)
            seen.add(found.id)
            if (basis := row.cells["basis"]) and COMMITTEE not in basis:
                found.tell(f"is left out, for the Committee did not list it: {basis!r}")
                continue
            if (entity := found.entity()) is not None:
                yield entity

    def _vessel(self, row: table.Row) -> EntityBuilder:
        cells = row.cells
        key = cells["imo"] or cells["name"]
        if not key:
            raise InputError("a row has neither an IMO number nor a name", where=row.where, hint=table.SHIFTED)
        found = EntityBuilder(key, "vessel", self.issues)
        for number, name in enumerate(filter(None, map(str.strip, _BRACKETS.split(cells["name"])))):
            found.name(name, "alias" if number else "primary")
        other = cells.get("ofac_name", "")
        if other.casefold() not in cells["name"].casefold():
            found.name(other, "alias")
        found.imo(cells["imo"])
        if cells["imo"].lower() in NOTHING:
            found.tell("has no IMO number, and goes by its name")
        for day in cells["start_dates"].split(";"):
            found.listed(day)
        found.programmes.update(dict.fromkeys(filter(None, (cells["basis"],))))
        found.measures.update(dict.fromkeys(filter(None, map(str.strip, cells["measures"].split(";")))))
        found.references.update(dict.fromkeys(filter(None, (cells.get("uk_id", ""),))))
        return found


FORMAT: Final = Format(reader=Vessels, marks=(b"imo,name,",))
