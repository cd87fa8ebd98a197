"""Korean and Chinese names by their sounds."""

import pytest

from detente.parties.names.east_asian import FAMILIES, family, readings, sounds


@pytest.mark.parametrize(
    "spellings",
    [
        ("chong", "jong", "jeong"),
        ("chol", "cheol"),
        ("hyok", "hyeok"),
        ("xi", "hsi"),
        ("zhang", "chang"),
        ("qin", "chin"),
        ("guo", "kuo"),
        ("gui", "kuei"),
    ],
)
def test_romanisations_of_one_syllable_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sounds(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    "spellings", [("ri", "lee", "yi"), ("pak", "park"), ("choe", "choi"), ("zhang", "chang"), ("gao", "kao")]
)
def test_a_family_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({family(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("pinyin", "wade_giles"),
    [
        (("guo", "ruiguang"), ("kuo", "jui", "kuang")),
        (("chen", "quanguo"), ("chen", "chuan", "kuo")),
        (("lin", "zuoyou"), ("lin", "tso", "yu")),
        (("liu", "cihui"), ("liu", "tzu", "hui")),
        (("gao", "jingfeng"), ("kao", "ching", "feng")),
    ],
)
def test_wade_and_giles(pinyin: tuple[str, ...], wade_giles: tuple[str, ...]) -> None:
    assert readings(pinyin)[0] in readings(wade_giles)


def test_a_korean_j_is_no_r() -> None:
    assert [given for same, given in readings(("pak", "tae", "jun")) if same == "pak"] == ["tecon"]


def test_order_and_spacing_do_not_matter() -> None:
    read = [
        set(readings(words))
        for words in (("kim", "jong", "un"), ("kim", "jongun"), ("jongun", "kim"), ("jong", "un", "kim"))
    ]
    assert set.intersection(*read)


@pytest.mark.parametrize(
    "words",
    [
        ("kim",),
        ("kim", "strand"),  # no syllable of Korea
        ("vladimir", "putin"),
        ("kim", "jong", "un", "il", "song"),  # too many
        ("won", "san", "two"),  # a ship with a number
        ("chong", "rim", "ii"),
        (),
    ],
)
def test_what_is_no_such_name(words: tuple[str, ...]) -> None:
    assert readings(words) == ()


def test_other_syllables_are_other_names() -> None:
    assert sounds("chol") != sounds("chun")
    assert "smith" not in FAMILIES
