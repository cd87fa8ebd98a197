"""Words of the lists that a word is alike to, for many words at once."""

from collections.abc import Sequence

import numpy as np
import pytest

from detente.parties.index.index import IndexBuilder
from detente.parties.index.vocabulary import MINIMUM_JOIN, Vocabulary
from tests.parties.kept import party

NAMES = ("Muhammad Zyxomat", "Mohammed Petrescu", "Sergey Orlov", "Ann Li")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    builder = IndexBuilder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(NAMES)])
    return Vocabulary(builder.index())


def told(vocabulary: Vocabulary, asked: Sequence[str]) -> list[tuple[str, str]]:
    pairs, _ = vocabulary.similar(asked)
    words = vocabulary.index.words
    return [(asked[pair >> 32], words[pair & 0xFFFFFFFF]) for pair in pairs.tolist()]


def test_words_by_a_slip_by_their_sounds_and_without_vowels(vocabulary: Vocabulary) -> None:
    assert set(told(vocabulary, ["mohamed", "zyxmat", "serhiy", "ptrsk"])) == {
        ("mohamed", "muhammad"),
        ("mohamed", "mohammed"),
        ("zyxmat", "zyxomat"),
        ("serhiy", "sergey"),
        ("ptrsk", "petrescu"),
    }


def test_pairs_are_in_order_and_alike(vocabulary: Vocabulary) -> None:
    pairs, similar = vocabulary.similar(["orlov", "mohammed", "sergei"])
    assert np.all(pairs[1:] > pairs[:-1])
    assert np.all(similar > 0)
    assert np.all(similar <= 1)


def test_listed_words_written_as_one(vocabulary: Vocabulary) -> None:
    assert told(vocabulary, ["sergeyorlov"]) == [("sergeyorlov", "sergeyorlov")]


def test_a_short_word_is_no_two_words_written_as_one(vocabulary: Vocabulary) -> None:
    short = "anl"
    assert len(short) < MINIMUM_JOIN
    assert "annli" not in {listed for _, listed in told(vocabulary, [short])}


@pytest.mark.parametrize("word", ["qwertzuiop", "x", "44", "a" * 2000, "orl"])
def test_words_that_are_like_none(vocabulary: Vocabulary, word: str) -> None:
    assert told(vocabulary, [word]) == []


def test_asked_together_or_alone(vocabulary: Vocabulary) -> None:
    asked = ["mohamed", "orlof", "zyxmat"]
    assert told(vocabulary, asked) == [pair for word in asked for pair in told(vocabulary, [word])]
