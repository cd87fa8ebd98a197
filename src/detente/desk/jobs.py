"""Screening by several processes: they share one index, and each takes a portion of the customers at a time."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.workers import workers

if TYPE_CHECKING:
    from detente.parties.screening.batch import CustomerBatch, Hit
    from detente.parties.screening.customers import Customer
    from detente.parties.screening.rescreen import Rescreen

TOGETHER: Final = 500
"""The number of customers in a portion."""
AHEAD: Final = 4
"""The most portions that wait for each process, so that the file is read no faster than it is screened."""
MOST: Final = 16
LEAST_BYTES: Final = 500_000
"""A file from which several processes are worth their start; some ten thousand customers."""

_screeners: "list[CustomerBatch | Rescreen]" = []
"""What the processes screen with; they inherit it from their parent."""


def jobs_for(size: int) -> int:
    """Return how many processes to use for a file of a size in bytes; 0 is an unknown size."""
    if 0 < size < LEAST_BYTES or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def spread(screener: "CustomerBatch | Rescreen", customers: "Iterable[Customer]", jobs: int) -> "Iterator[list[Hit]]":
    """Yield the hits of each customer, in order, found by a number of processes. Raises what the customers raise."""
    waiting = iter(customers)
    _screeners.append(screener)
    try:
        with workers(jobs, method="fork") as pool:
            portions = iter(lambda: list(islice(waiting, TOGETHER)), [])
            queue = deque(pool.submit(_screened, each) for each in islice(portions, jobs * AHEAD))
            while queue:
                found = queue.popleft().result()
                queue.extend(pool.submit(_screened, each) for each in islice(portions, 1))
                yield from found
    finally:
        _screeners.pop()


def _screened(customers: "list[Customer]") -> "list[list[Hit]]":
    return list(_screeners[-1].of(customers))
