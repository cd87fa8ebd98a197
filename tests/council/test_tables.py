"""The tables of the record are read whole, and refused with the file where one cannot be read."""

import shutil
from pathlib import Path

import pytest

from detente.council.faults import COLUMNS
from detente.council.tables import DATA, record_tables
from detente.errors import InputError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        record_tables(folder)
    return "\n".join(map(str, caught.value.faults))


def test_the_tables_that_ship_have_no_fault() -> None:
    assert {name: len(rows) for name, rows in record_tables().items()} == {
        "rules": 3, "members": 116, "texts": 33, "votes": 44, "positions": 13,
    }  # fmt: skip


def test_every_confirmed_row_has_a_source() -> None:
    for name in ("members", "texts", "positions"):
        assert [row for row in record_tables()[name] if row["reading"] == "confirmed" and not row["source"]] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_that_is_missing_is_named_with_its_columns(copy: Path, name: str) -> None:
    (copy / f"{name}.csv").unlink()
    assert refused(copy) == f"{name}.csv: the table is missing\n  Its columns are {', '.join(COLUMNS[name])}."


def test_a_column_that_is_missing_is_named(copy: Path) -> None:
    (copy / "votes.csv").write_text("text,member,reading\n", encoding="utf-8")
    assert refused(copy).startswith("votes.csv: column 'vote' is missing\n  Its columns are text, member, vote")


def test_a_table_in_another_encoding_is_refused(copy: Path) -> None:
    (copy / "positions.csv").write_bytes(b"text,kind\nC\xf4te,ease\n")
    assert "positions.csv: it cannot be read" in refused(copy)


def test_all_tables_that_cannot_be_read_are_told_at_once(copy: Path) -> None:
    (copy / "rules.csv").unlink()
    (copy / "texts.csv").unlink()
    with pytest.raises(InputError, match="2 faults in the record of the council"):
        record_tables(copy)


def test_a_row_that_is_too_short_is_a_fault_and_no_crash(copy: Path) -> None:
    path = copy / "votes.csv"
    path.write_text(path.read_text(encoding="utf-8") + "2664\n", encoding="utf-8")
    assert "votes.csv:46: member '' is no country" in refused(copy)
