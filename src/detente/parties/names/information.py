"""The information of a word of a name, in bits: a word that one party in 2^n has carries n bits.

The table is counted by `scripts/build_bits.py` over published lists, listed companies and universities, from sources
with open licences only. It ships with the package, so that a score depends on the two names alone and is the same
from edition to edition.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import FILLERS, FORMS, PARTICLES, REGIONS, TITLES
from detente.parties.names.synonyms import BUSINESS

TABLE: Final = Path(__file__).with_name("information.csv")
MAXIMUM_BITS: Final = 14.0
MAXIMUM_BY_LENGTH: Final = (2.0, 2.5, 5.0, 8.0, 11.0, 13.0)
"""The most bits of a word of so many letters."""
FORM_BITS: Final = 1.0
REGION_BITS: Final = 4.0
NUMBER_BITS: Final = 6.0
YEAR_BITS: Final = 1.5
GENERIC_BITS: Final = 4.5
"""The most bits of a word of business (`trading`, `group`)."""
TITLE_BITS: Final = 1.0
PARTICLE_BITS: Final = 1.5


@cache
def _table() -> dict[str, float]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:] if TABLE.is_file() else []
    return {word: int(tenths) / 10 for word, _, tenths in (line.partition(",") for line in lines)}


@lru_cache(maxsize=20_000)
def information_bits(word: str) -> float:
    """Return the information of a plain word in bits; callers that know legal forms give them `FORM_BITS`."""
    if word in PARTICLES or word in FILLERS:
        return PARTICLE_BITS
    if word in TITLES:
        return TITLE_BITS
    if word in FORMS and len(word) <= 2:  # noqa: PLR2004 -- those that are kept as they are
        return FORM_BITS
    if word.isdigit():
        return YEAR_BITS if len(word) == 4 and word[:2] in ("19", "20") else NUMBER_BITS  # noqa: PLR2004 -- digits of a year
    if word in REGIONS:
        return REGION_BITS
    counted = _table().get(phonetic_key(word), MAXIMUM_BITS)
    return min(counted, maximum_by_length(word), GENERIC_BITS if word in BUSINESS else MAXIMUM_BITS)


@lru_cache(maxsize=2_000)
def surname_bits(word: str) -> float:
    """Return the information of a word that is a title elsewhere, where it is a surname."""
    return min(_table().get(phonetic_key(word), MAXIMUM_BITS), maximum_by_length(word))


def is_common(word: str) -> bool:
    """Return whether several parties have the word, in some spelling."""
    return is_common_key(phonetic_key(word))


def is_common_key(folded: str) -> bool:
    """Return whether several parties have a word with this phonetic key."""
    return folded in _table()


def maximum_by_length(word: str) -> float:
    """Return the most bits of a word of so many letters."""
    return MAXIMUM_BY_LENGTH[len(word)] if len(word) < len(MAXIMUM_BY_LENGTH) else MAXIMUM_BITS
