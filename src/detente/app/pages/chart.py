"""The curve drawn: recall and alerts over the threshold, in SVG, readable in black and white."""

from collections.abc import Callable
from typing import Final

from detente.app.pages.html import Html, alone, tag
from detente.validation.curve import Curve, Step

WIDTH: Final = 760
HEIGHT: Final = 300
LEFT: Final = 48
RIGHT: Final = 16
TOP: Final = 28
BOTTOM: Final = 40
QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
EVERY: Final = 100
"""Thousandths between two marks of the threshold."""


def drawn(curve: Curve) -> Html:
    """Recall as a full line, alerts as a broken one, the present threshold as a line from top to bottom."""
    here = curve.at(curve.present)
    title = (
        f"At the threshold {curve.present} recall is {curve.recall(here):.2%} and {curve.alert_rate(here):.2%} of the"
        " names that should find nobody alert."
    )
    return tag(
        "svg",
        tag("title", title),
        *_frame(curve),
        _line(curve, curve.recall, "recall"),
        _line(curve, curve.alert_rate, "alerts"),
        *_words(curve),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        xmlns="http://www.w3.org/2000/svg",
    )


def _across(curve: Curve, threshold: int) -> float:
    first, last = curve.steps[0].threshold, curve.steps[-1].threshold
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (threshold - first) / max(last - first, 1), 1)


def _down(share: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def _frame(curve: Curve) -> list[Html]:
    marks = []
    for share in QUARTERS:
        marks.append(alone("line", x1=LEFT, x2=WIDTH - RIGHT, y1=_down(share), y2=_down(share), class_="axis"))
        marks.append(tag("text", f"{share:.0%}", x=LEFT - 8, y=_down(share) + 4, text_anchor="end"))
    marks += [
        tag("text", str(step.threshold), x=_across(curve, step.threshold), y=HEIGHT - 18, text_anchor="middle")
        for step in curve.steps
        if step.threshold % EVERY == 0
    ]
    at = _across(curve, curve.present)
    marks.append(alone("line", x1=at, x2=at, y1=TOP, y2=HEIGHT - BOTTOM, class_="now"))
    marks.append(tag("text", f"in use: {curve.present}", x=at, y=TOP - 10, text_anchor="middle"))
    return marks


def _line(curve: Curve, share: Callable[[Step], float], name: str) -> Html:
    points = " ".join(f"{_across(curve, step.threshold)},{_down(share(step))}" for step in curve.steps)
    return alone("polyline", points=points, class_=name)


def _words(curve: Curve) -> list[Html]:
    """A word on each line, at its beginning."""
    first = curve.steps[0]
    recall, alerts = _down(curve.recall(first)), _down(curve.alert_rate(first))
    return [
        tag("text", "recall", x=LEFT + 8, y=recall + 18, class_="word"),
        tag("text", "alerts on clean names", x=LEFT + 8, y=alerts - 8, class_="word"),
    ]
