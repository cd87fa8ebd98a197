"""Korean names in Cyrillic letters, as Kontsevich and newspapers before him wrote them: `Ким Чен Ын` is Kim Jong Un.

One letter is written for both n and ng, and one for both o and eo; the classes of sounds do not distinguish the
vowels either.
"""

import re
from functools import cache
from itertools import product
from typing import Final

from detente.parties.names import tables

_NG: Final = ("n", "ng")


def _table(place: str) -> dict[str, str]:
    """Return what may occur in a place of a syllable, the longest first, and how it is spelled."""
    found = [(letters, spelled) for each, letters, spelled in tables.rows("kontsevich") if each == place]
    return dict(sorted(found, key=lambda pair: -len(pair[0])))


_FIRSTS, _MIDDLES, _LASTS = _table("begin"), _table("vowel"), _table("end")
_SYLLABLE: Final = re.compile(
    f"({'|'.join(_FIRSTS)})?({'|'.join(_MIDDLES)})((?:{'|'.join(_LASTS)})(?![{''.join(sorted({each[0] for each in _MIDDLES}))}]))?"
)
_FAMILIES: Final = {"цой": "choe", "чхве": "choe", "шин": "sin"}
"""Family names that are usually written differently from syllables."""
MAXIMUM_SYLLABLES: Final = 4


def korean_spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name in Cyrillic letters as Korea may spell them in Latin ones; empty where they are no Korean syllables."""
    words = [word.lower() for word in re.split(r"[\s-]+", name.strip()) if word]
    spelled = [syllables(word) for word in words]
    if not 1 < len(words) <= MAXIMUM_SYLLABLES or not all(spelled):
        return ()
    return tuple(dict.fromkeys(product(*spelled)))


@cache
def syllables(word: str) -> tuple[str, ...]:
    """Return the spellings of a word of one or two syllables; empty where it is none."""
    if word in _FAMILIES:
        return (_FAMILIES[word],)
    parts = list(_SYLLABLE.finditer(word))
    if not 1 <= len(parts) <= 2 or "".join(part[0] for part in parts) != word:  # noqa: PLR2004 -- as the sentence says
        return ()
    return tuple("".join(each) for each in product(*map(_spelled, parts)))


def _spelled(part: re.Match[str]) -> tuple[str, ...]:
    """Return the spellings of a syllable; an n between two may be the ng of the first."""
    first, middle, last = part[1] or "", part[2], part[3] or ""
    vowel = "o" if middle == "е" and first in ("ч", "чж", "дж", "чх") else _MIDDLES[middle]  # `Чен` for `Jong`
    begins = _NG if first == "н" and part.start() else (_FIRSTS.get(first, ""),)
    ends = _NG if last == "н" else (_LASTS.get(last, ""),)
    return tuple(f"{begin}{vowel}{end}" for begin in begins for end in ends)
