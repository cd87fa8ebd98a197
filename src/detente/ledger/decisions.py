"""Decisions in the ledger: each with its receipt, which names the head that the ledger had before it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry
from detente.ledger.view import LedgerView
from detente.value import value

AT_ONCE = 1_000
"""Decisions that are appended together."""


@value
class LoggedDecision:
    """A decision as it is logged: the id of its transaction, its verdict, its receipt, and the decision as JSON text."""

    id: str
    verdict: str
    regime: str
    receipt: str
    content: str


def log(ledger: Ledger, decisions: Iterable[LoggedDecision], *, by: str, at: datetime) -> Head | None:
    """Append decisions, a thousand at a time, and return the head behind them; None: there were none."""
    head = None
    batch: list[LoggedDecision] = []
    for each in decisions:
        batch.append(each)
        if len(batch) == AT_ONCE:
            head, batch = _append(ledger, batch, by, at), []
    return _append(ledger, batch, by, at) if batch else head


def _append(ledger: Ledger, batch: Sequence[LoggedDecision], by: str, at: datetime) -> Head:
    def make(_view: LedgerView, _next: int) -> tuple[Sequence[Entry], None]:
        return [_entry(each, by) for each in batch], None

    return ledger.append(make, at=at)[1]


def _entry(each: LoggedDecision, by: str) -> Entry:
    fields = {"by": by, "transaction": each.id, "verdict": each.verdict, "regime": each.regime}
    return Entry(
        kind="decision",
        subject=subject_of(each.receipt),
        fields=fields,
        body={"receipt": each.receipt, "decision": each.content},
    )


def logged(view: LedgerView, receipt: str) -> tuple[int, LoggedDecision] | None:
    """Return the last logged decision of a receipt, with the number of its row; None: the ledger has none."""
    rows = [row for row in view.rows("decision", subjects=[subject_of(receipt)]) if row.body is not None]
    if not rows:
        return None
    row = rows[-1]
    found = LoggedDecision(
        id=str(row.fields["transaction"]),
        verdict=str(row.fields["verdict"]),
        regime=str(row.fields["regime"]),
        receipt=str(row.body["receipt"]),
        content=str(row.body["decision"]),
    )
    return row.seq, found


def subject_of(receipt: str) -> str:
    """The subject of the row of a receipt: the first sixteen hexadecimal characters of its SHA-256."""
    return f"d{sha256(receipt.encode()).hexdigest()[:16]}"
