"""What a party is told by, and the choices that hang on a name alone."""

import pytest

from detente.validation.family import Draw, informative_spots, informative_words, is_recognisable, latin, put, spots


def words(name: str) -> list[str]:
    return [each.text for each in informative_spots(name)]


def test_a_draw_depends_on_family_and_name() -> None:
    options = range(1000)
    assert Draw("a", "x").among(options) == Draw("a", "x").among(options)
    assert len({Draw(family, name).among(options) for family in "abcd" for name in "xyzw"}) > 10
    draw = Draw("a", "x")
    assert len({draw.among(options) for _ in range(20)}) > 10


def test_every_option_is_drawn_sometimes() -> None:
    assert {Draw("f", f"name {number}").among("abc") for number in range(60)} == set("abc")


def test_titles_articles_forms_and_short_words_are_not_told_by() -> None:
    assert informative_words("Dr. Osvaldo van der BRENTANO") == ["Osvaldo", "BRENTANO"]
    assert informative_words("WESTMARK INTERNATIONAL TRADING CO. LTD") == ["WESTMARK"]
    assert informative_words("Muhammad Ali SHAH") == ["SHAH"]


def test_a_name_told_by_one_word_takes_a_slip_there_only_if_it_is_long() -> None:
    assert words("PATRIARK") == ["PATRIARK"]
    assert words("PATRIAS") == []
    assert words("BIKE CENTER") == ["CENTER"]
    assert words("WESTMARK TRADING") == ["WESTMARK", "TRADING"]


def test_numbers_and_the_second_halves_of_names_take_no_slip() -> None:
    assert words("FOURTH WESTMARK HERONBANK") == ["WESTMARK", "HERONBANK"]
    assert words("Osvaldo Noor Allah BRENTANO") == ["Osvaldo", "Noor", "BRENTANO"]
    assert words("Osvaldo Shams al-Din") == ["Osvaldo", "Shams"]


def test_short_words_take_a_slip_only_beside_two_others() -> None:
    assert words("MAHMOUD, Aqsa") == ["MAHMOUD"]
    assert words("MAHMOUD, Aqsa Ridwan") == ["MAHMOUD", "Aqsa", "Ridwan"]
    assert words("Aqsa Reda") == []


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("Osvaldo BRENTANO", True),
        ("BRENTANO", True),
        ("BRENTA", False),
        ("Abdul Muhammad", False),
        ("INTERNATIONAL TRADING COMPANY", False),
        ("", False),
    ],
)
def test_what_is_enough_to_tell_somebody_by(rest: str, told: bool) -> None:
    assert is_recognisable(rest) is told


def test_a_word_put_in_keeps_capitals() -> None:
    name = "Ana BRENTANO-Diaz"
    assert put(name, spots(name)[1], "brentan") == "Ana BRENTAN-Diaz"
    assert put(name, spots(name)[2], "Dias") == "Ana BRENTANO-Dias"


def test_apostrophes_stand_inside_words() -> None:
    assert [each.text for each in spots("CH'OE Mash’an, J. 3")] == ["CH'OE", "Mash’an", "J"]


def test_letters_of_other_scripts_are_not_latin() -> None:
    assert latin("Žigić, 3!")
    assert not latin("Жигич")
