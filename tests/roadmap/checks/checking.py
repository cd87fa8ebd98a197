"""Plans checked in tests: those that ship, and small ones."""

from collections.abc import Iterable
from functools import cache

from detente import Desk
from detente.roadmap.checks.found import Checked, CheckResult, PlanFailure
from detente.roadmap.checks.run import run
from detente.roadmap.plan import Plan
from detente.roadmap.properties import CheckId

DESK = Desk()


@cache
def shipped(name: str) -> Checked:
    """A plan that ships, with the texts of its regime."""
    return DESK.roadmap_machine(name)


def results(made: Plan, like: str = "stepwise-2019") -> dict[CheckId, CheckResult]:
    """What comes of each check of a plan, with the texts of one that ships."""
    return {each.check: each for each in run(made, shipped(like).texts)}


def failing(made: Plan, like: str = "stepwise-2019") -> set[str]:
    """The failures of a plan, each as its check and what it says."""
    return {f"{name}: {each.what}" for name, found in results(made, like).items() for each in found.failures}


def checks_of(failures: Iterable[str]) -> set[str]:
    """The checks that some failures are of."""
    return {each.partition(":")[0] for each in failures}


def told(found: PlanFailure) -> str:
    """A story as one text."""
    return "\n".join(found.story)
