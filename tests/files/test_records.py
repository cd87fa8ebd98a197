"""Small files of records: CSV, a JSON array, JSON lines; each record with its place."""

from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError
from detente.files import records as record_file
from detente.files.records import RecordFormat

COLOURS = RecordFormat(
    "colours",
    ("name", "share", "shades"),
    ("name",),
    "Its columns are name, share, shades.",
    numbers=("share",),
    lists=("shades",),
)


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "colours"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes) -> list[tuple[str, dict[str, Any]]]:
    """The records of a file of this content, with the last part of their places."""
    found = COLOURS.records(written(folder, content), dict)
    return [(where.rpartition(": ")[2], row) for where, row in found]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_cells_are_trimmed_and_the_header_is_read_in_any_case(tmp_path: Path, mark: bytes) -> None:
    assert read(tmp_path, mark + b"Name , SHARE\nred, 3 \n\nblue,\n") == [
        ("line 2", {"name": "red", "share": "3"}),
        ("line 4", {"name": "blue", "share": ""}),
    ]


def test_a_json_array_counts_its_entries_and_json_lines_their_lines(tmp_path: Path) -> None:
    assert read(tmp_path, '[{"name": " red "}, {"name": null}]') == [
        ("entry 1", {"name": "red"}),
        ("entry 2", {"name": ""}),
    ]
    assert read(tmp_path, '{"name": "red"}\n\n{"name": "blue"}') == [
        ("line 1", {"name": "red"}),
        ("line 3", {"name": "blue"}),
    ]


def test_json_may_give_numbers_and_lists_where_the_format_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, '[{"name": "red", "share": 0.5, "shades": ["dark", "light"]}]') == [
        ("entry 1", {"name": "red", "share": "0.5", "shades": ["dark", "light"]})
    ]


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("share\n3\n", "line 1", "there is no column 'name'"),
        ("name,shade\nred,dark\n", "line 1", "unknown column 'shade'"),
        ("name,name\nred,blue\n", "line 1", "the column 'name' is there twice"),
        ("name\nred,blue\n", "line 2", "has 2 cells, the header has 1"),
        ("[3]", "entry 1", "is no object"),
        ('{"name": "red"}\n{"nam": "blue"}', "line 2", "unknown key 'nam'"),
        ('[{"name": 3}]', "entry 1", "name is no text"),
        ('[{"name": "red", "share": true}]', "entry 1", "share is no text"),
        ('[{"name": "red", "shades": ["dark", 3]}]', "entry 1", "shades is no text"),
        ('{"name"', "colours", "is not JSON"),
        (b'[{"name": "\xff"}]', "colours", "is not JSON"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(
    tmp_path: Path, content: str | bytes, where: str, what: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    assert caught.value.where.endswith(where)
    assert what in caught.value.what
    assert caught.value.hint


def test_what_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not JSON"):
        read(tmp_path, "[" * 100_000)


def test_a_file_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_file, "MOST_BYTES", 8)
    with pytest.raises(InputError, match="is too long for a file of colours"):
        read(tmp_path, "name\nred\nblue\n")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        COLOURS.records(tmp_path / "none", dict)


def test_all_records_that_are_refused_are_named(tmp_path: Path) -> None:
    def made(row: dict[str, Any]) -> str:
        if row["name"] != "red":
            raise InputError(f"{row['name']!r} is no colour", where="name", hint="Write red.")
        return str(row["name"])

    with pytest.raises(InputError) as caught:
        COLOURS.records(written(tmp_path, "name\ngrey\nred\nblank\n"), made)
    assert [each.where.rpartition("colours: ")[2] for each in caught.value.faults] == ["line 2: name", "line 4: name"]
    assert "'blank' is no colour" in caught.value.hint
