"""The approvals that somebody holds, taken to a decider: read from a file, or given as values."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

from detente.decide.approval import Approval, HeldApprovals, day_of
from detente.decide.decider import Decider
from detente.desk import arguments
from detente.desk.arguments import PathLike
from detente.errors import InputError
from detente.files.records import RecordFormat
from detente.transactions.field_readers import UnreadableField, amount

COLUMNS: Final = ("reference", "covers", "quantity", "unit", "from", "until", "by")
HINT: Final = "Its columns are reference and covers (measures and HS codes), and quantity, unit, from, until and by where there are any."
GIVEN_HINT: Final = "Give an Approval or several, or the name of a file."
FORMAT: Final = RecordFormat(
    "approvals", COLUMNS, ("reference", "covers"), HINT, numbers=("quantity",), lists=("covers",)
)

ApprovalsLike: TypeAlias = PathLike | Approval | Iterable[Approval]
"""The approvals that are held: values, or a file of them."""


def approvals_of(given: object, where: str = "approvals") -> Path | tuple[Approval, ...] | None:
    """Return the approvals that are held: a file, or values; None: none are given, and references are not checked. Raises InputError."""
    if given is None:
        return None
    if isinstance(given, str | os.PathLike):
        return arguments.path(given, where)
    return arguments.several(given, Approval, where, GIVEN_HINT)


def holding(decider: Decider, given: Path | tuple[Approval, ...]) -> Decider:
    """Return a decider with the approvals that are held. Raises InputError as `read` and `Decider.holding` do."""
    if not isinstance(given, Path):
        return decider.holding(HeldApprovals(given))
    placed = _placed(given)
    for where, each in placed:
        HeldApprovals((each,), where).refuse_unknown(decider.measure_ids)
    return decider.holding(HeldApprovals(tuple(each for _, each in placed), given.name))


def read(path: Path) -> tuple[Approval, ...]:
    """Return the approvals of a CSV, a JSON array or a file of JSON lines.

    Raises InputError for a file that cannot be read, and for every line that is no approval, with its place.
    """
    return tuple(each for _, each in _placed(path))


def _placed(path: Path) -> list[tuple[str, Approval]]:
    """The approvals of a file, each with its place."""
    seen: dict[str, str] = {}
    found = FORMAT.records(path, _approval)
    for where, each in found:
        before = seen.setdefault(each.key, where)
        if before != where:
            what = f"the reference {each.reference!r} is there twice"
            raise InputError(what, where=where, hint=f"It is in {before.rpartition(': ')[2]}, too: write one of them.")
    return found


def _approval(row: dict[str, Any]) -> Approval:
    return Approval(
        reference=row.get("reference", ""),
        covers=row.get("covers", ""),
        quantity=_number(row.get("quantity", "")),
        unit=_unit(row.get("unit", "")),
        since=day_of(row.get("from") or None, "from"),
        until=day_of(row.get("until") or None, "until"),
        by=row.get("by", ""),
    )


def _number(text: str) -> float | None:
    if not text:
        return None
    try:
        return amount(text)
    except UnreadableField as fault:
        raise InputError(f"{text!r} {fault.what}", where="quantity", hint=fault.hint) from None


def _unit(text: str) -> Any:
    """A unit as it is written in an approval: without regard to case; `u` means a piece."""
    found = text.lower()
    return {"": None, "u": "pcs", "usd": "USD"}.get(found, found)
