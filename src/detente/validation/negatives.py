"""Names that should find nobody: how many alert, by culture or whatever column groups them.

A clean name that is exactly a listed one cannot be told from it by name alone; such namesakes are counted apart, and are
alerts all the same.
"""

from collections import Counter
from collections.abc import Sequence

from detente.validation.labelled import LabelledName
from detente.validation.matching import MatchingOptions, matches_of
from detente.validation.related_parties import RelatedParties
from detente.validation.tally import EXAMPLES
from detente.validation.variant import First
from detente.value import value

WHOLE = "all"


@value
class Alerts:
    """How many names of a group give an alert."""

    name: str
    asked: int
    alerts: int
    namesakes: int
    """Alerts of names that are exactly a listed one."""

    @property
    def rate(self) -> float:
        """Return the share that gives an alert, 0 to 1."""
        return self.alerts / self.asked if self.asked else 0.0


@value
class Alert:
    """A clean name that found somebody."""

    name: str
    group: str
    first: First


@value
class Clean:
    """The result for a file of clean names."""

    source: str
    whole: Alerts
    groups: tuple[Alerts, ...]
    """By rate, the highest first."""
    examples: tuple[Alert, ...]
    """The alerts with the most points, namesakes aside."""


def clean(source: str, rows: Sequence[LabelledName], related: RelatedParties, terms: MatchingOptions) -> Clean:
    """Match every name, and count which give an alert."""
    answers = matches_of([row.name for row in rows], terms)
    totals: Counter[str] = Counter(row.group for row in rows)
    alerts: Counter[str] = Counter()
    namesakes: Counter[str] = Counter()
    found: list[Alert] = []
    for row, answer in zip(rows, answers, strict=True):
        if not answer.matches:
            continue
        alerts[row.group] += 1
        if related.listed(row.name):
            namesakes[row.group] += 1
        else:
            found.append(Alert(name=row.name, group=row.group, first=answer.matches[0]))
    groups = [
        Alerts(name=name or "not given", asked=count, alerts=alerts[name], namesakes=namesakes[name])
        for name, count in totals.items()
    ]
    return Clean(
        source=source,
        whole=Alerts(name=WHOLE, asked=len(rows), alerts=alerts.total(), namesakes=namesakes.total()),
        groups=tuple(sorted(groups, key=lambda each: (-each.rate, -each.asked, each.name))),
        examples=tuple(sorted(found, key=lambda each: (-each.first.points, each.name))[:EXAMPLES]),
    )
