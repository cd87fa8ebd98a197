"""The similarity of many pairs of words at once, the same as `token_similarity` gives them one by one.

Most words are ordinary: only rules about letters apply to them. Pairs of two such words are scored all at once.
"""

from collections.abc import Sequence
from functools import lru_cache
from operator import eq
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from detente.parties.names import token_similarity
from detente.parties.names.information import is_common_key
from detente.parties.names.legal_forms import without_form
from detente.parties.names.phonetic_key import phonetic_key, skeleton
from detente.parties.names.synonyms import CANONICAL, FULL_NAMES

LONGER: Final = 2
"""Letters of an article, and of the longer ending of a woman's name: `Michelle`."""
Scores = npt.NDArray[np.float64]
BooleanColumn = npt.NDArray[np.bool_]
PlaceColumn = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]


class TokenTable(NamedTuple):
    """Words in columns."""

    texts: Texts
    folds: Texts
    plain: Texts
    """The phonetic key of each in plain romanisation."""
    lengths: npt.NDArray[np.int32]
    known: BooleanColumn
    """Whether several parties have the word."""

    def only(self, places: npt.NDArray[np.generic]) -> "TokenTable":
        """Return some of the words."""
        return TokenTable(*(column[places] for column in self))


def token_table(texts: Sequence[str], folds: Sequence[str]) -> TokenTable:
    """Return these words in columns, with their phonetic keys."""
    return TokenTable(
        text_column(texts),
        text_column(folds),
        text_column([phonetic_key(token_similarity.plain_romanisation(text)) for text in texts]),
        lengths_of(texts),
        np.fromiter(map(is_common_key, folds), bool, len(folds)),
    )


def text_column(texts: Sequence[str]) -> Texts:
    """Return texts as an array."""
    found = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found


@lru_cache(maxsize=10_000)
def is_ordinary(word: str) -> bool:
    """Return whether only rules that `token_similarities` applies concern a word of a query.

    It applies the rules for consonants, too, where the others give nothing.
    """
    return is_ordinary_listed(word) and not without_form(word)


def is_ordinary_listed(word: str) -> bool:
    """Return the same for a listed word that is compared with an ordinary one."""
    return word.islower() and word.isalpha() and word[:3] != "abd" and word not in FULL_NAMES


def token_similarities(one: TokenTable, two: TokenTable, joined: BooleanColumn) -> Scores:
    """Return the similarity of ordinary words, pair by pair, as `token_similarity.token_similarity`.

    `joined` marks pairs whose second word is two words written as one.
    """
    edits = cpdist(one.texts.tolist(), two.texts.tolist(), scorer=OSA.distance, dtype=np.int16)
    lengths, others = one.lengths, two.lengths
    shortest, longest = np.minimum(lengths, others), np.maximum(lengths, others)
    swapped = np.zeros(len(edits), bool)
    for at in np.flatnonzero(
        (lengths == others) & ((edits == 1) | (shortest >= token_similarity.MINIMUM_SCRAMBLED))
    ).tolist():
        swapped[at] = sorted(one.texts[at]) == sorted(two.texts[at])
    letters = _Letters(edits, swapped, shortest, longest)
    found = _edited(letters, _Folds(one.texts, one.folds, two.folds, joined))
    scrambled = swapped & (shortest >= token_similarity.MINIMUM_SCRAMBLED) & ~joined
    again = (one.folds != one.plain) | (two.folds != two.plain)
    places = np.flatnonzero(again & ~scrambled)
    if len(places):
        found[places] = np.maximum(
            found[places],
            _plainly(letters.only(places), one.only(places), two.only(places), joined[places]),
        )
    same = one.folds == two.folds
    _both_known(one, two, found, ~same)
    _cross(one, two, found, places[shortest[places] >= token_similarity.ONE_EDIT])
    found[scrambled] = np.maximum(found[scrambled], token_similarity.SCRAMBLED)
    _by_rule(one.texts, two.texts, found, letters, joined)
    short = np.where(longest <= token_similarity.ONE_EDIT, token_similarity.SHORT, token_similarity.LONG_SPELLING)
    spelled = token_similarity.SAME_KEY + (1 - token_similarity.SAME_KEY) * (1 - edits / longest)
    found[same] = np.where(shortest < token_similarity.ONE_EDIT, short, spelled)[same]
    found[edits == 0] = 1.0
    return found


def _plainly(letters: "_Letters", one: TokenTable, two: TokenTable, joined: BooleanColumn) -> Scores:
    return _edited(letters, _Folds(one.texts, one.plain, two.plain, joined))


def _cross(one: TokenTable, two: TokenTable, found: Scores, places: PlaceColumn) -> None:
    """Score the words that are the same in plain romanisation, or where one of them is."""
    for at in places.tolist():
        if {one.plain[at], one.folds[at]} & {two.plain[at], two.folds[at]}:
            found[at] = token_similarity.SAME_KEY


def _both_known(one: TokenTable, two: TokenTable, found: Scores, others: BooleanColumn) -> None:
    at = np.flatnonzero(others & (found > 0) & one.known & two.known)
    at = at[_skeletons(one.texts[at]) != _skeletons(two.texts[at])]
    found[at] = np.maximum(found[at] - token_similarity.BOTH_COMMON_COST, token_similarity.SIMILARITY_THRESHOLD)


