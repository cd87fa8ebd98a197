"""The order of commitments: what comes before what, and circles in it."""

from collections.abc import Iterable, Mapping

from detente.roadmap.plan import Plan


def circle(after: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return a shortest circle of things each of which waits for the next; empty where there is none."""
    best: tuple[str, ...] = ()
    for start in after:
        found = _way_back(start, after)
        if found and (not best or len(found) < len(best)):
            best = found
    return best


def reached(plan: Plan, start: str) -> frozenset[str]:
    """Return everything that has to come before a commitment, step by step."""
    after = {each.id: each.after for each in plan.commitments}
    found: set[str] = set()
    next_ = list(after.get(start, ()))
    while next_:
        one = next_.pop()
        if one not in found:
            found.add(one)
            next_ += after.get(one, ())
    return frozenset(found)


def _way_back(start: str, after: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest way from a thing along what it waits for back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        following: list[tuple[str, ...]] = []
        for way in ways:
            for each in after.get(way[-1], ()):
                if each == start:
                    return way
                if each not in seen:
                    seen.add(each)
                    following.append((*way, each))
        ways = following
    return ()
