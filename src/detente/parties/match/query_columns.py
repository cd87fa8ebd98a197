"""Queries in columns for many at once: the listed words similar to their words, and the information of each."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.index import LIGHT, letter_masks, organisation_bits
from detente.parties.index.postings import Floats
from detente.parties.match import name_similarity
from detente.parties.match.similar_tokens import SimilarTokens
from detente.parties.names.tokenisation import TokenisedName, initials

TOLERANCE: Final = 1e-4
"""Sums of bits are inexact by less than this."""
CODE_COUNT: Final = 32
LETTER_CODES: Final = {char: 0 if char.isdigit() else ord(char) & (CODE_COUNT - 1) for char in map(chr, range(128))}
"""The place of each letter in the bit masks of letters; 0 for digits."""


class QueryColumns(NamedTuple):
    """A query: its words, the listed words similar to each and to two or three written as one, and the threshold."""

    tokens: TokenisedName
    known: Sequence[SimilarTokens]
    joined: Sequence[Sequence[SimilarTokens]]
    threshold: float


class InitialTokens(NamedTuple):
    """Words whose letters may begin words of a name; one row per word."""

    query: npt.NDArray[np.int64]
    mask: npt.NDArray[np.uint32]
    """The letters of each word, one bit per letter."""
    words: npt.NDArray[np.int64]
    """How many words each may begin."""


class QueryBlock(NamedTuple):
    """Some queries in columns."""

    total: Floats
    threshold: Floats
    kind: Floats
    known: Floats
    """Bits that each is assumed to agree in at least."""
    lost: Floats
    """Bits that a pair of a word of each query and an initial loses at least."""
    letter: Floats
    """The information of the words of each query that begin with a letter; one row per query."""
    initials: InitialTokens
    """The words that may stand for others."""
    truncated: InitialTokens
    """The first letters of the words that were cut short."""


def query_block(queries: Sequence[QueryColumns]) -> QueryBlock:
    """Return these queries in columns."""
    whose = [at for at, each in enumerate(queries) for _ in each.tokens.words]
    words = [word for each in queries for word in each.tokens.words]
    letter = np.zeros((len(queries), CODE_COUNT), np.float32)
    np.add.at(
        letter,
        (whose, [LETTER_CODES[word[0]] for word in words]),
        [bits for each in queries for bits in each.tokens.bits],
    )
    letter[:, 0] = 0
    cut = [(at, word[:1]) for at, each in enumerate(queries) if each.tokens.truncated for word in each.tokens.truncated]
    return QueryBlock(
        total=np.array([each.tokens.total for each in queries], np.float32),
        threshold=np.array([each.threshold - TOLERANCE for each in queries], np.float32),
        kind=np.array([organisation_bits(each.tokens) for each in queries], np.float32),
        known=np.array(
            [name_similarity.MUCH_EVIDENCE if each.tokens.truncated else 0.0 for each in queries], np.float32
        ),
        lost=np.array([_initial_loss(each.tokens) for each in queries], np.float32),
        letter=letter,
        initials=_initial_tokens([each for each in zip(whose, words, strict=True) if initials(each[1])]),
        truncated=_initial_tokens(cut),
    )


def _initial_tokens(found: Sequence[tuple[int, str]]) -> InitialTokens:
    """Return the words, by the number of their query, each of whose letters may stand for a word."""
    masks = [letter_masks((word,)) for _, word in found]
    return InitialTokens(
        np.array([query for query, _ in found], np.int64),
        np.array([alone or begins for alone, begins in masks], np.uint32),
        np.array([initials(word) or 1 for _, word in found], np.int64),
    )


def _initial_loss(asked: TokenisedName) -> float:
    """Return what a pair of an initial and a word of the query loses: a share of the bits of the word, or of the initial's where that has more."""
    threshold = min(asked.bits, default=0.0)
    return max(
        name_similarity.MINIMUM_INITIAL_LOSS,
        (1 - name_similarity.INITIAL_SIMILARITY) * min(threshold, name_similarity.INITIAL_BITS),
    )


def light_threshold(asked: TokenisedName) -> float:
    """Return the bits up to which a word of a query is light; 0 where the light words have more information than the others."""
    light_ones = sum([bits for bits in asked.bits if bits <= LIGHT])
    return LIGHT if light_ones * 2 < asked.total else 0.0
