"""Cyrillic from system to system."""

import pytest

from detente.validation import cyrillic


@pytest.mark.parametrize(
    ("system", "found"),
    [
        ("english", "Chernyshyov Yuriy"),
        ("passport", "Chernyshev Iurii"),
        ("scholarly", "Černyšëv Jurij"),
        ("german", "Tschernyschjow Jurij"),
        ("french", "Tchernychyov Iouriy"),
    ],
)
def test_each_system_of_romanisation(system: str, found: str) -> None:
    assert cyrillic._romanised("Чернышёв Юрий", system) == found


def test_a_cyrillic_name_is_romanised_by_one_of_them() -> None:
    found = cyrillic.romanised("Чернышёв Юрий", "person")
    assert found in {cyrillic._romanised("Чернышёв Юрий", system) for system in cyrillic.SYSTEMS}
    assert cyrillic.romanised("Chernyshyov", "person") is None
    assert cyrillic.romanised("ООО Westmark", "entity") is None


def test_a_latin_name_in_cyrillic() -> None:
    assert cyrillic.in_cyrillic("Osvaldo BRENTANO", "person") == "Освалдо Брентано"
    assert cyrillic.in_cyrillic("SHCHERBAKOV, Yuriy", "person") == "Щербаков, Юрий"


@pytest.mark.parametrize(
    "name",
    ["KIM Jong Chol", "ZHANG Xiaoqing", "Max BRENTANO", "Petar BRENTANIC", "Jérôme BRENTANO", "Ana DIAZ 3", "Ana"],
)
def test_names_that_are_not_read_letter_by_letter(name: str) -> None:
    assert cyrillic.in_cyrillic(name, "person") is None


def test_companies_are_translated_rather() -> None:
    assert cyrillic.in_cyrillic("WESTMARK TRADING", "entity") is None


def test_through_a_passport_and_back() -> None:
    assert cyrillic.through_cyrillic("Hassan BRENTANO", "person") == "Khassan Brentano"
    assert cyrillic.through_cyrillic("Sergei VOLKOV", "person") is None


def test_another_system_of_a_russian_name() -> None:
    found = cyrillic.another_system("SHCHERBAKOV, Yuriy Andreyevich", "person")
    assert found is not None
    assert found.casefold() != "shcherbakov, yuriy andreyevich"
    assert cyrillic.another_system("Hassan BRENTANO", "person") is None
