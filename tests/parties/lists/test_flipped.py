"""A flipped byte anywhere in a home is noticed: each byte of the small files, a sample of the large ones."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.index import stored
from detente.parties.lists import shelf
from detente.parties.lists.confirmed import FILE, Confirmed, confirm, confirmed
from detente.parties.lists.editions import Editions
from detente.parties.lists.known_file import KnownFile
from detente.parties.screening import record
from detente.parties.screening.record import ScreenedEdition, ScreeningTerms
from tests.parties.lists.build import NOW, put, un

SAMPLE: Final = 300
"""Bytes of a large file that are flipped."""


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    """A home with one edition, of which one entry is an issue."""
    found = Editions(tmp_path / "home")
    found.take([put(tmp_path, un().replace(b"Kenya", b"Ruritania", 1))], now=NOW)
    return found


def flipped(path: Path, most: int | None = None) -> Iterator[int]:
    """Flips a byte after another of a file, one at a time, in one of three ways; the file is whole again at the end."""
    whole, draw = path.read_bytes(), random.Random(path.name)  # noqa: S311 -- no secret, and the same each time
    places = range(len(whole))
    for at in places if most is None or most >= len(whole) else draw.sample(places, most):
        changed = bytearray(whole)
        changed[at] ^= draw.choice((0x01, 0x20, 0xFF))  # the next digit, the other case, any other byte
        path.write_bytes(changed)
        yield at
    path.write_bytes(whole)


def refused(asked: Callable[[], object]) -> str:
    """What is said where something is refused; nothing where it is not."""
    try:
        asked()
    except InputError as fault:
        return fault.what if "Delete the folder, and import the list again" in fault.hint else ""
    return ""


@pytest.mark.parametrize("name", [shelf.MANIFEST, shelf.ISSUES, shelf.SUMS, shelf.ENTRIES])
def test_no_flipped_byte_of_an_edition_holds(editions: Editions, name: str) -> None:
    ((_, folder),) = [each for each in editions.folders() if each[0] == "un"]
    most = SAMPLE if name == shelf.ENTRIES else None
    missed = [at for at in flipped(folder / name, most) if not refused(lambda: shelf.verify(folder))]
    assert missed == []
    assert shelf.verify(folder).entries == 450


@pytest.mark.parametrize("name", [shelf.MANIFEST, shelf.ENTRIES])
def test_nobody_is_screened_against_a_list_with_a_flipped_byte(editions: Editions, name: str) -> None:
    ((_, folder),) = [each for each in editions.folders() if each[0] == "un"]

    def entries() -> tuple[Entity, ...]:
        return editions.entities(editions.on(None, ["un"])[0])

    assert len(entries()) == 450
    missed = [at for at in flipped(folder / name, SAMPLE) if not refused(entries)]
    assert missed == []


def test_issues_with_a_flipped_byte_are_not_shown(editions: Editions) -> None:
    ((_, folder),) = [each for each in editions.folders() if each[0] == "un"]
    assert len(shelf.issues(folder)) == 1
    assert [at for at in flipped(folder / shelf.ISSUES) if not refused(lambda: shelf.issues(folder))] == []


def test_a_flipped_byte_does_not_make_a_list_younger(tmp_path: Path) -> None:
    known = KnownFile(etag='"7"', modified="Tue, 24 Nov 2026 08:00:00 GMT", digest="0" * 64)
    heard = Confirmed(label="2026-08-01:abc", day=date(2026, 11, 26), address="https://x.example/un.xml", known=known)
    confirm(tmp_path, heard)
    assert confirmed(tmp_path) == heard
    assert [at for at in flipped(tmp_path / FILE) if confirmed(tmp_path) is not None] == []


def test_an_index_with_a_flipped_byte_is_made_again(editions: Editions, tmp_path: Path) -> None:
    asked = editions.on(None, ["un"])
    names = stored.of_editions(editions, asked).words
    (path,) = (tmp_path / "home" / "indexes").iterdir()
    whole = path.read_bytes()
    for _ in flipped(path, 12):
        assert stored.of_editions(editions, asked).words == names
        (made,) = (tmp_path / "home" / "indexes").iterdir()
        assert made.read_bytes() == whole


def test_a_record_of_a_screening_with_a_flipped_byte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv.screened"
    how = ScreeningTerms(least=750, on=date(2026, 11, 26), matching="0" * 64)
    record.write(
        record.record_of(how, [ScreenedEdition(list="un", label="2026-08-01:abc")], [bytes(range(8))], "1" * 64), path
    )
    assert record.read(path).how == how
    for _ in flipped(path):
        with pytest.raises(InputError, match="this is no record of a screening"):
            record.read(path)
