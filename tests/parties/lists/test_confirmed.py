"""What an update heard is remembered; a memory that is lost or damaged is none."""

from datetime import date
from pathlib import Path

import pytest

from detente.parties.lists.confirmed import Confirmed, confirm, confirmed
from detente.parties.lists.known_file import KnownFile

HEARD = Confirmed(
    label="2026-08-01:0123456789ab",
    day=date(2026, 11, 26),
    address="https://mirror.example/un.xml",
    known=KnownFile(etag='"7"', modified="Tue, 24 Nov 2026 08:00:00 GMT", digest="ab"),
)


def test_it_is_remembered_and_replaced(tmp_path: Path) -> None:
    confirm(tmp_path, HEARD)
    assert confirmed(tmp_path) == HEARD
    later = Confirmed(label="2026-09-01:ab", day=date(2026, 11, 27), address="x", known=KnownFile())
    confirm(tmp_path, later)
    assert confirmed(tmp_path) == later
    assert [path.name for path in tmp_path.iterdir()] == ["confirmed.json"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"label": 7}', None])
def test_what_cannot_be_read_is_none(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "confirmed.json").write_bytes(data)
    assert confirmed(tmp_path) is None


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    confirm(tmp_path / "nowhere", HEARD)
    assert confirmed(tmp_path / "nowhere") is None
    (tmp_path / "confirmed.json").mkdir()
    confirm(tmp_path, HEARD)
    assert [path.name for path in tmp_path.iterdir()] == ["confirmed.json"]
