"""A format is found by its id, beside its reader; a file is of the format whose mark stands first in it."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from detente.errors import InputError, UsageError
from detente.parties import lists
from detente.parties.lists import formats
from tests.parties.lists.build import sample

FOLDER = Path(lists.__file__).parent / "readers"


def test_every_format_that_a_list_names_has_a_reader() -> None:
    for id_ in formats.IDS:
        found = formats.format_(id_)
        assert callable(found.reader)
        assert found.marks or found.shape, f"no file is recognised as {id_}"


def test_every_reader_is_the_format_of_a_list() -> None:
    declared = {path.stem for path in FOLDER.glob("*.py") if "\nFORMAT: " in path.read_text(encoding="utf-8")}
    assert {formats.module_of(id_) for id_ in formats.IDS} == declared


@pytest.mark.parametrize("id_", formats.IDS)
def test_a_sample_is_recognised_and_read_whole(id_: str) -> None:
    files = sample(id_)
    assert formats.of_head(files[0]) == id_
    found = formats.format_(id_).reader(*map(io.BytesIO, files))
    assert all(entity.id and entity.names for entity in found.entries())


@pytest.mark.parametrize("id_", formats.IDS)
def test_nothing_and_a_web_page_are_no_list(id_: str) -> None:
    for content in (b"", b"<!doctype html><html>Forbidden</html>"):
        try:
            assert list(formats.format_(id_).reader(io.BytesIO(content)).entries()) == []
        except InputError as fault:
            assert fault.what  # noqa: PT017 -- either will do, and nothing else


def test_no_two_formats_have_one_mark() -> None:
    marks = [mark for id_ in formats.IDS for mark in formats.format_(id_).marks]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("id_", ["un-xlm", "", "UN-XML", "formats", "../un"])
def test_a_format_that_there_is_not(id_: str) -> None:
    with pytest.raises(UsageError, match="no format is called"):
        formats.format_(id_)


@pytest.mark.parametrize(
    ("head", "id_"),
    [
        (b"<data-set><record><Aliases>Group ID; Unique ID</Aliases>", "ca-xml"),
        (b'{"schema": "Vessel", "notes": "imo,name,"}', "ftm"),
        (b"celex,recordId,amendedCelex,\n", "eu-journal"),
        (b'9,"Unique ID",x\n', "uk-csv"),
        (b'9,"ZENDA",x\n', "ofac-csv"),
        (b"9\n", None),
        (b"", None),
    ],
)
def test_the_mark_that_stands_first_decides_and_a_shape_only_without_marks(head: bytes, id_: str | None) -> None:
    assert formats.of_head(head) == id_


def test_the_declarations_are_read_without_any_reader() -> None:
    code = (
        "import sys; from detente.parties.lists import sources, formats; print('lxml' in sys.modules, formats.IDS[0])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "un-xml"]
