"""Countries in other languages, and by number."""

import pytest

from detente.codes import countries, country_languages


@pytest.mark.parametrize(
    ("text", "code"),
    [("Russie", "RU"), ("США", "US"), ("俄罗斯联邦", "RU"), ("Япония", "JP"), ("اليابان", "JP"), ("Japón", "JP")],
)
def test_a_name_in_another_language_is_read(text: str, code: str) -> None:
    assert country_languages.by_name(text) == code


@pytest.mark.parametrize("text", ["", "Atlantis", "Ruritania", "Корея", "朝"])
def test_a_name_that_no_language_has_is_none(text: str) -> None:
    assert country_languages.by_name(text) is None


@pytest.mark.parametrize(("text", "code"), [("408", "KP"), ("4", "AF"), ("004", "AF"), ("757", "CH"), ("0", None)])
def test_a_number_is_that_of_m49_or_comtrade(text: str, code: str | None) -> None:
    assert country_languages.by_number(text) == code


@pytest.mark.parametrize("text", ["", "999", "0408", "-8", "4O8", "٤٠٨", "40 8"])
def test_other_digits_are_no_country(text: str) -> None:
    assert country_languages.by_number(text) is None


def test_every_country_of_iso_has_a_number_and_a_name_in_russian() -> None:
    numbered = set(country_languages._numbers().values())
    assert {code for code in countries.COUNTRIES if code not in numbered} <= {"AN", "CS", "XK"}
    assert set(country_languages._names().values()) >= set(countries.COUNTRIES) - {"AN", "CS"}
