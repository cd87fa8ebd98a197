"""The European Union's consolidated list of financial sanctions as CSV, in its form 1.1."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties import partial_dates
from detente.parties.entity import Entity
from detente.parties.lists.readers import eu_parts
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format, noting

_REGULATION: Final = "Type OrganisationType PublicationDate EntryIntoForceDate NumberTitle Programme PublicationUrl"
_FIELDS: Final = {
    "Entity": "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType "
    "SubjectType_ClassificationCode",
    "NameAlias": "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId Remark",
    "Address": "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription "
    "LogicalId Remark",
    "BirthDate": "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City "
    "CountryIso2Code CountryDescription LogicalId Remark",
    "Identification": "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate "
    "ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription "
    "LogicalId Remark",
    "Citizenship": "Region CountryIso2Code CountryDescription LogicalId Remark",
}
COLUMNS: Final = (
    "fileGenerationDate",
    *(f"{part}_{field}" for part, fields in _FIELDS.items() for field in fields.split()),
    *(f"{part}_Regulation_{field}" for part in _FIELDS for field in _REGULATION.split()),
    *(f"{part}_RegulationLanguage" for part in _FIELDS if part != "Entity"),
)
"""The columns of the CSV."""
NEEDED: Final = (
    "fileGenerationDate", "Entity_LogicalId", "Entity_EU_ReferenceNumber", "Entity_SubjectType", "Entity_Regulation_Programme",
    "NameAlias_WholeName", "BirthDate_BirthDate", "Citizenship_CountryIso2Code", "Identification_Number",
)  # fmt: skip


class EuropeanUnionCsv:
    """The list as CSV, open: a row for each name, address, day of birth, number or citizenship of an entry."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every entry. Raises InputError where this is no such list, or a row is shifted."""
        drafts: dict[str, EntityBuilder] = {}
        for row in self._rows():
            given = {part: dict(_fields(row.cells, f"{part}_")) for part in _FIELDS}
            key = given["Entity"]["logicalid"]
            if not key:
                raise InputError("a row has no Entity_LogicalId", where=row.where, hint=table.SHIFTED)
            if key not in drafts:
                drafts[key] = self._draft(given["Entity"])
            draft = drafts[key]
            draft.programmes.update(dict.fromkeys(filter(None, (given["Entity"]["regulationprogramme"],))))
            for part, take in eu_parts.TAKE.items():
                take(draft, given[part])
            self.day = self.day or partial_dates.whole_day(row.cells["fileGenerationDate"])
        yield from (entity for draft in drafts.values() if (entity := draft.entity()) is not None)

    def _draft(self, given: dict[str, str]) -> EntityBuilder:
        id_ = eu_parts.identity(given)
        words = given.get("subjecttypeclassificationcode", ""), given["subjecttype"]
        draft = EntityBuilder(id_, eu_parts.kind(words, id_, self.issues), self.issues)
        eu_parts.take_entry(draft, given)
        return draft

    def _rows(self) -> Iterator[table.Row]:
        lines = table.lines(self._file)
        first = next(lines, "")
        if first.lstrip('"').startswith("Date_file"):
            what = "this is the short form, which was given up after 2018 and shifts its columns where a cell has a semicolon"
            raise InputError(what, where="line 1", hint="Take the full list, as XML or as CSV 1.1.")
        return table.rows(table.cells(chain([first], lines), delimiter=";"), NEEDED, COLUMNS, noting(self.issues))


def _fields(cells: dict[str, str], prefix: str) -> Iterable[tuple[str, str]]:
    return ((eu_parts.plain(name[len(prefix) :]), cell) for name, cell in cells.items() if name.startswith(prefix))


FORMAT: Final = Format(reader=EuropeanUnionCsv, marks=(b"Entity_LogicalId", b"Entity_logical_id"))
