"""The duties that a law names beside a transaction: statements with a scope, which never change a verdict.

They are compiled apart from the measures, so that a table that names no duties is decided as fast as a law without them. A duty
is met as a measure is: certainly, or only in some of the possible worlds of the facts that are missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from detente.decide.classification import classify
from detente.decide.compile import compile_law
from detente.decide.decision import DutyNote
from detente.decide.solve import Outcome, Solver
from detente.law.inforce import MeasureVersion, StatementVersion, Timeline
from detente.law.instrument import Measure
from detente.transactions.transaction import Transaction


@dataclass(frozen=True)
class Duties:
    """Finds the duties of transactions under one reading of a law. Threads may share it."""

    timeline: Timeline

    @cached_property
    def statements(self) -> tuple[StatementVersion, ...]:
        """The statements that are duties beside transactions, in the order in which they enter into force."""
        return tuple(each for each in self.timeline.statements if each.statement.scope)

    @cached_property
    def solver(self) -> Solver:
        """The executor for single transactions."""
        law = replace(self.timeline, measures=tuple(map(_as_measure, self.statements)), suspended=(), exemptions=())
        made = Solver(compile_law(law, self.timeline.regime))
        return cast("Solver", self.__dict__.setdefault("solver", made))

    def of(self, row: Transaction) -> tuple[DutyNote, ...]:
        """Return the duties beside a transaction."""
        if not self.statements:
            return ()
        return self.notes(self.solver.outcome(classify(self.solver.compiled.columns, row)))

    def notes(self, outcome: Outcome) -> tuple[DutyNote, ...]:
        """Return the duties of an outcome of this executor: the certain ones first."""
        return tuple(sorted(self._notes(outcome), key=lambda note: not note.certain))

    def _notes(self, outcome: Outcome) -> Iterator[DutyNote]:
        for met in outcome.measure_verdicts:
            version = self.statements[met.version]
            yield DutyNote(
                id=version.id,
                text=version.statement.summary,
                addressee=version.statement.on,
                days=version.statement.days,
                certain=met.certain,
                citation=version.wording.citation,
            )


def _as_measure(version: StatementVersion) -> MeasureVersion:
    """A duty as a measure of the same scope and days. Its verdict is read by nobody; that it is in scope is what counts."""
    words = version.statement
    made = Measure(id=words.id, summary=words.summary, purpose="finance", civilian_impact="none", scope=words.scope)
    return MeasureVersion(measure=made, wording=version.wording, imposed=version.wording.citation)
