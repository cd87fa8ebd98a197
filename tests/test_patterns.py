"""Every regular expression of the package takes time that grows as the text does, whatever the text."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from time import process_time
from types import FrameType
from typing import Any, Final

import pytest

from tests.patterns import LENGTH, SCANS, Found, found, hostile, modules

ENOUGH: Final = 1.0
"""Seconds of the processor for one text. What is linear takes some thousandths here; what is quadratic, at the least some seconds."""
GROWTH: Final = 8
"""Times the work for four times the text: over the limit on a slow machine, what is linear takes some four times, what is not sixteen."""


class TooLong(Exception):
    """The time is up."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLong after so much time of the processor; a regular expression looks for signals while it runs."""

    def over(_: int, __: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(pattern: re.Pattern[Any], method: str, text: str) -> None:
    given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    if method in SCANS:
        for _ in pattern.finditer(given):
            pass
    else:
        getattr(pattern, method)(given)


def linear(pattern: re.Pattern[Any], method: str, text: str) -> bool:
    try:
        with limited(ENOUGH):
            run(pattern, method, text)
    except TooLong:
        return grows_with_the_text(pattern, method, text)
    return True


def grows_with_the_text(pattern: re.Pattern[Any], method: str, text: str) -> bool:
    end = text[-2:]
    try:
        with limited(30 * ENOUGH):
            times = []
            for length in (LENGTH // 16, LENGTH // 4):
                begun = process_time()
                run(pattern, method, text[: length - 2] + end)
                times.append(process_time() - begun)
    except TooLong:
        return False
    return times[1] < times[0] * GROWTH


def slow(each: Found, texts: list[str]) -> list[str]:
    methods = {"finditer"} if each.methods & SCANS else set()
    methods |= each.methods - SCANS - ({"search"} if methods else set())
    told = (
        f"{each.name}: {method} on {text[:20]!r}... {text[-4:]!r}"
        for method in sorted(methods)
        for text in texts
        if not linear(each.pattern, method, text)
    )
    return list(islice(told, 1))


@pytest.mark.parametrize("module", modules())
def test_a_hostile_text_costs_no_more_than_its_length(module: str) -> None:
    assert [said for each in found(module) for said in slow(each, list(hostile(each.pattern)))] == []


def test_patterns_are_found_wherever_they_stand() -> None:
    names = {each.name for module in modules() for each in found(module)}
    assert len(names) >= 150
    assert "detente.codes.imo._NUMBER" in names
    assert "detente.parties.lists.readers.builder._PARTS[]" in names
    assert any(name.startswith("detente.validation.layout:") for name in names)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "search"),
        (r"(?:IMO)?[ :.#-]*(?:No)?[ :]*([1-9])", "fullmatch"),
        (r"(a|aa)+b", "match"),
        (r"x*y", "finditer"),
        (r"\(.*\)", "finditer"),
        (r"(.+?) +to +(.+)", "fullmatch"),
    ],
)
def test_a_pattern_that_is_not_linear_is_caught(pattern: str, method: str) -> None:
    made = re.compile(pattern)
    assert slow(Found("x", made, frozenset({method})), list(hostile(made)))
