"""The UK Sanctions List as CSV, and the list that OFSI kept beside it until January 2026 (`ConList.csv`).

Both begin with a line that has their day, then a header. A row is one combination of a name, an address, a day of birth;
the rows of one `Unique ID` (`Group ID` at OFSI) make one party.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Kind, Quality
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format, noting
from detente.value import value

KINDS: Final[dict[str, Kind]] = {"individual": "person", "entity": "entity", "ship": "vessel"}
TYPES: Final[dict[str, Quality]] = {
    "primary name": "primary",
    "primary name variation": "alias",
    "alias": "alias",
    "aka": "alias",
    "a.k.a": "alias",
    "fka": "alias",
    "": "alias",
}
WEAK: Final = {"low quality a.k.a": True, "low": True, "good quality a.k.a": False, "good": False, "": False}
PARTS: Final = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")


@value
class Form:
    """The names of the columns of one of the two lists."""

    id: str
    kind: str
    type: str
    strength: str
    script: str
    births: str
    listed: str
    programme: str
    countries: tuple[str, ...]
    numbers: tuple[tuple[str, IdKind], ...]
    references: tuple[str, ...] = ()
    imo: str = ""
    measures: str = ""
    unread: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """Return every column that is read."""
        read = (self.id, self.kind, self.type, self.strength, self.script, self.births, self.listed, self.programme)
        more = (*self.countries, *(name for name, _ in self.numbers), *self.references, self.imo, self.measures)
        return tuple(name for name in (*read, *PARTS, *more) if name)


ADDRESS: Final = tuple(f"Address {line}" for line in range(1, 7))
FCDO: Final = Form(
    id="Unique ID", kind="Designation Type", type="Name type", strength="Alias strength", script="Name non-latin script",
    births="D.O.B", listed="Date Designated", programme="Regime Name", measures="Sanctions Imposed", imo="IMO number",
    references=("UN Reference Number",),
    countries=("Nationality(/ies)", "Address Country", "Current believed flag of ship"),
    numbers=(
        ("Passport number", "passport"),
        ("National Identifier number", "national-id"),
        ("Business registration number (s)", "registration"),
        ("Hull identification number (HIN)", "other"),
    ),
    unread=(
        "Last Updated", "OFSI Group ID", "Title", "Non-latin script type", "Non-latin script language", "Designation source",
        "Other Information", "UK Statement of Reasons", *(f"Address Line {line}" for line in range(1, 7)),
        "Address Postal Code", "Phone number", "Website", "Email address", "National Identifier additional information",
        "Passport additional information", "Position", "Gender", "Town of birth", "Country of birth", "Type of entity",
        "Subsidiaries", "Parent company", "Current owner/operator (s)", "Previous owner/operator (s)", "Previous flags",
        "Type of ship", "Tonnage of ship", "Length of ship", "Year Built",
    ),
)  # fmt: skip
OFSI: Final = Form(
    id="Group ID", kind="Group Type", type="Alias Type", strength="Alias Quality", script="Name Non-Latin Script",
    births="DOB", listed="Listed On", programme="Regime", countries=("Nationality", "Country"),
    numbers=(("Passport Number", "passport"), ("National Identification Number", "national-id")),
    unread=(
        "Title", "Non-Latin Script Type", "Non-Latin Script Language", "Town of Birth", "Country of Birth", "Passport Details",
        "National Identification Details", "Position", *ADDRESS, "Post/Zip Code", "Other Information",
        "UK Sanctions List Date Designated", "Last Updated",
    ),
)  # fmt: skip

_DAY = re.compile(r"""(?:Report Date|Last Updated)["\s:,]*([0-9A-Za-z/-]+)""", re.IGNORECASE)
_PART = re.compile(r"\b[dm]{2}/", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\s)\(\d+\)|[|;]")


class UnitedKingdom:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError where this is neither of the two lists, or a row is shifted."""
        drafts: dict[str, EntityBuilder] = {}
        lines = table.lines(self._file)
        self._dated(next(lines, ""))
        cells = table.cells(lines, first=2)
        number, header = next(cells, (2, []))
        form = OFSI if OFSI.id in map(str.strip, header) else FCDO
        for row in table.rows(chain([(number, header)], cells), form.needed, form.unread, noting(self.issues)):
            key = row.cells[form.id]
            if not key:
                raise InputError(f"a row has no {form.id}", where=row.where, hint=table.SHIFTED)
            if key not in drafts:
                drafts[key] = EntityBuilder(key, self._kind(row.cells[form.kind], key), self.issues)
            _take(drafts[key], row.cells, form)
        yield from (entity for draft in drafts.values() if (entity := draft.entity()) is not None)

    def _dated(self, line: str) -> None:
        found = _DAY.match(line.strip(' "'))
        if found is None:
            hint = "Its first line is Report Date: and a day, or Last Updated, and a day."
            raise InputError("this is not the list of the United Kingdom", where="line 1", hint=hint)
        self.day = partial_dates.whole_day(found[1])
        if self.day is None:
            self.issues.append(
                Issue(where="line 1", what=f"the day of the list cannot be read: {found[1]!r}", code="unreadable")
            )

    def _kind(self, word: str, where: str) -> Kind:
        if word.lower() not in KINDS:
            self.issues.append(Issue(where=where, what=f"a party of the kind {word!r}", code="unknown-word"))
        return KINDS.get(word.lower(), "other")


def _take(found: EntityBuilder, cells: dict[str, str], form: Form) -> None:
    found.name(
        " ".join(filter(None, (cells[part] for part in PARTS))), quality(found, cells[form.type], cells[form.strength])
    )
    found.name(cells[form.script], "alias")
    for text in _LISTED.split(cells[form.births]):
        found.birth(_PART.sub("00/", text))
    for column in form.countries:
        for text in _LISTED.split(cells[column]):
            found.country(text)
    for column, kind in form.numbers:
        for text in _LISTED.split(cells[column]):
            found.number(kind, text)
    for text in _LISTED.split(cells.get(form.imo, "")):
        found.imo(text)
    found.programmes.update(_each(cells[form.programme]))
    found.measures.update(_each(cells.get(form.measures, "")))
    for column in form.references:
        found.references.update(_each(cells[column]))
    found.listed(cells[form.listed])


def _each(text: str) -> dict[str, None]:
    return dict.fromkeys(part.strip() for part in re.split(r"[|;]", text) if part.strip())


def quality(found: EntityBuilder, type_: str, strength: str) -> Quality:
    """Return the quality of a name by its type and strength; an unknown one is read as an alias, with an issue."""
    kind, low = type_.strip().lower(), strength.strip().lower().rstrip(".")
    if kind not in TYPES:
        found.tell(f"a name of the type {type_!r}, read as an alias")
    if low not in WEAK:
        found.tell(f"a name of the strength {strength!r}, read as a good one")
    given = TYPES.get(kind, "alias")
    return "weak" if given == "alias" and WEAK.get(low, False) else given


FORMAT: Final = Format(reader=UnitedKingdom, marks=(b"Unique ID", b"Group ID"))
