"""Files of transactions: what is refused as a whole, what is a bad row, and what is read."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.transactions.files.chunks import Chunk, chunks
from detente.transactions.files.lines import LIMIT
from detente.transactions.files.mapping import ColumnMap, build, load

ROOT = Path(__file__).resolve().parents[3]
INDIA = ROOT.parent / "shared" / "data" / "trade" / "india_exports_to_prk_hs8_fy2017_2024.csv"


def read(content: bytes, mapping: ColumnMap | None = None, size: int = 1000) -> Chunk:
    """The one chunk of a file with this content."""
    (chunk,) = chunks(io.BytesIO(content), mapping, size)
    return chunk


def faults(content: bytes) -> list[tuple[int, str, str, str]]:
    """Row, column, fault and hint of all that is bad in a file."""
    return [(cell.row, cell.column, cell.what, cell.hint) for cell in read(content).faults]


REFUSED = [
    (b"", "the stream: is empty\n  A table has a line with the names of its columns, and one row a line."),
    (b"\r\n\n", "the stream: is empty\n  A table has a line with the names of its columns, and one row a line."),
    (b"hs,date\n", "the stream: has no rows\n  One row is one transaction."),
    (b"hs,date\n\n\r\n", "the stream: has no rows\n  One row is one transaction."),
    (b"hs,date,hs\n1,2,3\n", "the stream: the column 'hs' stands there twice\n  Rename or remove one of them."),
    (b"hs,HS\n1,2\n", "the stream: the column 'hs' stands there twice\n  Rename or remove one of them."),
    (b"hs,,date\n1,2,3\n", "the stream: column 2 has no name\n  The first line of the file names the columns."),
    (
        b"hs;date\n03;2017\n",
        "the stream: the columns are separated by ';'\n  Save the table with commas between the columns.",
    ),
    (
        b"hs\tdate\n03\t2017\n",
        "the stream: the columns are separated by '\\t'\n  Save the table with commas between the columns.",
    ),
    (
        b"hs,datee\n03,2\n",
        "the stream: the column 'datee' is unknown. "
        "Did you mean 'date'? If it is another column, use --map ignore=datee to pass it through.\n"
        "  Say with --map what such a column is, or --map ignore=COLUMN that it is not read.",
    ),
    (
        b'"hs,date\n03,2017\n',
        "the stream: the first line is not a header of CSV\n  Save the table as CSV: UTF-8, commas, one row a line.",
    ),
    (
        b"hs,\xe9\n03,2017\n",
        "the stream: the first line is not a header of CSV\n  Save the table as CSV: UTF-8, commas, one row a line.",
    ),
    (
        b"hs,date\r03,2017\r",
        "the stream: the first line is not a header of CSV\n  Save the table as CSV: UTF-8, commas, one row a line.",
    ),
    (b'[{"hs": "03"}]', "the stream: is a JSON array\n  Write one JSON object a line."),
    (b"PK\x03\x04rest", "the stream: is a spreadsheet or an archive\n  Save the sheet as CSV."),
    (b"\xff\xfeh\0s\0", "the stream: is UTF-16\n  Save it as UTF-8."),
    (
        b"\x1f\x8b\x08",
        "the stream: is compressed\n  Unpack it first, for example through `gunzip -c FILE | detente decide -`.",
    ),
    (b"PAR1....", "the stream: is Parquet, which cannot be read from a stream\n  Give its path."),
]


@pytest.mark.parametrize(("content", "message"), REFUSED, ids=[repr(content[:12]) for content, _ in REFUSED])
def test_a_file_that_is_no_table_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == message


BAD_ROWS = [
    (b"hs,unit\n03,t\n03\n03,t\n", [(2, "has 1 cell, the header has 2", "Line 3: '03'.")]),
    (b"hs,unit\n03,t,x\n03,t\n", [(1, "has 3 cells, the header has 2", "Line 2: '03,t,x'.")]),
    # Cells that are missing in one line and left over in the next add up: they are two bad rows all the same.
    (
        b"hs,unit,id\n03,t\n03,t,1,2\n03,t,1\n",
        [
            (1, "has 2 cells, the header has 3", "Line 2: '03,t'."),
            (2, "has 4 cells, the header has 3", "Line 3: '03,t,1,2'."),
        ],
    ),
    (
        b"hs,unit\n03,t\n03",
        [
            (
                2,
                "has 1 cell, the header has 2",
                "Line 3: '03'. The file ends here without a line end: it may have been cut short.",
            )
        ],
    ),
    (b"hs,id\n03,\xe9\n03,a\n", [(1, "is not UTF-8", "Line 2: '03,\ufffd'. Save the file as UTF-8.")]),
    (b"hs,id\n03,a\0b\n03,a\n", [(1, "holds a NUL byte", "Line 2: '03,a\\x00b'. Is the file text?")]),
    (
        b'hs,id\n03,"a\n03,b\n03,c\n',
        [
            (
                1,
                "opens a quote that is never closed",
                "Line 2: '03,\"a'. Close it, or double it if it is part of the text.",
            )
        ],
    ),
    (b'hs,id\n03,"a"b\n03,b\n', [(1, "is not CSV: ',' expected after '\"'", "Line 2: '03,\"a\"b'.")]),
    (b"hs,id\n\n03\n03,b\n", [(1, "has 1 cell, the header has 2", "Line 3: '03'.")]),
    (b'{"hs": "03"}\n{"hs": \n', [(2, "is not JSON: Expecting value at column 7", "Line 2: '{\"hs\": '.")]),
    (b'{"hs": "03"}\n3\n', [(2, "is not a JSON object", "Line 2: '3'. Write one object a line.")]),
    (b'{"hs": "03", "hs": "04"}\n', [(1, "gives 'hs' twice", 'Line 1: \'{"hs": "03", "hs": "04"}\'.')]),
    (b'{"hs": "03"}\n{"id": "\xff"}\n', [(2, "is not UTF-8", 'Line 2: \'{"id": "\ufffd"}\'. Save the file as UTF-8.')]),
    (
        b'{"hs": "03"}\n' + b"[" * 9000 + b"\n",
        [
            (
                2,
                "is not JSON that can be read",
                f"Line 2: {'[' * 200 + '…'!r}. A number is too long, or the nesting too deep.",
            )
        ],
    ),
]


@pytest.mark.parametrize(("content", "bad"), BAD_ROWS, ids=[repr(content[:30]) for content, _ in BAD_ROWS])
def test_a_line_that_is_no_row_is_reported_and_the_others_are_read(
    content: bytes, bad: list[tuple[int, str, str]]
) -> None:
    chunk = read(content)
    assert [(cell.row, cell.what, cell.hint) for cell in chunk.faults] == bad
    assert {cell.column for cell in chunk.faults} == {""}
    assert chunk.table.height == chunk.rows - len(bad)


def test_a_bad_row_in_a_report() -> None:
    (bad,) = read(b"hs,unit\n03\n").faults
    assert str(bad) == "row 1: the row has 1 cell, the header has 2\n  Line 2: '03'."


def test_faulty_fields_and_bad_rows_keep_the_numbers_of_their_rows() -> None:
    chunk = read(b"hs,unit\n03,t\n77,t\n03\n03,kgg\n04,kg\n")
    assert [(cell.row, cell.column) for cell in chunk.faults] == [(2, "hs"), (3, ""), (4, "unit")]
    assert chunk.table.get_column("row").to_list() == [1, 5]
    assert chunk.rows == 5


def test_an_unknown_key_of_an_object_is_a_faulty_field() -> None:
    assert faults(b'{"hs": "03"}\n{"qauntity": 3, "hs": {}}\n') == [
        (
            2,
            "qauntity",
            "is unknown",
            "Did you mean 'quantity'? If it is another column, use --map ignore=qauntity to pass it through.",
        ),
        (2, "hs", "is neither text nor a number", "Give a single value."),
    ]


def test_a_line_without_an_end_is_refused_before_it_is_read() -> None:
    class Endless(io.RawIOBase):
        """Two gigabytes without a line end, made as they are asked for."""

        left = 2 << 30

        def read(self, size: int = -1) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return b"x" * size

    endless = Endless()
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        list(chunks(endless))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (
        str(caught.value) == f"the stream: line 1 is longer than {LIMIT} bytes\n  Is it a table, with one row a line?"
    )
    assert peak < 8 * LIMIT
    assert endless.left > (2 << 30) - 4 * LIMIT


def test_a_long_line_amid_others_is_refused_with_its_number() -> None:
    content = b"id,hs\n" + b"a,03\n" * 300_000 + b"x" * (2 * LIMIT) + b",03\n"
    with pytest.raises(InputError) as caught:
        list(chunks(io.BytesIO(content)))
    assert caught.value.what == f"line 300002 is longer than {LIMIT} bytes"


def test_a_quote_that_stays_open_costs_one_row() -> None:
    content = b'id,hs\n"a,03\n' + b"b,03\n" * 400_000 + b'"c\nd",03\n'
    found = list(chunks(io.BytesIO(content)))
    assert [(cell.row, cell.what) for chunk in found for cell in chunk.faults] == [
        (1, "opens a quote that is never closed"),
        (400_002, "holds a control character"),
    ]
    assert sum(chunk.table.height for chunk in found) == 400_000


def test_what_a_text_file_may_have() -> None:
    plain = read(b"id,hs,unit\na,03,t\nb,04,kg\n").table
    assert read(b"\xef\xbb\xbfid,hs,unit\r\na,03,t\r\nb,04,kg\r\n").table.equals(plain)
    assert read(b"\n\nid , HS, Unit\na,03,t\n\nb,04,kg").table.equals(plain)
    assert read(b'"id","hs","unit"\n"a","03","t"\n"b","04",kg\n').table.equals(plain)
    assert read(b'{"id": "a", "hs": "03", "unit": "t"}\n\n{"unit": "KG", "hs": "04", "id": "b"}').table.equals(plain)


def test_a_quoted_cell_may_hold_what_divides_cells() -> None:
    assert read(b'parties,hs\n"Acme, Ltd; ""B"" Co",03\n').table.get_column("parties").to_list() == ['Acme, Ltd;"B" Co']


def test_a_file_of_one_column() -> None:
    assert read(b"hs\n03\n\n04\n").table.get_column("hs").to_list() == ["03", "04"]


def test_chunks_follow_each_other() -> None:
    content = b"hs,unit\n" + (b"03," + b" " * 20 + b"t\n77,t\n") * 400_000
    found = list(chunks(io.BytesIO(content), size=300_000))
    assert len(found) > 1
    assert sum(chunk.rows for chunk in found) == 800_000
    numbers = pl.concat([chunk.table.get_column("row") for chunk in found])
    assert numbers.equals(pl.int_range(1, 800_000, 2, dtype=pl.UInt64, eager=True).alias("row"))
    assert [cell.row for chunk in found for cell in chunk.faults] == list(range(2, 800_001, 2))


def test_the_way_of_reading_makes_no_difference() -> None:
    plain = b"id,hs,quantity,via\n" + b"".join(b"t%d,0307,%d, Rajin \n" % (n, n) for n in range(3000))
    quoted = plain.replace(b"0307", b'"0307"')
    assert read(plain, size=10_000).table.equals(read(quoted, size=10_000).table)


CELL = st.text(st.characters(codec="utf-8", exclude_characters='\n\r"\0'), max_size=6)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["03", "0307", "77", ""]), CELL), min_size=1, max_size=8))
def test_csv_and_json_lines_read_alike(rows: list[tuple[str, str]]) -> None:
    csv = "hs,id\n" + "".join(f'{code},"{text}"\n' for code, text in rows)
    objects = "".join(json.dumps({"hs": code, "id": text}, ensure_ascii=False) + "\n" for code, text in rows)
    one, other = read(csv.encode()), read(objects.encode())
    assert one.table.select("row", "hs", "id").equals(other.table.select("row", "hs", "id"))
    assert one.faults == other.faults


@settings(max_examples=150)
@given(
    st.binary(max_size=60)
    | st.binary(max_size=40).map(lambda rest: b"hs,id\n" + rest)
    | st.binary(max_size=40).map(lambda rest: b'{"hs":' + rest)
)
def test_no_bytes_make_a_traceback(content: bytes) -> None:
    try:
        found = list(chunks(io.BytesIO(content)))
    except InputError:
        return
    good = sum(chunk.table.height for chunk in found)
    assert good + len({cell.row for chunk in found for cell in chunk.faults}) == sum(chunk.rows for chunk in found)


# Files by path.


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    """A file of ten thousand rows in several groups, one row bad."""
    path = tmp_path / "rows.parquet"
    codes = ["030743"] * 10_000
    codes[7000] = "030700"
    pl.DataFrame({"hs": codes, "quantity": range(10_000)}).write_parquet(path, row_group_size=1000)
    return path


def test_parquet_is_read_in_order(parquet: Path) -> None:
    found = list(chunks(parquet, size=3000))
    assert len(found) > 1
    assert [(cell.row, cell.column) for chunk in found for cell in chunk.faults] == [(7001, "hs")]
    rows = pl.concat([chunk.table for chunk in found])
    assert rows.height == 9999
    assert (rows.get_column("row") == rows.get_column("quantity").cast(pl.UInt64) + 1).all()


def test_a_folder_of_parquet_is_one_table(tmp_path: Path, parquet: Path) -> None:
    pl.DataFrame({"hs": ["03"], "unit": ["t"]}).write_parquet(tmp_path / "second.parquet")
    found = list(chunks(str(tmp_path), size=3000))
    assert sum(chunk.rows for chunk in found) == 10_001
    assert found[-1].table.get_column("row").to_list()[-1] == 10_001


def broken(parquet: Path) -> Iterator[tuple[str, bytes]]:
    whole = parquet.read_bytes()
    yield "half", whole[: len(whole) // 2]
    yield "no-end", whole[:-4]
    yield "end-garbled", whole[:-200] + b"\0" * 192 + whole[-8:]
    yield "empty", b""
    yield "text", b"hs,unit\n03,t\n"


def test_parquet_that_is_damaged_is_refused(tmp_path: Path, parquet: Path) -> None:
    for name, content in broken(parquet):
        path = tmp_path / f"{name}.parquet"
        path.write_bytes(content)
        with pytest.raises(InputError) as caught:
            list(chunks(path))
        assert str(caught.value).startswith(f"{path}: cannot be read as Parquet: "), name
        assert caught.value.hint == "Is the file whole?"


@pytest.mark.parametrize(
    ("frame", "what"),
    [
        (
            pl.DataFrame({"hs": ["03"], "qauntity": [1]}),
            "the column 'qauntity' is unknown. Did you mean 'quantity'?"
            " If it is another column, use --map ignore=qauntity to pass it through.",
        ),
        (pl.DataFrame({"hs": [b"03"]}), "the column 'hs' holds Binary"),
        (pl.DataFrame({"hs": ["03"]}).clear(), "has no rows"),
    ],
)
def test_parquet_that_is_no_table_of_transactions_is_refused(tmp_path: Path, frame: pl.DataFrame, what: str) -> None:
    path = tmp_path / "odd.pq"
    frame.write_parquet(path)
    with pytest.raises(InputError) as caught:
        list(chunks(path))
    assert (caught.value.where, caught.value.what) == (str(path), what)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for name in ("none.csv", "none.parquet"):
        with pytest.raises(InputError) as caught:
            list(chunks(tmp_path / name))
        assert "No such file or directory" in caught.value.what
    with pytest.raises(InputError) as caught:
        list(chunks(tmp_path))
    assert caught.value.what == "has no Parquet file in it"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"hs,unit\n03,t\n")))
    (chunk,) = chunks("-")
    assert chunk.table.height == 1
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"hs,unit\n03,t,\n")))
    (chunk,) = chunks("-")
    assert len(chunk.faults) == 1


def test_a_mapping_is_applied() -> None:
    mapping = build(
        {"columns": {"hs": "code", "value": "million"}, "scale": {"value": "1000000"}, "ignore": ["note"]}, name="m"
    )
    chunk = read(b"code,million,note\n0307,0.29,a\n0307,x,b\n", mapping)
    assert chunk.table.get_column("value").to_list() == [290_000.0]
    assert [(cell.row, cell.column, cell.value) for cell in chunk.faults] == [(2, "value", "x")]
    chunk = read(b'{"code": "0307", "note": [1]}\n{"million": 1.5}\n', mapping)
    assert chunk.table.get_column("value").to_list() == [None, 1_500_000.0]


def test_a_mapped_key_that_no_object_has_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(b'{"hs": "03"}\n', build({"columns": {"quantity": "kg"}}, name="m"))
    assert (
        str(caught.value) == "the stream: no row has 'kg', which the mapping reads as quantity\n  Correct the mapping."
    )


@pytest.mark.skipif(not INDIA.is_file(), reason="India's published exports are not at hand")
def test_the_example_reads_every_row_of_indias_exports() -> None:
    (chunk,) = chunks(INDIA, load(str(ROOT / "examples" / "india.map.yaml")))
    assert (chunk.rows, chunk.table.height, chunk.faults) == (857, 857, ())
    units = dict(chunk.table.get_column("unit").cast(pl.String).value_counts().iter_rows())
    assert units == {"kg": 554, "pcs": 246, "t": 5, None: 52}
    assert chunk.table.get_column("date_to").max().isoformat() == "2025-03-31"  # type: ignore[union-attr]
    assert chunk.table.filter(pl.col("hs") == "281213").select("quantity", "unit").row(0) == (168_000.0, "kg")
