"""Files that the user names with `-o`: there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import UsageError
from detente.files import atomic


def check(path: Path) -> None:
    """Raise UsageError where the folder of a file to be written is not there."""
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", where="-o", mend="Make it first.")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write to, which takes the file's place once all of it is written.

    Raises UsageError as `check`, WriteError where nothing can be written.
    """
    check(path)
    with atomic.whole(path) as part:
        yield part
