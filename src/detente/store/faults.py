"""What databases raise, as errors of ours: what is wrong, in which store, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from detente.errors import InputError, WriteError
from detente.store.address import StoreAddress

_SPACE: Final = "Nothing of this step was kept. Free some space, then repeat it."
_WRITES: Final = (
    ("database or disk is full", "the disk is full", _SPACE),
    ("disk i/o error", "the disk refused to write or read", "Nothing of this step was kept. Look at the disk, then repeat it."),
    ("no space left", "the disk of the database server is full", _SPACE),
    ("disk full", "the disk of the database server is full", _SPACE),
    ("readonly database", "it is read-only", "Ask for the right to write to the file and its folder."),
    ("read-only transaction", "the database is read-only", "Use the server that takes writes."),
    ("permission denied", "the right to write to it is missing", "Ask whoever runs the database for it."),
    ("database is locked", "another program holds it locked", "Repeat the step when that program has ended."),
)  # fmt: skip
_READS: Final = (
    ("unable to open database file", "it cannot be opened", "Look at the folder and its permissions."),
    ("file is not a database", "the file is no ledger", "Move it away, or give another data directory."),
    ("malformed", "the file is damaged", "Import an export of it elsewhere: `detente ledger import`."),
)


@contextmanager
def told(address: StoreAddress) -> Iterator[None]:
    """Faults of the database as WriteError where something could not be written, and InputError otherwise."""
    try:
        yield
    except SQLAlchemyError as fault:
        raise _error(address, fault) from fault


def _error(address: StoreAddress, fault: SQLAlchemyError) -> InputError:
    reason = str(fault.orig if isinstance(fault, DBAPIError) else fault).strip()
    for kinds, error in ((_WRITES, WriteError), (_READS, InputError)):
        for mark, what, hint in kinds:
            if mark in reason.lower():
                return error(f"the ledger cannot be used: {what}", where=str(address), hint=hint)
    first = reason.splitlines()[0] if reason else type(fault).__name__
    return InputError(f"the ledger cannot be used: {first}", where=str(address), hint="Look at the database server.")
