"""The words of queries and of names beside them, in columns: what each says, and what it could stand for."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Doubles, Flags, Places
from detente.parties.match.query_columns import FIRST
from detente.parties.names.synonyms import KINDS
from detente.parties.names.tokenisation import initials

LETTERS: Final = 3
"""The most letters of a word that stands for others."""


class Marks(NamedTuple):
    """What is to be known of words beside what they say; a row a word."""

    letters: npt.NDArray[np.uint8]
    """The letters of each word that may stand for others, by their codes; 0 where there is none."""
    begins: npt.NDArray[np.uint8]
    """The letter that each begins with; 0 for letters alone and for digits."""
    kind: Flags
    """Whether each says what an organisation is."""

    def only(self, places: npt.NDArray[np.integer]) -> "Marks":
        """Those of some of the words."""
        return Marks(self.letters[places], self.begins[places], self.kind[places])


def marks(words: Sequence[str]) -> Marks:
    """Of these words."""
    table = np.frombuffer(b"".join(map(_marked, words)), np.uint8).reshape(-1, LETTERS + 2)
    return Marks(table[:, :LETTERS], table[:, LETTERS], table[:, LETTERS + 1] > 0)


@lru_cache(maxsize=20_000)
def _marked(word: str) -> bytes:
    letters = [FIRST[char] for char in word[: initials(word)]]
    begins = 0 if len(word) == 1 else FIRST[word[0]]
    return bytes((*letters, *[0] * (LETTERS - len(letters)), begins, word in KINDS))


class Side(NamedTuple):
    """The words of one side of each pair of a query and a name, pair after pair."""

    first: Places
    """Where those of each pair begin."""
    pair: Places
    place: Places
    """The place of each word in its name."""
    bits: Doubles
    marks: Marks

    def over(self, used: Places) -> Doubles:
        """What each word says that has no answer; nothing for those that have one."""
        over = self.bits.copy()
        over[used] = 0
        return over
