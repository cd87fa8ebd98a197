"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import UsageError


def check(path: Path) -> None:
    """Raise UsageError where the folder of a file to be written is not there."""
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", where="-o", mend="Make it first.")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write to, which takes the file's place once all of it is written. Raises UsageError as `check`."""
    check(path)
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
