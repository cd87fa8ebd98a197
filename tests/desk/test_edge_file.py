"""The lines of a file of links: read twice, packed or not, from stdin too."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from detente.desk.edge_file import Lines, lines_of
from detente.errors import InputError

CONTENT = b'{"id": 1}\n{"id": 2}\n'
LINES = CONTENT.splitlines(keepends=True)


@pytest.mark.parametrize("data", [CONTENT, gzip.compress(CONTENT)], ids=["plain", "gzip"])
def test_a_file_can_be_read_twice_packed_or_not(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "edges.jsonl"
    path.write_bytes(data)
    lines = lines_of(path)
    assert list(lines) == list(lines) == LINES


def test_stdin_is_kept_for_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTENT)))
    lines = lines_of(Path("-"))
    assert list(lines) == list(lines) == LINES


def test_a_stream_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edges.jsonl.gz"
    path.write_bytes(gzip.compress(CONTENT * 1000)[:-20])
    with pytest.raises(InputError, match="breaks off"):
        list(Lines(path))


def test_a_file_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        lines_of(tmp_path / "x")
