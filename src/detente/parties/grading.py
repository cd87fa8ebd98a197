"""How alike many pairs of words are, as `alike` grades them one by one.

Most words are ordinary: no rule but those that look at letters touches them. Pairs of two such words are graded all at once.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties import alike
from detente.parties.names.bits import known
from detente.parties.names.fold import skeleton
from detente.parties.names.forms import bare
from detente.parties.names.same import SAME

FEMININE: Final = 2
"""Letters that the longer ending of a woman's name has: `Michelle`."""
Scores = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@lru_cache(maxsize=300_000)
def ordinary(word: str) -> bool:
    """Whether only the rules of `alike` that look at letters touch a word, and those for consonants where these give nothing."""
    return (
        word.islower()
        and word.isalpha()
        and word not in SAME
        and word[:2] not in ("al", "el")
        and word[:3] != "abd"
        and alike.plainest(word) == word
        and not bare(word)
    )


def graded(
    one: Sequence[str], folds: Sequence[str], two: Sequence[str], other_folds: Sequence[str], joined: Flags
) -> Scores:
    """How alike ordinary words are, pair by pair, as `alike.alike` says; `joined`: the second is two words written as one."""
    edits = cpdist(one, two, scorer=OSA.distance, dtype=np.int16)
    lengths, others = lengths_of(one), lengths_of(two)
    shortest, longest = np.minimum(lengths, others), np.maximum(lengths, others)
    even = lengths == others
    swapped = np.zeros(len(one), bool)
    for at in np.flatnonzero(even & ((edits == 1) | (shortest >= alike.LEAST_SCRAMBLED))).tolist():
        swapped[at] = sorted(one[at]) == sorted(two[at])
    found = _edited(edits, swapped, shortest, longest, _Folds(folds, other_folds, joined))
    at_once = np.flatnonzero(found)
    for at in at_once.tolist():
        if known(one[at]) and known(two[at]) and skeleton(one[at]) != skeleton(two[at]):
            found[at] = max(found[at] - alike.BOTH_KNOWN, alike.LEAST)
    scrambled = swapped & (shortest >= alike.LEAST_SCRAMBLED)
    found[scrambled] = np.maximum(found[scrambled], alike.SCRAMBLED)
    found[_gendered(one, two, edits, lengths - others)] = alike.GENDERED
    same = np.array([fold == other for fold, other in zip(folds, other_folds, strict=True)], bool)
    short = np.where(longest <= alike.ONE_EDIT, alike.SHORT, alike.LONG_SPELLING)
    spelled = alike.SAME_FOLD + (1 - alike.SAME_FOLD) * (1 - edits / longest)
    found[same] = np.where(shortest < alike.ONE_EDIT, short, spelled)[same]
    found[edits == 0] = 1.0
    return found


class _Folds:
    """The folds of pairs of words: how far they are apart, and how far they may be."""

    def __init__(self, one: Sequence[str], two: Sequence[str], joined: Flags) -> None:
        lengths, others = lengths_of(one), lengths_of(two)
        shorter, self.longer = np.minimum(lengths, others), np.maximum(lengths, others)
        most = np.where((shorter < alike.TWO_EDITS) | joined, 1, 2)
        most[(shorter < alike.ONE_EDIT) | (self.longer > alike.LONGEST)] = 0
        self.apart = cpdist(one, two, scorer=OSA.distance, score_cutoff=2, dtype=np.int16)
        self.within = (self.apart <= most) & (most > 0)
        self.start = np.array([fold[0] == other[0] for fold, other in zip(one, two, strict=True)], bool)


def _edited(edits: npt.NDArray[np.int16], swapped: Flags, shortest: Scores, longest: Scores, folds: _Folds) -> Scores:
    """As `alike` grades words some edits apart, before it asks whether both are common."""
    slip = (edits == 1) & (shortest >= alike.LEAST_EDITED) & (longest >= alike.ONE_EDIT) & (longest <= alike.LONGEST)
    by_letter = 1 - np.where(swapped, alike.SWAPPED, alike.ONE_SLIP) / longest
    by_fold = 1 - (alike.BY_FOLD * folds.apart / folds.longer + (1 - alike.BY_FOLD) * edits / longest)
    by_fold = by_fold - np.where((folds.apart > 1) & (folds.longer < alike.LONG), alike.TWO_APART, 0.0)
    found = np.where(slip, by_letter, np.where((shortest >= alike.ONE_EDIT) & folds.within, by_fold, 0.0))
    other_start = np.where(edits == 1, alike.OTHER_START, alike.OTHER_START_TOO)
    found = np.where(folds.start, found, found - other_start)
    return np.where(found < alike.LEAST, 0.0, found)


def _gendered(
    one: Sequence[str], two: Sequence[str], edits: npt.NDArray[np.int16], apart: npt.NDArray[np.int32]
) -> Flags:
    """Whether pairs differ as names of men and of women do; only words an edit or two apart are looked at."""
    found = np.zeros(len(one), bool)
    for at in np.flatnonzero(((edits == 1) & (apart == 0)) | ((edits == FEMININE) & (abs(apart) == FEMININE))).tolist():
        found[at] = alike.gendered(one[at], two[at])
    return found


def lengths_of(texts: Sequence[str]) -> npt.NDArray[np.int32]:
    """How many letters each text has."""
    return np.array([len(text) for text in texts], dtype=np.int32)
