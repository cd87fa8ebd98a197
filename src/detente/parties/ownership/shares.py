"""The shares of edges on a date, minimum and maximum: their sums, and shares multiplied along every path."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from detente.errors import Issue
from detente.parties.ownership.edges import Edge, Graph, Share, counts
from detente.parties.ownership.percent import NOTHING, WHOLE, Percent, highest, lowest

Bound = tuple[Fraction, int]
"""A number, and whether the share is just above it (over 0), it (0), or just below it (under 0)."""
NONE: Final[Bound] = (NOTHING, 0)
FULL: Final[Bound] = (WHOLE, 0)
MOST_SOLVED: Final = 64
"""The most parties between a blocked person and the entity whose multiplied share is computed."""

StakeBound = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Scene:
    """The edges on a date, each at the minimum (`low`) or the maximum (`high`) that it may bring."""

    graph: Graph
    on: date | None
    side: StakeBound

    def counts(self, edge: Edge) -> bool:
        """Return whether the edge is taken to exist."""
        return counts(edge, self.on) in (("yes",) if self.side == "low" else ("yes", "maybe"))

    def held(self, owner: str) -> dict[str, Bound]:
        """Return the shares of the owner, by asset."""
        return self._added((share.asset, share) for share in self.graph.owned.get(owner, ()))

    def holders(self, asset: str) -> dict[str, Bound]:
        """Return the shares of the asset, by owner."""
        return self._added((share.owner, share) for share in self.graph.owners.get(asset, ()))

    def directed(self, controller: str, *, told: bool) -> Iterator[str]:
        """Yield the parties that the controller may direct; with `told`, only where the role itself speaks of control."""
        for edge in self.graph.controlled.get(controller, ()):
            if (edge.told or not told) and edge.controlled not in self.graph.persons and self.counts(edge):
                yield edge.controlled

    def _added(self, shares: Iterable[tuple[str, Share]]) -> dict[str, Bound]:
        # Two edges between the same two may be one stake told twice, or two: the greater at the least, both at the most.
        found: dict[str, Bound] = {}
        for key, share in shares:
            if not self.counts(share):
                continue
            if self.side == "low":
                found[key] = max(found.get(key, NONE), lowest(share.percent))
            else:
                found[key] = min(added(found.get(key, NONE), highest(share.percent)), FULL)
        return {key: bound for key, bound in found.items() if bound > NONE}


def added(one: Bound, other: Bound) -> Bound:
    """Return the sum; two shares just above a number are above it together."""
    return one[0] + other[0], one[1] + other[1]


def overfull(graph: Graph, on: date | None = None) -> tuple[Issue, ...]:
    """Return the assets whose minimum shares add up to over 100 percent: something in the file is wrong about them."""
    scene = Scene(graph, on, "low")
    totals = ((asset, _total_of(scene.holders(asset).values())) for asset in sorted(graph.owners))
    return tuple(
        Issue(where=asset, what=f"its shares add up to {Percent(low=total[0], high=total[0])}", code="contradicts")
        for asset, total in totals
        if total > FULL
    )


def _total_of(bounds: Iterable[Bound]) -> Bound:
    total = NONE
    for bound in bounds:
        total = added(total, bound)
    return total


def effective(graph: Graph, blocked: Collection[str], entity: str, on: date | None = None) -> Percent | None:
    """Return what blocked persons hold of an entity along all paths, their shares multiplied; for information only.

    No rule asks for it. Circles are solved exactly. None where more than 64 parties stand between, or where the shares of
    one of them add up to over 100 percent. Whether a bound itself is reached (`over`, `under`) is not followed.
    """
    sources = frozenset(blocked)
    low, high = (_solved(Scene(graph, on, side), sources, entity) for side in ("low", "high"))
    if low is None:
        return None
    return Percent(low=low, high=WHOLE if high is None else high)


def _solved(scene: Scene, blocked: Collection[str], entity: str) -> Fraction | None:
    if entity in blocked:
        return WHOLE
    above = _above(scene, blocked, entity)
    if above is None or any(sum(number for number, _ in held.values()) > WHOLE for held in above.values()):
        return None
    parties = sorted(_fed(above, blocked))
    if entity not in parties:
        return NOTHING
    rows = [_row(above[each], parties, place, blocked) for place, each in enumerate(parties)]
    return WHOLE * _eliminated(rows)[parties.index(entity)]


def _above(scene: Scene, blocked: Collection[str], entity: str) -> dict[str, dict[str, Bound]] | None:
    """Return who holds what of the entity and of those above it, up to the blocked; None where they are too many."""
    found: dict[str, dict[str, Bound]] = {}
    waiting = [entity]
    while waiting:
        each = waiting.pop()
        if each not in found and each not in blocked:
            found[each] = scene.holders(each)
            waiting += found[each]
        if len(found) > MOST_SOLVED:
            return None
    return found


def _fed(above: Mapping[str, Mapping[str, Bound]], blocked: Collection[str]) -> set[str]:
    """Return those into which anything flows from the blocked. A circle that nothing feeds would have no single solution."""
    fed: set[str] = set()
    more = True
    while more:
        new = {each for each, held in above.items() if any(one in blocked or one in fed for one in held)} - fed
        fed |= new
        more = bool(new)
    return fed


def _row(held: Mapping[str, Bound], parties: Sequence[str], own: int, blocked: Collection[str]) -> list[Fraction]:
    """Return the equation of a party: its share, less what comes through the others, is what comes from the blocked at once."""
    row = [-held.get(each, NONE)[0] / WHOLE for each in parties]
    row[own] += 1
    return [*row, sum((number for each, (number, _) in held.items() if each in blocked), NOTHING) / WHOLE]


def _eliminated(rows: list[list[Fraction]]) -> list[Fraction]:
    # No pivot is zero: each row holds at most the whole, and each party is fed from outside the circle.
    for place in range(len(rows)):
        pivot = rows[place] = [number / rows[place][place] for number in rows[place]]
        for other, row in enumerate(rows):
            if other != place and row[place]:
                rows[other] = [one - row[place] * two if two else one for one, two in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
