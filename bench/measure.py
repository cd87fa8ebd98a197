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
STALE = 5
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


def printed(code: str, *arguments: str) -> list[float]:
    """The numbers that code prints in a fresh interpreter, which has these arguments."""
    told = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(told, check=True, capture_output=True, text=True, cwd=ROOT)
    return [float(each) for each in done.stdout.split()]


@dataclass(frozen=True)
class Cost:
    """What a command took, with the processes that it started."""

    seconds: float
    processor: float
    memory: float
    """GiB at its peak, looked at twice a second; what processes share is counted once."""


def cost(arguments: list[str]) -> Cost:
    """Run a command and watch it. Raises CalledProcessError where it fails; that a list is stale is no failure."""
    before, start, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, cwd=ROOT) as running:
        while running.poll() is None:
            peak = max(peak, _memory(running.pid))
            time.sleep(0.5)
    if running.returncode not in (0, STALE):
        raise subprocess.CalledProcessError(running.returncode, arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, processor, peak / (1 << 20))


def _memory(process: int) -> int:
    """The kibibytes of a process and of its children, each page in the part that falls to them."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended
        return 0
    own = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return own + sum(_memory(int(child)) for child in children)


def in_a_process(code: str) -> tuple[float, float]:
    """Run code in a fresh interpreter; its peak memory in GiB, and its seconds.

    The peak is the kernel's own high-water mark of that process: what `getrusage` tells of a child begins at its parent's peak.
    """
    told = "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + told], check=True, capture_output=True, text=True, cwd=ROOT)
    return int(done.stdout.split()[-1]) / (1 << 20), time.perf_counter() - start
