"""What a field says of a party behind its name: a date of birth, the number of a ship, a call sign, a BIC."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from detente.codes import imo
from detente.parties import partial_dates
from detente.parties.entity import IdKind, Number

_MONTH: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|maerz|mai|juni|juli|oktober|dezember|"
    "janv|févr|fevr|février|fevrier|avr|avril|juin|juillet|août|aout|déc|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    "septiembre|octubre|noviembre|diciembre"
)
DAY: Final = (
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|(?:1[89]|20)[0-9]{6}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|er|\.)?[ .-]*(?:(?:de|of)[ ])?(?:{_MONTH})[a-zäéûà]{{0,8}}[ .,-]*(?:de[ ])?[0-9]{{4}}"
    rf"|(?:{_MONTH})[a-z]{{0,7}}[ .]+[0-9]{{1,2}}(?:st|nd|rd|th)?[ ,]+[0-9]{{4}})"
)
"""A day as it stands behind a name; the first letters of a month are enough."""
_LABEL: Final = (
    r"(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?date|born|né|née|nee|geb(?:oren)?\b\.?|geburtsdatum|nacid[oa]|"
    r"date de naissance|fecha de nacimiento|nat[oa]|д\.?\s?р\.?|дата рождения|род\.?|生于|出生)"
)
BORN: Final = re.compile(
    rf"(?i)\(?\b(?:{_LABEL}\W{{0,4}}(?:(?:on|in|the|am|le|el|il)\W{{1,3}}){{0,2}}(?P<said>{DAY}|(?:{_MONTH})[a-z]{{0,7}}[ .,]+[0-9]{{4}}|[0-9]{{4}})|(?P<bare>{DAY}))(?![0-9])\)?"
)
"""A date of birth in words or figures, with the label before it and the brackets around both."""
_MONTHS: Final = {
    "janv": 1, "enero": 1, "févr": 2, "fevr": 2, "febrero": 2, "märz": 3, "maerz": 3, "marzo": 3, "avr": 4, "abril": 4,
    "mai": 5, "mayo": 5, "juin": 6, "juni": 6, "junio": 6, "juil": 7, "juli": 7, "julio": 7, "août": 8, "aout": 8,
    "agosto": 8, "okto": 10, "octu": 10, "dez": 12, "déc": 12, "dici": 12,
}  # fmt: skip
"""Beginnings of months in other languages that English does not share."""
_PARTS: Final = re.compile(r"([0-9]{1,4})|([^\W\d_]{3,})")
_SHIP: Final = re.compile(
    r"(?i)\(?(?:\bIMO[\s:.#-]{0,4}(?:(?:No|Nr|Number)\b[\s:.#-]{0,4})?|(?<=[^\W\d_])IMO[\s:.#-]{0,4}|(?<=[^\d.,/-])|^)"
    r"([1-9][0-9]{6})(?!\d)\)?"
)
LABELLED: Final = re.compile(
    r"(?i)\(?\b(?:(?P<mmsi>MMSI)|(?P<call>call[ -]?sign|c/s)|(?P<bic>BIC|SWIFT(?: code)?|SWIFT/BIC))[\s:.#-]{1,4}(?P<number>[A-Z0-9]{4,11})\b\)?"
)
"""A number with its label: `MMSI 445123000`, `call sign HMYX3`, `BIC SABRRUMM`."""
_BANK: Final = re.compile(r"\b(?:BIC|SWIFT)\b")
_WHOLE_BIC: Final = re.compile(r"\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\s*")
_KINDS: Final[dict[str, IdKind]] = {"mmsi": "mmsi", "call": "call-sign", "bic": "bic"}


MINIMUM_DIGITS, MAXIMUM_LABEL = 5, 5
"""Digits of a name that may be a number, and the letters that may stand there beside them."""


class NameFacts(NamedTuple):
    """What stands behind a name."""

    born: str | None
    numbers: tuple[Number, ...]


NO_FACTS: Final = NameFacts(None, ())


@lru_cache(maxsize=10_000)
def facts_in_name(name: str) -> NameFacts:
    """Return the date of birth and the numbers that a field gives with a name.

    A labelled IMO number may be that of a company, whose last digit is no check digit of a ship.

    >>> facts_in_name("Vladimir Putin DOB 07 Oct 1952").born
    '1952-10-07'
    >>> [each.text for each in facts_in_name("JIE SHUN IMO8518780").numbers]
    ['8518780']
    """
    bic = _WHOLE_BIC.fullmatch(name)
    if bic is not None:
        return NameFacts(None, (Number(kind="bic", text=bic[1]),))
    digits = sum(map(str.isdigit, name))
    if not digits and not _BANK.search(name):
        return NO_FACTS
    ships = [found[1] for found in _SHIP.finditer(name) if imo.valid(found[1]) or "imo" in found[0].casefold()]
    numbers = [Number(kind="imo", text=each) for each in ships]
    for found in LABELLED.finditer(name):
        kind = _KINDS[next(group for group in _KINDS if found[group])]
        numbers.append(Number(kind=kind, text=found["number"]))
    if not numbers and _is_number(name, digits):
        numbers.append(Number(kind="other", text=name))
    return NameFacts(born_in(name), tuple(dict.fromkeys(numbers)))


def _is_number(name: str, digits: int) -> bool:
    """Return whether a name is a number with a label at most: `1077757840522`, `INN 7707083893`."""
    return digits >= MINIMUM_DIGITS and sum(map(str.isalpha, name)) <= MAXIMUM_LABEL


def born_in(name: str) -> str | None:
    """Return the date of birth that stands behind a name, as far as it is known."""
    found = BORN.search(name)
    if found is None:
        return None
    day = read_day(found["said"] or found["bare"])
    return None if day is None else partial_dates.as_known(day)


def read_day(text: str) -> str | None:
    """Return a day in figures, or with its month in one of several languages; None where it is none."""
    plain = partial_dates.day(text.replace("-", "/") if re.match(r"[0-9]{1,2}-[0-9]", text) else text)
    if plain is not None:
        return plain
    numbers = [int(found[1]) for found in _PARTS.finditer(text) if found[1]]
    months = [month for found in _PARTS.finditer(text) if found[2] and (month := _month(found[2].casefold()))]
    if not months or not numbers:
        return None
    year, days = numbers[-1], numbers[:-1]
    return partial_dates.made(str(year), str(months[0]), str(days[0]) if days else None)


def _month(word: str) -> int | None:
    found = next((number for text, number in _MONTHS.items() if word.startswith(text)), None)
    return found or partial_dates.MONTHS.get(word[:3])


def without_facts(name: str) -> str:
    """Return a name without the date of birth and the numbers that stand behind it."""
    return BORN.sub(" ", LABELLED.sub(" ", _SHIP.sub(_unless_valid, name)))


def _unless_valid(found: re.Match[str]) -> str:
    """Return a blank for the number of a ship, also for one that is labelled and has a wrong digit; else the text."""
    return " " if imo.valid(found[1]) or "imo" in found[0].casefold() else found[0]
