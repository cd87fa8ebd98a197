"""Generate candidates: the listed names that could reach the threshold of a query, for many queries at once.

The similarity of a query and a name is bounded by `name_similarity.alignment_score` with every pair of words taken
for perfect. Words that occur in many names are first assumed to be matched everywhere, where they carry too little
information to make a match on their own; the names that only they lead to are not considered. For the pairs that are
left it is then looked up whether those words are matched, and the pairs that are left after that are aligned word by
word (`alignment_bounds`).
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import Places, beginnings, look_up, members, totals
from detente.parties.index.index import LIGHT, Index, light_bits, organisation_bits
from detente.parties.index.postings import Floats, Ints
from detente.parties.match import name_similarity
from detente.parties.match.alignment_bounds import AlignmentBounds
from detente.parties.match.query_columns import (
    CODE_COUNT,
    TOLERANCE,
    InitialTokens,
    QueryBlock,
    QueryColumns,
    light_threshold,
    query_block,
)
from detente.parties.match.similar_tokens import NO_TOKENS, SimilarTokens, TokenNeighbours, lookup_keys
from detente.parties.match.similarity_bounds import similarities
from detente.parties.names.information import MAXIMUM_BITS
from detente.parties.names.tokenisation import TokenisedName, initials

BLOCK_SIZE: Final = 500
"""Queries that are processed together."""
FEW_NAMES: Final = 16
"""Words that occur in at most so many names always generate candidates."""

QueryPart = tuple[SimilarTokens, float]
"""Listed words that may match a part of a query: the names that have them, and the bits of that part in the query."""


class QueryParts(NamedTuple):
    """The parts of a query: `first`, of which every match has at least one, the `rest`, and the bits assumed to match without being looked up."""

    first: Sequence[QueryPart]
    rest: Sequence[QueryPart]
    assumed: float


class CandidatePairs(NamedTuple):
    """Pairs of queries and names, ordered by query, with the bits of each that may have a match in the other."""

    query: npt.NDArray[np.int64]
    name: Ints
    answered: Floats
    has: Floats

    def only(self, kept: npt.NDArray[np.bool_]) -> "CandidatePairs":
        """Return some of the pairs."""
        return CandidatePairs(self.query[kept], self.name[kept], self.answered[kept], self.has[kept])

    def of(self, queries: Places) -> tuple[Places, Places]:
        """Return, for every pair of each of these queries, the place of the query among them and that of the pair."""
        start, end = np.searchsorted(self.query, queries), np.searchsorted(self.query, queries, side="right")
        run, place = members(end - start)
        return run, start[run] + place


class CandidateGenerator:
    """Generates candidates from one index. It is not shared between threads."""

    def __init__(self, index: Index, neighbours: TokenNeighbours) -> None:
        self.index = index
        self._neighbours = neighbours
        self._bounds = AlignmentBounds(index, neighbours)

    def of(self, queries: Sequence[QueryColumns]) -> list[list[int]]:
        """Return, for each query, the names whose words could reach its threshold."""
        found: list[list[int]] = []
        for start in range(0, len(queries), BLOCK_SIZE):
            found += self._block_candidates(queries[start : start + BLOCK_SIZE])
        return found

    def _block_candidates(self, queries: Sequence[QueryColumns]) -> list[list[int]]:
        block = query_block(queries)
        splits = [self._split(each) for each in queries]
        rows = self._first_pairs(splits)
        rows = rows.only(self._upper_bound(block, rows) >= block.threshold[rows.query])
        if len(rows.query) and any(each.rest for each in splits):
            rows = self._with_rest(splits, rows)
            rows = rows.only(self._upper_bound(block, rows) >= block.threshold[rows.query])
        rows = rows.only(self._bounds.reachable(queries, rows.query, rows.name))
        ends = np.searchsorted(rows.query, np.arange(len(queries) + 1)).tolist()
        names = rows.name.tolist()
        return [names[ends[at] : ends[at + 1]] for at in range(len(queries))]

    def _split(self, query: QueryColumns) -> QueryParts:
        """Return the parts of a query. Light words are assumed to match everywhere; they are looked up only where the listed word is not light."""
        tokens = query.tokens
        most = light_threshold(tokens)
        assumed = light_bits(tokens, most)
        if tokens.truncated:
            assumed += sum(
                bits for word, bits in zip(tokens.words, tokens.bits, strict=True) if word in tokens.truncated
            )
        first: list[QueryPart] = []
        parts: list[QueryPart] = []
        for word, similar, bits in zip(lookup_keys(tokens), query.known, tokens.bits, strict=True):
            if similar is NO_TOKENS:
                continue
            if bits > most:
                parts.append((similar, bits))
            elif (heavy_names := self._neighbours.heavy_names(word)) is not NO_TOKENS:
                first.append((heavy_names, 0.0))
        for count, texts in enumerate(query.joined, 2):
            parts += [
                (similar, sum(tokens.bits[at : at + count]))
                for at, similar in enumerate(texts)
                if similar is not NO_TOKENS
            ]
        if tokens.truncated:
            cut = [
                word
                for word, bits in zip(tokens.words, tokens.bits, strict=True)
                if word in tokens.truncated and bits > most
            ]
            first += [(similar, 0.0) for word in cut if (similar := self._neighbours.beginning(word)) is not NO_TOKENS]
        many = [each for each in parts if len(each[0].names) > FEW_NAMES]
        if not many or tokens.truncated or any(map(initials, tokens.words)):
            return QueryParts([*first, *parts], (), assumed)
        rest = _insufficient_parts(tokens, many, assumed, query.threshold)
        later = set(map(id, rest))
        return QueryParts([*first, *(each for each in parts if id(each) not in later)], rest, assumed)

    def _first_pairs(self, splits: Sequence[QueryParts]) -> CandidatePairs:
        """Return the names that the first parts lead to, and the names with initials that the others lead to."""
        names, listed, answered_bits, query = [], [], [], []
        for at, split in enumerate(splits):
            for similar, bits in split.first:
                names.append(similar.names)
                listed.append(similar.listed)
                answered_bits.append(bits)
                query.append(at)
            for similar, _ in split.rest:
                if len(similar.lettered):
                    names.append(similar.lettered)
                    listed.append(np.zeros(len(similar.lettered), np.float32))
                    answered_bits.append(0.0)
                    query.append(at)
        if not sum(map(len, names)):
            return CandidatePairs(
                np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32)
            )
        counts = [len(each) for each in names]
        keys = (np.repeat(np.array(query, np.int64), counts) << 32) | np.concatenate(names)
        order = np.argsort(keys, kind="stable")  # quick for keys that are mostly in order
        keys = keys[order]
        starts = beginnings(keys)
        answered = np.add.reduceat(np.repeat(np.array(answered_bits, np.float32), counts)[order], starts)
        has = np.add.reduceat(np.concatenate(listed)[order], starts)
        whose = keys[starts] >> 32
        given = np.array([each.assumed + sum(bits for _, bits in each.rest) for each in splits], np.float32)
        most = np.array([sum(similar.most for similar, _ in each.rest) for each in splits], np.float32)
        return CandidatePairs(
            whose, (keys[starts] & 0xFFFFFFFF).astype(np.int32), answered + given[whose], has + most[whose]
        )

    def _with_rest(self, splits: Sequence[QueryParts], rows: CandidatePairs) -> CandidatePairs:
        """Return the same pairs with the bits that the remaining parts really match."""
        parts = [(query, similar, bits) for query, split in enumerate(splits) for similar, bits in split.rest]
        numbers: dict[int, int] = {}
        which = np.array([numbers.setdefault(id(similar), len(numbers)) for _, similar, _ in parts], np.int64)
        nears = {id(similar): similar for _, similar, _ in parts}.values()
        keys = np.concatenate([(number << 32) | similar.names.astype(np.int64) for number, similar in enumerate(nears)])
        part, row = rows.of(np.array([query for query, _, _ in parts], np.int64))
        at, some = look_up(keys, (which[part] << 32) | rows.name[row])
        bits = np.array([bits for _, _, bits in parts])[part]
        most = np.array([similar.most for _, similar, _ in parts])[part]
        lost = totals(row, np.where(some, 0, bits), len(rows.query)).astype(np.float32)
        listed = np.where(some, np.concatenate([similar.listed for similar in nears])[at], 0)
        gained = totals(row, listed - most, len(rows.query)).astype(np.float32)
        return CandidatePairs(rows.query, rows.name, rows.answered - lost, rows.has + gained)

    def _upper_bound(self, block: QueryBlock, rows: CandidatePairs) -> Floats:
        """Return the highest `alignment_score` of each pair, with every pair of words taken for perfect and initials at their cost."""
        index = self.index
        query, names = rows.query, rows.name
        total, query_total = index.name_total[names], block.total[query]
        also = index.name_kinds[names]
        query_left = query_total - rows.answered - np.where(also > 0, block.kind[query], 0)
        listed_left = total - rows.has - index.name_light[names] - np.where(block.kind[query] > 0, also, 0)
        known = block.known[query]
        absorbed, given = self._initial_bits(block, rows, listed_left)
        bound = upper_bounds(query_total, total, query_left, listed_left, agreed=known, lost=np.zeros_like(known))
        at = np.flatnonzero((absorbed > 0) | (given > 0))
        if len(at):
            few = upper_bounds(
                query_total[at], total[at], query_left[at] - absorbed[at], listed_left[at] - given[at] - np.where(absorbed[at] > 0, index.name_letters[names[at]], 0),
                lost=np.where(given[at] > 0, np.float32(name_similarity.MINIMUM_INITIAL_LOSS), block.lost[query[at]]), agreed=known[at],
            )  # fmt: skip
            bound[at] = np.maximum(bound[at], few)
        return bound

    def _initial_bits(self, block: QueryBlock, rows: CandidatePairs, listed_left: Floats) -> tuple[Floats, Floats]:
        """Return the most bits of a query that initials of each name may stand for, and the reverse.

        Bits of words of the query that were cut short are subtracted from `listed_left` where they may begin a word
        of the name.
        """
        alone = self.index.name_initials[rows.name]
        absorbed, given = np.zeros(len(alone), np.float32), np.zeros(len(alone), np.float32)
        at = np.flatnonzero(alone)
        if len(at):
            set_ = ((alone[at, None] >> np.arange(CODE_COUNT, dtype=np.uint32)) & np.uint32(1)).astype(np.float32)
            absorbed[at] = np.einsum("ij,ij->i", set_, block.letter[rows.query[at]])
        given = self._bits_begun(block.initials, rows)
        listed_left -= self._bits_begun(block.truncated, rows)
        return absorbed, given

    def _bits_begun(self, given: InitialTokens, rows: CandidatePairs) -> Floats:
        """Return the most bits of each name that letters of the query may begin."""
        run, at = rows.of(given.query)
        some = (self.index.name_begins[rows.name[at]] & given.mask[run]) == given.mask[run]
        return totals(at, some * given.words[run] * MAXIMUM_BITS, len(rows.query)).astype(np.float32)


def _insufficient_parts(
    tokens: TokenisedName, parts: Sequence[QueryPart], assumed: float, threshold: float
) -> list[QueryPart]:
    """Return the parts that, even if all match, make no match without one of the others; parts that occur in most names first."""
    light_words = sum(bits <= LIGHT for bits in tokens.bits)
    answered = assumed + organisation_bits(tokens)
    matched = answered + light_words * LIGHT / 2
    found = []
    for part in sorted(parts, key=lambda each: -len(each[0].names)):
        similar, bits = part
        query_left, also = answered + bits, matched + (bits + similar.most) / 2
        if query_left + also * _largest_unmatched_share(also, threshold) < tokens.total:
            found.append(part)
            answered, matched = query_left, also
    return found


def _largest_unmatched_share(matched: float, threshold: float) -> float:
    """Return the largest share of bits without a match, relative to those with one, for which `alignment_score` reaches the threshold.

    Of the bits without a match, some are omitted and the others contradicted, in the split that costs least.
    """
    harsh, lost = name_similarity.omission_cost(matched), 1 - threshold + TOLERANCE
    share = math.sqrt(lost / harsh)
    if share > name_similarity.CONTRADICTION_COST / (2 * harsh):
        share = (lost + name_similarity.CONTRADICTION_COST**2 / (4 * harsh)) / name_similarity.CONTRADICTION_COST
    return share / (1 - share) if share < 1 else math.inf


def upper_bounds(
    query_total: Floats, total: Floats, query_left: Floats, listed_left: Floats, *, agreed: Floats, lost: Floats
) -> Floats:
    """Return the highest `alignment_score` with at least these bits left over, so many lost in a pair, and so many agreed."""
    query_left, listed_left = np.maximum(query_left, 0), np.maximum(listed_left, 0)
    matched = np.maximum(np.maximum(query_total - query_left, total - listed_left), np.float32(1e-3))
    whole = matched + np.maximum(query_left, listed_left)
    most = similarities(
        whole, query_left, listed_left, agreed=np.maximum(matched, agreed), lost=lost, loose=np.ones(len(whole), bool)
    )
    return most.astype(np.float32, copy=False)
