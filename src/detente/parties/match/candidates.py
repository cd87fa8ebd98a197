"""Which listed names could come to a likeness at all: told for many queries at once, from the bits that can have an answer.

What a name could come to is bounded by `weigh.shape` with every pair taken for perfect. Words that stand in many names are
first taken as answered everywhere, where they say too little to make a hit on their own: the names that they lead to are not
looked at then. Only for what is left over is it looked up whether they are answered, and what is left over then is set side by
side, word by word (`alignment`).
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Places, beginnings, looked_up, members, totals
from detente.parties.index.index import LIGHT, Index, kinds, light
from detente.parties.index.postings import Floats, Ints
from detente.parties.match import name_similarity
from detente.parties.match.alignment_bounds import Alignment
from detente.parties.match.query_columns import CODES, SLACK, Block, InitialTokens, QueryColumns, columns, lightest
from detente.parties.match.similar_tokens import NOWHERE, Neighbourhood, SimilarTokens, keys
from detente.parties.match.similarity_bounds import shapes
from detente.parties.names.information import MOST
from detente.parties.names.tokenisation import TokenisedName, initials

TOGETHER: Final = 500
"""Queries that are looked at together."""
FEW: Final = 16
"""Names that a word leads to which are looked at in any case."""

Part = tuple[SimilarTokens, float]
"""Words of a query that may have an answer: the names that have it, and what they say in the query."""


class Split(NamedTuple):
    """The parts of a query: those of which a hit has one at the least, the others, and what is answered without being looked up."""

    first: Sequence[Part]
    rest: Sequence[Part]
    unasked: float


class NamePairs(NamedTuple):
    """Pairs of queries and names, in the order of queries: what of each may have an answer in the other."""

    query: npt.NDArray[np.int64]
    name: Ints
    answered: Floats
    has: Floats

    def only(self, kept: npt.NDArray[np.bool_]) -> "NamePairs":
        """Some of the pairs."""
        return NamePairs(self.query[kept], self.name[kept], self.answered[kept], self.has[kept])

    def of(self, queries: Places) -> tuple[Places, Places]:
        """For every pair of each of these queries: the place of the query among them, and that of the pair."""
        start, end = np.searchsorted(self.query, queries), np.searchsorted(self.query, queries, side="right")
        run, place = members(end - start)
        return run, start[run] + place


class CandidateGenerator:
    """Finds them in one index. It is not shared between threads."""

    def __init__(self, index: Index, near: Neighbourhood) -> None:
        self.index = index
        self._near = near
        self._alignment = Alignment(index, near)

    def of(self, wanted: Sequence[QueryColumns]) -> list[list[int]]:
        """For each query, the names whose words could add up to its least likeness."""
        found: list[list[int]] = []
        for start in range(0, len(wanted), TOGETHER):
            found += self._block(wanted[start : start + TOGETHER])
        return found

    def _block(self, wanted: Sequence[QueryColumns]) -> list[list[int]]:
        block = columns(wanted)
        splits = [self._split(each) for each in wanted]
        rows = self._first(splits)
        rows = rows.only(self._bound(block, rows) >= block.least[rows.query])
        if len(rows.query) and any(each.rest for each in splits):
            rows = self._looked_up(splits, rows)
            rows = rows.only(self._bound(block, rows) >= block.least[rows.query])
        rows = rows.only(self._alignment.possible(wanted, rows.query, rows.name))
        ends = np.searchsorted(rows.query, np.arange(len(wanted) + 1)).tolist()
        names = rows.name.tolist()
        return [names[ends[at] : ends[at + 1]] for at in range(len(wanted))]

    def _split(self, wanted: QueryColumns) -> Split:
        """Light words are taken as answered everywhere; they are looked up only where the listed word is not light."""
        asked = wanted.reading
        most = lightest(asked)
        unasked = light(asked, most)
        if asked.begun:
            unasked += sum(said for word, said in zip(asked.words, asked.bits, strict=True) if word in asked.begun)
        first: list[Part] = []
        parts: list[Part] = []
        for word, near, said in zip(keys(asked), wanted.known, asked.bits, strict=True):
            if near is NOWHERE:
                continue
            if said > most:
                parts.append((near, said))
            elif (heavy := self._near.heavier(word)) is not NOWHERE:
                first.append((heavy, 0.0))
        for count, texts in enumerate(wanted.joined, 2):
            parts += [(near, sum(asked.bits[at : at + count])) for at, near in enumerate(texts) if near is not NOWHERE]
        if asked.begun:
            cut = [
                word for word, said in zip(asked.words, asked.bits, strict=True) if word in asked.begun and said > most
            ]
            first += [(near, 0.0) for word in cut if (near := self._near.beginning(word)) is not NOWHERE]
        many = [each for each in parts if len(each[0].names) > FEW]
        if not many or asked.begun or any(map(initials, asked.words)):
            return Split([*first, *parts], (), unasked)
        rest = _poor(asked, many, unasked, wanted.least)
        later = set(map(id, rest))
        return Split([*first, *(each for each in parts if id(each) not in later)], rest, unasked)

    def _first(self, splits: Sequence[Split]) -> NamePairs:
        """The names that the first parts lead to, and those of the others that have initials."""
        names, listed, said, query = [], [], [], []
        for at, split in enumerate(splits):
            for near, bits in split.first:
                names.append(near.names)
                listed.append(near.listed)
                said.append(bits)
                query.append(at)
            for near, _ in split.rest:
                if len(near.lettered):
                    names.append(near.lettered)
                    listed.append(np.zeros(len(near.lettered), np.float32))
                    said.append(0.0)
                    query.append(at)
        if not sum(map(len, names)):
            return NamePairs(
                np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32)
            )
        counts = [len(each) for each in names]
        keys = (np.repeat(np.array(query, np.int64), counts) << 32) | np.concatenate(names)
        order = np.argsort(keys, kind="stable")  # quick for keys that are mostly in order
        keys = keys[order]
        starts = beginnings(keys)
        answered = np.add.reduceat(np.repeat(np.array(said, np.float32), counts)[order], starts)
        has = np.add.reduceat(np.concatenate(listed)[order], starts)
        whose = keys[starts] >> 32
        given = np.array([each.unasked + sum(said for _, said in each.rest) for each in splits], np.float32)
        most = np.array([sum(near.most for near, _ in each.rest) for each in splits], np.float32)
        return NamePairs(
            whose, (keys[starts] & 0xFFFFFFFF).astype(np.int32), answered + given[whose], has + most[whose]
        )

    def _looked_up(self, splits: Sequence[Split], rows: NamePairs) -> NamePairs:
        """The same pairs, with what the other parts truly answer."""
        parts = [(query, near, said) for query, split in enumerate(splits) for near, said in split.rest]
        numbers: dict[int, int] = {}
        which = np.array([numbers.setdefault(id(near), len(numbers)) for _, near, _ in parts], np.int64)
        nears = {id(near): near for _, near, _ in parts}.values()
        keys = np.concatenate([(number << 32) | near.names.astype(np.int64) for number, near in enumerate(nears)])
        part, row = rows.of(np.array([query for query, _, _ in parts], np.int64))
        at, some = looked_up(keys, (which[part] << 32) | rows.name[row])
        said = np.array([said for _, _, said in parts])[part]
        most = np.array([near.most for _, near, _ in parts])[part]
        lost = totals(row, np.where(some, 0, said), len(rows.query)).astype(np.float32)
        listed = np.where(some, np.concatenate([near.listed for near in nears])[at], 0)
        gained = totals(row, listed - most, len(rows.query)).astype(np.float32)
        return NamePairs(rows.query, rows.name, rows.answered - lost, rows.has + gained)

    def _bound(self, block: Block, rows: NamePairs) -> Floats:
        """The most that each pair could come to: as `weigh.shape`, every pair of words taken for perfect, initials for what they cost."""
        index = self.index
        query, names = rows.query, rows.name
        total, asked = index.name_total[names], block.total[query]
        also = index.name_kinds[names]
        more = asked - rows.answered - np.where(also > 0, block.kind[query], 0)
        fewer = total - rows.has - index.name_light[names] - np.where(block.kind[query] > 0, also, 0)
        known = block.known[query]
        absorbed, given = self._lettered(block, rows, fewer)
        bound = most_of(asked, total, more, fewer, agreed=known, lost=np.zeros_like(known))
        at = np.flatnonzero((absorbed > 0) | (given > 0))
        if len(at):
            few = most_of(
                asked[at], total[at], more[at] - absorbed[at], fewer[at] - given[at] - np.where(absorbed[at] > 0, index.name_letters[names[at]], 0),
                lost=np.where(given[at] > 0, np.float32(name_similarity.INITIAL_LOST), block.lost[query[at]]), agreed=known[at],
            )  # fmt: skip
            bound[at] = np.maximum(bound[at], few)
        return bound

    def _lettered(self, block: Block, rows: NamePairs, fewer: Floats) -> tuple[Floats, Floats]:
        """The most bits of a query that initials of each name may stand for, and the most of the name that those of the query may.

        Words of the query that were cut short are taken off `fewer` where they may begin a word of the name.
        """
        alone = self.index.name_initials[rows.name]
        absorbed, given = np.zeros(len(alone), np.float32), np.zeros(len(alone), np.float32)
        at = np.flatnonzero(alone)
        if len(at):
            set_ = ((alone[at, None] >> np.arange(CODES, dtype=np.uint32)) & np.uint32(1)).astype(np.float32)
            absorbed[at] = np.einsum("ij,ij->i", set_, block.letter[rows.query[at]])
        given = self._begun_with(block.initials, rows)
        fewer -= self._begun_with(block.begun, rows)
        return absorbed, given

    def _begun_with(self, given: InitialTokens, rows: NamePairs) -> Floats:
        """The most of each name that letters of the query may begin."""
        run, at = rows.of(given.query)
        some = (self.index.name_begins[rows.name[at]] & given.mask[run]) == given.mask[run]
        return totals(at, some * given.words[run] * MOST, len(rows.query)).astype(np.float32)


def _poor(asked: TokenisedName, parts: Sequence[Part], unasked: float, least: float) -> list[Part]:
    """Those parts that, even all answered, make no hit without one of the others; the ones that stand in most names first."""
    light_words = sum(said <= LIGHT for said in asked.bits)
    answered = unasked + kinds(asked)
    matched = answered + light_words * LIGHT / 2
    found = []
    for part in sorted(parts, key=lambda each: -len(each[0].names)):
        near, said = part
        more, also = answered + said, matched + (said + near.most) / 2
        if more + also * _left_out(also, least) < asked.total:
            found.append(part)
            answered, matched = more, also
    return found


def _left_out(matched: float, least: float) -> float:
    """The most bits that may be without an answer beside so many that have one, as a share of these, for `weigh.shape` to give `least`.

    Some are left out, the others contradicted, as costs the least.
    """
    harsh, lost = name_similarity.harshness(matched), 1 - least + SLACK
    share = math.sqrt(lost / harsh)
    if share > name_similarity.CONTRADICTED / (2 * harsh):
        share = (lost + name_similarity.CONTRADICTED**2 / (4 * harsh)) / name_similarity.CONTRADICTED
    return share / (1 - share) if share < 1 else math.inf


def most_of(asked: Floats, total: Floats, more: Floats, fewer: Floats, *, agreed: Floats, lost: Floats) -> Floats:
    """The most that `weigh.shape` gives with these bits left over at the least, so many lost in a pair, and as many agreed."""
    more, fewer = np.maximum(more, 0), np.maximum(fewer, 0)
    matched = np.maximum(np.maximum(asked - more, total - fewer), np.float32(1e-3))
    whole = matched + np.maximum(more, fewer)
    most = shapes(whole, more, fewer, agreed=np.maximum(matched, agreed), lost=lost, loose=np.ones(len(whole), bool))
    return most.astype(np.float32, copy=False)
