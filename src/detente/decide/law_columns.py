"""The columns that the law reads. Each value of a column has a mask of bits, one for each clause that it does not rule out.

Many values have the same mask: they form one *class*. An unknown (a null, a date interval, a chapter of the goods table) is a
class with several masks, one for each value that it may turn out to be. Decisions are made from classes only.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from threading import Lock
from typing import Any, Final

from detente.codes import goods
from detente.decide.cache import store
from detente.decide.clauses import AnyOf, Codes, Days, Flag, MoreThan, NoneOf, OneOf, Predicate
from detente.transactions.columns import LAW_FACTS

ORDER: Final = tuple(LAW_FACTS)
"""The law's columns, in the order in which the solver branches on open facts: those with few values first."""

WORDS: Final = tuple(
    name for name, (column, _) in LAW_FACTS.items() if column.kind in ("country", "place", "parties", "imo")
)
"""Columns with an unlimited number of possible values, of which the law names a few."""

ELSEWHERE: Final = "··"
"""The value that represents every country, place or party that no clause names."""


@dataclass(frozen=True, slots=True)
class FactClass:
    """A class of values that no clause distinguishes: its mask, or for an unknown one mask for each value that it may be."""

    masks: tuple[int, ...]
    missing: tuple[str, ...] = ()
    """For an unknown, the columns of the transaction that would settle it."""


