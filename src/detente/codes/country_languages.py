"""The names of countries in the six languages of the United Nations and some others, and their numeric codes.

The names and the numbers (ISO 3166-1, which are those of M49) are those of Unicode's CLDR, through Babel. What CLDR lacks, official
names above all, stands in a table of ours.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from detente.codes import countries
from detente.codes.country_words import key

FILE: Final = Path(__file__).with_name("country_forms.csv")
"""For each code the names in other languages that CLDR lacks."""
LANGUAGES: Final = ("ar", "zh", "zh_Hant", "en", "fr", "ru", "es", "de", "it", "ja", "ko", "nl", "pl", "pt", "tr", "vi")
_NUMBERS_OF_STATISTICS: Final = {"842": "US", "757": "CH", "579": "NO", "251": "FR", "699": "IN", "490": "TW"}
"""Reporters of Comtrade with a number of its own; 490 is `Other Asia, nes`, under which it has Taiwan."""
_DIGITS: Final = 3


def by_name(text: str) -> str | None:
    """Return the alpha-2 code of a country by its name in one of `LANGUAGES`; None where it is none, or one of two."""
    return _names().get(key(text))


def by_number(text: str) -> str | None:
    """Return the alpha-2 code of a numeric code of ISO 3166-1, M49 or Comtrade, with or without leading zeros."""
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        return None
    return _numbers().get(text.zfill(_DIGITS))


@cache
def _numbers() -> dict[str, str]:
    from babel.core import get_global  # noqa: PLC0415 -- needed only where a country is no code of letters

    aliases = get_global("territory_aliases")
    known = {number: codes[0] for number, codes in aliases.items() if number.isdigit() and len(codes) == 1}
    return {number: code for number, code in known.items() if countries.exists(code)} | _NUMBERS_OF_STATISTICS


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name, code in _all_names():
        if found.setdefault(name, code) != code:
            twice.add(name)
    return {name: code for name, code in found.items() if name and name not in twice}


def _all_names() -> Iterator[tuple[str, str]]:
    from babel import Locale  # noqa: PLC0415 -- the names of a dozen languages take some milliseconds

    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        yield from ((key(str(territories[code])), code) for code in countries.COUNTRIES if code in territories)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((key(name), row["code"]) for name in row["names"].split(";"))
