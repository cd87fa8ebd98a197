"""The words of queries and of the names paired with them, in columns: the information of each, and what it may stand for."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Doubles, Flags, Places
from detente.parties.match.query_columns import LETTER_CODES
from detente.parties.names.synonyms import ORGANISATION_WORDS
from detente.parties.names.tokenisation import initials

MAXIMUM_INITIALS: Final = 3
"""The most letters of a word that stands for others."""


class TokenMarks(NamedTuple):
    """What each word may stand for; one row per word."""

    letters: npt.NDArray[np.uint8]
    """The letters of each word that may stand for others, by their codes; 0 where there is none."""
    begins: npt.NDArray[np.uint8]
    """The letter that each begins with; 0 for letters alone and for digits."""
    kind: Flags
    """Whether each is a word for what an organisation is."""

    def only(self, places: npt.NDArray[np.integer]) -> "TokenMarks":
        """Return the marks of some of the words."""
        return TokenMarks(self.letters[places], self.begins[places], self.kind[places])


def token_marks(words: Sequence[str]) -> TokenMarks:
    """Return the marks of these words."""
    table = np.frombuffer(b"".join(map(_marked, words)), np.uint8).reshape(-1, MAXIMUM_INITIALS + 2)
    return TokenMarks(table[:, :MAXIMUM_INITIALS], table[:, MAXIMUM_INITIALS], table[:, MAXIMUM_INITIALS + 1] > 0)


@lru_cache(maxsize=20_000)
def _marked(word: str) -> bytes:
    letters = [LETTER_CODES[char] for char in word[: initials(word)]]
    begins = 0 if len(word) == 1 else LETTER_CODES[word[0]]
    return bytes((*letters, *[0] * (MAXIMUM_INITIALS - len(letters)), begins, word in ORGANISATION_WORDS))


class TokenSide(NamedTuple):
    """The words of one side of each pair of a query and a name, pair after pair."""

    first: Places
    """Where the words of each pair begin."""
    pair: Places
    place: Places
    """The place of each word in its name."""
    bits: Doubles
    marks: TokenMarks

    def over(self, used: Places) -> Doubles:
        """Return the bits of each word that is not paired; 0 for those that are."""
        over = self.bits.copy()
        over[used] = 0
        return over
