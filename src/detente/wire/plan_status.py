"""Where a plan stands, as JSON."""

from collections.abc import Iterable
from datetime import date

from detente.roadmap import words
from detente.roadmap.exposure import Exposure
from detente.roadmap.heard import Said, TrackState, UltimatumState
from detente.roadmap.replay import CommitmentState
from detente.roadmap.status import LawEffect, PlanStatus
from detente.wire.shape import Shape


class OutcomeShape(Shape):
    """What a breach comes to under one reading of a term; `breached` is null where that cannot be told."""

    term: str
    by: str
    means: str
    breached: bool | None


class CommitmentStateShape(Shape):
    """What became of a commitment. `evidence` are the ids of findings, evidence and lines of a history."""

    id: str
    actor: str
    level: str
    timeliness: str
    due: date | None
    fulfilled: date | None
    days_late: int
    delivered: str | None
    blocked: str | None
    halted: str | None
    outcomes: tuple[OutcomeShape, ...]
    said: tuple[str, ...]
    evidence: tuple[str, ...]
    words: str


class TrackShape(Shape):
    """The state of a line of talks."""

    id: str
    state: str
    first: date | None
    since: date | None
    by: str
    words: str
    evidence: tuple[str, ...]


class SaidShape(Shape):
    """What somebody says on a question."""

    by: str
    answer: str
    words: str
    day: date | None
    evidence: tuple[str, ...]


class UltimatumShape(Shape):
    """An ultimatum that stands."""

    by: str
    on: str
    until: date
    days_left: int
    act: str
    threat: str
    evidence: tuple[str, ...]


class ExposureShape(Shape):
    """The exposure of a side: acts that it cannot undo in time and that are unanswered, and their cost where it is known."""

    side: str
    acts: tuple[str, ...]
    least: str | None
    most: str | None
    unit: str | None
    assumed: bool


class LawEffectShape(Shape):
    """What the law would be with the plan, as a difference from the law without it."""

    regime: str
    in_force_without: int
    in_force: int
    suspended: tuple[str, ...]
    ended: tuple[str, ...]
    changed: tuple[str, ...]
    would: dict[str, tuple[str, ...]]
    next_change: date | None


class NextShape(Shape):
    """What comes next if nobody moves."""

    day: date
    what: str


class EvidenceUsedShape(Shape):
    """A piece of evidence that the state rests on, with the day and the reason with which it was accepted."""

    id: str
    source: str
    text: str
    day: date | None
    because: str


class PlanStatusShape(Shape):
    """Where a plan stands on a day; `headline` says it in a sentence."""

    plan: str
    on: date
    known_on: date | None
    headline: str
    standing: str
    phase: str | None
    phase_number: int
    phases: int
    begun: bool
    earned: tuple[str, ...]
    supposed: tuple[str, ...]
    law: LawEffectShape | None
    tracks: tuple[TrackShape, ...]
    texts: tuple[str, ...]
    ultimatums: tuple[UltimatumShape, ...]
    moves_by_plan: tuple[str, ...]
    moves: tuple[SaidShape, ...]
    order: tuple[SaidShape, ...]
    asked: tuple[SaidShape, ...]
    commitments: tuple[CommitmentStateShape, ...]
    exposure: tuple[ExposureShape, ...]
    next: tuple[NextShape, ...]
    disputes: tuple[TrackShape, ...]
    needs: tuple[str, ...]
    unknown: tuple[str, ...]
    evidence: tuple[EvidenceUsedShape, ...]


def status(found: PlanStatus) -> PlanStatusShape:
    """Where a plan stands, as it goes out."""
    claims = dict(found.claims)
    return PlanStatusShape(
        plan=found.plan.id,
        on=found.on,
        known_on=found.known_on,
        headline=words.headline(found),
        standing=found.plan.standing,
        phase=None if found.phase is None else found.phase.id,
        phase_number=found.number,
        phases=len(found.plan.phases),
        begun=found.begun,
        earned=found.earned,
        supposed=found.supposed,
        law=None if found.law is None else _law(found.law),
        tracks=tuple(map(_track, found.tracks)),
        texts=tuple(words.text_line(each) for each in found.texts),
        ultimatums=tuple(_ultimatum(each, found.on) for each in found.ultimatums),
        moves_by_plan=tuple(each.id for each in found.by_plan),
        moves=_said(found.moves),
        order=_said(found.order),
        asked=_said(found.asked),
        commitments=tuple(
            _state(found, each, words.commitment_line(found.plan, each, claims.get(each.commitment.id, ()), found.on))
            for each in found.states
        ),
        exposure=tuple(map(_exposure, found.exposures)),
        next=tuple(NextShape(day=each.day, what=each.what) for each in found.next),
        disputes=tuple(map(_track, found.disputes)),
        needs=found.needs,
        unknown=found.plan.unknown,
        evidence=tuple(
            EvidenceUsedShape(
                id=each.id, source=each.source, text=each.text, day=each.day, because=each.accepted_because
            )
            for each in found.evidence
        ),
    )


def _ultimatum(found: UltimatumState, on: date) -> UltimatumShape:
    return UltimatumShape(
        by=found.by,
        on=found.on,
        until=found.until,
        days_left=(found.until - on).days,
        act=found.act,
        threat=found.threat,
        evidence=found.ids,
    )


def _exposure(found: Exposure) -> ExposureShape:
    return ExposureShape(
        side=found.side,
        acts=tuple(each.id for each in found.acts),
        least=str(found.least) if found.unit else None,
        most=str(found.most) if found.unit else None,
        unit=found.unit or None,
        assumed=found.assumed,
    )


def _state(found: PlanStatus, each: CommitmentState, said: str) -> CommitmentStateShape:
    claims = dict(found.claims).get(each.commitment.id, ())
    return CommitmentStateShape(
        id=each.commitment.id,
        actor=each.commitment.actor,
        level=each.level,
        timeliness=each.timeliness,
        due=each.due,
        fulfilled=each.fulfilled,
        days_late=each.days_late,
        delivered=str(each.delivered) if each.delivered else None,
        blocked=None if each.blocked is None else each.blocked.words,
        halted=None if each.halted is None else each.halted.words,
        outcomes=tuple(
            OutcomeShape(
                term=one.term,
                by=one.reading.by,
                means=one.reading.means,
                breached=None if one.unclear and not one.breached else one.breached,
            )
            for one in each.outcomes
        ),
        said=tuple(words.claim_line(found.plan, claim) for claim in claims),
        evidence=tuple(
            dict.fromkeys((*(id_ for one in each.reports for id_ in one.ids), *(claim.heard.id for claim in claims)))
        ),
        words=said,
    )


def _law(found: LawEffect) -> LawEffectShape:
    return LawEffectShape(
        regime=found.regime,
        in_force_without=len(found.without.measures),
        in_force=len(found.with_plan.measures),
        suspended=found.suspended,
        ended=found.ended,
        changed=found.added,
        would=dict(found.would),
        next_change=found.next_change,
    )


def _track(found: TrackState) -> TrackShape:
    return TrackShape(
        id=found.track.id,
        state=found.state,
        first=found.first,
        since=found.since,
        by=found.by,
        words=words.track_line(found),
        evidence=found.ids,
    )


def _said(found: Iterable[Said]) -> tuple[SaidShape, ...]:
    return tuple(
        SaidShape(by=each.by, answer=each.answer, words=each.words, day=each.day, evidence=each.ids) for each in found
    )
