"""Plans and where one stands, as JSON."""

from collections.abc import Iterable
from datetime import date

from detente.roadmap import words
from detente.roadmap.changes import PlanChanges
from detente.roadmap.checks.found import CheckResult
from detente.roadmap.heard import Said, TrackState
from detente.roadmap.plan import Commitment, Plan, PlanPhase
from detente.roadmap.properties import SENTENCES
from detente.roadmap.replay import LEVELS, CommitmentState
from detente.roadmap.status import LawEffect, PlanStatus
from detente.wire.shape import Shape


class PlanLineShape(Shape):
    """A plan in a list."""

    id: str
    title: str
    standing: str
    begins: date
    phases: int
    commitments: int


class CommitmentShape(Shape):
    """A commitment as the plan has it. `earns` are paragraphs of the plan's texts of law."""

    id: str
    actor: str
    act: str
    kind: str
    theme: str
    verifier: str | None
    evidence: tuple[str, ...]
    breached_by: tuple[str, ...]
    due_on: date | None
    due_days: int | None
    due_after: str | None
    cure_days: int
    reverse_days: int | None
    after: tuple[str, ...]
    answers: tuple[str, ...]
    earns: tuple[str, ...]
    triggers: tuple[str, ...]
    reading: str


class PhaseShape(Shape):
    """A phase with its commitments."""

    id: str
    title: str
    commitments: tuple[CommitmentShape, ...]


class PlanShape(Shape):
    """A plan."""

    id: str
    title: str
    standing: str
    author: str
    begins: date
    regime: str | None
    texts: tuple[str, ...]
    reading: str
    parties: dict[str, str]
    phases: tuple[PhaseShape, ...]
    unknown: tuple[str, ...]


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


class FailureShape(Shape):
    """A failure of a check, with the shortest story that leads there."""

    what: str
    story: tuple[str, ...]
    commitments: tuple[str, ...]


class CheckShape(Shape):
    """What came of a check. `result` is holds, fails, accepted (a failure that the plan accepts) or unanswered."""

    check: str
    property: str
    result: str
    accepted: str | None
    known_by: str | None
    unanswered: str | None
    failures: tuple[FailureShape, ...]


class ChangeShape(Shape):
    """A commitment that changed."""

    id: str
    actor: str
    level_before: str
    level: str
    timeliness_before: str
    timeliness: str
    reports: tuple[str, ...]


class ShareShape(Shape):
    """How many commitments of a party or a theme stand at each level."""

    what: str
    name: str
    total: int
    before: dict[str, int]
    now: dict[str, int]


class TrackChangeShape(Shape):
    """A line of talks whose state differs."""

    track: str
    before: str
    now: str


class PlanChangesShape(Shape):
    """What changed in a plan between two days."""

    plan: str
    since: date
    until: date
    changed: tuple[ChangeShape, ...]
    tracks: tuple[TrackChangeShape, ...]
    shares: tuple[ShareShape, ...]


def check(found: CheckResult) -> CheckShape:
    """What came of a check, as it goes out."""
    return CheckShape(
        check=found.check,
        property=SENTENCES[found.check],
        result=words.result(found),
        accepted=found.accepted or None,
        known_by=found.known_by or None,
        unanswered=found.unanswered or None,
        failures=tuple(
            FailureShape(what=each.what, story=each.story, commitments=each.commitments) for each in found.failures
        ),
    )


def changes(found: PlanChanges) -> PlanChangesShape:
    """What changed in a plan, as it goes out."""
    return PlanChangesShape(
        plan=found.after.plan.id,
        since=found.before.on,
        until=found.after.on,
        changed=tuple(
            ChangeShape(
                id=each.commitment.id,
                actor=each.commitment.actor,
                level_before=each.level[0],
                level=each.level[1],
                timeliness_before=each.timeliness[0],
                timeliness=each.timeliness[1],
                reports=tuple(f"{one.on} {one.says}: {one.words}" for one in each.reports),
            )
            for each in found.changed
        ),
        tracks=tuple(TrackChangeShape(track=name, before=old, now=new) for name, old, new in found.tracks),
        shares=tuple(
            ShareShape(
                what=each.what,
                name=each.name,
                total=each.total,
                before=dict(zip(LEVELS, each.before, strict=True)),
                now=dict(zip(LEVELS, each.now, strict=True)),
            )
            for each in found.shares
        ),
    )


def plan_line(found: Plan) -> PlanLineShape:
    """A plan in a list, as it goes out."""
    return PlanLineShape(
        id=found.id,
        title=found.title,
        standing=found.standing,
        begins=found.begins,
        phases=len(found.phases),
        commitments=len(found.commitments),
    )


def plan(found: Plan) -> PlanShape:
    """A plan, as it goes out."""
    return PlanShape(
        id=found.id,
        title=found.title,
        standing=found.standing,
        author=found.author,
        begins=found.begins,
        regime=found.regime,
        texts=found.texts,
        reading=found.reading,
        parties={each.id: each.name for each in found.parties},
        phases=tuple(_phase(found, each) for each in found.phases),
        unknown=found.unknown,
    )


def _phase(found: Plan, phase: PlanPhase) -> PhaseShape:
    return PhaseShape(
        id=phase.id, title=phase.title, commitments=tuple(_commitment(found, each) for each in phase.commitments)
    )


def _commitment(found: Plan, each: Commitment) -> CommitmentShape:
    due = each.deadline
    return CommitmentShape(
        id=each.id,
        actor=each.actor,
        act=each.act,
        kind=each.kind,
        theme=each.theme,
        verifier=each.verifier,
        evidence=tuple(one.finding for one in each.evidence),
        breached_by=each.breached_by,
        due_on=None if due is None else due.on,
        due_days=None if due is None else due.days,
        due_after=None if due is None else due.after,
        cure_days=each.cure_days,
        reverse_days=each.reverse_days,
        after=each.after,
        answers=each.answers,
        earns=each.earns,
        triggers=each.triggers,
        reading=each.reading or found.reading,
    )


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
        ultimatums=tuple(
            UltimatumShape(
                by=each.by,
                on=each.on,
                until=each.until,
                days_left=(each.until - found.on).days,
                act=each.act,
                threat=each.threat,
                evidence=each.ids,
            )
            for each in found.ultimatums
        ),
        moves_by_plan=tuple(each.id for each in found.by_plan),
        moves=_said(found.moves),
        order=_said(found.order),
        asked=_said(found.asked),
        commitments=tuple(
            _state(found, each, words.commitment_line(found.plan, each, claims.get(each.commitment.id, ()), found.on))
            for each in found.states
        ),
        exposure=tuple(
            ExposureShape(
                side=each.side,
                acts=tuple(one.id for one in each.acts),
                least=str(each.least) if each.unit else None,
                most=str(each.most) if each.unit else None,
                unit=each.unit or None,
                assumed=each.assumed,
            )
            for each in found.exposures
        ),
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
        evidence=tuple(dict.fromkeys((*(one.id for one in each.reports), *(claim.heard.id for claim in claims)))),
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
