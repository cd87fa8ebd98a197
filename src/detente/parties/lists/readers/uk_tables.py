"""The UK Sanctions List in five tables that third parties derive from it: subjects, names, identifiers, dates of birth, countries.

The tables may come in any order and are recognised by their columns; the subjects and the names must be among them. They have
no date, but each subject has the date of its last change: the edition takes the latest of these.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Quality
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format, noting
from detente.parties.lists.readers.uk_csv import KINDS

TABLES: Final[dict[str, tuple[str, ...]]] = {
    "subjects": ("unique_id", "subject_type", "un_reference_number", "ofsi_group_id", "date_designated", "last_updated"),
    "names": (
        "name_id", "unique_id", "name_type", "alias_strength", "full_name",
        "name_6", "name_1", "name_2", "name_3", "name_4", "name_5",
    ),
    "identifiers": ("id", "unique_id", "ofsi_group_id", "raw_value", "identifier_type", "additional_info"),
    "births": ("dob_id", "unique_id", "year", "month", "day", "precision", "parse_issues"),
    "countries": ("id", "unique_id", "raw_value", "country_type", "iso", "resolution_method", "iso_available"),
}  # fmt: skip
TOLD: Final = {"subjects": "subject_type", "names": "name_type", "identifiers": "identifier_type", "births": "dob_id"}
"""The column that only this table has; `countries` has `country_type`."""
NAMES: Final[dict[str, Quality]] = {"primary": "primary", "primary_variation": "alias", "alias": "alias"}
WEAK: Final = {"": False, "good_quality_aka": False, "low_quality_aka": True}
NUMBERS: Final[dict[str, IdKind]] = {
    "passport": "passport",
    "national": "national-id",
    "business_registration_numbers": "registration",
}


class UnitedKingdomTables:
    """The tables, open."""

    def __init__(self, *files: BinaryIO) -> None:
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._rows: dict[str, list[table.Row]] = {}
        for number, file in enumerate(files, 1):
            self._open(file, f"file {number}")

    def _open(self, file: BinaryIO, where: str) -> None:
        source = table.cells(table.lines(file))
        number, header = next(source, (1, []))
        name = next((name for name, column in (*TOLD.items(), ("countries", "country_type")) if column in header), None)
        if name is None:
            raise InputError("this is none of the tables", where=where, hint=f"They are {', '.join(TABLES)}.")
        if name in self._rows:
            raise InputError(f"the table of {name} comes twice", where=where, hint="Give each table once.")
        try:
            self._rows[name] = list(
                table.rows(chain([(number, header)], source), TABLES[name], (), noting(self.issues))
            )
        except InputError as fault:
            raise InputError(fault.what, where=f"{where} ({name}), {fault.where}", hint=fault.hint) from None

    def entries(self) -> Iterator[Entity]:
        """Yield every subject. Raises InputError where the subjects or the names are not among the tables."""
        for needed in ("subjects", "names"):
            if needed not in self._rows:
                raise InputError(
                    f"the table of {needed} is not among the files", hint="Give all the tables of one edition."
                )
        drafts = self._drafts()
        for name, take in (
            ("names", self._name),
            ("identifiers", _number),
            ("births", _birth),
            ("countries", _country),
        ):
            for row in self._rows.get(name, ()):
                draft = drafts.get(row.cells["unique_id"])
                if draft is None:
                    what = f"a row of the table of {name} is of a subject that there is not: {row.cells['unique_id']!r}"
                    self.issues.append(Issue(where=row.where, what=what, code="unknown-word"))
                else:
                    take(draft, row.cells)
        yield from (entity for draft in drafts.values() if (entity := draft.entity()) is not None)

    def _drafts(self) -> dict[str, EntityBuilder]:
        drafts: dict[str, EntityBuilder] = {}
        for row in self._rows["subjects"]:
            key, word = row.cells["unique_id"], row.cells["subject_type"]
            if not key or key in drafts:
                raise InputError(
                    f"the subject {key!r} has no id, or comes twice", where=f"subjects, {row.where}", hint=table.SHIFTED
                )
            if word not in KINDS:
                self.issues.append(Issue(where=key, what=f"a party of the kind {word!r}", code="unknown-word"))
            drafts[key] = EntityBuilder(key, KINDS.get(word, "other"), self.issues)
            drafts[key].listed(row.cells["date_designated"])
            drafts[key].references.update(dict.fromkeys(filter(None, (row.cells["un_reference_number"],))))
            changed = partial_dates.whole_day(row.cells["last_updated"])
            self.day = max(filter(None, (changed, self.day)), default=None)
        return drafts

    def _name(self, draft: EntityBuilder, cells: dict[str, str]) -> None:
        kind, strength = cells["name_type"], cells["alias_strength"]
        if kind not in NAMES or strength not in WEAK:
            draft.tell(f"a name of the type {kind!r} and the strength {strength!r}, read as an alias")
        found = NAMES.get(kind, "alias")
        draft.name(cells["full_name"], "weak" if found == "alias" and WEAK.get(strength, False) else found)


def _number(draft: EntityBuilder, cells: dict[str, str]) -> None:
    kind = cells["identifier_type"]
    if kind == "imo":
        draft.imo(cells["raw_value"])
        return
    if kind not in NUMBERS:
        draft.tell(f"a number of the type {kind!r}, read as another one")
    draft.number(NUMBERS.get(kind, "other"), cells["raw_value"])


def _birth(draft: EntityBuilder, cells: dict[str, str]) -> None:
    draft.birth("-".join(part for part in (cells["year"], cells["month"], cells["day"]) if part))


def _country(draft: EntityBuilder, cells: dict[str, str]) -> None:
    kind = cells["country_type"]
    if kind not in ("nationality", "address", "flag", "birth"):
        draft.tell(f"a country of the type {kind!r}, left out")
    elif kind != "birth":  # a country of birth is neither a nationality nor an address
        draft.country(cells["raw_value"])


FORMAT: Final = Format(reader=UnitedKingdomTables, marks=(b"unique_id,",), several=True)
