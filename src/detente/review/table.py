"""Evidence as a table: one row a statement, position or event, with its sentence, its document, what became of it, and the head."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from detente.ledger.head import Head
from detente.ledger.view import LedgerView
from detente.review import quotes
from detente.review.thread import ProposalState, Thread, threads
from detente.value import value


@value
class EvidenceFilter:
    """Which proposals are wanted; None: all."""

    state: ProposalState | None = None
    type: str | None = None
    kind: str | None = None
    status: str | None = None
    document: str | None = None

    def takes(self, found: Thread) -> bool:
        """Whether it wants this proposal."""
        wanted = ((self.state, found.state), (self.type, found.type), (self.document, found.document))
        of_event = ((self.kind, found.body.get("kind")), (self.status, found.body.get("status")))
        return all(want is None or want == has for want, has in wanted + of_event)


@value
class EvidenceRow:
    """A proposal with its document and what became of it. Texts are empty where the document says nothing, or was removed."""

    id: str
    type: str
    kind: str
    """Of an event."""
    status: str
    """Of an event: whether it happened."""
    first: date | None
    """The first day of an event, or on which something was said."""
    last: date | None
    speaker: str
    sentence: str
    document: str
    digest: str
    """Of the bytes of the document."""
    published: str
    outlet: str
    agency: str
    state: ProposalState
    finding: str
    """The finding that stands."""
    on: date | None
    """The day of that finding."""
    by: str
    """Who judged it, in order."""
    because: str
    judged: datetime | None
    """When it was judged last."""
    removed: bool
    """Whether the text of the document was removed."""


@value
class Evidence:
    """Proposals, and the head of the ledger in which they are so."""

    rows: tuple[EvidenceRow, ...]
    head: Head


def evidence(view: LedgerView, wanted: EvidenceFilter) -> Evidence:
    """Return the proposals of a ledger, in the order in which they were first read."""
    documents = {row.subject: (row.fields["digest"], row.body or {}) for row in view.rows("document")}
    found = (each for each in threads(view, wanted.document or "") if wanted.takes(each))
    return Evidence(rows=tuple(_rows(found, documents)), head=view.head())


def _rows(found: Iterator[Thread], documents: Mapping[str, tuple[str, Mapping[str, Any]]]) -> Iterator[EvidenceRow]:
    for each in found:
        yield _row(each, *documents.get(each.document, ("", {})))


def _row(each: Thread, digest: str, document: Mapping[str, Any]) -> EvidenceRow:
    first, last = each.when
    judged = each.judgements
    standing = each.standing
    return EvidenceRow(
        id=each.id,
        type=each.type,
        kind=_text(each.body.get("kind")),
        status=_text(each.body.get("status")),
        first=first,
        last=last,
        speaker=_text(quotes.at_path(each.body, "speaker.name")) or _text(quotes.at_path(each.body, "speaker.role")),
        sentence=quotes.sentence(str(document.get("text", "")), each.body.get("spans")),
        document=each.document,
        digest=digest,
        published=_text(quotes.at_path(document, "published.to")),
        outlet=_text(document.get("outlet")),
        agency=_text(document.get("agency")),
        state=each.state,
        finding=standing.id if standing else "",
        on=standing.on if standing else None,
        by="; ".join(dict.fromkeys(judgement.by for judgement in judged)),
        because="; ".join(judgement.because for judgement in judged),
        judged=judged[-1].at if judged else None,
        removed=each.removed,
    )


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
