"""Conditions on accepted findings, and the day from which they are met."""

from collections.abc import Iterable
from datetime import date, timedelta

from detente.law.instrument import Condition
from detente.value import value


@value
class Finding:
    """A fact that a person accepted as established: its kind, its day, and the day on which it became known."""

    kind: str
    on: date
    known_on: date | None = None
    """None: it became known on the day itself."""

    def known(self, day: date | None) -> bool:
        """Whether it was known on `day`; always True where no day is given."""
        return day is None or (self.known_on or self.on) <= day


def established(condition: Condition, findings: Iterable[Finding]) -> date | None:
    """The first day on which these findings meet the condition; None: they do not meet it."""
    found = tuple(findings)
    if condition.every:
        days = [established(part, found) for part in condition.every]
        return None if None in days else max(day for day in days if day is not None)
    if condition.some:
        return min((day for part in condition.some if (day := established(part, found)) is not None), default=None)
    return min((day for finding in found if (day := _since(condition, finding, found)) is not None), default=None)


def _since(condition: Condition, finding: Finding, found: tuple[Finding, ...]) -> date | None:
    """The day from which this one finding meets a condition that has no parts; None: it does not meet it."""
    if finding.kind != condition.finding:
        return None
    day = finding.on + timedelta(days=condition.after_days or 0)
    contrary = (other.on for other in found if condition.without is not None and other.kind == condition.without)
    return None if any(finding.on <= other <= day for other in contrary) else day
