"""What a process that matches names needs: it imports nothing else, so that its memory is that of the product."""

import statistics
import time
from pathlib import Path

from detente.parties.index import index_file
from detente.parties.match.features import Query
from detente.parties.match.match import Matcher

TURNS = 5


def measured(index: str, names: str) -> tuple[float, float]:
    """The median seconds to open an index file, and the peak memory in MiB of a process that then matches a file of names."""
    seconds = []
    for _ in range(TURNS):
        start = time.perf_counter()
        matcher = Matcher(index_file.read(Path(index)), {})
        seconds.append(time.perf_counter() - start)
    for name in Path(names).read_text().splitlines():
        matcher.match(Query(name=name))
    return statistics.median(seconds), _peak()


def _peak() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
