"""One index over several editions, kept on disk under what it was made from; what is lacking, old or damaged is made again."""

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import detente
from detente.errors import InputError, WriteError
from detente.files import atomic
from detente.parties.entity import Entity
from detente.parties.index import index_file
from detente.parties.index.index import Builder, Index
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions

KEPT: Final = 8
"""Indexes on disk; those that were used longest ago go first."""
PIECE: Final = 1 << 22
LAYING: Final = (
    "codes/imo.py",
    "parties/entity.py",
    "parties/partial_dates.py",
    "parties/names/*",
    "parties/names/tables/*",
    "parties/index/*",
)
"""What an index depends on besides its editions: the code and the tables that take names apart and lay them out, and a
little more, so that none of them is forgotten."""


def of_editions(editions: Editions, chosen: Sequence[Edition]) -> Index:
    """The index of names over some editions of a home. Raises InputError where their entries are damaged."""
    return combined(editions.indexes, chosen, editions.entities)


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
    with suppress(OSError, WriteError):
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
    top = Path(detente.__file__).parent
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
        return _checksum(view[at : at + PIECE] for at in range(0, len(view), PIECE))


def _checksum(pieces: Iterable[bytes]) -> str:
    found = 0
    for piece in pieces:
        found = zlib.crc32(piece, found)
    return f"{found:08x}"


def _write(folder: Path, name: str, index: Index) -> None:
    """Keep an index, and drop those that it replaces and those that were used longest ago, whoever else does so now."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = index_file.pieces(index)
    kept = folder / f"{name}-{_checksum(pieces)}.index"
    atomic.write(kept, pieces)
    for old in folder.glob(f"{name}-*.index"):
        if old != kept:
            old.unlink(missing_ok=True)
    for old in sorted(folder.glob("*.index"), key=_used, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)


def _used(path: Path) -> float:
    """When a file was used last; 0 where another process has just removed it."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
