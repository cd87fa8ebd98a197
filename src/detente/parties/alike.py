"""How alike two words are: 1 where they are the same, 0 where they are too far apart to be spellings of one word."""

from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.same import SAME

LEAST: Final = 0.66
"""Words less alike than this are two words."""
SAME_FOLD: Final = 0.93
"""The least for spellings that differ by habits of romanisation only."""
ONE_EDIT, TWO_EDITS = 4, 8
"""Letters of the shorter fold from which one edit, and two, may lie between two spellings."""
OTHER_START: Final = 0.1
SAME_WORD: Final = 0.9
"""Words that stand for each other: `Sergey` and `Serhiy`, `Bros` and `Brothers`."""
SKELETON: Final = 0.9
"""A word in Arabic letters beside one in Latin letters with the same consonants."""


def reach(length: int, *, joined: bool = False) -> int:
    """The edits that may lie between two folds of which the shorter has so many letters; two words written as one get one."""
    return 0 if length < ONE_EDIT else 1 if length < TWO_EDITS or joined else 2


def alike(word: str, folded: str, other: str, other_fold: str, *, joined: bool = False) -> float:
    """How alike two words with these folds are. `joined`: the other is two listed words written as one."""
    if word == other:
        return 1.0
    if folded == other_fold:
        return SAME_FOLD + (1 - SAME_FOLD) * OSA.normalized_similarity(word, other)
    if SAME.get(word, word) == SAME.get(other, other):
        return SAME_WORD
    length = min(len(folded), len(other_fold))
    most = reach(length, joined=joined)
    if most == 0 or word.isdigit() or other.isdigit() or min(len(word), len(other)) < ONE_EDIT:
        return 0.0
    edits = OSA.distance(folded, other_fold, score_cutoff=most)
    if edits > most:
        if joined or OSA.distance(word, other, score_cutoff=1) > 1:
            return 0.0
        edits = 1
    found = 0.5 * (1 - edits / max(len(folded), len(other_fold))) + 0.5 * OSA.normalized_similarity(word, other)
    found -= OTHER_START if folded[0] != other_fold[0] else 0
    return found if found >= LEAST else 0.0
