"""Plans that are too large to be listed: what follows from the order alone agrees with the list of states."""

from hypothesis import given

from detente.roadmap.checks import large, reach
from detente.roadmap.checks.found import Checked
from detente.roadmap.plan import Plan
from tests.roadmap.plans import commitment, drawn_plans, plan


@given(drawn_plans())
def test_what_can_be_given_is_what_some_state_has_given(made: Plan) -> None:
    found = Checked(plan=made, texts={})
    listed = {place for place in range(len(made.commitments)) if found.space.given(place).any()}
    assert set(large.givable(found)) == listed


@given(drawn_plans())
def test_a_plan_is_completable_by_the_order_where_it_is_by_the_states(made: Plan) -> None:
    found = Checked(plan=made, texts={})
    assert bool(tuple(large.completable(found))) == bool(tuple(reach.completable(found)))
    assert bool(tuple(large.no_dead_stage(found))) == bool(tuple(reach.no_dead_stage(found)))


@given(drawn_plans())
def test_exposure_that_is_found_by_the_order_is_in_some_state(made: Plan) -> None:
    found = Checked(plan=made, texts={})
    if tuple(large.exposure(found)):
        assert tuple(reach.exposure_bounded(found))


def test_a_plan_of_a_hundred_commitments_is_answered() -> None:
    chain = [commitment(f"c{number}", after=(f"c{number - 1}",) if number else ()) for number in range(100)]
    found = Checked(plan=plan(*chain), texts={})
    assert tuple(large.completable(found)) == ()
    (exposed,) = large.exposure(found)
    assert "100 acts beyond undoing" in exposed.what


def test_what_waits_for_what_nobody_offers_is_never_done() -> None:
    made = plan(commitment("a", demanded_by="south"), commitment("b", after=("a",)))
    (found,) = large.completable(Checked(plan=made, texts={}))
    assert found.commitments == ("a", "b")
    (dead,) = large.no_dead_stage(Checked(plan=made, texts={}))
    assert dead.what == "phase 1, One, is never entered"
