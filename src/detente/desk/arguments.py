"""The spellings that arguments of the desk may have: each function returns the value that is meant, or raises one error.

Every error is an InputError: what is wrong, the name of the argument as its place, and what to write instead.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

from detente.errors import InputError

DayLike: TypeAlias = date | datetime | str
"""A day: `date(2019, 12, 26)`, a `datetime` of that day, or `"2019-12-26"`."""
BirthLike: TypeAlias = int | str | date | None
"""A date of birth, whole or in part: `1957`, `"1957"`, `"1957-03"`, `"2 March 1957"`, a `date`; None or empty: unknown."""
WordsLike: TypeAlias = str | Iterable[str]
"""One word, or several: `"un"`, `["un", "eu"]`."""
NumbersLike: TypeAlias = str | int | Iterable[str | int]
"""One number of a document or a register, or several."""
NumberLike: TypeAlias = float | int | str
"""A number: `0.8`, `1`, `"0.8"`."""
PathLike: TypeAlias = str | os.PathLike[str]
"""The name of a file or a folder."""

SHOWN: Final = 60
"""Characters of a value that an error shows."""
DAY_HINT: Final = 'Write "2019-12-26", or give a date.'
BORN_HINT: Final = 'Write 1957, "1957-03" or "1957-03-02", or give a date.'
WORDS_HINT: Final = 'Give one text, as "a", or a list of them, as ["a", "b"].'
Kind = TypeVar("Kind")


def shown(given: object) -> str:
    """A value as an error shows it, cut where it is long."""
    try:
        text = repr(given)
    except Exception:  # noqa: BLE001 -- a value of a stranger's class must not break the report about it
        text = f"a value of the type {type(given).__name__}"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def refused(given: object, what: str, where: str, hint: str) -> InputError:
    """The error about a value that an argument cannot take; `what` completes "... is not"."""
    return InputError(f"{shown(given)} is not {what}", where=where, hint=hint)


def day(given: object, where: str) -> date:
    """A day. A text is a day of the calendar, year first, or with the month as a word. Raises InputError."""
    with suppress(ValueError):  # no day of the calendar, or a missing time of pandas
        if isinstance(given, datetime):
            return given.date()
        if isinstance(given, date):
            return given
        if isinstance(given, str):
            return _day_of(given.strip())
    raise refused(given, "a day", where, DAY_HINT)


def _day_of(text: str) -> date:
    """The day that a text writes. Raises ValueError."""
    from detente.parties.partial_dates import whole_day

    if "-" in text:
        with suppress(ValueError):
            return datetime.fromisoformat(text).date()
    spelled = any(char.isalpha() for char in text)  # 5/6/2019 is two days
    found = whole_day(text) if spelled else None
    return found or date.fromisoformat(text)


def optional_day(given: object, where: str) -> date | None:
    """A day, or None. Raises InputError."""
    return None if given is None else day(given, where)


def instant(given: object, where: str) -> datetime:
    """A moment in UTC; one without a zone is taken as UTC. Raises InputError."""
    moment = given
    if isinstance(given, str):
        with suppress(ValueError):
            moment = datetime.fromisoformat(given.strip())
    if not isinstance(moment, datetime) or moment != moment:  # noqa: PLR0124 -- a missing time of pandas
        raise refused(given, "a moment", where, 'Give a datetime, or write "2019-12-26T12:00:00+00:00".')
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def birth(given: object, where: str = "born") -> str:
    """A date of birth as text, which the query reads; empty: unknown. Raises InputError."""
    if given is None:
        return ""
    if isinstance(given, str):
        return given
    if isinstance(given, date):
        return day(given, where).isoformat()
    year = _integer(given)
    if year is None or not date.min.year <= year <= date.max.year:
        raise refused(given, "a date of birth", where, BORN_HINT)
    return f"{year:04}"


def text(given: object, where: str) -> str:
    """A text that is not empty. Raises InputError."""
    if not isinstance(given, str) or not given.strip():
        raise refused(given, "a text", where, "Give a text that is not empty.")
    return given


def any_text(given: object, where: str) -> str:
    """A text, which may be empty; None is an empty one. Raises InputError."""
    if given is None:
        return ""
    if not isinstance(given, str):
        raise refused(given, "a text", where, "Give a text.")
    return given


def optional_text(given: object, where: str) -> str | None:
    """A text that is not empty, or None. Raises InputError."""
    return None if given is None else text(given, where)


def words(given: object, where: str) -> tuple[str, ...]:
    """One text or several; None is none of them. Raises InputError, which names the one that is not a text."""
    if isinstance(given, str):
        return (text(given, where),)
    return tuple(text(each, f"{where}[{place}]") for place, each in enumerate(items(given, where, WORDS_HINT)))


def optional_words(given: object, where: str) -> tuple[str, ...] | None:
    """As `words`; None stays None. Raises InputError."""
    return None if given is None else words(given, where)


def numbers(given: object, where: str) -> tuple[str, ...]:
    """Numbers of documents or registers, as texts: one, or several; empty texts are none. Raises InputError."""
    hint = 'Give one number, as "563410108", or a list of them.'
    several = (given,) if isinstance(given, str) or _integer(given) is not None else items(given, where, hint)
    return tuple(_number_text(each, where) for each in several)


def number_text(given: object, where: str) -> str:
    """One number as text; None is an empty one. Raises InputError."""
    return "" if given is None else _number_text(given, where)


def _number_text(given: object, where: str) -> str:
    if isinstance(given, str):
        return given
    found = _integer(given)
    if found is None or found < 0:
        raise refused(given, "a number", where, "Give its digits as a text.")
    return str(found)


def items(given: object, where: str, hint: str) -> tuple[object, ...]:
    """The members of a list, a tuple, a set or anything else that gives them one by one; None has none. Raises InputError."""
    if given is None:
        return ()
    if isinstance(given, bytes | bytearray | memoryview | Mapping | str) or not isinstance(given, Iterable):
        raise refused(given, "a list", where, hint)
    return tuple(given)


def several(given: object, kind: type[Kind], where: str, hint: str) -> tuple[Kind, ...]:
    """One value of a class, or several. Raises InputError."""
    if isinstance(given, kind):
        return (given,)
    return tuple(one(each, kind, f"{where}[{place}]", hint) for place, each in enumerate(items(given, where, hint)))


def one(given: object, kind: type[Kind], where: str, hint: str) -> Kind:
    """A value of a class. Raises InputError."""
    if not isinstance(given, kind):
        raise refused(given, f"a {kind.__name__}", where, hint)
    return given


def optional_number(given: object, where: str, *, least: float, most: float) -> float | None:
    """A number between two others, both included; None stays None. Raises InputError for NaN, and for what is no number."""
    if given is None:
        return None
    hint = f"Give a number from {least:g} to {most:g}." if isfinite(most) else f"Give a number of at least {least:g}."
    found = _number(given)
    if found is None:
        raise refused(given, "a number", where, hint)
    if not least <= found <= most:
        raise InputError(f"{shown(given)} is out of range", where=where, hint=hint)
    return found


def threshold(given: object, where: str = "threshold") -> float | None:
    """A score from which matches count, from 0.3 to 1; None: the default. Raises InputError."""
    from detente.parties.screening.query import MINIMUM_THRESHOLD

    return optional_number(given, where, least=MINIMUM_THRESHOLD, most=1)


def optional_whole(given: object, where: str, *, least: int) -> int | None:
    """A whole number of at least `least`; None stays None. Raises InputError."""
    if given is None:
        return None
    hint = f"Give a whole number of at least {least}."
    found = _integer(given)
    if found is None:
        raise refused(given, "a whole number", where, hint)
    if found < least:
        raise InputError(f"{shown(given)} is out of range", where=where, hint=hint)
    return found


def whole(given: object, where: str, *, least: int) -> int:
    """A whole number of at least `least`. Raises InputError."""
    found = optional_whole(given, where, least=least)
    if found is None:
        raise refused(given, "a whole number", where, f"Give a whole number of at least {least}.")
    return found


def flag(given: object, where: str) -> bool:
    """True or False. Raises InputError for anything else: a text such as "no" would count as true."""
    if not isinstance(given, bool):
        raise refused(given, "True or False", where, "Give True or False.")
    return given


def path(given: object, where: str) -> Path:
    """The name of a file or a folder; `~` is the user's home. Raises InputError."""
    if isinstance(given, os.PathLike):
        given = os.fspath(given)
    if not isinstance(given, str) or not given:
        raise refused(given, "the name of a file", where, "Give a text or a Path.")
    with suppress(RuntimeError):  # there is no such user
        return Path(given).expanduser()
    return Path(given)


