"""Conditions on accepted findings, and the days on which they come to hold."""

from collections.abc import Iterable
from datetime import date, timedelta

from detente.value import value


@value
class Condition:
    """What a provision waits for besides its date: exactly one of the parts is given."""

    finding: str | None = None
    """An accepted finding of this kind."""
    after_days: int | None = None
    """With `finding`: the number of days that must have passed since."""
    without: str | None = None
    """With `finding` and `after_days`: no finding of this kind may have come in the meantime."""
    every: tuple["Condition", ...] = ()
    some: tuple["Condition", ...] = ()


@value
class Finding:
    """A fact that a person accepted as established: its kind, its day, and the day on which it became known."""

    kind: str
    on: date
    known_on: date | None = None
    """None: it became known on the day itself."""
    source: str = ""
    """Where it is known from, in words."""
    id: str = ""
    """The identifier that a ledger or a file gives it."""

    def known(self, day: date | None) -> bool:
        """Whether it was known on `day`; always True where no day is given."""
        return day is None or (self.known_on or self.on) <= day


def days_met(condition: Condition, findings: Iterable[Finding]) -> tuple[date, ...]:
    """The days on which a condition comes to hold, each once, in order; empty: it never does.

    A finding makes its condition hold anew each time. `some` comes to hold whenever one of its parts does; `every` whenever one
    of its parts does and each of the others did on that day or before.
    """
    found = tuple(findings)
    if condition.every:
        parts = [days_met(part, found) for part in condition.every]
        if not all(parts):
            return ()
        complete = max(days[0] for days in parts)
        return _in_order(day for days in parts for day in days if day >= complete)
    if condition.some:
        return _in_order(day for part in condition.some for day in days_met(part, found))
    return _in_order(day for finding in found if (day := _since(condition, finding, found)) is not None)


def kinds_in(condition: Condition) -> frozenset[str]:
    """The kinds of finding that a condition uses, those that must not come among them."""
    own = {kind for kind in (condition.finding, condition.without) if kind is not None}
    return frozenset(own).union(*map(kinds_in, (*condition.every, *condition.some)))


def in_words(condition: Condition) -> str:
    """A condition as a phrase: `ballistic-launch, 30 days passed without council-continues`."""
    for parts, word in ((condition.every, " and "), (condition.some, " or ")):
        if parts:
            return word.join(f"({in_words(part)})" if part.finding is None else in_words(part) for part in parts)
    days = f", {condition.after_days} days passed" if condition.after_days else ""
    without = f" without {condition.without}" if condition.without else ""
    return f"{condition.finding}{days}{without}"


def _in_order(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


def _since(condition: Condition, finding: Finding, found: tuple[Finding, ...]) -> date | None:
    """The day from which this one finding meets a condition that has no parts; None: it does not meet it."""
    if finding.kind != condition.finding:
        return None
    day = finding.on + timedelta(days=condition.after_days or 0)
    contrary = (other.on for other in found if condition.without is not None and other.kind == condition.without)
    return None if any(finding.on <= other <= day for other in contrary) else day
