"""The mapping of a file's columns and words to those of the transaction table (`--map`).

A mapping is `ours=theirs` pairs with commas between them, or a YAML file:

    columns: {hs: hs8, quantity: [quantity_revised, quantity]}   # of several columns, the first that is not empty
    constants: {from_country: IN, to_country: LK, activity: trade}
    words: {unit: {KGS: kg, SQM: null}}                          # null: unknown
    countries: alpha-3                                           # the file's countries are alpha-3 codes
    direction: {column: flow, export: [Export], import: [Import], reporter: reporter, partner: partner}
    rows: {level: ["6"]}                                         # only rows with one of these words
    leave_out: {partner: [World]}                                # no rows with one of these
    optional: yes                                                # a column that the file does not have is passed over
    dates: fiscal                                                # 2011-12 is a fiscal year, not December 2011
    scale: {value: 1000000}
    ignore: [description]                                        # or: all
    id: row                                                      # a row's id is its number

Several columns of parties are joined; of several columns of any other kind the first that is not empty counts.

A column of the file with a name of the transaction table is read as that column, unless the mapping reads that column from
another one. A column that is not read is passed through to the output. If its name may be a misspelt name of the table, it must
be named under `ignore`, so that no fact is dropped unnoticed. `ignore: all` leaves all of these columns out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, Final, Literal

from detente.codes.countries import ALPHA3
from detente.errors import Fault, FaultCode, InputError, UsageError
from detente.files.paths import is_file, opened, unopened
from detente.law import yaml
from detente.nearest import nearest
from detente.transactions.columns import BY_NAME, NAMES, Columns
from detente.transactions.field_readers import UnreadableField, amount
from detente.value import value

KEYS: Final = (
    "columns",
    "constants",
    "words",
    "scale",
    "ignore",
    "id",
    "dates",
    "countries",
    "direction",
    "rows",
    "leave_out",
    "optional",
    "decimal",
)
SHIPPED: Final = Path(__file__).with_name("mappings")
"""The folder of the mappings that ship, a file each: `--map comtrade`."""
COUNTRY_COLUMNS: Final = tuple(name for name in NAMES if BY_NAME[name].kind == "country")
HINT: Final = f"Its keys are {', '.join(KEYS)}."
IGNORE: Final = "ignore"
SIDES: Final = ("from_country", "to_country")
LIMIT: Final = 1 << 18
"""The most bytes of a mapping file; a file of this size takes some seconds to read."""
_NULLS: Final = ("", "null", "~")


@value
class Direction:
    """How a column tells who sells and who buys: the reporter in an export, the partner in an import."""

    flow: tuple[str, ...]
    exports: frozenset[str]
    imports: frozenset[str]
    reporter: tuple[str, ...] = ()
    """The columns of the reporter; none: `country` is the reporter of all rows."""
    partner: tuple[str, ...]
    country: str | None = None


@value
class ColumnMap:
    """A checked mapping; the empty mapping reads columns by their names in the transaction table."""

    name: str = "--map"
    """The name of the mapping for errors: the file, or the option."""
    columns: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, str]
    words: Mapping[str, Mapping[str, str | None]]
    scale: Mapping[str, float]
    ignore: frozenset[str] | Literal["all"]
    fiscal: bool = False
    numbered: bool = False
    """Whether the id of a row is its number, even where the file has an id."""
    direction: Direction | None = None
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By columns of the file the words of the rows that are read; any other row is left out."""
    leave_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By columns of the file the words of rows that are left out."""
    optional: bool = False
    """Whether a column that the file does not have is passed over."""
    decimal: str = ""
    """The mark before decimals of its numbers; empty: as the user states it."""

    def taken(self) -> frozenset[str]:
        """The columns of the transaction table that the mapping gives, so that a column of the same name does not."""
        sides = SIDES if self.direction is not None else ()
        return frozenset({*self.columns, *self.constants, *sides, *(["id"] if self.numbered else [])})

    def ignores(self, theirs: str) -> bool:
        """Whether a column of the file may be left unread."""
        return self.ignore == "all" or theirs in self.ignore


EMPTY: Final = ColumnMap(columns={}, constants={}, words={}, scale={}, ignore=frozenset())


def load(text: str, known: Columns = BY_NAME) -> ColumnMap:
    """The mapping in the value of `--map`: the path of a YAML file, or `ours=theirs` pairs; `known` are our columns.

    Raises:
        UsageError: the value is neither a file nor pairs.
        InputError: the file cannot be read or holds faults; the error has all of them.
    """
    if text in shipped() and not is_file(Path(text)):
        return from_yaml((SHIPPED / f"{text}.yaml").read_text("utf-8"), name=f"--map {text}", known=known)
    if "=" in text and not is_file(Path(text)):
        return pairs(text)
    return from_yaml(_file(Path(text)), name=text, known=known)


def shipped() -> tuple[str, ...]:
    """The names of the mappings that ship."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def pairs(text: str) -> ColumnMap:
    """The mapping in `ours=theirs,...`, and `ignore=theirs` for a column that is not read."""
    found: dict[str, object] = {}
    ignored: list[str] = []
    for pair in text.split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not (ours and equals and theirs):
            raise UsageError(
                f"{pair.strip()!r} is not a pair",
                where="--map",
                hint="Write ours=theirs,ours=theirs, or give a YAML file.",
            )
        if ours == IGNORE:
            ignored.append(theirs)
            continue
        if ours in found:
            raise UsageError(
                f"{ours!r} is given twice", where="--map", hint="In a YAML file a column may have several sources."
            )
        found[ours] = theirs
    return build({"columns": found, IGNORE: "all" if ignored == ["all"] else ignored}, name="--map")


