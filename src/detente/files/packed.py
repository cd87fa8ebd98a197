"""Files that may be compressed with gzip, recognised by their first bytes: unpacked at one place, with one error for a broken one."""

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
"""The errors that a truncated or broken compressed file raises."""
_BEGINNING: Final = b"\x1f\x8b"
_SIZE: Final = 1 << 16


def unpacked(file: BinaryIO) -> io.BufferedReader:
    """Return the content of an open file, decompressed where it is gzip. No byte is read twice, so the file may be a pipe.

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
    """Turn errors of unpacking within the block into InputError, with this place and hint."""
    try:
        yield
    except UNPACKABLE:
        raise InputError("the compressed file breaks off", where=where, hint=hint) from None


@contextmanager
def opened(path: Path, *, buffering: int = -1) -> Iterator[io.BufferedReader]:
    """Open a file and unpack it. Raises InputError where it cannot be opened; reading it raises one of `UNPACKABLE`."""
    with paths.opened(path, buffering=buffering) as file:
        found = unpacked(file)  # held to the end: once nobody does, it closes the file
        yield found
