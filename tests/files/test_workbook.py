"""Workbooks from strangers."""

import io
import sys
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from detente.errors import InputError
from detente.files import workbook


def written(*rows: list[Any]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def changed(name: str, data: bytes) -> bytes:
    """A workbook with one member more, or another."""
    with zipfile.ZipFile(io.BytesIO(written(["Rupert"]))) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return packed(members | {name: data})


def read(data: bytes) -> list[tuple[Any, ...]]:
    return list(workbook.rows(io.BytesIO(data)))


def test_rows_of_the_first_sheet() -> None:
    found = read(written(["Name", "Born"], ["Rupert", 1971], [None, "x"]))
    assert [row[:3] for row in found] == [("Name", "Born", None), ("Rupert", 1971, None), (None, "x", None)]


def test_without_its_library_a_workbook_is_refused_with_the_way_to_install_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = written(["Name"])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(
        InputError, match="a workbook is read with the package openpyxl, which is not installed"
    ) as refused:
        read(data)
    assert refused.value.hint == "Install it beside detente: python -m pip install openpyxl"


def test_columns_far_out_are_not_looked_at() -> None:
    assert len(read(written(["x"] * 100))[0]) <= workbook.MOST_COLUMNS


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "this is no workbook, or a broken one"),
        (b"<html>Access denied</html>", "this is no workbook, or a broken one"),
        (written(["Rupert"])[:-200], "this is no workbook, or a broken one"),
        (packed({"x.txt": b"x"}), "this is no workbook, or a broken one"),
        (changed("xl/workbook.xml", b"<workbook>"), "this is no workbook, or a broken one"),
        (
            changed("xl/extra.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
            "the file has a DOCTYPE, and is not read",
        ),
        (packed({f"{number}.xml": b"" for number in range(1_001)}), "the workbook unpacks to more than 256 MiB"),
    ],
)
def test_what_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(data)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    with pytest.raises(InputError, match="unpacks to more than"):
        read(changed("xl/zeros.xml", b"0" * 2_000_000))


def test_a_member_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(changed("xl/zeros.xml", b"0" * 2_000_000))
    spot = data.index(b"PK\x01\x02", data.rindex(b"xl/zeros.xml") - 80)
    data[spot + 24 : spot + 28] = (10).to_bytes(4, "little")
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    with pytest.raises(InputError):
        read(bytes(data))


def test_a_file_too_long_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_PACKED", 10)
    with pytest.raises(InputError, match="the workbook has more than"):
        read(written(["Rupert"]))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="the sheet has more than 2 rows"):
        read(written(["a"], ["b"], ["c"]))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("xl/extra.xml", "<x/>".encode("utf-32"), "the encoding 'UTF-32'"),
        ("xl/_rels/extra.rels", b'<?xml version="1.0" encoding="UTF-7"?><x/>', "the encoding 'UTF-7'"),
        ("xl/sheet.bin", "<x/>".encode("utf-32-be"), "the encoding 'UTF-32'"),
        ("xl/sheet.bin", "<x/>".encode("utf-16-le"), "it has no byte order mark"),
    ],
)
def test_a_member_in_another_encoding_is_refused(name: str, content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(changed(name, content))


def test_a_picture_is_no_xml() -> None:
    assert read(changed("xl/media/one.png", b"\x89PNG\r\n\x1a\n\xff\xfe"))
