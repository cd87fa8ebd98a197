"""A patronymic says little beside a given name and a surname, and stays a name where it is one of two words."""

import pytest

from detente.parties.match.pair import compare_names
from detente.parties.names.patronymics import PATRONYMIC_BITS, is_patronymic, patronymic_place
from detente.parties.names.tokenisation import tokenise

WORDS = [
    "anatolijevitch",
    "olegovich",
    "viktorovich",
    "yuryevich",
    "vladimirovna",
    "ilyich",
    "kuzmich",
    "uladzimiravich",
]


@pytest.mark.parametrize("word", [*WORDS, "volodymyrovych", "serhiivna", "nikitichna", "ivanavna"])
def test_endings_of_patronymics(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize(
    "word", ["putin", "munich", "zurich", "rich", "aleksandr", "ivanova", "mladic", "bovich1", "havana"]
)
def test_words_that_are_no_patronymic(word: str) -> None:
    assert not is_patronymic(word)


@pytest.mark.parametrize("name", ["Viktor Bout", "Slobodan Milosevic", "Ivan Petrovich", "Petrovich Trading Ltd"])
def test_a_name_of_two_words_has_no_patronymic(name: str) -> None:
    tokens = tokenise(name)
    assert patronymic_place(tokens.words, tokens.bits) is None


@pytest.mark.parametrize(
    ("name", "at"),
    [("BOUT, Viktor Anatolijevitch", 2), ("Roman Arkadyevich Abramovich", 1), ("Abramovich, Roman Arkadyevich", 2)],
)
def test_the_patronymic_stands_behind_the_given_name(name: str, at: int) -> None:
    tokens = tokenise(name)
    assert tokens.bits[at] <= PATRONYMIC_BITS
    assert patronymic_place(tokens.words, tokens.bits) in (at, None)


LEFT_OUT = [
    ("Viktor Bout", "BOUT, Viktor Anatolijevitch"),
    ("Petr Aven", "AVEN, Petr Olegovich"),
    ("Alexander Uss", "USS, Aleksandr Viktorovich"),
    ("Sergey Ten", "Sergey Yuryevich TEN"),
    ("Vlad Putin", "Vladimir Vladimirovich PUTIN"),
]


@pytest.mark.parametrize(("asked", "listed"), LEFT_OUT)
def test_a_patronymic_that_is_left_out_hides_nobody(asked: str, listed: str) -> None:
    found = compare_names(asked, listed)
    assert found
    assert found.score > 0.8


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Viktor Petrovich Bout", "Viktor Anatolyevich BOUT"),
        ("Ivan Bout", "BOUT, Viktor Anatolijevitch"),
        ("Sergey Lee", "Sergey Yuryevich TEN"),
    ],
)
def test_another_patronymic_given_name_or_surname_is_another_person(asked: str, listed: str) -> None:
    found = compare_names(asked, listed)
    assert found
    assert found.score < 0.75
