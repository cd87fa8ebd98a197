"""Chinese names from system to system."""

import pytest

from detente.validation import chinese


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ZHANG Xiaoqing", "Chang Hsiao-ch'ing"),
        ("GUO, Ruiguang", "Kuo Jui-kuang"),
        ("ZHOU Zhiyuan", "Chou Chih-yuan"),
        ("WANG Jianguo", "Wang Chien-kuo"),
    ],
)
def test_pinyin_as_wade_and_giles_wrote_it(name: str, found: str) -> None:
    """Apostrophes stand or are left out, as people do."""
    told = chinese.wade_giles(name, "person")
    assert told is not None
    assert told.casefold() in (found.casefold(), found.casefold().replace("'", ""))


@pytest.mark.parametrize(
    "name", ["LIANG, Ching-fang", "Osvaldo Brentano", "HE Yi", "KIM Jong Chol", "WANG", "ZHANG Xiaoqing Weiguo"]
)
def test_what_is_no_pinyin_stays(name: str) -> None:
    assert chinese.wade_giles(name, "person") is None


def test_han_characters_in_pinyin_a_word_each() -> None:
    assert chinese.han_romanised("王建国", "person") == "Wang Jian Guo"
    assert chinese.han_romanised("王建", "person") is None
    assert chinese.han_romanised("Wang Jian Guo", "person") is None
