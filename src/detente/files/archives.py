"""Archives of files (.zip) from untrusted sources, read in memory within limits."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from detente.errors import InputError
from detente.files import paths

MAGIC: Final = b"PK\x03\x04"
MOST_MEMBERS: Final = 100_000
MOST_BYTES: Final = 1024 * 1024 * 1024
"""Bytes of one member, unpacked."""
WORKBOOK: Final = "[Content_Types].xml"
"""The member that a workbook has, which is an archive too."""
HINT: Final = "Unpack it first, and give the file or the folder."


def is_archive(path: Path) -> bool:
    """Return whether a file is an archive, and no workbook."""
    if not paths.is_file(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC and WORKBOOK not in _names(path)
    except (OSError, zipfile.BadZipFile):
        return False


def is_workbook(path: Path) -> bool:
    """Return whether a file is a workbook of a spreadsheet."""
    try:
        return paths.is_file(path) and zipfile.is_zipfile(path) and WORKBOOK in _names(path)
    except (OSError, zipfile.BadZipFile):
        return False


def _names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def members(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name of each file of an archive, in order of names, with a function that reads it.

    Raises:
        InputError: there are too many; reading one that is encrypted, broken or too large raises it too.
    """
    with paths.opened(path) as file, _archive(file, path) as archive:
        found = [each for each in archive.infolist() if not each.is_dir() and not _hidden(each.filename)]
    if len(found) > MOST_MEMBERS:
        raise InputError(f"the archive has {len(found):,} files", where=str(path), hint=HINT)
    for each in sorted(found, key=lambda member: member.filename):
        yield each.filename, _reader(path, each)


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _archive(file: BinaryIO, path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise InputError("is a broken archive", where=str(path), hint="Fetch it again.") from None


def _reader(path: Path, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    def content() -> bytes:
        where = f"{path}: {member.filename}"
        if member.file_size > MOST_BYTES:
            raise InputError(f"has {member.file_size:,} bytes", where=where, hint=HINT)
        if member.flag_bits & 1:
            raise InputError("is encrypted", where=where, hint=HINT)
        try:
            with paths.opened(path) as file, _archive(file, path) as archive, archive.open(member) as inner:
                data = inner.read(member.file_size + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as fault:
            raise InputError(f"cannot be unpacked ({fault})", where=where, hint=HINT) from None
        return data

    return content


def one(path: Path) -> tuple[str, BinaryIO]:
    """Return the name of the only file of an archive, and its content. Raises InputError where it has another number of files."""
    found = list(members(path))
    if len(found) != 1:
        names = ", ".join(name for name, _ in found[:5])
        what = f"is an archive of {len(found):,} files" + (f": {names}" if names else "")
        raise InputError(what, where=str(path), hint="Unpack it, and give one file.")
    ((name, content),) = found
    return name, io.BytesIO(content())
