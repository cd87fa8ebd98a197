"""A plan as a state machine."""

from detente.roadmap.model import BROKEN, FULFILLED, OPEN, PERFORMED, Machine
from tests.roadmap.plans import commitment, plan

TWO = Machine(plan(commitment("a", breached_by=("x",)), commitment("b", "south", after=("a",))))


def test_nothing_is_done_at_the_start_and_only_what_waits_for_nothing_can_be() -> None:
    ((step, state),) = TWO.after(TWO.start)
    assert (step.commitment, state) == (0, (PERFORMED, OPEN))
    assert TWO.told(step) == "the North does: a done."


def test_what_comes_after_waits_until_it_is_verified() -> None:
    assert [state for _, state in TWO.after((PERFORMED, OPEN))] == [(FULFILLED, OPEN)]
    assert (FULFILLED, PERFORMED) in [state for _, state in TWO.after((FULFILLED, OPEN))]


def test_what_was_fulfilled_may_be_broken_and_then_holds_others_up() -> None:
    states = {state for _, state in TWO.after((FULFILLED, OPEN))}
    assert (BROKEN, OPEN) in states
    assert list(TWO.after((BROKEN, OPEN))) == []


def test_a_state_tells_what_is_given_and_what_is_done() -> None:
    assert TWO.given((FULFILLED, PERFORMED)) == {"a", "b"}
    assert TWO.done((FULFILLED, PERFORMED)) == {"a"}
    assert TWO.goal == (FULFILLED, FULFILLED)


def test_what_begins_together_is_one_step_that_needs_what_each_needs() -> None:
    made = Machine(plan(commitment("a"), commitment("b", together=("c",)), commitment("c", "south", after=("a",))))
    step = next(each for each in made.steps if each.together)
    assert (step.commitment, step.together, step.needs) == (1, (2,), (0,))
    assert made.taken(step, (FULFILLED, OPEN, OPEN)) == (FULFILLED, PERFORMED, PERFORMED)
    assert made.told(step) == "the North does: b done, together with: c done."
    assert not made.possible(step, made.start)


def test_what_is_demanded_and_not_offered_is_never_done_nor_what_begins_with_it() -> None:
    made = Machine(plan(commitment("a", demanded_by="south"), commitment("b", "south", together=("a",))))
    assert not [step for step in made.steps if step.to == PERFORMED]


def test_a_step_that_nobody_verifies_says_so() -> None:
    made = Machine(plan(commitment("a", verifier=None)))
    assert made.told(made.steps[1]) == "the North: a done; nobody verifies it."
