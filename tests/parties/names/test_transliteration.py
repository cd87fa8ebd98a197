"""Any script in plain small letters; Arabic letters in capitals."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.names.transliteration import transliterate


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kim Chŏng-ŭn", "kim chong-un"),
        ("O’REILLY", "oreilly"),
        ("Sa´d", "sad"),  # an acute accent by itself, which NFKC makes a space of
        ("ＫＩＭ　ＪＯＮＧ", "kim jong"),
        ("Владимир", "vladimir"),
        ("Петровић", "petrovic"),
        ("Petrovič", "petrovich"),
        ("ŠES", "ses"),  # an ornament in a short word
        ("Øyvind", "oyvind"),
        ("김정은", " gim  jeong  eun "),
        ("朱吉峰", " zhu  ji  feng "),
        ("محمد", "MHMD"),
        ("مُحَمَّد", "MHMD"),  # vowels are marks, and not compared
        ("پژمان", "PZMAN"),
        ("सुनील", "sunil"),  # here marks are the vowels
        ("VladimirPutin", "vladimir putin"),
        ("nituP", "putin"),
        ("3%ers", "3 percenters"),
    ],
)
def test_scripts(written: str, read: str) -> None:
    assert transliterate(written) == read


@pytest.mark.parametrize("hidden", ["Pu\u200btin", "Pu\u00adtin", "Pu\ufefftin", "\u202ePutin"])
def test_marks_that_nobody_sees_are_dropped(hidden: str) -> None:
    assert transliterate(hidden) == "putin"


def test_letters_of_another_script_in_a_latin_word_are_what_they_look_like() -> None:
    assert transliterate("Рutіn") == "putin"
    assert transliterate("VPO ТОСНМАЅН") == "vpo tochmash"


def test_a_word_of_cyrillic_letters_among_its_own_is_read_as_cyrillic() -> None:
    assert transliterate("Серов Артём") == "serov artem"
    assert transliterate("Марс and Федеральный") == "mars and federalnyy"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("кампанiя", "kampaniya"),
        ("Oбщество", "obshchestvo"),
        ("Фёдаравiч-ХРЫПАЧ", "fedaravich-khrypach"),
        ("Специальное Kонструкторское", "spetsialnoe konstruktorskoe"),
        ("Russian:Марина", "russian:marina"),
    ],
)
def test_latin_letters_in_a_cyrillic_word_are_what_they_look_like(written: str, read: str) -> None:
    assert transliterate(written) == read


def test_a_latin_letter_that_looks_like_no_cyrillic_one_makes_the_word_latin() -> None:
    assert transliterate("Interпол Марина") == "interpol marina"


def test_cyrillic_words_written_together() -> None:
    assert transliterate("orНаучно Vladimirжуков") == "or nauchno vladimirzhukov"
    assert transliterate("ТрансМашХолдинг") == "transmashkholding"  # so companies write themselves


def test_mcdonald_is_one_word() -> None:
    assert transliterate("McDonald") == "mcdonald"


@given(st.text(max_size=40))
def test_whatever_is_written_gives_letters_that_can_be_compared(text: str) -> None:
    kept = [char for char in transliterate(text) if not char.isspace() and unicodedata.category(char)[0] in "LN"]
    assert all(char.isascii() for char in kept)
