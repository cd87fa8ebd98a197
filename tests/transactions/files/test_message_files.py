"""Folders, patterns and archives of messages."""

import gzip
import zipfile
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.transactions.files import message_files
from detente.transactions.files.messages import Messages
from detente.transactions.files.source import TransactionSource, open_source
from tests.payments.build import mt, pacs008, transfer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "more").mkdir(parents=True)
    for number in range(49):
        (made / f"{number:02}.fin").write_text(mt("103").replace("REF-1", f"REF-{number}"))
    (made / "more" / "x.xml").write_text(pacs008(transfer(), transfer()))
    (made / ".hidden").write_text("no message")
    return made


def _rows(path: Path) -> list[tuple[str, str]]:
    with open_source(path, None, "KP") as source:
        assert isinstance(source, Messages)
        (chunk,) = source.chunks()
    assert chunk.passed is not None
    return list(zip(chunk.table.get_column("id"), chunk.passed.get_column("place"), strict=True))


def test_a_folder_of_messages_is_read_with_the_place_of_each(folder: Path) -> None:
    rows = _rows(folder)
    assert len(rows) == 51
    assert rows[7] == ("REF-7", f"{folder}/07.fin, line 1")
    assert rows[-1] == ("E-1", f"{folder}/more/x.xml, line 1")


def test_a_pattern_reads_the_files_that_fit_it(folder: Path) -> None:
    assert [row[0] for row in _rows(folder / "0[0-3].fin")] == ["REF-0", "REF-1", "REF-2", "REF-3"]


def test_an_archive_and_a_compressed_file_are_read(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.write(folder / "01.fin", "01.fin")
        made.write(folder / "02.fin", "02.fin")
    assert _rows(archive) == [("REF-1", f"{archive}: 01.fin, line 1"), ("REF-2", f"{archive}: 02.fin, line 1")]
    packed = tmp_path / "one.fin.gz"
    packed.write_bytes(gzip.compress((folder / "05.fin").read_bytes()))
    assert _rows(packed) == [("REF-5", f"{packed}, line 1")]


def test_a_message_that_is_refused_keeps_its_file(folder: Path) -> None:
    (folder / "03.fin").write_text("hello")
    with open_source(folder, None, "KP") as source:
        (chunk,) = source.chunks()
    assert [(fault.place, fault.kept) for fault in chunk.faults] == [(f"{folder}/03.fin, line 1", False)]
    assert chunk.table.height == 50


def test_a_broken_value_is_told_and_its_row_stays(folder: Path) -> None:
    (folder / "03.fin").write_text(mt("103", ":20:A", ":50K:RUDOLF", ":59:ZENDA", ":57A:OUR BANK"))
    with open_source(folder, None, "KP") as source:
        (chunk,) = source.chunks()
    assert [(fault.row, fault.kept) for fault in chunk.faults] == [(4, True)]
    assert chunk.table.height == 51


def test_a_folder_without_messages_is_left_to_the_reader_of_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n1\n")
    assert message_files.found(tmp_path) == ()
    with open_source(tmp_path, None) as source:
        assert isinstance(source, TransactionSource)


def test_a_pattern_that_nothing_fits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file fits this pattern"):
        message_files.found(tmp_path / "*.fin")


def test_a_compressed_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.fin.gz"
    path.write_bytes(gzip.compress(mt("103").encode())[:40])
    with pytest.raises(InputError, match="the compressed file breaks off"):
        message_files.found(path)
