"""The law as a list of clauses. A clause is a conjunction of predicates, one for each column, and has one bit in a mask.

A scope of the law language becomes one or more clauses (sent from the target *or* of its origin; listed on one day *or* another),
so that every predicate reads one column only. The `Role` of a clause is its effect: it brings a transaction into the scope of
a measure, calls for a judgement, meets the requirements of an exemption, and so on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import product
from typing import Final, Literal

from detente.codes import goods
from detente.law.declaration import Declaration, ItemList, Place
from detente.law.inforce import Listing, Timeline, Wording
from detente.law.instrument import THIRD_STATE, Goods, Scope
from detente.transactions.columns import EXEMPTING_KEYS, LAW_FACTS
from detente.transactions.field_readers import place as read_place
from detente.vocabulary import ANY_ACTIVITY, VESSEL_ACTIVITIES

Role = Literal["scope", "point", "claim", "within", "listed", "in-force", "unstated", "approval", "notification"]
FIRST: Final = date.min
LAST: Final = date.max
CARRIAGE: Final = frozenset({"trade", "ship-to-ship-transfer"})
"""The activities in which goods are on their way, so that a place of transit brings them into a flow."""
_LISTED: Final = ("activity", "word")
_WORDS: Final = tuple((name, at, fact.keys[0]) for name, (at, fact) in LAW_FACTS.items() if fact.classifier in _LISTED)
"""Facts with a few allowed values, of which a scope lists those that it covers under a key."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included."""

    first: date
    last: date

    def fits(self, day: date | None) -> bool:
        """Whether a day is within these days; False for a null."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words; a null (None) only where None is among them."""

    words: frozenset[str | None]

    def fits(self, word: str | None) -> bool:
        """Whether the word is one of them."""
        return word in self.words


