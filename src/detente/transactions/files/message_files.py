"""Where payment messages are: a file, a folder, a pattern of names, an archive; each message keeps its file and its place."""

import glob
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from detente.errors import InputError
from detente.files import archives, paths
from detente.payments import looks_like_message

HEAD: Final = 4096
MOST_FILES: Final = 100_000
PATTERN: Final = frozenset("*?[")
MOST_UNPACKED: Final = 256 * 1024 * 1024
_GZIP: Final = b"\x1f\x8b"

MessageFile = tuple[str, Callable[[], bytes]]
"""The name of a file, and what reads its content."""


def found(path: Path) -> tuple[MessageFile, ...]:
    """Return the files of messages in a folder, under a pattern such as `in/*.fin`, or in an archive; none where it is none of these.

    A folder or an archive counts where the first of its files that is not empty begins as a message does.

    Raises:
        InputError: a pattern that no file fits, an archive that cannot be read, or too many files.
    """
    files = list(_files(path))
    if len(files) > MOST_FILES:
        raise InputError(f"has {len(files):,} files", where=str(path), hint=f"At most {MOST_FILES:,} are read at once.")
    heads = (content()[:HEAD] for _, content in files)
    first = next((head for head in heads if head.strip()), b"")
    return tuple(files) if files and looks_like_message(first) else ()


def _files(path: Path) -> Iterator[MessageFile]:
    if paths.is_folder(path):
        yield from (
            _file(each) for each in sorted(path.rglob("*")) if paths.is_file(each) and not each.name.startswith(".")
        )
    elif archives.is_archive(path):
        yield from ((f"{path}: {name}", content) for name, content in archives.members(path))
    elif PATTERN & set(str(path)) and not paths.is_file(path):
        fitting = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 -- the pattern may be absolute
        if not fitting:
            raise InputError("no file fits this pattern", where=str(path), hint="Check the path.")
        yield from (_file(Path(each)) for each in fitting if paths.is_file(Path(each)))
    elif paths.is_file(path) and _begins(path, _GZIP):
        yield _file(path)


def _begins(path: Path, magic: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def _file(path: Path) -> MessageFile:
    def content() -> bytes:
        with paths.opened(path) as file:
            data = file.read()
        if not data.startswith(_GZIP):
            return data
        try:
            with gzip.open(path) as packed:
                return packed.read(MOST_UNPACKED)
        except (OSError, EOFError, zlib.error):
            raise InputError("the compressed file breaks off", where=str(path), hint="Fetch it again.") from None

    return str(path), content
