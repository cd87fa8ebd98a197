"""Files that are there whole or not at all."""

from pathlib import Path

import pytest

from detente.app.whole import whole
from detente.errors import UsageError


def test_a_file_that_was_written_to_its_end(tmp_path: Path) -> None:
    with whole(tmp_path / "a.csv") as part:
        part.write_text("a")
        assert not (tmp_path / "a.csv").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def broken_off(path: Path) -> None:
    with whole(path) as part:
        part.write_text("new")
        raise ValueError("odd")


def test_a_fault_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(ValueError, match="odd"):
        broken_off(tmp_path / "a.csv")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "old")]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder") as caught, whole(tmp_path / "none" / "a.csv"):
        pass
    assert (caught.value.where, caught.value.mend) == ("-o", "Make it first.")
