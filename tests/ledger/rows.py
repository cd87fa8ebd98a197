"""Rows that tests append, the same each time."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry
from detente.ledger.view import LedgerView

NOW: Final = datetime(2026, 12, 1, 5, 4, 6, 123457, tzinfo=UTC)
AWKWARD: Final = "quiet \u0000 zero, 평양, \U0001f54a, \\ and \" 'quotes'\r\n"


def entry(number: int) -> Entry:
    """An entry that is like no other; every second one has a text beside it."""
    body = {"text": f"{AWKWARD} {number}", "share": number / 3} if number % 2 else None
    return Entry(kind="document", subject=f"d{number}", fields={"by": "monitor-1", "note": AWKWARD}, body=body)


def append(ledger: Ledger, *entries: Entry, at: datetime = NOW) -> Head:
    """Append entries as they are, in one step."""

    def make(_view: LedgerView, _next: int) -> tuple[Sequence[Entry], None]:
        return entries, None

    return ledger.append(make, at=at)[1]


def filled(ledger: Ledger, rows: int, at_once: int = 1) -> Ledger:
    """The ledger with so many rows behind those that it has, each an instant later."""
    for number in range(1, rows + 1, at_once):
        wanted = [entry(each) for each in range(number, min(number + at_once, rows + 1))]
        append(ledger, *wanted, at=NOW + timedelta(microseconds=number))
    return ledger
