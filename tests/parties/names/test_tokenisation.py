"""A name taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.names.information import TITLE_BITS
from detente.parties.names.stopwords import TITLES
from detente.parties.names.tokenisation import (
    MAXIMUM_WORDS,
    acronym,
    initials,
    is_title,
    joined,
    tokenise,
    tokenise_listed,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Siemens Aktiengesellschaft", ("siemens", "plc")),
        ("SiemensAG", ("siemens", "ag")),
        ("A.B.C. Company", ("abc", "co")),
        ("IVANOV, I. I.", ("ivanov", "i", "i")),
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("Abu Abd al-‘Aziz", ("abu", "abdaziz")),
        ("عبد الهادي الحسن", ("ABDHADY", "AL", "HSN")),
        ("HAQQANI NETWORK (HQN)", ("haqqani", "network", "hqn")),
        ("Mohammed Omar Mohammed", ("mohammed", "omar")),
        ("REHMAN, REHMAN Abdul", ("abdrehman",)),
        ("MATUQ MOHAMMED MATIQ", ("matuq", "mohammed")),
        ("Hasan Hassan", ("hasan",)),
        ("Mohamed Mohamud", ("mohamed", "mohamud")),
        ("Saleh al-Tawil al-Ahmad", ("saleh", "al", "tawil", "al", "ahmad")),
        ("DRAGAS, Dragan", ("dragas", "dragan")),
        ("AL-MUHAMMAD, Almuhammad", ("al", "muhammad")),
        ("Eng. O, In Chun", ("o", "in", "chun")),
        ("General Po, Kong", ("general", "po", "kong")),
        ("HERON 6 6", ("heron", "6")),
        ("MV Hellenic Spirit", ("mv", "hellenic", "spirit")),
    ],
)
def test_names(name: str, words: tuple[str, ...]) -> None:
    assert tokenise(name).words == words


@pytest.mark.parametrize("name", ["", "   ", "---", "()", "«»", "!?"])
def test_a_text_without_letters_has_no_words(name: str) -> None:
    assert tokenise(name).words == ()
    assert tokenise(name).total == 0


def test_a_word_in_brackets_says_less() -> None:
    inside, outside = tokenise("Acme (Zyxo)"), tokenise("Acme Zyxo")
    assert inside.words == outside.words
    assert inside.bits[1] < outside.bits[1]


def test_syllables_that_sound_alike_are_two() -> None:
    assert tokenise("Kim Chung Chong").words == ("kim", "chung", "chong")
    assert tokenise("Kim Chong Chong").words == ("kim", "chong")
    assert tokenise("Hassan Hasan Zyxomat").words == ("hassan", "zyxomat")


def test_brackets_that_never_close_do_no_harm() -> None:
    assert tokenise("Acme (Zyxo").words == ("acme", "zyxo")
    assert tokenise("(Acme").words == ("acme",)
    assert tokenise(")Acme(").words == ("acme",)


def test_a_text_as_long_as_a_field_may_have_been_cut() -> None:
    assert tokenise("LIMITED LIABILITY COMPANY PROMELEKT").truncated == {"promelekt"}
    assert tokenise("Khuchiev, Muslim Magomedo.").truncated == {"magomedo"}
    assert tokenise("NOVOPOLOTSK LIMITED LIABILITY COMPA").words == ("novopolotsk", "ltd")
    assert not tokenise("LIMITED LIABILITY COMPANY PROM").truncated
    assert tokenise("ZYXOMAT HERON WESTMARK TRADING SHAR").words[-1] == "shar"  # a name, and no beginning of `sharkat`
    assert "abdrak" in tokenise("MAGHOMED MAGHOMEDZAKIROVICH ABDURAK").truncated


@pytest.mark.parametrize("mark", [":", "-WESTMARK", ",", ")", ""])
def test_a_word_cut_short_before_any_mark(mark: str) -> None:
    assert tokenise(f"HERON BRENTA.{mark}").truncated == {"brenta"}
    assert tokenise(f"HERON BREN'TA.{mark}").truncated == {"brenta"}
    assert not tokenise("heron.westmark.example").truncated


@pytest.mark.parametrize(("name", "cyrillic"), [("Сергей Orlov", True), ("Sergey Orlov", False), ("Sergey Оrlov", False), ("محمد", False)])  # fmt: skip
def test_what_was_asked_in_cyrillic_letters(name: str, *, cyrillic: bool) -> None:
    assert tokenise(name).cyrillic is cyrillic


def test_a_sentence_keeps_its_first_words_only() -> None:
    assert len(tokenise(" ".join(f"w{chr(97 + i % 26)}{i}x" for i in range(60))).words) <= MAXIMUM_WORDS


@pytest.mark.parametrize(
    ("word", "is_one"), [("mullah", True), ("khadzhi", True), ("hafiz", True), ("kim", False), ("bank", False)]
)
def test_titles_in_any_spelling(word: str, is_one: bool) -> None:
    assert is_title(word) is is_one


def test_arabic_titles() -> None:
    assert tokenise("حاجي محمد").bits[0] == tokenise("Haji Muhammad").bits[0]


@pytest.mark.parametrize(
    ("word", "count"), [("j", 1), ("jc", 2), ("al", 0), ("bin", 0), ("5", 0), ("kim", 0), ("dr", 0)]
)
def test_letters_that_stand_for_words(word: str, count: int) -> None:
    assert initials(word) == count


def test_words_that_others_write_as_one() -> None:
    assert [text for _, text in joined(("saif", "al", "din"))] == ["saifal", "aldin", "saifaldin", "saifaldin"]
    assert joined(("kim",)) == []
    assert ((0, 1), "irantobacco") in joined(("iran", "tobacco", "co"))


def test_the_readings_of_a_listed_name() -> None:
    assert [each.words for each in tokenise_listed("HAQQANI NETWORK (HQN)")] == [
        ("haqqani", "network", "hqn"),
        ("hqn",),
    ]
    assert [each.words for each in tokenise_listed("Alpha Trading / Omega Trading")][1:] == [
        ("alpha", "trading"),
        ("omega", "trading"),
    ]
    assert tokenise_listed("--") == []
    for text in ("ZYXO BANK (ANGOLA) LTD", "ZYXO (OFF-SHORE)", "ZYXO (LIMITED)", "(GENERAL) ZYXO", "ZYXO (SHENZHEN)"):
        assert len(tokenise_listed(text)) == 1, text  # words in capitals, and no acronyms
    assert acronym("No Acronym (in words)") is None


@given(st.text(max_size=60))
def test_whatever_is_read_adds_up(name: str) -> None:
    found = tokenise(name)
    assert len(found.words) == len(found.bits)
    assert found.total == pytest.approx(sum(found.bits))
    assert all(word and said > 0 for word, said in zip(found.words, found.bits, strict=True))


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Alexander Marshal", "marshal"),
        ("Aleksandr Pan", "pan"),
        ("PAN, Aleksandr", "pan"),
        ("Umair Sheikh", "sheikh"),
        ("Alexander Viktorovich Marshal", "marshal"),
    ],
)
def test_a_title_that_stands_where_a_surname_does_is_one(name: str, surname: str) -> None:
    found = tokenise(name)
    assert found.bits[found.words.index(surname)] > TITLE_BITS


@pytest.mark.parametrize(
    "name",
    [
        "Sheikh Umair",
        "Sheikh Umair Khalid",
        "Marshal Zhukov",
        "Umair Khalid Sheikh",
        "General Trading Ltd",
        "Smith Junior",
    ],
)
def test_a_title_before_a_name_or_beside_two_others_stays_a_title(name: str) -> None:
    found = tokenise(name)
    titles = [said for word, said in zip(found.words, found.bits, strict=True) if word in TITLES]
    assert all(said <= TITLE_BITS for said in titles)


def test_a_part_behind_a_stroke_that_is_no_name_is_none() -> None:
    assert {each.words[0] for each in tokenise_listed("EBLA TRADE SERVICES S.A.L./OFF-SHORE")} == {"ebla"}
    assert len(tokenise_listed("Alpha Zyxomat / Trading Company Ltd")) == 2
