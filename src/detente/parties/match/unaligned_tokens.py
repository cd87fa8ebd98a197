"""What could have an answer in pairs of queries and names beside words that are alike: initials, and words for kinds of organisations."""

from typing import NamedTuple

import numpy as np

from detente.parties.index.arrays import Doubles, Flags, totals
from detente.parties.match import name_similarity
from detente.parties.match.query_columns import CODES
from detente.parties.match.token_columns import Side


class UnalignedTokens(NamedTuple):
    """The most that could have an answer beside the words that are alike, in bits, for each pair."""

    agreed: Doubles
    more: Doubles
    """What of the query is then not left over."""
    fewer: Doubles
    """What of the name."""
    whole: Doubles
    """By how much the whole that the rest is a share of may grow."""


class InitialPairs(NamedTuple):
    """What letters of one side could do, for each pair."""

    used: UnalignedTokens
    """Where they answer words of the other side."""
    idle: UnalignedTokens
    """Where they don't: a letter that is left over may say more than it does."""
    lost: Doubles
    """Bits that differ at the least where any of them answers a word; none does where it is without end."""

    def turned(self) -> "InitialPairs":
        """The same, seen from the other side."""
        return self._replace(used=self.used._replace(more=self.used.fewer, fewer=self.used.more))


def together(*parts: UnalignedTokens) -> UnalignedTokens:
    """What all of these may answer."""
    return UnalignedTokens(*(np.sum(each, axis=0) for each in zip(*parts, strict=True)))


def kinds(left: Side, over: Doubles, right: Side, under: Doubles, count: int) -> UnalignedTokens:
    """Answers for kinds of organisations, which answer each other."""
    ours = totals(left.pair, np.where(left.marks.kind, over, 0), count)
    theirs = totals(right.pair, np.where(right.marks.kind, under, 0), count)
    both = (ours > 0) & (theirs > 0)
    same = np.where(both, np.minimum(ours, theirs), 0)
    return UnalignedTokens(same * name_similarity.OTHER_KIND, np.where(both, ours, 0), np.where(both, theirs, 0), same)


def initials(side: Side, over: Doubles, other: Side, under: Doubles, cut: Flags) -> InitialPairs:
    """Letters of one side that have no answer, for words of the other that begin with them.

    `cut`: the pairs whose query has words that were cut short; of these `tr` may begin one word, and not stand for two.
    """
    count = len(cut)
    lost = np.full(count, np.inf)
    nothing = UnalignedTokens(*[np.zeros(count)] * len(UnalignedTokens._fields))
    at = np.flatnonzero((side.marks.letters[:, 0] > 0) & (over > 0))
    if not len(at):
        return InitialPairs(nothing, nothing, lost)
    pair, bits, letters = side.pair[at], over[at], side.marks.letters[at]
    said = _beginning(other, under, count)[pair[:, None], letters]
    lacking = ((said == 0) & (letters > 0)).any(axis=1)
    said[lacking & ~cut[pair]] = 0  # `jc` stands for no word where nothing begins with c
    used = said.any(axis=1)
    np.minimum.at(
        lost, pair[used], (1 - name_similarity.INITIAL) * np.minimum(bits[used], name_similarity.INITIAL_BITS)
    )
    agreed = np.where(used, np.maximum(bits, name_similarity.INITIAL_BITS), 0)
    found = UnalignedTokens(
        totals(pair, agreed, count),
        totals(pair, np.where(used, bits, 0), count),
        totals(pair, said.sum(axis=1), count),
        totals(pair, np.maximum(agreed, name_similarity.INITIAL_BITS - bits), count),
    )
    idle = nothing._replace(whole=totals(pair, np.maximum(name_similarity.INITIAL_BITS - bits, 0), count))
    return InitialPairs(found, idle, lost)


def _beginning(side: Side, over: Doubles, count: int) -> Doubles:
    """The most that a word without an answer says by the letter that it begins with; a row a pair."""
    found = np.zeros((count, CODES))
    at = np.flatnonzero((side.marks.begins > 0) & (over > 0))
    np.maximum.at(found, (side.pair[at], side.marks.begins[at]), over[at])
    return found
