"""Lists of our own in the forms of their authorities, as long as they must be to pass for whole ones."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from detente.parties.lists.formats import module_of

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ENOUGH = 450
"""Entries; the consolidated list has at least 400."""


def un(
    day: date | str = "2026-08-01", count: int = ENOUGH, *, names: str = "RUPERT HENTZAU", programme: str = "DPRK"
) -> bytes:
    """A consolidated list with so many persons, `KPi.001` and so on."""
    persons = (
        f"<INDIVIDUAL><FIRST_NAME>{names} {number}</FIRST_NAME><UN_LIST_TYPE>{programme}</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>KPi.{number:03}</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>"
        "<NATIONALITY><VALUE>Kenya</VALUE></NATIONALITY></INDIVIDUAL>"
        for number in range(1, count + 1)
    )
    head = f'<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="{day}T00:00:00Z"><INDIVIDUALS>'
    return f"{head}{''.join(persons)}</INDIVIDUALS></CONSOLIDATED_LIST>".encode()


def sample(format_: str) -> tuple[bytes, ...]:
    """The files of a small edition of a format, whole: `SAMPLE` in the test of its reader."""
    found: tuple[bytes, ...] = import_module(f"tests.parties.lists.readers.test_{module_of(format_)}").SAMPLE
    return found


def own(*names: str, first: int = 1) -> bytes:
    """A list of one's own, which has no day, as FollowTheMoney; one person a name."""
    rows: Iterable[object] = (
        {"id": f"p{number}", "schema": "Person", "properties": {"name": [name]}}
        for number, name in enumerate(names, first)
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def put(folder: Path, data: bytes, name: str = "list") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
