"""The targets of matching, and whether a validation meets them."""

from collections.abc import Iterator
from typing import Final

from detente.validation.exact import Exact
from detente.validation.manipulated import Manipulated
from detente.validation.tally import Tally
from detente.value import value

MINOR: Final = 0.999
MAJOR: Final = 0.995
FAMILY: Final = 0.95
WRONG_EXACT: Final = 0.01
WRONG_MAJOR: Final = 0.025
SCRIPTS: Final = 0.02
"""How far the best and the worst script may lie apart."""
FEWEST: Final = 100
"""Names of a script below which its share says little, and is not compared."""


@value
class Target:
    """A target, and the figure that was measured."""

    what: str
    most: bool
    """Whether the figure may be this at most; else it must be at least this."""
    aim: float
    """0 to 1."""
    measured: float

    @property
    def met(self) -> bool:
        """Return whether the target is met."""
        over = round(self.measured - self.aim, 9)
        return over <= 0 if self.most else over >= 0


def targets(listed: Exact, changed: Manipulated) -> tuple[Target, ...]:
    """Return the targets, with the figures of the two parts; a part that was not run has no line."""
    return tuple(_targets(listed, changed))


def _targets(listed: Exact, changed: Manipulated) -> Iterator[Target]:
    yield Target(what="listed names found", most=False, aim=1.0, measured=listed.whole.recall)
    yield Target(
        what="listed names with another party first", most=True, aim=WRONG_EXACT, measured=listed.whole.wrong_share
    )
    grades = {each.name: each for each in changed.by_severity}
    for name, aim in (("minor", MINOR), ("major", MAJOR)):
        if name in grades:
            yield Target(what=f"{name} changes found", most=False, aim=aim, measured=grades[name].recall)
    if "major" in grades:
        yield Target(
            what="major changes with another party first",
            most=True,
            aim=WRONG_MAJOR,
            measured=grades["major"].wrong_share,
        )
    if worst := min(changed.by_family, key=_recall, default=None):
        yield Target(what=f"the worst family found ({worst.name})", most=False, aim=FAMILY, measured=worst.recall)
    scripts = [each for each in changed.by_script if each.asked >= FEWEST]
    if len(scripts) > 1:
        best, last = max(scripts, key=_recall), min(scripts, key=_recall)
        what = f"between the best script ({best.name}) and the worst ({last.name})"
        yield Target(what=what, most=True, aim=SCRIPTS, measured=best.recall - last.recall)


def _recall(tally: Tally) -> float:
    return tally.recall
