"""Check the cells of a message, whatever its format: each function returns the value, or raises InputError."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from detente.codes import countries, country_names
from detente.codes.currencies import CURRENCIES
from detente.errors import InputError
from detente.files import limits

MAXIMUM_VALUE: Final = limits.MOST_VALUE
"""Characters in one name, line or number."""
MAXIMUM_FREE_TEXT: Final = 200_000
"""Characters of free text in one transfer."""
MAXIMUM_REFUSALS: Final = 10_000
"""Refusals of one file, after which the rest of it is refused at once."""
TOO_MANY: Final = "too much is refused: what follows is not read"
MAXIMUM_DIGITS: Final = 18
"""Digits of an amount, as in ISO 20022."""
SHOWN: Final = 60

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BIC: Final = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")
_AMOUNT: Final = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")
_DAY: Final = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_COMMA: Final = re.compile(r",\s*")
_MOST_WORDS: Final = 6
"""Words of the longest name of a country, with `of`."""
_LONGEST_CODE: Final = 3
_PLACES: Final = frozenset({"GEORGIA", "JERSEY", "CHAD", "JORDAN", "LEBANON", "PERU"})
"""Countries whose names are also those of a state, or of towns with which addresses in the United States end."""
_PARTS: Final = frozenset({"NEW", "INNER", "LITTLE", "NOUVELLE", "NUEVO"})
"""New Mexico, Inner Mongolia."""
_STATES: Final = frozenset(
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA NL PE SK".split()  # noqa: SIM905 -- a table
)
"""Codes of countries that are also codes of states and provinces, with which addresses in North America end."""
_PLACEHOLDERS: Final = frozenset({"NOTPROVIDED", "NOT PROVIDED", "UNKNOWN", "N/A", "NONE", "-", "."})
"""Texts with which messages fill a field that must not be empty."""
_NO_CODE: Final = frozenset({"XTS", "XXX"})
"""Codes for tests, and for no currency: both are valid in a message."""


def shown(given: str) -> str:
    """Return a text as an error shows it, cut where it is long."""
    return repr(given if len(given) <= SHOWN else f"{given[:SHOWN]}…")


def plain(given: str, most: int = MAXIMUM_VALUE) -> str:
    """Return a text with single spaces. Raises InputError for control characters, and for a text that is too long."""
    if len(given) > most:
        raise InputError(f"holds {len(given):,} characters", hint=f"No message needs more than {most:,} here.")
    found = _CONTROL.search(given)
    if found:
        raise InputError(f"holds a control character, U+{ord(found[0]):04X}", hint="Ask the sender for it again.")
    return " ".join(given.split())


def unless_placeholder(given: str) -> str:
    """Return the text, or an empty one for a placeholder such as `NOTPROVIDED`."""
    return "" if given.upper() in _PLACEHOLDERS else given


def bic(given: str) -> str:
    """Return a BIC of 8 or 11 characters, in capitals. Raises InputError."""
    found = given.upper()
    if _BIC.fullmatch(found) is None:
        raise InputError(f"{shown(given)} is not a BIC", hint="A BIC has 8 or 11 characters, such as BANKDEFFXXX.")
    return found


def country_of(code: str | None) -> str | None:
    """Return the country of a BIC; None where its letters are no country's."""
    return code[4:6] if code is not None and countries.exists(code[4:6]) else None


def country(given: str) -> str:
    """Return an alpha-2 code, in capitals. Raises InputError."""
    found = given.upper()
    if not countries.exists(found):
        raise InputError(f"{shown(given)} is not a country", hint="It takes a code of ISO 3166, such as DE.")
    return found


def country_at_end(lines: Sequence[str]) -> str | None:
    """Return the country that an address ends with; None where it ends otherwise, or may mean a part of another country.

    A code is taken only where it stands alone, and is not that of a state too: `PUEBLO CO` is not in Colombia.
    """
    last = _COMMA.split(lines[-1])[-1] if lines else ""
    words = last.split()
    if len(words) == 1 and countries.exists(words[0]):
        return words[0] if words[0] not in _STATES else None
    for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
        name = " ".join(words[start:])
        found = country_names.by_name(name) if len(name) > _LONGEST_CODE else None
        if found is not None:
            doubtful = name.upper() in _PLACES or (start > 0 and words[start - 1].upper() in _PARTS)
            return None if doubtful else found
    return None


def amount(given: str) -> Decimal:
    """Return an amount with a decimal point. Raises InputError."""
    if _AMOUNT.fullmatch(given) is None or len(given) > MAXIMUM_DIGITS + 1:
        raise InputError(f"{shown(given)} is not an amount", hint="Ask the sender for it again.")
    return Decimal(given)


def currency(given: str) -> str:
    """Return a code of ISO 4217. Raises InputError."""
    if given not in CURRENCIES and given not in _NO_CODE:
        raise InputError(f"{shown(given)} is not a currency", hint="It takes a code of ISO 4217, such as USD.")
    return given


def day(given: str) -> date:
    """Return a date, `YYYY-MM-DD` or `YYYYMMDD`. Raises InputError."""
    found = _DAY.fullmatch(given)
    try:
        if found is not None:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise InputError(f"{shown(given)} is not a day", hint="Ask the sender for it again.")
