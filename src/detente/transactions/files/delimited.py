"""Reads CSV in blocks of lines into frames of text, row by row where necessary, and reports every line that is no valid row.

A block without quotes in which every line has as many commas as the header goes to the columnar engine's parser. Any other block
goes to the standard library's parser record by record, so that one invalid line costs one row.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import polars as pl

from detente.errors import InputError
from detente.files import table
from detente.transactions.columns import NAMES
from detente.transactions.files.lines import LIMIT, Line, row_fault, split
from detente.transactions.transaction import FieldFault
from detente.value import value

BLOCKS_AT_ONCE: Final = 4
"""The number of blocks of lines that are parsed together."""
RECORDS_AT_ONCE: Final = 1000
"""The number of records that the standard library's parser gets at a time."""
_CUT: Final = "The file ends here without a line end: it may have been cut short."
_UNCLOSED: Final = "opens a quote that is never closed"
_MIDDLE: Final = "has a quote in the middle of a cell, which joins it to the next line"


@value
class RawRows:
    """Rows of a file as text or in the file's own types, before the mapping is applied."""

    frame: pl.DataFrame
    """The rows, with the file's own column names."""
    numbers: pl.Series
    """The numbers of these rows, counted from 1."""
    faults: tuple[FieldFault, ...]
    """The faults of lines that are no valid rows."""
    rows: int
    """The number of rows, including those with faults."""


def header(line: bytes, where: str) -> list[str]:
    """The trimmed names of the columns; a name of the transaction table in another case gets the table's spelling.

    Raises:
        InputError: the line is no valid header: it is not text, has a name twice, or a column without a name.
    """
    try:
        (names,) = csv.reader([line.decode("utf-8-sig").rstrip("\r\n")], strict=True)
    except (UnicodeDecodeError, ValueError, csv.Error):
        raise InputError("the first line is not a header of CSV", where=where, hint=table.UTF_8) from None
    cleaned = [name.strip() for name in names]
    cleaned = [name.lower() if name.lower() in NAMES else name for name in cleaned]
    _check_header(cleaned, where)
    return cleaned


def _check_header(names: Sequence[str], where: str) -> None:
    if (found := table.other_delimiter(names)) is not None:
        raise InputError(
            f"the columns are separated by {found!r}",
            where=where,
            hint="Save the table with commas between the columns.",
        )
    for place, name in enumerate(names, 1):
        if not name or "\0" in name:
            raise InputError(
                f"column {place} has no name", where=where, hint="The first line of the file names the columns."
            )
        if name in names[: place - 1]:
            raise InputError(
                f"the column {name!r} stands there twice", where=where, hint="Rename or remove one of them."
            )


