"""Other spellings, and parts of names left out."""

import pytest

from detente.validation import spelling


def test_words_are_spelled_by_the_ear() -> None:
    assert spelling.by_ear("PHILIPPA WESTERMANN", "person") not in (None, "PHILIPPA WESTERMANN")
    assert spelling.by_ear("CHANG Song", "person") == "CHANG Song"


def test_one_word_loses_its_vowels_and_keeps_its_first_letter() -> None:
    assert spelling.vowels_dropped("Osvaldo BRENTANO", "person") in ("Osvld BRENTANO", "Osvaldo BRNTN")
    assert spelling.vowels_dropped("BRENTANO", "person") is None
    assert spelling.vowels_dropped("Ana DIAZ", "person") is None


def test_accented_vowels_go_too() -> None:
    assert spelling.vowels_dropped("ANTÓNIO INJAI", "person") is None  # ANTN is too little


def test_a_long_word_is_cut_where_another_stays() -> None:
    assert spelling.word_cut("Osvaldo BRENTANO", "person") == "Osvaldo BRENTA."
    assert spelling.word_cut("BRENTANO", "person") is None
    assert spelling.word_cut("Osvaldo BRENTAN", "person") is None


def test_a_given_name_is_shortened_where_two_others_stay() -> None:
    assert spelling.given_shortened("Igor Petrovich BRENTANO", "person") == "Ihor Petrovich BRENTANO"
    assert spelling.given_shortened("Igor BRENTANO", "person") is None


@pytest.mark.parametrize("short", [each for many in spelling._SHORT.values() for each in many])
def test_short_forms_are_names(short: str) -> None:
    """A missing comma once made single letters of `Hasan`."""
    assert len(short) > 1


@pytest.mark.parametrize(
    ("name", "omitted"),
    [
        ("Osvaldo Diego BRENTANO", "Osvaldo BRENTANO"),
        ("BRENTANO, Osvaldo Diego", "BRENTANO, Osvaldo"),
        ("Osvaldo BRENTANO", None),
        ("BRENTANO, Osvaldo", None),
        ("Abdul Quddus BRENTANO", None),
        ("MUHANDIS, Abu Mahdi", None),
        ("ZAWAHRA, Dr. Ayman", None),
        ("HAMZEHI, Seyed Hamzeh", None),
        ("KIM Jong Chol", None),
        ("HASSAN Mahat OMAR", None),
        ("سندس عبد الغفور", None),
        ("Ana (Anita) Maria BRENTANO", None),
    ],
)
def test_a_middle_name_is_omitted_unless_half_a_name_would_stay(name: str, omitted: str | None) -> None:
    assert spelling.middle_omitted(name, "person") == omitted


def test_a_middle_name_becomes_its_initial() -> None:
    assert spelling.middle_initial("Osvaldo Diego BRENTANO", "person") == "Osvaldo D. BRENTANO"
    assert spelling.middle_initial("BRENTANO DIAZ, Osvaldo", "person") == "BRENTANO D., Osvaldo"
    assert spelling.middle_initial("WESTMARK HERON BANK", "entity") is None


def test_an_initial_is_added_between() -> None:
    found = spelling.initial_added("Osvaldo BRENTANO", "person")
    assert found is not None
    assert found[:8] + found[10:] == "Osvaldo  BRENTANO"
    assert spelling.initial_added("Osvaldo Diego BRENTANO", "person") is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Osvaldo Diego BRENTANO", "O. D. BRENTANO"),
        ("BRENTANO, Osvaldo Diego", "BRENTANO, O. D."),
        ("Osvaldo BRENTANO", None),
        ("Osvaldo Diego SMITH", None),
        ("Osvaldo Diego MOHAMMED", None),
        ("Abdel Rahman Osvaldo BRENTANO", None),
    ],
)
def test_given_names_as_initials_where_the_family_name_tells(name: str, found: str | None) -> None:
    assert spelling.given_as_initials(name, "person") == found
