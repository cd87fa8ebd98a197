"""Which words of the lists a word is alike to: looked up by its cuts, for many words at once, and graded one by one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties.alike import BY_FOLD, LEAST, kin, skeletal, stems, word_alike
from detente.parties.arrays import Flags, beginnings, distinct, looked_up, spread
from detente.parties.compare import Near
from detente.parties.cuts import digests, edits_of
from detente.parties.grading import (
    Scores,
    Texts,
    Words,
    column,
    graded,
    lengths_of,
    ordinary,
    ordinary_listed,
    vowelless,
)
from detente.parties.grading import words as all_of
from detente.parties.index import LIGHT, Index
from detente.parties.layout import Floats, Ints
from detente.parties.names.bits import common
from detente.parties.names.fold import fold, skeleton

LEAST_JOIN: Final = 4
"""Letters that two words written as one have at the least."""
KEPT: Final = 40_000
"""Words whose neighbours are remembered."""
KEPT_NEAR: Final = 5_000
"""Words that were weighed, whose neighbours are remembered by themselves."""
MOST_EDITS: Final = 2

Pairs = npt.NDArray[np.int64]
"""Numbers of asked words and of listed ones, in one number each."""


class Neighbours(NamedTuple):
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

    def apart(self) -> "Neighbours":
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
NOWHERE: Final = Neighbours(_NO_NAMES, np.zeros(0, np.float32), 0.0, _NO_NAMES, np.zeros(0, np.int64), np.zeros(0))


class Neighbourhood:
    """Finds neighbours in one index, and remembers them; it is not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._number = {text: number for number, text in enumerate(index.words[: index.joins_from])}
        self._ordered: list[str] = []
        self._kept: dict[str, Neighbours] = {}
        self._near: dict[str, Near] = {}
        self._texts, self._listed = column(index.texts), column(index.words)
        self._lengths, self._text_lengths = lengths_of(index.words), lengths_of(index.texts)
        self._usual = np.full(len(index.words), -1, dtype=np.int8)
        self._known = np.zeros(len(index.words), bool)
        self._heavier: dict[str, Neighbours] = {}
        self._exact: dict[str, Neighbours] = {}

    def of(self, word: str) -> Neighbours:
        """The listed words, and joins of two or more, that a word is alike to."""
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

    def _told(self, found: Neighbours) -> Near:
        rows = [
            (self.index.words[number], number, alike)
            for number, alike in zip(found.numbers.tolist(), found.alike.tolist(), strict=True)
        ]
        first = self.index.joins_from
        return Near(
            {text: alike for text, number, alike in rows if number < first},
            {text: alike for text, number, alike in rows if number >= first},
        )

    def joins(self, found: Neighbours) -> list[int]:
        """The numbers of the joins that a word is alike to."""
        numbers, first = found.numbers, self.index.joins_from
        return numbers[numbers >= first].tolist() if len(numbers) and numbers[-1] >= first else []

    def exactly(self, word: str) -> Neighbours:
        """The listed word that the query writes as two or three, if there is one."""
        number = self._number.get(word)
        if number is None:
            return NOWHERE
        found = self._exact.get(word)
        if found is None:
            found = self._exact[word] = self._touched(np.array([number], np.int64), np.ones(1), 1)[0]
        return found

    def beginning(self, text: str) -> Neighbours:
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

    def heavier(self, word: str) -> Neighbours:
        """The names in which what a light word is alike to is not light."""
        found = self._heavier.get(word)
        if found is None:
            found = self._heavier[word] = self._heavy(self.of(word))
        return found

    def _heavy(self, near: Neighbours) -> Neighbours:
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
        folds = [fold(word) for word in new]
        ours = all_of(new, folds)
        spelled, other = self._looked_up(ours)
        pairs = distinct(np.concatenate([spelled[self._worth(ours, spelled)], other]))
        scores = self._graded(ours, pairs, np.isin(pairs, other, assume_unique=True))
        near = scores > 0
        self._kept.update(zip(new, self._touched(pairs[near], scores[near], len(new)), strict=True))

    def _graded(self, ours: Words, pairs: Pairs, other: Flags) -> Scores:
        """How alike the words of each pair are; `other`: those that may have the same consonants."""
        index = self.index
        words, folds = ours.texts.tolist(), ours.folds.tolist()
        asked, listed = pairs >> 32, pairs & 0xFFFFFFFF
        usual = np.array(list(map(ordinary, words)), bool)[asked] & self._ordinary(listed)
        joined = listed >= index.joins_from
        scores = np.zeros(len(pairs))
        if usual.any():
            scores[usual] = graded(ours.only(asked[usual]), self._words(listed[usual]), joined[usual])
        bare = np.array(list(map(skeletal, words)), bool)[asked] & usual & other & (scores == 0) & ~joined
        scores[bare] = vowelless(ours.texts[asked[bare]], self._listed[listed[bare]])
        for at, one, two in zip(*_places(~usual, asked, listed), strict=True):
            text, folded = index.words[two], index.texts[index.word_fold[two]]
            scores[at] = word_alike(words[one], folds[one], text, folded, joined=two >= index.joins_from)
        return scores

    def _words(self, numbers: Pairs) -> Words:
        """Listed words by their numbers."""
        index = self.index
        return Words(
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

    def _worth(self, ours: Words, pairs: Pairs) -> Flags:
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

    def _looked_up(self, ours: Words) -> tuple[Pairs, Pairs]:
        """Pairs that cuts of the word or its fold bring, and those that its kin and its consonants bring."""
        words, folds, plain = ours.texts.tolist(), ours.folds.tolist(), ours.plain.tolist()
        again = [at for at, (one, two) in enumerate(zip(folds, plain, strict=True)) if one != two]
        texts = [*folds, *words, *(plain[at] for at in again)]
        owners = [*range(len(words)), *range(len(words)), *again]
        edits = [edits_of(text, joined=len(words) <= at < 2 * len(words)) for at, text in enumerate(texts)]
        also = [
            (text, owner)
            for owner, word in enumerate(words)
            for text in (*kin(word), *stems(word), *((skeleton(word),) if skeletal(word) else ()))
        ]
        kin_edits = [edits_of(text, joined=True) if text.isupper() else 0 for text, _ in also]
        short = np.array([len(word) < LEAST_JOIN for word in words])
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

    def _touched(self, pairs: Pairs, scores: Scores, count: int) -> list[Neighbours]:
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
            found.append(Neighbours(names[span], said[span], max(most[own]), letters, numbers[own], scores[own]))
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
