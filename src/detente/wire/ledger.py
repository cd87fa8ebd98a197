"""The JSON of `detente ledger` and `detente evidence`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from detente.desk.evidence import SheetJudged
from detente.errors import Issue
from detente.law.findings import TouchedStatement
from detente.ledger.exchange import Imported
from detente.ledger.findings import LedgerFinding
from detente.ledger.head import Head
from detente.ledger.removal import TextRemoved
from detente.ledger.row import LedgerRow
from detente.ledger.verify import Verified
from detente.review.judging import Judged
from detente.review.keeping import Kept
from detente.review.links import EvidenceLink
from detente.review.table import Evidence, EvidenceRow
from detente.review.thread import Thread
from detente.wire.findings import TouchedShape, touched
from detente.wire.shape import Shape, all_made, made


class HeadShape(Shape):
    """The head of a ledger: its number of rows, the hash of the last, and the word to note elsewhere."""

    count: int
    hash: str
    head: str


class RowShape(Shape):
    """A row; `fields` has what it says, `body` what is kept beside the chain, null where there is none or it was removed."""

    row: int
    kind: str
    subject: str
    at: datetime
    fields: dict[str, Any]
    body: Any
    removed: bool
    hash: str


class LedgerFaultShape(Shape):
    """A fault of the chain; `row` is null where it concerns the ledger as a whole."""

    row: int | None
    what: str


class VerifiedShape(Shape):
    """What a check found. `compared` is the head that was noted elsewhere, null where none was given."""

    intact: bool
    count: int
    head: str
    compared: str | None
    removed: int
    faults: tuple[LedgerFaultShape, ...]


class ImportedShape(Shape):
    """What an import brought."""

    new: int
    head: str


class TextRemovedShape(Shape):
    """The rows whose texts were removed."""

    document: str
    rows: tuple[int, ...]


class EvidenceIssueShape(Shape):
    """A line or a row that was not taken, and why."""

    where: str
    what: str
    hint: str


class KeptShape(Shape):
    """What became of documents and proposals."""

    documents: int
    proposals: int
    known: int
    judged: tuple[str, ...]
    issues: tuple[EvidenceIssueShape, ...]
    head: str


class JudgedShape(Shape):
    """What a judgement came to; `finding` is null where there is none."""

    id: str
    verb: str
    finding: str | None
    kind: str | None
    on: date | None
    note: str
    head: str | None
    touches: tuple[TouchedShape, ...] | UnsetType = UNSET


class SheetShape(Shape):
    """What became of a table of judgements."""

    judged: tuple[JudgedShape, ...]
    issues: tuple[EvidenceIssueShape, ...]


class EvidenceRowShape(Shape):
    """A proposal with its sentence, its document and what became of it."""

    id: str
    type: str
    kind: str
    status: str
    first: date | None
    last: date | None
    speaker: str
    sentence: str
    document: str
    digest: str
    published: str
    outlet: str
    agency: str
    state: str
    finding: str
    on: date | None
    by: str
    because: str
    judged: datetime | None
    removed: bool


class EvidenceShape(Shape):
    """Proposals, and the head of the ledger in which they are so."""

    evidence: tuple[EvidenceRowShape, ...]
    head: str


class WithdrawalShape(Shape):
    """The withdrawal of a finding."""

    known_on: date
    by: str
    because: str
    at: datetime


class FindingShape(Shape):
    """A finding; `withdrawal` is null where it stands."""

    id: str
    kind: str
    on: date
    known_on: date
    source: str
    by: str
    because: str
    at: datetime
    digest: str
    withdrawal: WithdrawalShape | None
    touches: tuple[TouchedShape, ...] | UnsetType = UNSET


class JudgementShape(Shape):
    """What a person made of a proposal."""

    word: str
    by: str
    because: str
    at: datetime
    on: date | None
    changes: dict[str, Any]


class ThreadShape(Shape):
    """A proposal with its history; `body` is as read, with what was amended."""

    id: str
    type: str
    document: str
    state: str
    removed: bool
    body: dict[str, Any]
    judgements: tuple[JudgementShape, ...]
    findings: tuple[FindingShape, ...]
    touches: tuple[TouchedShape, ...] | UnsetType = UNSET


class EvidenceLinkShape(Shape):
    """What evidence says about a commitment; `withdrawn` is empty where it stands."""

    id: str
    evidence: str
    relation: str
    commitment: str
    until: date | None
    by: str
    because: str
    at: datetime
    withdrawn: str


def link(found: EvidenceLink) -> EvidenceLinkShape:
    """The shape of a link."""
    return made(EvidenceLinkShape, found)


def head(found: Head) -> HeadShape:
    """The shape of a head."""
    return HeadShape(count=found.count, hash=found.hash, head=str(found))


def row(found: LedgerRow) -> RowShape:
    """The shape of a row."""
    return RowShape(
        row=found.seq,
        kind=found.kind,
        subject=found.subject,
        at=found.at,
        fields=dict(found.fields),
        body=found.body,
        removed=found.removed,
        hash=found.hash,
    )


def verified(found: Verified) -> VerifiedShape:
    """The shape of a check."""
    return VerifiedShape(
        intact=found.intact,
        count=found.head.count,
        head=str(found.head),
        compared=None if found.noted is None else str(found.noted),
        removed=found.removed,
        faults=tuple(LedgerFaultShape(row=each.seq, what=each.what) for each in found.faults),
    )


def imported(found: Imported) -> ImportedShape:
    """The shape of an import."""
    return ImportedShape(new=found.new, head=str(found.head))


def removed(found: TextRemoved) -> TextRemovedShape:
    """The shape of a removal."""
    return made(TextRemovedShape, found)


def kept(found: Kept) -> KeptShape:
    """The shape of what was kept."""
    return KeptShape(
        documents=found.documents,
        proposals=found.proposals,
        known=found.known,
        judged=found.judged,
        issues=tuple(map(_issue, found.issues)),
        head=str(found.head),
    )


def _issue(each: Issue) -> EvidenceIssueShape:
    return EvidenceIssueShape(where=each.where, what=each.what, hint=each.hint)


def judged(found: Judged, touches: Iterable[TouchedStatement] = ()) -> JudgedShape:
    """The shape of a judgement, with what the fact is set against."""
    return JudgedShape(
        id=found.id,
        verb=found.verb,
        finding=found.finding,
        kind=found.kind,
        on=found.on,
        note=found.note,
        head=None if found.head is None else str(found.head),
        touches=touched(touches) or UNSET,
    )


def sheet(found: SheetJudged) -> SheetShape:
    """The shape of a table of judgements."""
    return SheetShape(judged=tuple(map(judged, found.judged)), issues=tuple(map(_issue, found.issues)))


def evidence(found: Evidence) -> EvidenceShape:
    """The shape of proposals."""
    return EvidenceShape(evidence=tuple(map(evidence_row, found.rows)), head=str(found.head))


def evidence_row(found: EvidenceRow) -> EvidenceRowShape:
    """The shape of one proposal in a table."""
    return made(EvidenceRowShape, found)


def finding(found: LedgerFinding, touches: Iterable[TouchedStatement] = ()) -> FindingShape:
    """The shape of a finding, with what it is set against."""
    return replace(made(FindingShape, found), touches=touched(touches) or UNSET)


def thread(found: Thread, touches: Iterable[TouchedStatement] = ()) -> ThreadShape:
    """The shape of a proposal with its history, and with what the fact is set against."""
    return ThreadShape(
        id=found.id,
        type=found.type,
        document=found.document,
        state=found.state,
        removed=found.removed,
        body=dict(found.body),
        judgements=all_made(JudgementShape, found.judgements),
        findings=all_made(FindingShape, found.findings),
        touches=touched(touches) or UNSET,
    )
