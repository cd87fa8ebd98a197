"""Keys of 64 bits: where each column's class stands in them, and lookups from distinct keys to what they mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

import polars as pl

from detente.decide.columns import ORDER
from detente.decide.compile import Tables

BITS: Final = 64
SIEVE: Final = frozenset(
    {
        "activity",
        "from_country",
        "to_country",
        "origin_country",
        "via",
        "parties",
        "vessel_imo",
        "worker_nationality",
        "vessel_flag",
    }
)
"""The columns looked at first: they tell which of the others still matter for a row."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One column's class numbers: `index` points into `numbers`; without an index all rows have the one number."""

    numbers: Sequence[int]
    index: pl.Series | None = None
    rows: pl.Series | None = None
    """Where the index is for these rows only; of the others no clause asks for this column, so any class will do."""


@dataclass(slots=True)
class Lookup:
    """From distinct keys to numbers. What a key means is worked out once, by `made`."""

    made: Callable[[int], int]
    dtype: Any
    _known: dict[int, int] = field(default_factory=dict)
    _table: tuple[pl.Series, pl.Series] | None = None
    _lock: Lock = field(default_factory=Lock)

    def of(self, keys: pl.Series) -> pl.Series:
        """What each key means."""
        found = self._find(keys)
        if found.null_count():
            self._learn(keys.filter(found.is_null()).unique().to_list())
            found = self._find(keys)
        return found

    def _find(self, keys: pl.Series) -> pl.Series:
        if self._table is None:
            return pl.Series([None], dtype=self.dtype).new_from_index(0, len(keys))
        return keys.replace_strict(*self._table, default=None, return_dtype=self.dtype)

    def _learn(self, keys: list[int]) -> None:
        with self._lock:
            for key in keys:
                if key not in self._known:
                    self._known[key] = self.made(key)
            old, new = list(self._known), list(self._known.values())
            self._table = (pl.Series(old, dtype=pl.UInt64), pl.Series(new, dtype=self.dtype))


@dataclass(slots=True)
class Layout:
    """Where each column stands in a key: `widths` bits each, in `columns.ORDER`."""

    widths: tuple[int, ...]
    tables: Tables
    answer: Callable[[tuple[int, ...]], int]
    """The number of the outcome for these classes."""
    shifts: tuple[int, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    """Of each column, how far its part of a key stands to the left, and the mask of its bits."""
    _sieved: Lookup = field(init=False)
    _answers: Lookup = field(init=False)
    _tables: dict[str, tuple[Sequence[int], pl.Series]] = field(default_factory=dict)
    _kept: list[int] = field(default_factory=list)
    _plain: list[int] = field(default_factory=list)
    """For each distinct key of the sieve, the bits of the other columns that still matter, and where none does the answer."""

    def __post_init__(self) -> None:
        self.shifts = tuple(sum(self.widths[:place]) for place in range(len(self.widths)))
        self.parts = tuple((shift, (1 << width) - 1) for shift, width in zip(self.shifts, self.widths, strict=True))
        assert sum(self.widths) <= BITS, "the law tells too many kinds of facts apart for one key"
        self._sieved = Lookup(self._sieve, pl.UInt32)
        self._answers = Lookup(lambda key: self.answer(self._classes(key)), pl.UInt32)

    def holds(self, placed: Sequence[Placed]) -> bool:
        """Whether every class number has room."""
        return all(need <= width for need, width in zip(needed(placed), self.widths, strict=True))

    def answers(self, placed: Sequence[Placed], height: int) -> pl.Series:
        """The number of each row's outcome."""
        first = self._sum(placed, height, sieve=True)
        sieved = self._sieved.of(first)
        kept = pl.Series(self._kept, dtype=pl.UInt64).gather(sieved)
        answers = pl.Series("answer", self._plain, dtype=pl.UInt32).gather(sieved)
        alive = (kept > 0).arg_true()
        if not len(alive):
            return answers
        rest = self._sum(placed, height, sieve=False)
        if len(alive) == height:
            return self._answers.of(first + (rest & kept)).alias("answer")
        keys = first.gather(alive) + (rest.gather(alive) & kept.gather(alive))
        return answers.scatter(alive, self._answers.of(keys))

    def _sum(self, placed: Sequence[Placed], height: int, *, sieve: bool) -> pl.Series:
        """The part of each row's key that the columns of the sieve make, or the others."""
        constant, total, few = 0, None, []
        for name, each, shift in zip(ORDER, placed, self.shifts, strict=True):
            if (name in SIEVE) is not sieve:
                continue
            if each.index is None:
                constant += each.numbers[0] << shift
                continue
            shifted = self._shifted(name, each.numbers, shift).gather(each.index)
            if each.rows is not None:
                few.append((each.rows, shifted))
            else:
                total = shifted if total is None else total + shifted
        if total is None:
            total = pl.Series([constant], dtype=pl.UInt64).new_from_index(0, height)
        elif constant:
            total = total + constant
        for rows, shifted in few:
            total = total.scatter(rows, total.gather(rows) + shifted)
        return total

    def _shifted(self, name: str, numbers: Sequence[int], shift: int) -> pl.Series:
        """The class numbers at their place in the key; kept while they are the same numbers."""
        kept = self._tables.get(name)
        if kept is None or kept[0] is not numbers:
            kept = (numbers, pl.Series([number << shift for number in numbers], dtype=pl.UInt64))
            self._tables[name] = kept
        return kept[1]

    def _classes(self, key: int) -> tuple[int, ...]:
        return tuple([key >> shift & low for shift, low in self.parts])

    def _sieve(self, key: int) -> int:
        """The place of what is known of a key of the sieve, worked out once."""
        kept = self._keep(key)
        self._plain.append(0 if kept else self.answer(self._classes(key)))
        self._kept.append(kept)
        return len(self._kept) - 1

    def _keep(self, key: int) -> int:
        """The bits of the other columns that still matter once those of the sieve are known.

        A column that no clause looks at any more may have any class without a change of the outcome, so its bits are dropped.
        """
        possible = self.tables.all_bits
        for name, number in zip(ORDER, self._classes(key), strict=True):
            if name in SIEVE:
                possible &= _any(self.tables.columns[name].classes[number].masks)
        live = self.tables.relevant(possible)
        kept = 0
        for name, shift, width in zip(ORDER, self.shifts, self.widths, strict=True):
            if name not in SIEVE and live & ~self.tables.columns[name].free:
                kept |= (1 << width) - 1 << shift
        return kept


def needed(placed: Sequence[Placed]) -> tuple[int, ...]:
    """The bits that each column's class numbers need."""
    return tuple(max(each.numbers, default=0).bit_length() for each in placed)


def _any(masks: Sequence[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
