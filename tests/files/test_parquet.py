"""Parquet from outside: mostly refusals; what no cell of a table can hold becomes text."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from detente.errors import InputError
from detente.files import parquet
from detente.transactions.files.chunks import chunks
from detente.transactions.files.mapping import build
from detente.transactions.files.source import TransactionSource


def put(folder: Path, **columns: Any) -> Path:
    path = folder / "table.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


def days(folder: Path) -> Path:
    """A file whose days are days, in order."""
    return put(folder, date=pl.date_range(pl.date(2016, 1, 1), pl.date(2017, 1, 1), "1mo", eager=True), hs=["27"] * 13)


@pytest.mark.parametrize("size", [0, 3, 4, 11, 12, 100, 300])
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, size: int) -> None:
    path = days(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        list(TransactionSource(path=path).chunks())


def test_a_broken_last_part_is_refused_wherever_it_is_read(tmp_path: Path) -> None:
    path = days(tmp_path)
    whole = path.read_bytes()
    length = int.from_bytes(whole[-8:-4], "little")
    for at in range(len(whole) - 8 - length, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        source = TransactionSource(path=path)
        with suppress(InputError):  # a panic of the columnar engine would be none
            assert source.ordered in {True, False}
            assert list(source.chunks())


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ([[27]], "List(Int64)"),
        ([{"x": 1}], "Struct({'x': Int64})"),
        ([b"27"], "Binary"),
        ([True], "Boolean"),
        (pl.Series([1]).cast(pl.Duration("us")), "Duration(time_unit='us')"),
        (pl.Series([1]).cast(pl.Time), "Time"),
        (pl.Series([0]).cast(pl.Datetime("us", "UTC")), "Datetime(time_unit='us', time_zone='UTC')"),
        (pl.Series([["27"]]), "List(String)"),
    ],
)
def test_a_column_of_a_type_that_holds_no_facts_is_refused(tmp_path: Path, column: Any, told: str) -> None:
    with pytest.raises(InputError) as caught:
        list(chunks(put(tmp_path, hs=column)))
    assert (caught.value.what, caught.value.hint) == (f"the column 'hs' holds {told}", "Give it as text.")


def test_a_column_that_nothing_reads_may_be_of_any_type(tmp_path: Path) -> None:
    mapping = build({"ignore": ["note"]}, name="m")
    (chunk,) = chunks(put(tmp_path, hs=["27"], note=[{"x": b"y"}]), mapping)
    assert (chunk.table.height, chunk.faults) == (1, ())


def test_columns_that_cannot_be_joined_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, a=pl.Series([0]).cast(pl.Date), b=[["x"]])
    with pytest.raises(InputError, match="the mapping does not fit the types of the columns"):
        list(chunks(path, build({"columns": {"parties": ["a", "b"]}}, name="m")))


def test_values_of_other_than_plain_types_become_text() -> None:
    cells = {
        "n": [1, None],
        "s": ["x", None],
        "nested": [{"a": [b"\x01", None]}, None],
        "list": [["ö"], []],
        "flag": [True, None],
    }
    found = parquet.as_text(pl.DataFrame(cells))
    assert found.rows() == [(1, "x", '{"a": ["01", null]}', '["ö"]', "true"), (None, None, None, "[]", None)]
    assert list(found.columns) == list(cells)
    moment = pl.DataFrame({"at": [datetime(2020, 1, 2, tzinfo=UTC)], "long": [timedelta(days=1)]})
    assert parquet.as_text(moment).rows() == [("2020-01-02 00:00:00+00:00", "1 day, 0:00:00")]
