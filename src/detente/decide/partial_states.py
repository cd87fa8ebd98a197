"""The states of the rows of a table without their facts in some columns: which rows would have the same outcome there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from detente.decide.automaton import MAX_STATES, SLICE_ROWS, Automaton, ClassifiedColumn, SharedClasses, shared_classes
from detente.decide.law_columns import ORDER, FactClass
from detente.decide.solve import Solver, SolverState


@dataclass(slots=True)
class PartialStates:
    """Numbers the states of rows without their facts in the columns `names`. Only one thread may use it."""

    solver: Solver
    names: Collection[str]
    _automata: dict[SharedClasses, Automaton] = field(default_factory=dict)
    _numbers: dict[SolverState, int] = field(default_factory=dict)

    def of(self, columns: Sequence[ClassifiedColumn], height: int) -> pl.Series:
        """The number of each row's state (UInt32).

        Rows with the same number have the same outcome whenever they have the same facts in the columns left out.

        Args:
            columns: The columns of the table, classified.
            height: The number of rows.
        """
        anything = FactClass((self.solver.compiled.all_bits,))
        left = [
            ClassifiedColumn((self.solver.compiled.columns[name].class_number(anything),))
            if name in self.names
            else each
            for name, each in zip(ORDER, columns, strict=True)
        ]
        automaton = self._automaton(shared_classes(left))
        slices = (slice(start, min(start + SLICE_ROWS, height)) for start in range(0, height, SLICE_ROWS))
        found = [automaton.outcome_numbers(left, rows) for rows in slices]
        return pl.Series("state", np.concatenate(found) if found else np.empty(0, np.uint32))

    def no_scope(self) -> int:
        """The number of the state of rows that their remaining facts bring into no scope at all."""
        return self._number((0, ()))

    def _automaton(self, shared: SharedClasses) -> Automaton:
        """The automaton for tables with these shared classes; one with too many states is discarded."""
        automaton = self._automata.get(shared)
        if automaton is None or automaton.size() > MAX_STATES:
            automaton = self._automata[shared] = Automaton(self.solver, shared, self._number)
        return automaton

    def _number(self, state: SolverState) -> int:
        return self._numbers.setdefault(state, len(self._numbers))
