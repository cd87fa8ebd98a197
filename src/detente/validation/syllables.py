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


def is_syllable(word: str) -> bool:
    """Return whether a word may be a syllable of a Korean or Chinese name, in any system of romanisation."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return bool(_SYLLABLE.fullmatch("".join(char for char in plain if char.isalpha())))


def is_syllabic(name: str) -> bool:
    """Return whether every word of a name is a syllable: at least two words."""
    words = [each.text for each in spots(name)]
    return len(words) > 1 and all(map(is_syllable, words))


def makes_other_name(name: str, word: str) -> bool:
    """Return whether a word that results from a typo makes the name somebody else's."""
    return is_syllabic(name) and is_syllable(word)
