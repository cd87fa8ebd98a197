"""Putting documents and proposals into the ledger, each once; reading a document anew does not undo what a person judged."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from detente.errors import InputError, Issue
from detente.ledger.canonical import canonical, digest
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow
from detente.ledger.view import LedgerView
from detente.review.proposals import ReadDocument, ReadProposal, against
from detente.value import value

Read = tuple[str, ReadDocument | ReadProposal | Issue]


@value
class Kept:
    """What became of documents and proposals."""

    documents: int = 0
    """Documents that are new."""
    proposals: int = 0
    """Proposals that are new, or that were read otherwise than before and judged by nobody."""
    known: int = 0
    """Documents and proposals that the ledger had."""
    judged: tuple[str, ...] = ()
    """Proposals that were read otherwise than before, and stay as they are since a person judged them."""
    issues: tuple[Issue, ...] = ()
    """Lines that were not kept, and why."""
    head: Head


def keep(ledger: Ledger, found: Iterable[Read], *, by: str, at: datetime) -> Kept:
    """Put documents and proposals into the ledger, those that are new; those at fault are left out, each with its issue.

    A document whose text was removed is not taken again.
    """
    lines = tuple(found)
    if all(isinstance(each, Issue) for _, each in lines):
        hint = "`detente read --json` writes documents and proposals."
        raise InputError(
            "nothing in it can be kept", hint=hint, faults=[each for _, each in lines if isinstance(each, Issue)]
        )

    def make(view: LedgerView, _next: int) -> tuple[Sequence[Entry], _Keeping]:
        keeping = _Keeping(view, by)
        for where, each in lines:
            keeping.take(where, each)
        return keeping.entries, keeping

    kept, head = ledger.append(make, at=at)
    return Kept(
        documents=sum(each.kind == "document" for each in kept.entries),
        proposals=sum(each.kind == "proposal" for each in kept.entries),
        known=kept.known,
        judged=tuple(kept.judged),
        issues=tuple(kept.issues),
        head=head,
    )


class _Keeping:
    """Lines as they are taken one after another."""

    def __init__(self, view: LedgerView, by: str) -> None:
        self.view = view
        self.by = by
        self.entries: list[Entry] = []
        self.known = 0
        self.judged: list[str] = []
        self.issues: list[Issue] = []
        self.texts: dict[str, str | None] = {}
        self.seen: set[str] = set()

    def take(self, where: str, each: ReadDocument | ReadProposal | Issue) -> None:
        """Take one more line."""
        if isinstance(each, Issue):
            self.issues.append(each)
            return
        try:
            self._once(each.id, where)
            self._document(where, each) if isinstance(each, ReadDocument) else self._proposal(where, each)
        except InputError as fault:
            self.issues.append(Issue(where=fault.where or where, what=fault.what, hint=fault.hint))

    def _once(self, id_: str, where: str) -> None:
        if id_ in self.seen:
            raise InputError(f"{id_} is given twice", where=where)
        self.seen.add(id_)

    def _document(self, where: str, given: ReadDocument) -> None:
        rows = list(self.view.rows("document", "removal", subjects=[given.id]))
        for row in rows:
            if row.kind == "removal":
                what = f"its text was removed by {row.by} on {row.at:%Y-%m-%d}: {row.because}"
                raise InputError(what, where=f"{where}: {given.id}", hint="It is not taken again.")
        document = next((row for row in rows if row.kind == "document"), None)
        if document is None:
            fields = {"digest": given.digest, "by": self.by}
            self.entries.append(Entry(kind="document", subject=given.id, fields=fields, body=given.body))
            self.texts[given.id] = given.text
            return
        self.known += 1
        self.texts[given.id] = str(document.body["text"])

    def _proposal(self, where: str, given: ReadProposal) -> None:
        against(self._text(given, where), given, f"{where}: {given.id}")
        rows = list(self.view.rows("proposal", "judgement", subjects=[given.id]))
        last = next((row for row in reversed(rows) if row.kind == "proposal"), None)
        if last is not None and last.body_digest == digest(canonical(given.body)):
            self.known += 1
        elif any(row.kind == "judgement" for row in rows):
            self.judged.append(given.id)
        else:
            fields = {"type": given.type, "by": self.by}
            self.entries.append(Entry(kind="proposal", subject=given.id, fields=fields, body=given.body))

    def _text(self, given: ReadProposal, where: str) -> str:
        """The text of a proposal's document, of these lines or of the ledger."""
        if given.document not in self.texts:
            rows: list[LedgerRow] = list(self.view.rows("document", subjects=[given.document]))
            self.texts[given.document] = str(rows[0].body["text"]) if rows and not rows[0].removed else None
        text = self.texts[given.document]
        if text is None:
            what = f"its document {given.document} is neither before it nor in the ledger with its text"
            raise InputError(what, where=f"{where}: {given.id}")
        return text
