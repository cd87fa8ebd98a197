"""What words left over in pairs of queries and names could still add: initials, and words for kinds of organisations."""

from typing import NamedTuple

import numpy as np

from detente.parties.index.arrays import Doubles, Flags, totals
from detente.parties.match import name_similarity
from detente.parties.match.query_columns import CODE_COUNT
from detente.parties.match.token_columns import TokenSide


class UnalignedTokens(NamedTuple):
    """The most bits that words could add which are not paired by similarity, for each pair."""

    agreed: Doubles
    query_left: Doubles
    """The bits of the query that would no longer be left over."""
    listed_left: Doubles
    """The bits of the name that would no longer be left over."""
    whole: Doubles
    """How much the whole may grow of which the rest is a share."""


class InitialPairs(NamedTuple):
    """What letters of one side could add, for each pair."""

    used: UnalignedTokens
    """Where they are paired with words of the other side."""
    idle: UnalignedTokens
    """Where they are not: a letter that is left over may count for more than its own bits."""
    lost: Doubles
    """Bits that differ at least where one of them is paired with a word; infinite where none is."""

    def swapped(self) -> "InitialPairs":
        """Return the same with the sides exchanged."""
        return self._replace(
            used=self.used._replace(query_left=self.used.listed_left, listed_left=self.used.query_left)
        )


def summed(*parts: UnalignedTokens) -> UnalignedTokens:
    """Return the sum of all of these."""
    return UnalignedTokens(*(np.sum(each, axis=0) for each in zip(*parts, strict=True)))


def organisation_words(left: TokenSide, over: Doubles, right: TokenSide, under: Doubles, count: int) -> UnalignedTokens:
    """Return what words for kinds of organisations could add, which are paired with each other."""
    ours = totals(left.pair, np.where(left.marks.kind, over, 0), count)
    theirs = totals(right.pair, np.where(right.marks.kind, under, 0), count)
    both = (ours > 0) & (theirs > 0)
    same = np.where(both, np.minimum(ours, theirs), 0)
    return UnalignedTokens(
        same * name_similarity.OTHER_KIND_SIMILARITY, np.where(both, ours, 0), np.where(both, theirs, 0), same
    )


def initial_pairs(side: TokenSide, over: Doubles, other: TokenSide, under: Doubles, cut: Flags) -> InitialPairs:
    """Return what letters of one side that are left over could add, with words of the other that begin with them.

    `cut`: the pairs whose query has words that were cut short; of these `tr` may begin one word, and not stand for two.
    """
    count = len(cut)
    lost = np.full(count, np.inf)
    nothing = UnalignedTokens(*[np.zeros(count)] * len(UnalignedTokens._fields))
    at = np.flatnonzero((side.marks.letters[:, 0] > 0) & (over > 0))
    if not len(at):
        return InitialPairs(nothing, nothing, lost)
    pair, bits, letters = side.pair[at], over[at], side.marks.letters[at]
    begun_bits = _bits_by_first_letter(other, under, count)[pair[:, None], letters]
    missing = ((begun_bits == 0) & (letters > 0)).any(axis=1)
    begun_bits[missing & ~cut[pair]] = 0  # `jc` stands for no word where nothing begins with c
    used = begun_bits.any(axis=1)
    np.minimum.at(
        lost,
        pair[used],
        (1 - name_similarity.INITIAL_SIMILARITY) * np.minimum(bits[used], name_similarity.INITIAL_BITS),
    )
    agreed = np.where(used, np.maximum(bits, name_similarity.INITIAL_BITS), 0)
    found = UnalignedTokens(
        totals(pair, agreed, count),
        totals(pair, np.where(used, bits, 0), count),
        totals(pair, begun_bits.sum(axis=1), count),
        totals(pair, np.maximum(agreed, name_similarity.INITIAL_BITS - bits), count),
    )
    idle = nothing._replace(whole=totals(pair, np.maximum(name_similarity.INITIAL_BITS - bits, 0), count))
    return InitialPairs(found, idle, lost)


def _bits_by_first_letter(side: TokenSide, over: Doubles, count: int) -> Doubles:
    """Return the most bits of a word left over, by the letter that it begins with; one row per pair."""
    found = np.zeros((count, CODE_COUNT))
    at = np.flatnonzero((side.marks.begins > 0) & (over > 0))
    np.maximum.at(found, (side.pair[at], side.marks.begins[at]), over[at])
    return found
