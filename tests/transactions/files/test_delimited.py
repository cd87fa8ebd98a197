"""CSV: the header, the two ways of reading a block, and every line that is no row."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.transactions.files.delimited import BLOCKS_AT_ONCE, CsvReader, header
from detente.transactions.files.lines import LIMIT

HEADERS = [
    (b"hs,date\n", ["hs", "date"]),
    (b"\xef\xbb\xbfhs,date\r\n", ["hs", "date"]),
    (b" hs , date \n", ["hs", "date"]),
    (b"HS,Date\n", ["hs", "date"]),
    # A name that is not ours keeps its capitals.
    (b"HS8,Datum\n", ["HS8", "Datum"]),
    (b'"hs","a, b"\n', ["hs", "a, b"]),
    (b'"a ""b"""\n', ['a "b"']),
    (b"hs", ["hs"]),
    ("größe,조선\n".encode(), ["größe", "조선"]),
]


@pytest.mark.parametrize(("line", "names"), HEADERS)
def test_a_header_names_the_columns(line: bytes, names: list[str]) -> None:
    assert header(line, "rows.csv") == names


NO_HEADERS = [
    (b"\xff\n", "the first line is not a header of CSV"),
    (b'"hs\n', "the first line is not a header of CSV"),
    (b'"a"b,c\n', "the first line is not a header of CSV"),
    (b"hs\rdate\n", "the first line is not a header of CSV"),
    (b"hs;date\n", "the columns are separated by ';'"),
    (b"hs\tdate\n", "the columns are separated by '\\t'"),
    (b"hs|date\n", "the columns are separated by '|'"),
    (b"hs,\n", "column 2 has no name"),
    (b",hs\n", "column 1 has no name"),
    (b"hs,  ,x\n", "column 2 has no name"),
    (b"hs,a\0b\n", "column 2 has no name"),
    (b"a,b,a\n", "the column 'a' stands there twice"),
    (b"a, a\n", "the column 'a' stands there twice"),
    (b"hs,HS\n", "the column 'hs' stands there twice"),
]


