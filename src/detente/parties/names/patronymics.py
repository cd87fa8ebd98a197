"""Patronymics, which one list writes and another leaves out: they say little beside a given name and a surname."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

PATRONYMIC_BITS: Final = 5.0
"""The most information of a patronymic beside two other words: less, and another father would no longer speak against a party."""
MINIMUM_BITS: Final = 3.0
"""Bits above which another word of the name is no article, title or form."""
OTHERS: Final = 2
"""Other words that a name has at least in which a word is a patronymic."""
_FORM: Final = re.compile(
    r"[a-z]{2,}(?:[aoe]v|[yi]ev)(?:[iy]t?ch|[iy]tsch|[iy]c|na)|[a-z]{2,}i(?:chna|nichna)|[a-z]{3,}[iy]vna|[a-z]{2,}awna|"
    r"(?:il|kuz?m|luk|fom|nikit|savv)[iy]*ch"
)
"""The endings of patronymics in Russian, Ukrainian and Belarusian, romanised in any system."""


@lru_cache(maxsize=20_000)
def is_patronymic(word: str) -> bool:
    """Return whether a plain word has the ending of a patronymic; some surnames have it, too: `Abramovich`."""
    return _FORM.fullmatch(word) is not None


def patronymic_place(words: Sequence[str], bits: Sequence[float]) -> int | None:
    """Return the place of the patronymic of a name: behind the given name, which the surname may precede. None where there is none."""
    others = sum(each > MINIMUM_BITS for each in bits) - 1
    if others < OTHERS:
        return None
    return next((at for at in range(1, len(words)) if is_patronymic(words[at])), None)
