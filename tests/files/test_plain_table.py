"""Tables as people have them become plain CSV; what was done is said, and what is not certain is asked for."""

import gzip
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from detente.errors import InputError, UsageError
from detente.files.plain_table import PlainTable, written

TEXT = 'id,from,goods\na,朝鲜,coal\nb,中国,"iron\nore"\n'
PLAIN = TEXT


def _made(folder: Path, data: bytes, name: str = "t.csv", **form: Any) -> tuple[PlainTable, str]:
    path, out = folder / name, folder / "out.csv"
    path.write_bytes(data)
    found = written(path, out, **form)
    return found, out.read_text("utf-8") if found.changed else ""


def _book(folder: Path, *rows: list[Any], sheet: str = "Packing") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Cover"
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path


def test_a_plain_table_is_left_as_it_is(tmp_path: Path) -> None:
    assert _made(tmp_path, TEXT.encode()) == (PlainTable(changed=False), "")


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_another_separator_is_read_and_said(tmp_path: Path, mark: str, name: str) -> None:
    found, text = _made(tmp_path, TEXT.replace(",", mark).encode())
    assert (text, found.notices) == (PLAIN, (f"Its columns are separated by {name}.",))


def test_the_line_of_a_spreadsheet_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    assert _made(tmp_path, ("sep=;\r\n" + TEXT.replace(",", ";")).encode())[1] == PLAIN


@pytest.mark.parametrize("codec", ["utf-16", "gbk", "gb18030"])
def test_an_encoding_is_read_by_its_mark_or_by_its_name(tmp_path: Path, codec: str) -> None:
    form = {} if codec == "utf-16" else {"encoding": codec}
    found, text = _made(tmp_path, TEXT.encode(codec), **form)
    assert (text, found.notices) == (PLAIN, (f"It is read as {codec}.",))


def test_a_packed_table_and_an_archive_of_one_are_read(tmp_path: Path) -> None:
    found, text = _made(tmp_path, gzip.compress(TEXT.encode()))
    assert (text, found.notices) == (PLAIN, ("It is unpacked with gzip.",))
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("in/t.csv", TEXT)
    found = written(tmp_path / "t.zip", tmp_path / "out.csv")
    assert found.notices == ("It is the file in/t.csv of the archive.",)
    assert (tmp_path / "out.csv").read_text("utf-8") == PLAIN


def test_the_sheet_of_a_workbook_is_read_from_its_header_to_its_totals(tmp_path: Path) -> None:
    rows = [[f"i{number}", datetime(2019, 6, 1), 841370, 1.5, None] for number in range(40)]
    header = ["id", "date", "hs", "quantity", "to_country"]
    path = _book(tmp_path, ["PACKING LIST"], ["No.", "77"], [], header, *rows, ["Total", None, None, 60.0, None])
    found = written(path, tmp_path / "out.csv", sheet="Packing")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert (lines[0], lines[1], len(lines)) == ("id,date,hs,quantity,to_country", "i0,2019-06-01,841370,1.5,", 41)
    assert found.notices == (
        "The sheet 'Packing' of 2 is read.",
        "2 lines of title before the header are skipped.",
        "1 row of totals is left out.",
    )


def test_lines_of_title_before_a_table_of_text_are_skipped_and_said(tmp_path: Path) -> None:
    found, text = _made(tmp_path, f"Exports 2018\n\n{TEXT}".encode())
    assert (text, found.notices) == (PLAIN, ("1 line of title before the header is skipped.",))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"<a/>", b"PAR1", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_table_of_text_is_left_to_its_own_reader(tmp_path: Path, data: bytes) -> None:
    assert not _made(tmp_path, data)[0].changed


def test_another_encoding_without_its_name_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not UTF-8") as caught:
        _made(tmp_path, TEXT.replace(",", ";").encode("gbk"))
    assert "--encoding" in caught.value.hint


def test_a_wrong_encoding_sheet_or_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no encoding 'gbkk'") as caught:
        _made(tmp_path, b"id\n1", encoding="gbkk")
    assert caught.value.hint == "Did you mean 'gbk'?"
    path = _book(tmp_path, ["id"])
    with pytest.raises(UsageError, match="has no sheet 'Packin'") as caught:
        written(path, tmp_path / "out.csv", sheet="Packin")
    assert caught.value.hint == "Did you mean 'Packing'?"
    with pytest.raises(UsageError, match="is no workbook"):
        _made(tmp_path, b"id\n1", sheet="Packing")
    with pytest.raises(InputError, match="the compressed file breaks off"):
        _made(tmp_path, gzip.compress(TEXT.encode() * 50)[:60])
