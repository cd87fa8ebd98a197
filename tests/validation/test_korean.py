"""Korean names from system to system."""

import pytest

from detente.validation import korean


@pytest.mark.parametrize(
    ("syllables", "north", "south", "reischauer"),
    [
        ("정은", "jong un", "jeong-eun", "chŏngŭn"),
        ("철", "chol", "cheol", "ch'ŏl"),
        ("택", "thaek", "taek", "t'aek"),
        ("경도", "kyong to", "gyeong-do", "kyŏngdo"),
        ("국길", "kuk kil", "guk-gil", "kukkil"),
    ],
)
def test_syllables_in_each_system(syllables: str, north: str, south: str, reischauer: str) -> None:
    """The Revised Romanization of 2000, McCune and Reischauer's of 1939 with its voiced sounds, and the North's habits."""
    assert tuple(korean.written(syllables, system) for system in korean.SYSTEMS) == (north, south, reischauer)


@pytest.mark.parametrize(
    ("name", "hangul"),
    [
        ("KIM Jong Chol", "김정철"),
        ("Choe, Son-hui", None),
        ("Pak Yong Sik", "박영식"),
        ("RI, Ch'un-il", "리춘일"),
        ("Kim Jong", "김정"),
        ("Brentano Jong Chol", None),
        ("KIM", None),
        ("KIM Jong Chol Ho", None),
    ],
)
def test_a_latin_name_is_read_as_hangul(name: str, hangul: str | None) -> None:
    found = korean.in_hangul(name, "person")
    assert found == hangul if hangul else found is None or found.startswith("최")


def test_another_system_keeps_capitals_and_differs() -> None:
    found = korean.another_system("PAK YONG CHOL", "person")
    assert found is not None
    assert found.isupper()
    assert found.split()[0] in ("PAK", "PARK")
    assert found != "PAK YONG CHOL"
    assert korean.another_system("PAK YONG CHOL", "entity") is None


def test_the_given_name_is_joined() -> None:
    assert korean.given_joined("KIM Jong Chol", "person") in ("KIM Jongchol", "KIM Jong-chol")
    assert korean.given_joined("Osvaldo Diego Brentano", "person") is None


@pytest.mark.parametrize(
    ("name", "written"),
    [("KIM Jong Un", "Ким Чон Ын"), ("Ri Won Ho", "Ли Вон Хо"), ("Pak Chun Il", "Пак Чхун Иль"), ("Osvaldo", None)],
)
def test_a_korean_name_in_cyrillic_letters(name: str, written: str | None) -> None:
    assert korean.in_cyrillic(name, "person") == written
    assert korean.in_cyrillic(name, "entity") is None


def test_hangul_is_romanised_in_words() -> None:
    found = korean.hangul_romanised("김정철", "person")
    assert found in ("Kim Jong Chol", "Gim Jeong-cheol", "Kim Chŏngch'ŏl")
    assert korean.hangul_romanised("김철", "person") is None
    assert korean.hangul_romanised("金正哲", "person") is None
