"""IMO ship numbers, as lists write them."""

import re
from typing import Final

_NUMBER = re.compile(r"(?:IMO)?[ :.#-]*+(?:(?:No\.?|Number)[ :]*+)?([1-9][0-9]{6})", re.IGNORECASE | re.ASCII)

LABELLED: Final = re.compile(
    r"\(?\bIMO\b[\s:.#-]*(?:(?:No|Nr|Number)\b[\s:.#-]*)?([1-9][0-9]{6})\b\)?", re.IGNORECASE | re.ASCII
)
"""A labelled number in a text, with the brackets around it."""


def within(text: str) -> tuple[str, ...]:
    """Return the labelled numbers in a text, `JIE SHUN (IMO 8518780)`, whose check digits hold."""
    if "imo" not in text.casefold():
        return ()
    return tuple(number for number in dict.fromkeys(LABELLED.findall(text)) if valid(number))


def digits(text: str) -> str | None:
    """Return the seven digits of what looks like an IMO number, `9074729` or `IMO 9074729`; their check digit is not tested."""
    found = _NUMBER.fullmatch(text.strip())
    return found[1] if found else None


def valid(text: str) -> bool:
    """Return whether a text is an IMO ship number whose check digit holds.

    The first six digits, times 7, 6, 5, 4, 3 and 2, add up to a number that ends in the seventh.
    """
    found = digits(text)
    if found is None:
        return False
    return sum(int(digit) * weight for digit, weight in zip(found, range(7, 1, -1), strict=False)) % 10 == int(found[6])
