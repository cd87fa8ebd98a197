"""Files that the user names with `-o`: they appear complete or not at all."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from detente.errors import UsageError
from detente.files import atomic


def check(path: Path) -> None:
    """Raise UsageError where the folder of a file to be written does not exist."""
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", where="-o", hint="Make it first.")


_OS_ERROR: Final = re.compile(r"\(os error ([0-9]{1,5})\)")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a path to write to, which replaces the file once it is complete.

    Raises UsageError as `check`, WriteError where nothing can be written.
    """
    check(path)
    with atomic.whole(path) as part, _engine():
        yield part


@contextmanager
def _engine() -> Iterator[None]:
    """Turn a full disk that the columnar engine reports into the error of the system."""
    try:
        yield
    except Exception as fault:
        told = _OS_ERROR.search(str(fault))
        if told is None or int(told[1]) not in atomic.FULL:
            raise
        raise OSError(int(told[1]), os.strerror(int(told[1]))) from fault
