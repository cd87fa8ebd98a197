"""A stream as blocks of whole lines, in bounded memory."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.transactions.files.lines import LIMIT, Line, blocks, row_fault, split


class Dripping(io.RawIOBase):
    """Gives its bytes a few at a time, as a pipe does."""

    def __init__(self, content: bytes, size: int) -> None:
        self.rest = content
        self.size = size

    def read(self, _size: int = -1) -> bytes:
        """The next few bytes."""
        piece, self.rest = self.rest[: self.size], self.rest[self.size :]
        return piece


def cut(content: bytes, size: int, start: bytes = b"") -> list[bytes]:
    """The blocks of a stream that gives so many bytes at a time."""
    return list(blocks(Dripping(content, size), "rows.csv", start))  # type: ignore[arg-type]


CUTS = [
    (b"", 4, []),
    (b"a\n", 4, [b"a\n"]),
    (b"a", 4, [b"a"]),
    (b"a\nb", 4, [b"a\n", b"b"]),
    (b"a\nb\nc", 4, [b"a\nb\n", b"c"]),
    (b"abc\ndef\n", 3, [b"abc\n", b"def\n"]),
    (b"\n\n\n", 1, [b"\n", b"\n", b"\n"]),
    (b"a\r\nb\r\n", 100, [b"a\r\nb\r\n"]),
    (b"abcdefgh\ni", 2, [b"abcdefgh\n", b"i"]),
]


@pytest.mark.parametrize(("content", "size", "found"), CUTS)
def test_a_block_ends_with_a_line(content: bytes, size: int, found: list[bytes]) -> None:
    assert cut(content, size) == found


def test_what_was_read_already_comes_first() -> None:
    assert cut(b"c\nd\n", 2, start=b"ab") == [b"abc\n", b"d\n"]
    assert cut(b"", 2, start=b"ab") == [b"ab"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"x" * (LIMIT + 1), 1),
        (b"x" * (LIMIT + 1) + b"\n", 1),
        (b"a\nb\n" + b"x" * (LIMIT + 1), 3),
        (b"a\n" + b"x" * (3 * LIMIT) + b"\nb\n", 2),
    ],
)
def test_a_line_that_is_too_long_is_refused_with_its_number(content: bytes, line: int) -> None:
    with pytest.raises(InputError) as caught:
        cut(content, 100_000)
    assert str(caught.value) == (
        f"rows.csv: line {line} is longer than {LIMIT} bytes\n  Is it a table, with one row a line?"
    )


def test_a_line_of_the_greatest_length_is_read() -> None:
    line = b"x" * (LIMIT - 1) + b"\n"
    assert b"".join(cut(line * 3, 500_000)) == line * 3


def test_a_stream_that_breaks_off_is_an_error_with_its_name() -> None:
    class Broken(io.RawIOBase):
        """A disk that fails."""

        def read(self, _size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError) as caught:
        list(blocks(Broken(), "rows.csv"))  # type: ignore[arg-type]
    assert str(caught.value) == "rows.csv: cannot be read: Input/output error"


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r\n", b"bc", b""]), max_size=40).map(b"".join), st.integers(1, 12))
def test_no_byte_is_lost_and_no_line_is_divided(content: bytes, size: int) -> None:
    found = cut(content, size)
    assert b"".join(found) == content
    assert all(block.endswith(b"\n") for block in found[:-1])
    assert b"" not in found


LINES = [
    (b"", []),
    (b"a", [(7, b"a")]),
    (b"a\n", [(7, b"a\n")]),
    (b"a\r\n\nb", [(7, b"a\r\n"), (8, b"\n"), (9, b"b")]),
    (b"\n", [(7, b"\n")]),
    (b"a\rb\n", [(7, b"a\rb\n")]),
    # Other line ends of Unicode are letters of a cell.
    ("a\u2028b\x0bc\x85\n".encode(), [(7, "a\u2028b\x0bc\x85\n".encode())]),
]


@pytest.mark.parametrize(("block", "lines"), LINES)
def test_the_lines_of_a_block_keep_their_ends_and_numbers(block: bytes, lines: list[tuple[int, bytes]]) -> None:
    assert split(block, 7) == [Line(*each) for each in lines]


@given(st.binary(max_size=60))
def test_lines_put_together_are_the_block(block: bytes) -> None:
    lines = split(block, 1)
    assert b"".join(line.content for line in lines) == block
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


REPORTS = [
    (b"03,t\n", "", "03,t", "Line 5: '03,t'."),
    (b"03,t\r\n", "Close it.", "03,t", "Line 5: '03,t'. Close it."),
    (b"\xff\n", "", "\ufffd", "Line 5: '\ufffd'."),
    (b"x" * 200 + b"\n", "", "x" * 200, f"Line 5: {'x' * 200!r}."),
    (b"x" * 201 + b"\n", "", "x" * 200 + "…", f"Line 5: {'x' * 200 + '…'!r}."),
    (b"x" * 5_000_000, "", "x" * 200 + "…", f"Line 5: {'x' * 200 + '…'!r}."),
    ("\u00e4".encode() * 201, "", "\u00e4" * 200 + "…", f"Line 5: {chr(0xE4) * 200 + '…'!r}."),
]


@pytest.mark.parametrize(("content", "advice", "value", "hint"), REPORTS, ids=range(len(REPORTS)))
def test_a_line_that_is_no_row_is_shown_cut(content: bytes, advice: str, value: str, hint: str) -> None:
    bad = row_fault(3, Line(5, content), "is none", advice)
    assert (bad.row, bad.column, bad.value, bad.what, bad.hint) == (3, "", value, "is none", hint)
