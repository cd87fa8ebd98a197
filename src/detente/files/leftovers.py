"""Temporary files and folders, and the leftovers of killed processes.

Whoever makes one holds a lock on it. The lock ends with its process, however that ends: what has our name and no lock is a
leftover, and may be removed. So no process ever removes what another one is writing, on whatever machine of a shared folder
that one runs, and no number of a process that was given again can mislead anybody.
"""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import Final, Literal

from detente.errors import WriteError

try:
    import fcntl
except ImportError:  # Windows has none: there age decides
    fcntl = None  # type: ignore[assignment]

NAME: Final = re.compile(r"\.?detente-[0-9a-f]{12}\.(?:part|tmp)", re.ASCII)
AGE: Final = 86_400.0
"""Seconds after which a file on a file system without locks is treated as a leftover."""
TRIES: Final = 20

_held: Final[set[Path]] = set()
"""The temporary files and folders of this process."""


@contextmanager
def new_file(folder: Path) -> Iterator[Path]:
    """A new empty file in a folder, locked; it is removed at the end, unless it was renamed. Leftovers there are swept first."""
    sweep(folder)
    made = _made(lambda: folder / new_name(), lambda path: path.touch(exist_ok=False))
    with _holding(*made) as path:
        yield path


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """As `new_file`, a new folder; the one that it is to be made in is made, too."""
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    with _holding(*_made(lambda: folder / new_name(), Path.mkdir)) as path:
        yield path


def new_name() -> str:
    """Return a new name for a file or a folder that is to be renamed or removed, by which `sweep` knows it."""
    return f".detente-{token_hex(6)}.part"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for a while, where the system keeps such, which only this user can read. Leftovers there are swept first.

    Raises WriteError where none can be made.
    """
    try:
        top = Path(gettempdir())
        sweep(top)
        made = _made(lambda: top / f"detente-{token_hex(6)}.tmp", lambda path: path.mkdir(mode=0o700))
    except OSError as fault:
        what = f"no temporary folder can be made: {fault.strerror or fault}"
        raise WriteError(what, hint="Name a folder that can be written to in TMPDIR.") from fault
    with _holding(*made) as path:
        yield path


@contextmanager
def _holding(path: Path, handle: int | None) -> Iterator[Path]:
    """What was made, for a while; its lock ends after it."""
    _held.add(path)
    try:
        yield path
    finally:
        remove(path)
        _held.discard(path)
        if handle is not None:
            os.close(handle)


def _made(named: Callable[[], Path], make: Callable[[Path], None]) -> tuple[Path, int | None]:
    """A new file or folder, and the handle that holds its lock; None where nothing can be locked."""
    for _ in range(TRIES):
        path = named()
        make(path)
        state, handle = _lock(path)
        # In the moment before the lock a sweeper may have taken it for a leftover.
        if state == "none" or (state == "ours" and path.exists()):
            return path, handle
        if handle is not None:
            os.close(handle)
        remove(path)
    raise FileExistsError(f"no new name in {named().parent} could be locked")


def _lock(path: Path) -> tuple[Literal["ours", "theirs", "none"], int | None]:
    """The lock of a file or folder: `ours` with the handle that holds it, `theirs`, or `none` where there are no locks."""
    if fcntl is None:
        return "none", None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return "theirs", None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return "theirs", None
    except OSError:  # a file system without locks
        os.close(handle)
        return "none", None
    return "ours", handle


def sweep(folder: Path) -> None:
    """Remove from a folder the leftovers of killed processes of this user; the files of running ones stay."""
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if NAME.fullmatch(entry.name)]:
            with suppress(OSError):
                _swept(folder / name)


def _swept(path: Path) -> None:
    found = path.lstat()
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        return
    state, handle = _lock(path)
    try:
        if state == "ours" or (state == "none" and time.time() - found.st_mtime > AGE):
            remove(path)
    finally:
        if handle is not None:
            os.close(handle)


def sweep_home(home: Path) -> None:
    """Sweep every folder of a home in which files are made, and the system's folder for temporary ones."""
    with suppress(OSError):  # whoever needs the home, or a temporary folder, tells what is wrong with it
        for folder in (home, home / "indexes", home / "lists", *(home / "lists").glob("*"), Path(gettempdir())):
            sweep(folder)


def abandon() -> None:
    """Remove the temporary files of this process, which is about to end at once, whatever its threads are doing."""
    for path in tuple(_held):
        remove(path)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it, as far as the system allows."""
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
