"""Decides transactions under one reading of a regime, and keeps the compiled law and the outcomes worked out so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from detente import __version__
from detente.decide import rationale, unresolved
from detente.decide.alternatives import Alternatives, Supposition, day_range, supposing
from detente.decide.answer import Coverage, coverage_of
from detente.decide.approval import ApprovalReach, HeldApprovals
from detente.decide.approval_check import ApprovedRow, check, unchecked
from detente.decide.caps import CapRuling, Counter
from detente.decide.classification import Key, classify, unknown_references
from detente.decide.compile import CompiledLaw, compile_law
from detente.decide.decision import Change, Decision
from detente.decide.duties import Duties
from detente.decide.identify import Identifier
from detente.decide.identity_judgement import IdentityJudgements
from detente.decide.receipt import Receipt, Total, accepted, encode
from detente.decide.shared import KnownOfRows, SharedDecision
from detente.decide.solve import RANK, Outcome, Solver
from detente.decide.ties import Ties, of_regime
from detente.law import notices
from detente.law.acting import AS_ADOPTED, Reading
from detente.law.regime import Regime
from detente.transactions.columns import Columns, with_end_uses
from detente.transactions.transaction import Transaction
from detente.vocabulary import Verdict

if TYPE_CHECKING:
    from detente.decide.evaluate import Evaluator


@dataclass(frozen=True)
class Decider:
    """Decides transactions under one reading of a regime. `digest` identifies the text of the law.

    Threads may share a decider; each needs a `counter` of its own. The numbers of classes are valid for one compiled law
    only, so the compiled law and what is made from it are stored with `setdefault`: where two threads make them at the same
    time, both use the first.
    """

    regime: Regime
    reading: Reading = AS_ADOPTED
    digest: str = ""
    identifier: Identifier | None = None
    """Screens the names of parties against the lists; None: names are not screened."""
    counted: tuple[Total, ...] = ()
    """What had passed under caps before the first transaction."""
    counted_from: str = ""
    """The name of the file that states it."""
    approvals: HeldApprovals | None = None
    """The approvals that are held, with their content; None: a reference clears, and its content is not checked."""

    @cached_property
    def compiled(self) -> CompiledLaw:
        """The compiled law."""
        made = compile_law(self.regime.timeline(self.reading), self.regime.corpus.regime)
        return cast("CompiledLaw", self.__dict__.setdefault("compiled", made))

    @cached_property
    def solver(self) -> Solver:
        """The executor for single transactions."""
        return cast("Solver", self.__dict__.setdefault("solver", Solver(self.compiled)))

    @cached_property
    def evaluator(self) -> "Evaluator":
        """The executor for tables of transactions."""
        from detente.decide.evaluate import Evaluator

        made = Evaluator(self.compiled, self.solver)
        return cast("Evaluator", self.__dict__.setdefault("evaluator", made))

    @cached_property
    def duties(self) -> Duties:
        """The duties that the law names beside transactions."""
        return cast("Duties", self.__dict__.setdefault("duties", Duties(self.compiled.timeline)))

    @cached_property
    def duty_evaluator(self) -> "Evaluator":
        """The executor for the duties of tables of transactions."""
        from detente.decide.evaluate import Evaluator

        made = Evaluator(self.duties.solver.compiled, self.duties.solver)
        return cast("Evaluator", self.__dict__.setdefault("duty_evaluator", made))

    @cached_property
    def _changes(self) -> Alternatives:
        return Alternatives(self.solver)

    @cached_property
    def ties(self) -> Ties:
        """What finds the ties of transactions to the target of the regime."""
        return of_regime(self.regime.corpus.regime)

    @cached_property
    def _coverage(self) -> Coverage:
        return coverage_of(self.regime.corpus.regime)

    @cached_property
    def _rationales(self) -> rationale.Rationales:
        return rationale.Rationales(self.compiled)

    @property
    def measure_ids(self) -> frozenset[str]:
        """The ids of the measures that the law has on any day."""
        return frozenset(version.id for version in self.compiled.timeline.measures)

    @property
    def columns(self) -> Columns:
        """The columns of the transaction table, with the end uses that this regime declares."""
        return with_end_uses(self.regime.corpus.regime.end_use_words)

    def judging(self, judged: IdentityJudgements) -> "Decider":
        """Return the same with a person's judgements on names; it shares what was worked out from the law.

        Takes a decider that matches names.
        """
        assert self.identifier is not None
        return self._with(replace(self, identifier=self.identifier.judging(judged)))

    def counting(self, counted: tuple[Total, ...], counted_from: str) -> "Decider":
        """Return the same with amounts that had passed under caps before; it shares what was worked out from the law."""
        return self._with(replace(self, counted=counted, counted_from=counted_from))

    def holding(self, approvals: HeldApprovals) -> "Decider":
        """Return the same with the approvals that are held; it shares what was worked out from the law.

        Raises InputError for an approval that covers a measure which this law does not have.
        """
        approvals.refuse_unknown(self.measure_ids)
        return self._with(replace(self, approvals=approvals))

    def _with(self, made: "Decider") -> "Decider":
        made.__dict__.update(compiled=self.compiled, solver=self.solver, duties=self.duties)
        return made

    def counter(self) -> Counter:
        """A new counter, in which the total of every cap is what had passed before."""
        made = Counter(self.compiled, self.regime.corpus.regime)
        made.restore(self.counted, self.counted, self.counted_from)
        return made

    def outcome(self, row: Transaction) -> Outcome:
        """The outcome for a transaction before caps are counted."""
        return self.solver.outcome(self._classes(row))

    def _classes(self, row: Transaction) -> Key:
        return classify(self.compiled.columns, row)

    def decide(self, row: Transaction, counter: Counter | None = None) -> Decision:
        """The decision on one transaction.

        Args:
            row: The transaction.
            counter: The totals that it counts in under a cap; by default it is the first transaction of its period.
        """
        counter = counter or replace(self.counter(), alone=True)
        row = self.identifier.row(row) if self.identifier is not None else row
        key = self._classes(row)
        if (approved := self.approved(row, counter, key)) is not None:
            known = KnownOfRows(key=key)
            return self.of_row(self.shared(row, approved.outcome, approved.ruling, known, approved=approved), row)
        outcome = self.solver.outcome(key)
        return self.decision(row, outcome, counter.rule(row, outcome) if outcome.caps else None, key)

    def approved(self, row: Transaction, counter: Counter, key: Key | None = None) -> ApprovedRow | None:
        """What the law says of a row whose approvals are checked; None: it refers to none, or nothing is known of any."""
        if self.approvals is None or row.approval is None:
            return None
        return check(self.solver, self.approvals, row, self._classes(row) if key is None else key, counter)

    def decision(
        self, row: Transaction, outcome: Outcome, ruling: CapRuling | None, key: Key | None = None
    ) -> Decision:
        """The decision for an outcome and the ruling on its caps (None: it is under no cap).

        `key` has the classes of the row's facts where they are known; otherwise the row is classified.
        """
        return self.of_row(self.shared(row, outcome, ruling, KnownOfRows(key=key)), row)

    def of_row(self, shared: SharedDecision, row: Transaction) -> Decision:
        """The decision on one of the rows that share a decision, with its own id, facts and receipt."""
        receipt = self.receipt(row, shared.ruling, shared.approved)
        return replace(shared.decision, id=row.id, reasons=tuple(shared.reasons(row)), receipt=receipt)

    def shared(
        self,
        row: Transaction,
        outcome: Outcome,
        ruling: CapRuling | None,
        known: KnownOfRows,
        *,
        approved: ApprovedRow | None = None,
        changes: bool = True,
    ) -> SharedDecision:
        """The part of a decision that is the same for all rows whose facts are of the same classes.

        Args:
            row: One of these rows.
            outcome: Their outcome before caps are counted.
            ruling: The ruling on its caps; None: it is under no cap. A decision with a ruling is that of one row.
            known: What is known of them already.
            approved: What its approvals are to it, where they were checked. Such a decision is that of one row, too.
            changes: Whether to find what would change the verdict, which takes longer than all the rest.
        """
        result = outcome if ruling is None else ruling
        told = self._rationales.of(outcome, ruling)
        made = Decision(
            id="",
            verdict=result.verdict,
            reasons=told.reasons,
            missing=result.missing,
            judgements=told.judgements,
            would_change=tuple(self._would_change(row, outcome, known, approved)) if changes else (),
            receipt="",
            identities=self.identifier.identities(row) if self.identifier is not None else (),
            also_listed=self.identifier.also_listed(row) if self.identifier is not None else (),
            approvals=unchecked(self.compiled, outcome) if approved is None else approved.notes,
            settled=self.identifier.settled(row.parties) if self.identifier is not None else (),
            unknown=tuple(unknown_references(self.compiled.columns.named["parties"], row.parties)),
            lists=self.identifier.editions if self.identifier is not None else (),
            regime=self.regime.corpus.regime.id,
            coverage=self._coverage,
            position=self.reading.position,
            known_on=self.reading.known_on,
            findings=self.compiled.timeline.findings,
            warnings=(*self.warnings(row.date_to), *self._unmatched(row)),
            drafts=self.compiled.timeline.drafts,
            positions=self.regime.corpus.regime.positions,
            duties=self.duties.of(row) if known.duties is None else known.duties,
            ties=self.ties.of(row),
        )
        return SharedDecision(
            decision=made, fact_columns=told.fact_columns, example=row, ruling=ruling, approved=approved
        )

    def warnings(self, day: date | None) -> tuple[str, ...]:
        """What must be said of a decision on a day: that it lies after that up to which the law was read."""
        return tuple(filter(None, [notices.read_up_to(self.regime.corpus.regime, day)]))

    def _unmatched(self, row: Transaction) -> Iterator[str]:
        if self.identifier is not None and self.identifier.unmatched(row.parties):
            yield notices.unmatched(self.regime.corpus.regime)

    def _would_change(
        self,
        row: Transaction,
        outcome: Outcome,
        known: KnownOfRows,
        approved: ApprovedRow | None,
    ) -> Iterator[Change]:
        key = self._classes(row) if known.key is None else known.key
        reach = None if approved is None else approved.reach
        solver = self.solver if reach is None else self.solver.covering(reach)
        yield from unresolved.changes(solver, row, key, outcome.verdict)
        yield from self.alternatives(row, key, solver) if known.alternatives is None else known.alternatives
        yield from self._better_approval(key, outcome, approved)
        verdicts = self._supposed(row, reach) if known.supposed is None else known.supposed
        yield from supposing(outcome.verdict, zip((each for _, each in self._suppositions), verdicts, strict=True))

    def alternatives(self, row: Transaction, key: Key, solver: Solver | None = None) -> tuple[Change, ...]:
        """What other facts of a transaction would change under this law, or under that of another solver.

        `key` has the classes of its facts.
        """
        asked = self._changes if solver is None or solver is self.solver else Alternatives(solver)
        return asked.of(key, day_range(self.compiled.columns, row))

    def _better_approval(self, key: Key, outcome: Outcome, approved: ApprovedRow | None) -> Iterator[Change]:
        """The answer with an approval that covers the row, where its own do not."""
        best = outcome.verdict if approved is None else self.solver.outcome(key).verdict
        if RANK[best] > RANK[outcome.verdict] and outcome.verdict != "undetermined":
            yield Change(kind="approval", what="with an approval that covers it", verdict=best)

    def receipt(self, row: Transaction, ruling: CapRuling | None = None, approved: ApprovedRow | None = None) -> str:
        """The receipt of a decision on this transaction, with the totals of its caps, and its approvals, before it."""
        return encode(self.inputs(row, {"id": row.id, **rationale.stated_facts(row)}, ruling, approved))

    def inputs(
        self,
        row: Transaction,
        facts: Mapping[str, str],
        ruling: CapRuling | None,
        approved: ApprovedRow | None = None,
    ) -> Receipt:
        """What a receipt holds of a decision on a transaction with these facts; `row` has its parties and ships."""
        counted = () if ruling is None else tuple(_counted(ruling))
        return Receipt(
            engine=__version__,
            law=self.digest,
            regime=self.regime.corpus.regime.id,
            facts=facts,
            with_drafts=self.reading.with_drafts,
            with_proposals=self.reading.with_proposals,
            position=self.reading.position,
            totals=() if ruling is None else tuple(_totals(ruling)),
            lists=self.identifier.editions if self.identifier is not None else (),
            identities=self.identifier.identities(row) if self.identifier is not None else (),
            known_on=self.reading.known_on,
            findings=tuple(map(accepted, self.compiled.timeline.findings)),
            also_listed=self.identifier.also_listed(row) if self.identifier is not None else (),
            settled=self.identifier.settled(row.parties) if self.identifier is not None else (),
            counted=counted,
            counted_from=next((note.counted_from for note in ruling.notes), "") if counted and ruling else "",
            approvals=() if approved is None else approved.held,
            approvals_checked=approved is not None,
            approvals_from="" if approved is None or self.approvals is None else self.approvals.source,
        )

    @property
    def suppositions(self) -> tuple[tuple[date, Supposition], ...]:
        """Each draft that the reading does not assume already, with its date."""
        return self._suppositions

    def _supposed(self, row: Transaction, reach: ApprovalReach | None) -> list[Verdict | None]:
        """The verdict on a transaction under each of the `suppositions`; None where the draft is not due on its days."""
        last = row.date_to or date.max
        return [each.verdict(row, reach) if since <= last else None for since, each in self._suppositions]

    @cached_property
    def _suppositions(self) -> tuple[tuple[date, Supposition], ...]:
        return tuple(self._suppose())

    def _suppose(self) -> Iterator[tuple[date, Supposition]]:
        """Each draft that the reading does not assume already: as it is, and under each position that it mentions."""
        taken = {name.partition("@")[0] for name in self.reading.with_drafts}
        for draft in self.regime.drafts:
            if draft.id in taken or all(
                provision.act in ("state", "extend", "interpret") for provision in draft.provisions
            ):
                continue
            positions = dict.fromkeys([None, *(each.position for each in draft.provisions)])
            for position in positions if self.reading.position is None else [self.reading.position]:
                reading = replace(self.reading, with_drafts=(*self.reading.with_drafts, draft.id), position=position)
                words = draft.id if position is None else f"{draft.id} (position {position})"
                yield draft.date, Supposition(words, Decider(self.regime, reading))


def _totals(ruling: CapRuling) -> Iterator[Total]:
    """The totals of the caps before the transaction."""
    for note in ruling.notes:
        yield from (Total(note.counter, note.starts, amount.unit, amount.before) for amount in note.amounts)


def _counted(ruling: CapRuling) -> Iterator[Total]:
    """The part of that which had passed before the first transaction."""
    for note in ruling.notes:
        yield from (
            Total(note.counter, note.starts, amount.unit, amount.counted) for amount in note.amounts if amount.counted
        )
