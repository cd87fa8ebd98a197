"""No test fails because the machine is slow: none asserts a measured time, and none sets a deadline of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

TESTS: Final = Path(__file__).parent
CLOCKS: Final = frozenset({"monotonic", "perf_counter", "process_time", "monotonic_ns", "perf_counter_ns", "time_ns"})
REASONS: Final = {
    "kills/running.py": "how long a command takes decides only when it is killed; a condition that never comes true ends a wait",
    "fuzz/fire.py": "the report of a reader that failed says after how long",
    "test_patterns.py": "the times of a short and a long text are compared with each other, which no slow machine changes",
}
"""The files that read a clock, each with the reason why no slow machine makes its tests fail."""


PROFILES = ("settings", "register_profile", "load_profile")
"""What sets a deadline for a property; a commitment of a plan has deadlines of its own."""


def clocks(tree: ast.Module) -> Iterator[str]:
    """The clocks that a module names, and the deadlines that it sets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.attr
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (alias.name for alias in node.names if alias.name in CLOCKS)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in PROFILES:
            yield from ("deadline" for each in node.keywords if each.arg == "deadline")


def test_one_profile_without_a_deadline_holds_for_every_property() -> None:
    assert settings().deadline is None


def test_no_test_reads_a_clock_or_sets_a_deadline_without_a_reason() -> None:
    found = {
        str(path.relative_to(TESTS)): sorted(set(clocks(ast.parse(path.read_text(encoding="utf-8")))))
        for path in TESTS.rglob("*.py")
    }
    assert {name: names for name, names in found.items() if names and name not in REASONS} == {
        "conftest.py": ["deadline"]  # the one place that sets it
    }
    assert [name for name in REASONS if not found.get(name)] == []


@pytest.mark.parametrize(
    "line",
    ["time.monotonic()", "from time import perf_counter", "settings(deadline=400)", "assert time.process_time() < 2"],
)
def test_a_clock_or_a_deadline_is_found(line: str) -> None:
    assert list(clocks(ast.parse(line)))
