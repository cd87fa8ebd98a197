"""The solver and the list of states, which share only the steps, say the same."""

import pytest
from hypothesis import given, settings

from detente.roadmap.checks.found import Checked
from detente.roadmap.checks.proof import SAFETY, proof
from detente.roadmap.checks.run import CHECKS
from detente.roadmap.plan import Plan
from tests.roadmap.checks.checking import DESK, shipped
from tests.roadmap.plans import commitment, drawn_plans, plan

pytest.importorskip("z3", reason="the solver is the extra `solver`, which `make` installs")


@pytest.mark.parametrize("check", SAFETY)
@pytest.mark.parametrize("name", [each.id for each in DESK.roadmaps])
def test_every_plan_that_ships_is_proved_as_it_was_listed(name: str, check: str) -> None:
    found = shipped(name)
    listed = "reached" if tuple(CHECKS[check](found)) else "never"  # type: ignore[index]
    assert proof(found, check) == listed  # type: ignore[arg-type]


@settings(max_examples=25)
@given(drawn_plans(4))
def test_any_small_plan_is_proved_as_it_was_listed(made: Plan) -> None:
    found = Checked(plan=made, texts={})
    for check in SAFETY:
        assert proof(found, check) == ("reached" if tuple(CHECKS[check](found)) else "never")


def test_a_plan_without_relief_has_no_bad_state() -> None:
    assert proof(Checked(plan=plan(commitment("a", reverse_days=0)), texts={}), "relief-after-verification") == "never"
