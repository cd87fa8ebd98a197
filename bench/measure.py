"""Measuring: medians of several runs, processor seconds and memory of a process of its own."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    figure: str
    target: str
    met: bool


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of the seconds that a piece of work takes, after one run to warm up."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def processor_seconds(arguments: list[str], runs: int = RUNS) -> float:
    """The median of the processor seconds (user and system) of a command, imports already compiled."""
    found = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found[1:])


def in_a_process(code: str) -> tuple[float, float]:
    """Run code in a fresh interpreter; its peak memory in GiB, and its seconds.

    The peak is the kernel's own high-water mark of that process: what `getrusage` tells of a child begins at its parent's peak.
    """
    told = "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + told], check=True, capture_output=True, text=True, cwd=ROOT)
    return int(done.stdout.split()[-1]) / (1 << 20), time.perf_counter() - start
