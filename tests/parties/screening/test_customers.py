"""A table of customers: the good rows are given, and every other is told by row and column."""

import csv
import io
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.parties.match.features import Query
from detente.parties.screening.customers import BadRow, Customer, Table


def rows(*lines: str, columns: dict[str, str] | None = None) -> list[Customer | BadRow]:
    return list(Table(io.BytesIO("\n".join(lines).encode()), "t.csv", columns).rows())


def bad(found: Iterable[Customer | BadRow]) -> list[str]:
    return [str(each) for each in found if isinstance(each, BadRow)]


def good(found: Iterable[Customer | BadRow]) -> list[Customer]:
    return [each for each in found if isinstance(each, Customer)]


def test_a_row_becomes_a_query() -> None:
    (found,) = good(rows("id,name,born,country,number,imo,schema", "C7,Jie Shun,1971,KP; CN,A1;B2,8518780,Vessel"))
    assert (found.row, found.id) == (1, "C7")
    assert (found.query.name, found.query.born, found.query.countries) == ("Jie Shun", "1971", ("KP", "CN"))
    assert [(each.kind, each.text) for each in found.query.numbers] == [
        ("imo", "8518780"), ("other", "A1"), ("other", "B2"),
    ]  # fmt: skip
    assert found.query.kind == "vessel"


def test_columns_in_any_case_and_order_with_others_between() -> None:
    table = Table(io.BytesIO(b"Branch,NAME,Born\nx,Kim,1971\n"), "t.csv")
    assert table.unread == ("Branch",)
    (found,) = good(table.rows())
    assert (found.id, found.query.name, found.query.born) == ("1", "Kim", "1971")


def test_columns_of_other_names() -> None:
    (found,) = good(rows("full name,dob", "Kim,1971", columns={"name": "full name", "born": "dob"}))
    assert (found.query.name, found.query.born) == ("Kim", "1971")


def test_a_name_over_two_lines_is_one_name_and_the_next_row_is_read() -> None:
    found = rows("name", '"Kim\nJong"', "Ri")
    assert [each.query.name for each in good(found)] == ["Kim Jong", "Ri"]


def test_blank_rows_are_no_rows_and_a_byte_order_mark_is_no_letter() -> None:
    found = good(Table(io.BytesIO(b"\xef\xbb\xbfname,born\r\nKim,\r\n,\r\n\r\nRi,\r\n"), "t.csv").rows())
    assert [(each.row, each.query.name) for each in found] == [(1, "Kim"), (2, "Ri")]


def test_every_bad_row_is_told_and_the_good_ones_stand() -> None:
    found = rows(
        "name,born,country,imo,schema",
        "Kim,1971,KP,,",
        f"{'x' * 1_000_000},,,,",
        "Kim\x07,,,,",
        "Kim,1971-13-01,,,",
        "Kim,,Atlantis,,",
        "Jie Shun,,,8518781,",
        "Jie Shun,,,,Vesel",
        "???,,,,",
        "Kim,1971",
        "1,Kim,1971,KP,,",
        "Ri,,,,person",
    )
    assert [each.row for each in good(found)] == [1, 4, 5, 6, 7, 11]
    assert [each.unread for each in good(found)] == [
        (),
        ("born: '1971-13-01' is no day, month or year",),
        ("country: 'Atlantis' is no country",),
        ("imo: the check digit of 8518781 does not hold",),
        ("schema: 'Vesel' is no kind of party",),
        (),
    ]
    assert bad(found) == [
        "row 2: has a cell of more than 131,072 characters",
        "row 3: name: the name holds the control character '\\x07'",
        "row 8: name: '???' has no letters",
        "row 9: has 2 cells under a header of 5: its columns are shifted",
        "row 10: has 6 cells under a header of 5: its columns are shifted",
    ]


def test_a_quote_that_is_never_closed_says_how_much_it_takes_with_it() -> None:
    found = rows("name", "Kim", '"Ri', *["Pak"] * 70)
    assert [each.query.name for each in good(found)] == ["Kim"]
    assert bad(found) == ["row 2: opens a quote that is never closed: 71 lines from there on are not read"]


def test_a_quote_that_is_closed_far_below_is_no_name() -> None:
    (found,) = rows("name", '"Ri', *["Pak"] * 70, 'x"')
    assert str(found) == "row 1: opens a quote that is closed 72 lines later, if at all"


