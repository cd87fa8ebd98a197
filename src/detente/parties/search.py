"""A name asked for, and the listed names that are alike to it: found by the index, weighed one by one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from detente.parties.alike import ONE_EDIT
from detente.parties.collector import uncollected
from detente.parties.compare import asking, likeness, together
from detente.parties.index import WEAK, Index, digest, east_keys
from detente.parties.names import eastern
from detente.parties.names.reading import Reading, read
from detente.parties.neighbours import NOWHERE, Neighbourhood, Neighbours, keys
from detente.parties.possible import Possible
from detente.parties.wanted import Wanted
from detente.parties.weigh import Likeness, Pair

KEPT: Final = 50_000
"""Names whose readings are remembered."""
EAST_SAME, EAST_EDIT = 0.97, 0.885
"""How alike two Korean or Chinese names are whose sounds are the same, and are an edit apart."""


class Found(NamedTuple):
    """A listed name that is alike."""

    name: int
    likeness: Likeness
    asked: Reading
    listed: Reading


class Searcher:
    """Searches one index. It remembers the neighbours of words; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._near = Neighbourhood(index)
        self._possible = Possible(index, self._near)
        self._ready: dict[tuple[str, float], tuple[Wanted, list[int]]] = {}
        self._readings: dict[int, Reading] = {}
        self._entity_of = index.name_entity.tolist()
        self._weak = (index.name_quality == WEAK).tolist()

    def search(self, name: str, least: float) -> list[Found]:
        """Every listed name that is alike to this one by `least` or more, the most alike first.

        Of a party with a name that is the very same, the names that come after that one are left out.
        """
        wanted, possible = self._ready.get((name, least)) or self._looked_up([(name, least)])[0]
        best: dict[int, Found] = {}
        for found in self._found(wanted, possible):
            if found.name not in best or found.likeness.score > best[found.name].likeness.score:
                best[found.name] = found
        return sorted(best.values(), key=lambda each: (-each.likeness.score, each.name))

    def learn(self, asked: Iterable[tuple[str, float]]) -> None:
        """Make ready for searches of many names, each with the least likeness, all at once; what was ready is forgotten."""
        given = list(dict.fromkeys(asked))
        with uncollected():
            self._ready = dict(zip(given, self._looked_up(given), strict=True))

    def _looked_up(self, asked: Sequence[tuple[str, float]]) -> list[tuple[Wanted, list[int]]]:
        """What each name asks for, and the names that could be it."""
        near = self._near
        readings = [read(name) for name, _ in asked]
        near.learn(word for reading in readings for word in keys(reading))
        wanted = [
            Wanted(
                reading,
                [near.of(word) for word in keys(reading)],
                [[near.exactly(text) for text in texts] for texts in together(reading.words)],
                least,
            )
            for reading, (_, least) in zip(readings, asked, strict=True)
        ]
        return list(zip(wanted, self._possible.of(wanted), strict=True))

    def _found(self, wanted: Wanted, possible: Sequence[int]) -> list[Found]:
        asked, _, joined, least = wanted
        found: list[Found] = []
        if possible:
            given = asking(asked, list(map(self._near.near, keys(asked))), runs(asked, joined))
            whole: set[int] = set()
            for name in possible:
                entity = self._entity_of[name]
                if entity in whole:
                    continue
                listed = self.reading(name)
                result = likeness(given, listed, least)
                if result.score >= least:
                    found.append(Found(name, result, asked, listed))
                    if result.score == 1 and result.in_order and not self._weak[name]:
                        whole.add(entity)
        if not asked.eastern:
            return found
        return found + self._eastern(asked, least, {each.name: each.likeness.score for each in found})

    def reading(self, name: int) -> Reading:
        """A listed name taken apart."""
        kept = self._readings.get(name)
        if kept is None:
            if len(self._readings) > KEPT:
                self._readings.clear()
            kept = self._readings[name] = self.index.reading(name)
        return kept

    def _eastern(self, asked: Reading, least: float, already: Mapping[int, float]) -> list[Found]:
        found: dict[int, Found] = {}
        for family, given in asked.eastern:
            for name in self._sounding(family, given):
                listed = self.reading(name)
                score = east_alike(family, given, listed)
                rival = max(already.get(name, 0.0), found[name].likeness.score if name in found else 0.0)
                if score >= max(least, rival + 1e-9):
                    found[name] = Found(name, east_likeness(asked, listed, score), asked, listed)
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


def runs(asked: Reading, joined: Sequence[Sequence[Neighbours]]) -> list[list[dict[str, float]]]:
    """The listed words that a query writes as two, and as three."""
    return [
        [{} if near is NOWHERE else {text: 1.0} for text, near in zip(texts, found, strict=True)]
        for texts, found in zip(together(asked.words), joined, strict=True)
    ]


def east_alike(family: str, given: str, listed: Reading) -> float:
    """How alike a Korean or Chinese name and a listed one sound."""
    return max((_given_alike(given, other) for same, other in listed.eastern[:1] if same == family), default=0.0)


def _given_alike(given: str, other: str) -> float:
    if other == given:
        return EAST_SAME
    if min(len(other), len(given)) < ONE_EDIT or OSA.distance(other, given, score_cutoff=1) > 1:
        return 0.0
    one, two = eastern.consonants(given), eastern.consonants(other)
    return EAST_EDIT - 0.2 / max(len(other), len(given)) if one == two else 0.0


def east_likeness(asked: Reading, listed: Reading, score: float) -> Likeness:
    """The likeness of two names as they sound: the whole of the one answers the whole of the other."""
    pair = Pair(tuple(range(len(asked.words))), tuple(range(len(listed.words))), score)
    return Likeness(score, min(asked.total, listed.total), (pair,), in_order=True)


__all__ = ["Found", "Searcher"]
