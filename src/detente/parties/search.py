"""A name asked for, and the listed names that are alike to it: found by the index, weighed one by one."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from detente.parties import compare
from detente.parties.alike import ONE_EDIT
from detente.parties.compare import Likeness, Pair, asking, likeness, together
from detente.parties.index import LIGHT, WEAK, Index, digest, east_keys, kinds, letters, light
from detente.parties.layout import Floats, Ints
from detente.parties.names import eastern
from detente.parties.names.bits import MOST
from detente.parties.names.reading import Reading, initials, read
from detente.parties.neighbours import Neighbourhood, Neighbours

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
        self._asked = np.zeros(index.names, dtype=np.float32)
        self._listed = np.zeros(index.names, dtype=np.float32)
        self._readings: dict[int, Reading] = {}
        self._entity_of = index.name_entity.tolist()
        self._weak = (index.name_quality == WEAK).tolist()

    def search(self, name: str, least: float) -> list[Found]:
        """Every listed name that is alike to this one by `least` or more, the most alike first.

        Of a party with a name that is the very same, the names that come after that one are left out.
        """
        asked = read(name)
        if not asked.words:
            return []
        best: dict[int, Found] = {}
        for found in self._found(asked, least):
            if found.name not in best or found.likeness.score > best[found.name].likeness.score:
                best[found.name] = found
        return sorted(best.values(), key=lambda each: (-each.likeness.score, each.name))

    def learn(self, names: Iterable[str]) -> None:
        """Look up the words of many names at once, which is quicker than name by name."""
        self._near.learn(word for name in names for word in read(name).words)

    def _found(self, asked: Reading, least: float) -> list[Found]:
        known = [self._near.of(word) for word in asked.words]
        joined = [[self._near.exactly(text) for text in texts] for texts in together(asked.words)]
        runs = [[each.near.words for each in texts] for texts in joined]
        given = asking(asked, [each.near for each in known], runs)
        found = []
        whole: set[int] = set()
        for name in self._possible(asked, known, joined, least):
            entity = self._entity_of[name]
            if entity in whole:
                continue
            listed = self.reading(name)
            result = likeness(given, listed, least)
            if result.score >= least:
                found.append(Found(name, result, asked, listed))
                if result.score == 1 and result.in_order and not self._weak[name]:
                    whole.add(entity)
        return found + self._eastern(asked, least, {each.name: each.likeness.score for each in found})

    def reading(self, name: int) -> Reading:
        """A listed name taken apart."""
        kept = self._readings.get(name)
        if kept is None:
            if len(self._readings) > KEPT:
                self._readings.clear()
            kept = self._readings[name] = self.index.reading(name)
        return kept

    def _possible(
        self, asked: Reading, known: Sequence[Neighbours], joined: Sequence[Sequence[Neighbours]], least: float
    ) -> list[int]:
        """The names whose words could add up to `least`. Light words are taken as answered everywhere, and looked up nowhere."""
        most = lightest(asked)
        unasked = light(asked, most)
        if asked.begun:
            unasked += sum(said for word, said in zip(asked.words, asked.bits, strict=True) if word in asked.begun)
        parts = [(each, said) for each, said in zip(known, asked.bits, strict=True) if said > most and len(each.names)]
        for count, texts in enumerate(joined, 2):
            parts += [(each, sum(asked.bits[i : i + count])) for i, each in enumerate(texts) if len(each.names)]
        if not parts:
            return []
        for each, said in parts:
            self._asked[each.names] += said
            self._listed[each.names] += each.listed
        touched = np.concatenate([each.names for each, _ in parts]) if len(parts) > 1 else parts[0][0].names
        answered, has = self._asked[touched], self._listed[touched]
        self._asked[touched] = 0
        self._listed[touched] = 0
        answered += unasked
        kind = kinds(asked)
        if kind:
            also = self.index.name_kinds[touched]
            answered += np.where(also > 0, kind, 0)
            has += also
        if not letters(asked.words)[0]:
            told = np.maximum(answered, has + self.index.name_light[touched]) >= asked.total * self._share(least)
            told |= self.index.name_initials[touched] > 0
            touched, answered, has = touched[told], answered[told], has[told]
        kept = touched[self._bound(touched, asked, answered, has) >= least - 1e-4]
        return sorted(set(kept.tolist()))

    @staticmethod
    def _share(least: float) -> float:
        """The share of a query's bits that must have an answer at the least, were all that has none left out at the mildest."""
        return 1 - min(math.sqrt((1 - least) / compare.OMITTED[0]), 1.0)

    def _bound(self, names: Ints, asked: Reading, answered: Floats, has: Floats) -> Floats:
        """The most that each name could come to: as `compare.shape`, every pair taken for perfect, initials for what they cost."""
        index = self.index
        total = index.name_total[names]
        has = has + index.name_light[names]
        if asked.begun:  # they may begin any word
            has += MOST * len(asked.begun)
        known = compare.MUCH if asked.begun else 0.0
        bound = most_of(asked.total, total, asked.total - answered, total - has, agreed=known)
        absorbed, given = self._lettered(names, asked)
        lettered = np.flatnonzero((absorbed > 0) | (given > 0))
        if len(lettered):
            more = asked.total - answered[lettered] - absorbed[lettered]
            fewer = total[lettered] - has[lettered] - given[lettered]
            few = most_of(asked.total, total[lettered], more, fewer, lost=compare.INITIAL_LOST, agreed=known)
            bound[lettered] = np.maximum(bound[lettered], few)
        return bound

    def _lettered(self, names: Ints, asked: Reading) -> tuple[Floats, Floats]:
        """The most bits of the query that initials of each name may stand for, and the most of the name that those of the query may."""
        alone, begins = self.index.name_initials[names], self.index.name_begins[names]
        absorbed, given = np.zeros(len(names), np.float32), np.zeros(len(names), np.float32)
        lettered = bool((alone > 0).any())
        for word, said in zip(asked.words, asked.bits, strict=True):
            if lettered and not word[0].isdigit():
                absorbed += ((alone >> np.uint32(ord(word[0]) & 31)) & np.uint32(1)) * np.float32(said)
            if initials(word):
                mask = np.uint32(letters((word,))[0])
                given += ((begins & mask) == mask) * np.float32(MOST * initials(word))
        return absorbed, given

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


def most_of(
    asked: float, total: Floats, more: Floats, fewer: Floats, *, lost: float = 0.0, agreed: float = 0.0
) -> Floats:
    """The most that `compare.shape` gives with these bits left over at the least, so many lost in a pair, and as many agreed."""
    more, fewer = np.maximum(more, 0), np.maximum(fewer, 0)
    most, contradicted = np.maximum(more, fewer), np.minimum(more, fewer)
    matched = np.maximum(np.maximum(asked - more, total - fewer), 1e-3)
    whole = matched + most
    low, high = compare.OMITTED
    harsh = low + (high - low) * np.clip(
        (compare.MUCH - np.maximum(matched, agreed)) / (compare.MUCH - compare.LITTLE), 0, 1
    )
    found: Floats = (
        1 - (compare.CONTRADICTED * contradicted + lost) / whole - harsh * ((most - contradicted) / whole) ** 2
    )
    return found


def lightest(asked: Reading) -> float:
    """The bits up to which a word of a query is light; none is where the light ones say more than the others."""
    light = sum(said for said in asked.bits if said <= LIGHT)
    return LIGHT if light * 2 < asked.total else 0.0


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
