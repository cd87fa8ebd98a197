"""JSON lines: one object a line, and every line that is no such object reported."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.transactions.files.jsonlines import JsonLinesReader
from detente.transactions.files.mapping import EMPTY, build
from detente.transactions.files.renaming import Renaming, bind_open

PLAIN = bind_open(EMPTY)


def read(
    *blocks: bytes, renaming: Renaming = PLAIN
) -> tuple[list[dict[str, Any]], list[tuple[int, str, str]], list[int]]:
    """The rows without their nulls, what is bad (row, column, what), and the numbers of the good rows."""
    reader = JsonLinesReader(renaming, 1)
    found = list(reader.rows(iter(blocks)))
    rows = [
        {name: cell for name, cell in row.items() if cell is not None}
        for each in found
        for row in each.frame.to_dicts()
    ]
    bad = [(cell.row, cell.column, cell.what) for each in found for cell in each.faults]
    return rows, bad, [number for each in found for number in each.numbers]


VALUES = [
    ('"03"', "03"),
    ('" 03 "', " 03 "),  # trimmed later, like the cells of a CSV
    ("3", "3"),
    ("3.5", "3.5"),
    ("1e3", "1000.0"),
    ("123456789012345678901", "123456789012345678901"),
    ('"\\u00e4"', "ä"),
    ('"조"', "조"),
]


@pytest.mark.parametrize(("given_", "text"), VALUES)
def test_a_value_is_the_text_that_it_is_written_as(given_: str, text: str) -> None:
    assert read(f'{{"id": {given_}}}\n'.encode()) == ([{"id": text}], [], [1])


@pytest.mark.parametrize("given_", ["null"])
def test_a_null_is_an_empty_cell(given_: str) -> None:
    assert read(f'{{"id": {given_}, "hs": "03"}}\n'.encode()) == ([{"hs": "03"}], [], [1])


NO_CELLS = [
    ("true", "is neither text nor a number"),
    ("[]", "is neither text nor a number"),
    ('["03"]', "is neither text nor a number"),
    ('{"code": "03"}', "is neither text nor a number"),
    ('"\\ud800"', "holds half a character (a lone surrogate)"),
]


@pytest.mark.parametrize(("given_", "what"), NO_CELLS)
def test_a_value_that_is_no_cell_is_a_bad_one(given_: str, what: str) -> None:
    assert read(f'{{"hs": {given_}}}\n{{"hs": "04"}}\n'.encode()) == ([{"hs": "04"}], [(1, "hs", what)], [2])


@pytest.mark.parametrize(
    ("given_", "text"), [('["A", "B"]', "A; B"), ('["A", null, ""]', "A"), ('"A; B"', "A; B"), ('["A", 7]', "A; 7")]
)
def test_parties_may_be_a_list(given_: str, text: str) -> None:
    assert read(f'{{"parties": {given_}}}\n'.encode())[0] == [{"parties": text}]


def test_a_list_of_nobody_is_nobody() -> None:
    assert read(b'{"parties": [], "hs": "03"}\n')[0] == [{"hs": "03"}]


NO_OBJECTS = [
    (b"3", "is not a JSON object"),
    (b"null", "is not a JSON object"),
    (b'"a"', "is not a JSON object"),
    (b"[]", "is not a JSON object"),
    (b'[{"hs": "03"}]', "is not a JSON object"),
    (b"{", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
    (b'{"hs": "03"', "is not JSON: Expecting ',' delimiter at column 12"),
    (b'{"hs": "03"} x', "is not JSON: Extra data at column 14"),
    (b"{'hs': '03'}", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
    (b'{"hs": 03}', "is not JSON: Expecting ',' delimiter at column 9"),
    (b'{"hs": "a\tb"}', "is not JSON: Invalid control character at at column 10"),
    (b'{"hs": "03", "hs": "04"}', "gives 'hs' twice"),
    (b'{"hs": "\xff"}', "is not UTF-8"),
    (b'{"quantity": ' + b"9" * 5000 + b"}", "is not JSON that can be read"),
    (b'{"hs": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is not JSON that can be read"),
]


@pytest.mark.parametrize(("line", "what"), NO_OBJECTS, ids=[repr(line[:20]) for line, _ in NO_OBJECTS])
def test_a_line_that_is_no_object_costs_one_row(line: bytes, what: str) -> None:
    rows, bad, numbers = read(b'{"hs": "03"}\n' + line + b'\n{"hs": "04"}\n')
    assert rows == [{"hs": "03"}, {"hs": "04"}]
    assert bad == [(2, "", what)]
    assert numbers == [1, 3]


def test_a_key_that_is_nested_twice_is_refused_too() -> None:
    assert read(b'{"hs": {"a": 1, "a": 2}}\n')[1] == [(1, "", "gives 'a' twice")]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_comes_through_as_text_to_be_refused_by_its_column(number: str) -> None:
    rows, bad, _ = read(f'{{"quantity": {number}}}\n'.encode())
    assert bad == []
    assert rows[0]["quantity"].lower().lstrip("-") in ("nan", "inf")


def test_blank_lines_are_no_rows() -> None:
    assert read(b'\n  \n{"hs": "03"}\n\r\n{"hs": "04"}') == ([{"hs": "03"}, {"hs": "04"}], [], [1, 2])


def test_rows_are_numbered_on_from_block_to_block_and_lines_too() -> None:
    reader = JsonLinesReader(PLAIN, 1)
    found = list(reader.rows(iter([b'{"hs": "03"}\n\n', b"3\n", b'{"hs": "04"}\n'])))
    assert [list(each.numbers) for each in found] == [[1], [], [3]]
    (bad,) = found[1].faults
    assert (bad.row, bad.hint) == (2, "Line 3: '3'. Write one object a line.")
    assert reader.seen == {"hs"}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b'\xef\xbb\xbf{"hs": "03"}\n')[0] == [{"hs": "03"}]


def test_an_unknown_key_is_a_faulty_field_with_the_nearest() -> None:
    reader = JsonLinesReader(PLAIN, 1)
    ((rows),) = reader.rows(iter([b'{"quantitty": 3}\n']))
    (bad,) = rows.faults
    assert (bad.column, bad.value, bad.what, bad.hint) == (
        "quantitty",
        "3",
        "is unknown",
        "Did you mean 'quantity'? If it is another column, use --map ignore=quantitty to pass it through.",
    )


def test_a_mapping_renames_ignores_and_refuses_keys() -> None:
    renaming = bind_open(build({"columns": {"hs": "code"}, "ignore": ["note"]}, name="m"))
    assert read(b'{"code": "03", "note": [1]}\n', renaming=renaming)[:2] == ([{"code": "03", "note": "[1]"}], [])
    assert read(b'{"hs": "03"}\n', renaming=renaming)[1] == [
        (1, "hs", "is not read: the mapping gives this column in another way")
    ]


CELL = st.none() | st.text(max_size=6) | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ROW = st.dictionaries(st.sampled_from(["id", "hs", "via", "quantity"]), CELL, max_size=4)


@settings(max_examples=100)
@given(st.lists(ROW, max_size=6), st.booleans())
def test_what_was_written_as_json_is_read_back(rows: list[dict[str, Any]], ascii_: bool) -> None:
    content = "".join(json.dumps(row, ensure_ascii=ascii_) + "\n" for row in rows)
    found, bad, numbers = read(content.encode())
    assert bad == []
    assert numbers == list(range(1, len(rows) + 1))
    assert [row.get("id") or None for row in found] == [
        None if row.get("id") is None else (row["id"] if isinstance(row["id"], str) else str(row["id"])) or None
        for row in rows
    ]


@settings(max_examples=150)
@given(st.binary(max_size=40) | st.binary(max_size=30).map(lambda rest: b'{"hs":' + rest))
def test_any_bytes_are_rows_or_bad_rows(content: bytes) -> None:
    rows, bad, numbers = read(content)
    assert len(rows) == len(numbers)
    assert not set(numbers) & {each[0] for each in bad}