@dataclass(frozen=True, slots=True)
class NoneOf:
    """A word that is stated and is none of these."""

    words: frozenset[str]

    def fits(self, word: str | None) -> bool:
        """Whether a word is stated and is none of them."""
        return word is not None and word not in self.words


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several words is one of these, and none of them is one of `without`."""

    words: frozenset[str]
    without: frozenset[str] = frozenset()

    def fits(self, given: frozenset[str]) -> bool:
        """Whether the set has one of the words, and none of those that are excluded."""
        return not self.words.isdisjoint(given) and self.without.isdisjoint(given)


@dataclass(frozen=True, slots=True)
class Codes:
    """Six-digit HS codes, as numbers, within the ranges `inside` and not within `outside` (first and last code included)."""

    inside: tuple[tuple[int, int], ...]
    outside: tuple[tuple[int, int], ...]

    def fits(self, code: int) -> bool:
        """Whether the code is covered."""
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
    """One of these flags; `vessel_not_stated`: where neither the activity nor an IMO number shows that a vessel takes part."""

    words: frozenset[str]
    vessel_not_stated: bool

    def fits(self, flag: tuple[str | None, bool]) -> bool:
        """Whether the flag is one of these, under the same value of `vessel_not_stated`."""
        return flag[0] in self.words and flag[1] is self.vessel_not_stated


Cohort = tuple[Days, frozenset[str]]
"""Parties that were listed on the same days, with these days."""
Predicate = Days | OneOf | NoneOf | AnyOf | Codes | MoreThan | Flag


@dataclass(frozen=True, slots=True)
class Clause:
    """A conjunction of predicates: `parts` has one for each column that the clause reads."""

    role: Role
    owner: int
    """The index of its measure version or exemption version in the timeline; -1: it belongs to none."""
    parts: dict[str, Predicate]
    scope_part: int = 0
    """The index of the part of the measure's scope that it belongs to; of a point, its index among the judgement's points."""
    document: int = 0
    """Of a point with a list of items: the index of the list's document that is in force on the clause's days."""


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    for low, high in ranges:  # noqa: SIM110 -- half a million times at a start, and twice as fast as `any`
        if low <= code <= high:
            return True
    return False


@dataclass(frozen=True, slots=True)
class ScopeExpander:
    """Expands scopes into conjunctions, with what that needs from the regime."""

    target: str
    places: dict[str, frozenset[str]]
    cohorts: dict[str, tuple[Cohort, ...]]
    """For each designation group, its parties grouped by the days on which they were listed."""
    item_lists: Mapping[str, ItemList] = field(default_factory=dict)
    territory: frozenset[str] = frozenset()
    """The ways in which a row may write a place of transit that lies in the target: its code, and the names of its places."""

    def points(self, points: Sequence[Scope], owner: int, days: Days) -> Iterator[Clause]:
        """The clauses of a judgement's points: one with a list of items has clauses for each document of the list."""
        for number, point in enumerate(points):
            for document, within in self._documents(point, days):
                for parts in self.clauses((point,), within):
                    yield Clause("point", owner, parts, number, document)

    def _documents(self, point: Scope, days: Days) -> Iterator[tuple[int, Days]]:
        if point.item_list is None:
            yield 0, days
            return
        for number, each in enumerate(self.item_lists[point.item_list].documents):
            within = _intersection(days, Days(each.since, each.until or LAST))
            if isinstance(within, Days):
                yield number, within

    def clauses(self, scopes: Sequence[Scope], days: Days) -> Iterator[dict[str, Predicate]]:
        """The conjunctions equivalent to these scopes, on the days on which they are in force."""
        for scope in scopes:
            within = Days(days.first, min(days.last, scope.until or LAST))
            for parts in self._alternatives(scope):
                met = _intersection(within, parts.pop("date", None))
                if met is not None:
                    yield {"date": met, **parts}

    def _alternatives(self, scope: Scope) -> Iterator[dict[str, Predicate]]:
        """A conjunction for each way in which a scope can be met."""
        fixed = dict(self._fixed(scope))
        ways = [self._flow(scope), self._flag(scope)]
        ways += [self._listed(group, column, scope) for group, column in _groups(scope)]
        for chosen in product(*ways):
            merged = _merge([fixed, *chosen])
            if merged is not None:
                yield merged

    def _fixed(self, scope: Scope) -> Iterator[tuple[str, Predicate]]:
        for name, column, key in _WORDS:
            given = getattr(scope, key)
            if name == "activity":
                yield from _activity(scope)
                continue
            if given and column.kind == "place":
                yield name, self._via(given)
            elif given:
                yield name, OneOf(frozenset(given))
        if scope.goods is not None:
            yield "hs", codes(scope.goods)
        if scope.price is not None:
            yield "price", MoreThan(float(scope.price.over))
        if scope.contract_before is not None or scope.contract_from is not None:
            last = scope.contract_before - timedelta(days=1) if scope.contract_before else LAST
            yield "contract_date", Days(scope.contract_from or FIRST, last)

    def _via(self, places: Sequence[str]) -> Predicate:
        if THIRD_STATE in places:
            named = (each for place in places if place != THIRD_STATE for each in self.places[place])
            return NoneOf(self.territory.difference(named))
        return OneOf(frozenset(each for place in places for each in self.places[place]))

    def _flow(self, scope: Scope) -> list[dict[str, Predicate]]:
        target, other = OneOf(frozenset({self.target})), NoneOf(frozenset({self.target}))
        through: dict[str, Predicate] = {
            "activity": OneOf(CARRIAGE), "via": OneOf(self.territory), "to_country": other,
        }  # fmt: skip
        out: list[dict[str, Predicate]] = [{"from_country": target}, {"origin_country": target}, through]
        into: list[dict[str, Predicate]] = [{"to_country": target}]
        across: list[dict[str, Predicate]] = [{**through, "from_country": other}]
        flows = {"from-target": out, "to-target": into, "either": out + into, "through-target": across}
        ways = flows[scope.flow] if scope.flow else [{}]
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

    def _listed(self, group: str, column: str, scope: Scope) -> list[dict[str, Predicate]]:
        cohorts = self.cohorts.get(group, ())
        if scope.no_other_party and column == "parties":
            return list(_alone(column, cohorts, [each for every in self.cohorts.values() for each in every]))
        if scope.contract_before_listing:
            return list(_before_listing(column, cohorts))
        return [{column: AnyOf(members), "date": days} for days, members in cohorts]


def _activity(scope: Scope) -> Iterator[tuple[str, Predicate]]:
    """The predicate on the activity; none for every activity. A scope has `activity` or `activity_not`, not both."""
    if scope.activity and ANY_ACTIVITY not in scope.activity:
        yield "activity", OneOf(frozenset(scope.activity))
    elif scope.activity_not:
        yield "activity", NoneOf(frozenset(scope.activity_not))


def _groups(scope: Scope) -> Iterator[tuple[str, str]]:
    """The designation groups that a scope names, each with its column."""
    if scope.parties is not None:
        yield scope.parties, "parties"
    if scope.vessels is not None:
        yield scope.vessels, "vessel_imo"


def _before_listing(column: str, cohorts: Sequence[Cohort]) -> Iterator[dict[str, Predicate]]:
    """The conjunctions for a contract that is older than the listing of every listed party of the transaction.

    Between two days of listing nothing changes for a contract, and between two days on which a listing begins or ends
    nothing changes for the transaction. So for each stretch of contract dates and each stretch of days there is one
    conjunction: somebody listed on that day was listed after the contract, and nobody listed then was listed before it.
    """
    starts = sorted({days.first for days, _ in cohorts})
    for contracts in map(Days, [FIRST, *starts], [each - timedelta(days=1) for each in starts]):
        for days in _stretches(cohorts):
            listed = [(each, members) for each, members in cohorts if each.first <= days.first <= each.last]
            later = [members for each, members in listed if each.first > contracts.last]
            earlier = [members for each, members in listed if each.first <= contracts.last]
            if later:
                parties = AnyOf(frozenset().union(*later), frozenset().union(*earlier))
                yield {column: parties, "date": days, "contract_date": contracts}


