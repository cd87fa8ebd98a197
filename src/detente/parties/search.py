"""A name asked for, and the listed names that are alike to it: found by the index, weighed one by one."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from detente.parties import compare
from detente.parties.alike import ONE_EDIT, alike, kin, skeleton_alike
from detente.parties.compare import Likeness, Near, Pair, likeness, together
from detente.parties.index import LEAST_SKELETON, Floats, Index, Ints, cuts, digest, east_keys, edits_of
from detente.parties.names import eastern
from detente.parties.names.bits import MOST
from detente.parties.names.fold import fold, skeleton
from detente.parties.names.reading import Reading, made, read

KEPT: Final = 100_000
"""Words whose neighbours are remembered."""
EAST_SAME, EAST_EDIT = 0.97, 0.885
"""How alike two Korean or Chinese names are whose sounds are the same, and are an edit apart."""


class Found(NamedTuple):
    """A listed name that is alike."""

    name: int
    likeness: Likeness
    asked: Reading
    listed: Reading


class Neighbours(NamedTuple):
    """What a word is alike to, and which names that touches."""

    near: Near
    names: Ints
    """Names that have a word which this one is alike to, each once."""
    listed: Floats
    """The most of each of these names that such a word says."""


class Searcher:
    """Searches one index. It remembers the neighbours of words; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._fold_number = {text: number for number, text in enumerate(index.folds)}
        self._kept: OrderedDict[str, Neighbours] = OrderedDict()
        self._asked = np.zeros(index.names, dtype=np.float32)
        self._listed = np.zeros(index.names, dtype=np.float32)
        self._readings: dict[int, Reading] = {}

    def search(self, name: str, least: float) -> list[Found]:
        """Every listed name that is alike to this one by `least` or more, the most alike first."""
        asked = read(name)
        if not asked.words:
            return []
        best: dict[int, Found] = {}
        for found in self._found(asked, least):
            if found.name not in best or found.likeness.score > best[found.name].likeness.score:
                best[found.name] = found
        return sorted(best.values(), key=lambda each: (-each.likeness.score, each.name))

    def _found(self, asked: Reading, least: float) -> list[Found]:
        known = [self.neighbours(word) for word in asked.words]
        joined = [[self._exactly(text) for text in texts] for texts in together(asked.words)]
        near, both = [each.near for each in known], [[each.near.words for each in texts] for texts in joined]
        found = []
        for name in self._possible(asked, known, joined, least):
            listed = self.reading(name)
            result = likeness(asked, listed, near, both)
            if result.score >= least:
                found.append(Found(name, result, asked, listed))
        return found + self._eastern(asked, least, {each.name: each.likeness.score for each in found})

    def reading(self, name: int) -> Reading:
        """A listed name taken apart."""
        kept = self._readings.get(name)
        if kept is None:
            if len(self._readings) > KEPT:
                self._readings.clear()
            kept = self._readings[name] = made(tuple(self.index.name_words[name].split()))
        return kept

    def _possible(self, asked: Reading, known: Sequence[Neighbours], joined: Sequence[Sequence[Neighbours]], least: float) -> list[int]:
        """The names whose words could add up to `least`."""
        parts = [(each, said) for each, said in zip(known, asked.bits, strict=True) if len(each.names)]
        for count, texts in enumerate(joined, 2):
            parts += [(each, sum(asked.bits[i : i + count])) for i, each in enumerate(texts) if len(each.names)]
        if not parts:
            return []
        for each, said in parts:
            self._asked[each.names] += said
            self._listed[each.names] += each.listed
        touched = np.concatenate([each.names for each, _ in parts])
        more, fewer = self._asked[touched], self._listed[touched]
        self._asked[touched] = 0
        self._listed[touched] = 0
        kept = touched[self._bound(touched, asked, more, fewer) >= least - 1e-4]
        return np.unique(kept).tolist() if len(kept) else []

    def _bound(self, names: Ints, asked: Reading, answered: Floats, has: Floats) -> npt.NDArray[np.floating]:
        """The most that each name could come to: as `compare.shape`, every pair taken for perfect."""
        total = self.index.name_total[names]
        letters = sum(len(word) if len(word) <= compare.MOST_INITIALS else 0 for word in asked.words)
        initials = self.index.name_initials[names]
        more = np.maximum(asked.total - answered - initials * MOST, 0)
        fewer = np.maximum(total - has - letters * MOST, 0)
        contradicted = np.minimum(more, fewer)
        omitted = np.maximum(more, fewer) - contradicted
        matched = np.maximum(np.maximum(asked.total - more, total - fewer), 1e-3)
        whole = matched + contradicted + omitted
        return 1 - compare.CONTRADICTED * contradicted / whole - compare.OMITTED[0] * (omitted / whole) ** 2

    def neighbours(self, word: str) -> Neighbours:
        """The listed words, and joins of two, that a word is alike to."""
        kept = self._kept.get(word)
        if kept is not None:
            self._kept.move_to_end(word)
            return kept
        if len(self._kept) >= KEPT:
            self._kept.popitem(last=False)
        folded = fold(word)
        found = self._kept[word] = self._touching(*self._alike(word, folded, self._folds_near(word, folded)))
        return found

    def _exactly(self, word: str) -> Neighbours:
        """The listed words with the fold of a word that the query writes as two."""
        key = f"={word}"
        kept = self._kept.get(key)
        if kept is None:
            number = self._fold_number.get(fold(word))
            words, joins = self._alike(word, fold(word), [] if number is None else [number])
            kept = self._kept[key] = self._touching(words, {})
        return kept

    def _folds_near(self, word: str, folded: str) -> list[int]:
        """The folds that may lie within reach of a word's fold, or of the word itself."""
        index = self.index
        texts = cuts(folded, edits_of(folded, joined=False)) | cuts(word, edits_of(word, joined=True))
        texts |= kin(word)
        keys = np.array([digest(text) for text in texts], dtype=np.uint32)
        start, end = np.searchsorted(index.cut_hash, keys), np.searchsorted(index.cut_hash, keys, side="right")
        found: set[int] = set()
        for low, high in zip(start.tolist(), end.tolist(), strict=True):
            if low < high:
                found.update(index.cut_fold[low:high].tolist())
        return sorted(found)

    def _alike(self, word: str, folded: str, folds: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
        """How alike the words of these folds are, and the joins; those that are not are left out."""
        words: dict[int, float] = {}
        joins: dict[int, float] = {}
        index = self.index
        for number in folds:
            for other in index.fold_word[index.fold_start[number] : index.fold_start[number + 1]].tolist():
                joined = other >= index.joins_from
                if other in (joins if joined else words):
                    continue
                text = index.words[other]
                found = word_alike(word, folded, text, fold(text), joined=joined)
                if found:
                    (joins if joined else words)[other] = found
        return words, joins

    def _touching(self, words: Mapping[int, float], joins: Mapping[int, float]) -> Neighbours:
        index = self.index
        numbers = [*words, *joins]
        near = Near({index.words[each]: score for each, score in words.items()}, {index.words[each]: score for each, score in joins.items()})
        if not numbers:
            return Neighbours(near, np.zeros(0, np.int32), np.zeros(0, np.float32))
        spans = [index.post_name[index.post_start[each] : index.post_start[each + 1]] for each in numbers]
        names = np.concatenate(spans)
        said = np.repeat(index.word_bits[numbers], [len(span) for span in spans])
        if len(spans) > 1:
            once, place = np.unique(names, return_inverse=True)
            most = np.zeros(len(once), dtype=np.float32)
            np.maximum.at(most, place, said)
            names, said = once.astype(np.int32), most
        return Neighbours(near, names, said)

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
        return {name for low, high in zip(start.tolist(), end.tolist(), strict=True) for name in index.east_name[low:high].tolist()}


def word_alike(word: str, folded: str, other: str, other_fold: str, *, joined: bool) -> float:
    """How alike an asked word and a listed one are, either of which may be in Arabic letters."""
    if word.isupper() == other.isupper():
        return alike(word, folded, other, other_fold, joined=joined)
    if not word.isupper() or len(folded) < LEAST_SKELETON:
        return 0.0
    return skeleton_alike(folded) if folded == skeleton(other) else 0.0


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
