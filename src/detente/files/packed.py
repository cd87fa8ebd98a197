"""Files that may be compressed with gzip, told by how they begin: unpacked at one place, with one error for a broken one."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from detente.errors import InputError
from detente.files import paths

UNPACKABLE: Final = (EOFError, zlib.error, gzip.BadGzipFile)
"""What a compressed file raises that is cut short or broken."""
_BEGINNING: Final = b"\x1f\x8b"
_SIZE: Final = 1 << 16


def unpacked(file: BinaryIO) -> io.BufferedReader:
    """What an open file holds, decompressed where it is gzip. Nothing is read twice for that, so that a pipe will do.

    Keep it for as long as the file: once nobody holds it, it closes the file.
    """
    plain = _buffered(file)
    if not plain.peek(len(_BEGINNING)).startswith(_BEGINNING):
        return plain
    return _buffered(cast("BinaryIO", gzip.GzipFile(fileobj=plain)))


def _buffered(file: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", file), _SIZE)


@contextmanager
def refused_broken(where: str, hint: str) -> Iterator[None]:
    """Whatever is unpacked within. Raises InputError, with this place and hint, where that breaks off or is broken."""
    try:
        yield
    except UNPACKABLE:
        raise InputError("the compressed file breaks off", where=where, hint=hint) from None


@contextmanager
def opened(path: Path, *, buffering: int = -1) -> Iterator[io.BufferedReader]:
    """A file, open and unpacked. Raises InputError where it cannot be opened; reading it raises as `UNPACKABLE`."""
    with paths.opened(path, buffering=buffering) as file:
        found = unpacked(file)  # held to the end: once nobody does, it closes the file
        yield found
