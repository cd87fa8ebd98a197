"""What one transaction sees of the ledger: its head, its rows, and what is kept beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, select

from detente.errors import LedgerDamaged
from detente.ledger.canonical import EMPTY, decoded
from detente.ledger.head import Head
from detente.ledger.row import KINDS, LedgerRow, LedgerRowKind, StoredRow
from detente.store.schema import BODIES, HEAD, ROWS

AT_ONCE: Final = 5_000
"""Rows that are brought from the database at a time."""
_OURS: Final = frozenset({"seq", "kind", "subject", "at", "body"})
VERIFY: Final = "Run `detente ledger verify`, and compare it with an export."


@dataclass(frozen=True)
class LedgerView:
    """The ledger as one connection sees it."""

    connection: Connection

    def head(self, *, lock: bool = False) -> Head:
        """Return the head; with `lock` no other writer appends until the transaction ends."""
        asked = select(HEAD.c.count, HEAD.c.hash)
        found = self.connection.execute(asked.with_for_update() if lock else asked).one_or_none()
        if found is None:
            raise LedgerDamaged("the ledger has lost its head", hint=VERIFY)
        first = self.connection.execute(select(ROWS.c.hash).where(ROWS.c.seq == 1)).scalar()
        return Head(count=found[0], hash=found[1], first=(first or EMPTY)[:8])

    def stored(self, after: int = 0) -> Iterator[StoredRow]:
        """Yield all rows behind a place, in order, as they are stored."""
        for found in self._rows(_joined().where(ROWS.c.seq > after)):
            yield StoredRow(
                seq=found[0], kind=found[1], subject=found[2], content=found[3], hash=found[4], body=found[5]
            )

    def rows(
        self, *kinds: LedgerRowKind, subjects: Sequence[str] = (), below: str = "", after: int = 0
    ) -> Iterator[LedgerRow]:
        """Yield rows in order.

        Args:
            kinds: Of these kinds; by default of all.
            subjects: About these only.
            below: About what an id begins with: `below="6818e028956b."` gives all that was read in a document.
            after: Behind this place.

        Raises:
            LedgerDamaged: a row is not as it was written.
        """
        asked = _joined().where(ROWS.c.seq > after)
        if kinds:
            asked = asked.where(ROWS.c.kind.in_(kinds))
        if subjects:
            asked = asked.where(ROWS.c.subject.in_(subjects))
        if below:
            asked = asked.where(ROWS.c.subject.startswith(below, autoescape=True))
        for found in self._rows(asked):
            yield _row(found)

    def row(self, seq: int) -> LedgerRow | None:
        """Return the row at a place; None: there is none."""
        for found in self._rows(_joined().where(ROWS.c.seq == seq)):
            return _row(found)
        return None

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        """Rows in order, some thousands at a time, so that memory does not grow with the ledger."""
        with self.connection.execute(asked.order_by(ROWS.c.seq).execution_options(yield_per=AT_ONCE)) as found:
            yield from found


def _joined() -> Select[Any]:
    beside = ROWS.outerjoin(BODIES, ROWS.c.seq == BODIES.c.seq)
    columns = (ROWS.c.seq, ROWS.c.kind, ROWS.c.subject, ROWS.c.content, ROWS.c.hash, BODIES.c.content)
    return select(*columns).select_from(beside)


def _row(found: Sequence[Any]) -> LedgerRow:
    seq, kind, subject, content, hash_, body = found
    said = decoded(content)
    if said is None or kind not in KINDS:
        raise LedgerDamaged(f"row {seq} is not as it was written", hint=VERIFY)
    try:
        at = datetime.fromisoformat(said["at"])
        beside = None if body is None else msgspec.json.decode(body)
    except (KeyError, TypeError, ValueError, RecursionError):
        raise LedgerDamaged(f"row {seq} is not as it was written", hint=VERIFY) from None
    return LedgerRow(
        seq=seq,
        kind=kind,
        subject=subject,
        at=at,
        fields={name: each for name, each in said.items() if name not in _OURS},
        body=beside,
        body_digest=said.get("body"),
        hash=hash_,
    )
