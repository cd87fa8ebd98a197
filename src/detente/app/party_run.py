"""One run of `party match --file`: who is screened, against what, from which past run; and how far it has come."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from detente.app import hits
from detente.app.party_file import Source
from detente.app.party_jobs import jobs_for, spread
from detente.desk import Desk
from detente.errors import InputError
from detente.parties import record
from detente.parties.batch import Batch, Hit, key
from detente.parties.customers import Customer
from detente.parties.record import Asked, How
from detente.parties.rescreen import Rescreen, rescreen
from detente.parties.screening import Screening

STEP: Final = 500
"""Customers between two looks at the progress bar."""


@dataclass
class Run:
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
    def batch(self) -> Batch:
        """What screens everybody."""
        return Batch(self.screening, self.desk.regime().on(self.day), self.least)

    @cached_property
    def screener(self) -> Batch | Rescreen:
        """What screens: everybody, or from a past run what has changed. Raises InputError for a past run that is none."""
        if self.since is None:
            return self.batch
        past = record.read(record.beside(self.since))
        if record.digest(self.since) != past.results:
            mend = "Screen everybody again, without --since, or give the file as it was written."
            raise InputError("these results are not as they were written", where=self.since.name, mend=mend)
        if (past.how.least, past.how.matching) != (self.how.least, self.how.matching):
            return self._everybody("with another threshold, or another version of the matching")
        found = rescreen(self.desk.editions, self.batch, past, hits.read(self.since))
        if found is None:
            return self._everybody("from an edition that is no longer kept")
        self.talk.append(found.told)
        return found

    def _everybody(self, why: str) -> Batch:
        assert self.since is not None
        self.talk.append(f"{self.since.name} was made {why}: everybody is screened again")
        return self.batch

    def hits(self, source: Source, *, keep: bool, bar: bool, jobs: int | None) -> Iterator[Hit]:
        """Every hit. `keep`: remember whom it asked about; `bar`: a progress bar on stderr; `jobs`: None, as many as are worth it."""
        customers = source.customers()
        noted = self._noted(watched(customers, source) if bar else customers, keep=keep)
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
        asked = [Asked(list=each.edition.source, label=each.edition.label) for each in self.screening.consulted]
        record.write(record.made(self.how, asked, [bytes(self.keys)], record.digest(results)), record.beside(results))


def watched(customers: Iterable[Customer], source: Source) -> Iterator[Customer]:
    """The same customers, with a progress bar on stderr while they are read."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    shown = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if source.size else ()
    with Progress(
        TextColumn("{task.description}"), *shown, console=Console(file=sys.stderr), transient=True, auto_refresh=False
    ) as bar:  # no thread: processes are forked
        task = bar.add_task("screening", total=source.size or None)
        for number, customer in enumerate(customers, 1):
            if number % STEP == 0:
                bar.update(task, completed=source.at, description=f"{number:,} customers", refresh=True)
            yield customer
