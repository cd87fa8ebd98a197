"""Make a query from what a user writes about a party, or report the cell that cannot be read."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

from detente.codes import imo as ships
from detente.codes.country_names import by_name
from detente.errors import InputError, UsageError
from detente.files import limits
from detente.nearest import nearest
from detente.parties import partial_dates
from detente.parties.entity import KINDS, Kind, Number
from detente.parties.index.number_keys import is_bic
from detente.parties.lists.readers.ftm import SCHEMATA
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT, checked
from detente.value import value

MINIMUM_THRESHOLD: Final = 0.3
"""Below it every name is similar to some other, and the search is not made."""
SHOWN: Final = 60
"""Characters of a cell that an error shows."""
NOTHING: Final = frozenset(
    [
        "-",
        "--",
        "---",
        ".",
        "..",
        "...",
        "/",
        "n/a",
        "n.a.",
        "n.a",
        "#n/a",
        "na",
        "nan",
        "nil",
        "none",
        "null",
        "unknown",
        "unk",
        "undefined",
        "stateless",
        "0",
        "00",
        "000",
        "0000-00-00",
        "00/00/0000",
        "xx",
        "xxx",
        "tbd",
        "tba",
        "not known",
        "not available",
        "not applicable",
        "not given",
        "not provided",
        "no data",
        "to be confirmed",
    ]
)
"""Texts by which a form says that nothing is known, in small letters."""
NO_SHIP: Final = frozenset(["0", "1", "0000000", "9999999"])
"""What forms write where a ship has no IMO number."""
_LISTED: Final = ("country", "number")
"""Columns of several texts; each of them has a limit of its own."""
Read = TypeVar("Read")
_REFERENCE: Final = re.compile(r"[A-Za-z]{2,4}[.-]?[0-9]{3,}")
"""A text that may be a reference on a list: `KPe.003`, `DPR0270`."""
_WORDS: Final[dict[str, Kind]] = {word.lower(): kind for word, kind in SCHEMATA.items()} | {
    kind: kind for kind in KINDS
}


@value
class UnreadCell:
    """A text about a party that could not be read; it counts as unknown, and the name is screened all the same."""

    column: str
    what: str
    hint: str = ""
    empty: bool = False
    """Whether it only says that nothing is known: `N/A`, `-`."""
    wrong_digit: bool = False
    """Whether it is an IMO number with a digit that is wrong."""

    def __str__(self) -> str:
        return f"{self.column}: {self.what}"


def query(
    name: str,
    *,
    born: str = "",
    countries: Iterable[str] = (),
    numbers: Iterable[str] = (),
    imo: str = "",
    schema: str = "",
) -> Query:
    """Return a query from texts; an empty text is unknown. Raises InputError, whose `where` is the name of the text.

    Args:
        name: In any script; may be empty where there is a number. One that may be a reference on a list (`KPe.003`), an IMO
            number or a BIC is looked up as a number, too, and so is one that it tells (`JIE SHUN, IMO 8518780`).
        born: `1971`, `1971-05`, `1971-05-02`, `2 May 1971`, `19710502`, or a range `1970/1973`. A day that forms fill in
            where none is known (1900-01-01) is unknown, and another first of January is its year.
        countries: Codes or names: nationality, registration, flag, address.
        numbers: Of passports, registers, banks, wallets; whose they are need not be known.
        imo: An IMO ship number, whose check digit must hold.
        schema: `person`, `entity`, `vessel`, `aircraft`, or a word of FollowTheMoney (`Company`).
    """
    found, unread = lenient_query(name, born=born, countries=countries, numbers=numbers, imo=imo, schema=schema)
    if fault := next((each for each in unread if not each.empty), None):
        raise InputError(fault.what, where=fault.column, hint=fault.hint)
    return checked(found)


def lenient_query(
    name: str,
    *,
    born: str = "",
    countries: Iterable[str] = (),
    numbers: Iterable[str] = (),
    imo: str = "",
    schema: str = "",
) -> tuple[Query, tuple[UnreadCell, ...]]:
    """Return a query from texts, and those that could not be read; these count as unknown. The arguments are those of `query`.

    The name is not checked: `checked` says whether it can be screened.
    """
    unread: list[UnreadCell] = []
    told: Callable[[Iterable[str], str, Callable[[str], Iterable[Read]]], list[Read]] = partial(_told, unread)
    days = told([born], "born", _born)
    places = told(countries, "country", _country)
    given = [*told([imo], "imo", _imo), *told(numbers, "number", _number)]
    kinds = told([schema], "schema", _kind)
    found = Query(
        name=name.strip(),
        born=next(iter(days), None),
        countries=tuple(dict.fromkeys(places)),
        numbers=tuple(dict.fromkeys([*given, *_reference(name.strip())])),
        kind=next(iter(kinds), None),
    )
    return found, tuple(unread)


def _told(
    unread: list[UnreadCell], texts: Iterable[str], column: str, read: Callable[[str], Iterable[Read]]
) -> list[Read]:
    """Return what is read of some texts; what cannot be read is added to `unread`."""
    found: list[Read] = []
    for text in filter(None, map(str.strip, texts)):
        try:
            if column not in _LISTED:
                limits.refuse_long(text, limits.MOST_VALUE, "a value", column)
            found += read(text)
        except InputError as fault:
            empty, wrong = _says_nothing(text, column), column == "imo" and ships.digits(text) is not None
            unread.append(UnreadCell(column=column, what=fault.what, hint=fault.hint, empty=empty, wrong_digit=wrong))
    return found


def _says_nothing(text: str, column: str) -> bool:
    """Return whether a text only says that nothing is known."""
    if column == "number" and not any(map(str.isalnum, text)):
        return False
    return text.casefold() in NOTHING or (column == "imo" and text in NO_SHIP)


def threshold_points(threshold: float | None) -> int:
    """Return a threshold from 0 to 1 in thousandths; None gives the default of docs/matching.md.

    Raises UsageError for a number that is no threshold.
    """
    if threshold is None:
        return ALERT
    if not MINIMUM_THRESHOLD <= threshold <= 1:  # NaN is not either
        hint = f"It lies between {MINIMUM_THRESHOLD} and 1; {ALERT / 1000} is the default."
        raise UsageError(f"{threshold:g} is no threshold", where="--threshold", hint=hint)
    return round(threshold * 1000)


def shown(text: str) -> str:
    """Return a text as an error shows it, cut where it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")