def test_a_letter_after_a_quote_costs_one_row() -> None:
    found = rows("name", '"Kim"x', "Ri")
    assert (len(good(found)), bad(found)[0].startswith("row 1: is no row of CSV")) == (1, True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"name\n", "the table has no rows"),
        (b"name,born\n,\n \n", "the table has no rows"),
        (b"name;born\nKim;1971\n", "separated by ';'"),
        (b"name\tborn\nKim\t1971\n", "separated by '\\t'"),
        (b"nmae,born\nKim,1971\n", "Did you mean 'nmae'?"),
        (b"a,b\nKim,1971\n", "--map name=THEIRS"),
        (b"name,name\nKim,Ri\n", "stands there twice"),
        (b'"name\n', "is not a header"),
        (bytes(range(256)), "this is no text"),
        ("name\nJosé".encode("latin-1"), "not UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "this is no text"),
        (b"name\n" + b"x" * 4_200_000, "a line of more than"),
    ],
)
def test_what_is_no_table(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as fault:
        list(Table(io.BytesIO(data), "t.csv").rows())
    assert says in str(fault.value)
    assert "t.csv" in fault.value.where


def test_a_column_that_the_table_does_not_have() -> None:
    with pytest.raises(InputError, match="there is no column 'nme'") as fault:
        rows("name,dob", "Kim,1971", columns={"name": "nme"})
    assert "Did you mean 'name'?" in fault.value.hint


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [
        ("imo", ":" * 130_000, "imo: a cell of 130,000 characters"),
        ("imo", ":" * 3_000, "imo: a value of 3,000 characters"),
        ("born", "1971" + " " * 3_000 + "x", "born: a value of 3,005 characters"),
        ("schema", "x" * 3_000, "schema: a value of 3,000 characters"),
        ("country", "x" * 100_001, "country: a cell of 100,001 characters"),
        ("id", "x" * 100_001, "id: a cell of 100,001 characters"),
    ],
)
def test_a_cell_that_is_too_long_is_unknown_and_its_row_is_screened(header: str, cell: str, told: str) -> None:
    found = rows(f"name,{header}", f"Kim,{cell}", "Ri,")
    assert (bad(found), [each.unread for each in good(found)]) == ([], [(told,), ()])


UNREADABLE = [
    ("born", "N/A", "born: 'N/A' is no day, month or year"),
    ("born", "1964-17-07", "born: '1964-17-07' is no day, month or year"),
    ("country", "-", "country: '-' is no country"),
    ("country", "Unknown", "country: 'Unknown' is no country"),
    ("country", "Stateless", "country: 'Stateless' is no country"),
    ("country", "USSR", "country: 'USSR' is no country"),
    ("imo", "0", "imo: '0' is no IMO number"),
    ("imo", "8518870", "imo: the check digit of 8518870 does not hold"),
    ("number", "--", "number: '--' is no number"),
    ("schema", "Firma", "schema: 'Firma' is no kind of party"),
]


@pytest.mark.parametrize(("column", "cell", "told"), UNREADABLE)
def test_a_cell_that_cannot_be_read_leaves_nobody_unscreened(column: str, cell: str, told: str) -> None:
    (found,) = good(rows(f"name,{column}", f"Jie Shun,{cell}"))
    assert (found.query, found.unread) == (Query(name="Jie Shun"), (told,))


@pytest.mark.parametrize(
    ("cell", "born"),
    [("07/17/1964", "1964-07-17"), ("1964-07-17 00:00:00", "1964-07-17"), ("1900-01-01", None), ("1964-01-01", "1964")],
)
def test_a_day_that_a_form_or_a_program_writes(cell: str, born: str | None) -> None:
    (found,) = good(rows("name,born", f"Ri Won Ho,{cell}"))
    assert (found.query.born, found.unread) == (born, ())


def test_of_several_countries_those_that_can_be_read_are_kept() -> None:
    (found,) = good(rows("name,country", "Kim,KP;Atlantis;CN"))
    assert (found.query.countries, found.unread) == (("KP", "CN"), ("country: 'Atlantis' is no country",))


def test_a_row_that_cannot_be_screened_keeps_its_cells() -> None:
    found = [each for each in rows("id,name", "C1,???", "C2", "C3,Kim") if isinstance(each, BadRow)]
    assert [(each.row, each.column, each.cells) for each in found] == [(1, "name", ("C1", "???")), (2, "", ("C2",))]


COLUMN = st.sampled_from(["id", "name", "born", "country", "number", "imo", "schema", "note", "NAME", "Name "])
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(COLUMN, min_size=1, max_size=4), st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=4))
def test_any_table_is_read_or_refused_and_each_row_told_once(header: list[str], rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([header, *rows])
    try:
        found = list(Table(io.BytesIO(file.getvalue().encode()), "t.csv").rows())
    except InputError as caught:
        fault = caught
    else:
        assert [each.row for each in found] == list(range(1, len(found) + 1))
        assert len(found) <= len(rows)
        return
    assert fault.where.startswith("t.csv")


@given(st.binary(max_size=60) | st.binary(max_size=40).map(lambda rest: b"id,name,born\n" + rest))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        found = list(Table(io.BytesIO(content), "t.csv").rows())
    except InputError as caught:
        fault = caught
    else:
        assert found
        return
    assert fault.where.startswith("t.csv")
    assert fault.hint


def test_a_name_in_two_columns_is_joined() -> None:
    found = good(rows("first,last", "Ri,Won Ho", ",Kim", "Ri ,", columns={"name": "first+last"}))
    assert [each.query.name for each in found] == ["Ri Won Ho", "Kim", "Ri"]


def test_a_column_with_a_plus_sign_in_its_name_is_one_column() -> None:
    (found,) = good(rows("a+b,b", "Kim,x", columns={"name": "a+b"}))
    assert found.query.name == "Kim"


def test_one_of_two_columns_that_the_table_does_not_have() -> None:
    with pytest.raises(InputError, match="there is no column 'lst'") as fault:
        rows("first,last", "Ri,Won Ho", columns={"name": "first+lst"})
    assert "Did you mean 'last'?" in fault.value.hint
