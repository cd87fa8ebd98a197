"""Runs every check on a plan."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from detente.law.instrument import Instrument
from detente.roadmap.checks import network, reach, words_of
from detente.roadmap.checks.found import SENTENCES, CheckId, CheckResult, Checked, PlanFailure
from detente.roadmap.plan import Plan

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
STATES: Final[frozenset[CheckId]] = frozenset({"relief-after-verification", "no-dead-stage", "completable", "exposure-bounded"})
"""The checks that look at every state."""


def run(plan: Plan, texts: Mapping[str, Instrument]) -> tuple[CheckResult, ...]:
    """Return what comes of each check, in the order of `CHECKS`.

    Raises InputError for a plan with more states than are listed.
    """
    found = Checked(plan=plan, texts=dict(texts))
    accepted = {each.check: each.because for each in plan.accepts}
    return tuple(
        CheckResult(
            check=name,
            failures=tuple(check(found)),
            accepted=accepted.get(name, ""),
            proved=f"all {len(found.space.codes):,} states listed" if name in STATES else "",
        )
        for name, check in CHECKS.items()
    )


def sentence(check: CheckId) -> str:
    """The property in a sentence."""
    return SENTENCES[check]
