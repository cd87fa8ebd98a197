"""Which words of the lists a word is alike to, and which names have them; remembered, for many words are asked again."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from detente.parties.index.arrays import beginnings, spread
from detente.parties.index.index import LIGHT, Index
from detente.parties.index.postings import Floats, Ints
from detente.parties.index.vocabulary import Pairs, Vocabulary
from detente.parties.match.token_alignment import Near
from detente.parties.names.cyrillic_typos import slip_alike, slips
from detente.parties.names.token_similarities import Scores
from detente.parties.names.tokenisation import TokenisedName

KEPT: Final = 40_000
"""Words whose neighbours are remembered."""
KEPT_NEAR: Final = 5_000
"""Words that were weighed, whose neighbours are remembered by themselves."""

CYRILLIC: Final = "/ru"
"""Ends a word to look up that was asked in Cyrillic letters."""


def keys(asked: TokenisedName) -> tuple[str, ...]:
    """The words of a query as they are looked up."""
    return tuple([f"{word}{CYRILLIC}" for word in asked.words]) if asked.cyrillic else asked.words


class SimilarTokens(NamedTuple):
    """What a word is alike to, and which names that touches."""

    names: Ints
    """Names that have a word which this one is alike to, each once."""
    listed: Floats
    """The most of each of these names that such a word says."""
    most: float
    """The most that such a word says in any name."""
    lettered: Ints
    """Those of the names that have initials."""
    numbers: Pairs
    """The numbers of the words and joins that it is alike to, in order."""
    alike: Scores
    """How alike each is."""

    def apart(self) -> "SimilarTokens":
        """The same, without a part in the arrays of the words that were looked up with it."""
        if self is NOWHERE:
            return self
        return self._replace(
            names=self.names.copy(),
            listed=self.listed.copy(),
            lettered=self.lettered.copy(),
            numbers=self.numbers.copy(),
            alike=self.alike.copy(),
        )


_NO_NAMES: Final = np.zeros(0, np.int32)
NOWHERE: Final = SimilarTokens(_NO_NAMES, np.zeros(0, np.float32), 0.0, _NO_NAMES, np.zeros(0, np.int64), np.zeros(0))


class Neighbourhood:
    """Finds neighbours in one index, and remembers them; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._number = {text: number for number, text in enumerate(index.words[: index.joins_from])}
        self._ordered: list[str] = []
        self._kept: dict[str, SimilarTokens] = {}
        self._near: dict[str, Near] = {}
        self._vocabulary = Vocabulary(index)
        self._heavier: dict[str, SimilarTokens] = {}
        self._exact: dict[str, SimilarTokens] = {}

    def of(self, word: str) -> SimilarTokens:
        """The listed words, and joins of two or more, that a word is alike to; words of a query by their `keys`."""
        kept = self._kept.get(word)
        if kept is None:
            self.learn((word,))
            kept = self._kept[word]
        return kept

    def near(self, word: str) -> Near:
        """The words and joins that a word is alike to, by themselves; told only for what is weighed."""
        near = self._near.get(word)
        if near is None:
            if len(self._near) >= KEPT_NEAR:
                self._near.clear()
            near = self._near[word] = self._told(self.of(word))
        return near

    def _told(self, found: SimilarTokens) -> Near:
        rows = [
            (self.index.words[number], number, alike)
            for number, alike in zip(found.numbers.tolist(), found.alike.tolist(), strict=True)
        ]
        first = self.index.joins_from
        return Near(
            {text: alike for text, number, alike in rows if number < first},
            {text: alike for text, number, alike in rows if number >= first},
        )

    def joins(self, found: SimilarTokens) -> list[int]:
        """The numbers of the joins that a word is alike to."""
        numbers, first = found.numbers, self.index.joins_from
        return numbers[numbers >= first].tolist() if len(numbers) and numbers[-1] >= first else []

    def exactly(self, word: str) -> SimilarTokens:
        """The listed word that the query writes as two or three, if there is one."""
        number = self._number.get(word)
        if number is None:
            return NOWHERE
        found = self._exact.get(word)
        if found is None:
            found = self._exact[word] = self._touched(np.array([number], np.int64), np.ones(1), 1)[0]
        return found

    def beginning(self, text: str) -> SimilarTokens:
        """The names that have a word which begins with a text; what they say of it is not told."""
        words = self._in_order()
        behind = f"{text}\x7f"  # greater than every letter of a plain word
        found = words[bisect_left(words, text) : bisect_left(words, behind)]
        numbers = np.array(sorted([self._number[word] for word in found]), np.int64)
        near = self._touched(numbers, np.ones(len(numbers)), 1)[0]
        return near if near is NOWHERE else near._replace(listed=np.zeros_like(near.listed), most=0.0)

    def _in_order(self) -> list[str]:
        if not self._ordered:
            self._ordered = sorted(self._number)
        return self._ordered

    def heavier(self, word: str) -> SimilarTokens:
        """The names in which what a light word is alike to is not light."""
        found = self._heavier.get(word)
        if found is None:
            found = self._heavier[word] = self._heavy(self.of(word))
        return found

    def _heavy(self, near: SimilarTokens) -> SimilarTokens:
        if near.most <= LIGHT:
            return NOWHERE
        index = self.index
        row, places = spread(index.name_start, near.names)
        heavy = (index.name_bits[places] > LIGHT) & np.isin(index.name_word[places], near.numbers)
        rows = np.unique(row[heavy])
        names = near.names[rows]
        return near._replace(names=names, listed=near.listed[rows], lettered=names[index.name_initials[names] > 0])

    def learn(self, words: Iterable[str]) -> None:
        """Look up those words that are not known yet, all at once."""
        asked = dict.fromkeys(words)
        new = [word for word in asked if word not in self._kept]
        if not new:
            return
        if len(self._kept) + len(new) > KEPT:
            self._kept = {word: self._kept[word].apart() for word in asked if word in self._kept}
            self._heavier.clear()
            self._exact.clear()
        self._kept.update(zip(new, self._touched(*self._alike(new), len(new)), strict=True))

    def _alike(self, asked: list[str]) -> tuple[Pairs, Scores]:
        """The pairs of these words and of listed ones that are alike, in order, and how alike each is."""
        pairs, scores = self._vocabulary.alike([word.removesuffix(CYRILLIC) for word in asked])
        slipped = [each for at, word in enumerate(asked) if word.endswith(CYRILLIC) for each in self._slipped(at, word)]
        if not slipped:
            return pairs, scores
        pairs = np.append(pairs, [pair for pair, _ in slipped])
        scores = np.append(scores, [alike for _, alike in slipped])
        order = np.lexsort((-scores, pairs))
        pairs, scores = pairs[order], scores[order]
        first = np.append(True, pairs[1:] != pairs[:-1])
        return pairs[first], scores[first]

    def _slipped(self, at: int, word: str) -> list[tuple[int, float]]:
        """The listed words that a slip of a Cyrillic letter sets apart from an asked one, as pairs, and how alike."""
        text = word.removesuffix(CYRILLIC)
        numbers = {self._number[other] for other in slips(text) if other in self._number}
        found = [(number, slip_alike(text, self.index.words[number])) for number in numbers]
        return [((at << 32) | number, alike) for number, alike in found if alike]

    def _touched(self, pairs: Pairs, scores: Scores, count: int) -> list[SimilarTokens]:
        """What so many words are alike to, and the names which that touches, for all of them at once."""
        index = self.index
        numbers = pairs & 0xFFFFFFFF
        bits = index.word_bits[numbers]
        names, said, ends = self._spread(pairs >> 32, numbers, bits, count)
        lettered = index.name_initials[names] > 0
        with_letters = names[lettered]
        letter_low = np.append(0, np.cumsum(lettered))[ends].tolist()
        low, first = ends.tolist(), np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) << 32).tolist()
        most = bits.tolist()
        found = []
        for at in range(count):
            if first[at] == first[at + 1]:
                found.append(NOWHERE)
                continue
            span, own = slice(low[at], low[at + 1]), slice(first[at], first[at + 1])
            letters = with_letters[letter_low[at] : letter_low[at + 1]]
            found.append(SimilarTokens(names[span], said[span], max(most[own]), letters, numbers[own], scores[own]))
        return found

    def _spread(self, owners: Pairs, numbers: Pairs, bits: Floats, count: int) -> tuple[Ints, Floats, Pairs]:
        """The names of each owner's words, each once, with the most that one says in it; and where those of each owner end."""
        index = self.index
        row, at = spread(index.post_start, numbers)
        keys, said = (owners[row] << 32) | index.post_name[at], bits[row]
        order = np.argsort(keys, kind="stable")  # quick for keys that are mostly in order
        keys, said = keys[order], said[order]
        starts = beginnings(keys)
        most = np.maximum.reduceat(said, starts) if len(keys) else said
        keys = keys[starts]
        ends = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) << 32)
        return (keys & 0xFFFFFFFF).astype(np.int32), most, ends
