"""Queries and names side by side, word by word, for many pairs at once: the most that each pair could come to.

Where no words are written as one, words answer each other as in `compare.likeness`; what initials and words for kinds of
organisations could answer beside is bounded. The most is never told too low.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Doubles, Flags, Places, beginnings, looked_up, members, spread, totals
from detente.parties.index.index import Index
from detente.parties.index.postings import Ints
from detente.parties.match import name_similarity, unaligned_tokens
from detente.parties.match.query_columns import SLACK, QueryColumns
from detente.parties.match.similar_tokens import NOWHERE, Neighbourhood, SimilarTokens
from detente.parties.match.similarity_bounds import shapes
from detente.parties.match.token_columns import Marks, Side, marks
from detente.parties.match.unaligned_tokens import UnalignedTokens
from detente.parties.names.tokenisation import ASIDE_MOST, TokenisedName


class QueryTokens(NamedTuple):
    """The words of some queries, query after query, and the listed words that they are alike to."""

    first: Places
    """Where those of each query begin; one more at the end."""
    bits: Doubles
    marks: Marks
    sure: Doubles
    """Bits that each query is taken to agree in at the least."""
    keys: Places
    """A word and one that it is alike to, in one number each, in order."""
    alike: Doubles


def asked(readings: Sequence[TokenisedName], known: Sequence[Sequence[SimilarTokens]]) -> QueryTokens:
    """The words of these queries, each with what it is alike to."""
    near = [each for words in known for each in words]
    said = marks([word for reading in readings for word in reading.words])
    begun = np.array([word in reading.begun for reading in readings for word in reading.words], bool)
    letters = said.letters.copy()  # words that were cut short may stand for those that begin with their first letter
    letters[:, 0] = np.where(begun & (letters[:, 0] == 0), said.begins, letters[:, 0])
    counts = np.array([len(each.numbers) for each in near], np.int64)
    keys = np.repeat(np.arange(len(near), dtype=np.int64) << 32, counts)
    return QueryTokens(
        first=np.cumsum([0, *(len(reading.words) for reading in readings)]),
        bits=np.array([said for reading in readings for said in reading.bits], np.float64),
        marks=said._replace(letters=letters),
        sure=np.array([name_similarity.MUCH if reading.begun else 0.0 for reading in readings]),
        keys=keys | np.concatenate([np.zeros(0, np.int64), *(each.numbers for each in near)]),
        alike=np.concatenate([np.zeros(0), *(each.alike for each in near)]),
    )


class Pairs(NamedTuple):
    """Queries and names, in the order of both."""

    query: Places
    name: Ints

    def beside(self, query: Places, name: Ints, more: Doubles, fewer: Doubles) -> UnalignedTokens:
        """What rows of pairs say of words that may have an answer, for each of these pairs together."""
        keys = (self.query << 32) | self.name
        at, some = looked_up(keys, (query << 32) | name)
        ours, theirs = totals(at[some], more[some], len(keys)), totals(at[some], fewer[some], len(keys))
        return UnalignedTokens(ours + theirs, ours, theirs, ours + theirs)


class Answers(NamedTuple):
    """Answers that are alike: where the one stands on the left side, and the other on the right one."""

    left: Places
    right: Places
    alike: Doubles

    def only(self, places: npt.NDArray[np.generic]) -> "Answers":
        """Some of them."""
        return Answers(self.left[places], self.right[places], self.alike[places])


class Sums(NamedTuple):
    """What each pair comes to, in bits; as the arguments of `weigh.shape`."""

    matched: Doubles
    differing: Doubles
    agreed: Doubles
    more: Doubles
    fewer: Doubles


class Alignment:
    """Aligns queries with the names of one index."""

    def __init__(self, index: Index, near: Neighbourhood) -> None:
        self.index = index
        self._near = near

    @cached_property
    def _eastern(self) -> Flags:
        return np.array(list(map(bool, self.index.name_east)), bool)

    @cached_property
    def _marks(self) -> Marks:
        return marks(self.index.words[: self.index.joins_from])

    def possible(self, wanted: Sequence[QueryColumns], query: Places, name: Ints) -> Flags:
        """Whether each of some queries and the name beside it could come to the query's least likeness."""
        whose, query = np.unique(query, return_inverse=True)
        if not len(whose):
            return np.zeros(0, bool)
        wanted = [wanted[at] for at in whose.tolist()]
        begun = np.array([any(word[0].isdigit() for word in each.reading.begun) for each in wanted], bool)
        east = np.array([bool(each.reading.eastern) for each in wanted], bool)
        found: Flags = begun[query] | (east[query] & self._eastern[name])
        at = np.flatnonzero(~found)
        pairs = Pairs(query[at], name[at])
        given = asked([each.reading for each in wanted], [each.known for each in wanted])
        most = self.most(given, pairs, self._joined(wanted, pairs))
        found[at] = most >= np.array([each.least - SLACK for each in wanted])[query[at]]
        return found

    def _joined(self, wanted: Sequence[QueryColumns], pairs: Pairs) -> UnalignedTokens:
        """What words may answer that the query, or the name, writes as one."""
        index = self.index
        joins = [
            (at, join, said)
            for at, each in enumerate(wanted)
            for near, said in zip(each.known, each.reading.bits, strict=True)
            for join in self._near.joins(near)
        ]
        runs = [
            (at, near, sum(each.reading.bits[place : place + count]))
            for at, each in enumerate(wanted)
            for count, texts in enumerate(each.joined, 2)
            for place, near in enumerate(texts)
            if near is not NOWHERE
        ]
        join, at = spread(index.post_start, np.array([number for _, number, _ in joins], np.int64))
        run, _ = members(np.array([len(near.names) for _, near, _ in runs], np.int64))
        names = np.concatenate([index.post_name[at], *(near.names for _, near, _ in runs)])
        rows = [(at, said, float(index.word_bits[number])) for at, number, said in joins]
        rows += [(at, said, near.most) for at, near, said in runs]
        query, more, fewer = np.array(rows, np.float64).reshape(-1, 3)[np.r_[join, run + len(joins)]].T
        return pairs.beside(query.astype(np.int64), names, more, fewer)

    def most(self, given: QueryTokens, pairs: Pairs, joined: UnalignedTokens) -> Doubles:
        """The most that each pair could come to."""
        query, name = pairs
        pair, at = spread(self.index.name_start, name)
        words, bits = self.index.name_word[at], self.index.name_bits[at].astype(np.float64)
        first = np.searchsorted(pair, np.arange(len(name)))
        right = Side(first, pair, np.arange(len(pair)) - first[pair], bits, self._marks.only(words))
        left = _left(given, query)
        found = _best(_alike(given, query, left, right, words), left, right)
        return _most(given.sure[query], left, right, found, joined)


