"""Editions on disk: a folder each, there whole or not at all, and never written twice.

    lists/un/2026-08-01-1a2b3c4d5e6f/manifest.json       what there is to know of it
                                    /entries.msgpack.gz  its entries
                                    /issues.json         what its reader could not take

A folder is made under another name, forced to the disk, and then renamed; so whoever reads sees no half of one, and of two
that make the same at once the second finds it there.
"""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from detente.errors import InputError, WriteError
from detente.files.atomic import HINT, whole_folder
from detente.parties.entity import Entity, Issue
from detente.parties.lists.edition import Edition, counted, digest

MANIFEST: Final = "manifest.json"
ENTRIES: Final = "entries.msgpack.gz"
ISSUES: Final = "issues.json"
DAY: Final = len("2026-08-01")


def folder_of(edition: Edition) -> str:
    """The name of an edition's folder."""
    return edition.label.replace(":", "-")


def shelf_of(source: str) -> str:
    """The name of the folder that holds a source's editions."""
    return source.replace(":", ".")


def folders(shelf: Path) -> Iterator[Path]:
    """The folders of editions on a shelf, the newest day first; those that are being made, or were left half made, not."""
    try:
        found = sorted((path for path in shelf.iterdir() if path.is_dir()), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in found:
        if day_of(path) is not None:
            yield path


def day_of(folder: Path) -> date | None:
    """The day in a folder's name; None where it is no edition's."""
    try:
        return date.fromisoformat(folder.name[:DAY]) if folder.name[DAY : DAY + 1] == "-" else None
    except ValueError:
        return None


def put(shelf: Path, edition: Edition, data: bytes, issues: Sequence[Issue]) -> bool:
    """Put an edition on a shelf; False where it stands there already. Raises InputError where nothing can be written."""
    target = shelf / folder_of(edition)
    if target.is_dir():
        return False
    try:
        with whole_folder(target) as part:
            (part / ENTRIES).write_bytes(gzip.compress(data, 6, mtime=0))
            (part / ISSUES).write_bytes(msgspec.json.encode(issues))
            (part / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(edition), indent=1))
    except (OSError, WriteError) as fault:
        if target.is_dir():
            return False  # somebody else put the same there meanwhile
        cause = fault if isinstance(fault, OSError) else fault.__cause__
        what = f"the edition cannot be kept: {getattr(cause, 'strerror', None) or cause}"
        raise InputError(what, where=str(shelf), mend=HINT) from None
    return True


def manifest(folder: Path) -> Edition:
    """What there is to know of the edition in a folder. Raises InputError where it is damaged."""
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Edition)
    except (OSError, msgspec.MsgspecError) as fault:
        raise _damaged(folder, f"its manifest cannot be read: {_words(fault)}") from None
    if folder_of(found) != folder.name or shelf_of(found.source) != folder.parent.name:
        raise _damaged(folder, f"its manifest is of {found.source} {found.label}")
    return found


def entities(folder: Path, edition: Edition) -> tuple[Entity, ...]:
    """The entries of the edition in a folder. Raises InputError where they are not those that were kept."""
    try:
        data = gzip.decompress((folder / ENTRIES).read_bytes())
    except (OSError, EOFError, zlib.error) as fault:
        raise _damaged(folder, f"its entries cannot be read: {_words(fault)}") from None
    if digest(data) != edition.digest:
        raise _damaged(folder, f"its entries have the digest {digest(data)[:12]}…, not {edition.digest[:12]}…")
    return msgspec.msgpack.decode(data, type=tuple[Entity, ...])


def issues(folder: Path) -> tuple[Issue, ...]:
    """What the reader of the edition in a folder could not take. Raises InputError where that is damaged."""
    try:
        return msgspec.json.decode((folder / ISSUES).read_bytes(), type=tuple[Issue, ...])
    except (OSError, msgspec.MsgspecError) as fault:
        raise _damaged(folder, f"its issues cannot be read: {_words(fault)}") from None


def verify(folder: Path) -> Edition:
    """The edition in a folder, every digest and count made again. Raises InputError for the first that differs."""
    edition = manifest(folder)
    found = entities(folder, edition)
    for noun, said, count in (
        (("entry", "entries"), edition.entries, len(found)),
        (("name", "names"), edition.names, sum(len(each.names) for each in found)),
        (("issue", "issues"), edition.issues, len(issues(folder))),
    ):
        if said != count:
            raise _damaged(folder, f"{counted(count, *noun)}, where its manifest says {said:,}")
    return edition


def _damaged(folder: Path, what: str) -> InputError:
    mend = f"It was altered or damaged. Delete the folder, and import the list again; other editions stand. It is {folder}."
    return InputError(what, where=f"{folder.parent.name}/{folder.name}", mend=mend)


def _words(fault: Exception) -> str:
    return (fault.strerror or "" if isinstance(fault, OSError) else "") or str(fault) or type(fault).__name__
