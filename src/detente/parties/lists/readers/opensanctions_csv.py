"""OpenSanctions' simplified table of targets, `targets.simple.csv`: a row for each party, values separated by semicolons."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties.entity import Entity
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.ftm import SCHEMATA
from detente.parties.lists.readers.reader import Format, noting

NEEDED: Final = ("id", "schema", "name", "aliases", "birth_date", "countries", "identifiers")
UNREAD: Final = (
    "addresses", "sanctions", "phones", "emails", "dataset", "first_seen", "last_seen", "last_change",
)  # fmt: skip
PROGRAMMES: Final = "program_ids"
"""A column that the table has had since 2024."""


class SimpleTargets:
    """The table, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError, with the line, where this is no such table, or a row is shifted."""
        known = (*UNREAD, PROGRAMMES)
        cells = table.cells(table.lines(self._file))
        for row in table.rows(cells, NEEDED, known, noting(self.issues)):
            if not row.cells["id"]:
                raise InputError("a row has no id", where=row.where, hint=table.SHIFTED)
            if (entity := self._entity(row.cells)) is not None:
                yield entity

    def _entity(self, cells: dict[str, str]) -> Entity | None:
        schema = cells["schema"]
        found = EntityBuilder(cells["id"], SCHEMATA.get(schema, "other"), self.issues)
        if schema not in SCHEMATA:
            found.tell(f"the schema {schema!r} is not known, read as some party", "unknown-word")
        found.name(cells["name"], "primary")
        for text in _several(cells["aliases"]):
            found.name(text, "alias")
        for text in _several(cells["birth_date"]):
            found.birth(text)
        for text in _several(cells["countries"]):
            found.country(text.upper())
        for text in _several(cells["identifiers"]):
            found.number("other", text)
        found.programmes.update(dict.fromkeys(_several(cells.get(PROGRAMMES, ""))))
        return found.entity()


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


FORMAT: Final = Format(
    reader=SimpleTargets, marks=(b'"id","schema","name","aliases"', b"id,schema,name,aliases"), exports=True
)
