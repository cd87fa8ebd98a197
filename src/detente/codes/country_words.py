"""The words of the name of a country, made comparable: small letters, no accents, usual abbreviations written out."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("country_words.csv")
"""The abbreviations and foreign forms in use, each with its word."""

_SMALL: Final = frozenset({"the", "of", "and"})
_JOINED: Final = re.compile("['\u2019\u2018`\u00b4.]")
"""U.A.E., People's."""
_FULL_STOP: Final = re.compile(r"(?<=\w\w)\.|\.(?=\w\w)")
"""The full stop of an abbreviation, `Dem.Rep.`, `N.Zealand`; within initials, `U.A.E.`, it is only left out."""
_INITIALS: Final = re.compile(r"\b(\w) (?=\w\b)")
_GENITIVE: Final = re.compile(r"\b(peoples?) s\b")
"""`People s Republic`, where the apostrophe was lost."""
_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name in order, without `the`, `of` and `and`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    spaced = " ".join(_WORD.findall(_JOINED.sub("", _FULL_STOP.sub(" ", plain))))
    spaced = _INITIALS.sub(r"\1", _GENITIVE.sub(r"\1", spaced))
    table = _table()
    found = ("saint" if word == "st" else table.get(word, word) for word in spaced.split())
    return tuple(word for word in found if word not in _SMALL)


def key(text: str) -> str:
    """Return the words of a name, sorted, so that their order does not matter."""
    return " ".join(sorted(words(text)))


@cache
def _table() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["written"]: row["word"] for row in csv.DictReader(file)}
