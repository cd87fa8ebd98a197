"""Names as lists write them, taken apart."""

import pytest

from detente.parties.lists.readers import aliases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zenda Bank", ["Zenda Bank"]),
        ("Bank of Zenda; Strelsau Savings Bank", ["Bank of Zenda", "Strelsau Savings Bank"]),
        ("a) Rupert b) Rupert of Hentzau", ["Rupert", "Rupert of Hentzau"]),
        ("(a) Rupert, (b) Rudolf", ["Rupert", "Rudolf"]),
        ("Zenda Bank\nBank of Zenda", ["Zenda Bank", "Bank of Zenda"]),
        ("ZENDA NETWORK (ZN)", ["ZENDA NETWORK (ZN)"]),
        ("Rupert (Руперт)", ["Rupert", "Руперт"]),
        ("Rupert (original script: Руперт)", ["Rupert", "Руперт"]),
        ("Rupert (Russian: Руперт)", ["Rupert", "Руперт"]),
        ("김정은 (Kim Jong Un)", ["김정은", "Kim Jong Un"]),
        ("Rupert (Руперт; Рупрехт)", ["Rupert", "Руперт", "Рупрехт"]),
        ("Завод (Зенда)", ["Завод (Зенда)"]),
        ("Zenda Works (Завод «Зенда» (Стрелсау))", ["Zenda Works", "Завод «Зенда» (Стрелсау)"]),
        ("朝鲜银行（Zenda Bank）", ["朝鲜银行", "Zenda Bank"]),
        ("Rupert; Rupert", ["Rupert"]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_names_in_one_field(text: str, names: list[str]) -> None:
    assert aliases.split(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zenda Works or ZW", ["Zenda Works", "ZW"]),
        ("Zenda Works (Zenda or Hentzau)", ["Zenda Works (Zenda or Hentzau)"]),
        ("Orlov Works", ["Orlov Works"]),
        ("or", ["or"]),
    ],
)
def test_names_of_an_organisation_with_or_between_them(text: str, names: list[str]) -> None:
    assert aliases.either(text) == names


@pytest.mark.parametrize("label", ["Russian:", "Belarussian :", "RUSSIAN: ", "Other name: "])
def test_the_language_of_a_name_is_no_part_of_it(label: str) -> None:
    assert aliases.unlabelled(f"{label}Зенда") == "Зенда"
    assert aliases.unlabelled(f"P{label}Зенда") == f"P{label}Зенда"


@pytest.mark.parametrize("text", ["Rupert ()", "Rupert (", ") Rupert (", "(((((", "Rupert (1)"])
def test_brackets_that_say_nothing_stay(text: str) -> None:
    assert aliases.split(text) == [text.strip()]


def test_a_million_brackets_are_taken_apart_once() -> None:
    assert len(aliases.split("(" * 100_000)) == 1


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Zenda", True), ("Зенда", False), ("Ẓenda", True), ("123", True), ("", True), ("김정 K", False)],
)
def test_scripts(text: str, latin: bool) -> None:
    assert aliases.latin(text) is latin


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Zenda \t Bank\n", "Zenda Bank"),
        ("Zenda\x00Bank\x85", "Zenda Bank"),
        ("نام\u200cخانوادگی", "نام\u200cخانوادگی"),
        ("Zenda\u00a0Bank", "Zenda Bank"),
        (" \t\x00", None),
        ("", None),
    ],
)
def test_clean(text: str, kept: str | None) -> None:
    assert aliases.clean(text) == kept
