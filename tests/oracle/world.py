"""One possible world: every fact known (or known to be absent), and what the law says of it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from detente.law.instrument import Exemption, Goods, Measure, Scope
from tests.oracle.law import Day, Law

ORDER = [
    "prohibited", "over-cap", "needs-approval", "needs-notification", "needs-judgement", "undetermined", "within-cap", "permitted",
]  # fmt: skip
VESSEL = {
    "charter", "crewing", "vessel-registration", "vessel-classification", "port-call", "ship-to-ship-transfer", "bunkering",
}  # fmt: skip
EXCUSES = (
    "condition", "contract_before", "contract_before_listing", "contract_from", "end_use", "origin", "origin_not", "provider",
    "via", "worker_status",
)  # fmt: skip


class World(NamedTuple):
    """Facts as they are in one world; an empty string is a fact that is absent or not claimed."""

    day: date
    activity: str
    sender: str
    receiver: str
    origin: str
    hs: int
    price: float
    flag: str
    imo: str
    parties: tuple[str, ...]
    nationality: str
    end_use: str
    contract: date | None
    approval: bool
    notification: bool
    via: str
    condition: str
    provider: str
    status: str
    covered: frozenset[str] | None = None
    """The measures that the approval covers; None: all."""


@dataclass(frozen=True)
class Said:
    """What one measure says."""

    citation: str
    own: str
    word: str
    exemptions: tuple[tuple[str, str], ...]
    """Exemption and how it stands: applies, open."""
    measure: Measure
    lists: frozenset[tuple[str, str]] = frozenset()
    """The lists of items that it points at, each with the symbol of a document that is in force."""


def span(code: str) -> tuple[int, int]:
    """The six-digit numbers of a code or of a range of codes."""
    first, _, last = code.partition("-")
    last = last or first
    return int(first.ljust(6, "0")), int(last.ljust(6, "9"))


@lru_cache(maxsize=100_000)
def _is_meant(spans: int, code: int) -> bool:
    goods = GOODS[spans]
    inside = any(low <= code <= high for low, high in map(span, goods.hs))
    return inside and not any(low <= code <= high for low, high in map(span, goods.except_hs))


GOODS: dict[int, Goods] = {}
"""By identity: corpora outlive the tests."""


def is_meant(goods: Goods, code: int) -> bool:
    """Whether goods hold a six-digit code."""
    GOODS.setdefault(id(goods), goods)
    return _is_meant(id(goods), code)


def fits(law: Law, scope: Scope, world: World) -> bool:
    """Whether every part of a scope holds in a world; the parts that most often fail are looked at first."""
    if not touches(scope, world.activity) or (scope.goods is not None and not is_meant(scope.goods, world.hs)):
        return False
    target = law.corpus.regime.target
    through = (
        world.via != ""
        and world.activity in ("trade", "ship-to-ship-transfer")
        and world.receiver != target
        and _inside(law, world.via)
    )
    out, into = target in (world.sender, world.origin) or through, world.receiver == target
    across = through and world.sender != target
    return (
        (scope.flow is None or _flows(scope.flow, out=out, into=into, across=across))
        and (not scope.end_use or world.end_use in scope.end_use)
        and (not scope.from_country or world.sender in scope.from_country)
        and (not scope.to_country or world.receiver in scope.to_country)
        and (not scope.origin or world.origin in scope.origin)
        and (not scope.origin_not or (world.origin != "" and world.origin not in scope.origin_not))
        and (not scope.via or any(_passes(law, world.via, place) for place in scope.via))
        and (not scope.condition or world.condition in scope.condition)
        and (not scope.provider or world.provider in scope.provider)
        and (not scope.worker_status or world.status in scope.worker_status)
        and (scope.price is None or world.price > float(scope.price.over))
        and (not scope.vessel_flag or world.flag in scope.vessel_flag)
        and (scope.vessels is None or not law.members(scope.vessels, world.day).isdisjoint(world.imo.split(";")))
        and (
            scope.parties is None
            or (world.parties != () and not law.members(scope.parties, world.day).isdisjoint(world.parties))
        )
        and (not scope.no_other_party or alone(law, scope, world))
        and (not scope.worker_nationality or world.nationality in scope.worker_nationality)
        and (scope.contract_before is None or (world.contract is not None and world.contract < scope.contract_before))
        and (scope.contract_from is None or (world.contract is not None and world.contract >= scope.contract_from))
        and (scope.until is None or world.day <= scope.until)
        and (not scope.contract_before_listing or older_than_listings(law, scope, world))
    )


def touches(scope: Scope, activity: str) -> bool:
    """Whether a scope touches an activity: one that it names, or any but those that it excludes."""
    if scope.activity:
        return activity in scope.activity or scope.activity == ("any",)
    return activity not in scope.activity_not


def alone(law: Law, scope: Scope, world: World) -> bool:
    """Whether everybody in the row who is listed in some group is in the group of the scope."""
    listed = set().union(*(law.members(group, world.day) for group in law.listed))
    return not (listed & set(world.parties)) - set(law.members(scope.parties or "", world.day))


def older_than_listings(law: Law, scope: Scope, world: World) -> bool:
    """Whether the contract was made before the listing of everybody in the row who is in the groups of the scope."""
    if world.contract is None:
        return False
    groups = ((scope.parties, world.parties), (scope.vessels, tuple(world.imo.split(";"))))
    for group, there in groups:
        for party, first, last in law.listed.get(group, []) if group is not None else []:
            if party in there and first <= world.day <= last and world.contract >= first:
                return False
    return True


def _flows(flow: str, *, out: bool, into: bool, across: bool) -> bool:
    return {"from-target": out, "to-target": into, "either": out or into, "through-target": across}[flow]


def _passes(law: Law, via: str, name: str) -> bool:
    """Whether a stated place of transit is a declared place, or any place outside the target."""
    if (via, name) not in law.within:
        law.within[via, name] = _is_place(law, via, name)
    return law.within[via, name]


def _is_place(law: Law, via: str, name: str) -> bool:
    if name == "third-state":
        return via != "" and not _inside(law, via)
    place = next(place for place in law.corpus.regime.places if place.id == name)
    return via.lower() in {place.id, *(word.lower() for word in place.names)}


def _inside(law: Law, via: str) -> bool:
    """Whether a stated place of transit lies in the target: by the code of its country, or as a declared place."""
    target = law.corpus.regime.target
    if via.upper() == target or (len(via) == 5 and via.isupper() and via.startswith(target)):
        return True
    return any(_passes(law, via, place.id) for place in law.corpus.regime.places if place.country == target)


def says(law: Law, world: World) -> dict[str, Said]:
    """What each measure in whose scope the world lies says of it."""
    state = law.on(world.day)
    found: dict[str, Said] = {}
    for name, measure, citation, exemptions in _for(state, world.activity):
        met = next((scope for scope in measure.scope if fits(law, scope, world)), None)
        if met is not None:
            own = _own(law, measure, world)
            given = [(exemption, _stands(law, exemption, world, state.exemptions, measure)) for exemption in exemptions]
            words = [own, *(_gives(exemption, how) for exemption, how in given if how in ("applies", "open"))]
            word = max(words, key=ORDER.index)
            held = tuple((e.id, how) for e, how in given if how)
            found[name] = Said(met.cites or citation, own, word, held, measure, _lists(law, measure, world))
    return found


def binds(law: Law, world: World) -> frozenset[str]:
    """The duties in whose scope a world lies."""
    found = law.on(world.day).duties
    return frozenset(name for name, duty in found.items() if any(fits(law, scope, world) for scope in duty.scope))


def _for(state: Day, activity: str) -> list[tuple[str, Measure, str, list[Exemption]]]:
    """The measures of a day that may touch an activity, each with the exemptions that override it; worked out once."""
    if activity not in state.touching:
        state.touching[activity] = [
            (name, measure, cite, [e for e in state.exemptions.values() if e.kind != "bar" and _overrides(e, measure)])
            for name, (measure, cite) in state.measures.items()
            if any(touches(scope, activity) for scope in measure.scope)
        ]
    return state.touching[activity]


def _own(law: Law, measure: Measure, world: World) -> str:
    if measure.judgement is not None:
        points = any(_points(law, scope, world) for scope in measure.judgement.points)
        return "needs-judgement" if points or measure.judgement.points_always else "permitted"
    return "prohibited" if measure.cap is None else "within-cap"


def _points(law: Law, point: Scope, world: World) -> bool:
    """Whether a point fits: one that names a list of items does so only while the list is in force."""
    in_force = point.item_list is None or _symbols(law, point.item_list, world.day)
    return bool(in_force) and fits(law, point, world)


def _lists(law: Law, measure: Measure, world: World) -> frozenset[tuple[str, str]]:
    points = measure.judgement.points if measure.judgement is not None else ()
    named = {point.item_list for point in points if point.item_list is not None and _points(law, point, world)}
    return frozenset((name, symbol) for name in named for symbol in _symbols(law, name, world.day))


def _symbols(law: Law, name: str, day: date) -> list[str]:
    """The documents of a list on a day: one that replaces takes the place of all before it."""
    whole = next(each for each in law.corpus.regime.item_lists if each.id == name)
    if day < whole.since or (whole.until is not None and day > whole.until):
        return []
    symbols = [whole.symbol]
    for update in whole.updates:
        if update.since <= day:
            symbols = [*([] if update.replaces else symbols), update.symbol]
    return symbols


def _overrides(exemption: Exemption, measure: Measure) -> bool:
    names = {"all", measure.id, *measure.groups}
    return bool(names & set(exemption.overrides)) and not names & set(exemption.except_for)


def _gives(exemption: Exemption, how: str) -> str:
    if how == "applies":
        return "permitted"
    return "needs-approval" if exemption.kind == "approval" else "needs-notification"


def _claim(law: Law, exemption: Exemption, world: World) -> bool:
    return not exemption.shown or any(fits(law, scope, world) for scope in exemption.shown)


def _stands(law: Law, exemption: Exemption, world: World, every: dict[str, Exemption], measure: Measure) -> str:
    if _barred(law, exemption, world, every):
        return ""
    claim = _claim(law, exemption, world)
    listed = not exemption.end_use or world.end_use in exemption.end_use
    if exemption.kind == "carve-out":
        return "applies" if claim and listed else ""
    approved = world.approval and (world.covered is None or measure.id in world.covered)
    held = approved if exemption.kind == "approval" else world.notification
    if claim and held and (listed or world.end_use == ""):
        return "applies"
    tied = bool(exemption.end_use) or any(getattr(scope, part) for scope in exemption.shown for part in EXCUSES)
    return "open" if tied and claim and listed and not held else ""


def _barred(law: Law, exemption: Exemption, world: World, every: dict[str, Exemption]) -> bool:
    for bar in every.values():
        if bar.kind == "bar" and exemption.id in bar.overrides:
            listed = not bar.end_use or world.end_use in bar.end_use
            if _claim(law, bar, world) and listed and not _barred(law, bar, world, every):
                return True
    return False
