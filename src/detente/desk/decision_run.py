"""One run of `decide`: its file, its reading of the law and its results; and the record of the last run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.decide.approval import Approval
from detente.decide.counted import CountedAmount, unstated
from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.identity_judgement import IdentityJudgement
from detente.desk import run_memory
from detente.desk.decisions import MATCHING, DecisionDesk, Matching
from detente.desk.parties import NOWHERE
from detente.desk.run_memory import RunMemory
from detente.errors import UsageError
from detente.law import normal, notices
from detente.law.acting import AS_ADOPTED, Reading
from detente.transactions.files.form import AS_WRITTEN, FileForm
from detente.transactions.party_text import split
from detente.transactions.transaction import PARTY_COLUMNS, FieldFault, Transaction, read_one
from detente.value import value
from detente.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from detente.decide.answer import Coverage
    from detente.decide.batch import DecidedChunk, TransactionBatch
    from detente.decide.shared import SharedDecision
    from detente.parties.screening.screening import Consulted
    from detente.transactions.files.chunks import Chunk
    from detente.transactions.files.messages import Messages
    from detente.transactions.files.source import TransactionSource

SHOWN = 50
"""The number of bad cells that are reported one by one."""
REPORTED = 1000
"""The number of rows between two reports of how many are done."""


@dataclass
class DecisionRun:
    """A file to decide and the reading of the law to decide it under. Only one thread may use it."""

    desk: DecisionDesk
    file: Path | None
    mapping: str | None = None
    regime: str | None = None
    """None: the default of the corpus."""
    reading: Reading = AS_ADOPTED
    """The suppositions under which the law is read."""
    matching: Matching | None = MATCHING
    identities: tuple[IdentityJudgement, ...] = ()
    """A person's judgements on names."""
    counted: Path | tuple[CountedAmount, ...] = ()
    """What had passed under caps before, or the file that states it."""
    approvals: Path | tuple[Approval, ...] | None = None
    """The approvals that are held, or the file that has them; None: references are not checked."""
    form: FileForm = AS_WRITTEN
    notices: dict[str, None] = field(default_factory=dict)
    """What was done to read the file, in sentences."""
    count_matches: bool = False
    """Whether `potential` is counted, which takes time."""
    potential: int = 0
    """Rows with a potential match that nobody has settled."""
    counts: dict[Verdict, int] = field(default_factory=dict)
    bad: list[FieldFault] = field(default_factory=list)
    bad_rows: int = 0
    unshown: int = 0
    passed: dict[str, None] = field(default_factory=dict)
    """Columns of the file that are not read, and are passed through to what is written."""
    replaced: dict[str, None] = field(default_factory=dict)
    """Columns of an earlier answer, which this one's replace."""
    dropped: dict[str, None] = field(default_factory=dict)
    """Columns that only later rows have, so that the table that was begun before has no place for them."""
    _done: int = 0
    watch: "Callable[[int, int | None], None] | None" = None
    """A function that is given the number of good rows that are done, and of all; None: that number is not known yet."""
    names: tuple[str, ...] | None = None
    """The columns of a Parquet file whose dates are typed; None: not known in advance."""
    latest: date | None = None
    """The latest day of any good row so far."""

    @cached_property
    def decider(self) -> Decider:
        """The decider of this run."""
        return self._decider(self.reading)

    def _decider(self, reading: Reading) -> Decider:
        return self.desk.decider(
            self.regime,
            with_drafts=reading.with_drafts,
            with_proposals=reading.with_proposals,
            position=reading.position,
            findings=reading.findings,
            known_on=reading.known_on,
            matching=self.matching,
            identities=self.identities,
            counted=self.counted,
            approvals=self.approvals,
        )

    @cached_property
    def plain_decider(self) -> Decider:
        """The decider without drafts, proposals, findings and positions."""
        return self._decider(AS_ADOPTED)

    @property
    def consulted(self) -> "tuple[Consulted, ...]":
        """Return the editions with which names were matched; none where no transaction has a name."""
        identifier = self.decider.identifier
        return identifier.screening.consulted if identifier is not None and identifier.editions else ()

    @property
    def coverage(self) -> "Coverage":
        """Return the law under which the transactions are decided, and what that leaves out."""
        from detente.decide.answer import coverage_of

        return coverage_of(self.decider.regime.corpus.regime)

    @property
    def others_consulted(self) -> "tuple[Consulted, ...]":
        """Return the editions of the lists whose parties the law does not designate; none where nobody was screened against one."""
        return self.decider.identifier.others_consulted if self.decider.identifier is not None else ()

    def one(self, facts: Mapping[str, str]) -> tuple[Transaction, Decision]:
        """Return one transaction and its decision."""
        row = read_one(facts, columns=self.decider.columns)
        if self.decider.identifier is not None:
            row = self.decider.identifier.row(row)
            self.potential += self.decider.identifier.may_be_listed(row.parties, row.vessel_imo)
        self.latest = row.date_to
        return row, self.decider.decide(row)

    def batch(
        self, source: "TransactionSource | Messages", decider: Decider | None = None, *, notes: bool = True
    ) -> "TransactionBatch":
        """Return the file, ready to be decided."""
        from detente.decide.batch import TransactionBatch

        return TransactionBatch(
            decider or self.decider, partial(self._chunks, source), ordered=source.ordered, notes=notes
        )

    def _chunks(self, source: "TransactionSource | Messages") -> "Iterator[Chunk]":
        """Yield the chunks of a file, with the listed parties that its names may mean."""
        identifier = self.decider.identifier
        for chunk in source.chunks():
            if chunk.left_out:
                self.notices[chunk.left_out_notice] = None
                continue
            yield chunk if identifier is None else replace(chunk, table=identifier.table(chunk.table))

    @contextmanager
    def source(self) -> Iterator["TransactionSource | Messages"]:
        """Open the file."""
        from detente.transactions.files.source import open_source

        assert self.file is not None
        target = self.decider.regime.corpus.regime.target
        with open_source(self.file, self.mapping, target, self.decider.columns, self.form) as source:
            self.notices.update(dict.fromkeys(source.notices))
            yield source

    def decided(self, *, notes: bool = True) -> Iterator["DecidedChunk"]:
        """Yield every chunk with its outcomes; verdicts are counted, bad cells recorded."""
        with self.source() as source:
            self.names = source.names
            for chunk in self.batch(source, notes=notes).decided():
                self._blame(chunk.faults)
                self.passed.update(dict.fromkeys(chunk.passed.columns if chunk.passed is not None else ()))
                self.replaced.update(dict.fromkeys(chunk.replaced))
                for verdict, count in chunk.verdicts.value_counts().iter_rows():
                    self.counts[verdict] = self.counts.get(verdict, 0) + count
                self._see(chunk)
                if self.count_matches or self.identities:
                    self._look_at_names(chunk.table)
                yield chunk
                self._done += chunk.table.height
                self._report(0, chunk)

    def _counted(self, chunk: "DecidedChunk", shared: "Iterator[SharedDecision]") -> "Iterator[SharedDecision]":
        for number, each in enumerate(shared, 1):
            if number % REPORTED == 0:
                self._report(number, chunk)
            yield each

    def _report(self, more: int, chunk: "DecidedChunk") -> None:
        """Report how many rows are done. A chunk that is not full is the last one, so then the number of all is known."""
        from detente.transactions.files.chunks import SIZE

        if self.watch is not None:
            whole = self._done + (chunk.table.height if more else 0)
            self.watch(self._done + more, whole if chunk.rows < SIZE else None)

    def _see(self, chunk: "DecidedChunk") -> None:
        """Keep the latest day of a chunk."""
        day = chunk.table.get_column("date_to").max() if "date_to" in chunk.table.columns else None
        if isinstance(day, date):
            self.latest = max(day, self.latest or day)

    def _look_at_names(self, table: "pl.DataFrame") -> None:
        """Count the rows with a potential match, and note which judgements came to something."""
        identifier = self.decider.identifier
        present = [name for name in PARTY_COLUMNS if name in table.columns]
        if identifier is None or not present:
            return
        for row in table.group_by(present).len().iter_rows(named=True):
            given, ships = (split(row.get(name)) for name in PARTY_COLUMNS)
            identifier.settled(given)
            self.potential += row["len"] if identifier.may_be_listed(given, ships) else 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be said beside the answers so far: on days after what was read of the law, limits of caps, and names."""
        judged = self.decider.identifier.judged if self.decider.identifier is not None else None
        names = judged.warnings if judged is not None else ()
        limits = dict.fromkeys(unstated(self.decider.compiled, self.decider.counted))
        return (*self.decider.warnings(self.latest), *self._unmatched(), *limits, *names)

    def _unmatched(self) -> Iterator[str]:
        """Yield the warning that names were asked for, and no list of this law is at hand to match them with."""
        identifier, regime = self.decider.identifier, self.decider.regime.corpus.regime
        if identifier is not None and identifier.unscreened and regime.lists:
            yield notices.unmatched(regime)

    @property
    def draft_notices(self) -> tuple[str, ...]:
        """What goes with the drafts that are supposed: that they were not adopted, and what each of their provisions does."""
        from detente.law.notices import of_drafts

        law = self.decider.compiled.timeline
        return of_drafts([each.instrument for each in law.drafts], law.regime.positions)

    @property
    def finding_notices(self) -> tuple[str, ...]:
        """The sentence that names the findings under which the law is read, where there are any."""
        law = self.decider.compiled.timeline
        return notices.of_findings(law.findings, law.known_on, law.given)

    def verdicts_without_drafts(self) -> Iterator[Verdict]:
        """Yield the verdict on every good row under the law in force, without drafts."""
        with self.source() as source:
            for chunk in self.batch(source, self.plain_decider).decided():
                yield from chunk.verdicts.to_list()

    def _blame(self, bad: tuple[FieldFault, ...]) -> None:
        self.bad_rows += len({cell.row for cell in bad if not cell.kept})
        shown = bad[: max(SHOWN - len(self.bad), 0)]
        self.bad.extend(shown)
        self.unshown += len(bad) - len(shown)

    def decisions(self) -> Iterator[tuple[Transaction, Decision]]:
        """Yield every good row with its full decision."""
        for row, shared in self.shared():
            yield row, self.decider.of_row(shared, row)

    def shared(self, *, changes: bool = True) -> "Iterator[tuple[Transaction, SharedDecision]]":
        """Yield every good row with the part of its decision that it shares with other rows, one object for all of them.

        `changes`: whether to find what would change the verdict.
        """
        from detente.transactions.table import transactions

        for chunk, shared in self.chunks(changes=changes):
            yield from zip(transactions(chunk.table), shared, strict=True)

    def chunks(self, *, changes: bool = True) -> "Iterator[tuple[DecidedChunk, Iterator[SharedDecision]]]":
        """Yield every chunk with the shared part of the decision on each of its rows."""
        from detente.decide.alike import AlikeRows

        alike = AlikeRows(self.decider, changes)
        for chunk in self.decided():
            yield chunk, self._counted(chunk, alike.shared(chunk))

    def row(self, name: str) -> tuple[Transaction, Decision]:
        """Return the row of this id, with its decision. Raises UsageError if the file has none."""
        for row, found in self.decisions():
            if row.id == name:
                return row, found
        raise UsageError(f"no row is called {name!r} in {self.file}", hint="Give an id of that file, or a receipt.")

    def remember(self, single: Decision | None = None) -> None:
        """Record this run under the home of the desk, so that `explain` can find its rows.

        `single` is the decision where a transaction was given by itself, and not in a file.
        """
        home = self.desk.home
        if home is None or (self.file is None and single is None):
            return
        size, modified = run_memory.state_of(self.file)
        kept = RunMemory(
            file=run_memory.file_name(self.file),
            mapping=run_memory.absolute(self.mapping),
            regime=self.regime or self.desk.default,
            with_drafts=self.reading.with_drafts,
            with_proposals=self.reading.with_proposals,
            findings=self.reading.findings,
            known_on=self.reading.known_on,
            position=self.reading.position,
            matching=self.matching is not None,
            take=self.matching.take if self.matching is not None else None,
            identities=self.identities,
            form=self.form,
            counted=str(self.counted.resolve()) if isinstance(self.counted, Path) else self.counted,
            approvals=str(self.approvals.resolve()) if isinstance(self.approvals, Path) else self.approvals,
            corpus=None if self.desk.corpus == normal.CORPUS else str(self.desk.corpus.absolute()),
            decided_at=f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}",
            size=size,
            modified=modified,
            receipt=single.receipt if single is not None else "",
            row=single.id if single is not None else "",
            earlier=run_memory.earlier_files(home, run_memory.file_name(self.file)),
        )
        run_memory.write(home, kept)


@value
class Remembered:
    """A row of the last run, with its decision, and what names the run."""

    row: Transaction
    decision: Decision
    run: str
    """The file and the time, in words."""


def find(desk: DecisionDesk, name: str, under: Reading | None = None) -> Remembered | str:
    """The row of this id in the last run; the receipt where that run was of a single transaction.

    `under` has the findings to decide it under; None: those of that run.
    Raises UsageError where the last run has no such row, cannot be read again, or was of a file that has changed since: a row
    of another file or run is never taken for it.
    """
    kept = run_memory.read(desk.home or NOWHERE)
    if kept.receipt:
        if name == kept.row:
            return kept.receipt
        what = f"no row is called {name!r} in the last run, of a single transaction, decided {kept.decided_at}"
        raise UsageError(what, hint=run_memory.elsewhere(kept, name) or "Give its receipt.")
    if kept.file == run_memory.STDIN:
        what = f"the last run, decided {kept.decided_at}, was of standard input, which is not kept"
        raise UsageError(what, hint="Give the receipt of the decision, or decide a file.")
    if kept.size >= 0 and run_memory.state_of(Path(kept.file)) != (kept.size, kept.modified):
        raise UsageError(f"{kept.called}, has changed since", hint="Decide it again, or give a receipt.")
    try:
        run = _run(desk, kept)
        if under is not None:
            run.reading = replace(run.reading, findings=under.findings, known_on=under.known_on)
        row, decision = run.row(name)
    except UsageError as fault:
        if not fault.what.startswith("no row is called"):
            raise
        what = f"no row is called {name!r} in the last run, {kept.called}"
        raise UsageError(
            what, hint=run_memory.elsewhere(kept, name) or "Give an id of that file, or a receipt."
        ) from None
    return Remembered(row=row, decision=decision, run=kept.called)


def recall(desk: DecisionDesk) -> DecisionRun:
    """The last run over a file. Raises UsageError if there was none, InputError if its memory is damaged.

    It is decided under the law that it was decided under, unless the desk has another than what ships.
    """
    kept = run_memory.read(desk.home or NOWHERE)
    if kept.file in ("", run_memory.STDIN):
        what = f"the last run, decided {kept.decided_at}, was of no file"
        raise UsageError(what, hint="Run `detente decide FILE` first, or give a receipt.")
    return _run(desk, kept)


def _run(desk: DecisionDesk, kept: RunMemory) -> DecisionRun:
    if kept.corpus is not None and desk.corpus == normal.CORPUS:
        desk = DecisionDesk(corpus=Path(kept.corpus), home=desk.home)
    return DecisionRun(
        desk,
        Path(kept.file),
        kept.mapping,
        kept.regime,
        Reading(
            findings=kept.findings,
            with_drafts=kept.with_drafts,
            with_proposals=kept.with_proposals,
            known_on=kept.known_on,
            position=kept.position,
        ),
        Matching(take=kept.take) if kept.matching else None,
        kept.identities,
        Path(kept.counted) if isinstance(kept.counted, str) else kept.counted,
        Path(kept.approvals) if isinstance(kept.approvals, str) else kept.approvals,
        form=kept.form,
    )