def _file(path: Path) -> str:
    meant = nearest(str(path), shipped())
    named = f"or the name of one that ships: {', '.join(shipped())}."
    hint = meant if meant.startswith("Did") else f"Give a YAML file, pairs such as hs=hs8,date=fiscal_year, {named}"
    try:
        with opened(path, hint=hint) as handle:
            content = handle.read(LIMIT + 1)
    except OSError as fault:
        raise unopened(path, fault, hint=hint) from None
    if len(content) > LIMIT:
        raise InputError("is too long for a mapping", where=str(path), hint=f"A mapping has at most {LIMIT} bytes.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(f"is not UTF-8 (byte {fault.start})", where=str(path), hint="Save it as UTF-8.") from None


def from_yaml(text: str, *, name: str, known: Columns = BY_NAME) -> ColumnMap:
    """The mapping in a YAML text, whose scalars are all text (`NO` is Norway)."""
    document = yaml.parse(text.encode(), name, empty=HINT)
    if document.faults:
        fault = document.faults[0]
        raise InputError(fault.what, where=fault.where, hint=fault.hint, faults=document.faults)
    if not isinstance(document.content, dict):
        raise InputError("is not a mapping", where=name, hint=HINT)
    return build(document.content, name=name, known=known)


def build(given: Mapping[str, Any], *, name: str, known: Columns = BY_NAME) -> ColumnMap:
    """The mapping with these keys; `known` are our columns, with the words that each may hold.

    Raises:
        InputError: some keys or values are not valid; the error has every fault with its key.
    """
    faults: list[Fault] = []
    built = _Builder(given, faults, known)
    mapping = ColumnMap(
        name=name,
        columns=dict(built.columns()),
        constants=dict(built.constants()),
        words=built.words(),
        scale=dict(built.scale()),
        ignore=built.ignore(),
        fiscal=built.choice("dates", ("iso", "fiscal")) == "fiscal",
        numbered=built.choice("id", ("row",)) == "row",
        direction=built.direction(),
        rows=built.listed("rows"),
        leave_out=built.listed("leave_out"),
        optional=built.choice("optional", ("yes", "no")) == "yes",
        decimal=built.choice("decimal", (".", ",")) or "",
    )
    built.contradictions(mapping)
    if faults:
        noun = "fault" if len(faults) == 1 else "faults"
        told = "\n".join(f"  {f'{each.where}: {each.what}. {each.hint}'.strip()}" for each in faults)
        raise InputError(f"{len(faults)} {noun} in the mapping\n{told}", where=name, faults=faults)
    return mapping


class _Builder:
    """Reads the parts of a mapping, and collects their faults in `faults`."""

    def __init__(self, given: Mapping[str, Any], faults: list[Fault], known: Columns) -> None:
        self.given = given
        self.faults = faults
        self.known = known
        for key in given:
            if key not in KEYS:
                self.fault(str(key), "is no key of a mapping", nearest(str(key), KEYS), code="unknown-word")

    def fault(self, where: str, what: str, hint: str = "", *, code: FaultCode = "unreadable") -> None:
        """Add a fault."""
        self.faults.append(Fault(what=what, where=where, hint=hint, code=code))

    def entries(self, key: str) -> Iterator[tuple[str, Any]]:
        """The entries under a key, by columns of the transaction table."""
        part = self.given.get(key) or {}
        if not isinstance(part, dict):
            self.fault(key, "is not a mapping", f"Write {key}: {{column: ...}}.")
            return
        for ours, theirs in part.items():
            if ours in BY_NAME:
                yield ours, theirs
            else:
                self.fault(
                    f"{key}.{ours}",
                    "is not a column of a transaction",
                    nearest(str(ours), NAMES),
                    code="unknown-column",
                )

    def columns(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The columns of the transaction table, each with the file's columns that it is read from."""
        for ours, theirs in self.entries("columns"):
            names = (theirs,) if isinstance(theirs, str) else tuple(theirs or ()) if isinstance(theirs, list) else ()
            if names and all(isinstance(name, str) and name for name in names):
                yield ours, names
            else:
                self.fault(
                    f"columns.{ours}", "names no column", "Write the name of a column of the file, or a list of names."
                )

    def constants(self) -> Iterator[tuple[str, str]]:
        """The columns of the transaction table that have one value for all rows."""
        for ours, text in self.entries("constants"):
            if isinstance(text, str) and self._readable(f"constants.{ours}", ours, text):
                yield ours, text
            elif not isinstance(text, str):
                self.fault(f"constants.{ours}", "is not a single value")

    def words(self) -> dict[str, dict[str, str | None]]:
        """The file's words with those of the transaction table, by its columns."""
        alpha3 = self.choice("countries", ("alpha-2", "alpha-3")) == "alpha-3"
        found: dict[str, dict[str, str | None]] = {name: dict(ALPHA3) for name in COUNTRY_COLUMNS if alpha3}
        for ours, table in self.entries("words"):
            if not isinstance(table, dict):
                self.fault(f"words.{ours}", "is not a mapping", f"Write {ours}: {{theirs: ours}}.")
                continue
            found.setdefault(ours, {}).update(self._translations(ours, table))
        return found

    def _translations(self, ours: str, table: Mapping[Any, Any]) -> Iterator[tuple[str, str | None]]:
        for word, meaning in table.items():
            if meaning is None or meaning in _NULLS:
                yield str(word).strip(), None
            elif not isinstance(meaning, str):
                self.fault(f"words.{ours}.{word}", "is not a single word")
            elif self._readable(f"words.{ours}.{word}", ours, meaning):
                yield str(word).strip(), meaning

    def _readable(self, where: str, ours: str, text: str) -> bool:
        try:
            self.known[ours].read(text.strip())
        except UnreadableField as fault:
            self.fault(where, f"{text!r} {fault.what}", fault.hint or nearest(text, fault.known), code=fault.code)
            return False
        return True

    def scale(self) -> Iterator[tuple[str, float]]:
        """The factors for quantities and values."""
        for ours, text in self.entries("scale"):
            factor = _factor(text)
            if BY_NAME[ours].kind != "amount":
                self.fault(f"scale.{ours}", "is not a column of numbers", "Known: quantity, value.")
            elif factor is None:
                self.fault(f"scale.{ours}", f"{text!r} is not a factor", "Write a number above zero.")
            else:
                yield ours, factor

    def direction(self) -> Direction | None:
        """How a column tells the direction of trade; None where no column does."""
        given = self.given.get("direction")
        if given is None:
            return None
        known = ("column", "export", "import", "reporter", "partner", "country")
        if not isinstance(given, dict) or not {"column", "partner"} <= given.keys() <= {*known}:
            self.fault("direction", "needs a column and a partner", f"Its keys are {', '.join(known)}.")
            return None
        parts = {key: _texts(given.get(key)) for key in known}
        if not (parts["reporter"] or parts["country"]) or not (parts["export"] or parts["import"]):
            hint = "Name the column of the reporter, or its country; and the words for export and import."
            self.fault("direction", "does not tell who reports, or what is an export", hint)
            return None
        return Direction(
            flow=parts["column"],
            exports=frozenset(map(str.casefold, parts["export"])),
            imports=frozenset(map(str.casefold, parts["import"])),
            reporter=parts["reporter"],
            partner=parts["partner"],
            country=next(iter(parts["country"]), None),
        )

    def listed(self, key: str) -> dict[str, frozenset[str]]:
        """The words under a key, by columns of the file, in small letters."""
        given = self.given.get(key) or {}
        if not isinstance(given, dict) or not all(_texts(words) for words in given.values()):
            self.fault(key, "is not a mapping of columns to words", f"Write {key}: {{column: [word, ...]}}.")
            return {}
        return {str(name): frozenset(map(str.casefold, _texts(words))) for name, words in given.items()}

    def ignore(self) -> frozenset[str] | Literal["all"]:
        """The file's columns that may be left unread."""
        given = self.given.get("ignore") or []
        if given == "all":
            return "all"
        if isinstance(given, list) and all(isinstance(name, str) for name in given):
            return frozenset(given)
        self.fault("ignore", "is neither a list of columns nor `all`")
        return frozenset()

    def choice(self, key: str, words: Sequence[str]) -> str | None:
        """The value of a key with a few allowed words; None where the key is absent."""
        given = self.given.get(key)
        if given is None or given in words:
            return given
        self.fault(key, f"{given!r} is not a word of this key", f"Known: {', '.join(words)}.", code="unknown-word")
        return None

    def contradictions(self, mapping: ColumnMap) -> None:
        """Add a fault for each column that is given in two ways."""
        for ours in mapping.columns.keys() & mapping.constants.keys():
            self.fault(f"constants.{ours}", "also comes from a column", "Keep one of the two.", code="given-twice")
        if mapping.numbered and "id" in {*mapping.columns, *mapping.constants}:
            self.fault("id", "is also given under columns or constants", "Keep one of the two.", code="given-twice")


def _texts(given: object) -> tuple[str, ...]:
    """One text, or the texts of a list; none where it is neither."""
    if isinstance(given, str):
        return (given,)
    return tuple(given) if isinstance(given, list) and all(isinstance(each, str) for each in given) else ()


def _factor(text: object) -> float | None:
    try:
        factor = amount(text) if isinstance(text, str) else 0.0
    except UnreadableField:
        return None
    return factor or None
