"""The index as one file: a header, then each array as it is in memory, so that opening it reads almost nothing."""

import mmap
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from detente.errors import InputError
from detente.files import atomic
from detente.parties.index.index import Index

MAGIC: Final = b"detente-index-7\n"
"""The version of the layout; an index file of another version is built again."""
ALIGNED: Final = 64
AGAIN: Final = "Delete it; it is built again."
BREAK: Final = "\n"
"""The separator of texts; no plain word contains it."""


def pieces(index: Index) -> list[bytes]:
    """Return the bytes of an index's file, piece by piece."""
    parts: list[bytes] = []
    table: dict[str, tuple[str, str, int, int]] = {}
    at = 0
    for field in fields(Index):
        kind, dtype, data = _packed(getattr(index, field.name))
        table[field.name] = (kind, dtype, at, len(data))
        padding = -len(data) % ALIGNED
        parts += [data, b"\0" * padding]
        at += len(data) + padding
    head = msgspec.msgpack.encode(table)
    start = MAGIC + len(head).to_bytes(8, "little") + head
    return [start + b"\0" * (-len(start) % ALIGNED), *parts]


def write(index: Index, path: Path) -> None:
    """Write an index; the file is there whole or not at all. Raises WriteError where it cannot be written."""
    atomic.write(path, pieces(index))


def _packed(given: Any) -> tuple[str, str, bytes]:
    if isinstance(given, np.ndarray):
        return "array", given.dtype.str, np.ascontiguousarray(given).tobytes()
    if isinstance(given, tuple):
        return "texts", "", BREAK.join(given).encode()
    return ("bytes", "", bytes(given)) if not isinstance(given, int) else ("int", "", given.to_bytes(8, "little"))


def read(path: Path) -> Index:
    """Return an index as it was written; its arrays stay in the file until they are used.

    Raises InputError for another file, or a damaged one.
    """
    with path.open("rb") as file:
        view = (
            memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if path.stat().st_size else memoryview(b"")
        )
    if bytes(view[: len(MAGIC)]) != MAGIC:
        raise InputError("this is no index of names", where=path.name, hint=AGAIN)
    try:
        return _read(view)
    except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
        raise InputError("this index of names is damaged", where=path.name, hint=AGAIN) from None


def _read(view: memoryview) -> Index:
    size = int.from_bytes(view[len(MAGIC) : len(MAGIC) + 8], "little")
    end = len(MAGIC) + 8 + size
    table = msgspec.msgpack.decode(view[len(MAGIC) + 8 : end], type=dict[str, tuple[str, str, int, int]])
    start = end + -end % ALIGNED
    return Index(
        **{name: _unpacked(view, kind, dtype, start + at, length) for name, (kind, dtype, at, length) in table.items()}
    )


def _unpacked(view: memoryview, kind: str, dtype: str, at: int, length: int) -> Any:
    data = view[at : at + length]
    if len(data) != length:
        raise ValueError(kind)
    if kind == "array":
        return np.frombuffer(data, dtype=dtype)
    if kind == "texts":
        return tuple(bytes(data).decode().split(BREAK)) if length else ()
    return data if kind == "bytes" else int.from_bytes(data, "little")
