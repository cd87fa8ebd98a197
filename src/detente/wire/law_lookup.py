"""A measure with everything that the corpus holds of it, and what a search found, as they go out."""

from datetime import date

from msgspec import UNSET, UnsetType

from detente.law import history, measure_report, notices, search
from detente.vocabulary import Numbering, Provenance, Status, Verdict
from detente.wire import law, texts
from detente.wire.citation import cited
from detente.wire.shape import Shape, all_made


class ScopePartShape(Shape):
    """A part of a scope: all parts of an alternative must hold, one alternative is enough. `code` is an HS code or a range."""

    alternative: int
    part: str
    label: str
    words: str
    code: str | None


class MeasureEventShape(Shape):
    """What a provision did to a measure; one whose `status` is not `adopted` never acted."""

    day: date
    kind: history.EventKind
    summary: str
    status: Status
    position: str | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    note: str | None


class WorkedCaseShape(Shape):
    """A worked case that tests a measure."""

    file: str
    line: int
    case: str
    expect: Verdict
    given: dict[str, str]
    with_drafts: tuple[str, ...]
    position: str | None


class MeasureNoteShape(Shape):
    """A note of the encoder on a paragraph."""

    citation: str
    text: str


class MeasureReportShape(Shape):
    """A measure on a day; where it is not in force, `measure` has its last words before that day, or its first."""

    regime: str
    day: date
    state: str
    measure: law.MeasureShape
    scope: tuple[ScopePartShape, ...]
    exemptions: tuple[law.ExemptionShape, ...]
    history: tuple[MeasureEventShape, ...]
    cases: tuple[WorkedCaseShape, ...]
    notes: tuple[MeasureNoteShape, ...]
    interpretations: tuple[law.InterpretationShape, ...] | UnsetType = UNSET
    warnings: tuple[str, ...] | UnsetType = UNSET
    drafts: tuple[texts.DraftShape, ...] | UnsetType = UNSET
    points: tuple[ScopePartShape, ...] | UnsetType = UNSET
    findings: tuple[texts.FindingUsedShape, ...] | UnsetType = UNSET
    known_on: date | UnsetType = UNSET


class LawHitShape(Shape):
    """Something in the law in which every word occurs; `citation` is null for goods, which several paragraphs may name."""

    score: int
    kind: search.HitKind
    id: str
    summary: str
    status: Status
    instrument: str | None
    citation: str | None
    reading: Provenance | None
    numbering: Numbering | None
    measures: tuple[str, ...]


def measure(found: measure_report.MeasureReport) -> MeasureReportShape:
    """A measure as it goes out, with everything that the corpus holds of it."""
    return MeasureReportShape(
        regime=found.law.regime.id,
        day=found.law.day,
        state=found.state,
        measure=law.measure(found.version),
        scope=all_made(ScopePartShape, found.scope),
        exemptions=tuple(map(law.exemption, found.exemptions)),
        history=tuple(map(_event, found.history)),
        cases=tuple(map(_case, found.cases)),
        notes=tuple(MeasureNoteShape(citation=str(each.citation), text=each.text) for each in found.notes),
        interpretations=tuple(map(law.interpretation, found.interpretations)) or UNSET,
        warnings=notices.of_law(found.law) or UNSET,
        drafts=texts.drafts(found.law.drafts, found.law.regime.positions) or UNSET,
        points=all_made(ScopePartShape, found.points) or UNSET,
        findings=texts.findings(found.law.findings) or UNSET,
        known_on=found.law.known_on or UNSET,
    )


def _event(found: history.MeasureEvent) -> MeasureEventShape:
    return MeasureEventShape(
        day=found.day,
        kind=found.kind,
        summary=found.summary,
        status=found.status,
        position=found.position,
        **cited(found.citation),
        note=found.note,
    )


def _case(found: measure_report.PlacedCase) -> WorkedCaseShape:
    case = found.case
    return WorkedCaseShape(
        file=found.file,
        line=found.line,
        case=case.case,
        expect=case.expect,
        given=case.given,
        with_drafts=case.with_drafts,
        position=case.position,
    )


def hits(found: tuple[search.LawHit, ...]) -> tuple[LawHitShape, ...]:
    """What a search found, as it goes out."""
    return tuple(map(_hit, found))


def _hit(found: search.LawHit) -> LawHitShape:
    cited = found.citation
    return LawHitShape(
        score=found.score,
        kind=found.kind,
        id=found.id,
        summary=found.summary,
        status=found.status,
        instrument=None if cited is None else cited.symbol,
        citation=None if cited is None else str(cited),
        reading=None if cited is None else cited.reading,
        numbering=None if cited is None else cited.numbering,
        measures=found.measures,
    )
