"""A table as people have it, made into plain CSV: a workbook, another separator or encoding, a packed file, lines of title.

What is certain is done and said (`notices`); what is not is asked for by an option. A file that is plain CSV in UTF-8 already is
left as it is.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO, cast

from detente.errors import InputError, UsageError
from detente.files import archives, packed, paths, workbook
from detente.nearest import nearest
from detente.value import value

SEPARATORS: Final = (",", ";", "\t", "|")
NAMES: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
HEAD: Final = 1 << 16
LOOKED_AT: Final = 30
"""Rows among which the header of a table with a title is looked for."""
LEAST_COLUMNS: Final = 3
"""Columns from which a later row is the header of a table that begins with a title."""
MOST_UNPACKED: Final = 1 << 34
ENCODINGS: Final = ("utf-8", "utf-16", "gbk", "gb18030", "big5", "shift_jis", "euc-kr", "latin-1", "cp1251", "cp1252")
TOTALS: Final = re.compile(
    r"\s*(grand\s+|sub-?\s?)?total(s|e)?\b.*|合计.*|总计.*|总值.*|итого.*|всего.*", re.IGNORECASE
)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GZIP: Final = b"\x1f\x8b"
_SEP: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\s*")


@value
class PlainTable:
    """What became of a table."""

    changed: bool
    """Whether the plain CSV was written; False: the file is plain already."""
    notices: tuple[str, ...] = ()
    """What was done, in sentences for the user."""


def written(path: Path, out: Path, *, encoding: str = "", sheet: str = "") -> PlainTable:
    """Write a table as plain CSV in UTF-8, where it is not that already.

    Args:
        path: The file.
        out: Where the plain CSV is written.
        encoding: The encoding of a text; empty: UTF-8, or UTF-16 with a byte order mark.
        sheet: The name of the sheet of a workbook; empty: the first one.

    Raises:
        InputError: the file cannot be opened, unpacked or decoded, or has no such sheet.
        UsageError: there is no encoding of this name, or a sheet is named of a file that is no workbook.
    """
    _refuse_encoding(encoding)
    if archives.is_workbook(path):
        return _of_workbook(path, out, sheet)
    if sheet:
        raise UsageError(f"{path.name} is no workbook", where="--sheet", hint="Leave it out.")
    with _unpacked(path) as (file, told), packed.refused_broken(str(path), "Fetch it again."):
        head = file.peek(HEAD)[:HEAD]
        codec = encoding or ("utf-16" if head.startswith(_UTF_16) else "utf-8-sig")
        if _is_other(head) or (not (told or encoding) and codec == "utf-8-sig" and _is_plain(head)):
            return PlainTable(changed=False)
        text = cast("TextIO", io.TextIOWrapper(file, encoding=codec, newline="", errors="strict"))
        notices = [*told, *([f"It is read as {codec}."] if codec != "utf-8-sig" else [])]
        return _of_text(text, out, str(path), notices)


def _refuse_encoding(name: str) -> None:
    try:
        if name:
            codecs.lookup(name)
    except LookupError:
        raise UsageError(
            f"there is no encoding {name!r}", where="--encoding", hint=nearest(name, ENCODINGS) or "Such as gbk."
        ) from None


class _unpacked:  # noqa: N801 -- used as a function
    """Opens a file, unpacked where it is compressed or an archive of one file; with what was done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> tuple[io.BufferedReader, list[str]]:
        if archives.is_archive(self._path):
            name, content = archives.one(self._path)
            return io.BufferedReader(cast("io.RawIOBase", content)), [f"It is the file {name} of the archive."]
        self._file = paths.opened(self._path)
        found = packed.unpacked(self._file)
        return found, ["It is unpacked with gzip."] if _begins_packed(self._path) else []

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()


def _begins_packed(path: Path) -> bool:
    with paths.opened(path) as file:
        return file.read(len(_GZIP)) == _GZIP


