"""Names in Han characters as Korea reads them."""

import pytest

from detente.parties.match.pair import compare_names
from detente.parties.names.hanja import TABLE, korean_syllables


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("金正恩", ("kim", "chong", "un")),
        ("李 洙 墉"[:3], ("ri", "su")),
        ("朴奉珠", ()),
        ("崔龍海", ("choe", "ryong", "hae")),
    ],
)
def test_names(written: str, read: tuple[str, ...]) -> None:
    assert korean_syllables(written) == read


@pytest.mark.parametrize("text", ["", "金", "Kim Jong Un", "김정은", "金正恩金正恩", "習近平"])
def test_what_is_no_such_name(text: str) -> None:
    assert korean_syllables(text) == ()


@pytest.mark.parametrize(
    ("written", "latin"), [("崔龍海", "CHOE, Ryong Hae"), ("金永南", "Kim Yong Nam"), ("玄永哲", "HYON, Yong Chol")]
)
def test_they_are_alike_to_the_korean_name(written: str, latin: str) -> None:
    found = compare_names(written, latin)
    assert found is not None
    assert found.score > 0.85


@pytest.mark.parametrize(("written", "latin"), [("崔龍海", "Kim Yong Nam"), ("金永哲", "Kim Yong Nam")])
def test_and_not_to_another(written: str, latin: str) -> None:
    found = compare_names(written, latin)
    assert found is not None
    assert found.score < 0.77


def test_the_table_is_of_single_characters() -> None:
    assert all(len(char) == 1 and "\u3400" <= char <= "\u9fff" for char in TABLE)
