"""The law as a list of clauses: each a conjunction of predicates, one a column, and each the owner of one bit.

A scope of the law language becomes one clause or a few (sent from the target *or* of its origin; listed on one day *or* another),
so that every predicate looks at one column only. What a clause stands for is its `Role`: it brings a transaction into a
measure's scope, points at a judgement, shows what an exemption asks for, and so on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final, Literal

from detente.codes import goods
from detente.law.declaration import Declaration
from detente.law.inforce import Listing, Timeline, Wording
from detente.law.instrument import Goods, Scope
from detente.transactions.columns import LAW_FACTS
from detente.vocabulary import VESSEL_ACTIVITIES

Role = Literal["scope", "point", "claim", "listed", "in-force", "unstated", "approval", "notification"]
FIRST: Final = date.min
LAST: Final = date.max
_WORDS: Final = tuple(
    (name, column, fact.keys[0])
    for name, (column, fact) in LAW_FACTS.items()
    if fact.classifier in ("activity", "word")
)
"""Facts that are words, of which a scope lists those that fit under a key."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both ends in."""

    first: date
    last: date

    def fits(self, day: date | None) -> bool:
        """Whether a day lies within; a null never does."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words; a null (None) only where it is listed."""

    words: frozenset[str | None]

    def fits(self, word: str | None) -> bool:
        """Whether the word is one of them."""
        return word in self.words


@dataclass(frozen=True, slots=True)
class NoneOf:
    """A stated word that is none of these."""

    words: frozenset[str]

    def fits(self, word: str | None) -> bool:
        """Whether a word is stated and is none of them."""
        return word is not None and word not in self.words


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several words is one of these."""

    words: frozenset[str]

    def fits(self, given: frozenset[str]) -> bool:
        """Whether the two sets meet."""
        return not self.words.isdisjoint(given)


@dataclass(frozen=True, slots=True)
class Codes:
    """Six-digit codes, as numbers, within `inside` and not within `outside` (both ends in)."""

    inside: tuple[tuple[int, int], ...]
    outside: tuple[tuple[int, int], ...]

    def fits(self, code: int) -> bool:
        """Whether the code is meant."""
        return _within(code, self.inside) and not _within(code, self.outside)


@dataclass(frozen=True, slots=True)
class MoreThan:
    """More than an amount."""

    amount: float

    def fits(self, amount: float | None) -> bool:
        """Whether the amount is known and is more."""
        return amount is not None and amount > self.amount


@dataclass(frozen=True, slots=True)
class Flag:
    """One of these flags; `unasked`: where neither an activity nor a number says that there is a vessel."""

    words: frozenset[str]
    vessel_not_stated: bool

    def fits(self, flag: tuple[str | None, bool]) -> bool:
        """Whether the flag is one of them, and was met in the same way."""
        return flag[0] in self.words and flag[1] is self.vessel_not_stated


Predicate = Days | OneOf | NoneOf | AnyOf | Codes | MoreThan | Flag


@dataclass(frozen=True, slots=True)
class Clause:
    """A conjunction: `parts` holds a predicate for each column that it looks at."""

    role: Role
    owner: int
    """The place of its measure's or exemption's version in the timeline; -1: of none."""
    parts: dict[str, Predicate]


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)


@dataclass(frozen=True, slots=True)
class ScopeExpander:
    """What the expansion of a scope needs to know of its regime."""

    target: str
    places: dict[str, frozenset[str]]
    cohorts: dict[str, tuple[tuple[Days, frozenset[str]], ...]]
    """For each designation group, the parties that were listed over the same days."""

    def clauses(self, scopes: Sequence[Scope], days: Days) -> Iterator[dict[str, Predicate]]:
        """The conjunctions that these scopes come to while they are in force."""
        for scope in scopes:
            within = Days(days.first, min(days.last, scope.until or LAST))
            for parts in self._alternatives(scope):
                met = _intersection(within, parts.pop("date", None))
                if met is not None:
                    yield {"date": met, **parts}

    def _alternatives(self, scope: Scope) -> Iterator[dict[str, Predicate]]:
        """Each way in which a scope can be met."""
        fixed = dict(self._fixed(scope))
        ways = [self._flow(scope), self._flag(scope), self._listed(scope.parties, "parties")]
        ways.append(self._listed(scope.vessels, "vessel_imo"))
        for chosen in product(*ways):
            merged = _merge([fixed, *chosen])
            if merged is not None:
                yield merged

    def _fixed(self, scope: Scope) -> Iterator[tuple[str, Predicate]]:
        for name, column, key in _WORDS:
            given = getattr(scope, key)
            if given and column.kind == "place":
                yield name, OneOf(frozenset(each for place in given for each in self.places[place]))
            elif given:
                yield name, OneOf(frozenset(given))
        if scope.goods is not None:
            yield "hs", codes(scope.goods)
        if scope.price is not None:
            yield "price", MoreThan(float(scope.price.over))
        if scope.contract_before is not None or scope.contract_from is not None:
            last = scope.contract_before - timedelta(days=1) if scope.contract_before else LAST
            yield "contract_date", Days(scope.contract_from or FIRST, last)

    def _flow(self, scope: Scope) -> list[dict[str, Predicate]]:
        target = OneOf(frozenset({self.target}))
        out: list[dict[str, Predicate]] = [{"from_country": target}, {"origin_country": target}]
        into: list[dict[str, Predicate]] = [{"to_country": target}]
        ways = {"from-target": out, "to-target": into, "either": out + into}[scope.flow] if scope.flow else [{}]
        stated: dict[str, Predicate] = (
            {"origin_country": NoneOf(frozenset(scope.origin_not))} if scope.origin_not else {}
        )
        return [merged for way in ways if (merged := _merge([way, stated])) is not None]

    def _flag(self, scope: Scope) -> list[dict[str, Predicate]]:
        if not scope.vessel_flag:
            return [{}]
        words = frozenset(scope.vessel_flag)
        vessel = OneOf(frozenset(VESSEL_ACTIVITIES))
        return [
            {"vessel_flag": Flag(words, vessel_not_stated=False)},
            {"vessel_flag": Flag(words, vessel_not_stated=True), "activity": vessel},
        ]

    def _listed(self, group: str | None, column: str) -> list[dict[str, Predicate]]:
        if group is None:
            return [{}]
        return [{column: AnyOf(members), "date": days} for days, members in self.cohorts.get(group, ())]


def _merge(parts: Sequence[dict[str, Predicate]]) -> dict[str, Predicate] | None:
    """All of these conjunctions at once; None where two of them cannot hold together."""
    merged: dict[str, Predicate] = {}
    for part in parts:
        for column, predicate in part.items():
            both = _intersection(predicate, merged.get(column))
            if both is None:
                return None
            merged[column] = both
    return merged


def _intersection(one: Predicate, other: Predicate | None) -> Predicate | None:
    """Both predicates on one column; None where nothing fits both."""
    if other is None or one == other:
        return one
    if isinstance(one, Days) and isinstance(other, Days):
        days = Days(max(one.first, other.first), min(one.last, other.last))
        return days if days.first <= days.last else None
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        return OneOf(one.words & other.words) if one.words & other.words else None
    if isinstance(one, NoneOf) and isinstance(other, OneOf):
        return _intersection(other, one)
    if isinstance(one, OneOf) and isinstance(other, NoneOf):
        return OneOf(one.words - other.words) if one.words - other.words else None
    if isinstance(one, NoneOf) and isinstance(other, NoneOf):
        return NoneOf(one.words | other.words)
    raise AssertionError(f"two predicates on one column: {one}, {other}")


def codes(spec: Goods) -> Codes:
    """The goods that a scope means, as ranges of six-digit codes."""
    return Codes(tuple(map(goods.expand, spec.hs)), tuple(map(goods.expand, spec.except_hs)))


def scope_expander(timeline: Timeline, regime: Declaration) -> ScopeExpander:
    """The expander of a regime's scopes."""
    places = {place.id: frozenset({place.id, *(name.lower() for name in place.names)}) for place in regime.places}
    return ScopeExpander(target=regime.target, places=places, cohorts=_cohorts(timeline.listings))


