"""IMO ship numbers, as lists write them."""

import re
from typing import Final

_NUMBER = re.compile(r"(?:IMO)?[ :.#-]*+(?:(?:No\.?|Number)[ :]*+)?([1-9][0-9]{6})", re.IGNORECASE | re.ASCII)

LABELLED: Final = re.compile(
    r"\(?\bIMO\b[\s:.#-]*(?:(?:No|Nr|Number)\b[\s:.#-]*)?([1-9][0-9]{6})\b\)?", re.IGNORECASE | re.ASCII
)
"""A number in a text that says that it is one, and the brackets around it."""


def within(text: str) -> tuple[str, ...]:
    """The numbers in a text that says that they are such, `JIE SHUN (IMO 8518780)`, whose check digits hold."""
    if "imo" not in text.casefold():
        return ()
    return tuple(number for number in dict.fromkeys(LABELLED.findall(text)) if valid(number))


def digits(text: str) -> str | None:
    """The seven digits of what looks like an IMO number, `9074729` or `IMO 9074729`; whether they hold is another question."""
    found = _NUMBER.fullmatch(text.strip())
    return found[1] if found else None


def valid(text: str) -> bool:
    """Whether a text is an IMO ship number whose check digit holds.

    The first six digits, times 7, 6, 5, 4, 3 and 2, add up to a number that ends in the seventh.
    """
    found = digits(text)
    if found is None:
        return False
    return sum(int(digit) * weight for digit, weight in zip(found, range(7, 1, -1), strict=False)) % 10 == int(found[6])
