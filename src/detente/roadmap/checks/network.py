"""The deadlines of a plan as a simple temporal network: points in time, and how far apart they may lie.

Source: R. Dechter, I. Meiri and J. Pearl, Temporal constraint networks, Artificial Intelligence 49 (1991). A network is consistent
where its distance graph has no negative circle; the shortest one is the contradiction that is told.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from detente.roadmap.checks.found import Checked, PlanFailure
from detente.roadmap.plan import Commitment, Plan
from detente.value import value

BEGIN: Final = "begin"


@value
class TimeBound:
    """`to` comes at most so many days after `of`; a negative number: at least so many before it."""

    of: str
    to: str
    days: int
    why: str


def deadlines_consistent(found: Checked) -> Iterator[PlanFailure]:
    """Deadlines that contradict the order, or each other."""
    way = negative_circle(tuple(bounds(found.plan)))
    if way:
        ids = tuple(dict.fromkeys(each.to for each in way if each.to != BEGIN))
        over = -sum(each.days for each in way)
        what = f"these cannot all hold: they leave {over} days too few"
        yield PlanFailure(what=what, story=tuple(each.why for each in way), commitments=ids)


def deadlines_keepable(found: Checked) -> Iterator[PlanFailure]:
    """Deadlines that are missed where each act and verification takes its longest."""
    plan = found.plan
    ends: dict[str, int] = {}
    for each in _in_order(plan):
        start = max((ends[one] for one in each.after if one in ends), default=0)
        start = max(start, _earliest(plan, each))
        longest, due = start + each.takes_days + each.verify_days, _due(plan, each, ends)
        if due is not None and longest > due:
            yield _too_late(found, each, start, longest, due)
        ends[each.id] = max(longest, due or 0)  # whoever may wait until his deadline is not late


def bounds(plan: Plan) -> Iterator[TimeBound]:
    """Yield what a plan says of how far its acts lie apart: each takes its time, follows what it waits for, and has its deadline."""
    for each in plan.commitments:
        length = each.least_days
        start = _earliest(plan, each)
        from_ = f"from {plan.phase_of(each.id).begins} on" if start else "from the beginning on"
        yield TimeBound(
            of=each.id, to=BEGIN, days=-length - start, why=f"{each.act} takes {length} days at least, {from_}."
        )
        for one in each.after:
            why = f"{each.act} comes after {plan.commitment(one).act}, and takes {length} days at least."
            yield TimeBound(of=each.id, to=one, days=-length, why=why)
        yield from _deadline(plan, each)


def _deadline(plan: Plan, each: Commitment) -> Iterator[TimeBound]:
    due = each.deadline
    if due is None:
        return
    if due.on is not None:
        days = (due.on - plan.begins).days
        yield TimeBound(
            of=BEGIN, to=each.id, days=days, why=f"{each.act} is due on {due.on}, {days} days after the beginning."
        )
    elif due.after == BEGIN:
        yield TimeBound(
            of=BEGIN, to=each.id, days=due.days or 0, why=f"{each.act} is due {due.days} days after the beginning."
        )
    else:
        for one in _meant(plan, due.after or ""):
            why = f"{each.act} is due {due.days} days after {plan.commitment(one).act}."
            yield TimeBound(of=one, to=each.id, days=due.days or 0, why=why)


def _earliest(plan: Plan, each: Commitment) -> int:
    """The days after the beginning of the plan before which the phase of a commitment does not begin."""
    begins = plan.phase_of(each.id).begins
    return 0 if begins is None else max(0, (begins - plan.begins).days)


def _meant(plan: Plan, named: str) -> tuple[str, ...]:
    """The commitments of a phase, or the one of that name."""
    phase = next((each for each in plan.phases if each.id == named), None)
    return (named,) if phase is None else tuple(each.id for each in phase.commitments)


def negative_circle(bounds: tuple[TimeBound, ...]) -> tuple[TimeBound, ...]:
    """Return a circle of bounds that cannot all hold; empty where there is none. Of several, one of the fewest bounds."""
    points = list(dict.fromkeys(point for each in bounds for point in (each.of, each.to)))
    for length in range(1, len(points) + 1):
        for start in points:
            found = _circle(start, bounds, length)
            if found:
                return found
        if length == 1 and not _negative(points, bounds):
            return ()
    return ()


def _negative(points: list[str], bounds: tuple[TimeBound, ...]) -> bool:
    """Whether there is a negative circle at all (Bellman and Ford)."""
    distance = dict.fromkeys(points, 0)
    for _ in points:
        changed = False
        for each in bounds:
            if distance[each.of] + each.days < distance[each.to]:
                distance[each.to] = distance[each.of] + each.days
                changed = True
        if not changed:
            return False
    return True


def _circle(start: str, bounds: tuple[TimeBound, ...], length: int) -> tuple[TimeBound, ...]:
    """A negative way of so many bounds from a point back to it."""
    best: dict[str, tuple[int, tuple[TimeBound, ...]]] = {start: (0, ())}
    for _ in range(length):
        following: dict[str, tuple[int, tuple[TimeBound, ...]]] = {}
        for each in bounds:
            if each.of in best:
                days = best[each.of][0] + each.days
                if each.to not in following or days < following[each.to][0]:
                    following[each.to] = (days, (*best[each.of][1], each))
        best = following
    days, way = best.get(start, (0, ()))
    return way if days < 0 else ()


def _in_order(plan: Plan) -> list[Commitment]:
    """The commitments, each behind those that it waits for; those in a circle are left out."""
    made: list[Commitment] = []
    done: set[str] = set()
    while True:
        ready = [each for each in plan.commitments if each.id not in done and set(each.after) <= done]
        if not ready:
            return made
        made += ready
        done |= {each.id for each in ready}


def _due(plan: Plan, each: Commitment, ends: Mapping[str, int]) -> int | None:
    """The days after the beginning by which a commitment is due, what it is counted from taking its longest."""
    due = each.deadline
    if due is None:
        return None
    if due.on is not None:
        return (due.on - plan.begins).days
    if due.after == BEGIN:
        return due.days or 0
    starts = [ends[one] for one in _meant(plan, due.after or "") if one in ends]
    return max(starts) + (due.days or 0) if starts else None


def _too_late(found: Checked, each: Commitment, start: int, end: int, due: int) -> PlanFailure:
    from datetime import timedelta

    def day(number: int) -> date:
        return found.plan.begins + timedelta(days=number)

    verifier = found.plan.name(each.verifier) if each.verifier else "nobody"
    story = [
        f"{day(start)}: {found.name(each)} begins: {each.act}.",
        f"{day(start + each.takes_days)}: it is done, after {each.takes_days} days.",
    ]
    if each.verify_days:
        story.append(f"{day(end)}: {verifier} has verified it, after {each.verify_days} days more.")
    story.append(f"It was due on {day(due)}, {end - due} days before.")
    what = f"{each.act}: due after {due} days, and takes up to {end}"
    return PlanFailure(what=what, story=tuple(story), commitments=(each.id,))
