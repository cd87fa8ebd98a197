"""Bound the similarity of many queries and listed names at once, from the alignment of their words.

Where no words are written as one, words are paired as in `token_alignment.name_similarity`; for initials and words
for kinds of organisations, only the most that they could add is reckoned. A bound is never below the true similarity.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Doubles, Flags, Places, beginnings, look_up, members, spread, totals
from detente.parties.index.index import Index
from detente.parties.index.postings import Ints
from detente.parties.match import name_similarity, unaligned_tokens
from detente.parties.match.query_columns import TOLERANCE, QueryColumns
from detente.parties.match.similar_tokens import NO_TOKENS, SimilarTokens, TokenNeighbours
from detente.parties.match.similarity_bounds import similarities
from detente.parties.match.token_columns import TokenMarks, TokenSide, token_marks
from detente.parties.match.unaligned_tokens import UnalignedTokens
from detente.parties.names.tokenisation import MAXIMUM_BRACKET_BITS, TokenisedName


class QueryTokens(NamedTuple):
    """The words of some queries, query after query, and the listed words that are similar to each."""

    first: Places
    """Where the words of each query begin; one more at the end."""
    bits: Doubles
    marks: TokenMarks
    assumed: Doubles
    """Bits that each query is assumed to agree in at least."""
    keys: Places
    """A word and a listed word that is similar to it, in one number each, in order."""
    similarity: Doubles


def query_tokens(tokenised: Sequence[TokenisedName], known: Sequence[Sequence[SimilarTokens]]) -> QueryTokens:
    """Return the words of these queries, each with the listed words that are similar to it."""
    near = [each for words in known for each in words]
    said = token_marks([word for tokens in tokenised for word in tokens.words])
    truncated = np.array([word in tokens.truncated for tokens in tokenised for word in tokens.words], bool)
    letters = said.letters.copy()  # words that were cut short may stand for those that begin with their first letter
    letters[:, 0] = np.where(truncated & (letters[:, 0] == 0), said.begins, letters[:, 0])
    counts = np.array([len(each.numbers) for each in near], np.int64)
    keys = np.repeat(np.arange(len(near), dtype=np.int64) << 32, counts)
    return QueryTokens(
        first=np.cumsum([0, *(len(tokens.words) for tokens in tokenised)]),
        bits=np.array([said for tokens in tokenised for said in tokens.bits], np.float64),
        marks=said._replace(letters=letters),
        assumed=np.array([name_similarity.MUCH_EVIDENCE if tokens.truncated else 0.0 for tokens in tokenised]),
        keys=keys | np.concatenate([np.zeros(0, np.int64), *(each.numbers for each in near)]),
        similarity=np.concatenate([np.zeros(0), *(each.similarities for each in near)]),
    )


class QueryNamePairs(NamedTuple):
    """Queries and names, ordered by both."""

    query: Places
    name: Ints

    def unaligned(self, query: Places, name: Ints, query_left: Doubles, listed_left: Doubles) -> UnalignedTokens:
        """Return what words that may still find a partner could add to each of these pairs, summed over the rows given."""
        keys = (self.query << 32) | self.name
        at, some = look_up(keys, (query << 32) | name)
        ours, theirs = totals(at[some], query_left[some], len(keys)), totals(at[some], listed_left[some], len(keys))
        return UnalignedTokens(ours + theirs, ours, theirs, ours + theirs)


class TokenPairColumns(NamedTuple):
    """Pairs of similar words: the place of the one on the query's side, and of the other on the listed side."""

    left: Places
    right: Places
    similarity: Doubles

    def only(self, places: npt.NDArray[np.generic]) -> "TokenPairColumns":
        """Return some of the pairs."""
        return TokenPairColumns(self.left[places], self.right[places], self.similarity[places])


class BitTotals(NamedTuple):
    """The sums of each pair, in bits; the arguments of `name_similarity.alignment_score`."""

    matched: Doubles
    differing: Doubles
    agreed: Doubles
    query_left: Doubles
    listed_left: Doubles


