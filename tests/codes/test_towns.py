"""Towns of the table."""

import pytest

from detente.codes import countries, towns


@pytest.mark.parametrize(
    ("town", "code"), [("PYONGYANG", "KP"), ("p'yongyang", "KP"), ("Сеул", "KR"), ("Dandong", "CN")]
)
def test_a_town_lies_in_its_country(town: str, code: str) -> None:
    assert towns.country_of(town) == code


@pytest.mark.parametrize("town", ["", "Strelsau", "Pyong", "Seoul Tower"])
def test_other_words_are_no_town(town: str) -> None:
    assert towns.country_of(town) is None


def test_no_town_lies_in_two_countries() -> None:
    assert all(countries.exists(code) for code in towns._table().values())
    assert len(towns._table()) > 150
