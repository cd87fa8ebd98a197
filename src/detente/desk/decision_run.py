"""One run of `decide`: its file, its reading of the law and its results; and the record of the last run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.desk.decisions import MATCHING, DecisionDesk, Matching
from detente.desk.parties import NOWHERE
from detente.errors import UsageError, WriteError
from detente.files import atomic
from detente.files.decoding import from_json
from detente.files.paths import is_file, opened
from detente.law import normal
from detente.transactions.transaction import FieldFault, Transaction, read_one
from detente.vocabulary import Verdict

if TYPE_CHECKING:
    from detente.decide.answer import Coverage
    from detente.decide.batch import DecidedChunk, TransactionBatch
    from detente.parties.screening.screening import Consulted
    from detente.transactions.files.chunks import Chunk
    from detente.transactions.files.messages import Messages
    from detente.transactions.files.source import TransactionSource

SHOWN = 50
"""The number of bad cells that are reported one by one."""
MEMORY = "last-decide.json"


class _Memory(msgspec.Struct, frozen=True, kw_only=True):
    """The record of the last run."""

    file: str
    mapping: str | None
    regime: str
    with_drafts: tuple[str, ...]
    position: str | None
    matching: bool
    take: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None
    corpus: str | None = None
    """The folder of the law; None: the law that ships."""


@dataclass
class DecisionRun:
    """A file to decide and the reading of the law to decide it under. Only one thread may use it."""

    desk: DecisionDesk
    file: Path | None
    mapping: str | None = None
    regime: str | None = None
    """None: the default of the corpus."""
    with_drafts: tuple[str, ...] = ()
    position: str | None = None
    matching: Matching | None = MATCHING
    counts: dict[Verdict, int] = field(default_factory=dict)
    bad: list[FieldFault] = field(default_factory=list)
    bad_rows: int = 0
    unshown: int = 0
    names: tuple[str, ...] | None = None
    """The columns of a Parquet file whose dates are typed; None: not known in advance."""
    latest: date | None = None
    """The latest day of any good row so far."""

    @cached_property
    def decider(self) -> Decider:
        """The decider of this run."""
        return self.desk.decider(
            self.regime, with_drafts=self.with_drafts, position=self.position, matching=self.matching
        )

    @cached_property
    def plain_decider(self) -> Decider:
        """The decider without drafts."""
        return self.desk.decider(self.regime, matching=self.matching)

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
        row = read_one(facts)
        if self.decider.identifier is not None:
            row = self.decider.identifier.row(row)
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
            yield chunk if identifier is None else replace(chunk, table=identifier.table(chunk.table))

    @contextmanager
    def source(self) -> Iterator["TransactionSource | Messages"]:
        """Open the file."""
        from detente.transactions.files.source import open_source

        assert self.file is not None
        with open_source(self.file, self.mapping, self.decider.regime.corpus.regime.target) as source:
            yield source

    def decided(self, *, notes: bool = True) -> Iterator["DecidedChunk"]:
        """Yield every chunk with its outcomes; verdicts are counted, bad cells recorded."""
        with self.source() as source:
            self.names = source.names
            for chunk in self.batch(source, notes=notes).decided():
                self._blame(chunk.faults)
                for verdict, count in chunk.verdicts.value_counts().iter_rows():
                    self.counts[verdict] = self.counts.get(verdict, 0) + count
                self._see(chunk)
                yield chunk

    def _see(self, chunk: "DecidedChunk") -> None:
        """Keep the latest day of a chunk."""
        day = chunk.table.get_column("date_to").max() if "date_to" in chunk.table.columns else None
        if isinstance(day, date):
            self.latest = max(day, self.latest or day)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be said beside the answers so far, whatever their form: that a day lies after what was read of the law."""
        return self.decider.warnings(self.latest)

    @property
    def draft_notices(self) -> tuple[str, ...]:
        """What goes with the drafts that are supposed: that they were not adopted, and what each of their provisions does."""
        from detente.law.notices import of_drafts

        law = self.decider.compiled.timeline
        return of_drafts([each.instrument for each in law.drafts], law.regime.positions)

    def verdicts_without_drafts(self) -> Iterator[Verdict]:
        """Yield the verdict on every good row under the law in force, without drafts."""
        with self.source() as source:
            for chunk in self.batch(source, self.plain_decider).decided():
                yield from chunk.verdicts.to_list()

    def _blame(self, bad: tuple[FieldFault, ...]) -> None:
        self.bad_rows += len({cell.row for cell in bad})
        shown = bad[: max(SHOWN - len(self.bad), 0)]
        self.bad.extend(shown)
        self.unshown += len(bad) - len(shown)

    def decisions(self) -> Iterator[tuple[Transaction, Decision]]:
        """Yield every good row with its full decision."""
        from detente.decide.batch import decided_rows

        for chunk in self.decided():
            for row, answer, ruling in decided_rows(chunk):
                yield row, self.decider.decision(row, self.decider.evaluator.outcomes[answer], ruling)

    def row(self, name: str) -> tuple[Transaction, Decision]:
        """Return the row of this id, with its decision. Raises UsageError if the file has none."""
        for row, found in self.decisions():
            if row.id == name:
                return row, found
        raise UsageError(f"no row is called {name!r} in {self.file}", hint="Give an id of that file, or a receipt.")

    def remember(self) -> None:
        """Record this run under the home of the desk, so that `explain` can find its rows."""
        home = self.desk.home
        if home is None or self.file is None or str(self.file) == "-":
            return
        kept = _Memory(
            file=str(self.file.resolve()),
            mapping=_absolute(self.mapping),
            regime=self.regime or self.desk.default,
            with_drafts=self.with_drafts,
            position=self.position,
            matching=self.matching is not None,
            take=self.matching.take if self.matching is not None else None,
            corpus=None if self.desk.corpus == normal.CORPUS else str(self.desk.corpus.absolute()),
        )
        try:
            home.mkdir(parents=True, exist_ok=True)
            atomic.write(home / MEMORY, [msgspec.json.encode(kept)])
        except (OSError, WriteError):
            return  # a home that cannot be written to must not spoil a decision


def _absolute(mapping: str | None) -> str | None:
    return str(Path(mapping).resolve()) if mapping is not None and is_file(Path(mapping)) else mapping


def recall(desk: DecisionDesk) -> DecisionRun:
    """Return the last run. Raises UsageError if there was none, InputError if its record is damaged.

    It is decided under the law that it was decided under, unless the desk has another than what ships.
    """
    path = (desk.home or NOWHERE) / MEMORY
    if not is_file(path):
        raise UsageError("no file was decided yet", hint="Run `detente decide FILE` first, or give a receipt.")
    with opened(path) as file:
        kept = from_json(
            file.read(), _Memory, what="this is not the memory of a run", where=str(path), hint="Decide the file again."
        )
    if kept.corpus is not None and desk.corpus == normal.CORPUS:
        desk = DecisionDesk(corpus=Path(kept.corpus), home=desk.home)
    return DecisionRun(
        desk,
        Path(kept.file),
        kept.mapping,
        kept.regime,
        kept.with_drafts,
        kept.position,
        Matching(take=kept.take) if kept.matching else None,
    )
