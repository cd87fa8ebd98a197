"""The tables that trials change names by are read from files of their own."""

from pathlib import Path

import pytest

from detente import validation
from detente.errors import InputError
from detente.parties.names import tables as compared
from detente.parties.names.tables import read
from detente.validation import tables

SOURCE = Path(validation.__file__).parent


@pytest.mark.parametrize("name", tables.SHAPES)
def test_each_table_is_there_and_has_its_shape(name: str) -> None:
    assert len(tables.rows(name)) > 10


def test_each_file_has_a_shape() -> None:
    assert {path.stem for path in tables.FOLDER.iterdir()} == set(tables.SHAPES)


@pytest.mark.parametrize("name", [name for name in tables.SHAPES if name not in ("words", "wade_giles")])
def test_each_table_is_read_by_the_code_that_changes_names(name: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py") if path.name != "tables.py"]
    assert any(f'("{name}")' in text for text in texts)


def test_no_trial_reads_a_table_that_names_are_compared_by() -> None:
    assert tables.FOLDER != compared.FOLDER
    for path in SOURCE.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "names import tables" not in text
        assert path.name == "tables.py" or "names.tables" not in text


def test_words_are_written_as_they_are_looked_up() -> None:
    assert [word for _, word in tables.rows("words") if word != word.casefold() or not word.isalpha()] == []
    assert {kind for kind, _ in tables.rows("words")} == tables.SHAPES["words"].codes["kind"]


def test_a_word_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("kind,word\ntitle,dr\ntitles,prof\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"words\.csv:3: 'titles' is no kind"):
        read(path, tables.SHAPES["words"])


def test_a_letter_without_a_system_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cyrillic_letters.csv"
    path.write_text("letter,english,passport,scholarly,german,french\nа,a,a,a,a\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"cyrillic_letters\.csv:2: 5 cells"):
        read(path, tables.SHAPES["cyrillic_letters"])
