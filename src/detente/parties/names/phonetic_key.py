"""The phonetic key of a word: what is left without habits of romanisation and of hearing.

Two spellings of one word should have the same key, or keys one edit apart. The key finds candidates; the similarity
of two words depends on their letters too.
"""

import re
from functools import lru_cache
from operator import itemgetter
from string import ascii_lowercase
from typing import Final

from detente.parties.names import tables

_SOUNDS: Final = tuple((sound, read) for sound, read, _ in tables.rows("sounds"))
_SINGLE: Final = str.maketrans({sound: read for sound, read in _SOUNDS if len(sound) == 1})
_TABLE: Final = {sound: read.upper() for sound, read in _SOUNDS if len(sound) > 1} | {"c": "C"}
"""What sounds of several letters, and a c at the end, are replaced by: in capitals, so that none of their letters is replaced again."""
_CLOSED: Final = frozenset(sound for sound, _, closed in tables.rows("sounds") if closed)
"""Sounds of a closed syllable: `Kawthar`; in `Jibawi` and `Nowikow` the second letter begins or ends another."""


def _beginning(letter: str) -> str:
    """Return the sounds that begin with a letter, the longest first."""
    sounds = sorted((sound for sound in _TABLE if sound[0] == letter and len(sound) > 1), key=len, reverse=True)
    rests = [f"{sound[1:]}(?=[bcdfghjklmnpqrstvwxz])" if sound in _CLOSED else sound[1:] for sound in sounds]
    return f"{letter}(?:{'|'.join(rests)})"


_PATTERN: Final = re.compile(
    "|".join(("[aei]?j(?![aeiouy])", *map(_beginning, sorted({sound[0] for sound in _TABLE})), "c$"))
)
_TWICE: Final = re.compile(r"(.)\1+")
_once: Final = itemgetter(1)
"""The letter that is doubled; a text with `\\1` in its place would be parsed again for every word."""
_END: Final = re.compile(r"(?<=[aiu])h$")


@lru_cache(maxsize=60_000)
def phonetic_key(word: str) -> str:
    """Return the phonetic key of a plain word; digits stay as they are.

    The key of a word in capitals (Arabic letters) is its skeleton.
    """
    if word.isupper():
        return skeleton(word)
    if not word.isalpha():
        word = _misread(word)
        if not word.isalpha():
            return word
    sounds = _PATTERN.sub(_sound, f"s{word[1:]}" if word.startswith("x") else word).translate(_SINGLE).lower()
    once = _TWICE.sub(_once, sounds)
    return (_END.sub("", once) if once.endswith("h") else once) or word


def _sound(found: re.Match[str]) -> str:
    text = found[0]
    if text[-1] == "j" and text not in _TABLE:  # `Sergej`, but `Jamal`
        return "I"
    if text == "ou" and found.string[found.end() : found.end() + 1] in ("a", "e", "i"):  # `Ouali`
        return "V"
    return _TABLE[text]


_DIGITS: Final = str.maketrans("0135689", "oiesbbg")


def _misread(word: str) -> str:
    """Return a word with the digits replaced that a machine read for letters, where most of it is letters."""
    letters = sum(map(str.isalpha, word))
    return word.translate(_DIGITS) if letters >= 3 and letters * 2 > len(word) else word  # noqa: PLR2004 -- `b52` stays


_LETTERS: Final = tables.mapped("arabic_writing")
_LETTER_PATTERN: Final = re.compile(
    "|".join(sorted((sound for sound in _LETTERS if len(sound) > 1), key=len, reverse=True))
)
_MERGED: Final = {"P": "B", "V": "W", "Z": "D", "J": "G"}
_WRITTEN: Final = str.maketrans(
    _MERGED | {char: _MERGED.get(read := _LETTERS.get(char, char.upper()), read) for char in ascii_lowercase}
)
"""Single letters, and what sounds of several were replaced by: those that romanisations mix up are one."""
_VOWELS: Final = str.maketrans("", "", "AWY")
MINIMUM_CONSONANTS: Final = 3
"""Consonants of which the last may be the h of an ending."""


def _arabic(found: re.Match[str]) -> str:
    return _LETTERS[found[0]]


@lru_cache(maxsize=20_000)
def written(word: str) -> str:
    """Return a word in the letters that Arabic writing may have for it, with vowels; letters that romanisations mix up are one."""
    if not word.isupper():
        first = f"a{word[1:]}" if word[0] in "eiou" else word
        servant = "abd" if first.startswith("abd") else ""  # `abdhadi` has no dh
        word = f"{servant}{_LETTER_PATTERN.sub(_arabic, first.removeprefix('abd'))}"
    return _TWICE.sub(_once, word.translate(_WRITTEN))


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the consonants of a word as Arabic writing has them: `muhammad` and the Arabic for it both give `MHMD`."""
    text = written(word)
    first = "" if text[0] == "A" and len(text) > 1 else text[0]
    bones = first + text[1:].translate(_VOWELS)
    if bones.endswith("H") and len(bones) >= MINIMUM_CONSONANTS:
        bones = bones[:-1]
    return _TWICE.sub(_once, bones) or text
