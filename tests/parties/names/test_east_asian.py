"""Korean and Chinese names by their sounds."""

import pytest

from detente.parties.names.east_asian import FAMILY_NAMES, eastern_names, family_class, sound_classes


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
    assert len({sound_classes(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    "spellings", [("ri", "lee", "yi"), ("pak", "park"), ("choe", "choi"), ("zhang", "chang"), ("gao", "kao")]
)
def test_a_family_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({family_class(word) for word in spellings}) == 1


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
    assert eastern_names(pinyin)[0] in eastern_names(wade_giles)


def test_a_korean_j_is_no_r() -> None:
    assert [given for same, given in eastern_names(("pak", "tae", "jun")) if same == "pak"] == ["tecon"]


def test_order_and_spacing_do_not_matter() -> None:
    read = [
        set(eastern_names(words))
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
    assert eastern_names(words) == ()


def test_other_syllables_are_other_names() -> None:
    assert sound_classes("chol") != sound_classes("chun")
    assert "smith" not in FAMILY_NAMES
