"""A plan as a PRISM module; bench/plans.py lets Storm read each and answer the same questions."""

import re

import pytest

from detente.roadmap.checks.found import Checked
from detente.roadmap.prism import names, prism, properties
from tests.roadmap.checks.checking import DESK, shipped
from tests.roadmap.plans import commitment, plan


@pytest.mark.parametrize("name", [each.id for each in DESK.roadmaps])
def test_every_step_of_a_plan_is_a_command_and_every_commitment_a_variable(name: str) -> None:
    machine = shipped(name).machine
    text = prism(machine)
    assert text.count("  [] ") == len(machine.steps)
    assert len(re.findall(r"^  c\d+_\w+ : \[0\.\.3\] init 0;", text, re.MULTILINE)) == len(machine.commitments)


def test_a_command_has_the_guard_and_the_change_of_its_step() -> None:
    made = plan(commitment("a"), commitment("b", after=("a",)))
    text = prism(Checked(plan=made, texts={}).machine)
    assert "  [] c1_b=0 & c0_a=2 -> (c1_b'=1);" in text


def test_two_ids_that_differ_in_a_hyphen_are_two_variables() -> None:
    made = Checked(plan=plan(commitment("a-b"), commitment("a1-b")), texts={}).machine
    assert names(made) == ["c0_a_b", "c1_a1_b"]


def test_the_questions_name_what_is_relief_and_what_is_exposed() -> None:
    made = plan(commitment("a"), commitment("r", "south", kind="relief-decided", answers=("a",)), most_exposed=0)
    asked = properties(Checked(plan=made, texts={}))
    assert asked["completable"] == "E [ F (c0_a=2 & c1_r=2) ]"
    assert asked["relief-after-verification"] == "E [ F (((c1_r=1 | c1_r=2) & c0_a<2)) ]"
    assert "c0_a=2 & c1_r!=2" in asked["exposure-bounded"]


def test_a_plan_without_relief_asks_for_what_never_is() -> None:
    assert properties(Checked(plan=plan(commitment("a")), texts={}))["relief-after-verification"] == "E [ F (false) ]"
