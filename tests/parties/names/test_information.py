"""How much a word says of who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.names.information import (
    FORM_BITS,
    GENERIC_BITS,
    MAXIMUM_BITS,
    NUMBER_BITS,
    PARTICLE_BITS,
    TITLE_BITS,
    YEAR_BITS,
    information_bits,
    is_common,
    maximum_by_length,
)


def test_a_rare_word_says_the_most() -> None:
    assert information_bits("zyxomatrell") == MAXIMUM_BITS
    assert not is_common("zyxomatrell")


def test_common_words_say_less_than_rare_ones() -> None:
    assert information_bits("mohammed") < information_bits("vladimir") < information_bits("zyxomatrell")
    assert information_bits("mohammed") == pytest.approx(information_bits("muhammad"))  # they are counted as one


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("al", PARTICLE_BITS),
        ("mullah", TITLE_BITS),
        ("ao", FORM_BITS),
        ("44", NUMBER_BITS),
        ("1971", YEAR_BITS),
        ("AL", PARTICLE_BITS),
    ],
)
def test_words_that_hardly_tell_anybody(word: str, said: float) -> None:
    assert information_bits(word) == said


@pytest.mark.parametrize("word", ["trading", "group", "industries", "shipping", "bank"])
def test_words_of_business_never_say_much(word: str) -> None:
    assert information_bits(word) <= GENERIC_BITS


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_no_word_says_more_than_its_length_allows(word: str) -> None:
    assert 0 < information_bits(word) <= maximum_by_length(word) <= MAXIMUM_BITS
