"""An index in one file."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from detente.errors import InputError
from detente.parties.index import index_file
from detente.parties.index.index import Index
from detente.parties.match.match import Matcher, Query
from tests.parties.index.test_index import PARTIES, built


def same(one: Index, other: Index) -> bool:
    return all(
        np.array_equal(getattr(one, each.name), getattr(other, each.name))
        for each in fields(Index)
        if each.name != "blob"
    )


def test_an_index_comes_back_as_it_was_written(tmp_path: Path) -> None:
    index = built(*PARTIES)
    index_file.write(index, tmp_path / "a.index")
    found = index_file.read(tmp_path / "a.index")
    assert same(index, found)
    assert [found.entity(place) for place in range(found.entities)] == list(PARTIES)
    assert [match.entity.id for match in Matcher(found, {}).match(Query(name="Zyxomat Orlov"))] == ["A.1"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.index"]


def test_an_index_of_nothing_comes_back(tmp_path: Path) -> None:
    index_file.write(built(), tmp_path / "a.index")
    assert Matcher(index_file.read(tmp_path / "a.index"), {}).match(Query(name="Zyxomat Orlov")) == ()


@pytest.mark.parametrize("content", [b"", b"detente-index-1\n", b"<html>no</html>", b"\0" * 4096])
def test_another_file_or_the_index_of_another_version_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.index").write_bytes(content)
    with pytest.raises(InputError, match="no index of names"):
        index_file.read(tmp_path / "a.index")


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    index_file.write(built(*PARTIES), tmp_path / "a.index")
    whole = (tmp_path / "a.index").read_bytes()
    for share in (0.02, 0.3, 0.7, 0.99):
        (tmp_path / "a.index").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(InputError):
            index_file.read(tmp_path / "a.index")


def test_a_head_that_is_damaged_is_refused(tmp_path: Path) -> None:
    index_file.write(built(*PARTIES), tmp_path / "a.index")
    whole = bytearray((tmp_path / "a.index").read_bytes())
    whole[30:60] = b"\xff" * 30
    (tmp_path / "a.index").write_bytes(whole)
    with pytest.raises(InputError):
        index_file.read(tmp_path / "a.index")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        index_file.read(tmp_path / "none.index")
