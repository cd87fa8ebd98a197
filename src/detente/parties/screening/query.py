"""Make a query from what a user writes about a party, or report the cell that cannot be read."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from detente.codes import imo as ships
from detente.codes.country_names import by_name
from detente.errors import InputError, UsageError
from detente.files import limits
from detente.nearest import nearest
from detente.parties import partial_dates
from detente.parties.entity import KINDS, Kind, Number
from detente.parties.lists.readers.ftm import SCHEMATA
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT, checked

MINIMUM_THRESHOLD: Final = 0.3
"""Below it every name is similar to some other, and the search is not made."""
SHOWN: Final = 60
"""Characters of a cell that an error shows."""
_COMPACT_DATE: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_REFERENCE: Final = re.compile(r"[A-Za-z]{2,4}[.-]?[0-9]{3,}")
"""A text that may be a reference on a list: `KPe.003`, `DPR0270`."""
_WORDS: Final[dict[str, Kind]] = {word.lower(): kind for word, kind in SCHEMATA.items()} | {
    kind: kind for kind in KINDS
}


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
        name: In any script; may be empty where there is a number. One that may be a reference on a list (`KPe.003`) or is an
            IMO number is looked up as a number, too, and so is one that it tells (`JIE SHUN, IMO 8518780`).
        born: `1971`, `1971-05`, `1971-05-02`, `2 May 1971`, `19710502`, or a range `1970/1973`.
        countries: Codes or names: nationality, registration, flag, address.
        numbers: Of passports, registers, banks, wallets; whose they are need not be known.
        imo: An IMO ship number, whose check digit must hold.
        schema: `person`, `entity`, `vessel`, `aircraft`, or a word of FollowTheMoney (`Company`).
    """
    for where, text in (("born", born), ("imo", imo), ("schema", schema)):
        limits.refuse_long(text, limits.MOST_VALUE, "a value", where)
    return checked(
        Query(
            name=name.strip(),
            born=_born(born.strip()),
            countries=tuple(dict.fromkeys(_countries(countries))),
            numbers=tuple(dict.fromkeys([*_numbers(numbers, imo.strip()), *_reference(name.strip())])),
            kind=_kind(schema.strip()),
        )
    )


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


def _born(text: str) -> str | None:
    if not text:
        return None
    together = _COMPACT_DATE.fullmatch(text)
    found = partial_dates.day("-".join(together.groups()) if together else text)
    if found is None:
        hint = "Write it as 1971, 1971-05 or 1971-05-02."
        raise InputError(f"{shown(text)} is no day, month or year", where="born", hint=hint)
    return found


def _countries(texts: Iterable[str]) -> Iterator[str]:
    for text in filter(None, map(str.strip, texts)):
        code = (by_name(text) or by_name(text.upper())) if len(text) <= SHOWN * 2 else None
        if code is None:
            raise InputError(f"{shown(text)} is no country", where="country", hint="Write its code, DE, or its name.")
        yield code


def _numbers(texts: Iterable[str], imo: str) -> Iterator[Number]:
    if imo:
        digits = ships.digits(imo)
        if digits is None:
            raise InputError(f"{shown(imo)} is no IMO number", where="imo", hint="It has seven digits, as 9074729.")
        if not ships.valid(imo):
            hint = "A digit is wrong, or two have changed places."
            raise InputError(f"the check digit of {digits} does not hold", where="imo", hint=hint)
        yield Number(kind="imo", text=digits)
    for text in filter(None, map(str.strip, texts)):
        if not any(char.isalnum() for char in text) or len(text) > SHOWN * 2:
            raise InputError(f"{shown(text)} is no number", where="number", hint="Give its letters and digits.")
        yield Number(kind="other", text=text)


def _reference(name: str) -> Iterator[Number]:
    if len(name) <= SHOWN and (_REFERENCE.fullmatch(name) or ships.valid(name)):
        yield Number(kind="other", text=ships.digits(name) or name)


def _kind(word: str) -> Kind | None:
    if not word:
        return None
    if word.lower() not in _WORDS:
        known = sorted({*KINDS, *SCHEMATA})
        hint = nearest(word, _WORDS) or f"They are {', '.join(known)}."
        raise InputError(f"{shown(word)} is no kind of party", where="schema", hint=hint)
    return _WORDS[word.lower()]
