"""Recognise which list a file is, and open it, by the declarations of lists (`sources`) and of formats (`formats`)."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from detente.errors import InputError, UsageError
from detente.files import packed
from detente.files.paths import is_file, is_folder, no_such_file
from detente.parties.lists import formats
from detente.parties.lists.readers.reader import OpenList
from detente.parties.lists.sources import SOURCES, ListSource

HEAD: Final = 4096
REFUSED: Final = Path(__file__).with_name("refused_formats.csv")
FETCH: Final = "Fetch it again."
_NUMBERED: Final = re.compile(r"file (\d+)(?=\W|$)")
NAMED: Final = 3
"""The number of files that a message names one by one."""


def recognised(head: bytes, where: str) -> str:
    """Return the format of a file by its first bytes. Raises InputError for a file of no known format, such as an error page."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode()
    if (found := formats.of_head(head)) is not None:
        return found
    if not head.strip():
        raise InputError("the file is empty", where=where, hint="Fetch it again; no edition was made.")
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        raise InputError(
            "this is a web page, not a list", where=where, hint="Open it: it may say why there is no list."
        )
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError("the file has a DOCTYPE, and is not read", where=where, hint="No list needs one.")
    for row in _refused():
        if row["mark"].encode() in head:
            raise InputError(f"this is {row['format']}, which is not read", where=where, hint=f"Take {row['take']}.")
    raise InputError(
        "this is no list in a known format",
        where=where,
        hint=f"Formats: {', '.join(formats.IDS)}; name one with --format.",
    )


@cache
def _refused() -> list[dict[str, str]]:
    """Return the formats that are known and not read: their mark, what they are, and what to take instead."""
    with REFUSED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def format_of(path: Path) -> str:
    """Return the format of a file by its first bytes. Raises InputError where there is no such file, and as `recognised` does."""
    with _unpacked(path) as file:
        return recognised(_head(file, path), path.name)


def source_of(format_: str, paths: Sequence[Path]) -> str:
    """Return the source of a file of a format; the names of the files distinguish lists of the same format.

    Raises UsageError for an unknown format.
    """
    formats.known(format_)
    names = [path.name.lower() for path in paths]
    found = [each for each in SOURCES.values() if format_ in each.formats]
    named = (each for each in found if each.files and all(name.startswith(each.files) for name in names))
    return next(named, found[0]).id


def fitting(source: ListSource, format_: str) -> None:
    """Raise UsageError where an authority does not publish its list in this format; the user's own lists may have any format."""
    if source.own or formats.format_(format_).exports or format_ in source.formats:
        return
    theirs = source_of(format_, ())
    what = f"{source.id} does not come as {format_}, which is a form of {theirs}"
    raise UsageError(
        what, where="--source", hint=f"Leave --source out, or take it as a list of your own: own:{theirs}."
    )


@contextmanager
def opened(
    paths: Sequence[Path], format_: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[OpenList]:
    """Open the list that these files contain, `.gz` or not; `columns` has the names of a table's own columns by ours.

    Raises InputError for files that are no list, UsageError for an unknown format, or for columns of one that has none.
    """
    chosen = format_ or format_of(paths[0])
    with ExitStack() as stack:
        files = [stack.enter_context(_unpacked(path)) for path in paths]
        try:
            with packed.refused_broken(called(paths), FETCH):
                yield reader(chosen, files, columns)
        except InputError as fault:
            raise InputError(fault.what, where=_place(fault.where, paths), hint=fault.hint) from None


def called(paths: Sequence[Path]) -> str:
    """Return the names of files as an error shows them: at most three."""
    names = [path.name for path in paths]
    return ", ".join(names) if len(names) <= NAMED else f"{', '.join(names[:2])} and {len(names) - 2} others"


def _place(where: str, paths: Sequence[Path]) -> str:
    """Return the place of a fault, with the name of the file instead of the number that the reader gave it."""
    numbered = _NUMBERED.match(where)
    if numbered and int(numbered[1]) <= len(paths):
        return f"{paths[int(numbered[1]) - 1].name}{where[numbered.end() :]}"
    name = called(paths)
    return f"{name}: {where}" if where and where != name else name


def reader(format_: str, files: Sequence[BinaryIO], columns: Mapping[str, str] | None = None) -> OpenList:
    """Return the reader of a format over open files. Raises UsageError for an unknown format, InputError for too many files."""
    found = formats.format_(format_)
    if columns and found.columns is None:
        hint = "They are for a table of your own: --format own-table, or leave --columns out."
        raise UsageError(f"the columns of {format_} are known", where="--columns", hint=hint)
    if len(files) > 1 and not found.several:
        raise InputError(f"the format {format_} has one file, not {len(files)}", hint="Import the files one by one.")
    return found.reader(*files) if found.columns is None else found.columns(*files, columns=columns)


def _head(file: BinaryIO, path: Path) -> bytes:
    """Return the first bytes of an open file, and set it back to its beginning."""
    with packed.refused_broken(path.name, FETCH):
        found = file.read(HEAD)
    file.seek(0)
    return found


def _unpacked(path: Path) -> AbstractContextManager[BinaryIO]:
    """Return a file, `.gz` or not, unpacked. Raises InputError where there is none."""
    if is_folder(path):
        raise InputError("this is a folder", where=str(path), hint="Give the file, or the files that make one edition.")
    if not is_file(path):
        raise no_such_file(path)
    return packed.opened(path)
