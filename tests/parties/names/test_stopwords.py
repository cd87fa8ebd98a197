"""Servants of God, and names in Arabic letters, with articles apart."""

import pytest

from detente.parties.names.stopwords import FORMS, PARTICLES, TITLES, arabic_words, joined_compounds, joined_servants


@pytest.mark.parametrize(
    "words",
    [
        ["abdul", "rahman"],
        ["abd", "al", "rahman"],
        ["abdel", "rahman"],
        ["abdurrahman"],
        ["abdulrahman"],
        ["abd", "ar", "rahman"],
        ["rahman", "abdul"],
    ],
)
def test_every_way_to_write_a_servant_of_god(words: list[str]) -> None:
    assert joined_servants(words) == ["abdrahman"]


@pytest.mark.parametrize("words", [["abdallah"], ["abdullah"], ["abdullakh"], ["abdalkah"], ["abdul", "lah"]])
def test_abdallah(words: list[str]) -> None:
    assert joined_servants(words) == ["abdallah"]


def test_a_servant_misspelled() -> None:
    for slip in ("abudl", "andul", "abful", "bdul", "avdul"):
        assert joined_servants([slip, "karim"]) == joined_servants(["abdul", "karim"])
    assert joined_servants(["bdulkarim", "heron"]) == ["abdkarim", "heron"]
    assert joined_servants(["adel", "abdul", "karim"]) == ["adel", "abdkarim"]


def test_a_servant_written_together_with_the_name_before() -> None:
    assert joined_servants(["ahmadabd", "al", "karim"]) == ["ahmad", "abdkarim"]
    assert joined_servants(["kasabd", "heron"]) == ["kasabd", "heron"]


def test_a_day_of_birth_is_no_god() -> None:
    assert joined_servants(["rahim", "abdul", "1969"]) == ["abdrahim", "1969"]


@pytest.mark.parametrize("words", [["abu", "bakr"], ["kabul", "bank"], ["badakhshan"]])
def test_words_that_only_look_like_one(words: list[str]) -> None:
    assert not any(word.startswith("abd") and len(word) > 4 for word in joined_servants(words))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["hidayat", "allah"], ["hidayatullah"]),
        (["hezbollah"], ["hezbullah"]),
        (["nur", "al", "din"], ["nuruddin"]),
        (["nur", "aldin"], ["nuruddin"]),
        (["nureddine"], ["nuruddin"]),
        (["abd", "allah"], ["abd", "allah"]),  # a servant
        (["al", "din"], ["al", "din"]),
        (["salah"], ["salah"]),
        (["jindallae"], ["jindallae"]),
        (["asadolalh"], ["asadullah"]),
        (["safieddne"], ["safiuddin"]),
        (["fallahs"], ["fallahs"]),
        (["manuela"], ["manuela"]),
        (["agricola"], ["agricola"]),
        (["allah", "dad"], ["allah", "dad"]),
        (["matin", "allah", "dad"], ["matin", "allah", "dad"]),
        (["mr", "din", "muhammad"], ["mr", "din", "muhammad"]),
    ],
)
def test_compounds_are_one_word(words: list[str], read: list[str]) -> None:
    assert joined_compounds(words) == read


def test_arabic_articles_and_servants() -> None:
    assert arabic_words(["ALHSN"]) == ["AL", "HSN"]
    assert arabic_words(["ABD", "ALHADY"]) == ["ABDHADY"]
    assert arabic_words(["ALLH"]) == ["ALLH"]
    assert arabic_words(["HBYB", "ALH"]) == ["HBYBALLH"]
    assert arabic_words(["AMAD", "ALDYN", "KMAL"])[-1] == "KMAL"


def test_no_word_is_a_title_and_a_form() -> None:
    assert not TITLES & set(FORMS)
    assert not {"mullah", "haji"} & PARTICLES
