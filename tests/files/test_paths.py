"""Files that somebody names: names that no file can have are refused like those of files that are not there."""

from pathlib import Path

import pytest

from detente.errors import InputError
from detente.files.paths import is_file, is_folder, no_such_file, opened

LONG = Path("x" * 5000)
ODD = [LONG, Path("a\0b"), Path("nowhere/at/all"), Path("\udcff")]


@pytest.mark.parametrize("path", ODD, ids=["long", "null", "absent", "half"])
def test_there_is_no_file_of_an_odd_name(path: Path) -> None:
    assert (is_file(path), is_folder(path)) == (False, False)
    with pytest.raises(InputError, match="cannot be read: ") as caught:
        opened(path)
    assert len(caught.value.where) <= 201


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert (is_file(tmp_path), is_folder(tmp_path)) == (False, True)
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        opened(tmp_path)


def test_a_file_is_opened_at_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    with opened(tmp_path / "x") as file:
        assert file.read() == b"abc"


def test_a_long_name_is_cut_where_it_is_shown() -> None:
    assert no_such_file(LONG).where == "x" * 200 + "…"
