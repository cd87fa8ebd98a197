"""Read a share of the whole as registers write it (`50.1`, `25-50`, `>50`, `majority`), with exact bounds."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from detente.errors import InputError
from detente.value import value

MOST_TEXT: Final = 100
"""The most characters of a share or a day."""
MOST_PLACES: Final = 31
"""Decimal places that a share can have that was given as a number."""
NOTHING: Final = Fraction(0)
WHOLE: Final = Fraction(100)
_NUMBER: Final = r"([0-9]{1,9}(?:\.[0-9]{1,30})?|[0-9]{1,9}/[0-9]{1,9})"
_WORD: Final = r"(>=|=>|≥|>|<=|=<|≤|<|not more than|more than|over|at least|less than|up to|at most)?"
_SHARE: Final = re.compile(rf"{_WORD} ?{_NUMBER}(?: ?(?:-to-|-|to|but|and) ?{_WORD} ?{_NUMBER})?")
_SIGN: Final = re.compile(r"[ -]?(?:%|percent|per cent)")
_FLOORS: Final = {">": True, "more than": True, "over": True, ">=": False, "=>": False, "≥": False, "at least": False}
"""Words before a lower bound; whether they leave it out."""
_ROOFS: Final = {
    "<": True,
    "less than": True,
    "<=": False,
    "=<": False,
    "≤": False,
    "up to": False,
    "at most": False,
    "not more than": False,
}
"""Words before an upper bound; whether they leave it out."""


@value
class Percent:
    """A share of the whole, exact, or between two bounds; both bounds belong to it but where `over` or `under` says not."""

    low: Fraction = NOTHING
    high: Fraction = WHOLE
    over: bool = False
    """It is more than `low`."""
    under: bool = False
    """It is less than `high`."""

    def __str__(self) -> str:
        low, high = _shown(self.low), _shown(self.high)
        if self.low == self.high:
            return f"{low}%"
        if self.high == WHOLE and not self.under:
            return f"{'more than' if self.over else 'at least'} {low}%" if self.low or self.over else "an unknown share"
        if not (self.low or self.over):
            return f"{'less than' if self.under else 'at most'} {high}%"
        return f"{'more than ' if self.over else ''}{low} to {'less than ' if self.under else ''}{high}%"


def _shown(number: Fraction) -> str:
    """The number as the decimal that it is; as a fraction where no decimal is the same number."""
    places = next((each for each in range(MOST_PLACES + 1) if (number * 10**each).denominator == 1), None)
    if not places:
        return str(number)
    digits = str(int(number * 10**places)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}"


UNKNOWN: Final = Percent()
_WORDS: Final = {"": UNKNOWN, "unknown": UNKNOWN, "majority": Percent(low=Fraction(50), over=True)}


def percent(text: str) -> Percent | None:
    """Return the share in a text; unknown where it is empty, None where it cannot be read.

    A plain number is a percentage (`0.5` is half of one percent); `1/3` is a part of the whole. Raises InputError where it
    is over 100.
    """
    return _percent(text) if len(text) <= MOST_TEXT else None


@lru_cache(maxsize=65_536)
def _percent(text: str) -> Percent | None:
    plain = _SIGN.sub("", " ".join(text.lower().replace("\u2013", "-").split())).removeprefix("ownership-of-shares-")
    if plain in _WORDS:
        return _WORDS[plain]
    if plain.endswith(("+", " or more")):
        plain = f">={plain.removesuffix('+').removesuffix(' or more')}"
    found = _SHARE.fullmatch(plain)
    if found is None or ("/" in plain and _SIGN.search(text.lower())):  # 1/3% may be a third of one percent
        return None
    made = _bounds(found[1], _number(found[2]), found[3], _number(found[4]) if found[4] else None)
    if made and (made.high > WHOLE or (made.low, made.over) > (WHOLE, False)):
        raise InputError(f"a share of {text!r}, over 100 percent", hint="A part of the whole is written 1/3.")
    return made if made and lowest(made) <= highest(made) else None


def _number(text: str) -> Fraction | None:
    over, _, under = text.partition("/")
    if not under:
        return Fraction(over)
    return 100 * Fraction(int(over), int(under)) if int(under) else None


def _bounds(word: str | None, first: Fraction | None, until: str | None, last: Fraction | None) -> Percent | None:
    if first is None or (word in _ROOFS and last is not None) or until in _FLOORS:
        return None
    if last is not None:
        return Percent(low=first, high=last, over=_FLOORS.get(word or "", False), under=_ROOFS.get(until or "", False))
    if word in _FLOORS:
        return Percent(low=first, high=max(first, WHOLE), over=_FLOORS[word or ""])
    return Percent(high=first, under=_ROOFS[word or ""]) if word in _ROOFS else Percent(low=first, high=first)


def lowest(share: Percent) -> tuple[Fraction, int]:
    """Return the lower bound, to be compared and added: 1 where the share is more than the number."""
    return share.low, int(share.over)


def highest(share: Percent) -> tuple[Fraction, int]:
    """Return the upper bound, to be compared and added: -1 where the share is less than the number."""
    return share.high, -int(share.under)
