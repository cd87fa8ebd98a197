"""The record of a screening next to its results: which editions it screened against, with which terms, and which customers.

Customers are kept as digests only, so that the record contains no name of theirs; of their file it has the path.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

import detente
from detente.errors import InputError
from detente.files import atomic
from detente.files.decoding import from_msgpack
from detente.parties.screening.batch import KEY
from detente.value import value

CustomerKeys: TypeAlias = npt.NDArray[np.uint64]

MAGIC: Final = b"detente-screened-2\n"
FIRST_MAGIC: Final = b"detente-screened-1\n"
DIGEST: Final = 32
"""Bytes of the SHA-256 that precedes the content."""
SUFFIX: Final = ".screened"
MATCHING_SOURCES: Final = (
    "codes/countries.py",
    "codes/imo.py",
    "parties/entity.py",
    "parties/partial_dates.py",
    "parties/names/*",
    "parties/names/tables/*",
    "parties/index/*",
    "parties/match/*",
)
"""What points depend on besides a query and an entry: the matcher, and everything that it imports."""


@value
class ScreenedEdition:
    """An edition that was screened against."""

    list: str
    label: str


@value
class ScreeningTerms:
    """Everything that the hits depend on besides customers and editions."""

    least: int
    on: date | None
    matching: str
    """A digest of the code and tables that compare names."""


@value
class RecordedRequest:
    """What the screening was asked for, so that the next one need not be told again."""

    file: str = ""
    """The full path of its customers; empty for stdin, and in the records of older versions."""
    columns: dict[str, str] = field(default_factory=dict)
    """The file's names of our columns."""
    lists: tuple[str, ...] = ()
    """The lists that were named; none for all."""
    born_tolerance: int = 1
    """Years by which dates of birth might differ."""


@value
class Record:
    """The record of a screening."""

    how: ScreeningTerms
    asked: tuple[ScreenedEdition, ...]
    keys: bytes
    """The keys of its customers, in order, each once."""
    results: str
    """The digest of the file of its hits: hits that somebody removed from it would never come back."""
    request: RecordedRequest = RecordedRequest()


@cache
def matching_digest() -> str:
    """Return a digest of what points depend on: with another version of it every customer is screened again."""
    found = sha256()
    top = Path(detente.__file__).parent
    for path in sorted(path for pattern in MATCHING_SOURCES for path in top.glob(pattern) if path.is_file()):
        found.update(path.read_bytes())
    return found.hexdigest()


def record_path(results: Path) -> Path:
    """Return the path of the record of these results."""
    return results.with_name(results.name + SUFFIX)


def record_of(
    how: ScreeningTerms,
    asked: Sequence[ScreenedEdition],
    keys: Iterable[bytes],
    results: str = "",
    request: RecordedRequest | None = None,
) -> Record:
    """Return the record of a screening of customers with these keys."""
    found = np.unique(np.frombuffer(b"".join(keys), dtype=np.dtype(f"<u{KEY}")))
    asking = request or RecordedRequest()
    return Record(how=how, asked=tuple(asked), keys=found.tobytes(), results=results, request=asking)


def digest(results: Path) -> str:
    """Return the digest of a file of hits. Raises InputError where there is none."""
    try:
        with results.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=results.name) from None


def write(record: Record, path: Path) -> None:
    """Write a record; it is there whole or not at all. Raises WriteError where it cannot be written."""
    held = msgspec.msgpack.encode(record)
    atomic.write(path, [MAGIC, sha256(held).digest(), held])


def read(path: Path) -> Record:
    """Return a record. Raises InputError where there is none, or it is damaged."""
    hint = "Screen everybody again, without --since; the record lies beside the results and moves with them."
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError("these results have no record beside them", where=path.name, hint=hint) from None
    what = "this is no record of a screening"
    if (held := _content(data)) is None:
        raise InputError(what, where=path.name, hint=hint)
    found = from_msgpack(held, Record, what=what, where=path.name, hint=hint)
    if len(found.keys) % KEY:
        raise InputError(what, where=path.name, hint=hint)
    return found


def _content(data: bytes) -> bytes | None:
    """Return the content of a record's file; None where it is another file, or has changed since it was written."""
    if data.startswith(FIRST_MAGIC):  # it had no digest
        return data.removeprefix(FIRST_MAGIC)
    digest, held = data[len(MAGIC) :][:DIGEST], data[len(MAGIC) + DIGEST :]
    return held if data.startswith(MAGIC) and sha256(held).digest() == digest else None


def keys(record: Record) -> CustomerKeys:
    """Return the keys of a record, in order."""
    return np.frombuffer(record.keys, dtype=np.dtype(f"<u{KEY}"))


def has(found: CustomerKeys, key: bytes) -> bool:
    """Return whether a key is among them."""
    wanted = np.frombuffer(key, dtype=found.dtype)[0]
    place = int(found.searchsorted(wanted))
    return place < len(found) and bool(found[place] == wanted)
