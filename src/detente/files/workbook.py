"""A workbook (.xlsx) from an untrusted source: checked as a zip file before anything in it is read."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final, cast

from detente.errors import InputError
from detente.files import encoding, limits, xml

MOST_PACKED: Final = 64 * 1024 * 1024
MOST_BYTES: Final = 256 * 1024 * 1024
"""The most bytes of all members together, unpacked; a list has about ten million."""
MOST_MEMBERS: Final = 1000
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 60
"""The most columns that are read: a sheet may claim more, and the library would fill every gap with so many cells."""
XML: Final = (".xml", ".rels", ".vml")
"""The names of the members that the library parses as XML."""
HINT: Final = "Take the file from its authority."


def rows(file: BinaryIO, sheet: str = "") -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a sheet, by default the first one, as values, `MOST_COLUMNS` cells each.

    Raises:
        InputError: the file is no safe workbook.
    """
    with _refusing():
        yield from _values(_safe(file), sheet)


def sheets(file: BinaryIO) -> list[str]:
    """Return the names of the sheets. Raises InputError as `rows`."""
    with _refusing(), _opened(_safe(file)) as book:
        return [sheet.title for sheet in book.worksheets]


def _safe(file: BinaryIO) -> bytes:
    data = file.read(MOST_PACKED + 1)
    if len(data) > MOST_PACKED:
        raise InputError(f"the workbook has more than {MOST_PACKED // 1024 // 1024} MiB", hint="Is it the right file?")
    with _refusing():
        _look_over(data)
    return data


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn whatever the library raises within the block into InputError."""
    try:
        yield
    except InputError:
        raise
    except ModuleNotFoundError as fault:  # told as a fault of this file, so that an update of other lists goes on
        hint = "Install it beside detente: python -m pip install openpyxl"
        raise InputError(
            f"a workbook is read with the package {fault.name}, which is not installed", hint=hint
        ) from None
    except Exception as fault:  # noqa: BLE001 -- the library says nowhere what it raises for a broken workbook: TypeError, KeyError, anything
        raise InputError("this is no workbook, or a broken one", hint=f"Fetch the file again ({fault}).") from None


def _look_over(data: bytes) -> None:
    """Refuse a file that unpacks to more than a list has, and XML with a DOCTYPE, which the library's parser would follow."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
            raise InputError(f"the workbook unpacks to more than {MOST_BYTES // 1024 // 1024} MiB", hint=HINT)
        for member in members:
            with archive.open(member) as file:
                head = file.read(encoding.HEAD)
                file.seek(0)
                guard = xml.Decoded if _is_xml(member.filename, head) else xml.Guarded
                guarded = guard(cast("BinaryIO", file), MOST_BYTES)
                while guarded.read():
                    pass


def _is_xml(name: str, head: bytes) -> bool:
    """Return whether a member is XML, by its name or its first bytes, in any encoding; others are pictures, for example."""
    begins = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return name.lower().endswith(XML) or begins.startswith((b"<", b"\x4c\x6f\xa7\x94"))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow to import, needed only for a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles, which nobody reads
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise InputError("the workbook has no sheet", hint=HINT)
        yield book
    finally:
        book.close()


def _values(data: bytes, sheet: str) -> Iterator[tuple[Any, ...]]:
    with _opened(data) as book:
        found = book[sheet] if sheet else book.worksheets[0]
        for number, row in enumerate(found.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
            if number > MOST_ROWS:
                raise InputError(f"the sheet has more than {MOST_ROWS:,} rows", hint="Is it the right file?")
            for cell in row:
                if isinstance(cell, str):
                    limits.refuse_long(cell, limits.MOST_CELL, "a cell", f"row {number}")
            yield row
