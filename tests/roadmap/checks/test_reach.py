"""Checks over all states, on small plans whose answer is seen at a glance."""

from dataclasses import replace
from typing import Any

import pytest

from detente.roadmap.checks import reach
from detente.roadmap.checks.found import Checked
from detente.roadmap.plan import Plan, PlanPhase
from tests.roadmap.plans import commitment, plan


def checked(*commitments: Any, **more: Any) -> Checked:
    """A plan to be checked."""
    return Checked(plan=plan(*commitments, **more), texts={})


ACT = commitment("act")
RELIEF = commitment("relief", "south", kind="relief-decided", answers=("act",), reverse_days=0)


def test_relief_that_waits_for_what_it_answers_comes_after_its_verification() -> None:
    assert not list(reach.relief_after_verification(checked(ACT, replace(RELIEF, after=("act",)))))


def test_relief_that_waits_for_nothing_may_come_first_and_the_story_is_one_step() -> None:
    (found,) = reach.relief_after_verification(checked(ACT, RELIEF))
    assert found.story == ("the South does: relief done.", "It was not verified by then: act done.")
    assert found.commitments == ("relief", "act")


def test_relief_in_return_for_nothing_is_not_asked() -> None:
    assert not list(reach.relief_after_verification(checked(ACT, replace(RELIEF, answers=()))))


def test_a_breach_after_the_verification_is_no_relief_before_it() -> None:
    broken = replace(ACT, breached_by=("broken",))
    assert not list(reach.relief_after_verification(checked(broken, replace(RELIEF, after=("act",)))))


def test_what_relief_waits_for_by_way_of_another_is_verified_too() -> None:
    between = commitment("between", "south", after=("act",))
    assert not list(reach.relief_after_verification(checked(ACT, between, replace(RELIEF, after=("between",)))))


def phases(*parts: tuple[Any, ...]) -> Plan:
    """A plan of several phases."""
    made = tuple(
        PlanPhase(id=f"p{number}", title=f"Part {number}", commitments=each) for number, each in enumerate(parts, 1)
    )
    return plan(phases=made)


def test_a_plan_that_can_be_carried_out_has_no_dead_phase() -> None:
    found = Checked(plan=phases((ACT,), (replace(RELIEF, after=("act",)),)), texts={})
    assert not list(reach.completable(found))
    assert not list(reach.no_dead_stage(found))


def test_a_phase_that_waits_for_what_nobody_offers_is_never_entered() -> None:
    demanded = replace(ACT, demanded_by="south")
    found = Checked(plan=phases((commitment("first"), demanded), (replace(RELIEF, after=("act",)),)), texts={})
    (dead,) = reach.no_dead_stage(found)
    assert dead.what == "phase 2, Part 2, is never entered"
    assert "Phase 2, Part 2, waits for: act done." in dead.story
    (never,) = reach.completable(found)
    assert never.story[0] == "the South demands it, and the North has not offered it: act done."
    assert never.commitments == ("act", "relief")


def test_a_plan_that_stops_says_how_far_it_came() -> None:
    circle = (commitment("a", after=("b",)), commitment("b", "south", after=("a",)))
    (never,) = reach.completable(checked(commitment("first"), *circle))
    assert never.story[0] == "the North does: first done."
    assert never.story[-1] == "So it is never done: a done; b done."


@pytest.mark.parametrize(("most", "count"), [(0, 1), (1, 1), (2, 0)])
def test_exposure_is_measured_against_what_the_plan_allows(most: int, count: int) -> None:
    assert len(list(reach.exposure_bounded(checked(commitment("a"), commitment("b"), most_exposed=most)))) == count


def test_acts_that_are_answered_in_turn_expose_one_at_a_time() -> None:
    made = checked(
        commitment("a1"),
        commitment("r1", "south", after=("a1",), answers=("a1",), reverse_days=0),
        commitment("a2", after=("r1",)),
        commitment("r2", "south", after=("a2",), answers=("a2",), reverse_days=0),
    )
    assert not list(reach.exposure_bounded(made))


def test_acts_that_are_answered_at_the_end_expose_all_of_them() -> None:
    made = checked(
        commitment("a1"),
        commitment("a2", after=("a1",)),
        commitment("r", "south", after=("a2",), answers=("a1", "a2"), reverse_days=0),
    )
    (found,) = reach.exposure_bounded(made)
    assert found.what == "the North may have given up to 2 acts beyond undoing, unanswered; the plan allows 1"
    assert found.story[-1] == "Nothing of it was answered: a1 done; a2 done."
    assert len(found.story) == 5
