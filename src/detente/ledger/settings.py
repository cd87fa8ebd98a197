"""Settings of a ledger, which are rows as everything else: how many persons judge an event before it becomes a finding."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from detente.errors import InputError
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry
from detente.ledger.view import LedgerView

JUDGES: Final = "judges"
MOST_JUDGES: Final = 2


def judges(view: LedgerView) -> int:
    """Return how many persons have to accept an event before it becomes a finding: one, or two."""
    asked = 1
    for row in view.rows("setting", subjects=[JUDGES]):
        asked = int(row.fields["judges"])
    return asked


def ask_judges(ledger: Ledger, number: int, *, by: str, because: str, at: datetime) -> Head:
    """Ask for the judgement of so many persons from now on; findings that stand are left as they are.

    Raises:
        InputError: it is neither one nor two, or it is so already.
    """
    if not 1 <= number <= MOST_JUDGES:
        raise InputError(f"{number} judges", where=JUDGES, hint="One person judges, or two do.")

    def make(view: LedgerView, _next: int) -> tuple[Sequence[Entry], None]:
        if judges(view) == number:
            raise InputError(f"the ledger asks for {number} already", where=JUDGES)
        fields = {"by": by, "because": because, "judges": number}
        return [Entry(kind="setting", subject=JUDGES, fields=fields)], None

    return ledger.append(make, at=at)[1]
