"""The executor for tables: decides all rows of a typed table with vectorised operations.

Each column of facts is looked up in a table of classes. The automaton (`automaton.py`) then takes each row from column to column
through states, and each state is worked out once, in Python. After the first columns (parties, destination, activity) most rows
have their outcome; only the others continue. There is no loop over rows, and none over measures.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import Lock
from typing import Any, Final

import numpy as np
import polars as pl

from detente.decide import classification
from detente.decide.automaton import MAX_STATES, SLICE_ROWS, Automaton, ClassifiedColumn, SharedClasses, shared_classes
from detente.decide.cache import store
from detente.decide.compile import CompiledLaw
from detente.decide.law_columns import ORDER, LawColumns
from detente.decide.solve import Outcome, Solver, SolverState
from detente.transactions.casts import SCHEMA
from detente.transactions.column import Classifier
from detente.transactions.columns import LAW_FACTS
from detente.transactions.party_text import DOUBTED_FIRST, split
from detente.vocabulary import ACTIVITIES, VERDICTS, VESSEL_ACTIVITIES

EPOCH: Final = date(1970, 1, 1).toordinal()
THREADS: Final = 2
MIN_THREADED_ROWS: Final = 50_000
"""The least number of rows for which a thread of their own saves time."""
VERDICT: Final = pl.Enum(VERDICTS)
ClassOf = Callable[[str | None], int]
ClassesOf = Callable[[list[str]], Iterable[int]]


@dataclass(slots=True)
class Evaluator:
    """Decides tables of facts under one compiled law, and remembers what it has worked out."""

    compiled: CompiledLaw
    solver: Solver
    outcomes: list[Outcome] = field(default_factory=list)
    """Each outcome once, in the order of their numbers."""
    _numbers: dict[Outcome, int] = field(default_factory=dict)
    _same: dict[int, tuple[int, Outcome]] = field(default_factory=dict)
    """The numbers by the identity of the outcome, which is faster, since the solver returns the same object many times.

    The outcomes are kept alive, so that no other object can get the same identity."""
    _tables: dict[str, pl.Series] = field(default_factory=dict)
    _classified: dict[str, tuple[pl.DataType, tuple[int, ...]]] = field(default_factory=dict)
    _automata: dict[SharedClasses, Automaton] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def outcome_numbers(self, frame: pl.DataFrame, threads: int = THREADS) -> pl.Series:
        """The number of the outcome for each row of a typed table (UInt32); a large table is divided among the threads."""
        if threads == 1 or frame.height < threads * MIN_THREADED_ROWS:
            return self._outcome_numbers(frame)
        size = -(-frame.height // threads)
        parts = [frame.slice(start, size) for start in range(0, frame.height, size)]
        with ThreadPoolExecutor(threads) as pool:
            return pl.concat(pool.map(self._outcome_numbers, parts))

    def classified(self, frame: pl.DataFrame) -> list[ClassifiedColumn]:
        """The columns of a typed table, classified, in the order of `law_columns.ORDER`."""
        return ColumnClassifier(self.compiled.columns, frame, self._classified).all()

    def _outcome_numbers(self, frame: pl.DataFrame) -> pl.Series:
        placed = self.classified(frame)
        answers = np.empty(frame.height, np.uint32)
        for start in range(0, frame.height, SLICE_ROWS):
            rows = slice(start, min(start + SLICE_ROWS, frame.height))
            answers[rows] = self._automaton(shared_classes(placed)).outcome_numbers(placed, rows)
        return pl.Series("answer", answers)

    def _automaton(self, shared: SharedClasses) -> Automaton:
        """The automaton for tables with these shared classes. All are discarded once they have too many states together."""
        with self._lock:
            if sum(each.size() for each in self._automata.values()) > MAX_STATES:
                self._automata.clear()
            automaton = self._automata.get(shared)
            if automaton is None:
                automaton = self._automata[shared] = Automaton(self.solver, shared, self.outcome_number)
            return automaton

    def outcome_number(self, known: SolverState) -> int:
        """The number of the outcome of a final state."""
        return self.number_of(self.solver.settled(known))

    def number_of(self, outcome: Outcome) -> int:
        """The number of an outcome."""
        same = self._same.get(id(outcome))
        if same is not None:
            return same[0]
        with self._lock:
            number = self._numbers.get(outcome)
            if number is None:
                number = self._numbers[outcome] = len(self.outcomes)
                self.outcomes.append(outcome)
        store(self._same, id(outcome), (number, outcome))
        return number

    def gather(self, name: str, answers: pl.Series, made: Callable[[Outcome], Any], dtype: Any) -> pl.Series:
        """A value for each row, made from its outcome.

        Args:
            name: The name of the column, under which the values are kept.
            answers: The number of the outcome for each row.
            made: Makes the value from an outcome; it is called once for each outcome.
            dtype: The type of the column.
        """
        table = self._tables.get(name)
        if table is None or len(table) < len(self.outcomes):
            outcomes = list(self.outcomes)
            table = self._tables[name] = pl.Series(name, [made(outcome) for outcome in outcomes], dtype=dtype)
        return table.gather(answers)

    def verdicts(self, answers: pl.Series) -> pl.Series:
        """The verdicts of numbered outcomes, before caps are counted."""
        return self.gather("verdict", answers, lambda outcome: outcome.verdict, VERDICT)

    def measure_bits(self, answers: pl.Series) -> list[pl.Series]:
        """For each row, the measures that restrict it: one bit for each measure version, in columns of 64 bits."""
        count = -(-len(self.compiled.timeline.measures) // 64)
        return [self.gather(f"measures{word}", answers, partial(_bits, word), pl.UInt64) for word in range(count)]


def _bits(word: int, outcome: Outcome) -> int:
    mask = sum(1 << each.version for each in outcome.measure_verdicts if each.verdict != "permitted")
    return mask >> 64 * word & (1 << 64) - 1


@dataclass(slots=True)
class ColumnClassifier:
    """Classifies the columns of one typed table. A column that is absent or entirely null has one class for all rows."""

    columns: LawColumns
    frame: pl.DataFrame
    known: dict[str, tuple[pl.DataType, tuple[int, ...]]] = field(default_factory=dict)
    """The class numbers of the words of each column's list, from earlier tables."""

    def all(self) -> list[ClassifiedColumn]:
        """Every column of the law, classified, in the order of `law_columns.ORDER`."""
        return [self._classified(name) for name in ORDER]

    def _classified(self, name: str) -> ClassifiedColumn:
        if name in self.columns.unread:
            return ClassifiedColumn((self.columns.unread[name],))
        return COLUMN_CLASSIFIERS[LAW_FACTS[name][1].classifier](self, name)

    def given(self, name: str) -> pl.Series | None:
        """The column; None where it is absent or entirely null."""
        if name not in self.frame.columns:
            return None
        series = self.frame.get_column(name)
        return None if series.null_count() == len(series) else series

    def words(self, name: str, classed: ClassOf, every: ClassesOf | None = None) -> ClassifiedColumn:
        """The classes of a column of words from a list (an Enum)."""
        series = self.given(name)
        if series is None:
            return ClassifiedColumn((classed(None),))
        return self.enum(name, series, classed, every)

    def enum(self, name: str, series: pl.Series, classed: ClassOf, every: ClassesOf | None = None) -> ClassifiedColumn:
        """The classes of a series of words from a list (an Enum); each word is classified once for all tables.

        `every` classifies all words together, where that is faster.
        """
        dtype, numbers = self.known.get(name, (None, ()))
        if dtype != series.dtype:
            words = series.dtype.categories.to_list()  # type: ignore[attr-defined]
            numbers = (*(map(classed, words) if every is None else every(words)), classed(None))
            self.known[name] = (series.dtype, numbers)
        return ClassifiedColumn(numbers, _word_numbers(series, len(numbers) - 1))

    def assumed(self) -> pl.Series | None:
        """The activity, with `trade` where goods are given and no activity is stated; None where it is entirely null."""
        columns = [self.given(name) for name in ("hs", "quantity")]
        goods = [series.is_not_null() for series in columns if series is not None]
        if "activity" in self.frame.columns:
            series = self.frame.get_column("activity")
        else:
            series = pl.Series("activity", [None], dtype=pl.Enum(ACTIVITIES)).new_from_index(0, self.frame.height)
        if not series.null_count() or not goods:
            return None if series.null_count() == len(series) else series
        any_goods = goods[0] | goods[-1]
        trade = pl.Series(["trade"], dtype=series.dtype)
        return series.zip_with(series.is_not_null() | ~any_goods, trade.new_from_index(0, len(series)))

    def activity(self, _: str) -> ClassifiedColumn:
        """The class of each row's activity."""
        series = self.assumed()
        if series is None or series.null_count() == len(series):
            return ClassifiedColumn((classification.activity(self.columns, None),))
        return self.enum("activity", series, lambda word: classification.activity(self.columns, word))

    def word(self, name: str) -> ClassifiedColumn:
        """The class of each row's word: one from a list, or any text."""
        if isinstance(SCHEMA[name], pl.Enum):
            return self.words(name, lambda word: classification.word_class(self.columns, name, word))
        return self.distinct(name, lambda word: classification.word_class(self.columns, name, word))

    def parties(self, name: str) -> ClassifiedColumn:
        """The class of each row's parties."""
        return self.distinct(name, lambda text: classification.parties(self.columns, split(text)))

    def vessel(self, name: str) -> ClassifiedColumn:
        """The class of each row's vessel."""
        return self.distinct(name, lambda text: classification.vessel(self.columns, split(text)))

    def distinct(self, name: str, classed: ClassOf) -> ClassifiedColumn:
        """The classes of a column of free text; each distinct value is classified once."""
        series = self.given(name)
        if series is None:
            return ClassifiedColumn((classed(None),))
        words = series.unique().drop_nulls()
        numbers = (*(classed(word) for word in words.to_list()), classed(None))
        index = series.replace_strict(words, range(len(words)), default=len(words), return_dtype=pl.UInt32)
        return ClassifiedColumn(numbers, index)

    def held(self, name: str) -> ClassifiedColumn:
        """The class of each row's approval or notification: held, or not."""
        series = self.given(name)
        numbers = (classification.held(self.columns, name, None), classification.held(self.columns, name, "held"))
        return (
            ClassifiedColumn(numbers[:1])
            if series is None
            else ClassifiedColumn(numbers, series.is_not_null().cast(pl.UInt32))
        )

    def contract(self, name: str) -> ClassifiedColumn:
        """The class of the day of each row's contract."""
        series = self.given(name)
        if series is None:
            return ClassifiedColumn((classification.contract(self.columns, None),))
        starts = self.columns.contracts.starts
        numbers = (
            *(classification.contract(self.columns, start) for start in starts),
            classification.contract(self.columns, None),
        )
        return ClassifiedColumn(numbers, _segment(series, starts, null=len(starts)))

    def flag(self, name: str) -> ClassifiedColumn:
        """The class of each row's flag: which one, and whether there is a vessel at all."""
        series = self.given(name)
        doing, imo = self.assumed(), self.given("vessel_imo")
        if series is None and imo is None and doing is None:
            return ClassifiedColumn((classification.flag(self.columns, None, None),))
        flags = self.words(name, lambda _: 0) if series is not None else None
        seen = self._seen(doing, imo)
        count = 1 if flags is None else len(flags.numbers)
        words = [None] if series is None else [*series.dtype.categories.to_list(), None]  # type: ignore[attr-defined]
        index = seen if flags is None or flags.index is None else flags.index.cast(pl.UInt32) * 3 + seen
        numbers = [
            classification.flag(self.columns, words[number // 3], (False, True, None)[number % 3])
            for number in range(count * 3)
        ]
        return ClassifiedColumn(tuple(numbers), index)

    def _seen(self, doing: pl.Series | None, imo: pl.Series | None) -> pl.Series:
        """0: no vessel takes part; 1: one does; 2: that depends on the activity, which is unknown."""
        if doing is None:
            seen = pl.Series([2], dtype=pl.UInt32).new_from_index(0, self.frame.height)
        else:
            kinds = [int(word in VESSEL_ACTIVITIES) for word in doing.dtype.categories.to_list()]  # type: ignore[attr-defined]
            seen = pl.Series([*kinds, 2], dtype=pl.UInt32).gather(_word_numbers(doing, len(kinds)))
        if imo is None:
            return seen
        doubtful = imo.is_null() | imo.str.contains(DOUBTED_FIRST).fill_null(value=False)
        return seen.zip_with(doubtful, pl.Series([1], dtype=pl.UInt32).new_from_index(0, len(seen)))

    def price(self, _: str) -> ClassifiedColumn:
        """The class of each row's price of one piece, or of the columns that are missing to work it out.

        It is worked out only for goods with a clause that reads the price; for other goods the class makes no difference.
        """
        wanting = [tuple(name for bit, name in enumerate(PRICED) if code >> bit & 1) for code in range(8)]
        reasons = [*wanting[1:], ("unit",), ("quantity",), ("currency",)]
        amounts = (0.0, *(each + 0.005 for each in self.columns.thresholds))
        numbers = [classification.price(self.columns, None, reason) for reason in reasons]
        numbers += [classification.price(self.columns, amount, ()) for amount in amounts]
        if all(self.given(name) is None for name in PRICED):
            return ClassifiedColumn((numbers[6],))
        asked = self._priced_goods()
        names = [name for name in (*PRICED, "currency") if name in self.frame.columns]
        code = _price_code(frozenset(names), self.columns.thresholds, len(reasons))
        nothing = pl.Series([len(reasons)], dtype=pl.UInt32).new_from_index(0, self.frame.height)
        return ClassifiedColumn(
            tuple(numbers), nothing.scatter(asked, self.frame.select(names)[asked].select(code).to_series())
        )

    def _priced_goods(self) -> pl.Series:
        """The numbers of the rows whose goods may be in the scope of a clause that reads the price."""
        priced = ~self.columns["price"].free
        placed = self.hs("hs")
        classes = self.columns["hs"].classes
        meant = {number for number in set(placed.numbers) if any(mask & priced for mask in classes[number].masks)}
        asks = [number in meant for number in placed.numbers]
        if placed.index is None:
            return pl.int_range(0, self.frame.height if asks[0] else 0, dtype=pl.UInt32, eager=True)
        return pl.Series(asks, dtype=pl.Boolean).gather(placed.index).arg_true()

    def hs(self, name: str) -> ClassifiedColumn:
        """The class of each row's goods."""
        every = partial(classification.every_code, self.columns)
        return self.words(name, partial(classification.codes, self.columns), every)

    def date(self, _: str) -> ClassifiedColumn:
        """The class of each row's day or interval of days."""
        first, last = self.given("date_from"), self.given("date_to")
        if first is None and last is None:
            return ClassifiedColumn((classification.days(self.columns, None, None),))
        starts = self.columns.days.starts
        if first is not None and not first.null_count() and (last is None or (first == last).all()):
            return ClassifiedColumn(
                tuple(self.columns["date"].known(start) for start in starts), _segment(first, starts, null=0)
            )
        return self._interval(first, last)

    def _interval(self, first: pl.Series | None, last: pl.Series | None) -> ClassifiedColumn:
        starts = self.columns.days.starts
        count = len(starts)
        nobody = pl.Series([None], dtype=pl.Date).new_from_index(0, self.frame.height)
        low = _segment(nobody if first is None else first, starts, null=self.columns.days.of(self.columns.first_day))
        high = _segment(nobody if last is None else last, starts, null=count - 1)
        pairs = low * count + high
        met = pairs.unique()
        numbers = tuple(self._between(pair // count, pair % count) for pair in met.to_list())
        return ClassifiedColumn(numbers, pairs.replace_strict(met, range(len(met)), return_dtype=pl.UInt32))

    def _between(self, low: int, high: int) -> int:
        starts = self.columns.days.starts
        return classification.days(self.columns, starts[low], starts[high])


PRICED: Final = ("quantity", "unit", "value")

COLUMN_CLASSIFIERS: Final[Mapping[Classifier, Callable[[ColumnClassifier, str], ClassifiedColumn]]] = {
    "activity": ColumnClassifier.activity,
    "word": ColumnClassifier.word,
    "held": ColumnClassifier.held,
    "contract": ColumnClassifier.contract,
    "parties": ColumnClassifier.parties,
    "vessel": ColumnClassifier.vessel,
    "flag": ColumnClassifier.flag,
    "price": ColumnClassifier.price,
    "codes": ColumnClassifier.hs,
    "days": ColumnClassifier.date,
}


def _price_code(names: frozenset[str], thresholds: Sequence[float], free: int) -> pl.Expr:
    """A code for each row's price: the reason why it is unknown (from 0), or `free` plus the number of thresholds it exceeds."""
    column = {name: pl.col(name) if name in names else pl.lit(None) for name in (*PRICED, "currency")}
    wants = (pl.when(column[name].is_null()).then(1 << bit).otherwise(0) for bit, name in enumerate(PRICED))
    code = pl.sum_horizontal(wants)
    amount = column["value"].cast(pl.Float64) / column["quantity"].cast(pl.Float64)
    above = pl.sum_horizontal([pl.lit(free), *((amount > each).cast(pl.Int32) for each in thresholds)])
    return (
        pl.when(code > 0)
        .then(code - 1)
        .when(column["unit"].cast(pl.String) != "pcs")
        .then(7)
        .when(column["quantity"] == 0)
        .then(8)
        .when(column["currency"].cast(pl.String).fill_null("USD") != "USD")
        .then(9)
        .otherwise(above)
        .cast(pl.UInt32)
    )


def _word_numbers(series: pl.Series, null: int) -> pl.Series:
    """The index of each word in its Enum, and `null` for a null."""
    codes = series.to_physical()
    return codes.cast(pl.UInt32).fill_null(null) if codes.null_count() else codes


def _segment(series: pl.Series, starts: Sequence[date], null: int) -> pl.Series:
    """The index of the segment of each day, where segments begin on `starts`, and `null` for a null (UInt32)."""
    cuts = [start.toordinal() - EPOCH for start in starts[1:]]
    if not cuts:
        found = pl.Series([0], dtype=pl.UInt32).new_from_index(0, len(series))
    else:
        base, size = cuts[0] - 1, cuts[-1] - cuts[0] + 2
        table, number = [], 0
        for day in range(base, base + size):
            number += number < len(cuts) and cuts[number] <= day
            table.append(number)
        offset = (series.to_physical() - base).clip(0, size - 1)
        found = pl.Series(table, dtype=pl.UInt32).gather(offset.fill_null(0))
    if not series.null_count():
        return found
    return found.zip_with(series.is_not_null(), pl.Series([null], dtype=pl.UInt32).new_from_index(0, len(series)))
