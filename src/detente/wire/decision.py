"""A decision as it goes out; docs/transactions.md explains its keys."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from detente.decide import decision as decided
from detente.decide import identity
from detente.decide.decision import ChangeKind, NoteState
from detente.decide.identity_judgement import JudgementWord, SettledIdentity
from detente.decide.rationale import stated_facts
from detente.law.instrument import ExemptionKind
from detente.parties.entity import Kind
from detente.transactions.party import NumberKind
from detente.transactions.transaction import Transaction
from detente.vocabulary import CapUnit, Numbering, Provenance, Verdict
from detente.wire import texts
from detente.wire.approval import ApprovalNoteShape
from detente.wire.citation import cited
from detente.wire.coverage import CoverageShape, coverage
from detente.wire.shape import Shape, all_made
from detente.wire.texts import DraftShape, FindingUsedShape


class ExemptionNoteShape(Shape):
    """An exemption in force for a measure in question: `state` says whether it clears the measure or could be claimed."""

    id: str
    kind: ExemptionKind
    state: NoteState
    summary: str
    by: str | None
    how: str | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering


class AmountShape(Shape):
    """One limit of a cap: what had passed before, what this transaction adds, how much of it fits, percent used then.

    `counted` is the part of `before` that the user states.
    """

    unit: CapUnit
    limit: float
    before: float
    this: float
    fits: float
    percent: float
    counted: float | UnsetType = UNSET


class CapShape(Shape):
    """A cap that the transaction counts under."""

    counter: str
    period: str
    amounts: tuple[AmountShape, ...]
    crossed: bool
    warning: int | None
    factor: str | None
    counted_from: str | UnsetType = UNSET


class ListDocumentShape(Shape):
    """A document of a list of technical items, since the day on which it entered into force."""

    symbol: str
    since: date
    reading: Provenance


class PointedListShape(Shape):
    """A list of technical items at which the HS code points, with its documents in force."""

    id: str
    title: str
    documents: tuple[ListDocumentShape, ...]


class ReasonShape(Shape):
    """A measure that the transaction meets, with its paragraph and the word that it gives."""

    measure: str
    word: Verdict
    instrument: str
    paragraph: str
    source: str
    citation: str
    summary: str
    reading: Provenance
    numbering: Numbering
    certain: bool
    facts: dict[str, str]
    exceptions: tuple[ExemptionNoteShape, ...]
    doubt: str | UnsetType = UNSET
    cap: CapShape | UnsetType = UNSET
    item_lists: tuple[PointedListShape, ...] | UnsetType = UNSET


class OpenWordsShape(Shape):
    """Words that the text leaves to somebody; `pointed`: the facts point at them."""

    measure: str
    words: str
    by: str
    pointed: bool
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    exceptions: tuple[ExemptionNoteShape, ...]
    item_lists: tuple[PointedListShape, ...] | UnsetType = UNSET


class DutyShape(Shape):
    """A duty that the law names beside the transaction; it has no part in the verdict. `certain`: false where it depends on what is missing.

    `days`: within which it must be done, or after which it is due again; null where the law gives none.
    """

    id: str
    text: str
    addressee: str
    days: int | None
    certain: bool
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering


class ChangeShape(Shape):
    """Something that would give another verdict."""

    kind: ChangeKind
    what: str
    verdict: Verdict


class IdentityShape(Shape):
    """A designated party that a name may mean, `name` being the listed name that is most alike; `taken` for it, or a proposal.

    `asked`, the same as `query`, is a former key.
    """

    query: str
    id: str
    kind: Kind
    name: str
    score: float
    list: str
    edition: str
    match: str
    taken: bool
    asked: str


class AlsoListedShape(Shape):
    """A listed party that a name may mean and the law does not designate; it has no part in the verdict.

    `asked`, the same as `query`, is a former key.
    """

    query: str
    list: str
    id: str
    name: str
    score: float
    edition: str
    asked: str


class SettledShape(Shape):
    """What a person's judgement on a name, `query`, came to: a party that is meant, or a potential match that was set aside."""

    query: str
    judgement: JudgementWord
    id: str
    name: str
    score: float
    list: str
    note: str


class PartyNumberShape(Shape):
    """A number that is stated of a party."""

    kind: NumberKind
    text: str


class PartyShape(Shape):
    """A party of the transaction, with what is stated about it."""

    name: str
    role: str | None
    country: str | None
    born: str | None
    numbers: tuple[PartyNumberShape, ...]


class DecisionShape(Shape):
    """The decision on one transaction; `answer` is the verdict as it is printed, which is no clearance."""

    id: str
    verdict: Verdict
    answer: str
    reasons: tuple[ReasonShape, ...]
    missing: tuple[str, ...]
    judgements: tuple[OpenWordsShape, ...]
    would_change: tuple[ChangeShape, ...]
    identities: tuple[IdentityShape, ...]
    unknown: tuple[str, ...]
    lists: tuple[str, ...]
    receipt: str
    duties: tuple[DutyShape, ...] | UnsetType = UNSET
    ties: tuple[str, ...] | UnsetType = UNSET
    coverage: CoverageShape | UnsetType = UNSET
    also_listed: tuple[AlsoListedShape, ...] | UnsetType = UNSET
    warnings: tuple[str, ...] | UnsetType = UNSET
    drafts: tuple[DraftShape, ...] | UnsetType = UNSET
    approvals: tuple[ApprovalNoteShape, ...] | UnsetType = UNSET
    settled: tuple[SettledShape, ...] | UnsetType = UNSET
    transaction: dict[str, str] | UnsetType = UNSET
    parties: tuple[PartyShape, ...] | UnsetType = UNSET
    passed: dict[str, Any] | UnsetType = UNSET
    findings: tuple[FindingUsedShape, ...] | UnsetType = UNSET
    known_on: date | UnsetType = UNSET


