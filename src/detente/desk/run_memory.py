"""The record of the last run of `decide`, under the user's home, from which `explain` finds its rows."""

from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec

from detente.decide.approval import Approval
from detente.decide.counted import CountedAmount
from detente.decide.identity_judgement import IdentityJudgement
from detente.errors import InputError, UsageError, WriteError
from detente.files import atomic
from detente.files.decoding import from_json
from detente.files.paths import is_file, opened
from detente.law.condition import Finding
from detente.transactions.files.form import AS_WRITTEN, FileForm

MEMORY = "last-decide.json"
KEPT = 20
"""Earlier files that are remembered."""
MOST_LOOKED_AT = 64 * 1024 * 1024
"""Bytes of an earlier file that is looked through for an id."""
STDIN = "-"


class RunMemory(msgspec.Struct, frozen=True, kw_only=True):
    """The record of the last run."""

    file: str
    mapping: str | None
    regime: str
    with_drafts: tuple[str, ...]
    position: str | None
    matching: bool
    take: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None
    identities: tuple[IdentityJudgement, ...] = ()
    counted: str | tuple[CountedAmount, ...] = ()
    approvals: str | tuple[Approval, ...] | None = None
    corpus: str | None = None
    """The folder of the law; None: the law that ships."""
    decided_at: str = ""
    """The time, as in `2026-08-01 14:05:09`."""
    size: int = -1
    modified: int = -1
    """Bytes and time of change of the file as it was decided; -1: not known."""
    receipt: str = ""
    """Of a single transaction that no file gave."""
    row: str = ""
    """Its id."""
    with_proposals: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    known_on: date | None = None
    form: FileForm = AS_WRITTEN
    """How the file is written."""
    earlier: tuple[tuple[str, str], ...] = ()
    """Files that were decided before, the newest first, each with the time."""

    @property
    def called(self) -> str:
        """The run, as an error names it."""
        return f"{self.file}, decided {self.decided_at}" if self.decided_at else self.file


def read(home: Path) -> RunMemory:
    """Return the record of the last run. Raises UsageError if there is none, InputError if it is damaged."""
    path = home / MEMORY
    if not is_file(path):
        raise UsageError("no file was decided yet", hint="Run `detente decide FILE` first, or give a receipt.")
    with opened(path) as file:
        return from_json(
            file.read(),
            RunMemory,
            what="this is not the memory of a run",
            where=str(path),
            hint="Decide the file again.",
        )


def file_name(file: Path | None) -> str:
    """What a run's memory calls its file: the whole path, `-` for standard input, empty where there is none."""
    if file is None or str(file) == STDIN:
        return "" if file is None else STDIN
    return str(file.resolve())


def state_of(file: Path | None) -> tuple[int, int]:
    """The size of a file in bytes and when it was changed; -1 and -1 of one that is none, as a folder or a stream."""
    if file is None or not is_file(file):
        return -1, -1
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def earlier_files(home: Path, file: str) -> tuple[tuple[str, str], ...]:
    """The files that were decided before this one, the newest first."""
    try:
        last = read(home)
    except (UsageError, InputError):
        return ()
    before = ((last.file, last.decided_at), *last.earlier)
    return tuple(each for each in before if each[0] not in ("", STDIN, file))[:KEPT]


def absolute(mapping: str | None) -> str | None:
    """Return the whole path of a mapping that is a file; pairs stay as they are."""
    return str(Path(mapping).resolve()) if mapping is not None and is_file(Path(mapping)) else mapping


def elsewhere(kept: RunMemory, name: str) -> str:
    """Where an earlier run has a row of this id, as a hint; empty where none has."""
    from detente.transactions.files.source import open_source as opened_source

    for file, decided_at in kept.earlier:
        path = Path(file)
        if not is_file(path) or path.stat().st_size > MOST_LOOKED_AT:
            continue
        try:
            with opened_source(path, None) as source:
                has = any("id" in chunk.table.columns and name in chunk.table["id"] for chunk in source.chunks())
        except InputError:
            continue  # it was read by a mapping, or is no longer what it was
        if has:
            return f"It is in {file}, decided {decided_at}: decide that file again, or give the receipt."
    return ""


def write(home: Path, kept: RunMemory) -> None:
    """Write the record; a home that cannot be written to does not spoil a decision."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        atomic.write(home / MEMORY, [msgspec.json.encode(kept)])
    except (OSError, WriteError):
        return
