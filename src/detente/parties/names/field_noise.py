"""Remove what fields of payments and forms put around a name: accounts, instructions, dates of birth, a place after a comma."""

import re
from typing import Final

from detente.codes.country_names import by_name
from detente.parties.names import tables
from detente.parties.names.field_facts import without_facts

_ACCOUNT: Final = re.compile(r"(?:^|(?<=\s))/\S*\d{3}\S*|\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b|^\s*\d/(?=\D)")
_BEFORE: Final = re.compile(
    r"(?i)^\s*(?:(?:payment|remittance|transfer|invoice|inv)\s+(?:to|for|from|of)|attn|attention|c/o|b/o|o/b|f/o|m/[svty]|"
    r"in favou?r of|by order of|on behalf of|beneficiary|ordering customer|messrs)\b[.:]?\s+"
)
_BEHIND: Final = re.compile(r"(?i)(?<!\s)\s++or (?:bearer|order)\s*$")
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:([ ._-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])")
"""A word whose letters are set apart, to hide it: `P-U-T-I-N`."""
_BETWEEN: Final = re.compile(r"[ ._-]")
MINIMUM_MARKS: Final = 3
"""Marks between the letters of such a word, which has at least four."""
_DIGIT: Final = re.compile(r"\d")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[*~|^¦](?=[^\W\d_])")
"""A mark inside a word, to hide it."""
_TOWNS: Final = tables.words("towns")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_TEXTS: Final = re.compile(r"\w+")
_MARKS: Final = re.compile("[.'’´`]")


def _home(optional: str, place: str) -> str:
    """The pattern of a place of the table: any blanks between words, full stops and apostrophes that may be left out."""
    written = re.escape(place).replace(r"\ ", r"\s+").replace(r"\.", r"\.?").replace("'", "['’´`]?")
    return rf"(?:{re.escape(optional)}\s+)?({written})" if optional else written


_HOMES: Final = "|".join(_home(*row) for row in sorted(tables.rows("homes")))
_HOME: Final = re.compile(rf"(?i)(?<=[\s,(])(?:(?:of|in)\s++)?((?:the\s++)?({_HOMES}))")
"""Where the parties of a list are. It may be part of a listed name, so names are searched with it and without."""
_TO_NEXT: Final = re.compile(r"[\s).]*+(?:(?<=\s)|[,(][\s,(]*+)")
"""The text between two of these places."""
_AT_END: Final = re.compile(r"[\s).]*")
MINIMUM_WORDS: Final = 2
"""Words of a name that is searched without them."""


def strip_noise(name: str) -> str:
    """Return the name without the noise around it, or unchanged where nothing would be left.

    Places after commas are put in brackets.
    """
    found = name if name.replace(" ", "").isalpha() else _INSIDE.sub("", name)
    if len(_BETWEEN.findall(found)) >= MINIMUM_MARKS and _SPACED.search(found):
        found = _SPACED.sub(lambda word: _BETWEEN.sub("", word[0]), found)
    if _DIGIT.search(name) or "BIC" in name or "SWIFT" in name:
        found = without_facts(_ACCOUNT.sub(" ", found))
    found = _BEHIND.sub("", _BEFORE.sub("", found))
    if not any(map(str.isalpha, found)):
        return name
    return _places_in_brackets(found)


def without_home(name: str) -> str | None:
    """Return the name without the country of the regime and its capital after it, with a comma or without.

    None where the name has no such ending, or little before it.
    """
    end = _before_home(name)
    if end is None or len(_TEXTS.findall(name, 0, end)) < MINIMUM_WORDS:
        return None
    return name[:end]


def _before_home(name: str) -> int | None:
    """Return the earliest end of the name before such places; None where it does not end with them."""
    end, found = len(name), None
    for home in reversed(list(_HOME.finditer(name))):
        behind = name[home.end() : end]
        if (_AT_END.fullmatch(behind) if end == len(name) else _TO_NEXT.fullmatch(behind)) is None:
            break
        end = home.start()
        found = next(
            (spot for group in range(home.re.groups + 1) if (spot := _word_before(name, home.start(group)))), found
        )
    return found


def _word_before(name: str, spot: int) -> int:
    """Return the end of the word before a place, across blanks, commas and brackets; 0 where there is none."""
    end = max(spot, 0)
    while end and (name[end - 1].isspace() or name[end - 1] in ",("):
        end -= 1
    return end if end < spot and name[end - 1 : end].isalnum() else 0


def _places_in_brackets(name: str) -> str:
    """Return a name with the places after its commas in brackets: `ACME LTD, TEHRAN, IRAN`."""
    head, comma, tail = name.rpartition(",")
    if not comma or not any(map(str.isalpha, head)) or not is_place(tail.strip(" .")):
        return name
    return f"{_places_in_brackets(head)} ({tail.strip()})"


def is_place(text: str) -> bool:
    """Return whether a text is a country, a town, or both."""
    text = _MARKS.sub("", text)
    words = _WORDS.findall(text.casefold())
    if not words or not text.replace(" ", "").isalpha():
        return False
    towns = 0
    while towns < len(words) and words[towns] in _TOWNS:
        towns += 1
    return towns == len(words) or by_name(" ".join(words[towns:])) is not None
