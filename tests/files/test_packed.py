"""Files that may be compressed are unpacked by how they begin; what breaks off is one error."""

import gzip
import io
import os
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.files import packed

TEXT = b"Rupert of Hentzau\n" * 10_000
PACKED = gzip.compress(TEXT)


@pytest.mark.parametrize("data", [b"", b"x", b"\x1f", b"\x1fx", TEXT], ids=["empty", "one", "half", "other", "text"])
def test_what_is_not_compressed_is_read_as_it_is(data: bytes) -> None:
    assert packed.unpacked(io.BytesIO(data)).read() == data


@pytest.mark.parametrize("name", ["list.gz", "list", "list.csv"])
def test_the_beginning_decides_and_not_the_name(name: str, tmp_path: Path) -> None:
    for data in (TEXT, PACKED):
        (tmp_path / name).write_bytes(data)
        with packed.opened(tmp_path / name) as file:
            assert file.read() == TEXT


def test_the_first_bytes_can_be_looked_at_and_all_be_read_again() -> None:
    file = packed.unpacked(io.BytesIO(PACKED))
    assert file.peek(6)[:6] == b"Rupert"
    assert file.read(6) == b"Rupert"
    file.seek(0)
    assert file.read() == TEXT


def test_a_pipe_is_unpacked_as_it_comes() -> None:
    out, into = os.pipe()
    with os.fdopen(into, "wb") as writer:
        writer.write(gzip.compress(b"Rupert\n"))
    with os.fdopen(out, "rb") as reader:
        found = packed.unpacked(reader)
        assert list(found) == [b"Rupert\n"]


@pytest.mark.parametrize(
    "data",
    [PACKED[:-20], PACKED[:5], PACKED[:40] + b"\xff" * 40 + PACKED[80:], PACKED + b"x", b"\x1f\x8bno gzip"],
    ids=["cut", "only a head", "broken inside", "more behind it", "no gzip"],
)
def test_what_breaks_off_or_is_broken_is_one_error_with_its_place_and_hint(data: bytes) -> None:
    with pytest.raises(InputError) as caught, packed.refused_broken("list.gz", "Fetch it again."):
        packed.unpacked(io.BytesIO(data)).read()
    assert (caught.value.where, caught.value.hint) == ("list.gz", "Fetch it again.")
    assert caught.value.what == "the compressed file breaks off"


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(ZeroDivisionError), packed.refused_broken("list.gz", "Fetch it again."):
        raise ZeroDivisionError


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"), packed.opened(tmp_path / "none"):
        pass
