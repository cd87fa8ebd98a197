"""Findings: what a person accepted as established. Only these act on the law."""

from datetime import date, datetime
from typing import Final

from detente.law.condition import Finding
from detente.ledger.ledger import Ledger
from detente.ledger.row import LedgerRow
from detente.ledger.view import LedgerView
from detente.value import value

PREFIX: Final = "f"
"""A finding's id is this and the number of its row: `f12`."""


@value
class LedgerWithdrawal:
    """The withdrawal of a finding."""

    known_on: date
    """The day from which it is known that the finding no longer counts."""
    by: str
    because: str
    at: datetime


@value
class LedgerFinding:
    """A finding of the ledger, with who accepted it, when and why."""

    id: str
    kind: str
    on: date
    """The day of the fact."""
    known_on: date
    """The day on which it became known: as the person said, else the day of the row."""
    source: str
    """The proposal that it was accepted from, or what the person named as its source."""
    by: str
    because: str
    at: datetime
    """The instant of its row, UTC."""
    digest: str
    """The hash of its row, which fixes it and everything before it."""
    withdrawal: LedgerWithdrawal | None = None

    def counts(self, known_on: date | None = None) -> bool:
        """Whether it counts by what was known on a day; None: by everything that is known now."""
        if known_on is None:
            return self.withdrawal is None
        return self.known_on <= known_on and (self.withdrawal is None or self.withdrawal.known_on > known_on)

    def for_the_law(self) -> Finding:
        """The same as the law takes it."""
        return Finding(kind=self.kind, on=self.on, known_on=self.known_on, source=self.source, id=self.id)


def accepted(ledger: Ledger, known_on: date | None = None) -> tuple[Finding, ...]:
    """Return the accepted findings as the law takes them.

    Args:
        ledger: The ledger. One that does not exist yet has no findings.
        known_on: What was known on this day: findings that became known later are left out, and those withdrawn later count. None:
            everything that is known now.

    Returns:
        The findings in the order of their rows; the same fact accepted twice is there once.

    Raises:
        LedgerDamaged: a row is not as it was written.
        InputError: the ledger cannot be read.
    """
    facts: dict[tuple[str, date], Finding] = {}
    for each in standing(ledger, known_on):
        facts.setdefault((each.kind, each.on), each.for_the_law())
    return tuple(facts.values())


def standing(ledger: Ledger, known_on: date | None = None) -> tuple[LedgerFinding, ...]:
    """Return the findings that count by what was known on a day, each with its id, its digest and its reason; as `accepted` does."""
    if not ledger.exists():
        return ()
    with ledger.reading() as view:
        return tuple(each for each in findings(view) if each.counts(known_on))


def findings(view: LedgerView, subject: str = "") -> tuple[LedgerFinding, ...]:
    """Return all findings, those that were withdrawn included; or those about one subject."""
    rows = tuple(view.rows("finding", "withdrawal", subjects=[subject] if subject else ()))
    return of_rows(rows)


def of_rows(rows: tuple[LedgerRow, ...]) -> tuple[LedgerFinding, ...]:
    """The findings that some rows make, in order."""
    withdrawn = {row.fields["withdraws"]: _withdrawal(row) for row in rows if row.kind == "withdrawal"}
    return tuple(_finding(row, withdrawn.get(finding_id(row.seq))) for row in rows if row.kind == "finding")


def finding_id(seq: int) -> str:
    """Return the id of the finding in a row."""
    return f"{PREFIX}{seq}"


def _finding(row: LedgerRow, withdrawal: LedgerWithdrawal | None) -> LedgerFinding:
    on = row.day("on")
    assert on is not None
    return LedgerFinding(
        id=finding_id(row.seq),
        kind=str(row.fields["finding"]),
        on=on,
        known_on=row.day("known_on") or row.at.date(),
        source=str(row.fields.get("source", "")),
        by=row.by,
        because=row.because,
        at=row.at,
        digest=row.hash,
        withdrawal=withdrawal,
    )


def _withdrawal(row: LedgerRow) -> LedgerWithdrawal:
    return LedgerWithdrawal(known_on=row.day("known_on") or row.at.date(), by=row.by, because=row.because, at=row.at)
