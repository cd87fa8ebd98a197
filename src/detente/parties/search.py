"""A name asked for, and the listed names that are alike to it: found by the index, weighed one by one."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from detente.parties import compare
from detente.parties.alike import ONE_EDIT, alike, kin, skeleton_alike
from detente.parties.compare import Likeness, Near, Pair, likeness, together
from detente.parties.index import (
    LEAST_SKELETON,
    LIGHT,
    WEAK,
    Floats,
    Index,
    Ints,
    cuts,
    digest,
    east_keys,
    edits_of,
    letters,
)
from detente.parties.names import eastern
from detente.parties.names.bits import MOST
from detente.parties.names.fold import fold, skeleton
from detente.parties.names.reading import Reading, read

LEAST_JOIN: Final = 5
"""Letters that two words written as one have at the least."""
FEW: Final = 6
"""Words that are as well looked at one by one."""
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


NOWHERE: Final = Neighbours(Near({}, {}), np.zeros(0, np.int32), np.zeros(0, np.float32))


class Searcher:
    """Searches one index. It remembers the neighbours of words; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._word_number = {text: number for number, text in enumerate(index.words[: index.joins_from])}
        self._kept: OrderedDict[str, Neighbours] = OrderedDict()
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

    def _found(self, asked: Reading, least: float) -> list[Found]:
        known = [self.neighbours(word) for word in asked.words]
        joined = [[self._exactly(text) for text in texts] for texts in together(asked.words)]
        near, both = [each.near for each in known], [[each.near.words for each in texts] for texts in joined]
        found = []
        whole: set[int] = set()
        for name in self._possible(asked, known, joined, least):
            entity = self._entity_of[name]
            if entity in whole:
                continue
            listed = self.reading(name)
            result = likeness(asked, listed, near, both)
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
        light = lightest(asked)
        parts = [(each, said) for each, said in zip(known, asked.bits, strict=True) if said > light and len(each.names)]
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
        answered += sum(said for said in asked.bits if said <= light)
        kept = touched[self._bound(touched, asked, answered, has) >= least - 1e-4]
        return np.unique(kept).tolist() if len(kept) else []

    def _bound(self, names: Ints, asked: Reading, answered: Floats, has: Floats) -> Floats:
        """The most that each name could come to: as `compare.shape`, every pair taken for perfect, initials for what they cost."""
        index = self.index
        total = index.name_total[names]
        has = has + index.name_light[names]
        bound = most_of(asked.total, total, asked.total - answered, total - has)
        alone, begins = letters(asked.words)
        listed = np.bitwise_count(index.name_initials[names] & np.uint32(begins))
        given = np.bitwise_count(index.name_begins[names] & np.uint32(alone))
        lettered = np.flatnonzero((listed > 0) | (given > 0))
        if len(lettered):
            more = asked.total - answered[lettered] - listed[lettered] * max(asked.bits)
            fewer = total[lettered] - has[lettered] - given[lettered] * MOST
            bound[lettered] = np.maximum(
                bound[lettered], most_of(asked.total, total[lettered], more, fewer, compare.INITIAL_LOST)
            )
        return bound

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
        """The listed word that the query writes as two or three, if there is one."""
        number = self._word_number.get(word)
        return NOWHERE if number is None else self._touching({number: 1.0}, {})

    def _folds_near(self, word: str, folded: str) -> list[int]:
        """The folds that may lie within reach of a word's fold, or of the word itself."""
        index = self.index
        texts = cuts(folded, edits_of(folded, joined=False)) | cuts(word, edits_of(word, joined=True))
        texts |= kin(word)
        keys = np.array([digest(text) for text in texts], dtype=np.uint32)
        start = np.searchsorted(index.cut_hash, keys)
        hit = index.cut_hash[np.minimum(start, len(index.cut_hash) - 1)] == keys
        found: set[int] = set()
        for low, key in zip(start[hit].tolist(), keys[hit].tolist(), strict=True):
            high = low + 1
            while high < len(index.cut_hash) and index.cut_hash[high] == key:
                high += 1
            found.update(index.cut_fold[low:high].tolist())
        return sorted(found)

    def _alike(self, word: str, folded: str, folds: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
        """How alike the words of these folds are, and the joins; those that are not are left out."""
        index = self.index
        numbers = list(
            {
                other
                for number in folds
                for other in index.fold_word[index.fold_start[number] : index.fold_start[number + 1]].tolist()
            }
        )
        if len(word) < LEAST_JOIN:
            numbers = [each for each in numbers if each < index.joins_from]
        words: dict[int, float] = {}
        joins: dict[int, float] = {}
        for number in self._worth(word, folded, numbers):
            other = index.words[number]
            joined = number >= index.joins_from
            found = word_alike(word, folded, other, fold(other), joined=joined)
            if found:
                (joins if joined else words)[number] = found
        return words, joins

    def _worth(self, word: str, folded: str, numbers: list[int]) -> list[int]:
        """The words that could be alike: most that a lookup brings are too many edits away, which is told of all at once."""
        if len(numbers) < FEW or word.isupper():
            return numbers
        texts = [self.index.words[number] for number in numbers]
        far = cdist([folded], [fold(text) for text in texts], scorer=OSA.distance, score_cutoff=2, dtype=np.int8)[0]
        off = cdist([word], texts, scorer=OSA.distance, score_cutoff=1, dtype=np.int8)[0]
        kin_of = kin(word)
        return [
            number
            for number, text, by_fold, by_word in zip(numbers, texts, far.tolist(), off.tolist(), strict=True)
            if by_fold <= 2 or by_word <= 1 or (kin_of and kin_of & kin(text))  # noqa: PLR2004 -- the most edits there can be
        ]

    def _touching(self, words: Mapping[int, float], joins: Mapping[int, float]) -> Neighbours:
        index = self.index
        numbers = [*words, *joins]
        near = Near(
            {index.words[each]: score for each, score in words.items()},
            {index.words[each]: score for each, score in joins.items()},
        )
        if not numbers:
            return NOWHERE
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
        return {
            name
            for low, high in zip(start.tolist(), end.tolist(), strict=True)
            for name in index.east_name[low:high].tolist()
        }


def most_of(asked: float, total: Floats, more: Floats, fewer: Floats, lost: float = 0.0) -> Floats:
    """The most that `compare.shape` gives with these bits left over at the least, and so many lost in a pair."""
    more, fewer = np.maximum(more, 0), np.maximum(fewer, 0)
    most, contradicted = np.maximum(more, fewer), np.minimum(more, fewer)
    matched = np.maximum(np.maximum(asked - more, total - fewer), 1e-3)
    whole = matched + most
    low, high = compare.OMITTED
    harsh = low + (high - low) * np.clip((compare.MUCH - matched) / (compare.MUCH - compare.LITTLE), 0, 1)
    found: Floats = (
        1 - (compare.CONTRADICTED * contradicted + lost) / whole - harsh * ((most - contradicted) / whole) ** 2
    )
    return found


def lightest(asked: Reading) -> float:
    """The bits up to which a word of a query is light; none is where the light ones say more than the others."""
    light = sum(said for said in asked.bits if said <= LIGHT)
    return LIGHT if light * 2 < asked.total else 0.0


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
