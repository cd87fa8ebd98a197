"""The progress of a screening or of a file of decisions, on stderr."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Final

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from detente.app.draw import paper
from detente.desk.customer_file import CustomerSource
from detente.parties.screening.customers import Customer

STEP: Final = 500
"""The number of customers between two updates of the progress bar."""


def watched(customers: Iterable[Customer], source: CustomerSource) -> Iterator[Customer]:
    """Yield the same customers, with a progress bar on stderr while they are read."""
    shown = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if source.size else ()
    with Progress(
        TextColumn("{task.description}"), *shown, console=paper.console(sys.stderr), transient=True, auto_refresh=False
    ) as bar:  # no thread: processes are forked
        task = bar.add_task("screening", total=source.size or None)
        for number, customer in enumerate(customers, 1):
            if number % STEP == 0:
                bar.update(task, completed=source.at, description=f"{number:,} customers", refresh=True)
            yield customer


PATIENCE: Final = 2.0
"""Seconds before a bar is drawn, since work that is done by then needs none."""


class RowBar(ExitStack):
    """A progress bar on stderr for the rows of a file; it is drawn after two seconds and removed at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._since = time.monotonic()
        self._bar: Progress | None = None

    def at(self, done: int, total: int | None) -> None:
        """Draw how many rows are done; `total` is None while the file is still being read."""
        if self._bar is None:
            if time.monotonic() - self._since < PATIENCE:
                return
            drawn = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
            bar = Progress(*drawn, console=paper.console(sys.stderr), transient=True, auto_refresh=False)
            self._bar = self.enter_context(bar)
            self._bar.add_task("rows")
        task = self._bar.task_ids[0]
        self._bar.update(task, completed=done, total=total, description=f"{done:,} rows", refresh=True)
