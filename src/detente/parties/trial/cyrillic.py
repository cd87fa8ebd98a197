"""Names of Slavic and other languages in the systems that Cyrillic is romanised by, and in Cyrillic."""
# ruff: noqa: ARG001 -- Cyrillic letters are what this module is about; every change is called the same way

import re
from typing import Final

from detente.parties.entity import Kind
from detente.parties.trial import chinese, korean
from detente.parties.trial.family import Draw, latin, letters
from detente.parties.trial.syllables import of_syllables

_ENGLISH: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
}  # fmt: skip
SYSTEMS: Final = {
    "english": _ENGLISH,
    "passport": _ENGLISH | {"ё": "e", "й": "i", "ю": "iu", "я": "ia", "ъ": "ie", "є": "ie", "ї": "i"},
    "scholarly": _ENGLISH | {"ё": "ë", "ж": "ž", "й": "j", "х": "h", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ю": "ju", "я": "ja", "є": "je", "ї": "ji"},
    "german": _ENGLISH | {"в": "w", "ё": "jo", "ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja"},
    "french": _ENGLISH | {"ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "я": "ia"},
}  # fmt: skip
"""What each system gives for a letter."""
_READ: Final = (
    ("shch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("you", "ю"), ("yu", "ю"), ("ya", "я"), ("yo", "ё"), ("ye", "е"),
    ("iy", "ий"), ("ph", "ф"), ("th", "т"), ("ck", "к"),  ("x", "кс"), ("dj", "дж"), ("jj", "дж"), ("j", "дж"), ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"),
    ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("y", "й"), ("z", "з"),
)  # fmt: skip
"""How Latin letters are read into Cyrillic, the longest first."""
_FIRST: Final = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("c(?=[eiy])", "s"),
        ("(?<=[bdfgklmnprstvz])y(?=[eo])", "ьy"),
        ("(?<=[aeiou])yo(?!u)", "йо"),
        (r"yy\b", "ый"),
        (r"(?<=[bcdfghklmnpqrstvwxz])y\b", "и"),
        ("(?<=[bcdfghklmnpqrstvwxz])y(?=[bcdfghklmnpqrstvwxz])", "ы"),
    )
)
"""What hangs on the letters beside, read before the others."""
_TABLE: Final = dict(_READ)
_LATIN: Final = re.compile("|".join(one for one, _ in _READ))
_SLAVIC: Final = re.compile(
    r"(?i)\b\w{2,}(?:ov|ev|ova|eva|enko|sky|skiy|skii|skaya|ovich|evich|ovna|evna|chuk|yev|yeva|tsev|shin)\b"
)


def _cyrillic(text: str) -> str:
    small = text.lower()
    for pattern, read in _FIRST:
        small = pattern.sub(read, small)
    return _capitals(_LATIN.sub(lambda found: _TABLE[found[0]], small))


def _capitals(text: str) -> str:
    return re.sub(r"(?:^|(?<=[\s\-(]))\w", lambda found: found[0].upper(), text)


def _romanised(text: str, system: str) -> str:
    table = SYSTEMS[system]
    return _capitals("".join(table.get(char, char) for char in text.lower()))


def in_cyrillic(name: str, kind: Kind) -> str | None:
    """A person's name in Latin letters stands in Cyrillic ones, read letter by letter.

    Not a Korean or Chinese one, which is written by the sounds of its syllables, nor one with an `x` or ending in `-ic`, which
    are read in many ways.
    """
    if (
        re.search(r"(?i)x|ic\b", name)
        or kind != "person"
        or korean.parsed(name)
        or chinese.parsed(name)
        or of_syllables(name)
    ):
        return None
    return _cyrillic(name) if name.isascii() and not any(map(str.isdigit, name)) and letters(name) >= 8 else None  # noqa: PLR2004 -- a shorter one is anybody's


def through_cyrillic(name: str, kind: Kind) -> str | None:
    """A person's name goes into Cyrillic and back into Latin letters, as through a Russian passport."""
    changed = in_cyrillic(name, kind)
    if changed is None:
        return None
    back = _romanised(changed, Draw("through-cyrillic", name).among(("english", "passport")))
    return back if back.lower() != name.lower() else None


def romanised(name: str, kind: Kind) -> str | None:
    """A name in Cyrillic stands in Latin letters by one of five systems."""
    if not re.search("[а-яА-Я]", name) or re.search("[A-Za-z]", name):
        return None
    return _romanised(name, Draw("cyrillic-romanised", name).among(tuple(SYSTEMS)))


def another_system(name: str, kind: Kind) -> str | None:
    """A Russian or Ukrainian name in Latin letters stands in those of another system: `Yu` as `Iu`, `ju`, `iou`."""
    if kind != "person" or not latin(name) or not name.isascii() or not _SLAVIC.search(name):
        return None
    changed = _romanised(_cyrillic(name), Draw("slavic-another-system", name).among(tuple(SYSTEMS)))
    return changed if changed.lower() != name.lower() else None
