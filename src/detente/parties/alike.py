"""How alike two words are: 1 where they are the same, 0 where they are too far apart to be spellings of one word."""

from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.same import SAME

LEAST: Final = 0.675
"""Words less alike than this are two words."""
SAME_FOLD: Final = 0.93
"""The least for spellings that differ by habits of romanisation only."""
ONE_EDIT, TWO_EDITS = 4, 8
"""Letters of the shorter fold from which one edit, and two, may lie between two spellings."""
OTHER_START: Final = 0.08
SAME_WORD: Final = 0.9
"""Words that stand for each other: `Sergey` and `Serhiy`, `Bros` and `Brothers`."""
SERVANT: Final = 0.88
"""A name beside the servant of that name: `Hanif` and `Abdul Hanif`."""
SHORT: Final = 0.78
"""Words of two or three letters that are not the same, though their folds are."""
SKELETON: Final = (0.0, 0.0, 0.72, 0.86, 0.92)
"""A word in Arabic letters beside one in Latin letters with the same consonants, by how many there are."""


def reach(length: int, *, joined: bool = False) -> int:
    """The edits that may lie between two folds of which the shorter has so many letters; two words written as one get one."""
    return 0 if length < ONE_EDIT else 1 if length < TWO_EDITS or joined else 2


def alike(word: str, folded: str, other: str, other_fold: str, *, joined: bool = False) -> float:
    """How alike two words with these folds are. `joined`: the other is two listed words written as one."""
    if word == other:
        return 1.0
    if folded == other_fold:
        if min(len(word), len(other)) < ONE_EDIT:
            return SHORT
        return SAME_FOLD + (1 - SAME_FOLD) * OSA.normalized_similarity(word, other)
    if SAME.get(word, word) == SAME.get(other, other):
        return SAME_WORD
    if (word[3:] == other and word[:3] == "abd") or (other[3:] == word and other[:3] == "abd"):
        return SERVANT
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


def skeleton_alike(skeleton: str) -> float:
    """How alike words are that share these consonants."""
    return SKELETON[min(len(skeleton), len(SKELETON) - 1)]


def kin(word: str) -> set[str]:
    """Keys that a word shares with the words that stand for it without being spelled alike."""
    found = {f"~{SAME[word]}"} if word in SAME else set()
    bare = word[3:] if word.startswith("abd") and len(word) > 2 * len("abd") else word
    return found | {f"^{bare}"} if len(bare) > len("abd") else found
