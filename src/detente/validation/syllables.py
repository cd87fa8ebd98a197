"""Names made of Korean or Chinese syllables, in which one letter makes another name.

`PAK TONG SIK` is not `PAK YONG SIK` misspelled: it is the name of somebody else. So a slip in such a name is made only
where what it gives is no syllable.
"""

import re
import unicodedata
from typing import Final

from detente.validation.family import spots

_SYLLABLE: Final = re.compile(
    r"(?:kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|zh|hs|ts|[gkntdrlmpbsjhzcqxfwy])?"
    r"(?:[yw]?(?:ae|eo|eu|ui|oe|ai|ao|ei|ou|oo|ee|uo|ua|ie|ia|iao|iu|io|ue|[aeiou]))(?:ng|[kgntlmpbrh])?"
)


def syllable(word: str) -> bool:
    """Whether a word may be a syllable of a Korean or Chinese name, in any system of romanisation."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return bool(_SYLLABLE.fullmatch("".join(char for char in plain if char.isalpha())))


def of_syllables(name: str) -> bool:
    """Whether every word of a name is one: two words at least."""
    words = [each.text for each in spots(name)]
    return len(words) > 1 and all(map(syllable, words))


def another(name: str, word: str) -> bool:
    """Whether a word that comes of a slip makes the name somebody else's."""
    return of_syllables(name) and syllable(word)