class AlignmentBounds:
    """Bounds the similarity of queries with the names of one index."""

    def __init__(self, index: Index, near: TokenNeighbours) -> None:
        self.index = index
        self._near = near

    @cached_property
    def _eastern(self) -> Flags:
        return np.array(list(map(bool, self.index.name_east)), bool)

    @cached_property
    def _marks(self) -> TokenMarks:
        return token_marks(self.index.words[: self.index.joins_from])

    def reachable(self, queries: Sequence[QueryColumns], query: Places, name: Ints) -> Flags:
        """Return whether each of some queries and the name paired with it could reach the threshold of the query."""
        whose, query = np.unique(query, return_inverse=True)
        if not len(whose):
            return np.zeros(0, bool)
        queries = [queries[at] for at in whose.tolist()]
        truncated = np.array([any(word[0].isdigit() for word in each.tokens.truncated) for each in queries], bool)
        east = np.array([bool(each.tokens.eastern) for each in queries], bool)
        found: Flags = truncated[query] | (east[query] & self._eastern[name])
        at = np.flatnonzero(~found)
        pairs = QueryNamePairs(query[at], name[at])
        given = query_tokens([each.tokens for each in queries], [each.known for each in queries])
        upper_bounds = self.upper_bounds(given, pairs, self._joined_tokens(queries, pairs))
        found[at] = upper_bounds >= np.array([each.threshold - TOLERANCE for each in queries])[query[at]]
        return found

    def _joined_tokens(self, queries: Sequence[QueryColumns], pairs: QueryNamePairs) -> UnalignedTokens:
        """Return what words could add that the query, or the name, writes as one."""
        index = self.index
        joins = [
            (at, join, said)
            for at, each in enumerate(queries)
            for near, said in zip(each.known, each.tokens.bits, strict=True)
            for join in self._near.joins(near)
        ]
        runs = [
            (at, near, sum(each.tokens.bits[place : place + count]))
            for at, each in enumerate(queries)
            for count, texts in enumerate(each.joined, 2)
            for place, near in enumerate(texts)
            if near is not NO_TOKENS
        ]
        join, at = spread(index.post_start, np.array([number for _, number, _ in joins], np.int64))
        run, _ = members(np.array([len(near.names) for _, near, _ in runs], np.int64))
        names = np.concatenate([index.post_name[at], *(near.names for _, near, _ in runs)])
        rows = [(at, said, float(index.word_bits[number])) for at, number, said in joins]
        rows += [(at, said, near.most) for at, near, said in runs]
        query, query_left, listed_left = np.array(rows, np.float64).reshape(-1, 3)[np.r_[join, run + len(joins)]].T
        return pairs.unaligned(query.astype(np.int64), names, query_left, listed_left)

    def upper_bounds(self, given: QueryTokens, pairs: QueryNamePairs, joined: UnalignedTokens) -> Doubles:
        """Return the highest similarity that each pair could have."""
        query, name = pairs
        pair, at = spread(self.index.name_start, name)
        words, bits = self.index.name_word[at], self.index.name_bits[at].astype(np.float64)
        first = np.searchsorted(pair, np.arange(len(name)))
        right = TokenSide(first, pair, np.arange(len(pair)) - first[pair], bits, self._marks.only(words))
        left = _query_side(given, query)
        found = _best_pairs(_similar_pairs(given, query, left, right, words), left, right)
        return _upper_bounds(given.assumed[query], left, right, found, joined)


def _query_side(given: QueryTokens, query: Places) -> TokenSide:
    counts = np.diff(given.first)[query]
    pair, place = members(counts)
    slot = given.first[query][pair] + place
    return TokenSide(np.cumsum(counts) - counts, pair, place, given.bits[slot], given.marks.only(slot))


def _similar_pairs(
    given: QueryTokens, query: Places, left: TokenSide, right: TokenSide, words: Ints
) -> TokenPairColumns:
    """Return every word of a query with every word of the paired name that is similar to it."""
    counts = np.diff(given.first)[query]
    one, place = members(counts[right.pair])
    pair = right.pair[one]
    keys = ((given.first[query][pair] + place) << 32) | words[one]
    at, some = look_up(given.keys, keys)
    hit = np.flatnonzero(some)
    return TokenPairColumns(left.first[pair[hit]] + place[hit], one[hit], given.similarity[at[hit]])