def optional_path(given: object, where: str) -> Path | None:
    """The name of a file or a folder, or None. Raises InputError."""
    return None if given is None else path(given, where)


def paths(given: object, where: str) -> tuple[Path, ...]:
    """One name of a file, or several; None is none. Raises InputError."""
    if isinstance(given, str | os.PathLike):
        return (path(given, where),)
    hint = "Give one name of a file, or a list of them."
    return tuple(path(each, f"{where}[{place}]") for place, each in enumerate(items(given, where, hint)))


def mapping(given: object, where: str, hint: str) -> Mapping[str, Any]:
    """A mapping whose keys are texts. Raises InputError."""
    if not isinstance(given, Mapping):
        raise refused(given, "a mapping", where, hint)
    for key in given:
        if not isinstance(key, str):
            raise refused(key, "a text", where, "The keys of this mapping are texts.")
    return given


def texts_by_name(given: object, where: str) -> dict[str, str]:
    """A mapping of texts to texts; None is an empty one. Raises InputError."""
    if given is None:
        return {}
    found = mapping(given, where, 'Give a mapping, as {"name": "Customer"}.')
    return {key: text(each, f"{where}[{key!r}]") for key, each in found.items()}


def _integer(given: object) -> int | None:
    """A whole number as it is meant by an int, a float without a fraction, or digits; None for anything else."""
    found = _number(given)
    if found is None or not found.is_integer():
        return None
    if isinstance(given, str):
        return int(given) if given.strip().isdecimal() else None
    return int(given)  # type: ignore[call-overload, no-any-return]  # `_number` took it


def _number(given: object) -> float | None:
    """A finite number; None for anything else: True and False are no numbers, nor are bytes."""
    if isinstance(given, bool | bytes | bytearray) or not (isinstance(given, str) or hasattr(given, "__float__")):
        return None
    try:
        found = float(given)  # what has `__float__`: also numbers of numpy, and decimals
    except (TypeError, ValueError, OverflowError):
        return None
    return found if isfinite(found) else None
