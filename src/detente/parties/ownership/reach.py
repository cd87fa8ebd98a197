"""Find the parties that a freeze reaches because listed parties own or control them, directly or indirectly, link by link.

Everything here is a least fixed point, found from below, round by round: a party is reached in the first round in which
those reached before it hold enough. So a circle of holdings cannot lift itself, and each result rests on links that lead
back to a listed party. Rounds, not the order of the file, decide what carries what.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from detente.parties.ownership.edges import Control, Edge, Graph, Share, counts
from detente.parties.ownership.percent import Percent
from detente.parties.ownership.shares import FULL, NONE, Bound, Scene, added
from detente.value import value

QUARTER: Final[Bound] = (Fraction(25), 0)
HALF: Final[Bound] = (Fraction(50), 0)
OVER_HALF: Final[Bound] = (Fraction(50), 1)

Grade = Literal["certain", "judgement", "possible"]
"""`certain`: on what the links say at the least; `possible`: on what they may say, where a share or a day is open;
`judgement`: the fact is there, and somebody must say whether it amounts to control."""
ReachReason = Literal["half", "majority", "minority", "control", "chain"]
"""50 percent or more; more than 50; 25 to 50; a control edge; and that a link runs through another that was reached."""
Rule = Literal["ofac", "un"]
"""By what an entity is owned or controlled: OFAC's 50 Percent Rule, or the United Nations' test of majority or control."""

_LEADS: Final[dict[tuple[Rule, Grade], str]] = {
    ("ofac", "certain"): "Blocked persons own 50 percent or more of {}",
    ("ofac", "possible"): "Blocked persons may own 50 percent or more of {}, as far as shares and days are known",
    ("un", "certain"): "Listed parties own more than 50 percent of {}",
    ("un", "judgement"): "Whether listed parties control {} is a matter of judgement",
    ("un", "possible"): "Listed parties may own or control {}, as far as shares and days are known",
}


@value
class Holding:
    """A party that is reached, and why."""

    id: str
    grade: Grade
    reasons: tuple[ReachReason, ...]
    percent: Percent
    """The aggregate of the links into it; holdings that only it or those after it would bring are not counted."""
    links: tuple[Edge, ...]
    """All that carry the result, from the listed parties down to it."""
    why: str


@dataclass(frozen=True, slots=True)
class _Step:
    """What reaches a party: the share that is enough in the first round and afterwards, and whether control is."""

    first: Bound
    later: Bound
    controls: bool = False


@dataclass(frozen=True, slots=True)
class _Layer:
    """The rounds in which parties were reached under one grade; the listed are of round 0."""

    grade: Grade
    scene: Scene
    rounds: dict[str, int]
    firm: int = -1
    """The last round whose members carry by 25 percent, or by a role that does not speak of control; -1: no control at all."""


def _spread(scene: Scene, rounds: dict[str, int], step: _Step) -> dict[str, int]:
    """Return the rounds, with those added that are reached from their members. Each edge is looked at once."""
    found, sums = dict(rounds), dict[str, Bound]()
    start = number = max(rounds.values(), default=0)
    wave = list(found)
    while wave:
        near = _touched(scene, wave, sums)
        ruled = {each for one in wave for each in scene.directed(one, told=number > start)} if step.controls else set()
        enough = step.later if number > start else step.first
        wave = [each for each in near | ruled if each not in found and (each in ruled or sums[each] >= enough)]
        number += 1
        found.update(dict.fromkeys(wave, number))
    return found


def _touched(scene: Scene, wave: Iterable[str], sums: dict[str, Bound]) -> set[str]:
    """Add what the wave holds to the sums, and return the assets that it holds."""
    near: set[str] = set()
    for owner in wave:
        for asset, bound in scene.held(owner).items():
            sums[asset] = added(sums.get(asset, NONE), bound)
            near.add(asset)
    return near


class Holdings:
    """The parties that a freeze reaches beyond those listed. Each is worked out only when it is requested."""

    def __init__(self, rule: Rule, layers: Sequence[_Layer]) -> None:
        self._rule: Rule = rule
        self._layers: dict[str, _Layer] = {}
        for layer in reversed(layers):
            self._layers.update((each, layer) for each, number in layer.rounds.items() if number)

    @property
    def certain(self) -> tuple[str, ...]:
        """Return those that are reached by the minimum of the links."""
        return self._graded("certain")

    @property
    def judgement(self) -> tuple[str, ...]:
        """Return those that are reached if somebody finds that the facts amount to control."""
        return self._graded("judgement")

    @property
    def possible(self) -> tuple[str, ...]:
        """Return those that are reached only by the maximum of the links."""
        return self._graded("possible")

    def _graded(self, grade: Grade) -> tuple[str, ...]:
        return tuple(sorted(each for each, layer in self._layers.items() if layer.grade == grade))

    def __len__(self) -> int:
        return len(self._layers)

    def __iter__(self) -> Iterator[Holding]:
        """Yield every result, in the order of ids."""
        return (_told(self._rule, self._layers[each], each) for each in sorted(self._layers))

    def get(self, party: str) -> Holding | None:
        """Return the result for a party; None where it is not reached, or is listed itself."""
        layer = self._layers.get(party)
        return _told(self._rule, layer, party) if layer else None


def _told(rule: Rule, layer: _Layer, party: str) -> Holding:
    direct = _carrying(layer, party)
    holders = {edge.owner for edge in direct if isinstance(edge, Share)}
    low, high = (_total(Scene(layer.scene.graph, layer.scene.on, side), party, holders) for side in ("low", "high"))
    lead = _LEADS[rule, layer.grade].format(party)
    return Holding(
        id=party,
        grade=layer.grade,
        reasons=tuple(_reasons(rule, layer, party, direct)),
        percent=Percent(low=low[0], over=low[1] > 0, high=high[0], under=high[1] < 0),
        links=_links(layer, party),
        why=f"{lead}: {'; '.join(_clause(layer, edge) for edge in direct)}.",
    )


def _total(scene: Scene, party: str, holders: Collection[str]) -> Bound:
    """Return what these holders hold together, up to the whole."""
    total = NONE
    for holder, bound in scene.holders(party).items():
        total = added(total, bound) if holder in holders else total
    return min(total, FULL)


def _carrying(layer: _Layer, party: str) -> list[Edge]:
    """Return the edges into a party from those that were reached before it, in order."""
    graph, rounds = layer.scene.graph, layer.rounds
    own = rounds[party]
    brought = layer.scene.holders(party)
    found: list[Edge] = [
        share for share in graph.owners.get(party, ()) if share.owner in brought and layer.scene.counts(share)
    ]
    if party not in graph.persons and layer.firm >= 0:
        found += [
            edge for edge in graph.controllers.get(party, ())
            if layer.scene.counts(edge) and (edge.told or rounds.get(edge.controller, own) <= layer.firm)
        ]  # fmt: skip
    return sorted(
        (edge for edge in found if rounds.get(edge.holder, own) < own),
        key=lambda edge: (rounds[edge.holder], edge.holder, repr(edge)),
    )


def _links(layer: _Layer, party: str) -> tuple[Edge, ...]:
    """Return all edges that lead down to a party; rounds fall along each, so that there is no circle."""
    found: dict[str, list[Edge]] = {}
    waiting = [party]
    while waiting:
        each = waiting.pop()
        if layer.rounds[each] and each not in found:
            found[each] = _carrying(layer, each)
            waiting += [edge.holder for edge in found[each]]
    return tuple(edge for each in sorted(found, key=lambda one: (layer.rounds[one], one)) for edge in found[each])


def _reasons(rule: Rule, layer: _Layer, party: str, direct: Sequence[Edge]) -> Iterator[ReachReason]:
    holders = {edge.owner for edge in direct if isinstance(edge, Share)}
    firm = {each for each in holders if layer.rounds[each] <= layer.firm}
    if _total(layer.scene, party, holders) >= (HALF if rule == "ofac" else OVER_HALF):
        yield "half" if rule == "ofac" else "majority"
    elif _total(layer.scene, party, firm) >= QUARTER:
        yield "minority"
    if any(isinstance(edge, Control) for edge in direct):
        yield "control"
    if any(layer.rounds[edge.holder] for edge in direct):
        yield "chain"


def _clause(layer: _Layer, edge: Edge) -> str:
    holder = f"{edge.holder}, itself owned or controlled," if layer.rounds[edge.holder] else edge.holder
    what = f"owns {edge.percent}" if isinstance(edge, Share) else f"controls it ({edge.how})"
    open_day = " (perhaps not on the day)" if counts(edge, layer.scene.on) == "maybe" else ""
    return f"{holder} {what}{open_day}"


def owned_by(graph: Graph, blocked: Collection[str], on: date | None = None) -> Holdings:
    """Return the entities that are blocked because blocked persons own them: OFAC's 50 percent rule.

    An entity that one or more blocked persons own 50 percent or more of, in the aggregate, directly or indirectly, is
    itself blocked; it then counts in full as an owner of others (OFAC, revised guidance of 13 August 2014, and FAQ 398 to
    402; recalled, but for FAQ 398 and the rule and first examples of FAQ 401, whose words were seen). Shares are not
    multiplied along a chain, and a holding through an entity that is not itself blocked does not count at all. Control
    alone does not count (FAQ 398).

    Without a day, an edge that has an end counts as one that may be over.
    """
    step = _Step(first=HALF, later=HALF)
    start = dict.fromkeys(blocked, 0)
    low, high = Scene(graph, on, "low"), Scene(graph, on, "high")
    return Holdings(
        "ofac",
        [_Layer("certain", low, _spread(low, start, step)), _Layer("possible", high, _spread(high, start, step))],
    )


def un_test(graph: Graph, listed: Collection[str], on: date | None = None) -> Holdings:
    """Return the parties that a freeze of the Council may reach as owned or controlled, directly or indirectly, by those listed.

    The resolutions that freeze assets give no percentage (recalled). The usual markers are more than 50 percent of the
    ownership, or the power to direct (EU best practices for restrictive measures, on ownership and control; recalled):

    - `certain`: listed parties, and those that are certain, own more than 50 percent together;
    - `judgement`: the same hold 25 percent or more, or stand over it in a role of any kind; or such a party in its turn
      owns more than 50 percent, or stands over it in a role that speaks of control. The 25 percent are no law: below them
      the usual registers tell nothing;
    - `possible`: the same, where a share or a day that is open would have to fall so.
    """
    low, high = Scene(graph, on, "low"), Scene(graph, on, "high")
    owning = _Step(first=OVER_HALF, later=OVER_HALF)
    certain, likely = (_spread(scene, dict.fromkeys(listed, 0), owning) for scene in (low, high))
    layers = [_Layer("certain", low, certain), _judged("judgement", low, certain), _judged("possible", high, likely)]
    return Holdings("un", layers)


def _judged(grade: Grade, scene: Scene, owned: dict[str, int]) -> _Layer:
    step = _Step(first=QUARTER, later=OVER_HALF, controls=True)
    return _Layer(grade, scene, _spread(scene, owned, step), max(owned.values(), default=0))
