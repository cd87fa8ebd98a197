"""The progress of a screening, on stderr."""

import sys
from collections.abc import Iterable, Iterator
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
