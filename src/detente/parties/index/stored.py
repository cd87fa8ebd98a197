"""Keep one index over several editions on disk, by a digest of what it was made from; build it where it is missing, old or damaged."""

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, TypeAlias

import detente
from detente.errors import InputError, WriteError
from detente.files import atomic
from detente.parties.entity import Entity
from detente.parties.index import index_file
from detente.parties.index.index import Index, IndexBuilder
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions

MAXIMUM_INDEXES: Final = 8
"""Indexes on disk; the least recently used are deleted first."""
PIECE: Final = 1 << 22
INDEX_SOURCES: Final = (
    "codes/countries.py",
    "codes/imo.py",
    "parties/entity.py",
    "parties/partial_dates.py",
    "parties/names/*",
    "parties/names/tables/*",
    "parties/index/*",
)
"""What an index depends on besides its editions: the code and tables that tokenise and index names.

The folders hold a little more than that, so that nothing is forgotten.
"""


IndexProgress: TypeAlias = Callable[[Edition], None]
"""Told of each edition before its names are indexed."""


def silent(edition: Edition) -> None:
    """Tell nobody of an edition that is indexed."""


def of_editions(editions: Editions, chosen: Sequence[Edition], progress: IndexProgress = silent) -> Index:
    """Return the index of names over some editions of a home. Raises InputError where their entries are damaged."""
    return combined(editions.indexes, chosen, editions.entities, progress)


def is_kept(editions: Editions, chosen: Sequence[Edition]) -> bool:
    """Return whether the index over some editions is on disk; it may be damaged, and is built again then."""
    folder = editions.indexes
    name = key(sorted(chosen, key=lambda each: each.source))
    return folder.is_dir() and any(folder.glob(f"{name}-*.index"))


def combined(
    folder: Path,
    editions: Sequence[Edition],
    entities: Callable[[Edition], Iterable[Entity]],
    progress: IndexProgress = silent,
) -> Index:
    """Return the index over these editions, from disk where it is there and whole. An unwritable folder does no harm."""
    ordered = sorted(editions, key=lambda each: each.source)
    name = key(ordered)
    found = _read(folder, name)
    if found is not None:
        return found
    builder = IndexBuilder()
    for edition in ordered:
        progress(edition)
        builder.add(edition.source, entities(edition))
    index = builder.index()
    with suppress(OSError, WriteError):
        _write(folder, name, index)
    return index


def key(editions: Sequence[Edition]) -> str:
    """Return the identifier of the index over these editions."""
    parts = (_code_digest(), *(f"{each.source}:{each.digest}" for each in editions))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


@cache
def _code_digest() -> str:
    """Return a digest of the code that builds an index: with another version of the code an index is built again."""
    found = sha256(index_file.MAGIC)
    top = Path(detente.__file__).parent
    for path in sorted(path for pattern in INDEX_SOURCES for path in top.glob(pattern) if path.is_file()):
        found.update(path.read_bytes())
    return found.hexdigest()


def _read(folder: Path, name: str) -> Index | None:
    """Return the index of this name; None where there is none, or it is damaged."""
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
    """Return a checksum of a file."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as view:
        return _checksum(view[at : at + PIECE] for at in range(0, len(view), PIECE))


def _checksum(pieces: Iterable[bytes]) -> str:
    found = 0
    for piece in pieces:
        found = zlib.crc32(piece, found)
    return f"{found:08x}"


def _write(folder: Path, name: str, index: Index) -> None:
    """Keep an index, and delete the indexes that it replaces and the least recently used.

    Other processes may do the same at this moment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pieces = index_file.pieces(index)
    kept = folder / f"{name}-{_checksum(pieces)}.index"
    atomic.write(kept, pieces)
    for old in folder.glob(f"{name}-*.index"):
        if old != kept:
            old.unlink(missing_ok=True)
    for old in sorted(folder.glob("*.index"), key=_used, reverse=True)[MAXIMUM_INDEXES:]:
        old.unlink(missing_ok=True)


def _used(path: Path) -> float:
    """Return when a file was used last; 0 where another process has just removed it."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
