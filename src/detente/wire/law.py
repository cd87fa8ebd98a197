"""The law in force, the differences between two states of it, and its texts, as JSON."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from detente.law import compare, inforce, instrument, monitoring, notices, provenance, provisions
from detente.law.declaration import Declaration
from detente.law.instrument import ExemptionKind
from detente.vocabulary import Impact, Numbering, Provenance, Status
from detente.wire import texts as wire_texts
from detente.wire.citation import cited
from detente.wire.shape import Shape, all_made
from detente.wire.texts import Day

MeasureKind = Literal["ban", "cap", "judgement"]


class MeasureShape(Shape):
    """A measure in force, in the words that act from `since` to `until` (null: no end is known)."""

    id: str
    kind: MeasureKind
    summary: str
    purpose: str
    civilian_impact: Impact
    groups: tuple[str, ...]
    imposed_by: str
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    note: str | None
    since: date
    until: date | None


class ExemptionShape(Shape):
    """An exemption in force, in the words that act from `since` to `until`."""

    id: str
    kind: ExemptionKind
    summary: str
    overrides: tuple[str, ...]
    end_use: tuple[str, ...]
    by: str | None
    how: str | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    note: str | None
    since: date
    until: date | None
    working_days: int | UnsetType = UNSET


class StatementShape(Shape):
    """A paragraph in force that binds or speaks but decides no transaction.

    `beside_transactions`: it is named as a duty beside the transactions in its scope; `days`: within which it must be done, or
    after which it is due again.
    """

    id: str
    kind: str
    summary: str
    on: str
    due: date | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    note: str | None
    since: date
    until: date | None
    days: int | UnsetType = UNSET
    beside_transactions: bool | UnsetType = UNSET


class InterpretationShape(Shape):
    """What a body said on a day of what measures or exemptions mean; it binds nobody."""

    id: str
    of: tuple[str, ...]
    by: str
    says: str
    on: date
    binding: bool
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    note: str | None


class MandateShape(Shape):
    """A mandate to report on the regime, as the texts up to the day of the law give it; `extended_by`: null where none extended it."""

    who: str
    statement: str
    since: date
    until: date | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering
    extended_by: str | None
    note: str | None


class ReportingShape(Shape):
    """Who reports on the regime on the day of the law: `mandates` is empty where nobody does; `ended`: whose mandate had ended."""

    mandates: tuple[MandateShape, ...]
    ended: tuple[MandateShape, ...]


class RegimeNoteShape(Shape):
    """A note on the regime on the day of the law, which is no part of it."""

    id: str
    text: str
    since: date
    until: date | None
    source: str
    reading: Provenance


class LawShape(Shape):
    """The law of a regime on a day; `listed` counts the parties in each group of designation.

    `reporting` is there where a text of the regime mandates somebody to report on it, `interpretations` and `notes` where there are
    some for the day. `warnings` are there where the day lies after that up to which the law was read, `drafts` where some are supposed,
    `partial` where the corpus has only some of the measures of the regime.
    """

    regime: str
    day: date
    measures: tuple[MeasureShape, ...]
    suspended: tuple[MeasureShape, ...]
    exemptions: tuple[ExemptionShape, ...]
    statements: tuple[StatementShape, ...]
    listed: dict[str, int]
    partial: bool | UnsetType = UNSET
    interpretations: tuple[InterpretationShape, ...] | UnsetType = UNSET
    reporting: ReportingShape | UnsetType = UNSET
    notes: tuple[RegimeNoteShape, ...] | UnsetType = UNSET
    warnings: tuple[str, ...] | UnsetType = UNSET
    drafts: tuple[wire_texts.DraftShape, ...] | UnsetType = UNSET
    findings: tuple[wire_texts.FindingUsedShape, ...] | UnsetType = UNSET
    known_on: Day | UnsetType = UNSET


class ChangedMeasureShape(Shape):
    """A measure that differs between two states of the law; null: it is not in force there."""

    id: str
    change: compare.DifferenceKind
    before: MeasureShape | None
    after: MeasureShape | None


class ChangedExemptionShape(Shape):
    """An exemption that differs between two states of the law; null: it is not in force there."""

    id: str
    change: compare.DifferenceKind
    before: ExemptionShape | None
    after: ExemptionShape | None


class LawDifferenceShape(Shape):
    """What separates two states of the law of a regime, and which parties are listed in one of them only."""

    regime: str
    before: date
    after: date
    measures: tuple[ChangedMeasureShape, ...]
    exemptions: tuple[ChangedExemptionShape, ...]
    listed: tuple[str, ...]
    delisted: tuple[str, ...]
    warnings: tuple[str, ...] | UnsetType = UNSET
    drafts: tuple[wire_texts.DraftShape, ...] | UnsetType = UNSET
    findings: tuple[wire_texts.FindingUsedShape, ...] | UnsetType = UNSET
    known_on: Day | UnsetType = UNSET


class TextShape(Shape):
    """A text of a regime; `vote`: in favour, against, abstaining.

    `wording` and `numbers` count its provisions by how their words and their numbers are known; `law_read_up_to` is the day up
    to which the law of the regime was read, null where its corpus does not say; `partial` is there where the corpus has only
    some of the measures of the regime.
    """

    id: str
    symbol: str
    title: str
    date: date
    status: Status
    vote: tuple[int, int, int] | None
    provisions: int
    source: str
    reading: Provenance
    published: bool | None
    wording: dict[Provenance, int]
    numbers: dict[Numbering, int]
    law_read_up_to: Day | None
    partial: bool | UnsetType = UNSET


def to_wire(law: inforce.LawInForce) -> LawShape:
    """The law on a day as it goes out."""
    return LawShape(
        regime=law.regime.id,
        day=law.day,
        measures=tuple(map(measure, law.measures)),
        suspended=tuple(map(measure, law.suspended)),
        exemptions=tuple(map(exemption, law.exemptions)),
        statements=tuple(map(statement, law.statements)),
        listed=dict(Counter(listing.group for listing in law.listings)),
        partial=law.regime.partial or UNSET,
        interpretations=tuple(map(interpretation, law.interpretations)) or UNSET,
        reporting=_reporting(law) if law.monitored else UNSET,
        notes=all_made(RegimeNoteShape, monitoring.notes(law)) or UNSET,
        warnings=notices.of_law(law) or UNSET,
        drafts=wire_texts.drafts(law.drafts, law.regime.positions) or UNSET,
        findings=wire_texts.findings(law.findings) or UNSET,
        known_on=law.known_on or UNSET,
    )


def measure(version: inforce.MeasureVersion) -> MeasureShape:
    """A measure in force as it goes out."""
    words = version.measure
    return MeasureShape(
        id=version.id,
        kind="cap" if words.cap is not None else "judgement" if words.judgement is not None else "ban",
        summary=words.summary,
        purpose=words.purpose,
        civilian_impact=words.civilian_impact,
        groups=words.groups,
        imposed_by=str(version.imposed),
        **_words(version.wording),
    )


def exemption(version: inforce.ExemptionVersion) -> ExemptionShape:
    """An exemption in force as it goes out."""
    words = version.exemption
    return ExemptionShape(
        id=version.id,
        kind=words.kind,
        summary=words.summary,
        overrides=words.overrides,
        end_use=words.end_use,
        by=words.by,
        how=provisions.directions(words),
        **_words(version.wording),
    )


def statement(version: inforce.StatementVersion) -> StatementShape:
    """A paragraph that decides no transaction as it goes out."""
    words = version.statement
    return StatementShape(
        id=version.id,
        kind=words.kind,
        summary=words.summary,
        on=words.on,
        due=words.due,
        days=UNSET if words.days is None else words.days,
        beside_transactions=True if words.scope else UNSET,
        **_words(version.wording),
    )


def interpretation(version: inforce.InterpretationVersion) -> InterpretationShape:
    """What a body said of what measures mean, as it goes out."""
    said = version.interpretation
    return InterpretationShape(
        id=said.id,
        of=said.of,
        by=said.by,
        says=said.says,
        on=said.on,
        binding=False,
        **cited(version.wording.citation),
        note=version.wording.provision.note,
    )


def _reporting(law: inforce.LawInForce) -> ReportingShape:
    return ReportingShape(
        mandates=tuple(map(_mandate, monitoring.mandates(law))), ended=tuple(map(_mandate, monitoring.ended(law)))
    )


def _mandate(found: monitoring.Mandate) -> MandateShape:
    return MandateShape(
        who=found.who,
        statement=found.statement,
        since=found.since,
        until=found.until,
        **cited(found.citation),
        extended_by=None if found.extended is None else str(found.extended),
        note=found.note,
    )


def _words(words: inforce.Wording) -> dict[str, Any]:
    """Return what a measure, an exemption and a statement have in common: the place of their words, and the dates of their effect."""
    return {
        **cited(words.citation),
        "note": words.provision.note,
        "since": words.since,
        "until": words.until,
    }


def difference(found: compare.Comparison) -> LawDifferenceShape:
    """What separates two states of the law as it goes out."""
    return LawDifferenceShape(
        regime=found.after.regime.id,
        before=found.before.day,
        after=found.after.day,
        measures=tuple(ChangedMeasureShape(id=each.id, change=each.kind, **_sides(each)) for each in found.measures),
        exemptions=tuple(
            ChangedExemptionShape(id=each.id, change=each.kind, **_sides(each)) for each in found.exemptions
        ),
        listed=found.listed,
        delisted=found.delisted,
        warnings=notices.of_laws(found.before, found.after) or UNSET,
        drafts=wire_texts.drafts(found.after.drafts, found.after.regime.positions) or UNSET,
        findings=wire_texts.findings(found.after.findings) or UNSET,
        known_on=found.after.known_on or UNSET,
    )


def _sides(found: compare.Difference) -> dict[str, Any]:
    return {"before": _version(found.before), "after": _version(found.after)}


def _version(version: inforce.MeasureVersion | inforce.ExemptionVersion | None) -> MeasureShape | ExemptionShape | None:
    if version is None:
        return None
    return measure(version) if isinstance(version, inforce.MeasureVersion) else exemption(version)


def texts(found: Iterable[instrument.Instrument], regime: Declaration) -> list[TextShape]:
    """The texts of a regime as they go out."""
    read = regime.read_up_to
    return [
        TextShape(
            id=each.id,
            symbol=each.symbol,
            title=each.title,
            date=each.date,
            status=each.status,
            vote=wire_texts.vote(each),
            provisions=len(each.provisions),
            source=each.source,
            reading=each.reading,
            published=each.published,
            wording=provenance.by_wording(each.provisions),
            numbers=provenance.by_number(each.provisions),
            law_read_up_to=None if read is None else read.day,
            partial=regime.partial or UNSET,
        )
        for each in found
    ]
