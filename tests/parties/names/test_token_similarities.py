"""Pairs of words graded at once are graded as one by one."""

import random

import numpy as np
import pytest

from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarities import (
    is_ordinary,
    text_column,
    token_similarities,
    token_table,
    vowelless_similarities,
)
from detente.parties.names.token_similarity import SKELETON, SKELETON_EDIT, token_similarity
from detente.parties.names.token_similarity import vowelless_similarity as alone

STEMS = (
    "muhammad", "zyxomat", "rahman", "antonio", "antonia", "michel", "michelle", "sergey", "vasko", "petrescu", "orlov", "koumintrade",
    "saif", "sara", "mashhadani", "kim", "yun", "rodriguez", "limestone", "ivanovich", "holding", "kowalski", "chernishev", "ri",
    "jurij", "faradzh", "fyodorov", "fedorov", "sergei", "bros", "brothers", "aqsa", "alaqsa", "elaqsa", "trading", "tranding",
)  # fmt: skip


def slipped(word: str, draw: random.Random) -> str:
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(word))
        word = draw.choice(
            [
                word[:at] + word[at + 1 :] or word,
                word[:at] + draw.choice("aeiknrsywz") + word[at:],
                word[:at] + word[at:][::-1],
            ]
        )
    return word


def pairs(seed: int) -> list[tuple[str, str]]:
    draw = random.Random(seed)  # noqa: S311 -- words are drawn, not keys
    found = [word for stem in STEMS for word in (stem, *(slipped(stem, draw) for _ in range(6))) if is_ordinary(word)]
    return [(one, two) for one in found for two in found]


@pytest.mark.parametrize("joined", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_words_are_graded_as_one_by_one(seed: int, joined: bool) -> None:
    given = pairs(seed)
    one, two = [each for each, _ in given], [each for _, each in given]
    ours, theirs = token_table(one, list(map(phonetic_key, one))), token_table(two, list(map(phonetic_key, two)))
    theirs = theirs._replace(plain=theirs.folds) if joined else theirs  # what is written as one is known by its fold
    found = token_similarities(ours, theirs, np.full(len(given), joined))
    expected = [token_similarity(a, phonetic_key(a), b, phonetic_key(b), joined=joined) for a, b in given]
    wrong = [(pair, a, b) for pair, a, b in zip(given, found.tolist(), expected, strict=True) if abs(a - b) > 1e-9]
    assert not wrong
    assert sum(each > 0 for each in expected) > len(STEMS)


def test_words_without_vowels_are_graded_as_one_by_one() -> None:
    bare = [word for stem in STEMS if len(word := "".join(char for char in stem if char not in "aeiou")) > 1]
    given = [(one, two) for one in [*bare, "mzhr", "shh"] for two in [*STEMS, "mazaher", "shaher"]]
    one, two = zip(*given, strict=True)
    expected = [alone(*pair) for pair in given]
    assert vowelless_similarities(text_column(one), text_column(two)).tolist() == pytest.approx(expected)
    assert {SKELETON_EDIT, *SKELETON[2:]} <= set(expected)


@pytest.mark.parametrize("word", ["MHMD", "44", "b52", "abdrahman", "torganco"])
def test_words_with_rules_of_their_own_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize("word", ["zyxomat", "orlov", "kim", "jurij", "bros", "alrahman"])
def test_other_words_are_ordinary(word: str) -> None:
    assert is_ordinary(word)