def _skeletons(texts: Texts) -> Texts:
    return text_column(list(map(skeleton, texts.tolist())))


def vowelless_similarities(one: Texts, two: Texts) -> Scores:
    """Return the similarity of pairs whose first word has lost its vowels, as `token_similarity.vowelless_similarity`."""
    asked, listed = _skeletons(one), _skeletons(two)
    same = asked == listed
    asked[~same] = list(map(token_similarity.separate_consonants, one[~same].tolist()))
    same, shortest = asked == listed, np.minimum(lengths_of(asked), lengths_of(listed))
    apart = cpdist(asked.tolist(), listed.tolist(), scorer=OSA.distance, score_cutoff=1, dtype=np.int16)
    slip = np.where((shortest >= token_similarity.ONE_EDIT) & (apart <= 1), token_similarity.SKELETON_EDIT, 0.0)
    whole = np.array(token_similarity.SKELETON)[np.minimum(shortest, len(token_similarity.SKELETON) - 1)]
    return np.where(same & (shortest >= token_similarity.MINIMUM_CONSONANTS), whole, slip)


class _Letters(NamedTuple):
    """The letters of pairs of words: the edits between them, whether they have the same letters, and how many there are."""

    edits: npt.NDArray[np.int16]
    swapped: BooleanColumn
    shortest: npt.NDArray[np.int32]
    longest: npt.NDArray[np.int32]

    def only(self, places: PlaceColumn) -> "_Letters":
        return _Letters(self.edits[places], self.swapped[places], self.shortest[places], self.longest[places])


class _Folds:
    """The phonetic keys of pairs of words: the edits between them, and how many are allowed."""

    def __init__(self, texts: Texts, one: Texts, two: Texts, joined: BooleanColumn) -> None:
        self.texts, self.one, self.two, self.joined = texts, one, two, joined
        first, second = one.tolist(), two.tolist()
        lengths, others = lengths_of(first), lengths_of(second)
        shorter, self.longer = np.minimum(lengths, others), np.maximum(lengths, others)
        most = np.where((shorter < token_similarity.TWO_EDITS) | joined, 1, 2)
        most[(shorter < token_similarity.ONE_EDIT) | (self.longer > token_similarity.MAXIMUM_LETTERS)] = 0
        self.apart = cpdist(first, second, scorer=OSA.distance, score_cutoff=2, dtype=np.int16)
        self.within = (self.apart <= most) & (most > 0)
        self.start = np.array([key[0] == other[0] for key, other in zip(first, second, strict=True)], bool)


def _edited(letters: _Letters, folds: _Folds) -> Scores:
    """Return the similarity of words some edits apart, before common words are discounted."""
    edits, swapped, shortest, longest = letters
    slip = (
        (edits == 1)
        & (shortest >= token_similarity.MINIMUM_EDITED)
        & (longest >= token_similarity.ONE_EDIT)
        & (longest <= token_similarity.MAXIMUM_LETTERS)
    )
    for at in np.flatnonzero(slip & folds.joined).tolist():
        slip[at] = token_similarity.reaches_join(folds.texts[at], folds.one[at], folds.two[at])
    by_letter = 1 - np.where(swapped, token_similarity.SWAPPED, token_similarity.ONE_SLIP) / longest
    by_fold = 1 - (
        token_similarity.KEY_WEIGHT * folds.apart / folds.longer + (1 - token_similarity.KEY_WEIGHT) * edits / longest
    )
    by_fold = by_fold - np.where(
        (folds.apart > 1) & (folds.longer < token_similarity.LONG), token_similarity.TWO_APART, 0.0
    )
    found = np.where(slip, by_letter, np.where((shortest >= token_similarity.ONE_EDIT) & folds.within, by_fold, 0.0))
    other_start = np.where(edits == 1, token_similarity.OTHER_START, token_similarity.OTHER_START_TOO)
    found = np.where(folds.start, found, found - other_start)
    return np.where(found < token_similarity.SIMILARITY_THRESHOLD, 0.0, found)


def _by_rule(one: Texts, two: Texts, found: Scores, letters: _Letters, joined: BooleanColumn) -> None:
    """Score synonyms, words with and without an article, and names of men and of women."""
    edits, apart = letters.edits, letters.longest - letters.shortest
    for at in np.flatnonzero(((edits == 1) & (apart == 0)) | ((edits == LONGER) & (apart == LONGER))).tolist():
        if not joined[at] and token_similarity.without_article(one[at]) == token_similarity.without_article(two[at]):
            found[at] = token_similarity.ARTICLE
        elif token_similarity.differ_by_gender(one[at], two[at]):
            found[at] = token_similarity.GENDERED
    first, second = one.tolist(), two.tolist()
    same = map(eq, map(CANONICAL.get, first, first), map(CANONICAL.get, second, second))
    found[np.fromiter(same, bool, len(first)) & ~joined] = token_similarity.SAME_WORD


def lengths_of(texts: Sequence[str] | Texts) -> npt.NDArray[np.int32]:
    """Return how many letters each text has."""
    return np.fromiter(map(len, texts), np.int32, len(texts))
