"""One run of `party match --file`: who is screened, against what, from which past run; and how far it has come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from detente.desk.customer_file import CustomerSource
from detente.desk.desk import Desk
from detente.desk.jobs import jobs_for, spread
from detente.errors import InputError
from detente.parties.screening import hits, record
from detente.parties.screening.batch import CustomerBatch, Hit, key
from detente.parties.screening.customers import Customer
from detente.parties.screening.record import How, ScreenedEdition
from detente.parties.screening.rescreen import Rescreen, rescreen
from detente.parties.screening.screening import Screening

Watch: TypeAlias = Callable[[Iterable[Customer]], Iterable[Customer]]


@dataclass
class ScreeningRun:
    """Customers to screen."""

    desk: Desk
    screening: Screening
    day: date
    """Of the law that says what follows."""
    least: int
    since: Path | None = None
    """Results of a past run."""
    talk: list[str] = field(default_factory=list)
    keys: bytearray = field(default_factory=bytearray)

    @cached_property
    def how(self) -> How:
        """What the hits depend on, besides customers and lists."""
        return How(least=self.least, on=self.screening.on, matching=record.matching())

    @cached_property
    def batch(self) -> CustomerBatch:
        """What screens everybody."""
        return CustomerBatch(self.screening, self.desk.regime().on(self.day), self.least)

    @cached_property
    def screener(self) -> CustomerBatch | Rescreen:
        """What screens: everybody, or from a past run what has changed. Raises InputError for a past run that is none."""
        if self.since is None:
            return self.batch
        past = record.read(record.beside(self.since))
        if record.digest(self.since) != past.results:
            hint = "Screen everybody again, without --since, or give the file as it was written."
            raise InputError("these results are not as they were written", where=self.since.name, hint=hint)
        if (past.how.least, past.how.matching) != (self.how.least, self.how.matching):
            return self._everybody("with another threshold, or another version of the matching")
        found = rescreen(self.desk.editions, self.batch, past, hits.read(self.since))
        if found is None:
            return self._everybody("from an edition that is no longer kept")
        self.talk.append(found.told)
        return found

    def _everybody(self, why: str) -> CustomerBatch:
        assert self.since is not None
        self.talk.append(f"{self.since.name} was made {why}: everybody is screened again")
        return self.batch

    def hits(
        self, source: CustomerSource, *, keep: bool, watch: Watch | None = None, jobs: int | None = None
    ) -> Iterator[Hit]:
        """Every hit.

        Args:
            source: Whom to screen.
            keep: Whether to remember whom it asked about.
            watch: What looks at the customers while they are read, to draw a progress bar for instance.
            jobs: How many processes; None: as many as are worth it.
        """
        customers = source.customers()
        noted = self._noted(watch(customers) if watch else customers, keep=keep)
        number = jobs or jobs_for(0 if source.messages else source.size)
        if number == 1 or source.messages:
            return self.screener.hits_of(noted)
        found = spread(self.screener, noted, number)
        return (hit for each in found for hit in self.batch.counted(each))

    def _noted(self, customers: Iterable[Customer], *, keep: bool) -> Iterator[Customer]:
        for customer in customers:
            if keep:
                self.keys += key(customer.query)
            yield customer

    def remember(self, results: Path) -> None:
        """Write the record of this run beside its results."""
        asked = [
            ScreenedEdition(list=each.edition.source, label=each.edition.label) for each in self.screening.consulted
        ]
        record.write(record.made(self.how, asked, [bytes(self.keys)], record.digest(results)), record.beside(results))
