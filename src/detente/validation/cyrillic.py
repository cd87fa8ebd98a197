"""Names of Slavic and other languages in the systems by which Cyrillic is romanised, and in Cyrillic."""
# ruff: noqa: ARG001 -- Cyrillic letters are what this module is about; every change is called the same way

import re
from typing import Final

from detente.parties.entity import Kind
from detente.validation import chinese, korean, tables
from detente.validation.family import Draw, latin, letters
from detente.validation.syllables import is_syllabic

SYSTEMS: Final = {
    system: {row[0]: row[at] for row in tables.rows("cyrillic_letters")}
    for at, system in enumerate(tables.SHAPES["cyrillic_letters"].columns[1:], start=1)
}
"""What each system gives for a letter."""
_TABLE: Final = tables.mapped("cyrillic_sounds")
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
_LATIN: Final = re.compile("|".join(sorted(_TABLE, key=len, reverse=True)))
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
        or is_syllabic(name)
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
