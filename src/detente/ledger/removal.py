"""Removing the text of a document, for privacy, a licence or a court. The rows stay, with their digests; the words are gone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow
from detente.ledger.view import LedgerView
from detente.store.schema import BODIES
from detente.value import value

AT_ONCE = 500


@value
class TextRemoved:
    """What was removed: the rows of the document and of what was read in it, whose texts are gone."""

    document: str
    rows: tuple[int, ...]


def remove_text(ledger: Ledger, document: str, *, by: str, because: str, at: datetime) -> TextRemoved:
    """Remove the text of a document and of everything that was read in it, and append a row with who did it and why.

    Raises:
        InputError: there is no such document, or its text was removed before.
    """

    def make(view: LedgerView, _next: int) -> tuple[Sequence[Entry], TextRemoved]:
        rows = [*view.rows(subjects=[document]), *view.rows(below=f"{document}.")]
        if not any(row.kind == "document" for row in rows):
            raise InputError("no document of the ledger has this id", where=document, hint="`detente evidence list`.")
        gone = tuple(row.seq for row in rows if row.body is not None)
        if not gone:
            raise InputError(f"its text was removed before{_when(rows)}", where=document)
        discard(view, gone)
        fields = {"by": by, "because": because, "rows": list(gone)}
        return [Entry(kind="removal", subject=document, fields=fields)], TextRemoved(document=document, rows=gone)

    answer, _ = ledger.append(make, at=at)
    ledger.store.settle()
    return answer


def _when(rows: Iterable[LedgerRow]) -> str:
    return next((f", by {row.by} on {row.at:%Y-%m-%d}: {row.because}" for row in rows if row.kind == "removal"), "")


def discard(view: LedgerView, rows: Sequence[int]) -> None:
    """Delete what is kept beside these rows."""
    for start in range(0, len(rows), AT_ONCE):
        view.connection.execute(delete(BODIES).where(BODIES.c.seq.in_(rows[start : start + AT_ONCE])))
