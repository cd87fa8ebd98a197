"""Read dates as lists write them: whole, partial, about, between; as `1971`, `1971-05`, `1971-05-02` or a range `1970/1973`."""

import re
from datetime import date
from typing import Final

from detente.files import limits

MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
ABOUT: Final = 2
"""Years on either side that "approximately" adds."""

DEFAULTS: Final = frozenset(["1900-01-01", "1970-01-01", "1899-12-30", "1899-12-31", "1901-01-01", "1800-01-01"])
"""Days that programs and forms fill in where no day of birth is known."""
NO_YEARS: Final = frozenset(["9999", "0001", "1111"])
"""Years that stand for an unknown one."""
FIRST_DAY: Final = "-01-01"

MOST_DOUBTS: Final = 3
"""Words such as `about` and `circa` before a date; a text with more of them is no date."""

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ][0-9]{1,2}:[0-9].*|T.*|Z|[+-][0-9]{2}:[0-9]{2})?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WORDS = re.compile(r"(?:(\d{1,2})[ .-]+)?([A-Za-z]{3})[a-z]*[., -]+(?:(\d{1,2}),? +)?(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_BETWEEN = re.compile(r"between +", re.IGNORECASE)
_TO = re.compile(r"(?<! ) ++(?:to|and|-) +", re.IGNORECASE)
_CIRCA = re.compile(r"(?:circa|c\.|approximately|approx\.?|about|early|late)\s+", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-/]\s*(\d{4})")


def day(text: str) -> str | None:
    """Return a day, month or year as lists write it (`2 May 1971`, `May 1971`, `02/05/1971`, `circa 1971`), or None.

    Numbers between slashes or full stops are day, month, year. A text that is longer than any day is none.
    """
    if len(text) > limits.MOST_VALUE:
        return None
    text = text.strip().rstrip(".")
    start, doubts = 0, 0
    while about := _CIRCA.match(text, start):
        start, doubts = about.end(), doubts + 1
    found = _certain(text[start:].strip().rstrip(".")) if doubts <= MOST_DOUBTS else None
    for _ in range(doubts):
        found = _about(found)
    return found


def _certain(text: str) -> str | None:
    if years := _YEARS.fullmatch(text):
        return between(years[1], years[2])
    return _plain(text) or _between(text)


def _plain(text: str) -> str | None:
    if found := _ISO.fullmatch(text):
        return made(found[1], found[2], found[3])
    if found := _COMPACT.fullmatch(text):
        return made(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        first, second, year = found.groups()
        return made(year, second, first) or (made(year, first, second) if int(second) > len(MONTHS) else None)
    if (found := _WORDS.fullmatch(text)) and found[2].lower() in MONTHS:
        return made(found[4], str(MONTHS[found[2].lower()]), found[1] or found[3])
    return None


def _between(text: str) -> str | None:
    lead = _BETWEEN.match(text)
    ends = _TO.split(text[lead.end() :] if lead else text, maxsplit=1)
    if len(ends) == 1 or "\n" in text:
        return None
    first, last = (_plain(end.strip()) for end in ends)
    return between(first[:4], last[:4]) if first and last else None


def _about(found: str | None) -> str | None:
    if found is None:
        return None
    first, last = years(found)
    return f"{max(first - ABOUT, date.min.year):04}/{min(last + ABOUT, date.max.year):04}"


def between(first: str, last: str) -> str | None:
    """Return the range of two years, or None where they are no years or out of order."""
    if not (first.isdecimal() and last.isdecimal()):
        return None
    start, end = int(first), int(last)  # digits of other scripts are digits
    if not date.min.year <= start <= end <= date.max.year:
        return None
    return f"{start:04}" if start == end else f"{start:04}/{end:04}"


def made(year: str, month: str | None = None, day_of: str | None = None) -> str | None:
    """Return the partial date of these numbers, without zeros and blanks; None where there is no such date."""
    month, day_of = (month or "").strip("0 ") and month, (day_of or "").strip("0 ") and day_of
    try:
        whole = date(int(year), int(month or 1), int(day_of or 1) if month else 1)
    except ValueError:
        return None
    if not month:
        return f"{whole.year:04}"
    return whole.isoformat() if day_of else whole.isoformat()[:7]


def years(partial: str) -> tuple[int, int]:
    """Return the first and the last year that a partial date may mean."""
    first, _, last = partial.partition("/")
    return int(first[:4]), int((last or first)[:4])


def as_known(partial: str) -> str | None:
    """Return what a date of birth in a form tells: None for one that is filled in where nothing is known.

    Every other first of January is its year, since so many of them stand for one.
    """
    if partial in DEFAULTS or (partial.isdecimal() and partial in NO_YEARS):
        return None
    if partial[:4] in NO_YEARS and "/" not in partial:
        return None
    return partial[:4] if is_first_of_january(partial) else partial


def is_first_of_january(partial: str) -> bool:
    """Return whether a partial date is the first day of a year."""
    return partial.endswith(FIRST_DAY) and len(partial) == len("1971-01-01")


def whole_day(text: str) -> date | None:
    """Return the date that a text writes in full, or None."""
    found = day(text)
    return date.fromisoformat(found) if found and len(found) == len("2017-08-05") and "/" not in found else None
