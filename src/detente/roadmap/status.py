"""Where a plan stands on a day: phase, tracks, whose move, what is due, the law, exposure, what comes next."""

from collections.abc import Sequence
from datetime import date

from detente.law.inforce import LawInForce
from detente.roadmap.exposure import Exposure, exposures
from detente.roadmap.heard import Heard, Said, TrackState, UltimatumState, claims, said_on, tracks, ultimatums
from detente.roadmap.plan import Commitment, Plan, PlanPhase, PlanTrack
from detente.roadmap.replay import CommitmentState, replay
from detente.roadmap.report import Report, in_order
from detente.value import value


@value
class TextBefore:
    """A text that lies before the body that could adopt it, or was put to its vote."""

    id: str
    day: date
    status: str
    title: str


@value
class LawEffect:
    """What the law is with the plan, as a difference from the law without it."""

    regime: str
    without: LawInForce
    with_plan: LawInForce
    suspended: tuple[str, ...]
    """Measures that the plan suspends on the day."""
    ended: tuple[str, ...]
    added: tuple[str, ...]
    would: tuple[tuple[str, tuple[str, ...]], ...]
    """What each commitment of the current phase would ease: its id, and the measures."""
    next_change: date | None
    """The next day on which the law with the plan changes, if nobody moves."""


@value
class CommitmentClaim:
    """What somebody says of a commitment. `relation` is the one that a person gave to it; empty: only its words speak of it."""

    heard: Heard
    relation: str


@value
class PlanNext:
    """Something that comes next if nobody moves."""

    day: date
    what: str


@value
class PlanStatus:
    """Where a plan stands."""

    plan: Plan
    on: date
    known_on: date | None
    phase: PlanPhase | None
    """The first that is not fulfilled; None: all are."""
    begun: bool
    """Whether something of that phase was done."""
    states: tuple[CommitmentState, ...]
    claims: tuple[tuple[str, tuple[CommitmentClaim, ...]], ...]
    tracks: tuple[TrackState, ...]
    texts: tuple[TextBefore, ...]
    """The texts before the Council."""
    asked: tuple[Said, ...]
    """Who is for or against a text."""
    ultimatums: tuple[UltimatumState, ...]
    moves: tuple[Said, ...]
    order: tuple[Said, ...]
    by_plan: tuple[Commitment, ...]
    """What can be done now, by the plan."""
    exposures: tuple[Exposure, ...]
    law: LawEffect | None
    next: tuple[PlanNext, ...]
    evidence: tuple[Heard, ...] = ()
    """What it rests on, of what was read; E1 is the first."""
    reports: tuple[Report, ...]
    needs: tuple[str, ...]
    """The kinds of finding that the current phase waits for."""
    supposed: tuple[str, ...]
    """What was supposed, as `KIND@DAY`."""

    def state(self, id_: str) -> CommitmentState:
        """The state of a commitment."""
        return next(each for each in self.states if each.commitment.id == id_)

    @property
    def number(self) -> int:
        """The number of the phase, counted from 1; that of the last one where all are fulfilled."""
        return len(self.plan.phases) if self.phase is None else self.plan.phases.index(self.phase) + 1

    @property
    def earned(self) -> tuple[str, ...]:
        """The commitments that are fulfilled and whose measures are eased on the day."""
        eased = set() if self.law is None else {*self.law.suspended, *self.law.ended}
        would = {} if self.law is None else dict(self.law.would)
        done = (each.commitment.id for each in self.states if each.fulfilled and each.commitment.earns)
        return tuple(each for each in done if set(would.get(each, ())) & eased)

    @property
    def disputes(self) -> tuple[TrackState, ...]:
        """The tracks on which two parties say different things."""
        return tuple(each for each in self.tracks if len({name for name, _, _ in each.says}) > 1)


def status(
    plan: Plan,
    on: date,
    reports: Sequence[Report],
    heard: Sequence[Heard] = (),
    *,
    known_on: date | None = None,
    law: LawEffect | None = None,
    texts: Sequence[TextBefore] = (),
    supposed: Sequence[str] = (),
) -> PlanStatus:
    """Return where a plan stands on a day, by what was reported and heard up to then.

    Args:
        plan: The plan.
        on: The day.
        reports: What is known of commitments and tracks.
        heard: What persons accepted as evidence.
        known_on: What was known then; None: everything.
        law: What the law is with the plan; None where the plan eases no measure.
        texts: The drafts before the Council by that day.
        supposed: What was supposed, in the words of the user.
    """
    taken = in_order(reports, on, known_on)
    states = replay(plan, taken, on)
    phase, standing = _phase(plan, states), ultimatums(plan, heard, on)
    open_ = tuple(each for each in states if phase is not None and each.commitment in phase.commitments)
    found = PlanStatus(
        plan=plan,
        on=on,
        known_on=known_on,
        phase=phase,
        begun=any(each.level != "not-initiated" for each in open_),
        states=states,
        claims=_claims(plan, heard, on),
        tracks=_tracks(plan, (*_reported(plan, taken), *tracks(plan, heard, on))),
        texts=tuple(texts) if council_tracks(plan) else (),
        asked=said_on(plan, heard, "draft", on),
        ultimatums=standing,
        moves=said_on(plan, heard, "first-move", on),
        order=said_on(plan, heard, "relief", on),
        by_plan=_enabled(states, phase),
        exposures=exposures(plan, {each.commitment.id for each in states if each.fulfilled}),
        law=law,
        next=tuple(_next(plan, states, standing, law, on)),
        reports=taken,
        needs=_needs(open_),
        supposed=tuple(supposed),
    )
    return _with_evidence(found, heard)