def to_wire(
    found: decided.Decision, row: Transaction | None = None, passed: Mapping[str, object] | None = None
) -> DecisionShape:
    """A decision as it goes out.

    With the transaction, its facts as `decide` reads them again, and its parties with what is stated about each; `passed`
    are the cells of columns that were not read as facts.
    """
    return DecisionShape(
        id=found.id,
        verdict=found.verdict,
        answer=found.answer,
        reasons=tuple(map(reason, found.reasons)),
        missing=found.missing,
        judgements=tuple(map(judgement, found.judgements)),
        would_change=all_made(ChangeShape, found.would_change),
        identities=tuple(map(_identity, found.identities)),
        unknown=found.unknown,
        lists=found.lists,
        receipt=found.receipt,
        duties=tuple(map(_duty, found.duties)) or UNSET,
        ties=found.ties or UNSET,
        coverage=UNSET if found.coverage is None else coverage(found.coverage),
        also_listed=tuple(map(_also_listed, found.also_listed)) or UNSET,
        warnings=found.warnings or UNSET,
        drafts=texts.drafts(found.drafts, found.positions) or UNSET,
        approvals=all_made(ApprovalNoteShape, found.approvals) or UNSET,
        settled=tuple(map(_settled, found.settled)) or UNSET,
        transaction=UNSET if row is None else {"id": row.id, **stated_facts(row)},
        parties=UNSET if row is None else parties(row),
        passed=dict(passed) if passed else UNSET,
        findings=texts.findings(found.findings) or UNSET,
        known_on=found.known_on or UNSET,
    )


def parties(row: Transaction) -> tuple[PartyShape, ...] | UnsetType:
    """The parties of which something is stated, as they go out."""
    return all_made(PartyShape, [each for each in row.parties if each.detailed]) or UNSET


def reason(found: decided.Reason) -> ReasonShape:
    """A reason as it goes out."""
    return ReasonShape(
        measure=found.measure,
        word=found.verdict,
        instrument=found.citation.symbol,
        paragraph=found.citation.paragraph,
        source=found.citation.source,
        citation=str(found.citation),
        summary=found.summary,
        reading=found.reading,
        numbering=found.citation.numbering,
        certain=found.certain,
        facts=dict(found.facts),
        exceptions=tuple(map(_exemption, found.exemptions)),
        doubt=UNSET if found.doubt is None else found.doubt,
        cap=UNSET if found.cap is None else _cap(found.cap),
        item_lists=all_made(PointedListShape, found.item_lists) or UNSET,
    )


def _exemption(found: decided.ExemptionNote) -> ExemptionNoteShape:
    return ExemptionNoteShape(
        id=found.id,
        kind=found.kind,
        state=found.state,
        summary=found.summary,
        by=found.by,
        how=found.how,
        **cited(found.citation),
    )


def _cap(found: decided.CapNote) -> CapShape:
    return CapShape(
        counter=found.counter,
        period=found.period,
        amounts=tuple(map(_amount, found.amounts)),
        crossed=found.crossed,
        warning=found.warning,
        factor=found.factor,
        counted_from=found.counted_from or UNSET,
    )


def _amount(found: decided.LimitUse) -> AmountShape:
    return AmountShape(
        unit=found.unit,
        limit=found.limit,
        before=round(found.before, 6),
        this=round(found.this, 6),
        fits=round(found.fits, 6),
        percent=round(found.percent, 3),
        counted=round(found.counted, 6) or UNSET,
    )


def judgement(found: decided.JudgementNote) -> OpenWordsShape:
    """Words that are left to somebody, as they go out."""
    return OpenWordsShape(
        measure=found.measure,
        words=found.words,
        by=found.by,
        pointed=found.pointed,
        **cited(found.citation),
        exceptions=tuple(map(_exemption, found.exemptions)),
        item_lists=all_made(PointedListShape, found.item_lists) or UNSET,
    )


def _duty(found: decided.DutyNote) -> DutyShape:
    return DutyShape(
        id=found.id,
        text=found.text,
        addressee=found.addressee,
        days=found.days,
        certain=found.certain,
        **cited(found.citation),
    )


def _identity(found: identity.Identity) -> IdentityShape:
    return IdentityShape(
        query=found.asked,
        id=found.id,
        kind=found.kind,
        name=found.name,
        score=found.points / 1000,
        list=found.list,
        edition=found.edition,
        match=found.match,
        taken=found.taken,
        asked=found.asked,
    )


def _settled(found: SettledIdentity) -> SettledShape:
    return SettledShape(
        query=found.name,
        judgement=found.judgement,
        id=found.id,
        name=found.listed,
        score=found.points / 1000,
        list=found.list,
        note=found.note,
    )


def _also_listed(found: identity.AlsoListed) -> AlsoListedShape:
    return AlsoListedShape(
        query=found.asked,
        list=found.list,
        id=found.id,
        name=found.name,
        score=found.points / 1000,
        edition=found.edition,
        asked=found.asked,
    )
