"""Checks of plans whose states are too many to be listed: what follows from the order alone.

Without breaches a plan only ever grows: whatever can be done can still be done after more was done. So what can ever be given is a
least fixed point, and a set of acts that need nothing outside it can be reached.
"""

from collections.abc import Iterator

from detente.roadmap.checks.found import Checked, PlanFailure
from detente.roadmap.exposure import answering, irreversible
from detente.roadmap.model import PERFORMED, PlanStep
from detente.roadmap.plan import Commitment


def givable(found: Checked) -> dict[int, PlanStep]:
    """Return every commitment that can ever be given, by its place, with the step that gives it, in an order that is possible."""
    steps = [step for step in found.machine.steps if step.to == PERFORMED]
    made: dict[int, PlanStep] = {}
    while True:
        able = [step for step in steps if step.commitment not in made and set(step.needs) <= set(made)]
        if not able:
            return made
        for step in able:
            made |= dict.fromkeys((step.commitment, *step.together), step)


def completable(found: Checked) -> Iterator[PlanFailure]:
    """A plan that cannot be carried out to its end."""
    able = givable(found)
    never = [each for place, each in enumerate(found.machine.commitments) if place not in able]
    if never:
        yield PlanFailure(
            what=f"{len(never)} of {len(found.plan.commitments)} commitments can never be done",
            story=tuple(f"It waits for what never comes, or nobody offers it: {each.act}." for each in never[:5]),
            commitments=tuple(each.id for each in never),
        )


def no_dead_stage(found: Checked) -> Iterator[PlanFailure]:
    """Phases in which nothing can ever be done."""
    able = {found.machine.commitments[place].id for place in givable(found)}
    for number, phase in enumerate(found.plan.phases, 1):
        if not able & {each.id for each in phase.commitments}:
            yield PlanFailure(
                what=f"phase {number}, {phase.title}, is never entered",
                story=(f"Nothing of phase {number} can ever be begun.",),
                commitments=tuple(each.id for each in phase.commitments),
            )


def exposure(found: Checked) -> Iterator[PlanFailure]:
    """Sides that can give more than the plan allows, by acts that need no answer; what it does not find may still be there."""
    able = givable(found)
    for target in (True, False):
        own = [
            each
            for place, each in enumerate(found.machine.commitments)
            if place in able and (found.plan.side(each.actor) == "target") == target and irreversible(each)
        ]
        done = _unanswered(found, own, able)
        given = [each for each in own if found.machine.places[each.id] in done and _open(found, each, done)]
        if len(given) > found.plan.most_exposed:
            what = f"{found.name(given[0])} and those of its side may have given {len(given)} acts beyond undoing, unanswered; the plan allows {found.plan.most_exposed}"
            story = [f"{found.name(each)} has done: {each.act}." for each in given[: found.plan.most_exposed + 1]]
            ids = tuple(each.id for each in given)
            yield PlanFailure(what=what, story=(*story, "Nothing of it was answered."), commitments=ids)


def _unanswered(found: Checked, own: list[Commitment], able: dict[int, PlanStep]) -> set[int]:
    """Acts of a side, with all that they need, taken one after the other as long as none of them becomes answered."""
    done: set[int] = set()
    for each in own:
        more = done | _needed(found.machine.places[each.id], able)
        before = sum(_open(found, one, done) for one in own)
        if sum(_open(found, one, more) for one in own) > before:
            done = more
    return done


def _needed(place: int, able: dict[int, PlanStep]) -> set[int]:
    """A commitment with everything that it needs."""
    found: set[int] = set()
    next_ = [place]
    while next_:
        one = next_.pop()
        if one not in found:
            found.add(one)
            next_ += [*able[one].needs, *able[one].together, able[one].commitment]
    return found


def _open(found: Checked, each: Commitment, done: set[int]) -> bool:
    """Whether it is done, was no return for another act that is done, and has none."""
    places = found.machine.places
    others = (*(one.id for one in answering(found.plan, each.id)), *each.answers)
    return places[each.id] in done and not any(places[one] in done for one in others)
