"""Export and import: JSON lines, first one with the count and the head, then the stored text of each row.

A ledger that was imported has the same rows, byte for byte, and so the same head.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO, Final

import msgspec

from detente.errors import InputError, LedgerDamaged
from detente.files.decoding import from_json
from detente.ledger.canonical import EMPTY, chained, decoded, digest
from detente.ledger.head import Head, head_of
from detente.ledger.ledger import put
from detente.ledger.removal import discard
from detente.ledger.row import KINDS, StoredRow
from detente.ledger.view import LedgerView
from detente.store.store import Store
from detente.value import value

FORM: Final = 1
MOST_LINE: Final = 256 * 1024 * 1024
"""Bytes of a line; a document of a hundred megabytes has no longer one."""
HINT: Final = "Export the ledger again: `detente ledger export`."


class ExportHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of an export."""

    detente_ledger: int
    count: int
    head: str


class ExportRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A row of an export. `content` and `body` are texts as they are stored, and not objects, so that their bytes stay the same."""

    content: str
    hash: str
    body: str | None = None


@value
class Imported:
    """What an import brought: the rows that are new, and the head behind them."""

    new: int
    head: Head


def exported(view: LedgerView) -> Iterator[bytes]:
    """Yield the lines of an export, the head first."""
    head = view.head()
    yield msgspec.json.encode(ExportHead(FORM, head.count, str(head))) + b"\n"
    for row in view.stored():
        yield msgspec.json.encode(ExportRow(row.content, row.hash, row.body)) + b"\n"


def import_(store: Store, file: BinaryIO, name: str) -> Imported:
    """Bring the rows of an export into a store: all that are new, or nothing.

    The store is empty, or has the first rows of the same ledger. A row whose text was removed on one side is the same row; the
    text that is there stays.

    Raises:
        InputError: the file is no whole export, or the store has another ledger.
        LedgerDamaged: a row of the file does not follow from the one before it, or is not what the head names.
    """
    lines = _lines(file, name)
    promised = _promised(lines, name)
    with store.writing() as connection:
        view = LedgerView(connection)
        before = view.head(lock=True)
        rows = _checked(lines, promised, name)
        for ours, theirs in zip_longest(view.stored(), _until(rows, before.count)):
            _same(ours, theirs, name)
        after = put(view, before, rows)
        for removal in view.rows("removal", after=before.count):
            discard(view, [seq for seq in removal.fields.get("rows", ()) if isinstance(seq, int)])
    return Imported(new=after.count - before.count, head=after)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    number = 0
    while line := file.readline(MOST_LINE + 1):
        number += 1
        if len(line) > MOST_LINE:
            raise InputError(f"a line of more than {MOST_LINE:,} bytes", where=f"{name}: line {number}", hint=HINT)
        yield f"{name}: line {number}", line


def _promised(lines: Iterator[tuple[str, bytes]], name: str) -> Head:
    where, line = next(lines, (name, b""))
    what = "this is no export of a ledger"
    said = from_json(line, ExportHead, what=what, where=where, hint=HINT)
    if said.detente_ledger != FORM:
        hint = "A newer detente made it: python -m pip install -U detente"
        raise InputError(f"an export of form {said.detente_ledger}; known is {FORM}", where=where, hint=hint)
    head = head_of(said.head)
    if head.count != said.count:
        raise InputError("its count and its head differ", where=where, hint=HINT)
    return head


def _checked(lines: Iterator[tuple[str, bytes]], promised: Head, name: str) -> Iterator[StoredRow]:
    """The rows of an export, each following from the one before it, and the last being what the head names."""
    before, seq, lost = EMPTY, 0, set[int]()
    for where, line in lines:
        row = _row(from_json(line, ExportRow, what="this is no row of a ledger", where=where, hint=HINT), where)
        seq += 1
        if row.seq != seq or chained(before, row.content) != row.hash:
            raise LedgerDamaged(f"row {seq:,} does not follow from the one before it", where=where, hint=HINT)
        if seq == 1 and row.hash[:8] != promised.first:
            raise LedgerDamaged("its head is that of another ledger", where=name, hint=HINT)
        before = row.hash
        lost |= _lost(row)
        lost -= _given(row)
        yield row
    if lost:
        what = f"the text beside row {min(lost):,} is missing, and no row says that it was removed"
        raise LedgerDamaged(what, where=name, hint=HINT)
    if (seq, before) != (promised.count, promised.hash):
        what = f"the file ends with row {seq:,}, and its head is that of {promised.count:,} rows"
        raise LedgerDamaged(what, where=name, hint=HINT)


def _lost(row: StoredRow) -> set[int]:
    return {row.seq} if row.body is None and (decoded(row.content) or {}).get("body") is not None else set()


def _given(row: StoredRow) -> set[int]:
    """The rows whose text this row says was removed."""
    return set((decoded(row.content) or {}).get("rows", ())) if row.kind == "removal" else set()


def _row(found: ExportRow, where: str) -> StoredRow:
    said = decoded(found.content) or {}
    seq, kind, subject = said.get("seq"), said.get("kind"), said.get("subject")
    ascii_ = found.content.isascii() and (found.body is None or found.body.isascii()) and str(subject).isascii()
    if not (isinstance(seq, int) and isinstance(subject, str) and kind in KINDS and ascii_):
        raise LedgerDamaged("a row without place, kind or subject", where=where, hint=HINT)
    if found.body is not None and digest(found.body) != said.get("body"):
        raise LedgerDamaged("the text beside a row is not the one that was kept", where=where, hint=HINT)
    return StoredRow(seq=seq, kind=str(kind), subject=subject, content=found.content, hash=found.hash, body=found.body)


def _until(rows: Iterator[StoredRow], count: int) -> Iterator[StoredRow]:
    """The first rows, as many as the store has; the others are left in the iterator."""
    for _ in range(count):
        row = next(rows, None)
        if row is None:
            return
        yield row


def _same(ours: StoredRow | None, theirs: StoredRow | None, name: str) -> None:
    """Refuse a file that is not a continuation of what the store has."""
    if ours is None or theirs is None:
        what = "the ledger here has more rows than the file" if theirs is None else "the ledger here is not whole"
        raise InputError(what, where=name, hint="Nothing was imported. `detente ledger verify` compares them.")
    if (ours.content, ours.hash) != (theirs.content, theirs.hash):
        what = f"the ledger here is another one: row {ours.seq:,} differs"
        hint = "Import it into an empty data directory: `detente --home FOLDER ledger import FILE`."
        raise InputError(what, where=name, hint=hint)
