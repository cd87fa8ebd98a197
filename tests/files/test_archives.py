"""Archives of files, and what is refused of them."""

import zipfile
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.files import archives


def _zip(folder: Path, **members: str) -> Path:
    path = folder / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_members_come_in_order_of_names_and_are_read_when_asked(tmp_path: Path) -> None:
    path = _zip(tmp_path, **{"b.csv": "2", "a.csv": "1", "__MACOSX/a": "x", ".hidden": "x"})
    assert [(name, content()) for name, content in archives.members(path)] == [("a.csv", b"1"), ("b.csv", b"2")]
    assert archives.is_archive(path)
    assert not archives.is_workbook(path)


def test_a_workbook_is_no_archive(tmp_path: Path) -> None:
    path = _zip(tmp_path, **{archives.WORKBOOK: "<Types/>"})
    assert archives.is_workbook(path)
    assert not archives.is_archive(path)


def test_the_only_file_of_an_archive(tmp_path: Path) -> None:
    name, content = archives.one(_zip(tmp_path, **{"a.csv": "id\n1"}))
    assert (name, content.read()) == ("a.csv", b"id\n1")


def test_an_archive_of_several_files_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is an archive of 2 files: a, b"):
        archives.one(_zip(tmp_path, a="1", b="2"))


def test_a_broken_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.zip"
    path.write_bytes(_zip(tmp_path, a="1" * 100).read_bytes()[:60])
    assert not archives.is_archive(path)
    with pytest.raises(InputError, match="is a broken archive"):
        list(archives.members(path))


def test_a_member_that_is_damaged_is_refused_when_it_is_read(tmp_path: Path) -> None:
    path = _zip(tmp_path, a="1" * 100)
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(bytes(data))
    ((_, content),) = archives.members(path)
    with pytest.raises(InputError, match="cannot be unpacked"):
        content()


@pytest.mark.parametrize("name", ["absent.zip", "text.zip", ""])
def test_what_is_no_archive_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.zip").write_text("id\n1")
    assert not archives.is_archive(tmp_path / name)
    assert not archives.is_workbook(tmp_path / name)
