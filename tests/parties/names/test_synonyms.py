"""Words that stand for each other, and numbers in digits."""

import pytest

from detente.parties.names.synonyms import BUSINESS, CANONICAL, full_name_keys, is_short_form, numbers_in_digits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergey", "serhiy"),
        ("joseph", "yusuf"),
        ("bros", "brothers"),
        ("trdg", "trading"),
        ("banque", "bank"),
        ("zavod", "plant"),
    ],
)
def test_words_that_stand_for_each_other(one: str, other: str) -> None:
    assert CANONICAL[one] == CANONICAL[other]


@pytest.mark.parametrize(("one", "other"), [("sergey", "alexei"), ("import", "export"), ("ibrahim", "ismail")])
def test_words_that_do_not(one: str, other: str) -> None:
    assert CANONICAL.get(one, one) != CANONICAL.get(other, other)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["brigade", "forty", "four"], ["brigade", "44"]),
        (["won", "san", "ii"], ["won", "san", "2"]),
        (["vii", "sea"], ["7", "sea"]),
        (["first", "bank"], ["1st", "bank"]),
        (["fund", "i"], ["fund", "1"]),
        (["eleven"], ["eleven"]),  # a name by itself
        (["ivanov", "i", "v"], ["ivanov", "i", "v"]),  # initials
        (["li", "vi"], ["li", "6"]),
    ],
)
def test_numbers_in_digits(words: list[str], read: list[str]) -> None:
    assert numbers_in_digits(words) == read


def test_short_words_that_are_names_too_are_no_words_of_business() -> None:
    assert not {"mar", "min", "ind", "log"} & BUSINESS


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("vlad", "vladimir"),
        ("vlad", "vladislav"),
        ("misha", "mikhail"),
        ("sasha", "oleksandr"),
        ("nick", "nicholas"),
        ("bobby", "robert"),
        ("zhenya", "yevhen"),
    ],
)
def test_a_short_form_stands_for_each_name_that_it_may_mean(short: str, name: str) -> None:
    assert is_short_form(short, name)
    assert full_name_keys(short) & full_name_keys(name)


@pytest.mark.parametrize(
    ("one", "other"), [("vlad", "viktor"), ("sasha", "sergei"), ("vladimir", "vlad"), ("nick", "nick")]
)
def test_words_of_which_one_is_no_short_form_of_the_other(one: str, other: str) -> None:
    assert not is_short_form(one, other)
