"""Mutated inputs against a reader: which of them end in anything but an answer or an error of ours, or take too long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

from detente.errors import DetenteError
from tests.fuzz.clock import TooLong, within
from tests.fuzz.targets import Target

MOST_SECONDS: Final = 120.0
"""After which a reader of a few kilobytes is taken to hang; it usually takes some thousandths of a second."""


@dataclass(frozen=True)
class Crash:
    """An input that broke its reader."""

    target: str
    number: int
    error: str
    data: bytes
    seconds: float

    def __str__(self) -> str:
        return f"{self.target}, number {self.number}, after {self.seconds:.1f} s: {self.error}\n  {self.data[:400]!r}"


def mutated(target: Target, number: int) -> bytes:
    """The input of this number; the same each time."""
    return target.mutate(target.sample, Random(f"{target.name}:{number}"))  # noqa: S311 -- tests, not secrets


def crashes(target: Target, numbers: Iterable[int], folder: Path, most: float = MOST_SECONDS) -> Iterator[Crash]:
    """The inputs of these numbers that break the reader, or hold it for longer than it may take."""
    path = folder / target.file
    for number in numbers:
        data = mutated(target, number)
        path.write_bytes(data)
        begun = perf_counter()
        try:
            with within(most):
                target.read(path)
        except DetenteError as fault:
            if not (fault.what and str(fault)):
                yield Crash(target.name, number, "an error without words", data, perf_counter() - begun)
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except (Exception, TooLong) as fault:  # noqa: BLE001 -- whatever it is
            yield Crash(target.name, number, f"{type(fault).__name__}: {fault}", data, perf_counter() - begun)
        except BaseException as fault:  # noqa: BLE001 -- a panic of the columnar engine is no Exception
            yield Crash(target.name, number, f"panic: {type(fault).__name__}: {fault}", data, perf_counter() - begun)