@dataclass(slots=True)
class LawColumn:
    """One column of the law: its predicates with the bits that depend on them, and the classes found so far."""

    name: str
    predicates: tuple[tuple[Predicate, int], ...]
    free: int
    """The bits of the clauses that do not read this column."""
    classes: list[FactClass] = field(default_factory=list)
    firm: list[int] = field(default_factory=list)
    """For each class, the bits that are in all of its masks."""
    reach: list[int] = field(default_factory=list)
    """For each class, the bits that are in at least one of its masks."""
    is_open: list[bool] = field(default_factory=list)
    """For each class, whether it has several masks."""
    _numbers: dict[FactClass, int] = field(default_factory=dict)
    _values: dict[Hashable, int] = field(default_factory=dict)
    _masks: dict[Hashable, int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def mask(self, value: Any) -> int:
        """The bits of the clauses that this value does not rule out."""
        found = self._masks.get(value)
        if found is None:
            found = self.free
            for predicate, bits in self.predicates:
                if predicate.fits(value):
                    found |= bits
            store(self._masks, value, found)
        return found

    def known(self, value: Hashable) -> int:
        """The number of the class of a known value."""
        number = self._values.get(value)
        if number is None:
            number = store(self._values, value, self.class_number(FactClass((self.mask(value),))))
        return number

    def unknown(self, key: Hashable, values: Iterable[Hashable], missing: tuple[str, ...]) -> int:
        """The number of the class of an unknown.

        Args:
            key: Identifies the unknown, so that its class is worked out once.
            values: The values that it may be.
            missing: The columns of the transaction that would settle it.
        """
        number = self._values.get(key)
        if number is None:
            masks = tuple(dict.fromkeys(map(self.mask, values)))
            number = store(self._values, key, self.class_number(FactClass(masks, missing if len(masks) > 1 else ())))
        return number

    def class_number(self, met: FactClass) -> int:
        """The number of a class. Threads classify rows with the same columns, so a lock guards the addition of a class."""
        with self._lock:
            number = self._numbers.get(met)
            if number is None:
                number = len(self.classes)
                self.classes.append(met)
                self.firm.append(reduce(and_, met.masks))
                self.reach.append(reduce(or_, met.masks))
                self.is_open.append(len(met.masks) > 1)
                self._numbers[met] = number
        return number


@dataclass(frozen=True, slots=True)
class Segments:
    """An ordered range, split where the value of some predicate changes: `starts[i]` is the first point of segment `i`.

    The first point of a segment represents all of its points.
    """

    starts: tuple[Any, ...]

    def of(self, point: Any) -> int:
        """The index of the segment that a point lies in; 0 for a point before the first start."""
        return max(bisect_right(self.starts, point) - 1, 0)

    def within(self, first: Any, last: Any) -> tuple[Any, ...]:
        """The first points of the segments that overlap the range from `first` to `last`, both included."""
        return self.starts[self.of(first) : self.of(last) + 1]


def days_segments(predicates: Sequence[tuple[Predicate, int]]) -> Segments:
    """The segments of days within which no predicate changes; the first one begins on the first day of the calendar."""
    found = {date.min}
    for predicate, _ in predicates:
        if isinstance(predicate, Days):
            found.add(predicate.first)
            if predicate.last < date.max:
                found.add(predicate.last + timedelta(days=1))
    return Segments(tuple(sorted(found)))


def codes_segments(predicates: Sequence[tuple[Predicate, int]]) -> Segments:
    """The runs of subheadings that no predicate distinguishes, each represented by its first code that exists."""
    cuts = {0}
    for predicate, _ in predicates:
        if isinstance(predicate, Codes):
            for low, high in (*predicate.inside, *predicate.outside):
                cuts.update((low, high + 1))
    real = goods.subheadings()
    firsts = (bisect_right(real, cut - 1) for cut in sorted(cuts))
    return Segments(tuple(real[place] for place in dict.fromkeys(firsts) if place < len(real)))


def price_thresholds(predicates: Sequence[tuple[Predicate, int]]) -> tuple[float, ...]:
    """The prices above which the value of some predicate changes, in order."""
    return tuple(sorted({predicate.amount for predicate, _ in predicates if isinstance(predicate, MoreThan)}))


@dataclass(slots=True)
class LawColumns:
    """All columns of the law under one reading, by name, and what is needed to classify the facts of a transaction."""

    by_name: dict[str, LawColumn]
    first_day: date
    """The regime's first day: an unknown date is this day or later."""
    days: Segments
    contracts: Segments
    codes: Segments
    thresholds: tuple[float, ...]
    """Prices in US dollars."""
    named: dict[str, tuple[str, ...]]
    """For each column of `WORDS`, the values that some clause names, and `ELSEWHERE`."""
    unread: dict[str, int]
    """For each column that no clause reads, the class of all its values."""

    def __getitem__(self, name: str) -> LawColumn:
        return self.by_name[name]


def columns(parts: Sequence[dict[str, Predicate]], first_day: date) -> LawColumns:
    """The columns of a law.

    Args:
        parts: For each clause, in the order of the bits, its predicate for each column that it reads.
        first_day: The first day of the regime.
    """
    made = {name: _column(name, parts) for name in ORDER}
    return LawColumns(
        by_name=made,
        first_day=first_day,
        days=days_segments(made["date"].predicates),
        contracts=days_segments(made["contract_date"].predicates),
        codes=codes_segments(made["hs"].predicates),
        thresholds=price_thresholds(made["price"].predicates),
        named={name: _named_values(made[name]) for name in WORDS},
        unread={name: column.known(None) for name, column in made.items() if not column.predicates},
    )


def _column(name: str, parts: Sequence[dict[str, Predicate]]) -> LawColumn:
    bits: dict[Predicate, int] = {}
    free = 0
    for number, conjunction in enumerate(parts):
        predicate = conjunction.get(name)
        if predicate is None:
            free |= 1 << number
        else:
            bits[predicate] = bits.get(predicate, 0) | 1 << number
    return LawColumn(name, tuple(bits.items()), free)


def _named_values(column: LawColumn) -> tuple[str, ...]:
    words = {
        word
        for predicate, _ in column.predicates
        if isinstance(predicate, OneOf | NoneOf | AnyOf | Flag)
        for word in (*predicate.words, *(predicate.without if isinstance(predicate, AnyOf) else ()))
        if word is not None
    }
    return (*sorted(words), ELSEWHERE)
