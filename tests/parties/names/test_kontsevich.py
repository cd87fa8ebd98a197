"""Korean names in Cyrillic letters."""

import pytest

from detente.parties.match.pair import compare_names
from detente.parties.names.kontsevich import korean_spellings, syllables


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("ли", ("ri",)),
        ("чан", ("jan", "jang")),
        ("чхун", ("chun", "chung")),
        ("ир", ("il",)),
        ("чен", ("jon", "jong")),
        ("ченын", ("joneun", "joneung", "jongeun", "jongeung")),
        ("цой", ("choe",)),
        ("хваль", ("hwal",)),
    ],
)
def test_syllables(word: str, spelled: tuple[str, ...]) -> None:
    assert syllables(word) == spelled


@pytest.mark.parametrize("word", ["", "иванов", "kim", "стрельцов", "ж", "кимченын", "щи"])
def test_what_is_none(word: str) -> None:
    assert syllables(word) == ()


@pytest.mark.parametrize("name", ["", "Ким", "Иванов Иван", "Kim Jong Un", "Ким Ким Ким Ким Ким", "김정은"])
def test_what_is_no_such_name(name: str) -> None:
    assert korean_spellings(name) == ()


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Ли Вон Хо", "RI WON HO"),
        ("Ким Чен Ын", "Kim Jong Un"),
        ("Ким Чен-ын", "Kim Jong Un"),
        ("Ким Ченын", "Kim Jong-un"),
        ("Чан Хён У", "JANG HYON U"),
        ("Пак Чхун Ир", "PAK CHUN IL"),
        ("Цой Рён Хэ", "Choe Ryong Hae"),
        ("Ким Ё Чжон", "Kim Yo Jong"),
        ("Хван Пён Со", "HWANG PYONG SO"),
        ("Пак Чин Хёк", "PARK, Jin Hyok"),
    ],
)
def test_they_are_alike_to_the_korean_name(written: str, latin: str) -> None:
    found = compare_names(written, latin)
    assert found is not None
    assert found.score > 0.9


@pytest.mark.parametrize(
    ("written", "latin"), [("Ким Чен Ын", "Kim Jong Il"), ("Ли Вон Хо", "Ri Won Il"), ("Иван Ли", "Ri Won Ho")]
)
def test_and_not_to_another(written: str, latin: str) -> None:
    found = compare_names(written, latin)
    assert found is not None
    assert found.score < 0.75