@pytest.mark.parametrize(("line", "what"), NO_HEADERS)
def test_what_is_no_header_is_refused(line: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        header(line, "rows.csv")
    assert (caught.value.where, caught.value.what) == ("rows.csv", what)
    assert caught.value.hint


def test_two_names_that_differ_in_capitals_and_are_not_ours_are_two() -> None:
    assert header(b"a,A\n", "rows.csv") == ["a", "A"]


def read(*blocks: bytes, names: str = "ab") -> tuple[list[tuple[str, ...]], list[tuple[int, str, str]], list[int]]:
    """The cells, what is bad (row, what, hint), and the numbers of the good rows."""
    found = list(CsvReader(list(names), 2).rows(iter(blocks)))
    cells = [row for rows in found for row in rows.frame.rows()]
    bad = [(cell.row, cell.what, cell.hint) for rows in found for cell in rows.faults]
    return cells, bad, [number for rows in found for number in rows.numbers]


ROWS = [
    (b"1,2\n3,4\n", [("1", "2"), ("3", "4")]),
    (b"1,2\r\n3,4\r\n", [("1", "2"), ("3", "4")]),
    (b"1,2\n3,4", [("1", "2"), ("3", "4")]),
    (b'"1","2"\n', [("1", "2")]),
    (b'"1,x","2""y"\n', [("1,x", '2"y')]),
    (b'"1\n2",3\n', [("1\n2", "3")]),
    (b'"1\r\n2",3\r\n', [("1\r\n2", "3")]),
    (b" 1 ,2\n", [(" 1 ", "2")]),
    ("ä,조\n".encode(), [("ä", "조")]),
    # Two quotes within a cell that does not begin with one are letters.
    (b'5" x 7" pipe,""\n', [('5" x 7" pipe', "")]),
    (b"\n\n1,2\n\n", [("1", "2")]),
]


@pytest.mark.parametrize(("block", "cells"), ROWS)
def test_rows_are_read(block: bytes, cells: list[tuple[str, ...]]) -> None:
    found, bad, numbers = read(block)
    assert [tuple(cell or "" for cell in row) for row in found] == cells
    assert bad == []
    assert numbers == list(range(1, len(cells) + 1))


BAD = [
    (b"1\n3,4\n", [(1, "has 1 cell, the header has 2", "Line 2: '1'.")], [2]),
    (b"1,2,3\n3,4\n", [(1, "has 3 cells, the header has 2", "Line 2: '1,2,3'.")], [2]),
    # One cell too many and one too few: the commas add up, and both are bad.
    (
        b"1,2,3\n4\n5,6\n",
        [(1, "has 3 cells, the header has 2", "Line 2: '1,2,3'."), (2, "has 1 cell, the header has 2", "Line 3: '4'.")],
        [3],
    ),
    (
        b"1,2\n3",
        [
            (
                2,
                "has 1 cell, the header has 2",
                "Line 3: '3'. The file ends here without a line end: it may have been cut short.",
            )
        ],
        [1],
    ),
    (b"1,\xff\n3,4\n", [(1, "is not UTF-8", "Line 2: '1,\ufffd'. Save the file as UTF-8.")], [2]),
    (b"1,\0\n3,4\n", [(1, "holds a NUL byte", "Line 2: '1,\\x00'. Is the file text?")], [2]),
    (b'"1"x,2\n3,4\n', [(1, "is not CSV: ',' expected after '\"'", "Line 2: '\"1\"x,2'.")], [2]),
    # A single quote in the middle of a cell may open one: the row is refused, and never read as something else.
    (
        b'5" pipe,2\n3,4\n',
        [
            (
                1,
                "opens a quote that is never closed",
                "Line 2: '5\" pipe,2'. Close it, or double it if it is part of the text.",
            )
        ],
        [2],
    ),
    # Two such lines make one record, which is refused as a whole.
    (
        b'5" pipe,2\n6" pipe,3\n3,4\n',
        [
            (
                1,
                "has a quote in the middle of a cell, which joins it to the next line",
                "Line 2: '5\" pipe,2\\n6\" pipe,3'. Put the cell in quotes, and double those within it.",
            )
        ],
        [2],
    ),
    (
        b'"1,2\n3,4\n',
        [
            (
                1,
                "opens a quote that is never closed",
                "Line 2: '\"1,2'. Close it, or double it if it is part of the text.",
            )
        ],
        [2],
    ),
]


@pytest.mark.parametrize(("block", "bad", "numbers"), BAD)
def test_one_bad_line_costs_one_row(block: bytes, bad: list[tuple[int, str, str]], numbers: list[int]) -> None:
    _, found, kept = read(block)
    assert found == bad
    assert kept == numbers


def test_a_record_may_run_from_one_block_into_the_next() -> None:
    pieces = [b'1,"a\n', b"b\n"] + [b"c\n"] * BLOCKS_AT_ONCE + [b'd"\n2,e\n']
    cells, bad, numbers = read(*pieces)
    assert cells == [("1", "a\nb\n" + "c\n" * BLOCKS_AT_ONCE + "d"), ("2", "e")]
    assert (bad, numbers) == ([], [1, 2])


def test_rows_are_numbered_on_from_block_to_block() -> None:
    plain, quoted = b"1,2\n" * 10, b'"1",2\n' * 10
    pieces = [plain] * BLOCKS_AT_ONCE + [quoted] * BLOCKS_AT_ONCE + [b"1\n"] + [plain] * BLOCKS_AT_ONCE
    cells, bad, numbers = read(*pieces)
    assert [each[0] for each in bad] == [20 * BLOCKS_AT_ONCE + 1]
    assert bad[0][2] == f"Line {20 * BLOCKS_AT_ONCE + 2}: '1'."
    assert numbers == [number for number in range(1, 30 * BLOCKS_AT_ONCE + 2) if number != 20 * BLOCKS_AT_ONCE + 1]
    assert len(cells) == 30 * BLOCKS_AT_ONCE


def test_an_open_quote_is_given_up_after_a_megabyte() -> None:
    long = b'1,"a\n' + b"2,b\n" * (LIMIT // 4 + 10)
    cells, bad, _ = read(long)
    assert [each[:2] for each in bad] == [(1, "opens a quote that is never closed")]
    assert len(cells) == LIMIT // 4 + 10


def test_a_table_of_one_column_has_no_commas_to_count() -> None:
    cells, bad, numbers = read(b"1\n\n2\n,\n", names="a")
    assert cells == [("1",), ("2",)]
    assert [each[:2] for each in bad] == [(3, "has 2 cells, the header has 1")]
    assert numbers == [1, 2]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)
TABLE = st.lists(st.tuples(TEXT, TEXT).filter(any), max_size=6)


@settings(max_examples=150)
@given(TABLE, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_as_csv_is_read_back(rows: list[tuple[str, str]], quoting: int, end: str) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    cells, bad, _ = read(file.getvalue().encode())
    assert bad == []
    assert [tuple(cell or "" for cell in row) for row in cells] == rows


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([b"1", b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"a", b" "]), max_size=24).map(b"".join)
)
def test_any_bytes_are_rows_or_bad_rows_each_with_its_number(block: bytes) -> None:
    cells, bad, numbers = read(block)
    assert len(cells) == len(numbers)
    assert sorted([*numbers, *(each[0] for each in bad)]) == list(range(1, len(cells) + len(bad) + 1))
