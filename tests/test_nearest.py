"""The known word that somebody may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.nearest import nearest

WORDS = ("trade", "travel", "training", "port-call")

NEAR = [
    ("trad", "trade"),
    ("TRADE", "trade"),
    ("trvel", "travel"),
    ("portcall", "port-call"),
    ("trainign", "training"),
]


@pytest.mark.parametrize(("word", "meant"), NEAR)
def test_a_slip_is_met_with_the_nearest_word(word: str, meant: str) -> None:
    assert nearest(word, WORDS) == f"Did you mean {meant!r}?"


FAR = ["", "xyz", "qqqqqq", "12345", "zzz" * 100]


@pytest.mark.parametrize("word", FAR)
def test_where_none_is_near_and_they_are_few_all_are_told(word: str) -> None:
    assert nearest(word, WORDS) == "Known: port-call, trade, training, travel."


@pytest.mark.parametrize("word", FAR)
def test_where_none_is_near_and_they_are_many_nothing_is_told(word: str) -> None:
    assert nearest(word, [f"measure-{number}" for number in range(13)]) == ""


def test_how_many_are_few_can_be_said() -> None:
    assert nearest("xyz", WORDS, few=3) == ""
    assert nearest("xyz", WORDS, few=4).startswith("Known: ")
    assert nearest("xyz", WORDS, few=0) == ""


def test_of_no_words_none_is_near() -> None:
    assert nearest("trade", []) == ""


def test_words_may_come_from_anything_that_gives_them() -> None:
    assert nearest("trad", {"trade": 1, "travel": 2}) == "Did you mean 'trade'?"
    assert nearest("trad", (word for word in WORDS)) == "Did you mean 'trade'?"


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=8), max_size=20))
def test_any_word_gets_a_sentence_or_nothing(word: str, known: list[str]) -> None:
    told = nearest(word, known)
    assert told == "" or told.startswith(("Did you mean ", "Known: "))


@given(st.sampled_from(WORDS))
def test_a_word_that_is_known_is_the_nearest_to_itself(word: str) -> None:
    assert nearest(word, WORDS) == f"Did you mean {word!r}?"
