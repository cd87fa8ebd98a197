"""A slip of one Cyrillic letter in a name that is asked for, which may be as much as four Latin letters: `Сергец` for `Сергей`.

Names are compared in Latin letters, where such a slip looks like several. So a word that was asked in Cyrillic letters is looked
at sound by sound, too: `zh`, `kh`, `ts`, `ch`, `sh`, `shch`, `ya` and `yu` are one each,
also where two letters give them (`ts`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.token_similarity import LEAST_EDITED, LONGEST, ONE_EDIT, OTHER_START, doubted, slipped

_SOUNDS: Final = {"shch": "W", "zh": "J", "kh": "H", "ts": "C", "ch": "T", "sh": "S", "ya": "A", "yu": "U"}
_LETTERS: Final = {sound: letters for letters, sound in _SOUNDS.items()}
_SOUND: Final = re.compile("|".join(_SOUNDS))


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """A plain word with a capital for every sound that is one letter in Cyrillic and several in Latin."""
    return _SOUND.sub(lambda found: _SOUNDS[found[0]], word)


def slip_alike(word: str, other: str) -> float:
    """How alike words are that one slip of a Cyrillic letter sets apart, and more than one in Latin letters; 0 for any others."""
    if not (word.islower() and other.islower() and word.isalpha() and other.isalpha()):
        return 0.0
    one, two = sounds(word), sounds(other)
    shortest, longest = min(len(one), len(two)), max(len(one), len(two))
    if shortest < LEAST_EDITED or not ONE_EDIT <= longest <= LONGEST:
        return 0.0
    if OSA.distance(one, two, score_cutoff=1) != 1 or OSA.distance(word, other, score_cutoff=1) == 1:
        return 0.0
    return doubted(slipped(one, two) - (OTHER_START if one[0] != two[0] else 0.0), word, other)


def slips(word: str) -> Iterator[str]:
    """Every plain word that `slip_alike` may find alike to this one, some others among them."""
    text = sounds(word)
    spelled = [_LETTERS.get(sound, sound) for sound in text]
    befores = ["".join(spelled[:at]) for at in range(len(text) + 1)]
    behinds = ["".join(spelled[at:]) for at in range(len(text) + 1)]
    for at, (before, behind) in enumerate(zip(befores, behinds, strict=True)):
        yield from [f"{before}{letters}{behind}" for letters in _SOUNDS]
        if at == len(text):
            return
        after, long = behinds[at + 1], text[at].isupper()
        yield from [f"{before}{letters}{after}" for letters in (*_SOUNDS, *(ascii_lowercase if long else ()))]
        if long:
            yield f"{before}{after}"
        if at + 1 < len(text) and (long or text[at + 1].isupper()):
            yield f"{before}{spelled[at + 1]}{spelled[at]}{behinds[at + 2]}"
