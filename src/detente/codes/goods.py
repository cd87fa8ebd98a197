"""The goods table: which codes of the Harmonized System exist, in which edition, and which subheadings a code spans.

A code is text of two, four or six digits: a chapter, a heading, a subheading. Arithmetic is done on six-digit numbers:
heading `0307` spans the numbers 030700 to 030799, of which the table knows those that exist. The table holds codes
only, of the seven editions from 1992 to 2022, and is read when it is first asked (`scripts/build_hs.py` makes it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from detente.errors import InputError

EDITIONS: Final = (1992, 1996, 2002, 2007, 2012, 2017, 2022)
FILE: Final = Path(__file__).with_name("hs.csv")
LENGTHS: Final = (2, 4, 6)


@cache
def _bits() -> dict[str, int]:
    """Return each code with its editions: bit i for the i-th of `EDITIONS`."""
    lines = FILE.read_text(encoding="ascii").splitlines()[1:]
    return {code: int(editions) for code, _, editions in (line.partition(",") for line in lines)}


@cache
def codes() -> tuple[str, ...]:
    """Return every two-, four- and six-digit code of any edition, sorted as text."""
    return tuple(_bits())


@cache
def subheadings() -> tuple[int, ...]:
    """Return every six-digit code of any edition, as a number, ascending."""
    return tuple(int(code) for code in codes() if len(code) == LENGTHS[-1])


@cache
def _of_length(length: int) -> tuple[str, ...]:
    return tuple(code for code in codes() if len(code) == length)


def exists(code: str, edition: int | None = None) -> bool:
    """Return whether a code of two, four or six digits is in an edition (by its year), or in any.

    Raises:
        InputError: `edition` is not the year of an edition.
    """
    bits = _bits().get(code, 0)
    if edition is None:
        return bits != 0
    if edition not in EDITIONS:
        years = ", ".join(map(str, EDITIONS))
        raise InputError(f"{edition} is no edition of the Harmonized System", hint=f"The editions are {years}.")
    return bool(bits >> EDITIONS.index(edition) & 1)


def editions(code: str) -> tuple[int, ...]:
    """Return the years of the editions that have a code; empty where none has."""
    bits = _bits().get(code, 0)
    return tuple(year for place, year in enumerate(EDITIONS) if bits >> place & 1)


def interval(code: str) -> tuple[int, int]:
    """Return the six-digit numbers that a code spans, both ends included: `03` is (30000, 39999), `030741` is (30741, 30741).

    Whether the code exists is not asked.

    Raises:
        InputError: it is not two, four or six digits.
    """
    if len(code) not in LENGTHS or not (code.isascii() and code.isdigit()):
        hint = "Write a chapter, a heading or a subheading: two, four or six digits."
        raise InputError(f"{code!r} is no code of the Harmonized System", hint=hint)
    step = 10 ** (6 - len(code))
    first = int(code) * step
    return first, first + step - 1


@cache
def expand(spec: str) -> tuple[int, int]:
    """Return the six-digit numbers that a code or a range of codes spans, both ends included: `1603-1605` is (160300, 160599).

    Raises:
        InputError: a code is not two, four or six digits, or the range runs backwards.
    """
    first, dash, last = spec.partition("-")
    low, high = interval(first.strip())
    if dash:
        end = interval(last.strip())[1]
        if end < high:
            raise InputError(f"the range {spec!r} runs backwards", hint=f"Write {last.strip()}-{first.strip()}.")
        high = end
    return low, high


def within(low: int, high: int) -> tuple[int, ...]:
    """Return the six-digit codes of any edition from `low` to `high`, both ends included, ascending."""
    known = subheadings()
    return known[bisect_left(known, low) : bisect_right(known, high)]


@cache
def spans() -> Mapping[str, tuple[int, int]]:
    """Return for each code of any edition the first and the last subheading that it spans, as numbers."""
    found = {}
    for code in codes():
        known = within(*interval(code))
        found[code] = known[0], known[-1]
    return found


def nearest(code: str) -> str | None:
    """Return the existing code of the same length with most leading digits in common, then the nearest number.

    None: it is not two, four or six digits.
    """
    if len(code) not in LENGTHS or not (code.isascii() and code.isdigit()):
        return None
    known = _of_length(len(code))
    place = bisect_left(known, code)

    def distance(other: str) -> tuple[int, int]:
        shared = next(
            (place for place, pair in enumerate(zip(code, other, strict=True)) if len(set(pair)) > 1), len(code)
        )
        return -shared, abs(int(other) - int(code))

    return min(known[max(place - 1, 0) : place + 1], key=distance)
