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
"""Sounds that end a syllable: the last letter of `Quan-guo` and of `Zuo-you` begins the next."""
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
FAMILIES: Final = tables.words("family_names")
MOST_WORDS: Final = 4
LONGEST: Final = 9
"""Letters of one or two syllables written as one."""


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """The classes of sounds of a word: `cheol`, `chul` and `chol` give near-equal texts."""
    found = _PATTERN.sub(lambda match: _TABLE[match[0]], word)
    return found.replace("u", "o").replace("oo", "o").replace("ry", "y")


@lru_cache(maxsize=5_000)
def family(word: str) -> str:
    """The class of a family name."""
    return sounds(_CLASS.get(word, word))


def consonants(sounds_: str) -> str:
    """The consonants of a given name: where they differ it is another name, where vowels do it may be another spelling."""
    return _OPEN.sub("", sounds_).replace("N", "n")


_PINYIN: Final = re.compile("[qxzgdb](?<!ng)")
"""Letters that Wade and Giles have no use for; with them, `j` is what pinyin writes `r`."""
_OPEN: Final = re.compile("[aeiouwh]")


@lru_cache(maxsize=20_000)
def _syllabic(word: str) -> bool:
    return bool(_WHOLE.fullmatch(word))


def _syllable(word: str) -> bool:
    if word in FAMILIES:  # `Park` has no second syllable for its k
        return True
    return len(word) <= LONGEST and _syllabic(word) and word not in NUMBERS and word not in ROMANS


def readings(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The (family name, given name) that these plain words may be, by their classes; empty where they are no such name.

    The family name comes first, or last in Western order.
    """
    if not 1 < len(words) <= MOST_WORDS or (words[0] not in FAMILIES and words[-1] not in FAMILIES):
        return ()
    if sum(map(len, words)) > LONGEST * 2 or not all(map(_syllable, words)):
        return ()
    found = []
    for first, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        given = "".join(rest)
        if first in FAMILIES and len(given) <= LONGEST + 4 and _syllabic(given):
            found.append((family(first), sounds(given)))
            if "j" in given and first not in _CLASS and not _PINYIN.search(f"{first} {given}"):
                found.append((family(first), sounds(given.replace("j", "r"))))
    return tuple(dict.fromkeys(found))
