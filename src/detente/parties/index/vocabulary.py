"""The words of the lists, and which of them a word is alike to: looked up by its cuts, for many words at once, and graded."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties.index.arrays import Flags, distinct, looked_up, spread
from detente.parties.index.index import Index
from detente.parties.index.postings import Ints
from detente.parties.index.symmetric_deletes import digests, edits_of
from detente.parties.names.information import common
from detente.parties.names.phonetic_key import phonetic_key, skeleton
from detente.parties.names.token_similarities import (
    Scores,
    Texts,
    TokenTable,
    column,
    lengths_of,
    ordinary,
    ordinary_listed,
    token_similarities,
    vowelless,
    words,
)
from detente.parties.names.token_similarity import BY_FOLD, LEAST, kin, skeletal, stems, word_alike

LEAST_JOIN: Final = 4
"""Letters that two words written as one have at the least."""
MOST_EDITS: Final = 2

Pairs = npt.NDArray[np.int64]
"""Numbers of asked words and of listed ones, in one number each."""


class Vocabulary:
    """Finds words of one index, joins among them; it remembers which are ordinary, and is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._texts, self._listed = column(index.texts), column(index.words)
        self._lengths, self._text_lengths = lengths_of(index.words), lengths_of(index.texts)
        self._usual = np.full(len(index.words), -1, dtype=np.int8)
        self._known = np.zeros(len(index.words), bool)

    def alike(self, asked: Sequence[str]) -> tuple[Pairs, Scores]:
        """The pairs of these words and of listed ones that are alike, in order, and how alike each is."""
        ours = words(asked, list(map(phonetic_key, asked)))
        spelled, other = self._looked_up(ours)
        pairs = distinct(np.concatenate([spelled[self._worth(ours, spelled)], other]))
        scores = self._graded(ours, pairs, np.isin(pairs, other, assume_unique=True))
        near = scores > 0
        return pairs[near], scores[near]

    def _graded(self, ours: TokenTable, pairs: Pairs, other: Flags) -> Scores:
        """How alike the words of each pair are; `other`: those that may have the same consonants."""
        index = self.index
        texts, folds = ours.texts.tolist(), ours.folds.tolist()
        asked, listed = pairs >> 32, pairs & 0xFFFFFFFF
        usual = np.array(list(map(ordinary, texts)), bool)[asked] & self._ordinary(listed)
        joined = listed >= index.joins_from
        scores = np.zeros(len(pairs))
        if usual.any():
            scores[usual] = token_similarities(ours.only(asked[usual]), self._words(listed[usual]), joined[usual])
        bare = np.array(list(map(skeletal, texts)), bool)[asked] & usual & other & (scores == 0) & ~joined
        scores[bare] = vowelless(ours.texts[asked[bare]], self._listed[listed[bare]])
        for at, one, two in zip(*_places(~usual, asked, listed), strict=True):
            text, folded = index.words[two], index.texts[index.word_fold[two]]
            scores[at] = word_alike(texts[one], folds[one], text, folded, joined=two >= index.joins_from)
        return scores

    def _words(self, numbers: Pairs) -> TokenTable:
        """Listed words by their numbers."""
        index = self.index
        return TokenTable(
            self._listed[numbers],
            self._texts[index.word_fold[numbers]],
            self._texts[index.word_plain[numbers]],
            self._lengths[numbers],
            self._known[numbers],
        )

    def _ordinary(self, numbers: Pairs) -> Flags:
        """Whether listed words are ordinary, which is remembered."""
        unknown = numbers[self._usual[numbers] < 0]
        for number in set(unknown.tolist()):
            self._usual[number] = ordinary_listed(self.index.words[number])
            self._known[number] = common(self.index.texts[self.index.word_fold[number]])
        found: Flags = self._usual[numbers] > 0
        return found

    def _worth(self, ours: TokenTable, pairs: Pairs) -> Flags:
        """Whether the words of each pair could be alike: most that the cuts bring are too many edits away."""
        index = self.index
        asked, listed = pairs >> 32, pairs & 0xFFFFFFFF
        edits = cpdist(ours.texts[asked].tolist(), self._listed[listed].tolist(), scorer=OSA.distance, dtype=np.int16)
        share = (1 - BY_FOLD) * edits / np.maximum(ours.lengths[asked], self._lengths[listed])
        text = self._texts
        lengths, texts = lengths_of(ours.folds.tolist()), index.word_fold[listed]
        longer = np.maximum(lengths[asked], self._text_lengths[texts])
        worth, same = _by_fold(ours.folds[asked], text[texts], longer, share)
        again = np.flatnonzero(
            (ours.plain != ours.folds)[asked] | (index.word_plain[listed] != index.word_fold[listed])
        )
        one, two = ours.plain[asked[again]], text[index.word_plain[listed[again]]]
        longer = np.maximum(lengths_of(one.tolist()), lengths_of(two.tolist()))
        also, same_also = _by_fold(one, two, longer, share[again])
        crossed = (one == text[index.word_fold[listed[again]]]) | (ours.folds[asked[again]] == two)
        worth |= same | (edits <= 1)
        worth[again] |= also | same_also | crossed
        return worth

    def _looked_up(self, ours: TokenTable) -> tuple[Pairs, Pairs]:
        """Pairs that cuts of the word or its fold bring, and those that its kin and its consonants bring."""
        asked, folds, plain = ours.texts.tolist(), ours.folds.tolist(), ours.plain.tolist()
        again = [at for at, (one, two) in enumerate(zip(folds, plain, strict=True)) if one != two]
        texts = [*folds, *asked, *(plain[at] for at in again)]
        owners = [*range(len(asked)), *range(len(asked)), *again]
        edits = [edits_of(text, joined=len(asked) <= at < 2 * len(asked)) for at, text in enumerate(texts)]
        also = [
            (text, owner)
            for owner, word in enumerate(asked)
            for text in (*kin(word), *stems(word), *((skeleton(word),) if skeletal(word) else ()))
        ]
        kin_edits = [edits_of(text, joined=True) if text.isupper() else 0 for text, _ in also]
        short = np.array([len(word) < LEAST_JOIN for word in asked])
        return (
            self._hit(texts, edits, owners, short),
            self._hit([text for text, _ in also], kin_edits, [owner for _, owner in also], short),
        )

    def _hit(self, texts: Sequence[str], edits: Sequence[int], owners: Sequence[int], short: Flags) -> Pairs:
        """The pairs of owners and listed words whose cuts meet those of the texts."""
        index = self.index
        hashes, rows = digests(texts, edits)
        keys = distinct((hashes.astype(np.int64) << 24) | np.array(owners, dtype=np.int64)[rows])
        hashes, who = (keys >> 24).astype(np.uint32), keys & 0xFFFFFF
        at, hit = looked_up(index.cut_hash, hashes)
        pairs = _expanded(who[hit], at[hit], index.cut_start, index.cut_text)
        pairs = distinct(_expanded(pairs >> 32, pairs & 0xFFFFFFFF, index.text_start, index.text_word))
        found: Pairs = pairs[~short[pairs >> 32] | ((pairs & 0xFFFFFFFF) < index.joins_from)]
        return found


def _expanded(owners: Pairs, keys: Pairs, start: Ints, values: Ints) -> Pairs:
    """Each owner with every value of its key."""
    row, at = spread(start, keys)
    found: Pairs = (owners[row] << 32) | values[at].astype(np.int64)
    return found


def _places(which: Flags, one: Pairs, two: Pairs) -> tuple[list[int], list[int], list[int]]:
    """Where these are, with what stands there in two columns."""
    at = np.flatnonzero(which)
    return at.tolist(), one[at].tolist(), two[at].tolist()


def _by_fold(
    ours: Texts, theirs: Texts, longer: npt.NDArray[np.int32], share: npt.NDArray[np.float64]
) -> tuple[Flags, Flags]:
    """Whether words with these folds, whose letters cost such a share, could be alike; and whether the folds are the same."""
    one, two = ours.tolist(), theirs.tolist()
    apart = cpdist(one, two, scorer=OSA.distance, score_cutoff=MOST_EDITS, dtype=np.int16)
    return (apart <= MOST_EDITS) & (1 - BY_FOLD * apart / longer - share >= LEAST - 1e-6), apart == 0
