"""A file that is screened: the screening, the past run that it continues, and the results."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from detente.desk.customer_file import CustomerSource
from detente.desk.jobs import jobs_for, spread
from detente.errors import InputError, UsageError
from detente.files import whole
from detente.law.inforce import LawInForce
from detente.parties.lists.editions import Editions
from detente.parties.screening import hits, record
from detente.parties.screening.batch import CustomerBatch, Hit, key
from detente.parties.screening.customers import Customer
from detente.parties.screening.record import RecordedRequest, ScreenedEdition, ScreeningTerms
from detente.parties.screening.rescreen import Rescreen, rescreen
from detente.parties.screening.screening import Screening
from detente.value import value

Watch: TypeAlias = Callable[[Iterable[Customer]], Iterable[Customer]]


@value
class ScreeningCounts:
    """The results of a file, once its hits have been iterated."""

    customers: int
    alerted: int
    """Customers with a hit."""
    hits: int
    faults: int
    """Rows that could not be screened."""
    bad: tuple[str, ...]
    """Their faults, up to the number that is reported."""
    unread: tuple[str, ...]
    """Columns that are not read."""
    talk: tuple[str, ...]
    """How the past run was used."""
    messages: bool
    """Whether the file holds payment messages; then its customers are their parties."""
    unknown: int = 0
    """Cells that could not be read and count as unknown."""
    cells: tuple[str, ...] = ()
    """These cells, up to the number that is reported."""
    named: tuple[str, ...] = ()
    """Whom the messages name, each payment in a sentence, as far as they are shown."""


def refuse_out(file: Path, out: Path | None) -> None:
    """Raise UsageError for an output that has no known ending, no folder, or is the file that is read."""
    if out is None:
        return
    hits.check(out)
    whole.check(out)
    if out.resolve() == file.resolve():
        raise UsageError(f"{out.name} is the file that is read", where="-o", hint="Write to another file.")


@dataclass
class ScreeningRun:
    """Customers to screen."""

    source: CustomerSource
    editions: Editions
    screening: Screening
    law: LawInForce
    """Finds the measures that apply."""
    least: int
    since: Path | None = None
    """Results of a past run."""
    out: Path | None = None
    """Where `write` puts the hits."""
    request: RecordedRequest = field(default_factory=RecordedRequest)
    """What was asked for, as the record keeps it."""
    judging: Callable[[Hit], Hit] | None = None
    """Puts what persons judged beside a hit, as `party_judgements().of_hit` does; None: that was not asked for."""
    talk: list[str] = field(default_factory=list)
    keys: bytearray = field(default_factory=bytearray)

    @cached_property
    def how(self) -> ScreeningTerms:
        """Return what the hits depend on besides customers and lists."""
        return ScreeningTerms(least=self.least, on=self.screening.on, matching=record.matching_digest())

    @cached_property
    def batch(self) -> CustomerBatch:
        """Return the screening of every customer."""
        return CustomerBatch(self.screening, self.law, self.least)

    @cached_property
    def screener(self) -> CustomerBatch | Rescreen:
        """Return the screening of every customer, or of what has changed since a past run. Raises InputError for an invalid past run."""
        if self.since is None:
            return self.batch
        past = record.read(record.record_path(self.since))
        if record.digest(self.since) != past.results:
            hint = "Screen everybody again, without --since, or give the file as it was written."
            raise InputError("these results are not as they were written", where=self.since.name, hint=hint)
        if (past.how.least, past.how.matching) != (self.how.least, self.how.matching):
            return self._everybody("with another threshold, or another version of the matching")
        found = rescreen(self.editions, self.batch, past, hits.read(self.since))
        if found is None:
            return self._everybody("from an edition that is no longer kept")
        self.talk.append(found.summary)
        return found

    def _everybody(self, why: str) -> CustomerBatch:
        assert self.since is not None
        self.talk.append(f"{self.since.name} was made {why}: everybody is screened again")
        return self.batch

    def hits(self, *, watch: Watch | None = None, jobs: int | None = None) -> Iterator[Hit]:
        """Yield every hit, in the order of the rows.

        Args:
            watch: What looks at the customers while they are read, to draw a progress bar for instance.
            jobs: How many processes; None: as many as are worth it.
        """
        customers, keep = self.source.customers(), self.out is not None
        noted = self._noted(watch(customers) if watch else customers, keep=keep)
        number = jobs or jobs_for(0 if self.source.messages else self.source.size)
        if number == 1 or self.source.messages:
            return self._judged(self.screener.hits_of(noted))
        found = spread(self.screener, noted, number)
        return self._judged(hit for each in found for hit in self.batch.counted(each))

    def _judged(self, found: Iterable[Hit]) -> Iterator[Hit]:
        return iter(found) if self.judging is None else map(self.judging, found)

    def write(self, *, watch: Watch | None = None, jobs: int | None = None) -> None:
        """Find every hit, and write them to `out` with a record of this run beside it. Arguments are those of `hits`."""
        assert self.out is not None, "an output was given when the file was opened"
        columns = hits.COLUMNS if self.judging is None else hits.JUDGED
        hits.write(self.out, self.hits(watch=watch, jobs=jobs), columns)
        self._remember(self.out)

    def counts(self) -> ScreeningCounts:
        """Return the results so far."""
        batch, source = self.batch, self.source
        return ScreeningCounts(
            customers=batch.customers,
            alerted=batch.alerted,
            hits=batch.hits,
            faults=source.faults,
            bad=tuple(source.bad),
            unread=source.unread,
            talk=tuple(self.talk),
            messages=source.messages,
            unknown=source.unknown,
            cells=tuple(source.unread_cells),
            named=tuple(source.named),
        )

    def _noted(self, customers: Iterable[Customer], *, keep: bool) -> Iterator[Customer]:
        years = self.request.born_tolerance
        for given in customers:
            customer = given if years == 1 else replace(given, query=replace(given.query, born_tolerance=years))
            if keep:
                self.keys += key(customer.query)
            yield customer

    def _remember(self, results: Path) -> None:
        """Write the record of this run beside its results."""
        asked = [
            ScreenedEdition(list=each.edition.source, label=each.edition.label) for each in self.screening.consulted
        ]
        digest = record.digest(results)
        made = record.record_of(self.how, asked, [bytes(self.keys)], digest, self.request)
        record.write(made, record.record_path(results))