def _born(text: str) -> Iterator[str]:
    if (found := partial_dates.day(text)) is None:
        hint = "Write it as 1971, 1971-05 or 1971-05-02."
        raise InputError(f"{shown(text)} is no day, month or year", where="born", hint=hint)
    if (known := partial_dates.as_known(found)) is not None:
        yield known


def _country(text: str) -> Iterator[str]:
    code = (by_name(text) or by_name(text.upper())) if len(text) <= SHOWN * 2 else None
    if code is None:
        raise InputError(f"{shown(text)} is no country", where="country", hint="Write its code, DE, or its name.")
    yield code


def _imo(text: str) -> Iterator[Number]:
    digits = ships.digits(text)
    if digits is None:
        raise InputError(f"{shown(text)} is no IMO number", where="imo", hint="It has seven digits, as 9074729.")
    if not ships.valid(text):
        hint = "A digit is wrong, or two have changed places."
        raise InputError(f"the check digit of {digits} does not hold", where="imo", hint=hint)
    yield Number(kind="imo", text=digits)


def _number(text: str) -> Iterator[Number]:
    if not any(char.isalnum() for char in text) or len(text) > SHOWN * 2:
        raise InputError(f"{shown(text)} is no number", where="number", hint="Give its letters and digits.")
    if not _says_nothing(text, "number"):
        yield Number(kind="other", text=text)


def _reference(name: str) -> Iterator[Number]:
    if len(name) <= SHOWN and (_REFERENCE.fullmatch(name) or ships.valid(name)):
        yield Number(kind="other", text=ships.digits(name) or name)
    elif is_bic(name):
        yield Number(kind="bic", text=name)


def _kind(word: str) -> Iterator[Kind]:
    if word.lower() not in _WORDS:
        known = sorted({*KINDS, *SCHEMATA})
        hint = nearest(word, _WORDS) or f"They are {', '.join(known)}."
        raise InputError(f"{shown(word)} is no kind of party", where="schema", hint=hint)
    yield _WORDS[word.lower()]
