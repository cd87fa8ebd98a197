"""Names of syllables, of which one letter makes others."""

import pytest

from detente.validation.syllables import another, of_syllables, syllable


@pytest.mark.parametrize("word", ["Kim", "Jong", "Chŏng", "Ch'oe", "xiang", "Hwang", "u", "yo", "zhao", "kwak"])
def test_syllables_of_every_system(word: str) -> None:
    assert syllable(word)


@pytest.mark.parametrize("word", ["Brentano", "Jogn", "kimg", "ltd", "Petrov", ""])
def test_what_is_none(word: str) -> None:
    assert not syllable(word)


def test_a_name_is_of_syllables_if_all_its_words_are() -> None:
    assert of_syllables("PAK Yong Sik")
    assert not of_syllables("PAK Robertson")
    assert not of_syllables("PAK")


def test_another_syllable_is_another_name_only_there() -> None:
    assert another("PAK Yong Sik", "Tong")
    assert not another("PAK Yong Sik", "Yogn")
    assert not another("Yong Robertson", "Tong")
