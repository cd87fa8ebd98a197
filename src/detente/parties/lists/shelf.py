"""Editions on disk: a folder each, there whole or not at all, and never written twice.

    lists/un/2026-08-01-1a2b3c4d5e6f/manifest.json       what there is to know of it
                                    /entries.msgpack.gz  its entries
                                    /issues.json         what its reader could not take
                                    /SHA256SUMS          the digests of the three, as `sha256sum --check` reads them

A folder is made under another name, forced to the disk, and then renamed; so whoever reads sees no half of one, and of two
that make the same at once the second finds it there.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from detente.errors import InputError, Issue, ListDamaged, Undecodable, WriteError
from detente.files.atomic import HINT, whole_folder
from detente.files.decoding import from_json, from_msgpack
from detente.files.packed import UNPACKABLE
from detente.files.paths import unopened
from detente.parties.entity import Entity
from detente.parties.lists.edition import Edition, counted, digest

T = TypeVar("T")

MANIFEST: Final = "manifest.json"
ENTRIES: Final = "entries.msgpack.gz"
ISSUES: Final = "issues.json"
SUMS: Final = "SHA256SUMS"
"""Editions that an older program kept have none; their entries are held by the digest in the manifest."""
_SUMS: Final = re.compile(rb"(?:[0-9a-f]{64}  [a-zA-Z.]+\n){3}")
DAY: Final = len("2026-08-01")


def folder_of(edition: Edition) -> str:
    """Return the name of an edition's folder."""
    return edition.label.replace(":", "-")


def shelf_of(source: str) -> str:
    """Return the name of the folder that holds a source's editions."""
    return source.replace(":", ".")


def folders(shelf: Path) -> Iterator[Path]:
    """Yield the folders of editions on a shelf, the newest date first, without those that are unfinished."""
    try:
        found = sorted((path for path in shelf.iterdir() if path.is_dir()), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise unopened(shelf, fault, hint="Look at the folder and its permissions.") from None
    for path in found:
        if day_of(path) is not None:
            yield path


def day_of(folder: Path) -> date | None:
    """Return the date in a folder's name; None where it is no edition's."""
    try:
        return date.fromisoformat(folder.name[:DAY]) if folder.name[DAY : DAY + 1] == "-" else None
    except ValueError:
        return None


def put(shelf: Path, edition: Edition, data: bytes, issues: Sequence[Issue]) -> bool:
    """Put an edition on a shelf; False where it is there already. Raises InputError where nothing can be written."""
    target = shelf / folder_of(edition)
    if target.is_dir():
        return False
    try:
        with whole_folder(target) as part:
            files = {
                ENTRIES: gzip.compress(data, 6, mtime=0),
                ISSUES: msgspec.json.encode([_kept(each) for each in issues]),
                MANIFEST: msgspec.json.format(msgspec.json.encode(edition), indent=1),
            }
            files[SUMS] = b"".join(_line(name, held) for name, held in files.items())
            for name, held in files.items():
                (part / name).write_bytes(held)
    except (OSError, WriteError) as fault:
        if target.is_dir():
            return False  # somebody else put the same there meanwhile
        cause = fault if isinstance(fault, OSError) else fault.__cause__
        what = f"the edition cannot be kept: {getattr(cause, 'strerror', None) or cause}"
        raise InputError(what, where=str(shelf), hint=HINT) from None
    return True


def manifest(folder: Path) -> Edition:
    """Return the description of the edition in a folder. Raises InputError where it is damaged."""
    found, held = _decoded(folder, MANIFEST, Edition, "its manifest cannot be read")
    if folder_of(found) != folder.name or shelf_of(found.source) != folder.parent.name:
        raise _damaged(folder, f"its manifest is of {found.source} {found.label}")
    _check(folder, MANIFEST, held)
    return found


def entities(folder: Path, edition: Edition) -> tuple[Entity, ...]:
    """Return the entries of the edition in a folder. Raises InputError where they are not those that were kept."""
    try:
        held = (folder / ENTRIES).read_bytes()
        data = gzip.decompress(held)
    except (OSError, *UNPACKABLE) as fault:
        raise _damaged(folder, f"its entries cannot be read: {_words(fault)}") from None
    if digest(data) != edition.digest:
        raise _damaged(folder, f"its entries have the digest {digest(data)[:12]}…, not {edition.digest[:12]}…")
    _check(folder, ENTRIES, held)
    try:
        return from_msgpack(data, tuple[Entity, ...], what="its entries cannot be read")
    except Undecodable as fault:  # the digest holds, so it was written otherwise: by another version, or by hand
        raise _damaged(folder, fault.what) from None


def issues(folder: Path) -> tuple[Issue, ...]:
    """Return what the reader of the edition in a folder could not read. Raises InputError where that is damaged."""
    found, held = _decoded(folder, ISSUES, tuple[Issue, ...], "its issues cannot be read")
    _check(folder, ISSUES, held)
    return found


def _kept(issue: Issue) -> dict[str, str]:
    """An issue as it is stored; older programs read the first two."""
    return {"where": issue.where, "what": issue.what, "code": issue.code}


def _decoded(folder: Path, name: str, kind: type[T], what: str) -> tuple[T, bytes]:
    """Return the content of a file of an edition, and its bytes."""
    try:
        held = (folder / name).read_bytes()
        return from_json(held, kind, what=what), held
    except Undecodable as fault:
        raise _damaged(folder, fault.what) from None
    except OSError as fault:
        raise _damaged(folder, f"{what}: {_words(fault)}") from None


def verify(folder: Path) -> Edition:
    """Return the edition in a folder after checking every digest and count. Raises InputError for the first that differs."""
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


def _line(name: str, held: bytes) -> bytes:
    return f"{sha256(held).hexdigest()}  {name}\n".encode()


def _check(folder: Path, name: str, held: bytes) -> None:
    """Raise InputError where a file's bytes are not those that were written, or where the sums are incomplete."""
    try:
        sums = (folder / SUMS).read_bytes()
    except FileNotFoundError:
        return  # an older program's edition
    except OSError as fault:
        raise _damaged(folder, f"its {SUMS} cannot be read: {_words(fault)}") from None
    if not _SUMS.fullmatch(sums):
        raise _damaged(folder, f"its {SUMS} is not as it was written")
    if _line(name, held) not in sums:
        raise _damaged(folder, f"its {name} is not as it was written")


def _damaged(folder: Path, what: str) -> ListDamaged:
    hint = f"It was altered or damaged. Delete the folder, and import the list again; other editions stand. It is {folder}."
    return ListDamaged(what, where=f"{folder.parent.name}/{folder.name}", hint=hint)


def _words(fault: Exception) -> str:
    return (fault.strerror or "" if isinstance(fault, OSError) else "") or str(fault) or type(fault).__name__
