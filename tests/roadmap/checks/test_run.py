"""All checks at once: what is accepted, what is known how, what could not be answered."""

import sys

import pytest

from detente.roadmap.checks.found import CheckResult
from detente.roadmap.checks.run import CHECKS, run
from detente.roadmap.plan import AcceptedFailure
from detente.roadmap.properties import CHECK_IDS, SENTENCES
from tests.roadmap.plans import commitment, plan

MANY = plan(*(commitment(f"c{number}") for number in range(40)))
BLIND = commitment("a", verifier=None, reverse_days=0)


def of(made: object, check: str, **more: bool) -> CheckResult:
    """What comes of one check."""
    return next(each for each in run(made, {}, **more) if each.check == check)  # type: ignore[arg-type]


def test_every_property_has_a_check_and_a_sentence() -> None:
    assert tuple(CHECKS) == CHECK_IDS == tuple(SENTENCES)
    assert all(each.endswith(".") for each in SENTENCES.values())


def test_a_failure_passes_only_where_its_authors_accept_it() -> None:
    accepts = (AcceptedFailure(check="every-side-verified", because="nobody can see it"),)
    assert not of(plan(BLIND), "every-side-verified").passes
    accepted = of(plan(BLIND, accepts=accepts), "every-side-verified")
    assert (accepted.holds, accepted.passes, accepted.accepted) == (False, True, "nobody can see it")


def test_it_is_said_how_many_states_were_listed() -> None:
    assert of(plan(BLIND), "completable").known_by == "all 3 states listed"
    assert of(plan(BLIND), "terms-defined").known_by == ""


def test_the_solver_is_asked_where_it_is_wanted() -> None:
    pytest.importorskip("z3", reason="the solver is the extra `solver`, which `make` installs")
    assert of(plan(BLIND), "exposure-bounded", prove=True).known_by.endswith("for every length: holds")


def test_a_plan_that_is_too_large_to_be_listed_is_answered_from_its_order() -> None:
    found = of(MANY, "completable")
    assert found.holds
    assert found.known_by.startswith("40 commitments; states are listed for at most 31")
    assert not of(MANY, "exposure-bounded").holds


def test_without_the_solver_what_only_it_can_answer_is_unanswered_and_does_not_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    found = of(MANY, "relief-after-verification")
    assert not found.passes
    assert found.unanswered.endswith("and the solver is not installed")
