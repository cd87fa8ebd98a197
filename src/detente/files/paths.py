"""Files that the user names: whether they exist, and opening them; every fault becomes one error of ours."""

from pathlib import Path
from typing import BinaryIO, Final

from detente.errors import InputError

MOST_SHOWN: Final = 200
"""Characters of a name that an error shows."""


def is_file(path: Path) -> bool:
    """Return whether there is a file of this name; False for a name that no file can have, such as one that is too long."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Return whether there is a folder of this name, as `is_file` does."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def opened(path: Path, *, hint: str = "Check the path.", buffering: int = -1) -> BinaryIO:
    """Return an open file. Raises InputError where it cannot be opened, whatever the reason."""
    try:
        return path.open("rb", buffering=buffering)
    except (OSError, ValueError) as fault:
        raise unopened(path, fault, hint=hint) from None


def unopened(path: Path, fault: Exception, *, where: str = "", hint: str = "Check the path.") -> InputError:
    """Return the error for a file that cannot be opened; a very long name is cut."""
    what = f"cannot be read: {getattr(fault, 'strerror', None) or fault}"
    return InputError(what, where=where or shown(path), hint=hint)


def no_such_file(path: Path) -> InputError:
    """Return the error for a file that does not exist."""
    return InputError("there is no such file", where=shown(path))


def shown(path: Path) -> str:
    """Return the name of a file as an error shows it; a very long one is cut."""
    name = str(path)
    return name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN]}…"


def missing(path: Path) -> InputError:
    """Return the message about a path that is no file."""
    if is_folder(path):
        return InputError("this is a folder, not a file", where=str(path), hint="Name a file in it.")
    return no_such_file(path)
