"""Whether the ledger is as it was written.

Every changed, lost, reordered or inserted row is found, and with a head noted elsewhere every row that was cut from the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from sqlalchemy import select

from detente.ledger.canonical import EMPTY, chained, decoded, digest
from detente.ledger.head import Head
from detente.ledger.row import KINDS, StoredRow
from detente.ledger.view import LedgerView
from detente.store.schema import BODIES, HEAD, ROWS
from detente.value import value

MOST: Final = 1_000
"""Faults that are reported; a ledger with more is lost, and their number says nothing."""


@value
class LedgerFault:
    """A fault of the chain. `seq` is the place of the row; None: it concerns the ledger as a whole."""

    seq: int | None = None
    what: str

    def __str__(self) -> str:
        return self.what if self.seq is None else f"row {self.seq:,}: {self.what}"


@value
class Verified:
    """What a check of the ledger found."""

    head: Head
    """Of the rows that are there."""
    faults: tuple[LedgerFault, ...] = ()
    noted: Head | None = None
    """The head that it was compared with; None: rows that were cut from the end could not be looked for."""
    removed: int = 0
    """Rows whose text was removed, each with its reason in the ledger."""

    @property
    def intact(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@dataclass
class _Chain:
    """The chain, as far as it was read."""

    seq: int = 0
    hash: str = EMPTY
    first: str = EMPTY[:8]
    lost: set[int] = field(default_factory=set)
    """Rows whose body is not there."""
    given: set[int] = field(default_factory=set)
    """Rows whose body a later row says was removed."""
    at_noted: str = EMPTY
    """The hash at the place of the noted head."""

    def next(self, row: StoredRow, noted: int) -> Iterator[LedgerFault]:
        """Take one more row, and say what is wrong with it."""
        if row.seq != self.seq + 1:
            yield LedgerFault(seq=self.seq + 1, what=_missing(self.seq + 1, row.seq - 1))
        if chained(self.hash, row.content) != row.hash:
            yield LedgerFault(seq=row.seq, what="it does not follow from the row before it: one of the two was changed")
        yield from self._content(row)
        self.seq, self.hash = row.seq, row.hash
        if row.seq == 1:
            self.first = row.hash[:8]
        if row.seq == noted:
            self.at_noted = row.hash

    def _content(self, row: StoredRow) -> Iterator[LedgerFault]:
        """What a row says about itself, against where it is."""
        said = decoded(row.content)
        if said is None:
            yield LedgerFault(seq=row.seq, what="its content is no JSON object")
            return
        if said.get("seq") != row.seq:
            yield LedgerFault(seq=row.seq, what=f"it was written as row {said.get('seq')}")
        if (said.get("kind"), said.get("subject")) != (row.kind, row.subject) or row.kind not in KINDS:
            yield LedgerFault(seq=row.seq, what="its kind or subject is not the one in its content")
        if row.body is None and said.get("body") is not None:
            self.lost.add(row.seq)
        elif row.body is not None and digest(row.body) != said.get("body"):
            yield LedgerFault(seq=row.seq, what="the text beside it is not the one that was kept")
        if row.kind == "removal":
            self.given.update(each for each in said.get("rows", ()) if isinstance(each, int))


def verify(view: LedgerView, noted: Head | None = None) -> Verified:
    """Check every row of the ledger, and compare it with a head that was noted elsewhere.

    100,000 rows take about a second on one core; memory does not grow with their number.
    """
    chain = _Chain()
    place = -1 if noted is None else noted.count
    faults = list(islice(_faults(view, chain, place, noted), MOST))
    head = Head(count=chain.seq, hash=chain.hash, first=chain.first)
    removed = len(chain.lost & chain.given)
    return Verified(head=head, faults=tuple(faults), noted=noted, removed=removed)


def _faults(view: LedgerView, chain: _Chain, place: int, noted: Head | None) -> Iterator[LedgerFault]:
    for row in view.stored():
        yield from chain.next(row, place)
    for seq in sorted(chain.lost - chain.given):
        yield LedgerFault(seq=seq, what="the text beside it is gone, and no row says that it was removed")
    yield from _strays(view)
    yield from _head(view, chain)
    if noted is not None:
        yield from _noted(chain, noted)


def _strays(view: LedgerView) -> Iterator[LedgerFault]:
    """Texts beside no row."""
    asked = select(BODIES.c.seq).where(BODIES.c.seq.not_in(select(ROWS.c.seq))).order_by(BODIES.c.seq)
    for (seq,) in view.connection.execute(asked):
        yield LedgerFault(seq=seq, what="there is a text, and no row that it belongs to")


def _head(view: LedgerView, chain: _Chain) -> Iterator[LedgerFault]:
    found = view.connection.execute(select(HEAD.c.count, HEAD.c.hash)).one_or_none()
    if found is None:
        yield LedgerFault(what="the ledger has lost its head")
    elif (found[0], found[1]) != (chain.seq, chain.hash):
        yield LedgerFault(what=f"its head is that of {found[0]:,} rows, and the last row is {chain.seq:,}")


def _noted(chain: _Chain, noted: Head) -> Iterator[LedgerFault]:
    """The ledger against a head that was noted when it had `noted.count` rows."""
    if noted.count and chain.seq and noted.first != chain.first:
        yield LedgerFault(what=f"the head that was noted is that of another ledger (its first row is {noted.first}…)")
    elif noted.count > chain.seq:
        cut = _missing(chain.seq + 1, noted.count)
        yield LedgerFault(seq=chain.seq + 1, what=f"{cut} from the end, by the head that was noted")
    elif noted.hash != chain.at_noted:
        yield LedgerFault(
            seq=noted.count, what="it is not the row that the noted head names: the ledger was written anew"
        )


def _missing(first: int, last: int) -> str:
    return "it is missing" if first == last else f"it and {last - first:,} more rows are missing"
