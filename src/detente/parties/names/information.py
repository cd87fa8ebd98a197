"""How much a word of a name says of who it is, in bits: a word that one party in 2^n has says n of them.

The table is counted by `scripts/build_bits.py` over published lists, listed companies and universities, of open licences only. It ships, so that
a score depends on the two names alone and stays the same from edition to edition.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import FILLERS, FORMS, PARTICLES, REGIONS, TITLES
from detente.parties.names.synonyms import BUSINESS

TABLE: Final = Path(__file__).with_name("information.csv")
MOST: Final = 14.0
BY_LENGTH: Final = (2.0, 2.5, 5.0, 8.0, 11.0, 13.0)
"""The most that a word of so many letters says."""
FORM: Final = 1.0
REGION: Final = 4.0
NUMBER: Final = 6.0
YEAR: Final = 1.5
GENERIC: Final = 4.5
"""The most that a word of business says (`trading`, `group`)."""
TITLE: Final = 1.0
PARTICLE: Final = 1.5


@cache
def _table() -> dict[str, float]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:] if TABLE.is_file() else []
    return {word: int(tenths) / 10 for word, _, tenths in (line.partition(",") for line in lines)}


@lru_cache(maxsize=20_000)
def information_bits(word: str) -> float:
    """What a plain word says; forms of companies are given as `FORM` by whoever knows them."""
    if word in PARTICLES or word in FILLERS:
        return PARTICLE
    if word in TITLES:
        return TITLE
    if word in FORMS and len(word) <= 2:  # noqa: PLR2004 -- those that are kept as they are
        return FORM
    if word.isdigit():
        return YEAR if len(word) == 4 and word[:2] in ("19", "20") else NUMBER  # noqa: PLR2004 -- digits of a year
    if word in REGIONS:
        return REGION
    known = _table().get(phonetic_key(word), MOST)
    return min(known, by_length(word), GENERIC if word in BUSINESS else MOST)


def known(word: str) -> bool:
    """Whether several parties have the word, in some spelling."""
    return common(phonetic_key(word))


def common(folded: str) -> bool:
    """Whether several parties have a word with this fold."""
    return folded in _table()


def by_length(word: str) -> float:
    """The most that a word of so many letters says."""
    return BY_LENGTH[len(word)] if len(word) < len(BY_LENGTH) else MOST
