"""Files that the user names with `-o`: there whole or not at all."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from detente.errors import UsageError
from detente.files import atomic


def check(path: Path) -> None:
    """Raise UsageError where the folder of a file to be written is not there."""
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", where="-o", hint="Make it first.")


_OS_ERROR: Final = re.compile(r"\(os error ([0-9]{1,5})\)")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write to, which takes the file's place once all of it is written.

    Raises UsageError as `check`, WriteError where nothing can be written.
    """
    check(path)
    with atomic.whole(path) as part, _engine():
        yield part


@contextmanager
def _engine() -> Iterator[None]:
    """Return the error of the system for a full disk that the columnar engine reported."""
    try:
        yield
    except Exception as fault:
        told = _OS_ERROR.search(str(fault))
        if told is None or int(told[1]) not in atomic.FULL:
            raise
        raise OSError(int(told[1]), os.strerror(int(told[1]))) from fault
