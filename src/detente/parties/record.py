"""What a screening remembers of itself, beside its results: which editions it asked, how, and whom it asked about.

Customers are kept as digests only, so that the record tells nobody's name.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from detente.decoding import from_msgpack
from detente.errors import InputError
from detente.files import atomic
from detente.law.instrument import value
from detente.parties.batch import KEY

Keys: TypeAlias = npt.NDArray[np.uint64]

MAGIC: Final = b"detente-screened-2\n"
FIRST: Final = b"detente-screened-1\n"
DIGEST: Final = 32
"""Bytes of the SHA-256 that stands before what is held."""
SUFFIX: Final = ".screened"
MATCHING: Final = (
    "names/*", "names/tables/*", "alignment.py", "alike.py", "arrays.py", "beside.py", "collector.py", "compare.py", "cuts.py", "entity.py", "features.py", "grading.py", "imo.py", "index.py",
    "layout.py", "lists/partial.py", "match.py", "neighbours.py", "pair.py", "possible.py", "search.py", "shapes.py", "sides.py", "slips.py", "vocabulary.py", "wanted.py", "weigh.py",
)  # fmt: skip
"""What points depend on besides a query and an entry: the matcher, and all that it imports."""


@value
class Asked:
    """An edition that was asked."""

    list: str
    label: str


@value
class How:
    """All that the hits depend on besides customers and editions."""

    least: int
    on: date | None
    matching: str
    """A digest of the code and tables that compare names."""


@value
class Record:
    """A screening, remembered."""

    how: How
    asked: tuple[Asked, ...]
    keys: bytes
    """The keys of its customers, in order, each once."""
    results: str
    """The digest of the file of its hits: hits that somebody took out would never come back."""


@cache
def matching() -> str:
    """A digest of what points depend on: with another version of it every customer is another question."""
    found = sha256()
    top = Path(__file__).parent
    for path in sorted(path for pattern in MATCHING for path in top.glob(pattern) if path.is_file()):
        found.update(path.read_bytes())
    return found.hexdigest()


def beside(results: Path) -> Path:
    """Where the record of these results lies."""
    return results.with_name(results.name + SUFFIX)


def made(how: How, asked: Sequence[Asked], keys: Iterable[bytes], results: str = "") -> Record:
    """The record of a screening of customers with these keys."""
    found = np.unique(np.frombuffer(b"".join(keys), dtype=np.dtype(f"<u{KEY}")))
    return Record(how=how, asked=tuple(asked), keys=found.tobytes(), results=results)


def digest(results: Path) -> str:
    """The digest of a file of hits. Raises InputError where there is none."""
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
    """A record. Raises InputError where there is none, or it is damaged."""
    mend = "Screen everybody again, without --since; the record lies beside the results and moves with them."
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError("these results have no record beside them", where=path.name, mend=mend) from None
    what = "this is no record of a screening"
    if (held := _held(data)) is None:
        raise InputError(what, where=path.name, mend=mend)
    found = from_msgpack(held, Record, what=what, where=path.name, mend=mend)
    if len(found.keys) % KEY:
        raise InputError(what, where=path.name, mend=mend)
    return found


def _held(data: bytes) -> bytes | None:
    """What a record's file holds; None where it is another file, or not as it was written."""
    if data.startswith(FIRST):  # it had no digest
        return data.removeprefix(FIRST)
    digest, held = data[len(MAGIC) :][:DIGEST], data[len(MAGIC) + DIGEST :]
    return held if data.startswith(MAGIC) and sha256(held).digest() == digest else None


def keys(record: Record) -> Keys:
    """The keys of a record, in order."""
    return np.frombuffer(record.keys, dtype=np.dtype(f"<u{KEY}"))


def has(found: Keys, key: bytes) -> bool:
    """Whether a key is among them."""
    wanted = np.frombuffer(key, dtype=found.dtype)[0]
    place = int(found.searchsorted(wanted))
    return place < len(found) and bool(found[place] == wanted)
