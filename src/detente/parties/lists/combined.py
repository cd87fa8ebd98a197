"""One index over several editions, kept on disk under what it was made from; what is lacking, old or damaged is made again."""

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from secrets import token_hex
from typing import Final

from detente import parties
from detente.errors import InputError
from detente.parties import index_file
from detente.parties.entity import Entity
from detente.parties.index import Builder, Index
from detente.parties.lists.edition import Edition

KEPT: Final = 8
"""Indexes on disk; those that were used longest ago go first."""
PIECE: Final = 1 << 22
LAYING: Final = ("*.py", "names/*")
"""What an index depends on besides its editions: the code and the tables that take names apart and lay them out, and a
little more, so that none of them is forgotten."""


def combined(folder: Path, editions: Sequence[Edition], entities: Callable[[Edition], Iterable[Entity]]) -> Index:
    """The index over these editions, from disk where it is there and whole. An unwritable folder does no harm."""
    ordered = sorted(editions, key=lambda each: each.source)
    name = key(ordered)
    found = _read(folder, name)
    if found is not None:
        return found
    builder = Builder()
    for edition in ordered:
        builder.add(edition.source, entities(edition))
    index = builder.index()
    with suppress(OSError):
        _write(folder, name, index)
    return index


def key(editions: Sequence[Edition]) -> str:
    """What names the index over these editions."""
    parts = (_laying(), *(f"{each.source}:{each.digest}" for each in editions))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


@cache
def _laying() -> str:
    """A digest of what lays an index out: with another version of it an old index is another one."""
    found = sha256(index_file.MAGIC)
    top = Path(parties.__file__).parent
    for path in sorted(path for pattern in LAYING for path in top.glob(pattern) if path.is_file()):
        found.update(path.read_bytes())
    return found.hexdigest()


def _read(folder: Path, name: str) -> Index | None:
    """The index of this name; None where there is none, or it is damaged."""
    for path in folder.glob(f"{name}-*.index") if folder.is_dir() else ():
        try:
            if path.stem.rpartition("-")[2] == _sum(path):
                found = index_file.read(path)
                with suppress(OSError):
                    os.utime(path)
                return found
        except (OSError, ValueError, InputError):
            continue
    return None


def _sum(path: Path) -> str:
    """A checksum of a file."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as view:
        found = 0
        for at in range(0, len(view), PIECE):
            found = zlib.crc32(view[at : at + PIECE], found)
    return f"{found:08x}"


def _write(folder: Path, name: str, index: Index) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{token_hex(6)}.part"
    try:
        index_file.write(index, part)
        for old in folder.glob(f"{name}-*.index"):
            old.unlink(missing_ok=True)
        part.replace(folder / f"{name}-{_sum(part)}.index")
    finally:
        part.unlink(missing_ok=True)
    by_use = sorted(folder.glob("*.index"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_use[KEPT:]:
        old.unlink(missing_ok=True)
