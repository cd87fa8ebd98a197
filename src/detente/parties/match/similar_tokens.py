"""The listed words that are similar to a word, and the names that have them; cached, because many words are looked up again."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from detente.parties.index.arrays import beginnings, spread
from detente.parties.index.index import LIGHT, Index
from detente.parties.index.postings import Floats, Ints
from detente.parties.index.vocabulary import PairKeys, Vocabulary
from detente.parties.match.token_alignment import SimilarWords
from detente.parties.names.cyrillic_typos import typo_candidates, typo_similarity
from detente.parties.names.token_similarities import Scores
from detente.parties.names.tokenisation import TokenisedName

CACHE_SIZE: Final = 40_000
"""Words whose similar words are cached."""
WORDS_CACHE_SIZE: Final = 5_000
"""Words that were scored, whose similar words are cached by their text."""

CYRILLIC: Final = "/ru"
"""The end of a lookup key of a word that was given in Cyrillic letters."""


def lookup_keys(asked: TokenisedName) -> tuple[str, ...]:
    """Return the words of a query as they are looked up."""
    return tuple([f"{word}{CYRILLIC}" for word in asked.words]) if asked.cyrillic else asked.words


class SimilarTokens(NamedTuple):
    """The listed words that are similar to a word, and the names that have them."""

    names: Ints
    """The names that have a similar word, each once."""
    listed: Floats
    """The most information, in bits, that such a word has in each of these names."""
    most: float
    """The most information that such a word has in any name, in bits."""
    lettered: Ints
    """Those of the names that have initials."""
    numbers: PairKeys
    """The numbers of the similar words and joins, in order."""
    similarities: Scores
    """How similar each is."""

    def detached(self) -> "SimilarTokens":
        """Return a copy that shares no arrays with the words that were looked up with it."""
        if self is NO_TOKENS:
            return self
        return self._replace(
            names=self.names.copy(),
            listed=self.listed.copy(),
            lettered=self.lettered.copy(),
            numbers=self.numbers.copy(),
            similarities=self.similarities.copy(),
        )


_NO_NAMES: Final = np.zeros(0, np.int32)
NO_TOKENS: Final = SimilarTokens(_NO_NAMES, np.zeros(0, np.float32), 0.0, _NO_NAMES, np.zeros(0, np.int64), np.zeros(0))


class TokenNeighbours:
    """Finds similar words in one index, and caches them; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._number = {text: number for number, text in enumerate(index.words[: index.joins_from])}
        self._ordered: list[str] = []
        self._kept: dict[str, SimilarTokens] = {}
        self._similar_words: dict[str, SimilarWords] = {}
        self._vocabulary = Vocabulary(index)
        self._heavy_kept: dict[str, SimilarTokens] = {}
        self._exact: dict[str, SimilarTokens] = {}

    def of(self, word: str) -> SimilarTokens:
        """Return the listed words, and joins of two or more, that are similar to a word; words of a query by their `lookup_keys`."""
        kept = self._kept.get(word)
        if kept is None:
            self.learn((word,))
            kept = self._kept[word]
        return kept

    def similar_words(self, word: str) -> SimilarWords:
        """Return the similar words and joins by their text; only for what is scored."""
        kept = self._similar_words.get(word)
        if kept is None:
            if len(self._similar_words) >= WORDS_CACHE_SIZE:
                self._similar_words.clear()
            kept = self._similar_words[word] = self._word_similarities(self.of(word))
        return kept

    def _word_similarities(self, found: SimilarTokens) -> SimilarWords:
        rows = [
            (self.index.words[number], number, similar)
            for number, similar in zip(found.numbers.tolist(), found.similarities.tolist(), strict=True)
        ]
        first = self.index.joins_from
        return SimilarWords(
            {text: similar for text, number, similar in rows if number < first},
            {text: similar for text, number, similar in rows if number >= first},
        )

    def joins(self, found: SimilarTokens) -> list[int]:
        """Return the numbers of the joins that are similar to a word."""
        numbers, first = found.numbers, self.index.joins_from
        return numbers[numbers >= first].tolist() if len(numbers) and numbers[-1] >= first else []

    def exact(self, word: str) -> SimilarTokens:
        """Return the listed word that the query writes as two or three words, if there is one."""
        number = self._number.get(word)
        if number is None:
            return NO_TOKENS
        found = self._exact.get(word)
        if found is None:
            found = self._exact[word] = self._with_names(np.array([number], np.int64), np.ones(1), 1)[0]
        return found

    def beginning(self, text: str) -> SimilarTokens:
        """Return the names that have a word which begins with a text, without their bits."""
        words = self._in_order()
        behind = f"{text}\x7f"  # greater than every letter of a plain word
        found = words[bisect_left(words, text) : bisect_left(words, behind)]
        numbers = np.array(sorted([self._number[word] for word in found]), np.int64)
        similar = self._with_names(numbers, np.ones(len(numbers)), 1)[0]
        return similar if similar is NO_TOKENS else similar._replace(listed=np.zeros_like(similar.listed), most=0.0)

    def _in_order(self) -> list[str]:
        if not self._ordered:
            self._ordered = sorted(self._number)
        return self._ordered

    def heavy_names(self, word: str) -> SimilarTokens:
        """Return the names in which a listed word similar to a light word is not light."""
        found = self._heavy_kept.get(word)
        if found is None:
            found = self._heavy_kept[word] = self._heavy(self.of(word))
        return found

    def _heavy(self, similar: SimilarTokens) -> SimilarTokens:
        if similar.most <= LIGHT:
            return NO_TOKENS
        index = self.index
        row, places = spread(index.name_start, similar.names)
        heavy = (index.name_bits[places] > LIGHT) & np.isin(index.name_word[places], similar.numbers)
        rows = np.unique(row[heavy])
        names = similar.names[rows]
        return similar._replace(
            names=names, listed=similar.listed[rows], lettered=names[index.name_initials[names] > 0]
        )

    def learn(self, words: Iterable[str]) -> None:
        """Look up those words that are not known yet, all at once."""
        asked = dict.fromkeys(words)
        new = [word for word in asked if word not in self._kept]
        if not new:
            return
        if len(self._kept) + len(new) > CACHE_SIZE:
            self._kept = {word: self._kept[word].detached() for word in asked if word in self._kept}
            self._heavy_kept.clear()
            self._exact.clear()
        self._kept.update(zip(new, self._with_names(*self._similar_pairs(new), len(new)), strict=True))

    def _similar_pairs(self, asked: list[str]) -> tuple[PairKeys, Scores]:
        """Return the pairs of these words and similar listed ones, in order, and how similar each is."""
        pairs, scores = self._vocabulary.similar([word.removesuffix(CYRILLIC) for word in asked])
        slipped = [
            each for at, word in enumerate(asked) if word.endswith(CYRILLIC) for each in self._cyrillic_typos(at, word)
        ]
        if not slipped:
            return pairs, scores
        pairs = np.append(pairs, [pair for pair, _ in slipped])
        scores = np.append(scores, [similar for _, similar in slipped])
        order = np.lexsort((-scores, pairs))
        pairs, scores = pairs[order], scores[order]
        first = np.append(True, pairs[1:] != pairs[:-1])
        return pairs[first], scores[first]

    def _cyrillic_typos(self, at: int, word: str) -> list[tuple[int, float]]:
        """Return the listed words that differ from the word by one Cyrillic letter, as pairs, and how similar they are."""
        text = word.removesuffix(CYRILLIC)
        numbers = {self._number[other] for other in typo_candidates(text) if other in self._number}
        found = [(number, typo_similarity(text, self.index.words[number])) for number in numbers]
        return [((at << 32) | number, similar) for number, similar in found if similar]

    def _with_names(self, pairs: PairKeys, scores: Scores, count: int) -> list[SimilarTokens]:
        """Return the similar words of so many words, with the names that have them, for all of them at once."""
        index = self.index
        numbers = pairs & 0xFFFFFFFF
        bits = index.word_bits[numbers]
        names, bits_in_name, ends = self._spread(pairs >> 32, numbers, bits, count)
        lettered = index.name_initials[names] > 0
        with_letters = names[lettered]
        letter_low = np.append(0, np.cumsum(lettered))[ends].tolist()
        low, first = ends.tolist(), np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) << 32).tolist()
        most = bits.tolist()
        found = []
        for at in range(count):
            if first[at] == first[at + 1]:
                found.append(NO_TOKENS)
                continue
            span, own = slice(low[at], low[at + 1]), slice(first[at], first[at + 1])
            letters = with_letters[letter_low[at] : letter_low[at + 1]]
            found.append(
                SimilarTokens(names[span], bits_in_name[span], max(most[own]), letters, numbers[own], scores[own])
            )
        return found

    def _spread(self, owners: PairKeys, numbers: PairKeys, bits: Floats, count: int) -> tuple[Ints, Floats, PairKeys]:
        """Return the names of each owner's words, each once, with the most bits of one of them; and where those of each owner end."""
        index = self.index
        row, at = spread(index.post_start, numbers)
        keys, bits_in_name = (owners[row] << 32) | index.post_name[at], bits[row]
        order = np.argsort(keys, kind="stable")  # quick for keys that are mostly in order
        keys, bits_in_name = keys[order], bits_in_name[order]
        starts = beginnings(keys)
        most = np.maximum.reduceat(bits_in_name, starts) if len(keys) else bits_in_name
        keys = keys[starts]
        ends = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) << 32)
        return (keys & 0xFFFFFFFF).astype(np.int32), most, ends
