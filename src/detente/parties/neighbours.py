"""Which words of the lists a word is alike to: looked up by its cuts, for many words at once, and graded one by one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties.alike import BY_FOLD, LEAST, kin, skeletal, softened, word_alike
from detente.parties.compare import Near
from detente.parties.cuts import digests, distinct, edits_of
from detente.parties.index import Index
from detente.parties.layout import Floats, Ints
from detente.parties.names.fold import fold, skeleton

LEAST_JOIN: Final = 4
"""Letters that two words written as one have at the least."""
KEPT: Final = 30_000
"""Words whose neighbours are remembered."""
MOST_EDITS: Final = 2

Pairs = npt.NDArray[np.int64]
"""Numbers of asked words and of listed ones, in one number each."""


class Neighbours(NamedTuple):
    """What a word is alike to, and which names that touches."""

    near: Near
    names: Ints
    """Names that have a word which this one is alike to, each once."""
    listed: Floats
    """The most of each of these names that such a word says."""


NOWHERE: Final = Neighbours(Near({}, {}), np.zeros(0, np.int32), np.zeros(0, np.float32))


class Neighbourhood:
    """Finds neighbours in one index, and remembers them; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._number = {text: number for number, text in enumerate(index.words[: index.joins_from])}
        self._kept: dict[str, Neighbours] = {}
        self._said = np.zeros(index.names, dtype=np.float32)
        self._place = np.zeros(index.names, dtype=np.int32)

    def of(self, word: str) -> Neighbours:
        """The listed words, and joins of two or more, that a word is alike to."""
        kept = self._kept.get(word)
        if kept is None:
            self.learn((word,))
            kept = self._kept[word]
        return kept

    def exactly(self, word: str) -> Neighbours:
        """The listed word that the query writes as two or three, if there is one."""
        number = self._number.get(word)
        return NOWHERE if number is None else self._touching({number: 1.0}, {})

    def learn(self, words: Iterable[str]) -> None:
        """Look up those words that are not known yet, all at once."""
        new = [word for word in dict.fromkeys(words) if word not in self._kept]
        if not new:
            return
        if len(self._kept) + len(new) > KEPT:
            self._kept.clear()
        folds = [fold(word) for word in new]
        pairs = self._worth(new, folds)
        low = np.searchsorted(pairs, np.arange(len(new) + 1, dtype=np.int64) << 32).tolist()
        others = (pairs & 0xFFFFFFFF).tolist()
        for at, (word, folded) in enumerate(zip(new, folds, strict=True)):
            self._kept[word] = self._touching(*self._graded(word, folded, others[low[at] : low[at + 1]]))

    def _graded(self, word: str, folded: str, numbers: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
        """How alike the words of these numbers are, and the joins; those that are not are left out."""
        index = self.index
        found: tuple[dict[int, float], dict[int, float]] = {}, {}
        for number in numbers:
            joined = number >= index.joins_from
            score = word_alike(word, folded, index.words[number], index.texts[index.word_fold[number]], joined=joined)
            if score:
                found[joined][number] = score
        return found

    def _worth(self, words: Sequence[str], folds: Sequence[str]) -> Pairs:
        """The pairs that could be alike: most that the cuts bring are too many edits away, which is told of all at once."""
        spelled, other = self._looked_up(words, folds)
        asked, listed = (spelled >> 32).astype(np.int32), (spelled & 0xFFFFFFFF).astype(np.int32)
        index = self.index
        one, two = [words[each] for each in asked.tolist()], [index.words[each] for each in listed.tolist()]
        fold_one = [folds[each] for each in asked.tolist()]
        fold_two = [index.texts[each] for each in index.word_fold[listed].tolist()]
        apart = cpdist(fold_one, fold_two, scorer=OSA.distance, score_cutoff=MOST_EDITS, dtype=np.int16)
        edits = cpdist(one, two, scorer=OSA.distance, dtype=np.int16)
        longest = np.maximum(_lengths(one), _lengths(two))
        longer = np.maximum(_lengths(fold_one), _lengths(fold_two))
        by_fold = (apart <= MOST_EDITS) & (
            1 - BY_FOLD * apart / longer - (1 - BY_FOLD) * edits / longest >= LEAST - 1e-6
        )
        kept: Pairs = distinct(np.concatenate([spelled[(apart == 0) | (edits <= 1) | by_fold], other]))
        return kept

    def _looked_up(self, words: Sequence[str], folds: Sequence[str]) -> tuple[Pairs, Pairs]:
        """Pairs that cuts of the word or its fold bring, and those that its kin and its consonants bring."""
        texts, edits, owners = [], [], []
        for owner, (word, folded) in enumerate(zip(words, folds, strict=True)):
            texts += [folded, word]
            edits += [edits_of(folded, joined=False), edits_of(word, joined=True)]
            owners += [owner, owner]
            if "j" in word:
                texts.append(fold(softened(word)))
                edits.append(edits_of(texts[-1], joined=False))
                owners.append(owner)
        also = [
            (text, owner)
            for owner, word in enumerate(words)
            for text in (*kin(word), *((skeleton(word),) if skeletal(word) else ()))
        ]
        kin_edits = [edits_of(text, joined=True) if text.isupper() else 0 for text, _ in also]
        short = np.array([len(word) < LEAST_JOIN for word in words])
        return (
            self._hit(texts, edits, owners, short),
            self._hit([text for text, _ in also], kin_edits, [owner for _, owner in also], short),
        )

    def _hit(
        self, texts: Sequence[str], edits: Sequence[int], owners: Sequence[int], short: npt.NDArray[np.bool_]
    ) -> Pairs:
        """The pairs of owners and listed words whose cuts meet those of the texts."""
        index = self.index
        hashes, rows = digests(texts, edits)
        keys = distinct((hashes.astype(np.int64) << 24) | np.array(owners, dtype=np.int64)[rows])
        hashes, who = (keys >> 24).astype(np.uint32), keys & 0xFFFFFF
        at = np.searchsorted(index.cut_hash, hashes)
        at[at == len(index.cut_hash)] = 0
        hit = index.cut_hash[at] == hashes if len(index.cut_hash) else np.zeros(len(at), bool)
        pairs = _expanded(who[hit], at[hit], index.cut_start, index.cut_text)
        pairs = distinct(_expanded(pairs >> 32, pairs & 0xFFFFFFFF, index.text_start, index.text_word))
        found: Pairs = pairs[~short[pairs >> 32] | ((pairs & 0xFFFFFFFF) < index.joins_from)]
        return found

    def _touching(self, words: Mapping[int, float], joins: Mapping[int, float]) -> Neighbours:
        index = self.index
        numbers = [*words, *joins]
        if not numbers:
            return NOWHERE
        near = Near(
            {index.words[each]: score for each, score in words.items()},
            {index.words[each]: score for each, score in joins.items()},
        )
        start = index.post_start
        if len(numbers) == 1:
            names = index.post_name[start[numbers[0]] : start[numbers[0] + 1]]
            return Neighbours(near, names, np.full(len(names), index.word_bits[numbers[0]], np.float32))
        spans = [index.post_name[start[each] : start[each + 1]] for each in numbers]
        said = self._said
        for number, span in zip(numbers, spans, strict=True):
            said[span] = np.maximum(said[span], index.word_bits[number])
        names = np.concatenate(spans)
        places = np.arange(len(names), dtype=np.int32)
        self._place[names] = places
        once = names[self._place[names] == places]
        most = said[once]
        said[once] = 0
        return Neighbours(near, once, most)


def _expanded(owners: Pairs, keys: Pairs, start: Ints, values: Ints) -> Pairs:
    """Each owner with every value of its key."""
    first = start[keys].astype(np.int64)
    counts = start[keys + 1] - first
    total = int(counts.sum())
    at = np.arange(total) + np.repeat(first - (np.cumsum(counts) - counts), counts)
    found: Pairs = (np.repeat(owners, counts) << 32) | values[at].astype(np.int64)
    return found


def _lengths(texts: Sequence[str]) -> Ints:
    return np.array([len(text) for text in texts], dtype=np.int32)