def _is_other(head: bytes) -> bool:
    """Return whether a file is no table of text with a header: JSON, Parquet, XML, an old workbook, or empty."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return not start or start.startswith((b"{", b"[", b"<", b"PAR1", b"\xd0\xcf\x11\xe0", b"PK\x03\x04"))


def _is_plain(head: bytes) -> bool:
    """Return whether a text is separated by commas from its first line on, and that is no title."""
    text = head.decode("utf-8-sig", "replace")
    lines = text.splitlines()[:LOOKED_AT]
    first = next((line for line in lines if line.strip()), "")
    if _SEP.fullmatch(first):
        return False
    return _separator(lines) == "," and not _header_at([_cells(line, ",") for line in lines])


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that gives the first lines most columns, and the same number in most of them; a comma where none does."""
    given = [line for line in lines if line.strip()][:LOOKED_AT]

    def columns(mark: str) -> tuple[int, int]:
        widths = [len(_cells(line, mark)) for line in given]
        most = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (0, 0) if most < len(SEPARATORS) - 2 else (widths.count(most), most)

    best = max(SEPARATORS, key=lambda mark: (columns(mark)[1] > 1, *columns(mark)))
    first = given[0] if given else ""
    return "," if len(_cells(first, ",")) > len(_cells(first, best)) else best


def _of_text(text: TextIO, out: Path, where: str, notices: list[str]) -> PlainTable:
    try:
        lines = list(islice(text, LOOKED_AT))
        if lines and (named := _SEP.fullmatch(lines[0].rstrip("\r\n"))) is not None:
            separator, lines = named[1], lines[1:]
        else:
            separator = _separator(lines)
        if separator != ",":
            notices.append(f"Its columns are separated by {NAMES.get(separator, repr(separator))}.")
        rows = csv.reader(chain(lines, text), delimiter=separator)
        return _write(out, (list(map(str, row)) for row in rows), notices)
    except UnicodeDecodeError as fault:
        hint = "Name its encoding with --encoding, such as gbk, latin-1, cp1251 or utf-16."
        raise InputError(f"is not {fault.encoding.upper()}", where=where, hint=hint) from None
    except csv.Error as fault:
        raise InputError(f"is no CSV: {fault}", where=where, hint="Save the table as CSV in UTF-8.") from None


def _of_workbook(path: Path, out: Path, sheet: str) -> PlainTable:
    with paths.opened(path) as file:
        names = workbook.sheets(file)
    if sheet and sheet not in names:
        hint = nearest(sheet, names) or f"Its sheets are {', '.join(names)}."
        raise UsageError(f"{path.name} has no sheet {sheet!r}", where="--sheet", hint=hint)
    notices = [f"The sheet {sheet or names[0]!r} of {len(names)} is read."] if len(names) > 1 else []
    with paths.opened(path) as file:
        rows = ([_text(cell) for cell in row] for row in workbook.rows(file, sheet))
        try:
            return _write(out, rows, notices)
        except InputError as fault:
            raise InputError(fault.what, where=str(path), hint=fault.hint) from None


def _text(cell: Any) -> str:
    """Return a cell of a workbook as a table of text has it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _write(out: Path, rows: Iterable[list[str]], notices: list[str]) -> PlainTable:
    """Write the rows from the header on; blank rows, and totals below a table with a title, are left out."""
    given = ([cell.strip() for cell in row] for row in rows)
    filled = (row for row in given if any(row))
    first = list(islice(filled, LOOKED_AT))
    start = _header_at(first)
    width = _width(first[start]) if first else 0
    if start:
        notices.append(
            f"{start} {'line' if start == 1 else 'lines'} of title before the header {'is' if start == 1 else 'are'} skipped."
        )
    totals = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in _fitted(chain(first[start:], filled), width):
            if start and _is_total(row):
                totals += 1
            else:
                writer.writerow(row)
    if totals:
        notices.append(
            f"{totals} {'row' if totals == 1 else 'rows'} of totals {'is' if totals == 1 else 'are'} left out."
        )
    return PlainTable(changed=True, notices=tuple(notices))


def _width(header: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(header, 1) if cell), default=0)


def _fitted(rows: Iterable[list[str]], width: int) -> Iterator[list[str]]:
    """Yield the rows with the columns of the header; a cell to the right of them stays, so that the row is told to be too long."""
    for row in rows:
        yield (row + [""] * width)[: max(width, _width(row))]


def _is_total(row: Sequence[str]) -> bool:
    first = next((cell for cell in row if cell), "")
    return TOTALS.fullmatch(first) is not None


def _header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return the place of the header: the first row of words that is as wide as the table, where the first row is not."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    widest = max(filled, default=0)
    if not filled or widest < LEAST_COLUMNS or filled[0] * 2 > widest:
        return 0
    return next(
        (
            place
            for place, row in enumerate(rows)
            if filled[place] * 2 > widest and not any(_is_number(cell) for cell in row if cell.strip())
        ),
        0,
    )


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9][0-9 .,']*", cell.strip()) is not None
