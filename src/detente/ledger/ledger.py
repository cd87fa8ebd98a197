"""A ledger in a store: rows are appended one after another, each after the hash of the one before, and none is ever changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import insert, update

from detente.ledger.head import Head
from detente.ledger.row import Entry, StoredRow, stored
from detente.ledger.view import LedgerView
from detente.store.schema import BODIES, HEAD, ROWS
from detente.store.store import Store

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Ledger:
    """The ledger of a store. Any number of threads and processes may use one store at the same time."""

    store: Store

    def exists(self) -> bool:
        """Whether a first row, or an import, has made it."""
        return self.store.exists()

    @contextmanager
    def reading(self) -> Iterator[LedgerView]:
        """The ledger in one state, whatever is appended meanwhile. Raises InputError where there is none."""
        with self.store.reading() as connection:
            yield LedgerView(connection)

    def head(self) -> Head:
        """Return the number of rows and the hash of the last."""
        with self.reading() as view:
            return view.head()

    def append(
        self, make: Callable[[LedgerView, int], tuple[Sequence[Entry], Answer]], *, at: datetime
    ) -> tuple[Answer, Head]:
        """Append what `make` wants, all of it or nothing, while no other writer appends.

        Args:
            make: Takes the ledger as it is and the place of the next row; returns the entries, and what to answer. It may refuse.
            at: The instant of the rows.

        Returns:
            What `make` answered, and the head behind the new rows. They are on the disk when this returns.
        """
        with self.store.writing() as connection:
            view = LedgerView(connection)
            head = view.head(lock=True)
            entries, answer = make(view, head.count + 1)
            return answer, put(view, head, _chain(entries, head, at))


def _chain(entries: Sequence[Entry], head: Head, at: datetime) -> Iterator[StoredRow]:
    before = head.hash
    for seq, entry in enumerate(entries, head.count + 1):
        row = stored(entry, seq, at, before)
        before = row.hash
        yield row


def put(view: LedgerView, head: Head, rows: Iterator[StoredRow], at_once: int = 1_000) -> Head:
    """Write rows behind a head that is locked, and return the new one. The rows must follow from it."""
    batch: list[StoredRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == at_once:
            head = _put(view, head, batch)
            batch = []
    return _put(view, head, batch) if batch else head


def _put(view: LedgerView, head: Head, batch: list[StoredRow]) -> Head:
    names = ("seq", "kind", "subject", "content", "hash")
    view.connection.execute(insert(ROWS), [{name: getattr(row, name) for name in names} for row in batch])
    bodies = [{"seq": row.seq, "content": row.body} for row in batch if row.body is not None]
    if bodies:
        view.connection.execute(insert(BODIES), bodies)
    first = head.first if head.count else batch[0].hash[:8]
    view.connection.execute(update(HEAD).values(count=batch[-1].seq, hash=batch[-1].hash))
    return Head(count=batch[-1].seq, hash=batch[-1].hash, first=first)
