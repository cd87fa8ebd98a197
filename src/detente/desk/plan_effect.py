"""What the law is with a plan, as a difference from the law without it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.law.inforce import LawInForce, Timeline
    from detente.roadmap.status import LawEffect

ONE_DAY = timedelta(days=1)


def changes_law(timeline: "Timeline", day: date) -> bool:
    """Whether some measure or exemption changes on a day."""
    from detente.law.compare import compare

    found = compare(timeline.on(day - ONE_DAY), timeline.on(day))
    return bool(found.measures or found.exemptions)


def effect(
    regime: str,
    without: "LawInForce",
    with_plan: "LawInForce",
    would: tuple[tuple[str, tuple[str, ...]], ...],
    next_change: date | None,
) -> "LawEffect":
    """Return the law with a plan beside the law without it, and what differs."""
    from detente.law.compare import compare
    from detente.roadmap.status import LawEffect

    changed = compare(without, with_plan).measures
    return LawEffect(
        regime=regime,
        without=without,
        with_plan=with_plan,
        suspended=tuple(each.id for each in changed if each.kind == "suspended"),
        ended=tuple(each.id for each in changed if each.kind == "ended"),
        added=tuple(each.id for each in changed if each.kind in ("added", "reworded", "resumed")),
        would=would,
        next_change=next_change,
    )