def _left(given: QueryTokens, query: Places) -> Side:
    counts = np.diff(given.first)[query]
    pair, place = members(counts)
    slot = given.first[query][pair] + place
    return Side(np.cumsum(counts) - counts, pair, place, given.bits[slot], given.marks.only(slot))


def _alike(given: QueryTokens, query: Places, left: Side, right: Side, words: Ints) -> Answers:
    """Every word of a query, and every one of the name beside it, that are alike."""
    counts = np.diff(given.first)[query]
    one, place = members(counts[right.pair])
    pair = right.pair[one]
    keys = ((given.first[query][pair] + place) << 32) | words[one]
    at, some = looked_up(given.keys, keys)
    hit = np.flatnonzero(some)
    return Answers(left.first[pair[hit]] + place[hit], one[hit], given.alike[at[hit]])


def _best(found: Answers, left: Side, right: Side) -> Answers:
    """Of words that are alike the best first, of equal ones the nearest, each word once; as `compare` takes them."""
    one, two = left.place[found.left], right.place[found.right]
    light = np.minimum(left.bits[found.left], right.bits[found.right]) <= ASIDE_MOST
    found = found.only(np.lexsort((two, one, abs(one - two), -found.alike, light, left.pair[found.left])))
    free, also_free = np.ones(len(left.pair), bool), np.ones(len(right.pair), bool)
    taken = []
    while len(found.left):
        pair = left.pair[found.left]
        taken.append(found.only(beginnings(pair)))
        free[taken[-1].left] = also_free[taken[-1].right] = False
        found = found.only(free[found.left] & also_free[found.right])
    return Answers(*map(np.concatenate, zip(*taken, strict=True))) if taken else found


def _most(sure: Doubles, left: Side, right: Side, found: Answers, joined: UnalignedTokens) -> Doubles:
    count = len(sure)
    over, under = left.over(found.left), right.over(found.right)
    sums = _sums(sure, (left, over), (right, under), found, joined)
    kinds = unaligned_tokens.kinds(left, over, right, under, count)
    ours = unaligned_tokens.initials(left, over, right, under, sure > 0)
    theirs = unaligned_tokens.initials(right, under, left, over, sure > 0).turned()
    most = _shaped(sums, unaligned_tokens.together(joined, kinds, ours.idle, theirs.idle))
    at = np.flatnonzero((ours.used.agreed > 0) | (theirs.used.agreed > 0))
    if len(at):
        lost = np.where(sure > 0, 0, np.minimum(ours.lost, theirs.lost))  # words that were cut short lose less
        also = unaligned_tokens.together(joined, kinds, ours.used, theirs.used)
        some = Sums(*(each[at] for each in sums._replace(differing=sums.differing + lost)))
        most[at] = np.maximum(most[at], _shaped(some, UnalignedTokens(*(each[at] for each in also))))
    return most


def _sums(
    sure: Doubles, ours: tuple[Side, Doubles], theirs: tuple[Side, Doubles], found: Answers, joined: UnalignedTokens
) -> Sums:
    """What the words that are alike come to, and the others say, which stand beside each side."""
    (left, over), (right, under), count = ours, theirs, len(sure)
    one, two, pair = left.bits[found.left], right.bits[found.right], left.pair[found.left]
    weight = np.where(found.alike == 1, (one + two) / 2, np.minimum(one, two))
    matched = totals(pair, weight, count)
    differing = totals(pair, weight * (1 - found.alike), count)
    differing[joined.more > 0] = 0  # pairs that are worse may give way
    more, fewer = totals(left.pair, over, count), totals(right.pair, under, count)
    return Sums(matched, differing, np.maximum(matched - differing, sure), more, fewer)


def _shaped(sums: Sums, also: UnalignedTokens) -> Doubles:
    """As `weigh.shape`, less what differs, where so much could have an answer beside."""
    more, fewer = np.maximum(sums.more - also.more, 0), np.maximum(sums.fewer - also.fewer, 0)
    whole = np.maximum(sums.matched + np.maximum(sums.more, sums.fewer) + also.whole, 1e-9)
    narrow = np.where(
        (sums.differing > 0) & (sums.matched + also.whole < name_similarity.NARROW_BITS), name_similarity.NARROW, 0
    )
    agreed = sums.agreed + also.agreed
    found = shapes(whole, more, fewer, agreed=agreed, lost=sums.differing, loose=also.whole > 0)
    return found.astype(np.float64, copy=False) - narrow
