"""One reading of one regime, ready to decide: the compiled law with everything that has been worked out so far."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from detente import __version__
from detente.decide import doubts, explain
from detente.decide.caps import Counter, Ruling
from detente.decide.changes import Changes, Supposition
from detente.decide.compile import Tables, tables
from detente.decide.decision import Change, Decision
from detente.decide.facts import Transaction
from detente.decide.identify import Identifier
from detente.decide.place import place, unknown
from detente.decide.receipt import Receipt, encode
from detente.decide.solve import Outcome, Solver
from detente.law.regime import PLAIN, Reading, Regime

if TYPE_CHECKING:
    from detente.decide.evaluate import Evaluator


@dataclass(frozen=True)
class Decider:
    """Decides transactions under one reading of a regime. `digest` names the text of the law."""

    regime: Regime
    reading: Reading = PLAIN
    digest: str = ""
    identifier: Identifier | None = None
    """Matches the names of parties with the lists; None: names are not matched."""

    @cached_property
    def tables(self) -> Tables:
        """The compiled law."""
        return tables(self.regime.timeline(self.reading), self.regime.corpus.regime)

    @cached_property
    def solver(self) -> Solver:
        """The scalar executor."""
        return Solver(self.tables)

    @cached_property
    def evaluator(self) -> "Evaluator":
        """The columnar executor."""
        from detente.decide.evaluate import Evaluator

        return Evaluator(self.tables, self.solver)

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self.solver)

    def counter(self) -> Counter:
        """Fresh totals for every cap."""
        return Counter(self.tables, self.regime.corpus.regime)

    def outcome(self, row: Transaction) -> Outcome:
        """What the law says of a transaction, before caps are counted."""
        return self.solver.outcome(place(self.tables.columns, row))

    def decide(self, row: Transaction, counter: Counter | None = None) -> Decision:
        """The decision on one transaction; under a cap it counts in `counter` (by default it is the first of its period)."""
        counter = counter or self.counter()
        row = self.identifier.row(row) if self.identifier is not None else row
        outcome = self.outcome(row)
        return self.decision(row, outcome, counter.rule(row, outcome) if outcome.caps else None)

    def decision(self, row: Transaction, outcome: Outcome, ruling: Ruling | None) -> Decision:
        """The decision that an outcome and a ruling on its caps come to."""
        told = outcome if ruling is None else ruling
        return Decision(
            id=row.id,
            verdict=told.verdict,
            reasons=explain.reasons(self.tables, row, outcome, ruling),
            missing=told.missing,
            judgements=explain.judgements(self.tables, outcome),
            would_change=tuple(self._would_change(row, outcome)),
            receipt=self.receipt(row, () if ruling is None else tuple(_totals(ruling))),
            identities=self.identifier.identities(row) if self.identifier is not None else (),
            unknown=tuple(unknown(self.tables.columns.named["parties"], row.parties)),
            lists=self.identifier.editions if self.identifier is not None else (),
        )

    def _would_change(self, row: Transaction, outcome: Outcome) -> Iterator[Change]:
        yield from doubts.changes(self.solver, row, outcome.verdict)
        yield from self._changes.of(row)
        yield from self._drafts(row, outcome)

    def receipt(self, row: Transaction, totals: tuple[tuple[str, str, str, float], ...]) -> str:
        """The receipt of a decision on this row."""
        given = {"id": row.id, **explain.given(row)}
        return encode(
            Receipt(
                engine=__version__,
                law=self.digest,
                regime=self.regime.corpus.regime.id,
                facts=given,
                with_drafts=self.reading.with_drafts,
                position=self.reading.position,
                totals=totals,
                lists=self.identifier.editions if self.identifier is not None else (),
                identities=self.identifier.identities(row) if self.identifier is not None else (),
            )
        )

    def _drafts(self, row: Transaction, outcome: Outcome) -> Iterator[Change]:
        last = row.date_to or date.max
        due = [each for since, each in self._suppositions if since <= last]
        return self._changes.supposing(row, outcome.verdict, due)

    @cached_property
    def _suppositions(self) -> tuple[tuple[date, Supposition], ...]:
        return tuple(self._suppose())

    def _suppose(self) -> Iterator[tuple[date, Supposition]]:
        """Each draft that is not supposed already, plainly and under each position that it speaks of."""
        taken = {name.partition("@")[0] for name in self.reading.with_drafts}
        for draft in self.regime.drafts:
            if draft.id in taken or all(provision.act in ("state", "extend") for provision in draft.provisions):
                continue
            positions = dict.fromkeys([None, *(each.position for each in draft.provisions)])
            for position in positions if self.reading.position is None else [self.reading.position]:
                reading = replace(self.reading, with_drafts=(*self.reading.with_drafts, draft.id), position=position)
                words = draft.id if position is None else f"{draft.id} (position {position})"
                yield draft.date, Supposition(words, Decider(self.regime, reading).solver)


def _totals(ruling: Ruling) -> Iterator[tuple[str, str, str, float]]:
    """What had passed under each cap before the row: counter, first day of the period, unit, amount."""
    for note in ruling.notes:
        yield from ((note.counter, str(note.starts), amount.unit, amount.before) for amount in note.amounts)
