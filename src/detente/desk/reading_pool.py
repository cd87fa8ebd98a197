"""Many documents read by several processes, in order and with a bounded number of them at once."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from detente.workers import workers

AHEAD: Final = 4
"""Documents for each process that are read or wait to be shown; memory grows with this, and not with the folder."""
WORTH: Final = 24
"""Documents for each process from which a pool is quicker: each process loads a pipeline first."""
MOST: Final = 16

T = TypeVar("T")
A = TypeVar("A")


def available() -> int:
    """The number of processors that this process may use, at most 16."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def processes(documents: int, most: int) -> int:
    """The number of processes for so many documents, of at most so many; 1 where a pool would be slower."""
    return max(1, min(most, documents // WORTH))


def in_order(work: Callable[[A], T], given: Iterable[A], number: int) -> Iterator[T]:
    """What `work` returns for each of the things given, in their order.

    Args:
        work: A function that another process can load, as of a module.
        given: What it is called with.
        number: The number of processes; with one, nothing is started.
    """
    if number <= 1:
        yield from map(work, given)
        return
    rest = iter(given)
    with workers(number, method="spawn") as pool:
        waiting = deque(pool.submit(work, each) for each in islice(rest, number * AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, each) for each in islice(rest, 1))
