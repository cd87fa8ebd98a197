"""Tables of words that contradict each other are found by `scripts/check_tables.py`."""

import runpy
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest

from detente.parties.names import tables
from detente.parties.names.tables import Rows

SCRIPT = runpy.run_path(str(Path(__file__).parents[3] / "scripts" / "check_tables.py"))
faults = cast("Callable[[dict[str, Rows]], Iterator[str]]", SCRIPT["faults"])
figures = cast("Callable[[dict[str, Rows]], Iterator[str]]", SCRIPT["figures"])
files = cast("Callable[[], Iterator[str]]", SCRIPT["files"])


def shipped() -> dict[str, Rows]:
    return {name: tables.rows(name) for name in tables.SHAPES}


def with_rows(name: str, *rows: tuple[str, ...]) -> dict[str, Rows]:
    return shipped() | {name: (*tables.rows(name), *rows)}


def without(name: str, word: str) -> dict[str, Rows]:
    return shipped() | {name: tuple(row for row in tables.rows(name) if row[0] != word)}


def test_the_tables_that_ship_contradict_nothing() -> None:
    assert [*files(), *figures(shipped()), *faults(shipped())] == []


@pytest.mark.parametrize(
    ("name", "row", "told"),
    [
        ("towns", ("St Petersburg",), "towns: 'St Petersburg' is not written as names are compared"),
        ("particles", ("al-abd", "latin"), "particles: 'al-abd' is not written as names are compared"),
        ("titles", ("sheikh", "arabic"), "titles: 'sheikh' is not one word of Arabic letters"),
        ("arabic_names", ("زيد", "Zayd"), "arabic_names: 'Zayd' is not written as names are compared"),
        ("arabic_names", ("نور الدين", "nur"), "arabic_names: 'نور الدين' is not one word of Arabic letters"),
        ("hanja", ("金金", "kim"), "hanja: '金金' is not written as"),
        ("sounds", ("Sh", "s", ""), "sounds: 'Sh' is not written as"),
        ("titles", ("gmbh", "latin"), "forms, titles: 'gmbh' stands in both"),
        ("given_names", ("trading", "trading"), "business, given_names: 'trading' stands in both"),
        ("given_names", ("serge2", "sergej"), "given_names: 'serge2' means 'sergej', which means 'nothing'"),
        ("given_names", ("serge2", "serhiy"), "given_names: 'serge2' means 'serhiy', which means 'sergei'"),
        ("given_names", ("rudolf", "rudolf"), "given_names: 'rudolf' stands for itself only"),
        ("business", ("quay", "quay", "no"), "business: 'quay' stands for itself only"),
        ("both", ("quay", "forms", "titles", ""), "both: 'quay' does not stand in forms and titles"),
        ("forms", ("nid", "", ""), "forms: 'nid' means nothing"),
        ("forms", ("xy", "ltd", "name"), "forms: 'xy' is marked as a name"),
    ],
)
def test_a_row_that_contradicts_or_does_nothing_is_told(name: str, row: tuple[str, ...], told: str) -> None:
    assert any(each.startswith(told) for each in faults(with_rows(name, row)))


@pytest.mark.parametrize("word", ["petr", "private", "branch"])
def test_a_word_in_two_tables_needs_its_reason(word: str) -> None:
    assert any(f"{word!r} stands in both" in each for each in faults(without("both", word)))


def test_a_word_whose_meaning_was_struck_is_told() -> None:
    assert any("means 'sergei', which means 'nothing'" in each for each in faults(without("given_names", "sergei")))


@pytest.mark.parametrize(
    "row",
    [("dozen", "cardinal", "twelve"), ("sixth", "ordinal", "6"), ("xx", "roman", "XX"), ("nil", "cardinal", "-1")],
)
def test_a_number_that_is_none_is_told(row: tuple[str, str, str]) -> None:
    assert list(figures(with_rows("numbers", row)))


def test_a_file_that_no_code_reads_and_one_that_is_lacking_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in sorted(tables.SHAPES)[1:]:
        (tmp_path / f"{name}.csv").touch()
    (tmp_path / "stray.csv").touch()
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    told: Iterable[str] = list(files())
    assert any("stray.csv: no code reads this file" in each for each in told)
    assert any("arabic_letters.csv: this file is not there" in each for each in told)
