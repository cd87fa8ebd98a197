"""Names of syllables, of which one letter makes others."""

import pytest

from detente.validation.syllables import is_syllabic, is_syllable, makes_other_name


@pytest.mark.parametrize("word", ["Kim", "Jong", "Chŏng", "Ch'oe", "xiang", "Hwang", "u", "yo", "zhao", "kwak"])
def test_syllables_of_every_system(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Brentano", "Jogn", "kimg", "ltd", "Petrov", ""])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_name_is_of_syllables_if_all_its_words_are() -> None:
    assert is_syllabic("PAK Yong Sik")
    assert not is_syllabic("PAK Robertson")
    assert not is_syllabic("PAK")


def test_another_syllable_is_another_name_only_there() -> None:
    assert makes_other_name("PAK Yong Sik", "Tong")
    assert not makes_other_name("PAK Yong Sik", "Yogn")
    assert not makes_other_name("Yong Robertson", "Tong")
