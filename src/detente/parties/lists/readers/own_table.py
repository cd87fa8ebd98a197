"""A list of one's own as a table, CSV or a workbook: a row for each party, or for each name of a party with one reference.

Columns are known by their usual names, or told with `--columns name=NAME,born=DOB`; several that make one value are joined
with a plus sign: `name=First name+Last name`. Cells of several values have semicolons between them.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from detente.errors import InputError, Issue
from detente.files import limits, table, workbook
from detente.nearest import nearest
from detente.parties.entity import KINDS, Entity, IdKind, Kind
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.ftm import SCHEMATA
from detente.parties.lists.readers.reader import Format

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "reference", "ref", "key", "entry id", "list id", "no", "number of entry"),
    "name": ("name", "full name", "party", "party name", "customer name", "company", "entity name"),
    "alias": ("alias", "aliases", "aka", "a.k.a.", "also known as", "other names"),
    "weak": ("weak alias", "weak aliases", "weak aka", "low quality aka"),
    "kind": ("kind", "type", "schema", "entity type", "party type"),
    "born": ("born", "dob", "date of birth", "birth date", "birthdate", "year of birth"),
    "country": ("country", "countries", "nationality", "citizenship", "flag", "jurisdiction"),
    "number": ("number", "numbers", "id number", "identification number", "registration number", "identifiers"),
    "passport": ("passport", "passport number", "passport no"),
    "tax": ("tax", "tax number", "tax id", "inn", "vat"),
    "imo": ("imo", "imo number", "imo no"),
    "bic": ("bic", "swift", "swift/bic", "bic/swift"),
    "lei": ("lei", "lei code"),
    "wallet": ("wallet", "wallet address"),
    "programme": ("programme", "program", "regime", "list", "category", "reason"),
    "listed": ("listed", "listed on", "date listed", "added", "added on"),
}
"""Our columns, and the names under which they are found without being told."""
NUMBERS: Final[dict[str, IdKind]] = {
    "number": "other", "passport": "passport", "tax": "tax-id", "bic": "bic", "lei": "lei", "wallet": "wallet",
}  # fmt: skip
OTHER_KINDS: Final[dict[str, Kind]] = {
    "individual": "person", "natural person": "person", "p": "person", "legal entity": "entity", "business": "entity",
    "corporate": "entity", "e": "entity", "ship": "vessel", "v": "vessel", "plane": "aircraft",
}  # fmt: skip
WORDS: Final[dict[str, Kind]] = {
    **OTHER_KINDS, **{word.lower(): kind for word, kind in SCHEMATA.items()}, **{kind: kind for kind in KINDS},
}  # fmt: skip
PLUS: Final = "+"
DELIMITERS: Final = ",;\t|"
ZIP: Final = b"PK\x03\x04"
HINT: Final = "Name it: --columns name=THEIRS, or name=FIRST+LAST where two columns make it."


class OwnTable:
    """The table, open."""

    def __init__(self, *files: BinaryIO, columns: Mapping[str, str] | None = None) -> None:
        """Take the file, and the table's own names by ours."""
        (self._file,) = files
        self._columns = columns or {}
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party; rows with one reference are one. Raises InputError for a table without a name, or a shifted row."""
        rows = self._rows()
        header = next(rows, ("row 1", []))[1]
        places = self._places(header)
        drafts: dict[str, EntityBuilder] = {}
        for number, (where, cells) in enumerate(rows, 1):
            if len(cells) != len(header):
                what = f"a row of {len(cells)} cells under a header of {len(header)}"
                raise InputError(what, where=where, hint="Its columns are shifted.")
            given = {ours: _joined(cells, at) for ours, at in places.items()}
            key = given.get("id") or str(number)
            if key not in drafts:
                drafts[key] = EntityBuilder(key, "other", self.issues)
            self._take(drafts[key], given)
        yield from (entity for draft in drafts.values() if (entity := draft.entity()) is not None)

    def _rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the rows that are not blank, each with its place."""
        head = self._file.read(len(ZIP))
        self._file.seek(0)
        if head == ZIP:
            found = ([_text(cell) for cell in row] for row in workbook.rows(self._file))
            yield from _even((f"row {at}", row) for at, row in enumerate(found, 1))
            return
        lines = list(table.lines(self._file))
        mark = max(DELIMITERS, key=lines[0].count) if lines else ","
        for line, row in table.cells(iter(lines), delimiter=mark):
            yield f"line {line}", [cell.strip() for cell in row]

    def _places(self, header: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Return where each of our columns stands; several places where they are joined."""
        plain = [name.strip().lower().replace("_", " ") for name in header]
        places = {ours: self._told(theirs, header) for ours, theirs in self._columns.items()}
        used = {at for several in places.values() for at in several}
        for ours, names in HEADINGS.items():
            at = next((plain.index(name) for name in names if name in plain), None)
            if ours not in places and at is not None and at not in used:
                places[ours] = (at,)
                used.add(at)
        if "name" not in places:
            raise InputError("there is no column with a name", where="line 1", hint=HINT)
        unread = [name for at, name in enumerate(header) if name and at not in used]
        if unread:
            what = f"columns that are not known, and not read: {', '.join(unread)}"
            self.issues.append(Issue(where="line 1", what=what, code="unknown-column"))
        return places

    def _told(self, theirs: str, header: Sequence[str]) -> tuple[int, ...]:
        parts = [theirs] if theirs in header else [part.strip() for part in theirs.split(PLUS)]
        for part in parts:
            if part not in header:
                hint = nearest(part, header) or f"It has {', '.join(header[:12])}."
                raise InputError(f"there is no column {part!r}", where="line 1", hint=hint)
        return tuple(header.index(part) for part in parts)

    def _take(self, found: EntityBuilder, given: Mapping[str, str]) -> None:
        """Add what a row says of a party."""
        limits.refuse_long(given.get("name", ""), limits.MOST_CELL, "a name", found.id)
        self._kind(found, given)
        found.name(given.get("name", ""), "alias" if found.has_main else "primary")
        for column, quality in (("alias", "alias"), ("weak", "weak")):
            for text in _several(given.get(column, "")):
                found.name(text, "weak" if quality == "weak" else "alias")
        for text in _several(given.get("born", "")):
            found.birth(text)
        for text in _several(given.get("country", "")):
            found.country(text)
        for column, kind in NUMBERS.items():
            for text in _several(given.get(column, "")):
                found.number(kind, text)
        for text in _several(given.get("imo", "")):
            found.imo(text)
        found.programmes.update(dict.fromkeys(_several(given.get("programme", ""))))
        found.listed(given.get("listed", ""))

    def _kind(self, found: EntityBuilder, given: Mapping[str, str]) -> None:
        word = given.get("kind", "")
        if not word:
            found.kind = _kind_of(given) if found.kind == "other" else found.kind
            return
        if word.lower() not in WORDS:
            found.tell(f"a party of the kind {word!r}", "unknown-word")
        found.kind = WORDS.get(word.lower(), "other")


def _kind_of(given: Mapping[str, str]) -> Kind:
    """Return the kind that a row without one shows: who has a date of birth is a person, what has an IMO number a ship."""
    if given.get("born") or given.get("passport"):
        return "person"
    return "vessel" if given.get("imo") else "other"


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _joined(cells: Sequence[str], at: Sequence[int]) -> str:
    return " ".join(filter(None, (cells[place] for place in at)))


def _even(rows: Iterator[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a workbook that are not blank, as long as the first of them."""
    wide = 0
    for where, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            wide = wide or len(cells)
            yield where, cells + [""] * (wide - len(cells))


def _text(cell: Any) -> str:
    """Return the text of a cell of a workbook; a whole number without its decimals, a day without its time."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _is_table(head: bytes) -> bool:
    """Return whether the first line of a file names a column that holds names."""
    try:
        line = head.decode("utf-8-sig").splitlines()[0]
    except (UnicodeDecodeError, IndexError):
        return False
    mark = max(DELIMITERS, key=line.count)
    names = [name.strip().lower().replace("_", " ") for name in next(csv.reader([line], delimiter=mark), [])]
    return any(name in HEADINGS["name"] for name in names)


FORMAT: Final = Format(reader=OwnTable, shape=_is_table, columns=OwnTable)
