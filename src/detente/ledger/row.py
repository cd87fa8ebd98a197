"""Rows of the ledger: what is to be appended, and what stands in the chain."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

from detente.errors import InputError
from detente.ledger.canonical import canonical, chained, digest
from detente.value import value

LedgerRowKind = Literal[
    "document",
    "proposal",
    "judgement",
    "finding",
    "withdrawal",
    "removal",
    "party-judgement",
    "decision",
    "link",
    "setting",
]
KINDS: Final[tuple[LedgerRowKind, ...]] = (
    "document", "proposal", "judgement", "finding", "withdrawal", "removal", "party-judgement", "decision",
    "link", "setting",
)  # fmt: skip


@value
class Entry:
    """What is to become a row.

    `subject` is the id of what it is about, by which its rows are found: a document's, a proposal's, a finding's. `fields` are kept
    in the chain for ever; `body` is kept beside it under its digest, and can be removed.
    """

    kind: LedgerRowKind
    subject: str
    fields: Mapping[str, Any]
    body: object = None


@value
class LedgerRow:
    """A row of the chain."""

    seq: int
    """Its place, from 1."""
    kind: LedgerRowKind
    subject: str
    at: datetime
    """The instant at which it was appended, UTC."""
    fields: Mapping[str, Any]
    """What it says, by name; a day is text."""
    body: Any = None
    """What was kept beside the chain; None where it has none, or where that was removed."""
    body_digest: str | None = None
    hash: str

    @property
    def by(self) -> str:
        """Who made it."""
        return str(self.fields.get("by", ""))

    @property
    def because(self) -> str:
        """Why, in that person's words."""
        return str(self.fields.get("because", ""))

    def day(self, name: str) -> date | None:
        """A day that it says, by the name of its field."""
        text = self.fields.get(name)
        return date.fromisoformat(text) if isinstance(text, str) and text else None

    @property
    def removed(self) -> bool:
        """Whether what was kept beside the chain is gone."""
        return self.body_digest is not None and self.body is None


@value
class StoredRow:
    """A row as it is stored: texts only."""

    seq: int
    kind: str
    subject: str
    content: str
    hash: str
    body: str | None = None


def stored(entry: Entry, seq: int, at: datetime, before: str) -> StoredRow:
    """Return the row that an entry becomes at a place of the chain.

    Raises:
        InputError: it has a value that JSON lacks, as a number that is none.
    """
    try:
        body = None if entry.body is None else canonical(entry.body)
        content = canonical(
            {
                **entry.fields,
                "seq": seq,
                "kind": entry.kind,
                "subject": entry.subject,
                "at": instant(at),
                **({} if body is None else {"body": digest(body)}),
            }
        )
    except (ValueError, RecursionError) as fault:
        raise InputError(f"it cannot be kept: {fault}", where=entry.subject) from None
    return StoredRow(
        seq=seq, kind=entry.kind, subject=entry.subject, content=content, hash=chained(before, content), body=body
    )


def instant(at: datetime) -> str:
    """Return an instant as rows write it: `2026-12-01T05:04:06.000000Z`. Raises InputError for one without a time zone."""
    if at.tzinfo is None:
        raise InputError("an instant without a time zone", where="at", hint="Give it in UTC: datetime.now(UTC).")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
