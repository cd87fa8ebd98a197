"""Two names compared without an index: Korean and Chinese names in every spelling, and names that are none."""

import pytest

from detente.parties.match.pair import compare_names


def score(asked: str, listed: str) -> float:
    found = compare_names(asked, listed)
    return found.score if found else 0.0


@pytest.mark.parametrize(
    "asked",
    [
        "김정은",
        "金正恩",
        "Kim Jong-un",
        "KIM, Jong Un",
        "Kim Chŏng-ŭn",
        "Gim Jeong-eun",
        "Jong Un Kim",
        "KIM JONGUN",
        "Kim Jung Eun",
    ],
)
def test_a_korean_name_in_every_spelling(asked: str) -> None:
    assert score(asked, "KIM, Jong Un") >= 0.8


@pytest.mark.parametrize("asked", ["Kim Jong Il", "김여정", "Kim Yong Nam", "Kim Jong Nam", "Pak Jong Un"])
def test_other_koreans(asked: str) -> None:
    assert score(asked, "KIM, Jong Un") < 0.77


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("朱吉峰", "ZHU, Jifeng"), ("Chu Chi-feng", "ZHU, Jifeng"), ("Chang Tao-tao", "ZHANG, Taotao")],
)
def test_chinese_names(asked: str, listed: str) -> None:
    assert score(asked, listed) >= 0.8


def test_other_chinese_names() -> None:
    assert score("朱德", "ZHU, Jifeng") < 0.77


@pytest.mark.parametrize(("asked", "listed"), [("", "Kim"), ("Kim", ""), ("!!", "??")])
def test_where_there_are_no_words_there_is_nothing_to_compare(asked: str, listed: str) -> None:
    assert compare_names(asked, listed) is None


def test_an_acronym_in_brackets_is_a_name_of_its_own() -> None:
    assert score("HQN", "HAQQANI NETWORK (HQN)") == 1
    assert score("HQN", "HAQQANI NETWORK (TQN)") < 0.5


def test_what_a_stroke_sets_apart_is_a_name_of_its_own() -> None:
    assert score("Omega Zyxomat", "Alpha Trading / Omega Zyxomat") == 1
