"""Atomic writes: a file or a folder appears complete or not at all.

It is written under another name beside its place, forced to the disk, and then renamed: whoever reads sees the old one or
the new one and nothing between, also after `kill -9`, a full disk or a power cut.

    with whole(Path("answers.csv")) as part, part.open("w") as out: ...
    write(Path("last.json"), [b"{}"])
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from detente.errors import WriteError
from detente.files import leftovers

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors that only writing meets; they name no file where they arise at a handle."""
HINT: Final = "Look at the folder, its permissions and the space left."


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a new empty file to write to, which replaces `path` once it is complete.

    A link stays a link, the file that it names is replaced; a device or a pipe is written to as it is. Raises WriteError
    where nothing can be written, and leaves what was there.
    """
    with refusing(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file() and not target.is_dir():
            yield target
            return
        with leftovers.new_file(target.parent) as part:
            yield part
            _settle(part)
            with suppress(FileNotFoundError):
                part.chmod(stat.S_IMODE(target.stat().st_mode))  # what others may not read, they may not read now
            part.replace(target)
            _settle(target.parent)


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a whole file from its pieces. Raises WriteError where nothing can be written; the old file stays."""
    with whole(path) as part, part.open("wb") as file:
        file.writelines(pieces)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder to put files into, which becomes `target`. Raises WriteError, and FileExistsError where that is there already."""
    with refusing(target), leftovers.new_folder(target.parent) as part:
        yield part
        for each in part.iterdir():
            _settle(each)
        _settle(part)
        try:
            part.rename(target)
        except OSError as fault:
            if target.is_dir():
                raise FileExistsError(errno.EEXIST, "it is there already", str(target)) from fault
            raise
        _settle(target.parent)


def discard(folder: Path) -> None:
    """Remove a folder with all that is in it, at once for whoever reads it.

    It is renamed first; what a killed process leaves of it is removed as any leftover. Raises WriteError where it cannot be
    removed; then all of it is still there.
    """
    with refusing(folder):
        gone = folder.with_name(leftovers.new_name())
        folder.rename(gone)
        _settle(folder.parent)
    leftovers.remove(gone)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Faults of the system, met when `path` is written, as WriteError; those of other files pass."""
    try:
        yield
    except (BrokenPipeError, FileExistsError):
        raise
    except OSError as fault:
        if not _is_of(fault, path):
            raise
        what = f"cannot be written: {fault.strerror or fault}"
        raise WriteError(what, where=str(path), hint=HINT) from fault


def _is_of(fault: OSError, path: Path) -> bool:
    """Return whether a fault concerns the file that is written, and not a file that is read at the same time."""
    if fault.filename is None:
        return fault.errno in FULL
    named, target = Path(os.fsdecode(fault.filename)), Path(os.path.realpath(path))
    ours = any(leftovers.NAME.fullmatch(each) for each in named.parts)
    return ours or named in {path, target, target.parent} or named in target.parents


def _settle(path: Path) -> None:
    """Force a file, or the names in a folder, to the disk, where the system can."""
    if os.name != "posix" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name != "posix" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
