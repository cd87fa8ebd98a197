"""Every digest and count of an edition is made again, and what differs is told."""

import gzip
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from detente.errors import InputError
from detente.parties.lists import shelf
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from tests.parties.lists.build import NOW, put, un


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an edition."""
    editions = Editions(tmp_path / "home")
    taken = editions.take([put(tmp_path, un().replace(b"Kenya", b"Ruritania", 1))], now=NOW)
    return editions.shelf("un") / shelf.folder_of(taken.edition)


def changed(folder: Path, old: bytes, new: bytes) -> None:
    """Alter the manifest, and its sum with it."""
    path = folder / shelf.MANIFEST
    (folder / shelf.SUMS).unlink()
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))


def test_what_was_kept_holds(folder: Path) -> None:
    edition = shelf.verify(folder)
    assert (edition.entries, edition.issues) == (450, 1)
    assert sorted(path.name for path in folder.iterdir()) == [
        "SHA256SUMS",
        "entries.msgpack.gz",
        "issues.json",
        "manifest.json",
    ]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda at: changed(at, b'"entries": 450', b'"entries": 449'), "450 entries, where its manifest says 449"),
        (lambda at: changed(at, b'"names": 450', b'"names": 1000'), "450 names, where its manifest says 1,000"),
        (lambda at: changed(at, b'"issues": 1', b'"issues": 0'), "1 issue, where its manifest says 0"),
        (lambda at: changed(at, b'"source": "un"', b'"source": "uk"'), "its manifest is of uk"),
        (lambda at: changed(at, b'"day": "2026-08-01"', b'"day": "soon"'), "its manifest cannot be read"),
        (lambda at: (at / "issues.json").write_bytes(b"[{}]"), "its issues cannot be read"),
        (lambda at: (at / "issues.json").unlink(), "its issues cannot be read: No such file"),
        (lambda at: (at / "entries.msgpack.gz").write_bytes(gzip.compress(b"\x90")), "its entries have the digest"),
        (lambda at: (at / "entries.msgpack.gz").write_bytes(b"\x1f\x8b\x08"), "its entries cannot be read"),
        (lambda at: (at / "manifest.json").write_bytes(b"\xff"), "its manifest cannot be read"),
    ],
)
def test_what_was_altered_is_told(folder: Path, damage: Callable[[Path], object], words: str) -> None:
    damage(folder)
    with pytest.raises(InputError, match=words) as caught:
        shelf.verify(folder)
    assert caught.value.where == f"un/{folder.name}"


def test_a_single_bit_of_the_entries_is_noticed(folder: Path) -> None:
    path = folder / shelf.ENTRIES
    data = bytearray(gzip.decompress(path.read_bytes()))
    data[len(data) // 2] ^= 1
    path.write_bytes(gzip.compress(bytes(data)))
    with pytest.raises(InputError, match="its entries have the digest"):
        shelf.verify(folder)


def test_the_sums_are_those_that_every_system_checks(folder: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (folder / shelf.SUMS).read_text().splitlines())
    assert sums == {name: sha256((folder / name).read_bytes()).hexdigest() for name in sums}
    assert len(sums) == 3


def test_an_edition_that_an_older_program_kept_has_no_sums_and_holds(folder: Path) -> None:
    (folder / shelf.SUMS).unlink()
    assert shelf.verify(folder).entries == 450


@pytest.mark.parametrize("sums", [b"", b"\n", b"0" * 64 + b"  manifest.json\n", b"\xff" * 100])
def test_sums_that_are_not_whole_are_told(folder: Path, sums: bytes) -> None:
    (folder / shelf.SUMS).write_bytes(sums)
    with pytest.raises(InputError, match="its SHA256SUMS is not as it was written"):
        shelf.verify(folder)


def test_an_edition_is_never_written_over(folder: Path) -> None:
    edition = shelf.manifest(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert not shelf.put(folder.parent, edition, b"something else", ())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_a_later_program_writes_beside_is_passed_over(folder: Path) -> None:
    changed(folder, b'"source": "un"', b'"source": "un", "colour": "red"')
    assert shelf.manifest(folder).source == "un"


@pytest.mark.parametrize("name", ["notes", "2026-08-01", "2026-13-01-abc", ".0a1b.part", "2026-08-01:abc"])
def test_other_folders_are_no_editions(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert list(shelf.folders(tmp_path)) == []


def test_the_manifest_is_the_whole_edition(folder: Path) -> None:
    assert msgspec.json.decode((folder / shelf.MANIFEST).read_bytes(), type=Edition) == shelf.manifest(folder)
