"""Search the index for the listed names that are similar to a name: generate candidates, then score each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from detente.parties.index.garbage_collector import without_collector
from detente.parties.index.index import WEAK, Index, digest, eastern_keys
from detente.parties.match.candidates import CandidateGenerator
from detente.parties.match.name_similarity import NameSimilarity, TokenPair
from detente.parties.match.query_columns import QueryColumns
from detente.parties.match.similar_tokens import NO_TOKENS, SimilarTokens, TokenNeighbours, lookup_keys
from detente.parties.match.token_alignment import adjacent_joins, alignment_query, name_similarity
from detente.parties.names import east_asian
from detente.parties.names.token_similarity import ONE_EDIT
from detente.parties.names.tokenisation import TokenisedName, tokenise

CACHE_SIZE: Final = 50_000
"""Names whose tokens are cached."""
EASTERN_SAME, EASTERN_EDIT = 0.97, 0.885
"""The similarity of two Korean or Chinese names whose sounds are the same, and of two that are one edit apart."""


class FoundName(NamedTuple):
    """A listed name that is similar."""

    name: int
    similarity: NameSimilarity
    query: TokenisedName
    listed: TokenisedName


class Searcher:
    """Searches one index. It caches the similar words of words; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._neighbours = TokenNeighbours(index)
        self._generator = CandidateGenerator(index, self._neighbours)
        self._ready: dict[tuple[str, float], tuple[QueryColumns, list[int]]] = {}
        self._readings: dict[int, TokenisedName] = {}
        self._entity_of = index.name_entity.tolist()
        self._weak = (index.name_quality == WEAK).tolist()

    def search(self, name: str, threshold: float) -> list[FoundName]:
        """Return every listed name with a similarity of at least the threshold, the most similar first.

        Once a party has an identical name, its later names are left out.
        """
        columns, candidates = self._ready.get((name, threshold)) or self._with_candidates([(name, threshold)])[0]
        best: dict[int, FoundName] = {}
        for found in self._found(columns, candidates):
            if found.name not in best or found.similarity.score > best[found.name].similarity.score:
                best[found.name] = found
        return sorted(best.values(), key=lambda each: (-each.similarity.score, each.name))

    def learn(self, queries: Iterable[tuple[str, float]]) -> None:
        """Prepare for searches of many names, each with its threshold, all at once; what was prepared before is discarded."""
        given = list(dict.fromkeys(queries))
        with without_collector():
            self._ready = dict(zip(given, self._with_candidates(given), strict=True))

    def _with_candidates(self, queries: Sequence[tuple[str, float]]) -> list[tuple[QueryColumns, list[int]]]:
        """Return each query in columns, with the names that could match it."""
        neighbours = self._neighbours
        readings = [tokenise(name) for name, _ in queries]
        neighbours.learn(word for tokens in readings for word in lookup_keys(tokens))
        columns = [
            QueryColumns(
                tokens,
                [neighbours.of(word) for word in lookup_keys(tokens)],
                [[neighbours.exact(text) for text in texts] for texts in adjacent_joins(tokens.words)],
                threshold,
            )
            for tokens, (_, threshold) in zip(readings, queries, strict=True)
        ]
        return list(zip(columns, self._generator.of(columns), strict=True))

    def _found(self, columns: QueryColumns, candidates: Sequence[int]) -> list[FoundName]:
        query, _, joined, threshold = columns
        found: list[FoundName] = []
        if candidates:
            given = alignment_query(
                query, list(map(self._neighbours.similar_words, lookup_keys(query))), joined_runs(query, joined)
            )
            whole: set[int] = set()
            for name in candidates:
                entity = self._entity_of[name]
                if entity in whole:
                    continue
                listed = self.tokens(name)
                result = name_similarity(given, listed, threshold)
                if result.score >= threshold:
                    found.append(FoundName(name, result, query, listed))
                    if result.score == 1 and result.in_order and not self._weak[name]:
                        whole.add(entity)
        if not query.eastern:
            return found
        return found + self._eastern(query, threshold, {each.name: each.similarity.score for each in found})

    def tokens(self, name: int) -> TokenisedName:
        """Return the tokens of a listed name."""
        kept = self._readings.get(name)
        if kept is None:
            if len(self._readings) > CACHE_SIZE:
                self._readings.clear()
            kept = self._readings[name] = self.index.tokens(name)
        return kept

    def _eastern(self, query: TokenisedName, threshold: float, already: Mapping[int, float]) -> list[FoundName]:
        found: dict[int, FoundName] = {}
        for family, given in query.eastern:
            for name in self._eastern_candidates(family, given):
                listed = self.tokens(name)
                score = eastern_score(family, given, listed)
                rival = max(already.get(name, 0.0), found[name].similarity.score if name in found else 0.0)
                if score >= max(threshold, rival + 1e-9):
                    found[name] = FoundName(name, eastern_similarity(query, listed, score), query, listed)
        return list(found.values())

    def _eastern_candidates(self, family: str, given: str) -> set[int]:
        index = self.index
        keys = np.array([digest(key) for key in eastern_keys(family, given)], dtype=np.uint32)
        start, end = (
            np.searchsorted(index.east_hash, keys),
            np.searchsorted(index.east_hash, keys, side="right"),
        )
        return {
            name
            for low, high in zip(start.tolist(), end.tolist(), strict=True)
            for name in index.east_name[low:high].tolist()
        }


def joined_runs(query: TokenisedName, joined: Sequence[Sequence[SimilarTokens]]) -> list[list[dict[str, float]]]:
    """Return the listed words that a query writes as two words, and as three."""
    return [
        [{} if similar is NO_TOKENS else {text: 1.0} for text, similar in zip(texts, found, strict=True)]
        for texts, found in zip(adjacent_joins(query.words), joined, strict=True)
    ]


def eastern_score(family: str, given: str, listed: TokenisedName) -> float:
    """Return how similar a Korean or Chinese name and a listed one sound."""
    return max((_given_name_score(given, other) for same, other in listed.eastern[:1] if same == family), default=0.0)


def _given_name_score(given: str, other: str) -> float:
    if other == given:
        return EASTERN_SAME
    if min(len(other), len(given)) < ONE_EDIT or OSA.distance(other, given, score_cutoff=1) > 1:
        return 0.0
    one, two = east_asian.consonants(given), east_asian.consonants(other)
    return EASTERN_EDIT - 0.2 / max(len(other), len(given)) if one == two else 0.0


def eastern_similarity(query: TokenisedName, listed: TokenisedName, score: float) -> NameSimilarity:
    """Return the similarity of two names by their sounds: the whole of the one is paired with the whole of the other."""
    pair = TokenPair(tuple(range(len(query.words))), tuple(range(len(listed.words))), score)
    return NameSimilarity(score, min(query.total, listed.total), (pair,), in_order=True)


__all__ = ["FoundName", "Searcher"]
