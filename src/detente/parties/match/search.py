"""A name asked for, and the listed names that are alike to it: found by the index, weighed one by one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from detente.parties.index.garbage_collector import uncollected
from detente.parties.index.index import WEAK, Index, digest, east_keys
from detente.parties.match.candidates import CandidateGenerator
from detente.parties.match.name_similarity import NameSimilarity, TokenPair
from detente.parties.match.query_columns import QueryColumns
from detente.parties.match.similar_tokens import NOWHERE, Neighbourhood, SimilarTokens, keys
from detente.parties.match.token_alignment import asking, name_similarity, together
from detente.parties.names import east_asian
from detente.parties.names.token_similarity import ONE_EDIT
from detente.parties.names.tokenisation import TokenisedName, tokenise

KEPT: Final = 50_000
"""Names whose readings are remembered."""
EAST_SAME, EAST_EDIT = 0.97, 0.885
"""How alike two Korean or Chinese names are whose sounds are the same, and are an edit apart."""


class FoundName(NamedTuple):
    """A listed name that is alike."""

    name: int
    likeness: NameSimilarity
    asked: TokenisedName
    listed: TokenisedName


class Searcher:
    """Searches one index. It remembers the neighbours of words; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._near = Neighbourhood(index)
        self._possible = CandidateGenerator(index, self._near)
        self._ready: dict[tuple[str, float], tuple[QueryColumns, list[int]]] = {}
        self._readings: dict[int, TokenisedName] = {}
        self._entity_of = index.name_entity.tolist()
        self._weak = (index.name_quality == WEAK).tolist()

    def search(self, name: str, least: float) -> list[FoundName]:
        """Every listed name that is alike to this one by `least` or more, the most alike first.

        Of a party with a name that is the very same, the names that come after that one are left out.
        """
        wanted, possible = self._ready.get((name, least)) or self._looked_up([(name, least)])[0]
        best: dict[int, FoundName] = {}
        for found in self._found(wanted, possible):
            if found.name not in best or found.likeness.score > best[found.name].likeness.score:
                best[found.name] = found
        return sorted(best.values(), key=lambda each: (-each.likeness.score, each.name))

    def learn(self, asked: Iterable[tuple[str, float]]) -> None:
        """Make ready for searches of many names, each with the least likeness, all at once; what was ready is forgotten."""
        given = list(dict.fromkeys(asked))
        with uncollected():
            self._ready = dict(zip(given, self._looked_up(given), strict=True))

    def _looked_up(self, asked: Sequence[tuple[str, float]]) -> list[tuple[QueryColumns, list[int]]]:
        """What each name asks for, and the names that could be it."""
        near = self._near
        readings = [tokenise(name) for name, _ in asked]
        near.learn(word for reading in readings for word in keys(reading))
        wanted = [
            QueryColumns(
                reading,
                [near.of(word) for word in keys(reading)],
                [[near.exactly(text) for text in texts] for texts in together(reading.words)],
                least,
            )
            for reading, (_, least) in zip(readings, asked, strict=True)
        ]
        return list(zip(wanted, self._possible.of(wanted), strict=True))

    def _found(self, wanted: QueryColumns, possible: Sequence[int]) -> list[FoundName]:
        asked, _, joined, least = wanted
        found: list[FoundName] = []
        if possible:
            given = asking(asked, list(map(self._near.near, keys(asked))), runs(asked, joined))
            whole: set[int] = set()
            for name in possible:
                entity = self._entity_of[name]
                if entity in whole:
                    continue
                listed = self.reading(name)
                result = name_similarity(given, listed, least)
                if result.score >= least:
                    found.append(FoundName(name, result, asked, listed))
                    if result.score == 1 and result.in_order and not self._weak[name]:
                        whole.add(entity)
        if not asked.eastern:
            return found
        return found + self._eastern(asked, least, {each.name: each.likeness.score for each in found})

    def reading(self, name: int) -> TokenisedName:
        """A listed name taken apart."""
        kept = self._readings.get(name)
        if kept is None:
            if len(self._readings) > KEPT:
                self._readings.clear()
            kept = self._readings[name] = self.index.reading(name)
        return kept

    def _eastern(self, asked: TokenisedName, least: float, already: Mapping[int, float]) -> list[FoundName]:
        found: dict[int, FoundName] = {}
        for family, given in asked.eastern:
            for name in self._sounding(family, given):
                listed = self.reading(name)
                score = east_alike(family, given, listed)
                rival = max(already.get(name, 0.0), found[name].likeness.score if name in found else 0.0)
                if score >= max(least, rival + 1e-9):
                    found[name] = FoundName(name, east_likeness(asked, listed, score), asked, listed)
        return list(found.values())

    def _sounding(self, family: str, given: str) -> set[int]:
        index = self.index
        keys = np.array([digest(key) for key in east_keys(family, given)], dtype=np.uint32)
        start, end = np.searchsorted(index.east_hash, keys), np.searchsorted(index.east_hash, keys, side="right")
        return {
            name
            for low, high in zip(start.tolist(), end.tolist(), strict=True)
            for name in index.east_name[low:high].tolist()
        }


def runs(asked: TokenisedName, joined: Sequence[Sequence[SimilarTokens]]) -> list[list[dict[str, float]]]:
    """The listed words that a query writes as two, and as three."""
    return [
        [{} if near is NOWHERE else {text: 1.0} for text, near in zip(texts, found, strict=True)]
        for texts, found in zip(together(asked.words), joined, strict=True)
    ]


def east_alike(family: str, given: str, listed: TokenisedName) -> float:
    """How alike a Korean or Chinese name and a listed one sound."""
    return max((_given_alike(given, other) for same, other in listed.eastern[:1] if same == family), default=0.0)


def _given_alike(given: str, other: str) -> float:
    if other == given:
        return EAST_SAME
    if min(len(other), len(given)) < ONE_EDIT or OSA.distance(other, given, score_cutoff=1) > 1:
        return 0.0
    one, two = east_asian.consonants(given), east_asian.consonants(other)
    return EAST_EDIT - 0.2 / max(len(other), len(given)) if one == two else 0.0


def east_likeness(asked: TokenisedName, listed: TokenisedName, score: float) -> NameSimilarity:
    """The likeness of two names as they sound: the whole of the one answers the whole of the other."""
    pair = TokenPair(tuple(range(len(asked.words))), tuple(range(len(listed.words))), score)
    return NameSimilarity(score, min(asked.total, listed.total), (pair,), in_order=True)


__all__ = ["FoundName", "Searcher"]
