"""The words of the lists, and which of them are similar to a word: found by symmetric deletes, for many words at once, then scored."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties.index.arrays import Flags, distinct, look_up, spread
from detente.parties.index.index import Index
from detente.parties.index.postings import Ints
from detente.parties.index.symmetric_deletes import digests, edits_of
from detente.parties.names.information import is_common_key
from detente.parties.names.phonetic_key import phonetic_key, skeleton
from detente.parties.names.token_similarities import (
    Scores,
    Texts,
    TokenTable,
    is_ordinary,
    is_ordinary_listed,
    lengths_of,
    text_column,
    token_similarities,
    token_table,
    vowelless_similarities,
)
from detente.parties.names.token_similarity import (
    KEY_WEIGHT,
    SIMILARITY_THRESHOLD,
    is_consonantal,
    stem_keys,
    synonym_keys,
    word_similarity,
)

MINIMUM_JOIN: Final = 4
"""Letters that two words written as one have at least."""
MAXIMUM_EDITS: Final = 2

PairKeys = npt.NDArray[np.int64]
"""A word of a query and a listed one, by their places, in one number each."""


class Vocabulary:
    """Finds similar words and joins in one index; it caches which are ordinary, and is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._texts, self._listed = text_column(index.texts), text_column(index.words)
        self._lengths, self._text_lengths = lengths_of(index.words), lengths_of(index.texts)
        self._is_ordinary = np.full(len(index.words), -1, dtype=np.int8)
        self._known = np.zeros(len(index.words), bool)

    def similar(self, asked: Sequence[str]) -> tuple[PairKeys, Scores]:
        """Return the pairs of these words and similar listed ones, in order, and how similar each is."""
        ours = token_table(asked, list(map(phonetic_key, asked)))
        spelled, other = self._generate(ours)
        pairs = distinct(np.concatenate([spelled[self._may_be_similar(ours, spelled)], other]))
        scores = self._scores(ours, pairs, np.isin(pairs, other, assume_unique=True))
        near = scores > 0
        return pairs[near], scores[near]

    def _scores(self, ours: TokenTable, pairs: PairKeys, other: Flags) -> Scores:
        """Return how similar the words of each pair are; `other` marks those that may have the same consonants."""
        index = self.index
        texts, folds = ours.texts.tolist(), ours.folds.tolist()
        asked, listed = pairs >> 32, pairs & 0xFFFFFFFF
        ordinary = np.array(list(map(is_ordinary, texts)), bool)[asked] & self._ordinary(listed)
        joined = listed >= index.joins_from
        scores = np.zeros(len(pairs))
        if ordinary.any():
            scores[ordinary] = token_similarities(
                ours.only(asked[ordinary]), self._words(listed[ordinary]), joined[ordinary]
            )
        consonantal = (
            np.array(list(map(is_consonantal, texts)), bool)[asked] & ordinary & other & (scores == 0) & ~joined
        )
        scores[consonantal] = vowelless_similarities(ours.texts[asked[consonantal]], self._listed[listed[consonantal]])
        for at, one, two in zip(*_places(~ordinary, asked, listed), strict=True):
            text, folded = index.words[two], index.texts[index.word_fold[two]]
            scores[at] = word_similarity(texts[one], folds[one], text, folded, joined=two >= index.joins_from)
        return scores

    def _words(self, numbers: PairKeys) -> TokenTable:
        """Return listed words by their numbers."""
        index = self.index
        return TokenTable(
            self._listed[numbers],
            self._texts[index.word_fold[numbers]],
            self._texts[index.word_plain[numbers]],
            self._lengths[numbers],
            self._known[numbers],
        )

    def _ordinary(self, numbers: PairKeys) -> Flags:
        """Return whether listed words are ordinary; the answers are cached."""
        unknown = numbers[self._is_ordinary[numbers] < 0]
        for number in set(unknown.tolist()):
            self._is_ordinary[number] = is_ordinary_listed(self.index.words[number])
            self._known[number] = is_common_key(self.index.texts[self.index.word_fold[number]])
        found: Flags = self._is_ordinary[numbers] > 0
        return found

    def _may_be_similar(self, ours: TokenTable, pairs: PairKeys) -> Flags:
        """Return whether the words of each pair could be similar: most that symmetric deletes find are too many edits apart."""
        index = self.index
        asked, listed = pairs >> 32, pairs & 0xFFFFFFFF
        edits = cpdist(ours.texts[asked].tolist(), self._listed[listed].tolist(), scorer=OSA.distance, dtype=np.int16)
        share = (1 - KEY_WEIGHT) * edits / np.maximum(ours.lengths[asked], self._lengths[listed])
        text = self._texts
        lengths, texts = lengths_of(ours.folds.tolist()), index.word_fold[listed]
        longer = np.maximum(lengths[asked], self._text_lengths[texts])
        worth, same = _within_threshold(ours.folds[asked], text[texts], longer, share)
        again = np.flatnonzero(
            (ours.plain != ours.folds)[asked] | (index.word_plain[listed] != index.word_fold[listed])
        )
        one, two = ours.plain[asked[again]], text[index.word_plain[listed[again]]]
        longer = np.maximum(lengths_of(one.tolist()), lengths_of(two.tolist()))
        also, same_also = _within_threshold(one, two, longer, share[again])
        crossed = (one == text[index.word_fold[listed[again]]]) | (ours.folds[asked[again]] == two)
        worth |= same | (edits <= 1)
        worth[again] |= also | same_also | crossed
        return worth

    def _generate(self, ours: TokenTable) -> tuple[PairKeys, PairKeys]:
        """Return pairs that deletes of the word or its phonetic key find, and those that its synonyms and consonants find."""
        asked, folds, plain = ours.texts.tolist(), ours.folds.tolist(), ours.plain.tolist()
        again = [at for at, (one, two) in enumerate(zip(folds, plain, strict=True)) if one != two]
        texts = [*folds, *asked, *(plain[at] for at in again)]
        owners = [*range(len(asked)), *range(len(asked)), *again]
        edits = [edits_of(text, joined=len(asked) <= at < 2 * len(asked)) for at, text in enumerate(texts)]
        also = [
            (text, owner)
            for owner, word in enumerate(asked)
            for text in (*synonym_keys(word), *stem_keys(word), *((skeleton(word),) if is_consonantal(word) else ()))
        ]
        kin_edits = [edits_of(text, joined=True) if text.isupper() else 0 for text, _ in also]
        short = np.array([len(word) < MINIMUM_JOIN for word in asked])
        return (
            self._pairs_of(texts, edits, owners, short),
            self._pairs_of([text for text, _ in also], kin_edits, [owner for _, owner in also], short),
        )

    def _pairs_of(self, texts: Sequence[str], edits: Sequence[int], owners: Sequence[int], short: Flags) -> PairKeys:
        """Return the pairs of owners and listed words that share a delete with the texts."""
        index = self.index
        hashes, rows = digests(texts, edits)
        keys = distinct((hashes.astype(np.int64) << 24) | np.array(owners, dtype=np.int64)[rows])
        hashes, who = (keys >> 24).astype(np.uint32), keys & 0xFFFFFF
        at, hit = look_up(index.cut_hash, hashes)
        pairs = _expanded(who[hit], at[hit], index.cut_start, index.cut_text)
        pairs = distinct(_expanded(pairs >> 32, pairs & 0xFFFFFFFF, index.text_start, index.text_word))
        found: PairKeys = pairs[~short[pairs >> 32] | ((pairs & 0xFFFFFFFF) < index.joins_from)]
        return found


def _expanded(owners: PairKeys, keys: PairKeys, start: Ints, values: Ints) -> PairKeys:
    """Return each owner with every value of its key."""
    row, at = spread(start, keys)
    found: PairKeys = (owners[row] << 32) | values[at].astype(np.int64)
    return found


def _places(which: Flags, one: PairKeys, two: PairKeys) -> tuple[list[int], list[int], list[int]]:
    """Return the marked places, with the values of two columns there."""
    at = np.flatnonzero(which)
    return at.tolist(), one[at].tolist(), two[at].tolist()


def _within_threshold(
    ours: Texts, theirs: Texts, longer: npt.NDArray[np.int32], share: npt.NDArray[np.float64]
) -> tuple[Flags, Flags]:
    """Return whether words with these phonetic keys, whose letters cost such a share, could be similar; and whether the keys are the same."""
    one, two = ours.tolist(), theirs.tolist()
    apart = cpdist(one, two, scorer=OSA.distance, score_cutoff=MAXIMUM_EDITS, dtype=np.int16)
    return (apart <= MAXIMUM_EDITS) & (
        1 - KEY_WEIGHT * apart / longer - share >= SIMILARITY_THRESHOLD - 1e-6
    ), apart == 0
