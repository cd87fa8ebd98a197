"""An automaton that decides the rows of a table column by column, with a table of transitions for each column.

Before any column is read, all rows are in one state, in which every clause may hold. Each column leads from a state and the class
of the row's fact to the next state, which keeps only the clauses that still matter. Many combinations of facts lead to few
states, so the work in Python grows with the states and not with the combinations; everything else is one table lookup for each
column.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from detente.decide.law_columns import ORDER, LawColumn
from detente.decide.solve import Solver, SolverState
from detente.transactions.columns import REST, SIEVE

Numbers = NDArray[np.uint32]
SharedClasses = tuple[int | None, ...]
"""For each column, in the order of `law_columns.ORDER`, the class that all rows of a table share; None: the rows differ."""

UNKNOWN_STATE: Final = np.uint32(0xFFFFFFFF)
"""The entry of a table for a transition or an outcome that is not worked out yet."""
MAX_DENSE: Final = 1 << 21
"""The most entries of a transition table. For a column with more, each slice of rows works out the transitions it needs."""
SLICE_ROWS: Final = 1 << 18
"""The number of rows that are decided at once, which bounds how much an automaton grows before it may be discarded."""
MAX_STATES: Final = 1 << 20
"""The most states that all automata of one law may have together; once they have more, they are discarded."""


@dataclass(frozen=True, slots=True)
class ClassifiedColumn:
    """The classes of one column: for each row, `index` (UInt32) points into `numbers`; without it all rows have one class."""

    numbers: Sequence[int]
    index: pl.Series | None = None


def shared_classes(columns: Sequence[ClassifiedColumn]) -> SharedClasses:
    """The classes that all rows of a table share, in the order of the columns."""
    return tuple(each.numbers[0] if each.index is None else None for each in columns)


@dataclass(slots=True)
class Level:
    """The states before one column, each once, and the transitions from them."""

    place: int
    """The column's index in `law_columns.ORDER`."""
    column: LawColumn
    states: list[SolverState] = field(default_factory=list)
    table: Numbers = field(default_factory=lambda: np.full((1, 1), UNKNOWN_STATE))
    """The number of the next state; one row for each state, one column for each class."""
    _numbers: dict[SolverState, int] = field(default_factory=dict)

    def number(self, state: SolverState) -> int:
        """The number of a state."""
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self.states)
            self.states.append(state)
        return number

    def is_dense(self) -> bool:
        """Whether a transition table for all states and classes stays within `MAX_DENSE` entries."""
        return len(self.states) * len(self.column.classes) <= MAX_DENSE

    def grown(self) -> Numbers:
        """The transition table, enlarged for the states and classes that were added since."""
        needed, held = (len(self.states), len(self.column.classes)), self.table.shape
        if needed[0] > held[0] or needed[1] > held[1]:
            larger = [most if most <= had else most * 5 // 4 + 2 for most, had in zip(needed, held, strict=True)]
            table = np.full([max(pair) for pair in zip(larger, held, strict=True)], UNKNOWN_STATE)
            table[: held[0], : held[1]] = self.table
            self.table = table
        return self.table


@dataclass(slots=True)
class SettledStates:
    """The outcomes of the states for which no later column matters."""

    level: Level
    pending: int
    """The bits of the clauses that later columns may rule out."""
    number_of_outcome: Callable[[SolverState], int]
    _known: Numbers = field(default_factory=lambda: np.zeros(0, np.uint32))

    def outcome_numbers(self) -> Numbers:
        """The number of the outcome for each state, and `UNKNOWN_STATE` where some column still matters."""
        known = self._known
        if len(known) < len(self.level.states):
            found = [
                UNKNOWN_STATE if state[0] & self.pending else self.number_of_outcome(state)
                for state in self.level.states[len(known) :]
            ]
            known = self._known = np.concatenate([known, np.array(found, np.uint32)])
        return known


@dataclass(slots=True)
class Automaton:
    """The automaton for tables with the same shared classes, which are applied once, to the initial state."""

    solver: Solver
    shape: SharedClasses
    number_of_outcome: Callable[[SolverState], int]
    """The function from a final state to the number of its outcome."""
    levels: list[Level] = field(init=False)
    """One level for each column in which rows differ, and one after the last."""
    sieve_levels: int = field(init=False)
    """The number of levels whose columns are read first, for all rows."""
    sieve: SettledStates = field(init=False)
    end: SettledStates = field(init=False)
    _classes: dict[int, tuple[Sequence[int], Numbers]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        varying = [name for name in (*SIEVE, *REST) if self.shape[ORDER.index(name)] is None]
        self.levels = [self._level(name) for name in (*varying, ORDER[0])]
        self.sieve_levels = first = sum(name in SIEVE for name in varying)
        self.sieve = SettledStates(self.levels[first], self._pending(varying[first:]), self.number_of_outcome)
        self.end = SettledStates(self.levels[-1], 0, self.number_of_outcome)
        start = self.solver.start
        for place, number in enumerate(self.shape):
            start = start if number is None else self.solver.step(start, place, number)
        self.levels[0].number(start)

    def _level(self, name: str) -> Level:
        return Level(ORDER.index(name), self.solver.compiled.columns[name])

    def _pending(self, names: Sequence[str]) -> int:
        found = 0
        for name in names:
            found |= ~self.solver.compiled.columns[name].free
        return found

    def size(self) -> int:
        """The number of states found so far."""
        return sum(len(level.states) for level in self.levels)

    def outcome_numbers(self, placed: Sequence[ClassifiedColumn], rows: slice) -> Numbers:
        """The numbers of the outcomes for a slice of the rows of a table.

        Args:
            placed: The classes of every column, in the order of `law_columns.ORDER`.
            rows: The slice.
        """
        states: Numbers = np.zeros(rows.stop - rows.start, np.uint32)
        for number in range(self.sieve_levels):
            states = self._step(number, states, self._facts(number, placed, rows))
        answers = self._at(self.sieve, states)
        alive = np.flatnonzero(answers == UNKNOWN_STATE)
        if not len(alive):
            return answers
        some = alive if len(alive) < len(states) else None
        states = states if some is None else states[some]
        for number in range(self.sieve_levels, len(self.levels) - 1):
            states = self._step(number, states, self._facts(number, placed, rows, some))
        answers[alive] = self._at(self.end, states)
        return answers

    def _at(self, gate: SettledStates, states: Numbers) -> Numbers:
        with self._lock:
            known = gate.outcome_numbers()
        return known[states]

    def _facts(
        self, number: int, placed: Sequence[ClassifiedColumn], rows: slice, some: NDArray[np.intp] | None = None
    ) -> Numbers:
        """The classes of the rows of a slice, or of some of them, in the column of a level."""
        place = self.levels[number].place
        each = placed[place]
        kept = self._classes.get(place)
        if kept is None or kept[0] is not each.numbers:
            kept = self._classes[place] = (each.numbers, np.array(each.numbers, np.uint32))
        assert each.index is not None
        index: Numbers = each.index.to_numpy()[rows]
        return kept[1][index] if some is None else kept[1][index[some]]

    def _step(self, number: int, states: Numbers, classes: Numbers) -> Numbers:
        """The states after a level."""
        level, after = self.levels[number], self.levels[number + 1]
        if not level.is_dense():
            return self._sparse(level, after, states, classes)
        with self._lock:
            table = level.grown()
        found = _next_states(table, states, classes)
        if found.max(initial=0) < UNKNOWN_STATE:
            return found
        unknown = found == UNKNOWN_STATE
        new = np.unique(states[unknown].astype(np.uint64) << np.uint64(32) | classes[unknown])
        with self._lock:  # another thread may have worked out some of these pairs in the meantime
            table = level.grown()
            before, met = new >> np.uint64(32), new & np.uint64(UNKNOWN_STATE)
            lacking = table[before, met] == UNKNOWN_STATE
            before, met = before[lacking], met[lacking]
            table[before, met] = self._learn(level, after, before, met)
        return _next_states(table, states, classes)

    def _sparse(self, level: Level, after: Level, states: Numbers, classes: Numbers) -> Numbers:
        """The states after a level with too many states or classes for a table; each pair in these rows is worked out."""
        pairs = states.astype(np.uint64) << np.uint64(32) | classes
        met, back = np.unique(pairs, return_inverse=True)
        with self._lock:
            found = self._learn(level, after, met >> np.uint64(32), met & np.uint64(UNKNOWN_STATE))
        return found[back]

    def _learn(
        self, level: Level, after: Level, states: NDArray[np.unsignedinteger], classes: NDArray[np.unsignedinteger]
    ) -> Numbers:
        """The next states for pairs of a state and a class. Only one thread at a time may call it."""
        step, place = self.solver.step, level.place
        found = [
            after.number(step(level.states[state], place, met))
            for state, met in zip(states.tolist(), classes.tolist(), strict=True)
        ]
        return np.array(found, np.uint32)


def _next_states(table: Numbers, states: Numbers, classes: Numbers) -> Numbers:
    """The next states in the table, and `UNKNOWN_STATE` for transitions that are not worked out yet."""
    return np.take(table.ravel(), states * np.uint32(table.shape[1]) + classes)
