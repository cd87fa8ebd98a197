"""The similarity of words that differ by one Cyrillic letter, which may be four Latin letters: `Сергец` for `Сергей`.

Names are compared in Latin letters, where such a typo looks like several. A word that was given in Cyrillic letters
is therefore also compared sound by sound: `zh`, `kh`, `ts`, `ch`, `sh`, `shch`, `ya` and `yu` are one each, even
where two letters give them (`ts`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.token_similarity import (
    MAXIMUM_LETTERS,
    MINIMUM_EDITED,
    ONE_EDIT,
    OTHER_START,
    discounted,
    one_edit_similarity,
)

_SOUNDS: Final = {"shch": "W", "zh": "J", "kh": "H", "ts": "C", "ch": "T", "sh": "S", "ya": "A", "yu": "U"}
_LETTERS: Final = {sound: letters for letters, sound in _SOUNDS.items()}
_SOUND: Final = re.compile("|".join(_SOUNDS))


@lru_cache(maxsize=20_000)
def cyrillic_sounds(word: str) -> str:
    """Return a plain word with a capital for every sound that is one letter in Cyrillic and several in Latin."""
    return _SOUND.sub(lambda found: _SOUNDS[found[0]], word)


def typo_similarity(word: str, other: str) -> float:
    """Return the similarity of words that differ by one Cyrillic letter and more than one Latin letter; 0 for any others."""
    if not (word.islower() and other.islower() and word.isalpha() and other.isalpha()):
        return 0.0
    one, two = cyrillic_sounds(word), cyrillic_sounds(other)
    shortest, longest = min(len(one), len(two)), max(len(one), len(two))
    if shortest < MINIMUM_EDITED or not ONE_EDIT <= longest <= MAXIMUM_LETTERS:
        return 0.0
    if OSA.distance(one, two, score_cutoff=1) != 1 or OSA.distance(word, other, score_cutoff=1) == 1:
        return 0.0
    return discounted(one_edit_similarity(one, two) - (OTHER_START if one[0] != two[0] else 0.0), word, other)


def typo_candidates(word: str) -> Iterator[str]:
    """Return every plain word for which `typo_similarity` may be above 0, and some others."""
    text = cyrillic_sounds(word)
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
