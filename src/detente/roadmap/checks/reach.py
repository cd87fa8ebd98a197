"""Checks on what a plan can reach, over all its states."""

from collections.abc import Iterator

import numpy as np

from detente.roadmap.checks.found import Checked, PlanFailure
from detente.roadmap.exposure import answering, irreversible
from detente.roadmap.plan import Commitment
from detente.roadmap.states import StateSpace


def relief_after_verification(found: Checked) -> Iterator[PlanFailure]:
    """Relief that can be given before what it answers was verified."""
    space, places = found.space, found.machine.places
    for each in found.relief:
        for id_ in each.answers:
            unverified = ~space.done(places[id_]) & ~space.broken(places[id_])
            row = space.first(space.given(places[each.id]) & unverified)
            if row is not None:
                other = found.plan.commitment(id_)
                what = f"{each.act} can be given before it is verified: {other.act}"
                end = f"It was not verified by then: {other.act}."
                yield PlanFailure(what=what, story=(*told(found, row), end), commitments=(each.id, id_))
                break


def completable(found: Checked) -> Iterator[PlanFailure]:
    """A plan that cannot be carried out to its end."""
    space = found.space
    done = np.ones(len(space.codes), dtype=np.bool_)
    for place in range(len(found.machine.commitments)):
        done &= space.done(place)
    if done.any():
        return
    demanded = [each for each in found.plan.commitments if each.demanded_by is not None]
    story = [
        f"{found.plan.name(each.demanded_by or '')} demands it, and {found.name(each)} has not offered it: {each.act}."
        for each in demanded
    ]
    never = [each for each in found.plan.commitments if not space.given(found.machine.places[each.id]).any()]
    if not demanded:
        story += told(found, _furthest(space))
    story.append(
        f"So it is never done: {'; '.join(each.act for each in never if each not in demanded) or 'the last step'}."
    )
    what = f"{len(never)} of {len(found.plan.commitments)} commitments can never be done"
    yield PlanFailure(what=what, story=tuple(story), commitments=tuple(each.id for each in never))


def _furthest(space: StateSpace) -> int:
    """A state in which most is fulfilled, and of these one that is reached soonest."""
    total = np.zeros(len(space.codes), dtype=np.int16)
    for place in range(len(space.machine.commitments)):
        total += space.done(place)
    return int(np.argmax(total))


def no_dead_stage(found: Checked) -> Iterator[PlanFailure]:
    """Phases in which nothing can ever be done."""
    space, places = found.space, found.machine.places
    for number, phase in enumerate(found.plan.phases, 1):
        if any(space.given(places[each.id]).any() for each in phase.commitments):
            continue
        first = phase.commitments[0] if phase.commitments else None
        waits = [] if first is None else [found.plan.commitment(one).act for one in first.after]
        story = [
            *told(found, _furthest(space)),
            f"Phase {number}, {phase.title}, waits for: {', '.join(waits) or 'what nobody offers'}.",
            "Nothing more can be done.",
        ]
        ids = tuple(each.id for each in phase.commitments)
        yield PlanFailure(what=f"phase {number}, {phase.title}, is never entered", story=tuple(story), commitments=ids)


def exposure_bounded(found: Checked) -> Iterator[PlanFailure]:
    """A side that may have given more than the plan allows, beyond undoing and unanswered."""
    for side in dict.fromkeys(_side(found, each) for each in found.plan.commitments):
        own = [each for each in found.plan.commitments if _side(found, each) == side and irreversible(each)]
        total = exposed_acts(found, own)
        row = found.space.first(total > found.plan.most_exposed)
        if row is None:
            continue
        given = [each for each in own if exposed_acts(found, [each])[row]]
        who = ", ".join(dict.fromkeys(found.name(each) for each in given))
        what = f"{who} may have given up to {int(total.max())} acts beyond undoing, unanswered; the plan allows {found.plan.most_exposed}"
        end = f"Nothing of it was answered: {'; '.join(each.act for each in given)}."
        yield PlanFailure(what=what, story=(*told(found, row), end), commitments=tuple(each.id for each in given))


def exposed_acts(found: Checked, own: list[Commitment]) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """In each state, how many of some acts are fulfilled, were no return for another, and have none."""
    space, places = found.space, found.machine.places
    total = np.zeros(len(space.codes), dtype=np.int16)
    for each in own:
        exposed = space.done(places[each.id])
        for other in (*(one.id for one in answering(found.plan, each.id)), *each.answers):
            exposed &= ~space.done(places[other])
        total += exposed
    return total


def told(found: Checked, row: int) -> tuple[str, ...]:
    """The way to a state, sentence by sentence."""
    return tuple(found.machine.told(step) for step in found.space.story(row))


def _side(found: Checked, each: Commitment) -> str:
    return "target" if found.plan.side(each.actor) == "target" else "sender"
