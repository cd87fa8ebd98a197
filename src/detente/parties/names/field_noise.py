"""What the fields of payments and forms put around a name: accounts, instructions, days of birth, a place behind a comma."""

import re
from typing import Final

from detente.codes.country_names import by_name
from detente.codes.imo import LABELLED
from detente.parties.names import tables

_ACCOUNT: Final = re.compile(r"(?:^|(?<=\s))/\S*\d{3}\S*|\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b|^\s*\d/(?=\D)")
_DAY: Final = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_BORN: Final = re.compile(
    rf"(?i)\(?\b(?:(?:d\.?o\.?b\.?|born|date of birth)\W*+(?:(?:on|in)\W*+)?(?:{_DAY}|\d{{4}})|{_DAY})\b\)?"
)
_BEFORE: Final = re.compile(
    r"(?i)^\s*(?:(?:payment|remittance|transfer|invoice|inv)\s+(?:to|for|from|of)|attn|attention|c/o|b/o|o/b|f/o|m/[svty]|"
    r"in favou?r of|by order of|on behalf of|beneficiary|ordering customer|messrs)\b[.:]?\s+"
)
_BEHIND: Final = re.compile(r"(?i)(?<!\s)\s++or (?:bearer|order)\s*$")
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:([ ._-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])")
"""A word whose letters stand apart, to hide it: `P-U-T-I-N`."""
_BETWEEN: Final = re.compile(r"[ ._-]")
LEAST_BETWEEN: Final = 3
"""Marks between the letters of such a word: it has four."""
_DIGIT: Final = re.compile(r"\d")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[*~|^¦](?=[^\W\d_])")
"""A mark inside a word, to hide it."""
_TOWNS: Final = tables.words("towns")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_TEXTS: Final = re.compile(r"\w+")
_MARKS: Final = re.compile("[.'’´`]")
_HOME: Final = re.compile(
    r"(?i)(?<=[\s,(])(?:(?:of|in)\s++)?((?:the\s++)?(pyongyang|north\s+korea|d\.?p\.?r\.?k\.?|d\.?p\.?r\.?(?:\s+of)?\s+korea|"
    r"(?:democratic\s+)?(people['’´`]?s\s+(?:democratic\s+)?republic\s+of\s+korea)))"
)
"""Where those are at home whom resolution 1718 names. It may be a part of a listed name, so names are asked for with it and without."""
_TO_NEXT: Final = re.compile(r"[\s).]*+(?:(?<=\s)|[,(][\s,(]*+)")
"""What stands between two of these."""
_AT_END: Final = re.compile(r"[\s).]*")
LEAST_HOME: Final = 2
"""Words of a name that is asked for without."""


def strip_noise(name: str) -> str:
    """The name without what stands around it; as it is where nothing would be left. Places behind commas are put in brackets."""
    found = name if name.replace(" ", "").isalpha() else _INSIDE.sub("", name)
    if len(_BETWEEN.findall(found)) >= LEAST_BETWEEN and _SPACED.search(found):
        found = _SPACED.sub(lambda word: _BETWEEN.sub("", word[0]), found)
    if _DIGIT.search(name):
        found = _BORN.sub(" ", _ACCOUNT.sub(" ", LABELLED.sub(" ", found)))
    found = _BEHIND.sub("", _BEFORE.sub("", found))
    if not any(map(str.isalpha, found)):
        return name
    return _placed(found)


def without_home(name: str) -> str | None:
    """The name without the DPRK and its capital behind it, with a comma or without; None where there is no such, or little before it."""
    end = _before_home(name)
    if end is None or len(_TEXTS.findall(name, 0, end)) < LEAST_HOME:
        return None
    return name[:end]


def _before_home(name: str) -> int | None:
    """Where the name ends whose last words are all such places, the earliest such end; None where they are not."""
    end, found = len(name), None
    for home in reversed(list(_HOME.finditer(name))):
        behind = name[home.end() : end]
        if (_AT_END.fullmatch(behind) if end == len(name) else _TO_NEXT.fullmatch(behind)) is None:
            break
        end = home.start()
        found = next((spot for group in range(4) if (spot := _word_before(name, home.start(group)))), found)
    return found


def _word_before(name: str, spot: int) -> int:
    """The end of the word before a spot with blanks, commas and brackets between; 0 where there is none."""
    end = max(spot, 0)
    while end and (name[end - 1].isspace() or name[end - 1] in ",("):
        end -= 1
    return end if end < spot and name[end - 1 : end].isalnum() else 0


def _placed(name: str) -> str:
    """A name with the places behind its commas in brackets: `ACME LTD, TEHRAN, IRAN`."""
    head, comma, tail = name.rpartition(",")
    if not comma or not any(map(str.isalpha, head)) or not place(tail.strip(" .")):
        return name
    return f"{_placed(head)} ({tail.strip()})"


def place(text: str) -> bool:
    """Whether a text is a country, a town, or both."""
    text = _MARKS.sub("", text)
    words = _WORDS.findall(text.casefold())
    if not words or not text.replace(" ", "").isalpha():
        return False
    towns = 0
    while towns < len(words) and words[towns] in _TOWNS:
        towns += 1
    return towns == len(words) or by_name(" ".join(words[towns:])) is not None
