"""Australia's consolidated list, a workbook: a row for each name, and `2`, `2a`, `2b` are the names of one party."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import table, workbook
from detente.parties import partial_dates
from detente.parties.entity import Entity, Kind, Quality
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format

COLUMNS: Final = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
    "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date",
    "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
MEASURES: Final = {
    "Targeted Financial Sanction": "Targeted financial sanction",
    "Travel Ban": "Travel ban",
    "Arms Embargo": "Arms embargo",
    "Maritime Restriction": "Maritime restriction",
}
KINDS: Final[dict[str, Kind]] = {"Individual": "person", "Entity": "entity", "Vessel": "vessel"}
NAMES: Final[dict[tuple[str, str], Quality]] = {
    ("Primary Name", ""): "primary",
    ("Original Script", ""): "alias",
    ("Alias", "Strong"): "alias",
    ("Alias", "Weak"): "weak",
    ("Alias", ""): "alias",
}
FLAGS: Final = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False, "": False}

_REFERENCE = re.compile(r"([1-9][0-9]*)([a-z]*)")
_UNITED_NATIONS = re.compile(r"([A-Z]{2}[ei]\.[0-9]{3})\b")
_ESCAPED = re.compile(r"_x000[dD]_")
_BETWEEN = re.compile(r"[,;\n]|(?<=\d)\s+(?=\d)")
"""The separator of two dates of birth: a comma, a line feed, or a space between numbers."""


class Australia:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        """Return the last date on which the authority changed an entry."""
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError where this is no such list, or a row is shifted."""
        drafts: dict[str, EntityBuilder] = {}
        for where, cells in self._rows():
            found = _REFERENCE.fullmatch(cells["Reference"])
            if found is None:
                what = f"{cells['Reference']!r} is no reference"
                raise InputError(what, where=where, hint="References are 2, 2a, 2b. Are the columns shifted?")
            if found[1] not in drafts:
                drafts[found[1]] = EntityBuilder(found[1], self._kind(cells["Type"], found[1]), self.issues)
            self._take(drafts[found[1]], cells, where)
        yield from (entity for draft in drafts.values() if (entity := draft.entity()) is not None)

    def _rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        rows = workbook.rows(self._file)
        header = [_text(cell) for cell in next(rows, ())]
        while header and not header[-1]:
            header.pop()
        self._check(header)
        for number, row in enumerate(rows, 2):
            cells = [_text(cell) for cell in row]
            if any(cells[len(header) :]):
                raise InputError(
                    f"a row is longer than the {len(header)} columns", where=f"row {number}", hint=table.SHIFTED
                )
            if any(cells):
                yield f"row {number}", dict(zip(header, cells, strict=False))

    def _check(self, header: list[str]) -> None:
        table.refuse(header, COLUMNS, "row 1")
        for place, name in enumerate(COLUMNS):
            if header[place] != name:
                what = f"column {place + 1} is {header[place]!r}, where {name!r} should stand"
                raise InputError(what, where="row 1", hint="Has the authority changed its list?")
        new = [name for name in header[len(COLUMNS) :] if name]
        if new:
            self.issues.append(
                Issue(
                    where="row 1",
                    what=f"columns that are not known, and not read: {', '.join(new)}",
                    code="unknown-column",
                )
            )

    def _kind(self, word: str, where: str) -> Kind:
        if word not in KINDS:
            self.issues.append(Issue(where=where, what=f"a party of the kind {word!r}", code="unknown-word"))
        return KINDS.get(word, "other")

    def _take(self, found: EntityBuilder, cells: dict[str, str], where: str) -> None:
        found.name(cells["Name of Individual or Entity"], _quality(found, cells))
        for born in _BETWEEN.split(cells["Date of Birth"]):
            found.birth(born.removeprefix("Approximately: ").lstrip("/"))
        found.country(cells["Citizenship"])
        found.imo(cells["IMO Number"])
        found.programmes.update(dict.fromkeys(filter(None, (cells["Committees"],))))
        found.references.update(dict.fromkeys(_UNITED_NATIONS.findall(cells["Additional Information"][:7])))
        for column, measure in MEASURES.items():
            if _flag(cells[column], column, where):
                found.measures[measure] = None
        self._control(found, cells["Control Date"])

    def _control(self, found: EntityBuilder, text: str) -> None:
        day = partial_dates.whole_day(text)
        if day is None:
            found.tell(f"a control date that cannot be read: {text!r}", "unreadable")
        else:
            self.day = max(day, self.day or day)


def _quality(found: EntityBuilder, cells: dict[str, str]) -> Quality:
    kind = cells["Name Type"], cells["Alias Strength"]
    if kind not in NAMES:
        found.tell(f"a name of the kind {' '.join(kind).strip()!r}, read as an alias")
    return NAMES.get(kind, "alias")


def _flag(text: str, column: str, where: str) -> bool:
    if text.lower() not in FLAGS:
        raise InputError(f"{column} is {text!r}", where=where, hint="It is TRUE or FALSE. Are the columns shifted?")
    return FLAGS[text.lower()]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else _ESCAPED.sub("", str(cell)).strip()


FORMAT: Final = Format(reader=Australia, marks=(b"PK\x03\x04",))
"""The mark of any zip file; no other list is a workbook."""
