"""A decision as it goes out; docs/transactions.md explains its keys."""

from msgspec import UNSET, UnsetType

from detente.decide import decision as decided
from detente.decide import identify
from detente.decide.decision import ChangeKind, NoteState
from detente.law.instrument import ExemptionKind
from detente.parties.entity import Kind
from detente.vocabulary import CapUnit, Provenance, Verdict
from detente.wire.shape import Shape


class Exemption(Shape):
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


class Amount(Shape):
    """One limit of a cap: what had passed before this transaction, what it adds, how much of it fits, percent used then."""

    unit: CapUnit
    limit: float
    before: float
    this: float
    fits: float
    percent: float


class Cap(Shape):
    """A cap that the transaction counts under."""

    counter: str
    period: str
    amounts: tuple[Amount, ...]
    crossed: bool
    warning: int | None
    factor: str | None


class Reason(Shape):
    """A measure that the transaction meets, with its paragraph and the word that it gives."""

    measure: str
    word: Verdict
    instrument: str
    paragraph: str
    source: str
    citation: str
    summary: str
    reading: Provenance
    certain: bool
    facts: dict[str, str]
    exceptions: tuple[Exemption, ...]
    doubt: str | UnsetType = UNSET
    cap: Cap | UnsetType = UNSET


class Judgement(Shape):
    """Words that the text leaves to somebody; `pointed`: the facts point at them."""

    measure: str
    words: str
    by: str
    pointed: bool
    instrument: str
    paragraph: str
    source: str
    citation: str
    exceptions: tuple[Exemption, ...]


class Change(Shape):
    """Something that would give another verdict."""

    kind: ChangeKind
    what: str
    verdict: Verdict


class Identity(Shape):
    """A designated party that a name may mean; `taken` for the party, or a proposal only."""

    asked: str
    id: str
    kind: Kind
    name: str
    score: float
    list: str
    edition: str
    match: str
    taken: bool


class AlsoListed(Shape):
    """A listed party that a name may mean and the law does not designate; it has no part in the verdict."""

    asked: str
    list: str
    id: str
    name: str
    score: float
    edition: str


class Decision(Shape):
    """The decision on one transaction."""

    id: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    would_change: tuple[Change, ...]
    identities: tuple[Identity, ...]
    unknown: tuple[str, ...]
    lists: tuple[str, ...]
    receipt: str
    also_listed: tuple[AlsoListed, ...] | UnsetType = UNSET


def to_wire(found: decided.Decision) -> Decision:
    """A decision as it goes out."""
    return Decision(
        id=found.id,
        verdict=found.verdict,
        reasons=tuple(map(_reason, found.reasons)),
        missing=found.missing,
        judgements=tuple(map(_judgement, found.judgements)),
        would_change=tuple(Change(kind=each.kind, what=each.what, verdict=each.verdict) for each in found.would_change),
        identities=tuple(map(_identity, found.identities)),
        unknown=found.unknown,
        lists=found.lists,
        receipt=found.receipt,
        also_listed=tuple(map(_also_listed, found.also_listed)) or UNSET,
    )


def _reason(found: decided.Reason) -> Reason:
    return Reason(
        measure=found.measure,
        word=found.word,
        instrument=found.citation.symbol,
        paragraph=found.citation.paragraph,
        source=found.citation.source,
        citation=str(found.citation),
        summary=found.summary,
        reading=found.reading,
        certain=found.certain,
        facts=dict(found.facts),
        exceptions=tuple(map(_exemption, found.exceptions)),
        doubt=UNSET if found.doubt is None else found.doubt,
        cap=UNSET if found.cap is None else _cap(found.cap),
    )


def _exemption(found: decided.ExceptionNote) -> Exemption:
    return Exemption(
        id=found.id,
        kind=found.kind,
        state=found.state,
        summary=found.summary,
        by=found.by,
        how=found.how,
        instrument=found.citation.symbol,
        paragraph=found.citation.paragraph,
        source=found.citation.source,
        citation=str(found.citation),
    )


def _cap(found: decided.CapNote) -> Cap:
    return Cap(
        counter=found.counter,
        period=found.period,
        amounts=tuple(map(_amount, found.amounts)),
        crossed=found.crossed,
        warning=found.warning,
        factor=found.factor,
    )


def _amount(found: decided.Amount) -> Amount:
    return Amount(
        unit=found.unit,
        limit=found.limit,
        before=round(found.before, 6),
        this=round(found.this, 6),
        fits=round(found.fits, 6),
        percent=round(found.percent, 3),
    )


def _judgement(found: decided.OpenWords) -> Judgement:
    return Judgement(
        measure=found.measure,
        words=found.words,
        by=found.by,
        pointed=found.pointed,
        instrument=found.citation.symbol,
        paragraph=found.citation.paragraph,
        source=found.citation.source,
        citation=str(found.citation),
        exceptions=tuple(map(_exemption, found.exceptions)),
    )


def _identity(found: identify.Identity) -> Identity:
    return Identity(
        asked=found.asked,
        id=found.id,
        kind=found.kind,
        name=found.name,
        score=found.points / 1000,
        list=found.list,
        edition=found.edition,
        match=found.match,
        taken=found.taken,
    )


def _also_listed(found: identify.AlsoListed) -> AlsoListed:
    return AlsoListed(
        asked=found.asked,
        list=found.list,
        id=found.id,
        name=found.name,
        score=found.points / 1000,
        edition=found.edition,
    )
