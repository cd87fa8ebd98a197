"""Every listed name looked at for every query, without what makes the search quick: what the search must give.

Words are told to be alike by `alike.word_alike` alone, asked of every listed word that is not too many edits away, whatever the
cuts of the index say; names by `compare.likeness`, asked of every name that its words could bring to the threshold, whatever
the search takes for possible.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from detente.parties.index.index import Index, organisation_bits
from detente.parties.index.vocabulary import MINIMUM_JOIN
from detente.parties.match.name_similarity import is_initial
from detente.parties.match.search import eastern_score
from detente.parties.match.similar_tokens import CYRILLIC, lookup_keys
from detente.parties.match.token_alignment import SimilarWords, adjacent_joins, alignment_query, name_similarity
from detente.parties.names.cyrillic_typos import cyrillic_sounds, typo_similarity
from detente.parties.names.legal_forms import without_form
from detente.parties.names.phonetic_key import phonetic_key, skeleton
from detente.parties.names.synonyms import CANONICAL, FROM_ARABIC
from detente.parties.names.token_similarity import (
    MINIMUM_SCRAMBLED,
    allowed_edits,
    is_consonantal,
    persian_letters,
    plain_romanisation,
    without_article,
    word_similarity,
)
from detente.parties.names.tokenisation import TokenisedName, tokenise

Flags = npt.NDArray[np.bool_]
TOGETHER: Final = 100
"""Words that are compared with every listed word at once."""
LEAST_ANSWERED: Final = 0.4
"""The share of a query that must have an answer where there are no initials: with more left out, no likeness is above .73."""


class Known(NamedTuple):
    """What a word of a query is alike to, and the names that have any of it."""

    near: SimilarWords
    names: npt.NDArray[np.int32]


class Scan:
    """Looks at the names of one index one after another."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._words = index.words
        self._folds = list(map(phonetic_key, index.words))
        self._plain = [phonetic_key(plain_romanisation(word)) for word in index.words[: index.joins_from]]
        self._plain += self._folds[index.joins_from :]
        self._sounds = list(map(cyrillic_sounds, index.words[: index.joins_from]))
        self._bones = [[skeleton(word), skeleton(persian_letters(word))] for word in index.words[: index.joins_from]]
        self._groups: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(index.words):
            for key in _keys(word):
                self._groups[key].append(number)
        self._number = {word: number for number, word in enumerate(index.words[: index.joins_from])}
        self._kept: dict[str, Known] = {}
        self._readings = [index.tokens(name) for name in range(index.names)]
        self._eastern: dict[str, list[int]] = defaultdict(list)
        for name, tokens in enumerate(self._readings):
            for family, _ in tokens.eastern[:1]:
                self._eastern[family].append(name)

    def learn(self, words: Sequence[str]) -> None:
        """Compare these words with every listed one; words of queries by their `keys`."""
        new = [word for word in dict.fromkeys(words) if word not in self._kept]
        for start in range(0, len(new), TOGETHER):
            some = new[start : start + TOGETHER]
            close = self._close([word.removesuffix(CYRILLIC) for word in some])
            self._kept.update(zip(some, map(self._known, some, close), strict=True))

    def near(self, word: str) -> SimilarWords:
        """What a word is alike to."""
        return self._kept[word].near

    def _close(self, words: Sequence[str]) -> Flags:
        """Which listed words are few enough edits from each of these, by their letters, folds or consonants."""
        letters: Flags = np.less_equal(
            cdist(words, self._words, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8), 1
        )
        for mine, theirs in (
            (list(map(phonetic_key, words)), self._folds),
            ([phonetic_key(plain_romanisation(each)) for each in words], self._plain),
        ):
            apart = cdist(mine, theirs, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
            ours, others = np.array(list(map(len, mine)))[:, None], np.array(list(map(len, theirs)))[None, :]
            long = np.vectorize(allowed_edits)(np.arange(99), 8)[np.minimum(np.minimum(ours, others), 98)]
            letters |= apart <= np.maximum(long, 0)
        for at, word in enumerate(words):
            if is_consonantal(word):
                letters[at, : self.index.joins_from] |= self._same_bones(word)
        return letters

    def _same_bones(self, word: str) -> Flags:
        mine = [skeleton(word), skeleton("a".join(word))] if word.islower() else [skeleton(word)]
        flat = [bone for bones in self._bones for bone in bones]
        apart = cdist(mine, flat, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        near: Flags = np.less_equal(apart, np.uint8(1)).any(axis=0).reshape(-1, 2).any(axis=1)
        return near

    def _known(self, asked: str, close: Flags) -> Known:
        word, slipped = asked.removesuffix(CYRILLIC), asked.endswith(CYRILLIC)
        numbers = set(np.flatnonzero(close).tolist())
        if slipped:
            numbers.update(self._of_like_sounds(word))
        for key in _keys(word):
            numbers.update(self._groups.get(key, ()))
        words: dict[str, float] = {}
        joins: dict[str, float] = {}
        names = [np.zeros(0, np.int32)]
        for number in sorted(numbers):
            joined = number >= self.index.joins_from
            other = self._words[number]
            alike = (
                0.0
                if joined and len(word) < MINIMUM_JOIN
                else word_similarity(word, phonetic_key(word), other, self._folds[number], joined=joined)
            )
            if slipped and not joined:
                alike = max(alike, typo_similarity(word, other))
            if alike:
                (joins if joined else words)[other] = alike
                names.append(self._names(number))
        return Known(SimilarWords(words, joins), np.unique(np.concatenate(names)))

    def _of_like_sounds(self, word: str) -> list[int]:
        """The listed words whose sounds, of which each is a letter in Cyrillic, are an edit from those of this one."""
        apart = cdist([cyrillic_sounds(word)], self._sounds, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)[0]
        return np.flatnonzero(apart <= 1).tolist()

    def hits(self, name: str, least: float) -> dict[int, float]:
        """The parties that have a name which is alike by `least` or more, each with its best likeness.

        Words must be known. A hit has a word that is alike to one of the name or begins one: initials and words for kinds of
        organisations come to less than any threshold here.
        """
        asked = tokenise(name)
        runs = [[self._run(text) for text in texts] for texts in adjacent_joins(asked.words)]
        given = alignment_query(
            asked,
            [self.near(word) for word in lookup_keys(asked)],
            [[each.near.words for each in texts] for texts in runs],
        )
        found: dict[int, float] = {}
        for place in self._touched(asked, runs):
            score = name_similarity(given, self._readings[place]).score
            self._take(found, place, score, least)
        for family, given_name in asked.eastern:
            for place in self._eastern.get(family, ()):
                self._take(found, place, eastern_score(family, given_name, self._readings[place]), least)
        return found

    def _take(self, found: dict[int, float], place: int, score: float, least: float) -> None:
        entity = int(self.index.name_entity[place])
        if score >= least:
            found[entity] = max(score, found.get(entity, 0.0))

    def _run(self, text: str) -> Known:
        number = self._number.get(text)
        return (
            Known(SimilarWords({}, {}), np.zeros(0, np.int32))
            if number is None
            else Known(SimilarWords({text: 1.0}, {}), self._names(number))
        )

    def _names(self, number: int) -> npt.NDArray[np.int32]:
        return self.index.post_name[self.index.post_start[number] : self.index.post_start[number + 1]]

    def _touched(self, asked: TokenisedName, runs: Sequence[Sequence[Known]]) -> list[int]:
        """The names that have an answer to enough of a query: to two fifths of its bits, or to any where there are initials or words cut short."""
        answered = np.zeros(self.index.names)
        for key, word, said in zip(lookup_keys(asked), asked.words, asked.bits, strict=True):
            answered[self._kept[key].names] += said
            if word in asked.truncated:
                answered[self._beginning(word)] += said
        for count, texts in enumerate(runs, 2):
            for at, each in enumerate(texts):
                answered[each.names] += sum(asked.bits[at : at + count])
        if asked.truncated or any(map(is_initial, asked.words)):
            return np.flatnonzero(answered).tolist()
        also = np.where(self.index.name_kinds > 0, organisation_bits(asked), 0)
        enough = (answered > 0) & (answered + also >= LEAST_ANSWERED * asked.total)
        return np.flatnonzero(enough | ((answered > 0) & (self.index.name_initials > 0))).tolist()

    def _beginning(self, text: str) -> list[int]:
        numbers = [number for word, number in self._number.items() if word.startswith(text)]
        return sorted({name for number in numbers for name in self._names(number).tolist()})


def _keys(word: str) -> Iterator[str]:
    """What words share that stand for each other without being spelled alike."""
    yield f"~{CANONICAL.get(word, word)}"
    yield f"^{without_article(word)}"
    yield f"={word}"
    if word.startswith("abd"):
        yield f"={word[3:]}"
    if len(word) >= MINIMUM_SCRAMBLED:
        yield "@" + "".join(sorted(word))
    yield f"_{word[:-2] if word[-1:] == 'e' and word[-3:-2] == word[-2:-1] else word}"
    for stem in (word, plain_romanisation(word), *without_form(word)):
        yield f"+{phonetic_key(stem)}"
    yield from (f"*{written}" for written in FROM_ARABIC.get(word, ()))
    yield f"*{word}"