def _best_pairs(found: TokenPairColumns, left: TokenSide, right: TokenSide) -> TokenPairColumns:
    """Return the best pairs first, of equal ones the nearest, each word once; as `token_alignment` takes them."""
    one, two = left.place[found.left], right.place[found.right]
    light = np.minimum(left.bits[found.left], right.bits[found.right]) <= MAXIMUM_BRACKET_BITS
    found = found.only(np.lexsort((two, one, abs(one - two), -found.similarity, light, left.pair[found.left])))
    free, also_free = np.ones(len(left.pair), bool), np.ones(len(right.pair), bool)
    taken = []
    while len(found.left):
        pair = left.pair[found.left]
        taken.append(found.only(beginnings(pair)))
        free[taken[-1].left] = also_free[taken[-1].right] = False
        found = found.only(free[found.left] & also_free[found.right])
    return TokenPairColumns(*map(np.concatenate, zip(*taken, strict=True))) if taken else found


def _upper_bounds(
    assumed: Doubles, left: TokenSide, right: TokenSide, found: TokenPairColumns, joined: UnalignedTokens
) -> Doubles:
    count = len(assumed)
    over, under = left.over(found.left), right.over(found.right)
    sums = _bit_totals(assumed, (left, over), (right, under), found, joined)
    kinds = unaligned_tokens.organisation_words(left, over, right, under, count)
    ours = unaligned_tokens.initial_pairs(left, over, right, under, assumed > 0)
    theirs = unaligned_tokens.initial_pairs(right, under, left, over, assumed > 0).swapped()
    upper_bounds = _scores(sums, unaligned_tokens.summed(joined, kinds, ours.idle, theirs.idle))
    at = np.flatnonzero((ours.used.agreed > 0) | (theirs.used.agreed > 0))
    if len(at):
        lost = np.where(assumed > 0, 0, np.minimum(ours.lost, theirs.lost))  # words that were cut short lose less
        also = unaligned_tokens.summed(joined, kinds, ours.used, theirs.used)
        some = BitTotals(*(each[at] for each in sums._replace(differing=sums.differing + lost)))
        upper_bounds[at] = np.maximum(upper_bounds[at], _scores(some, UnalignedTokens(*(each[at] for each in also))))
    return upper_bounds


def _bit_totals(
    assumed: Doubles,
    ours: tuple[TokenSide, Doubles],
    theirs: tuple[TokenSide, Doubles],
    found: TokenPairColumns,
    joined: UnalignedTokens,
) -> BitTotals:
    """Return the bits of the words that are paired, and of those left over on each side."""
    (left, over), (right, under), count = ours, theirs, len(assumed)
    one, two, pair = left.bits[found.left], right.bits[found.right], left.pair[found.left]
    weight = np.where(found.similarity == 1, (one + two) / 2, np.minimum(one, two))
    matched = totals(pair, weight, count)
    differing = totals(pair, weight * (1 - found.similarity), count)
    differing[joined.query_left > 0] = 0  # pairs that are worse may give way
    query_left, listed_left = totals(left.pair, over, count), totals(right.pair, under, count)
    return BitTotals(matched, differing, np.maximum(matched - differing, assumed), query_left, listed_left)


def _scores(sums: BitTotals, also: UnalignedTokens) -> Doubles:
    """Return `alignment_score` less what differs, where words left over could add so much."""
    query_left, listed_left = (
        np.maximum(sums.query_left - also.query_left, 0),
        np.maximum(sums.listed_left - also.listed_left, 0),
    )
    whole = np.maximum(sums.matched + np.maximum(sums.query_left, sums.listed_left) + also.whole, 1e-9)
    narrow = np.where(
        (sums.differing > 0) & (sums.matched + also.whole < name_similarity.NARROW_BITS), name_similarity.NARROW_COST, 0
    )
    agreed = sums.agreed + also.agreed
    found = similarities(whole, query_left, listed_left, agreed=agreed, lost=sums.differing, loose=also.whole > 0)
    return found.astype(np.float64, copy=False) - narrow
