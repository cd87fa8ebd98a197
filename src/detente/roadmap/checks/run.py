"""Runs every check on a plan."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from detente.errors import InputError, NotInstalled
from detente.law.instrument import Instrument
from detente.roadmap.checks import large, network, reach, words_of
from detente.roadmap.checks.found import Checked, CheckResult, PlanFailure
from detente.roadmap.checks.proof import SAFETY, proof
from detente.roadmap.plan import Plan
from detente.roadmap.properties import CheckId

Check = Callable[[Checked], Iterator[PlanFailure]]
CHECKS: Final[Mapping[CheckId, Check]] = {
    "relief-after-verification": reach.relief_after_verification,
    "relief-delivered": words_of.relief_delivered,
    "no-dead-stage": reach.no_dead_stage,
    "completable": reach.completable,
    "no-circular-wait": words_of.no_circular_wait,
    "deadlines-consistent": network.deadlines_consistent,
    "deadlines-keepable": network.deadlines_keepable,
    "return-in-window": words_of.return_in_window,
    "nobody-alone-stops-relief": words_of.nobody_alone_stops_relief,
    "nobody-alone-stops-return": words_of.nobody_alone_stops_return,
    "exposure-bounded": reach.exposure_bounded,
    "terms-defined": words_of.terms_defined,
    "verifier-independent": words_of.verifier_independent,
    "every-side-verified": words_of.every_side_verified,
}
LARGE: Final[Mapping[CheckId, Check]] = {
    "completable": large.completable,
    "no-dead-stage": large.no_dead_stage,
    "exposure-bounded": large.exposure,
}
"""What answers where the states are too many; for exposure only what it finds is an answer."""
STATES: Final[frozenset[CheckId]] = frozenset(
    {"relief-after-verification", "no-dead-stage", "completable", "exposure-bounded"}
)
"""The checks that look at every state."""


def run(plan: Plan, texts: Mapping[str, Instrument], *, prove: bool = False) -> tuple[CheckResult, ...]:
    """Return what comes of each check, in the order of `CHECKS`.

    Args:
        plan: The plan.
        texts: The texts of its regime, by their ids.
        prove: Whether the solver proves safety for every length too. It is asked in any case where the states are too many to be listed.

    Raises:
        NotInstalled: the solver is wanted, and not installed.
    """
    found = Checked(plan=plan, texts=dict(texts))
    accepted = {each.check: each.because for each in plan.accepts}
    return tuple(_result(found, name, check, accepted.get(name, ""), prove=prove) for name, check in CHECKS.items())


def _result(found: Checked, name: CheckId, check: Check, accepted: str, *, prove: bool) -> CheckResult:
    if name not in STATES:
        return CheckResult(check=name, failures=tuple(check(found)), accepted=accepted)
    try:
        failures = tuple(check(found))
    except InputError as fault:
        return _unlisted(found, name, accepted, fault.what)
    known = f"all {len(found.space.codes):,} states listed"
    if prove and name in SAFETY:
        known += f"; by the solver, for every length: {'holds' if proof(found, name) == 'never' else 'fails'}"
    return CheckResult(check=name, failures=failures, accepted=accepted, known_by=known)


def _unlisted(found: Checked, name: CheckId, accepted: str, why: str) -> CheckResult:
    """The result of a check whose states are too many: from the order alone, or of the solver."""
    failures = tuple(LARGE[name](found)) if name in LARGE else ()
    if failures or name not in SAFETY:
        return CheckResult(
            check=name, accepted=accepted, failures=failures, known_by=f"{why}; from the order of the plan alone"
        )
    try:
        answer = proof(found, name)
    except NotInstalled:
        return CheckResult(check=name, accepted=accepted, unanswered=f"{why}, and the solver is not installed")
    if answer == "not known":
        return CheckResult(check=name, accepted=accepted, unanswered=f"{why}, and the solver gave no answer in time")
    bad = PlanFailure(
        what="a state in which it does not hold can be reached", story=("The solver finds one, and gives no story.",)
    )
    failures = () if answer == "never" else (bad,)
    return CheckResult(
        check=name, accepted=accepted, failures=failures, known_by=f"{why}; by the solver, for every length"
    )
