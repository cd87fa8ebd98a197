"""The curve drawn: recall and alerts over the threshold, in SVG, readable in black and white."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from detente.app.pages.templating import render
from detente.parties.match.features import FULL_SCORE
from detente.validation.curve import Curve, Step
from detente.value import value

WIDTH: Final = 760
HEIGHT: Final = 300
LEFT: Final = 48
RIGHT: Final = 16
TOP: Final = 28
BOTTOM: Final = 40
QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
EVERY: Final = 100
"""Thousandths between two marks of the threshold."""


@value
class Mark:
    """A text at a place of the sheet."""

    x: float = 0
    y: float = 0
    text: str


@value
class ChartLine:
    """A line of the sheet."""

    name: str
    """Its class: `recall`, `alerts`."""
    points: str


def drawn(curve: Curve) -> Markup:
    """Recall as a full line, alerts as a broken one, the present threshold as a line from top to bottom."""
    here = curve.at(curve.present)
    title = (
        f"At the threshold {curve.present / FULL_SCORE:.2f} recall is {curve.recall(here):.2%} and {curve.alert_rate(here):.2%} of the"
        " names that should find nobody alert."
    )
    return render(
        "chart.svg",
        title=title,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        levels=[Mark(y=_down(share), text=f"{share:.0%}") for share in QUARTERS],
        thresholds=_thresholds(curve),
        at=_across(curve, curve.present),
        present=f"{curve.present / FULL_SCORE:.2f}",
        lines=[_line(curve, curve.recall, "recall"), _line(curve, curve.alert_rate, "alerts")],
        words=_words(curve),
    )


def _across(curve: Curve, threshold: int) -> float:
    first, last = curve.steps[0].threshold, curve.steps[-1].threshold
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (threshold - first) / max(last - first, 1), 1)


def _down(share: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def _thresholds(curve: Curve) -> list[Mark]:
    """The marks along the foot."""
    steps = (step.threshold for step in curve.steps if step.threshold % EVERY == 0)
    return [Mark(x=_across(curve, each), text=f"{each / FULL_SCORE:.2f}") for each in steps]


def _line(curve: Curve, share: Callable[[Step], float], name: str) -> ChartLine:
    points = (f"{_across(curve, step.threshold)},{_down(share(step))}" for step in curve.steps)
    return ChartLine(name=name, points=" ".join(points))


def _words(curve: Curve) -> list[Mark]:
    """A word on each line, at its beginning."""
    first = curve.steps[0]
    recall, alerts = _down(curve.recall(first)), _down(curve.alert_rate(first))
    return [Mark(y=recall + 18, text="recall"), Mark(y=alerts - 8, text="alerts on clean names")]
