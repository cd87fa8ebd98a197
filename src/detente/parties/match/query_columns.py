"""Queries as the search takes them: what their words are alike to, and what they say, in columns for many of them at once."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.index import LIGHT, kinds, letters
from detente.parties.index.postings import Floats
from detente.parties.match import name_similarity
from detente.parties.match.similar_tokens import SimilarTokens
from detente.parties.names.tokenisation import TokenisedName, initials

SLACK: Final = 1e-4
"""Sums of bits are inexact by less."""
CODES: Final = 32
FIRST: Final = {char: 0 if char.isdigit() else ord(char) & (CODES - 1) for char in map(chr, range(128))}
"""The place of each letter among those that a bit stands for; 0 for digits."""


class QueryColumns(NamedTuple):
    """A query: its words, what each is alike to, what two and three of them give as one, and the least likeness."""

    reading: TokenisedName
    known: Sequence[SimilarTokens]
    joined: Sequence[Sequence[SimilarTokens]]
    least: float


class InitialTokens(NamedTuple):
    """Words whose letters may begin words of a name; a row a word."""

    query: npt.NDArray[np.int64]
    mask: npt.NDArray[np.uint32]
    """The letters of each, a bit a letter."""
    words: npt.NDArray[np.int64]
    """How many words each may begin."""


class Block(NamedTuple):
    """Some queries in columns."""

    total: Floats
    least: Floats
    kind: Floats
    known: Floats
    """Bits that each is taken to agree in at the least."""
    lost: Floats
    """Bits that a pair of a word of each and an initial loses at the least."""
    letter: Floats
    """What the words of each say that begin with a letter; a row a query."""
    initials: InitialTokens
    """Those of their words that may stand for others."""
    begun: InitialTokens
    """The first letters of those that were cut short."""


def columns(wanted: Sequence[QueryColumns]) -> Block:
    """These queries in columns."""
    whose = [at for at, each in enumerate(wanted) for _ in each.reading.words]
    words = [word for each in wanted for word in each.reading.words]
    letter = np.zeros((len(wanted), CODES), np.float32)
    np.add.at(
        letter, (whose, [FIRST[word[0]] for word in words]), [said for each in wanted for said in each.reading.bits]
    )
    letter[:, 0] = 0
    cut = [(at, word[:1]) for at, each in enumerate(wanted) if each.reading.begun for word in each.reading.begun]
    return Block(
        total=np.array([each.reading.total for each in wanted], np.float32),
        least=np.array([each.least - SLACK for each in wanted], np.float32),
        kind=np.array([kinds(each.reading) for each in wanted], np.float32),
        known=np.array([name_similarity.MUCH if each.reading.begun else 0.0 for each in wanted], np.float32),
        lost=np.array([_lost(each.reading) for each in wanted], np.float32),
        letter=letter,
        initials=_letters([each for each in zip(whose, words, strict=True) if initials(each[1])]),
        begun=_letters(cut),
    )


def _letters(found: Sequence[tuple[int, str]]) -> InitialTokens:
    """Of some queries, by their numbers, words each of whose letters may stand for a word."""
    masks = [letters((word,)) for _, word in found]
    return InitialTokens(
        np.array([query for query, _ in found], np.int64),
        np.array([alone or begins for alone, begins in masks], np.uint32),
        np.array([initials(word) or 1 for _, word in found], np.int64),
    )


def _lost(asked: TokenisedName) -> float:
    """What is lost where an initial answers a word of a query: a share of the word, or of the initial where that says more."""
    least = min(asked.bits, default=0.0)
    return max(name_similarity.INITIAL_LOST, (1 - name_similarity.INITIAL) * min(least, name_similarity.INITIAL_BITS))


def lightest(asked: TokenisedName) -> float:
    """The bits up to which a word of a query is light; none is where the light ones say more than the others."""
    light_ones = sum([said for said in asked.bits if said <= LIGHT])
    return LIGHT if light_ones * 2 < asked.total else 0.0
