"""Reads JSON lines, one object a line, into frames of text, and reports every line that is no valid object."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import polars as pl

from detente.transactions.field_readers import UnreadableField
from detente.transactions.files.delimited import RawRows
from detente.transactions.files.lines import Line, row_fault, split
from detente.transactions.files.renaming import Renaming
from detente.transactions.transaction import FieldFault, field_fault, field_text
from detente.value import value


@value
class _Twice(Exception):
    key: str


class JsonLinesReader:
    """Reads the objects of a file, one a line; `line` is the number of the first line."""

    def __init__(self, renaming: Renaming, line: int) -> None:
        self.renaming = renaming
        self.used, self.lists = renaming.used, renaming.lists
        self.line = line
        self.row = 1
        self.passed: dict[str, None] = {}
        """The keys met so far that are passed through."""
        self.seen: set[str] = set()
        """The keys found so far."""

    def rows(self, blocks: Iterator[bytes]) -> Iterator[RawRows]:
        """The rows of these blocks, in order."""
        for block in blocks:
            lines = split(block, self.line)
            self.line += len(lines)
            yield self._rows([line for line in lines if line.content.strip()])

    def _rows(self, lines: Sequence[Line]) -> RawRows:
        good: list[dict[str, str | None]] = []
        numbers: list[int] = []
        bad: list[FieldFault] = []
        for number, line in enumerate(lines, self.row):
            cells, faults = self._cells(number, line)
            bad.extend(faults)
            if not faults:
                good.append(cells)
                numbers.append(number)
        self.row += len(lines)
        frame = pl.DataFrame(
            [
                pl.Series(name, [cells.get(name) for cells in good], pl.String)
                for name in (*sorted(self.used), *self.passed)
            ]
        )
        return RawRows(frame=frame, numbers=pl.Series(numbers, dtype=pl.UInt64), faults=tuple(bad), rows=len(lines))

    def _cells(self, number: int, line: Line) -> tuple[dict[str, str | None], list[FieldFault]]:
        """The fields of a line as text, and its faults."""
        found = _object(number, line)
        found = found if isinstance(found, FieldFault) else _undecided(number, line, found)
        if isinstance(found, FieldFault):
            return {}, [found]
        self.seen.update(found)
        cells: dict[str, str | None] = {}
        faults: list[FieldFault] = []
        for key, given in found.items():
            try:
                if key in self.used:
                    text = field_text("parties" if key in self.lists else "", given)
                    cells[key] = given if isinstance(given, str) else text
                elif self.renaming.passes(key) or self.renaming.replaced(key):
                    self.passed[key] = None
                    cells[key] = given if given is None or isinstance(given, str) else json.dumps(given)
                elif (unread := self.renaming.unread(key)) is not None:
                    raise unread
            except UnreadableField as fault:
                faults.append(field_fault(number, key, given, fault))
        return cells, faults


def _object(number: int, line: Line) -> dict[str, Any] | FieldFault:
    try:
        found = _DECODER.decode(line.content.decode("utf-8-sig").strip())
    except UnicodeDecodeError:
        return row_fault(number, line, "is not UTF-8", "Save the file as UTF-8.")
    except json.JSONDecodeError as fault:
        return row_fault(number, line, f"is not JSON: {fault.msg} at column {fault.colno}")
    except _Twice as fault:
        return row_fault(number, line, f"gives {fault.key!r} twice", code="given-twice")
    except (ValueError, RecursionError):
        return row_fault(number, line, "is not JSON that can be read", "A number is too long, or the nesting too deep.")
    return (
        found
        if isinstance(found, dict)
        else row_fault(number, line, "is not a JSON object", "Write one object a line.")
    )


def _undecided(number: int, line: Line, found: dict[str, Any]) -> dict[str, Any] | FieldFault:
    """The facts of a line: of a decision, as `decide` writes it, those of its transaction, and what it passed through."""
    if not {"verdict", "receipt"} <= found.keys():
        return found
    facts, passed = found.get("transaction"), found.get("passed", {})
    if not isinstance(facts, dict) or not isinstance(passed, dict):
        what = "is a decision without its transaction"
        return row_fault(
            number, line, what, "Decide the file that it was made from, or make it again with this version."
        )
    return {**passed, **facts}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(key=next(key for key in keys if keys.count(key) > 1))
    return found


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once)
