"""Deadlines as a network: contradictions, and what is missed when everything takes its longest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.roadmap.checks.found import Checked
from detente.roadmap.checks.network import (
    TimeBound,
    bounds,
    deadlines_consistent,
    deadlines_keepable,
    negative_circle,
)
from detente.roadmap.plan import PlanDeadline, PlanPhase
from tests.roadmap.plans import commitment, plan


def bound(of: str, to: str, days: int) -> TimeBound:
    """A bound with a reason that nobody reads."""
    return TimeBound(of=of, to=to, days=days, why=f"{of} {to} {days}.")


def test_bounds_that_can_all_hold_have_no_circle() -> None:
    assert negative_circle((bound("begin", "a", 10), bound("a", "begin", -5), bound("b", "a", -2))) == ()


def test_the_shortest_contradiction_is_told() -> None:
    two = (bound("begin", "a", 10), bound("a", "begin", -11))
    three = (bound("begin", "b", 1), bound("b", "c", 1), bound("c", "begin", -9))
    assert set(negative_circle((*three, *two))) == set(two)


BOUNDS = st.lists(
    st.builds(bound, st.sampled_from("abc"), st.sampled_from("abc"), st.integers(-4, 6)), min_size=1, max_size=6
)


def holds(days: dict[str, int], given_bounds: list[TimeBound]) -> bool:
    """Whether days meet every bound."""
    return all(days[each.to] - days[each.of] <= each.days for each in given_bounds)


@given(BOUNDS)
def test_there_is_a_circle_exactly_where_no_days_meet_the_bounds(drawn: list[TimeBound]) -> None:
    span = range(-13, 14)
    possible = any(holds({"a": 0, "b": b, "c": c}, drawn) for b in span for c in span)
    way = negative_circle(tuple(drawn))
    assert possible == (not way)
    assert not way or sum(each.days for each in way) < 0


def test_an_act_is_due_after_what_it_waits_for() -> None:
    made = plan(commitment("a"), commitment("b", after=("a",), least_days=5))
    assert [(each.of, each.to, each.days) for each in bounds(made)] == [
        ("a", "begin", 0),
        ("b", "begin", -5),
        ("b", "a", -5),
    ]


def failures(*commitments: object, begins: date | None = None) -> list[tuple[str, ...]]:
    """The commitments of each failure to be keepable."""
    phases = (PlanPhase(id="one", title="One", begins=begins, commitments=commitments),)  # type: ignore[arg-type]
    return [each.commitments for each in deadlines_keepable(Checked(plan=plan(phases=phases), texts={}))]


@pytest.mark.parametrize(("takes", "late"), [(50, []), (51, [("a",)])])
def test_an_act_and_its_verification_fit_into_the_deadline_or_not(takes: int, late: list[tuple[str, ...]]) -> None:
    due = PlanDeadline(days=60, after="begin")
    assert failures(commitment("a", takes_days=takes, verify_days=10, deadline=due)) == late


def test_whoever_may_wait_until_his_deadline_makes_the_next_one_late() -> None:
    first = commitment("a", deadline=PlanDeadline(days=60, after="begin"))
    assert failures(first, commitment("b", after=("a",), deadline=PlanDeadline(days=59, after="begin"))) == [("b",)]
    assert failures(first, commitment("b", after=("a",), deadline=PlanDeadline(days=0, after="a"))) == []


def test_a_phase_that_begins_later_leaves_less_time() -> None:
    act = commitment("a", takes_days=30, deadline=PlanDeadline(on=date(2020, 2, 1)))
    assert failures(act) == []
    assert failures(act, begins=date(2020, 1, 15)) == [("a",)]


def test_without_a_deadline_nothing_is_late() -> None:
    assert failures(commitment("a", takes_days=9_999)) == []


def test_a_contradiction_says_by_how_much_and_why() -> None:
    act = commitment("a", least_days=70, takes_days=70, deadline=PlanDeadline(days=60, after="begin"))
    (found,) = deadlines_consistent(Checked(plan=plan(act), texts={}))
    assert found.what == "these cannot all hold: they leave 10 days too few"
    assert sorted(found.story) == [
        "a done is due 60 days after the beginning.",
        "a done takes 70 days at least, from the beginning on.",
    ]
    assert found.commitments == ("a",)
