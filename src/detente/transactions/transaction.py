"""Reads one transaction from a mapping of column names to values, and reports every field that cannot be read.

This module does not load the columnar engine, so that one transaction is decided without that delay.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from detente.errors import Code, Fault, InputError
from detente.files import limits
from detente.nearest import nearest
from detente.transactions import field_readers
from detente.transactions.columns import BY_NAME, COLUMNS, NAMES, Column, Columns, Transaction
from detente.transactions.days import DaySpan, late_contract
from detente.transactions.field_readers import UnreadableField
from detente.value import value

__all__ = [
    "COLUMNS",
    "Column",
    "FieldFault",
    "Transaction",
    "field_fault",
    "field_text",
    "parse",
    "read_one",
    "unknown_column",
]

PARTY_COLUMNS: Final = tuple(column.name for column in COLUMNS if column.kind in ("parties", "imo"))
"""The columns that name parties and vessels."""
MAX_SHOWN: Final = 200
"""The most characters of a faulty value that are kept for its report."""


@value
class FieldFault:
    """A field that cannot be read, or (without a `column`) a line that is no valid row."""

    row: int
    """The number of the row, counted from 1 without the header."""
    column: str
    value: str
    """The value as given, shortened if it is long."""
    what: str
    """The end of a sentence that begins with the value."""
    advice: str = ""
    known: tuple[str, ...] = ()
    place: str = ""
    """The location in a file that is no table, as `file, line 12`."""
    code: Code = "unreadable"
    kept: bool = False
    """Whether the row is decided all the same: the value counts as unknown, and the fault is told."""

    @property
    def hint(self) -> str:
        """What to write instead. The nearest allowed word is looked up only when the hint is read."""
        return self.advice or nearest(self.value, self.known) or "The words are listed by `detente decide --help`."

    @property
    def fault(self) -> Fault:
        """The fault with the row and the column as its location."""
        if self.place:
            return Fault(what=self.what, where=self.place, hint=self.advice, code=self.code)
        unknown = self.code == "unknown-column"
        where = f"row {self.row}: {self.column}" if self.column and not unknown else f"row {self.row}"
        subject = self._column_words if unknown else repr(self.value) if self.column else "the row"
        return Fault(what=f"{subject} {self.what}", where=where, hint=self.hint, code=self.code)

    @property
    def _column_words(self) -> str:
        return f"the column {self.column!r}"

    def __str__(self) -> str:
        if self.place:
            return str(self.fault)
        unknown = self.code == "unknown-column"
        subject = self._column_words if unknown else f"{self.column} {self.value!r}" if self.column else "the row"
        return f"row {self.row}: {subject} {self.what}\n  {self.hint}"


def field_fault(row: int, column: str, given: object, fault: UnreadableField) -> FieldFault:
    """The fault of a value that a column cannot hold."""
    text = given if isinstance(given, str) else _shown(given)
    cut = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
    known = tuple(fault.known)
    return FieldFault(
        row=row,
        column=column,
        value=cut,
        what=fault.what,
        advice=fault.hint,
        known=known,
        code=fault.code,
        kept=fault.unknown,
    )


def _shown(given: object) -> str:
    try:
        return str(given)
    except ValueError:
        return "a number of thousands of digits"


def unknown_column(name: str) -> UnreadableField:
    """The fault of a column that the transaction table does not have."""
    return UnreadableField(
        "is unknown",
        nearest(name, NAMES) or f"The columns are {', '.join(NAMES)}.",
        code="unknown-column",
    )


def field_text(name: str, given: object) -> str | None:
    """The trimmed text of a field, None where it is null; the value of `parties` may also be a list.

    Raises:
        UnreadableField: the text is too long.
    """
    if name == "parties" and isinstance(given, list | tuple):
        text = "; ".join(text for text in map(field_readers.as_text, given) if text) or None
    else:
        text = field_readers.as_text(given)
    most = max_length(name)
    if text is not None and len(text) > most:
        raise UnreadableField(
            f"holds {len(text):,} characters", f"At most {most:,} are read here. {limits.HINT}", code="too-long"
        )
    return text


def max_length(name: str) -> int:
    """The most characters of a field of this column."""
    return limits.MOST_VALUE if name in BY_NAME and name != "parties" else limits.MOST_CELL


def parse(
    given: Mapping[str, object], *, row: int = 1, default_id: str | None = None, columns: Columns = BY_NAME
) -> tuple[Transaction | None, tuple[FieldFault, ...]]:
    """The transaction with these values, or None and a fault for each field that cannot be read.

    Args:
        given: Values by column; a column that is absent is null. Values may be text, numbers and days; that of `parties` may
            be a list.
        row: The number of the row in the faults.
        default_id: The id where none is given; None: the number of the row.
        columns: The columns with the words that each may hold.
    """
    facts: dict[str, object] = {}
    bad: dict[str, UnreadableField] = {name: unknown_column(name) for name in given if name not in BY_NAME}
    for name, column in columns.items():
        value = given.get(name)
        if value is None:
            facts[name] = None
            continue
        try:
            text = field_text(name, value)
            facts[name] = column.read(text) if text is not None else None
        except UnreadableField as fault:
            bad[name] = fault
    bad.update(_out_of_order(facts))
    if bad:
        order = [*(name for name in NAMES if name in bad), *(name for name in bad if name not in BY_NAME)]
        return None, tuple(field_fault(row, name, given[name], bad[name]) for name in order)
    return _transaction(facts, default_id or str(row)), ()


def _out_of_order(facts: Mapping[str, object]) -> dict[str, UnreadableField]:
    """The faults of fields that contradict each other."""
    bad: dict[str, UnreadableField] = {}
    code, year = facts.get("hs"), facts.get("hs_edition")
    if isinstance(code, str) and isinstance(year, int):
        try:
            field_readers.refuse_edition(code, year)
        except UnreadableField as fault:
            bad["hs"] = fault
    contract, days = facts.get("contract_date"), facts.get("date")
    if isinstance(contract, date) and isinstance(days, tuple) and contract > days[1]:
        bad["contract_date"] = late_contract(days[1])
    return bad


def _transaction(facts: dict[str, object], default_id: str) -> Transaction:
    days = facts.pop("date")
    first, last = _ends(days)
    made = {"id": facts.pop("id") or default_id, **{name: facts.pop(name) or () for name in PARTY_COLUMNS}}
    return Transaction(date_from=first, date_to=last, **made, **facts)  # type: ignore[arg-type]


def _ends(days: object) -> DaySpan | tuple[None, None]:
    return (days[0], days[1]) if isinstance(days, tuple) else (None, None)


def _plain_fault(cell: FieldFault) -> Fault:
    """The fault of a field of a single transaction."""
    if cell.code == "unknown-column":
        return Fault(what=f"unknown column {cell.column!r}", hint=cell.hint, code=cell.code)
    return Fault(what=f"{cell.value!r} {cell.what}", where=cell.column, hint=cell.hint, code=cell.code)


def read_one(given: Mapping[str, object], default_id: str = "1", columns: Columns = BY_NAME) -> Transaction:
    """The transaction with these values; `columns` have the words that each may hold.

    Raises:
        InputError: a field cannot be read, or a column is unknown; the error names all of them, each with its hint.
    """
    transaction, bad = parse(given, default_id=default_id, columns=columns)
    if transaction is not None:
        return transaction
    faults = list(map(_plain_fault, bad))
    if len(faults) == 1:
        raise InputError(faults[0].what, where=faults[0].where, hint=faults[0].hint, faults=faults)
    told = "\n".join(map(str, faults))
    raise InputError(f"{len(bad)} cells cannot be read\n{told}", faults=faults)
