"""Korean and Chinese names: a family name and one or two syllables, in any romanisation, order and spacing.

Every romanisation writes the same syllables with other letters (`Chŏng`, `Jong`, `Jeong`, `Jung`; `Hsi`, `Xi`), so such a
name is compared on classes of sounds: a family name, and the given name written as one.
"""

import re
from functools import lru_cache
from typing import Final

from detente.parties.names import tables
from detente.parties.names.synonyms import NUMBERS, ROMANS

_SOUNDS: Final = tuple((sound, read) for sound, read, _ in tables.rows("eastern_sounds"))
_CLOSED: Final = frozenset(sound for sound, _, closed in tables.rows("eastern_sounds") if closed)
"""Sounds that end a syllable: the last letter of `Quan-guo` and of `Zuo-you` begins the next syllable."""
_TABLE: Final = dict(_SOUNDS)
_PATTERN: Final = re.compile(
    "|".join(
        f"{sound}(?![aeiouyw])" if sound in _CLOSED else sound
        for sound, _ in sorted(_SOUNDS, key=lambda each: -len(each[0]))
    )
)
_SYLLABLE: Final = re.compile(
    r"(?:tch|zh|ch|jj|ts|tz|hs|sh|ss|kk|kh|tt|th|pp|ph|rh|[bcdfghjklmnpqrstwxyz])?"
    r"[yw]?(?:iao|iang|ueh|ieh|uai|yeo|eou|eui|weo|wae|ae|ai|ao|au|ay|ee|ei|eo|eu|ia|ie|io|iu|oe|oi|oo|ou|oy|ua|ue|ui|uo|ih|a|e|i|o|u|y)"
    r"(?:ng|[nmlrkgtpbh](?![aeiouyw]))?"
)
_WHOLE: Final = re.compile(rf"(?:{_SYLLABLE.pattern}){{1,3}}")

_CLASS: Final = {word: read for word, language, read in tables.rows("family_names") if language == "ko"}
FAMILY_NAMES: Final = tables.words("family_names")
MAXIMUM_WORDS: Final = 4
MAXIMUM_LETTERS: Final = 9
"""Letters of one or two syllables written as one."""


@lru_cache(maxsize=20_000)
def sound_classes(word: str) -> str:
    """Return the classes of sounds of a word: `cheol`, `chul` and `chol` give nearly the same text."""
    found = _PATTERN.sub(lambda match: _TABLE[match[0]], word)
    return found.replace("u", "o").replace("oo", "o").replace("ry", "y")


@lru_cache(maxsize=5_000)
def family_class(word: str) -> str:
    """Return the class of a family name."""
    return sound_classes(_CLASS.get(word, word))


def consonants(sounds_: str) -> str:
    """Return the consonants of a given name.

    Names with different consonants are different; different vowels may be another spelling.
    """
    return _OPEN.sub("", sounds_).replace("N", "n")


_PINYIN: Final = re.compile("[qxzgdb](?<!ng)")
"""Letters that Wade and Giles have no use for; with them, `j` is what pinyin writes `r`."""
_OPEN: Final = re.compile("[aeiouwh]")


@lru_cache(maxsize=20_000)
def _has_syllables(word: str) -> bool:
    return bool(_WHOLE.fullmatch(word))


def _is_syllable(word: str) -> bool:
    if word in FAMILY_NAMES:  # `Park` has no second syllable for its k
        return True
    return len(word) <= MAXIMUM_LETTERS and _has_syllables(word) and word not in NUMBERS and word not in ROMANS


def eastern_names(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the (family name, given name) pairs that these plain words may be, by their classes.

    Empty where they cannot be such a name.
    """
    if not 1 < len(words) <= MAXIMUM_WORDS or (words[0] not in FAMILY_NAMES and words[-1] not in FAMILY_NAMES):
        return ()
    if sum(map(len, words)) > MAXIMUM_LETTERS * 2 or not all(map(_is_syllable, words)):
        return ()
    found = []
    for first, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        given = "".join(rest)
        if first in FAMILY_NAMES and len(given) <= MAXIMUM_LETTERS + 4 and _has_syllables(given):
            found.append((family_class(first), sound_classes(given)))
            if "j" in given and first not in _CLASS and not _PINYIN.search(f"{first} {given}"):
                found.append((family_class(first), sound_classes(given.replace("j", "r"))))
    return tuple(dict.fromkeys(found))
