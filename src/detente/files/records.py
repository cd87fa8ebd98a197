"""Reads a small file that a person keeps, CSV, a JSON array or JSON lines, as records with the line that each comes from."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from detente.errors import Fault, InputError
from detente.files import table
from detente.files.paths import opened
from detente.nearest import nearest

MOST_BYTES: Final = 64 * 1024 * 1024
Record = TypeVar("Record")
RecordCell = str | list[str]
"""The text of a cell; where JSON may give several texts for one key, all of them."""


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """The columns of such a file."""

    what: str
    """What its records are, as in `a file of judgements`."""
    columns: tuple[str, ...]
    required: tuple[str, ...]
    hint: str
    numbers: tuple[str, ...] = ()
    """Keys that JSON may give as a number."""
    lists: tuple[str, ...] = ()
    """Keys that JSON may give as a list of texts."""

    def records(self, path: Path, made: Callable[[dict[str, Any]], Record]) -> list[tuple[str, Record]]:
        """Return what `made` makes of each record, with its place.

        Raises InputError for a file that cannot be read, and for every record that `made` refuses, with its place.
        """
        found: list[tuple[str, Record]] = []
        faults: list[Fault] = []
        for where, row in self._cells(path):
            try:
                found.append((where, made(row)))
            except InputError as fault:
                place = f"{where}: {fault.where}" if fault.where else where
                faults.append(Fault(what=fault.what, where=place, hint=fault.hint, code="unreadable"))
        if faults:
            rest = "".join(f"\n{each}" for each in faults[1:])
            hint = f"{faults[0].hint}{rest}" if rest else faults[0].hint
            raise InputError(faults[0].what, where=faults[0].where, hint=hint, faults=faults)
        return found

    def _cells(self, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
        with opened(path) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise InputError(f"is too long for a file of {self.what}", where=str(path), hint=self.hint)
        start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        return self._json(data, path) if start[:1] in (b"[", b"{") else self._csv(data, path)

    def _csv(self, data: bytes, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
        lines = table.lines(io.BytesIO(data), str(path), table.UTF_8)
        cells = table.cells(lines, str(path), table.UTF_8)
        number, first = next(cells, (1, []))
        header = [name.strip().lower() for name in first]
        self._refuse_header(header, f"{path}: line {number}")
        for line, row in cells:
            if len(row) != len(header):
                what = f"has {len(row)} cells, the header has {len(header)}"
                raise InputError(what, where=f"{path}: line {line}", hint="Put a cell that has a comma in quotes.")
            yield f"{path}: line {line}", dict(zip(header, map(str.strip, row), strict=True))

    def _refuse_header(self, header: Sequence[str], where: str) -> None:
        for name in self.required:
            if name not in header:
                raise InputError(f"there is no column {name!r}", where=where, hint=self.hint)
        unknown = [name for name in header if name not in self.columns]
        if unknown:
            hint = nearest(unknown[0], self.columns) or self.hint
            raise InputError(f"unknown column {unknown[0]!r}", where=where, hint=hint)
        if (twice := table.doubled(list(header))) is not None:
            raise InputError(f"the column {twice!r} is there twice", where=where, hint="Remove one of them.")

    def _json(self, data: bytes, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of an array, or of lines."""
        try:
            text = data.decode("utf-8-sig")
            if text.lstrip().startswith("["):
                entries = [(f"{path}: entry {number}", each) for number, each in enumerate(json.loads(text), 1)]
            else:
                lines = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
                entries = [(f"{path}: line {number}", json.loads(line)) for number, line in lines]
        except (ValueError, RecursionError) as fault:
            raise InputError(f"is not JSON: {fault}", where=str(path), hint=self.hint) from None
        for where, each in entries:
            yield where, self._texts(each, where)

    def _texts(self, given: Any, where: str) -> dict[str, Any]:
        if not isinstance(given, dict):
            raise InputError("is no object", where=where, hint=self.hint)
        for key in given:
            if key not in self.columns:
                raise InputError(f"unknown key {key!r}", where=where, hint=nearest(key, self.columns) or self.hint)
        return {key: self._cell(key, each, where) for key, each in given.items()}

    def _cell(self, key: str, given: Any, where: str) -> RecordCell:
        if given is None or isinstance(given, str):
            return (given or "").strip()
        if key in self.numbers and isinstance(given, int | float) and not isinstance(given, bool):
            return repr(given)
        if key in self.lists and isinstance(given, list) and all(isinstance(each, str) for each in given):
            return given
        raise InputError(f"{key} is no text", where=where, hint="Give it in quotes.")
