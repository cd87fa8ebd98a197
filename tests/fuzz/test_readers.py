"""Whatever comes from outside, however it is broken, is read or refused in a bounded time; nothing else ever comes out of a reader.

`make test` fires a few inputs at each reader. `DETENTE_FUZZ=100000 make test` shares that many among them; `DETENTE_FUZZ_FROM=N`
begins at another number, for inputs that nobody has seen yet.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from tests.fuzz.fire import crashes, mutated
from tests.fuzz.targets import Target, targets

TARGETS: Final = tuple(targets())
SEEDED: Final = 15
"""Inputs for each reader where nobody asks for more."""
EACH: Final = max(SEEDED, int(os.environ.get("DETENTE_FUZZ", "0")) // len(TARGETS))
FIRST: Final = int(os.environ.get("DETENTE_FUZZ_FROM", "0"))
NO_SAMPLE: Final = frozenset({"parquet types", "parquet types mapped", "home shape", "command"})
"""Targets that are fed from a seed."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_mutated_inputs_are_read_or_refused_in_time(target: Target, tmp_path: Path) -> None:
    found = list(crashes(target, range(FIRST, FIRST + EACH), tmp_path))
    assert not found, "\n".join(map(str, found[:3]))


@pytest.mark.parametrize("target", [each for each in TARGETS if each.name not in NO_SAMPLE], ids=lambda each: each.name)
def test_the_sample_itself_is_read(target: Target, tmp_path: Path) -> None:
    if target.name == "home index":
        pytest.skip("only the beginning of an index is fed: all of it has some megabytes")
    path = tmp_path / target.file
    path.write_bytes(target.sample)
    target.read(path)


def test_the_same_number_gives_the_same_input() -> None:
    assert [mutated(each, 7) for each in TARGETS if "zip" not in each.name and "xlsx" not in each.name] == [
        mutated(each, 7) for each in TARGETS if "zip" not in each.name and "xlsx" not in each.name
    ]


def test_a_reader_that_breaks_is_told_with_its_input(tmp_path: Path) -> None:
    def breaks(path: Path) -> None:
        raise ZeroDivisionError(path.name)

    def hangs(_: Path) -> None:
        while True:
            pass

    broken = Target("broken", b"sample", lambda data, _: data, breaks)
    (found,) = crashes(broken, [3], tmp_path)
    assert (found.number, found.data, "ZeroDivisionError: given" in str(found)) == (3, b"sample", True)
    (found,) = crashes(Target("hangs", b"", lambda data, _: data, hangs), [0], tmp_path, most=0.05)
    assert "more than 0.05 seconds" in str(found)