def _alone(column: str, cohorts: Sequence[Cohort], everybody: Sequence[Cohort]) -> Iterator[dict[str, Predicate]]:
    """The conjunctions for a listed party of these cohorts beside whom nobody else of any group is listed on that day."""
    for days in _stretches(everybody):
        members, listed = _members(cohorts, days), _members(everybody, days)
        if members:
            yield {column: AnyOf(members, listed - members), "date": days}


def _members(cohorts: Sequence[Cohort], days: Days) -> frozenset[str]:
    """Who is listed in these cohorts in a stretch of days in which no listing begins or ends."""
    return frozenset().union(*(members for each, members in cohorts if each.first <= days.first <= each.last))


def _stretches(cohorts: Sequence[Cohort]) -> Iterator[Days]:
    """The stretches of days between which a listing begins or ends."""
    after = {days.last + timedelta(days=1) for days, _ in cohorts if days.last < LAST}
    firsts = sorted(after | {days.first for days, _ in cohorts})
    return map(Days, firsts, [*(each - timedelta(days=1) for each in firsts[1:]), LAST])


def _merge(parts: Sequence[dict[str, Predicate]]) -> dict[str, Predicate] | None:
    """The conjunction of these conjunctions; None where two of them exclude each other."""
    merged: dict[str, Predicate] = {}
    for part in parts:
        for column, predicate in part.items():
            both = _intersection(predicate, merged.get(column))
            if both is None:
                return None
            merged[column] = both
    return merged


def _intersection(one: Predicate, other: Predicate | None) -> Predicate | None:
    """The conjunction of two predicates on one column; None where no value fits both."""
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
    """The goods of a scope, as ranges of six-digit codes."""
    return Codes(tuple(map(goods.expand, spec.hs)), tuple(map(goods.expand, spec.except_hs)))


def scope_expander(timeline: Timeline, regime: Declaration) -> ScopeExpander:
    """The expander of a regime's scopes."""
    places = {place.id: frozenset(_words_of(place)) for place in regime.places}
    inside = (places[place.id] for place in regime.places if place.country == regime.target)
    lists = {each.id: each for each in regime.item_lists}
    return ScopeExpander(
        target=regime.target,
        places=places,
        cohorts=_cohorts(timeline.listings),
        item_lists=lists,
        territory=frozenset({regime.target}).union(*inside),
    )


def _words_of(place: Place) -> Iterator[str]:
    """The ways in which a row may write a place, as its cells are read."""
    yield place.id
    for name in place.names:
        yield name.lower()
        yield read_place(name)


def _cohorts(listings: Sequence[Listing]) -> dict[str, tuple[Cohort, ...]]:
    grouped: dict[str, dict[Days, set[str]]] = {}
    for listing in listings:
        days = Days(listing.since, listing.until or LAST)
        grouped.setdefault(listing.group, {}).setdefault(days, set()).add(listing.party)
    return {
        group: tuple((days, frozenset(members)) for days, members in cohorts.items())
        for group, cohorts in grouped.items()
    }


def days_of(wording: Wording) -> Days:
    """The days on which a wording is in force."""
    return Days(wording.since, wording.until or LAST)


_CLAIMS: Final = {key: getattr(Scope(), key) for key in (*EXEMPTING_KEYS, "until", "cites")}
"""The keys of a scope that a claim can meet, each with its empty value."""


def _unclaimed(shown: Sequence[Scope]) -> tuple[Scope, ...]:
    """What an exemption requires besides claims, such as its goods or its parties; empty where one way needs claims only."""
    rest = tuple(replace(scope, **_CLAIMS) for scope in shown)
    return () if Scope() in rest else rest


def clauses(timeline: Timeline, regime: Declaration) -> Iterator[Clause]:
    """Every clause of the law, in the order of their bits."""
    make = scope_expander(timeline, regime)
    for owner, measure in enumerate(timeline.measures):
        days = days_of(measure.wording)
        for number, scope in enumerate(measure.measure.scope):
            yield from (Clause("scope", owner, parts, number) for parts in make.clauses((scope,), days))
        points = measure.measure.judgement.points if measure.measure.judgement is not None else ()
        yield from make.points(points, owner, days)
    for owner, version in enumerate(timeline.exemptions):
        days = days_of(version.wording)
        exemption = version.exemption
        yield Clause("in-force", owner, {"date": days})
        yield from (Clause("claim", owner, parts) for parts in make.clauses(exemption.shown, days))
        yield from (Clause("within", owner, parts) for parts in make.clauses(_unclaimed(exemption.shown), days))
        if exemption.end_use:
            yield Clause("listed", owner, {"end_use": OneOf(frozenset(exemption.end_use))})
    yield Clause("unstated", -1, {"end_use": OneOf(frozenset({None}))})
    yield Clause("approval", -1, {"approval": OneOf(frozenset({"held"}))})
    yield Clause("notification", -1, {"notification": OneOf(frozenset({"held"}))})
