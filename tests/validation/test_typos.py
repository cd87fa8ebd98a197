"""Slips of the hand: one letter each, where it leaves the name recognisable."""

from collections import Counter

import pytest

from detente.validation import typos

NAMES = ("Osvaldo BRENTANO", "Ludmila Petrovna KOROVINA", "WESTMARK SHIPPING CO LTD", "Сергей Викторович Чернышёв")


def changed(change: object, name: str) -> str:
    found = change(name, "person")  # type: ignore[operator] # one of the functions below
    assert isinstance(found, str)
    return found


def added(before: str, after: str) -> Counter[str]:
    return Counter(after.lower()) - Counter(before.lower())


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_less(name: str) -> None:
    found = changed(typos.letter_dropped, name)
    assert len(found) == len(name) - 1
    assert not added(name, found)
    assert any(found == name[:at] + name[at + 1 :] for at in range(len(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_twice(name: str) -> None:
    found = changed(typos.letter_doubled, name)
    assert any(found.lower() == (name[:at] + name[at] + name[at:]).lower() for at in range(len(name)))


@pytest.mark.parametrize("name", NAMES)
def test_two_letters_swapped_and_never_the_first_of_a_word(name: str) -> None:
    found = changed(typos.letters_swapped, name)
    places = [at for at, (one, other) in enumerate(zip(name, found, strict=True)) if one != other]
    assert len(places) == 2
    assert places[1] == places[0] + 1
    assert name[places[0] - 1].isalpha()
    assert not added(name, found)


@pytest.mark.parametrize("name", NAMES)
def test_the_key_beside(name: str) -> None:
    found = changed(typos.neighbour_struck, name)
    [(one, other)] = [pair for pair in zip(name, found, strict=True) if pair[0] != pair[1]]
    assert other.lower() in typos.ADJACENT_KEYS[one.lower()]
    assert one.isupper() == other.isupper()


@pytest.mark.parametrize("name", NAMES)
def test_the_key_beside_too(name: str) -> None:
    found = changed(typos.neighbour_added, name)
    assert len(found) == len(name) + 1
    [letter] = added(name, found)
    assert set(typos.ADJACENT_KEYS[letter]) & set(name.lower())


@pytest.mark.parametrize("name", NAMES)
def test_any_other_letter(name: str) -> None:
    found = changed(typos.letter_replaced, name)
    [(one, other)] = [pair for pair in zip(name, found, strict=True) if pair[0] != pair[1]]
    assert one.lower() != other.lower()
    assert one.isupper() == other.isupper()


@pytest.mark.parametrize("name", NAMES)
def test_another_vowel(name: str) -> None:
    found = changed(typos.vowel_changed, name)
    [(one, other)] = [pair for pair in zip(name, found, strict=True) if pair[0] != pair[1]]
    assert {one.lower(), other.lower()} <= set("aeiouаеиоу")


def test_a_word_without_vowels_keeps_what_it_has() -> None:
    assert typos.vowel_changed("BRNTNRSTVL", "person") is None


def test_keys_are_beside_each_other_both_ways() -> None:
    assert set(typos.ADJACENT_KEYS["s"]) == {"a", "d"}
    assert all(key in typos.ADJACENT_KEYS[other] for key, others in typos.ADJACENT_KEYS.items() for other in others)


def test_a_double_letter_once() -> None:
    assert typos.double_undone("Hassan BRENTANO", "person") == "Hasan BRENTANO"
    assert typos.double_undone("Osvaldo BRENTANO", "person") is None
    assert typos.double_undone("حبيب بن احمد اللوبيري", "person") is None  # one of them is the article's


def test_the_first_letter_of_all() -> None:
    assert typos.first_letter_lost("BRENTANO, Osvaldo", "person") == "RENTANO, Osvaldo"
    assert typos.first_letter_lost("(BRENTANO) Osvaldo", "person") is None


def test_two_slips_fall_into_two_words() -> None:
    name = "Osvaldo BRENTANO"
    found = changed(typos.two_slips, name)
    assert all(one != other for one, other in zip(name.split(), found.split(), strict=True))
    assert typos.two_slips("BRENTANO", "person") is None


def test_a_name_of_syllables_does_not_become_another() -> None:
    """Of the two letters of `Ri`, and of the four of `Song`, no slip leaves anything but another name, or it is not made."""
    assert typos.first_letter_lost("CHANG Song Ha", "person") is None
    for change in (typos.letter_dropped, typos.neighbour_struck, typos.letters_swapped):
        found = change("CHANG Myong Chol", "person")
        assert found not in ("CHAN Myong Chol", "HANG Myong Chol", "CHANG Myon Chol", "CHANG Yong Chol")


@pytest.mark.parametrize(
    ("name", "word", "slip"),
    [
        ("BRENTANO, Antonia", "Antonia", "Antonio"),
        ("أسامة الرشيد", "الرشيد", "هلرشيد"),
        ("أسامة الرشيد", "الرشيد", "لرشيد"),
    ],
)
def test_slips_that_make_another_name(name: str, word: str, slip: str) -> None:
    assert typos.makes_another_name(name, word, slip)
    assert not typos.makes_another_name(name, word, f"{word[:-2]}{word[-1]}")