def _phase(plan: Plan, states: Sequence[CommitmentState]) -> PlanPhase | None:
    done = {each.commitment.id for each in states if each.fulfilled or each.timeliness == "moot"}
    return next((phase for phase in plan.phases if not {each.id for each in phase.commitments} <= done), None)


def _reported(plan: Plan, reports: Sequence[Report]) -> tuple[TrackState, ...]:
    """The state of each track that a history reports on, the last word of each."""
    last = {each.about: each for each in reports}
    return tuple(
        TrackState(
            track=track,
            state=last[track.id].says.replace("-", " "),
            since=last[track.id].on,
            first=last[track.id].on,
            by=plan.name(last[track.id].by) if last[track.id].by else "",
            says=((plan.name(last[track.id].by), last[track.id].words, last[track.id].id),)
            if last[track.id].words
            else (),
            ids=(last[track.id].id,),
        )
        for track in plan.tracks
        if track.id in last
    )


def _tracks(plan: Plan, stood: Sequence[TrackState]) -> tuple[TrackState, ...]:
    """The state of each track that is no Council: the later of what was reported and what was heard."""
    found: dict[str, TrackState] = {}
    for each in stood:
        before = found.get(each.track.id)
        if before is None or (each.since or date.min) > (before.since or date.min):
            found[each.track.id] = each
    return tuple(found[each.id] for each in plan.tracks if each.id in found)


def _claims(plan: Plan, heard: Sequence[Heard], on: date) -> tuple[tuple[str, tuple[CommitmentClaim, ...]], ...]:
    found = []
    for each in plan.commitments:
        made = tuple(CommitmentClaim(heard=one, relation=relation) for one, relation in claims(plan, each, heard, on))
        if made:
            found.append((each.id, made))
    return tuple(found)


def _enabled(states: Sequence[CommitmentState], phase: PlanPhase | None) -> tuple[Commitment, ...]:
    done = {each.commitment.id for each in states if each.fulfilled}
    return tuple(
        each for each in (() if phase is None else phase.commitments) if each.id not in done and set(each.after) <= done
    )


def _needs(states: Sequence[CommitmentState]) -> tuple[str, ...]:
    wanted = (found.finding for each in states if not each.fulfilled for found in each.commitment.evidence)
    return tuple(dict.fromkeys(wanted))


def _next(
    plan: Plan, states: Sequence[CommitmentState], standing: Sequence[UltimatumState], law: LawEffect | None, on: date
) -> list[PlanNext]:
    found = [PlanNext(day=each.until, what=f"the ultimatum of {each.by} on {each.on} runs out") for each in standing]
    if plan.standing == "agreed":
        found += [
            PlanNext(day=each.due, what=f"{each.commitment.act}: due from {plan.name(each.commitment.actor)}")
            for each in states
            if each.due is not None and each.due >= on and not each.fulfilled
        ]
    if law is not None and law.next_change is not None:
        found.append(PlanNext(day=law.next_change, what="the law with this plan changes"))
    return sorted(found, key=lambda each: each.day)


def _with_evidence(found: PlanStatus, heard: Sequence[Heard]) -> PlanStatus:
    """The same with the evidence that it rests on, in the order in which it is told."""
    from dataclasses import replace

    ids = [id_ for each in found.tracks for id_ in each.ids]
    ids += [id_ for said in (found.asked, found.moves, found.order) for each in said for id_ in each.ids]
    ids += [id_ for each in found.ultimatums for id_ in each.ids]
    ids += [claim.heard.id for _, told in found.claims for claim in told]
    ids += [id_ for each in found.reports for id_ in each.ids]
    known = {each.id: each for each in heard}
    used = dict.fromkeys(id_ for id_ in ids if id_ in known)
    return replace(found, evidence=tuple(known[id_] for id_ in used))


def council_tracks(plan: Plan) -> tuple[PlanTrack, ...]:
    """The tracks of a plan that are the body which adopts the texts."""
    return tuple(each for each in plan.tracks if each.council)