def _cohorts(listings: Sequence[Listing]) -> dict[str, tuple[tuple[Days, frozenset[str]], ...]]:
    grouped: dict[str, dict[Days, set[str]]] = {}
    for listing in listings:
        days = Days(listing.since, listing.until or LAST)
        grouped.setdefault(listing.group, {}).setdefault(days, set()).add(listing.party)
    return {
        group: tuple((days, frozenset(members)) for days, members in cohorts.items())
        for group, cohorts in grouped.items()
    }


def days_of(words: Wording) -> Days:
    """The days on which words act."""
    return Days(words.since, words.until or LAST)


def clauses(timeline: Timeline, regime: Declaration) -> Iterator[Clause]:
    """Every clause of the law, in the order of their bits."""
    make = scope_expander(timeline, regime)
    for owner, measure in enumerate(timeline.measures):
        days = days_of(measure.wording)
        scope = measure.measure.scope
        yield from (Clause("scope", owner, parts) for parts in make.clauses(scope, days))
        points = measure.measure.judgement.points if measure.measure.judgement is not None else ()
        yield from (Clause("point", owner, parts) for parts in make.clauses(points, days))
    for owner, version in enumerate(timeline.exemptions):
        days = days_of(version.wording)
        exemption = version.exemption
        yield Clause("in-force", owner, {"date": days})
        yield from (Clause("claim", owner, parts) for parts in make.clauses(exemption.shown, days))
        if exemption.end_use:
            yield Clause("listed", owner, {"end_use": OneOf(frozenset(exemption.end_use))})
    yield Clause("unstated", -1, {"end_use": OneOf(frozenset({None}))})
    yield Clause("approval", -1, {"approval": OneOf(frozenset({"held"}))})
    yield Clause("notification", -1, {"notification": OneOf(frozenset({"held"}))})