class CsvReader:
    """Reads the rows after a header; `line` is the number of their first line."""

    def __init__(self, names: Sequence[str], line: int) -> None:
        self.names = list(names)
        self.line = line
        self.row = 1

    def rows(self, blocks: Iterator[bytes]) -> Iterator[RawRows]:
        """The rows of these blocks, in order."""
        rest = b""
        while batch := b"".join(islice(blocks, BLOCKS_AT_ONCE)):
            block = rest + batch
            frame = self._at_once(block)
            if frame is None:
                records, rest = self._records(block, last=False)
                yield self._one_by_one(records)
            else:
                rest = b""
                self.line += frame.height
                yield self._numbered(frame, ())
        if rest:
            yield self._one_by_one(self._records(rest, last=True)[0])

    def _numbered(self, frame: pl.DataFrame, bad: tuple[FieldFault, ...]) -> RawRows:
        """The rows of a block with their numbers, without the numbers of the lines at fault."""
        count = frame.height + len(bad)
        numbers = pl.int_range(self.row, self.row + count, dtype=pl.UInt64, eager=True)
        if bad:
            numbers = numbers.filter(~numbers.is_in([cell.row for cell in bad]))
        self.row += count
        return RawRows(frame=frame, numbers=numbers, faults=bad, rows=count)

    def _at_once(self, block: bytes) -> pl.DataFrame | None:
        """The block as a frame; None where it may need the standard library's parser.

        The parser refuses a line with more commas than the header, and the number of commas in the block must be that of the
        header times the number of lines, so no line has fewer.
        """
        width, lines = len(self.names), block.count(b"\n") + (not block.endswith(b"\n"))
        plain = width > 1 and b'"' not in block and b"\0" not in block and block.count(b"\r") == block.count(b"\r\n")
        if not plain or block.count(b",") != lines * (width - 1):
            return None
        try:
            frame = pl.read_csv(block, has_header=False, schema=dict.fromkeys(self.names, pl.String), quote_char=None)
        except pl.exceptions.PolarsError:
            return None
        return frame if frame.height == lines else None

    def _records(self, block: bytes, *, last: bool) -> tuple[list[Line | FieldFault], bytes]:
        """The records of a block (lines, joined where a quote is open), and the rest for the next block."""
        lines = split(block, self.line)
        records: list[Line | FieldFault] = []
        place = 0
        while place < len(lines):
            end = _record_end(lines, place)
            if end is not None:
                records.append(lines[place] if end == place + 1 else _joined(lines[place:end]))
                place = end
            elif not last and sum(len(line.content) for line in lines[place:]) <= LIMIT:
                break
            else:
                records.append(
                    row_fault(0, lines[place], _UNCLOSED, "Close it, or double it if it is part of the text.")
                )
                place += 1
        self.line += place
        return records, b"".join(line.content for line in lines[place:])

    def _one_by_one(self, records: Sequence[Line | FieldFault]) -> RawRows:
        good: list[list[str]] = []
        bad: list[FieldFault] = []
        number = self.row
        for start in range(0, len(records), RECORDS_AT_ONCE):
            for cells in _parsed(records[start : start + RECORDS_AT_ONCE], len(self.names)):
                if isinstance(cells, FieldFault):
                    bad.append(replace(cells, row=number))
                elif cells:
                    good.append(cells)
                number += bool(cells)
        columns = zip(*good, strict=True) if good else ((),) * len(self.names)
        frame = pl.DataFrame(
            [pl.Series(name, cells, pl.String) for name, cells in zip(self.names, columns, strict=True)]
        )
        return self._numbered(frame, tuple(bad))


def _parsed(records: Sequence[Line | FieldFault], width: int) -> list[list[str] | FieldFault]:
    """For each record its cells (none where it is blank) or its fault; parsed together if none has a fault."""
    lines = [record for record in records if isinstance(record, Line)]
    if len(lines) == len(records) and not any(b"\0" in line.content for line in lines):
        try:
            parsed = list(csv.reader([line.content.decode().rstrip("\r\n") for line in lines], strict=True))
        except (UnicodeDecodeError, csv.Error):
            parsed = []
        if len(parsed) == len(lines) and all(len(cells) in (0, width) for cells in parsed):
            return [*parsed]
    return [_cells(record, width) if isinstance(record, Line) else record for record in records]


def _joined(lines: Sequence[Line]) -> Line:
    """The record of several lines."""
    return Line(lines[0].number, b"".join(line.content for line in lines))


def _record_end(lines: Sequence[Line], start: int) -> int | None:
    """The index after the last line of the record that begins here; None: its quote is not closed within the limit."""
    quotes = size = 0
    for place in range(start, len(lines)):
        quotes += lines[place].content.count(b'"')
        size += len(lines[place].content)
        if quotes % 2 == 0:
            return place + 1
        if size > LIMIT:
            return None
    return None


def _cells(record: Line, width: int) -> list[str] | FieldFault:
    """The cells of a record; none where it is blank."""
    if b"\0" in record.content:
        return row_fault(0, record, "holds a NUL byte", "Is the file text?")
    try:
        parsed = list(csv.reader([record.content.decode().rstrip("\r\n")], strict=True))
    except UnicodeDecodeError:
        return row_fault(0, record, "is not UTF-8", "Save the file as UTF-8.")
    except csv.Error as fault:
        if "new-line" in str(fault):  # the parser's message advises how to open a file, which does not help the user
            return row_fault(0, record, _MIDDLE, "Put the cell in quotes, and double those within it.")
        return row_fault(0, record, f"is not CSV: {fault}")
    cells = parsed[0] if parsed else []
    if not cells or len(cells) == width:
        return cells
    advice = "" if record.content.endswith(b"\n") or len(cells) > width else _CUT
    return row_fault(0, record, f"has {len(cells)} cell{'s' if len(cells) > 1 else ''}, the header has {width}", advice)
