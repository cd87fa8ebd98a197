"""Explicit states, against a walk that shares no code with them."""

import numpy as np
import pytest
from hypothesis import given

from detente.errors import InputError
from detente.roadmap.model import FULFILLED, Machine, PlanState
from detente.roadmap.plan import Plan
from detente.roadmap.states import MOST_COMMITMENTS, explore
from tests.roadmap.plans import commitment, drawn_plans, plan


def walked(machine: Machine) -> dict[PlanState, int]:
    """Every state with the fewest steps that lead there, found one by one."""
    found, level, steps = {machine.start: 0}, [machine.start], 0
    while level:
        steps += 1
        level = list(
            dict.fromkeys(state for before in level for _, state in machine.after(before) if state not in found)
        )
        found |= dict.fromkeys(level, steps)
    return found


@given(drawn_plans())
def test_the_states_are_those_of_a_walk_each_once(made: Plan) -> None:
    machine = Machine(made)
    space, wanted = explore(machine), walked(machine)
    states = [space.state(row) for row in range(len(space.codes))]
    assert len(states) == len(set(states))
    assert set(states) == set(wanted)


@given(drawn_plans())
def test_a_story_is_a_shortest_way_and_every_step_of_it_can_be_taken(made: Plan) -> None:
    machine = Machine(made)
    space, wanted = explore(machine), walked(machine)
    for row in range(len(space.codes)):
        state = machine.start
        story = space.story(row)
        for step in story:
            assert machine.possible(step, state)
            state = machine.taken(step, state)
        assert state == space.state(row)
        assert len(story) == wanted[state]


@given(drawn_plans(4))
def test_every_way_from_one_state_to_another_is_counted(made: Plan) -> None:
    machine = Machine(made)
    assert explore(machine).transitions == sum(len(list(machine.after(state))) for state in walked(machine))


def test_the_first_state_of_a_kind_is_one_that_is_reached_soonest() -> None:
    space = explore(Machine(plan(commitment("a"), commitment("b", after=("a",)))))
    row = space.first(space.done(1))
    assert row is not None
    assert space.state(row) == (FULFILLED, FULFILLED)
    assert space.first(np.zeros(len(space.codes), dtype=np.bool_)) is None
    assert not space.broken(0).any()


def test_a_plan_with_more_states_than_the_limit_is_refused_with_the_size_that_it_reached() -> None:
    machine = Machine(plan(*(commitment(f"c{number}") for number in range(6))))
    with pytest.raises(InputError, match=r"more than 100 states \(\d+ so far\)"):
        explore(machine, most=100)


def test_a_plan_with_too_many_commitments_to_be_listed_is_refused() -> None:
    machine = Machine(plan(*(commitment(f"c{number}") for number in range(MOST_COMMITMENTS + 1))))
    with pytest.raises(InputError, match="32 commitments; states are listed for at most 31"):
        explore(machine)
