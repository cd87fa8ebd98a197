"""The keys by which a number is found: the whole of it, and the numbers among the words around it.

Lists and forms write numbers with labels, places and remarks: `OGRN: 1077757840522`, `563210184 (Expires 18 Jun. 2018)`,
`V-5892464`. A bank is known by the first eight letters of its BIC; the last three are a branch.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from detente.codes import countries, imo

MINIMUM_KEY: Final = 4
"""Letters of a key, its colon included, above which a number is looked up."""
BANK: Final = 8
"""Letters of a BIC that are the bank's; the three behind them are a branch's."""
MINIMUM_CORE, MINIMUM_DIGITS = 6, 5
"""Letters and digits of a number among words, and the digits that it has at least: fewer are shared by chance."""
MINIMUM_ALONE: Final = 8
"""Digits of a number that is looked up apart from others which stand beside it without a word between."""
MAXIMUM_PREFIX: Final = 3
"""Letters before a number that may be part of it: `V-5892464`, `OR 1961825`."""
_BIC: Final = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_BRACKET: Final = re.compile(r"\([^()]*\)")
_SPLIT: Final = re.compile(r"[;,:\n]|\b(?:and|or)\b", re.IGNORECASE)
_REMARK: Final = re.compile(r"\b(?:issued|expir\w*|valid|dated|cancelled|delivered)\b.*", re.IGNORECASE | re.DOTALL)
_GLUED: Final = re.compile(r"(?<=\d)(?=(?:TIN|INN|OGRN|KPP|OKPO)\b)|(?<=\bNo)(?=\d)|(?<=[№°])(?=\d)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[^\W_]+")


def number_key(kind: str, text: str) -> str:
    """Return the key of a whole number: letters and digits only; digits only where it has no letters (`IMO 9074729`)."""
    if kind in ("imo", "mmsi"):
        return f"{kind}:{''.join(filter(str.isdigit, text))}"
    return f":{''.join(char for char in text.upper() if char.isalnum())}"


def is_bic(text: str) -> bool:
    """Return whether a text may be a BIC: eight or eleven capitals and digits with a country in the fifth and sixth place."""
    return _BIC.fullmatch(text) is not None and countries.exists(text[4:6])


@lru_cache(maxsize=50_000)
def asked_keys(kind: str, text: str) -> tuple[str, ...]:
    """Return the keys by which a number is looked up, that of the whole first."""
    whole = number_key(kind, text)
    if kind in ("imo", "mmsi"):
        return (whole,)
    return tuple(dict.fromkeys([whole, *_banks(text), *_ships(text), *(f":{core}" for core in _cores(text))]))


def listed_keys(kind: str, text: str) -> tuple[str, ...]:
    """Return the keys by which a listed number is found; that of a ship is also found where nobody said whose it is."""
    keys = asked_keys(kind, text)
    return (*keys, number_key("", keys[0].partition(":")[2])) if kind in ("imo", "mmsi") else keys


def _banks(text: str) -> Iterator[str]:
    """Yield the key of the bank of a BIC."""
    compact = text.strip().upper()
    if is_bic(compact):
        yield f"bic:{compact[:BANK]}"


def _ships(text: str) -> Iterator[str]:
    """Yield the keys of the IMO numbers that a text labels as such."""
    return (f"imo:{found}" for found in imo.within(text))


def _cores(text: str) -> Iterator[str]:
    """Yield the numbers among the words of a text."""
    text = _GLUED.sub(" ", text)
    for _ in range(2):  # brackets in brackets
        text = _BRACKET.sub(";", text)
    for piece in _SPLIT.split(_REMARK.sub("", text)):
        yield from _runs(_TOKEN.findall(piece.upper()))


def _runs(tokens: list[str]) -> Iterator[str]:
    """Yield the numbers of words between two marks: those side by side as one, with the letters before them and without."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and any(map(str.isdigit, tokens[end])):
            end += 1
        if end > at:
            run = "".join(tokens[at:end])
            before = tokens[at - 1] if at and len(tokens[at - 1]) <= MAXIMUM_PREFIX else ""
            alone = [each for each in tokens[at:end] if len(each) >= MINIMUM_ALONE]
            yield from (each for each in (run, f"{before}{run}", *alone) if _is_number(each))
        at = end + 1


def _is_number(text: str) -> bool:
    return len(text) >= MINIMUM_CORE and sum(map(str.isdigit, text)) >= MINIMUM_DIGITS
