"""Splits a stream of bytes into blocks of whole lines, in bounded memory: a line that is too long is refused."""

from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from detente.errors import FaultCode, InputError
from detente.transactions.transaction import MAX_SHOWN, FieldFault

LIMIT: Final = 1 << 20
"""The most bytes of a line, and the number of bytes that are read at a time."""


class Line(NamedTuple):
    """A line or a record of several lines, with the number of its first line."""

    number: int
    """The number of the line in the file, counted from 1."""
    content: bytes


def blocks(handle: BinaryIO, where: str, start: bytes = b"") -> Iterator[bytes]:
    """Blocks of whole lines of about a megabyte; only the last block may be without a line end.

    Args:
        handle: The stream; only `read` is used.
        where: The name of the stream for errors.
        start: The bytes that were already read from it.

    Raises:
        InputError: a line is longer than `LIMIT`, or the stream cannot be read to its end.
    """
    rest, lines = start, 0
    while piece := _read(handle, where):
        rest += piece
        end = rest.rfind(b"\n") + 1
        # Only a line that began in an earlier piece can be too long, since a line within a piece is not longer than the piece.
        if max(rest.find(b"\n"), 0 if end else len(rest)) > LIMIT:
            hint = "Is it a table, with one row a line?"
            raise InputError(f"line {lines + 1} is longer than {LIMIT} bytes", where=where, hint=hint)
        if end:
            lines += rest.count(b"\n")
            yield rest[:end]
            rest = rest[end:]
    if rest:
        yield rest


def _read(handle: BinaryIO, where: str) -> bytes:
    try:
        return handle.read(LIMIT)
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror or fault}", where=where) from None


def split(block: bytes, first: int) -> list[Line]:
    """The lines of a block, with their line ends; `first` is the number of the first line."""
    pieces = block.split(b"\n")
    ended = [Line(number, piece + b"\n") for number, piece in enumerate(pieces[:-1], first)]
    return [*ended, Line(first + len(ended), pieces[-1])] if pieces[-1] else ended


def row_fault(row: int, line: Line, what: str, advice: str = "", *, code: FaultCode = "not-a-row") -> FieldFault:
    """The fault of a line that is no valid row."""
    text = line.content[: 4 * MAX_SHOWN].decode("utf-8", errors="replace").rstrip("\r\n")
    cut = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
    told = f"Line {line.number}: {cut!r}. {advice}".strip()
    return FieldFault(row=row, column="", value=cut, what=what, advice=told, code=code)
