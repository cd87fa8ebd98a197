"""Check the cells of a message, whatever its format: each function returns the value, or raises InputError."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from detente.codes import countries, country_texts
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


def cleaned(given: str) -> str:
    """Return what can be screened of a text that `plain` refuses: without control characters, and cut."""
    return " ".join(_CONTROL.sub(" ", given[:MAXIMUM_VALUE]).split())


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
    """Return the alpha-2 code of a code or, as some write, of a name. Raises InputError."""
    found = country_texts.one(given)
    if found is None:
        raise InputError(f"{shown(given)} is not a country", hint="It takes a code of ISO 3166, such as DE.")
    return found


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
