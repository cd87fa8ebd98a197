"""The names of countries, and of their people, as sanctions lists write them, to their ISO 3166 alpha-2 codes.

A name is known by its words, in any order and case, without accents and punctuation, with their usual abbreviations: `Guinea,
Equatorial` and `EQUATORIAL GUINEA` are one. What stands for two countries (`Korea`, `Congolese`, `Sudan/South Sudan`) or for none of today (`USSR`) is not
in the table, and not guessed.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from detente.codes import countries, country_twins
from detente.codes.country_words import key

FILE: Final = Path(__file__).with_name("country_names.csv")
"""One row per country: its names, the common one first, then the names of its people; both separated by `;`."""
MAXIMUM_NAME: Final = 300
"""Characters; a longer text is a remark, not a name, and is not split."""

_REGION = re.compile(r"Region:\s*")


def by_name(text: str) -> str | None:
    """Return the alpha-2 code of a country by its name, its people's, or its alpha-2 or alpha-3 code in capitals; or None.

    Two names that agree (`Iran (IR)`, `Syria / Syrie`) are one; after ` / ` the second may be in a language that the
    table does not know.
    """
    return _by_name(text) if len(text) <= MAXIMUM_NAME else None


@lru_cache(maxsize=65_536)
def _by_name(text: str) -> str | None:
    text = _REGION.sub("", text.strip(), count=1)
    return _whole(text) or _halves(text) or _bracketed(text)


def _whole(text: str) -> str | None:
    if countries.exists(text):
        return text
    return countries.alpha2(text) or _table().get(key(text)) or _twin(text)


def _twin(text: str) -> str | None:
    codes = country_twins.meant(text)
    return codes[0] if len(codes) == 1 else None


def _halves(text: str) -> str | None:
    first, _, second = text.partition(" / ")
    if not second:
        return None
    codes = _whole(first), _whole(second)
    return codes[0] if codes[1] in (None, codes[0]) else None


def _bracketed(text: str) -> str | None:
    """Return the country of a name whose last bracket names the same one, `Iran (IR)`."""
    opened = max(text.rfind(mark, 0, -1) for mark in "()[]")
    if opened < 1 or text[opened] not in "([" or text[-1] not in ")]":
        return None
    code = _whole(text[:opened].rstrip())
    return code if code == _whole(text[opened + 1 : -1]) else None


def name_of(code: str) -> str:
    """Return the common English name of a code of `countries.COUNTRIES`."""
    return _rows()[code][0]


@cache
def _rows() -> dict[str, list[str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        found = {row["code"]: f"{row['names']};{row['people']}" for row in csv.DictReader(file)}
    return {code: [name.strip() for name in names.split(";") if name.strip()] for code, names in found.items()}


@cache
def _table() -> dict[str, str]:
    return {key(name): code for code, names in _rows().items() for name in names}
