"""Days beyond the calendar: their rows are told, the others go on."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import polars as pl
import pytest

from detente.transactions import out_of_range_days
from detente.transactions.files.chunks import chunks
from detente.transactions.files.mapping import build
from detente.transactions.typed import typed


def days(*counts: int | None) -> pl.Series:
    """A column of days, as they are counted from 1970."""
    return pl.Series("date", counts, dtype=pl.Int32).cast(pl.Date)


def without(column: pl.Series) -> tuple[list[int], list[str]]:
    """The numbers of the rows that stay, and what is said of the others."""
    numbers = pl.Series(range(1, len(column) + 1), dtype=pl.UInt64)
    _, kept, bad = out_of_range_days.drop_out_of_range(pl.DataFrame([column]), numbers)
    return kept.to_list(), [f"{cell.row}: {cell.column} {cell.value}" for cell in bad]


def test_a_column_of_near_days_stays_as_it_is() -> None:
    frame = pl.DataFrame([days(0, 17_400, None)])
    numbers = pl.Series([1, 2, 3], dtype=pl.UInt64)
    assert out_of_range_days.drop_out_of_range(frame, numbers) == (frame, numbers, ())


def test_a_day_beyond_the_calendar_is_reported_with_its_year() -> None:
    assert without(days(33_945_886, 17_400, -800_000)) == (
        [2],
        ["1: date a day in the year 94910", "3: date a day in the year -221"],
    )


@pytest.mark.parametrize("number", [-719_162, 0, 17_400, 2_932_896])
def test_the_year_of_a_day(number: int) -> None:
    assert out_of_range_days.year_of(number) == date.fromordinal(number + date(1970, 1, 1).toordinal()).year


def test_the_first_and_the_last_day_of_the_calendar_stay() -> None:
    assert without(days(out_of_range_days.FIRST_DAY, out_of_range_days.LAST_DAY)) == ([1, 2], [])
    assert without(days(out_of_range_days.FIRST_DAY - 1, out_of_range_days.LAST_DAY + 1))[0] == []


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_a_timestamp_beyond_the_calendar_is_reported(unit: Literal["ms", "us", "ns"]) -> None:
    near = int(datetime(2017, 9, 6, 23).timestamp()) * {"ms": 10**3, "us": 10**6, "ns": 10**9}[unit]
    counts = [near, -(2**62), None, 2**62]
    kept, told = without(pl.Series("date", counts, dtype=pl.Int64).cast(pl.Datetime(unit)))
    assert (kept, len(told)) == (
        ([1, 3], 2) if unit != "ns" else ([1, 2, 3, 4], 0)
    )  # in nanoseconds all are within 146 years of 1970


def write(folder: Path, **columns: Any) -> Path:
    path = folder / "table.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


@pytest.mark.parametrize("name", ["date", "contract_date"])
def test_the_other_rows_of_a_file_are_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, id=["far", "near"], **{name: days(33_945_886, 17_400)})
    (chunk,) = chunks(path)
    assert chunk.table.get_column("id").to_list() == ["near"]
    assert chunk.table.get_column("row").to_list() == [2]
    assert [str(cell) for cell in chunk.faults] == [
        f"row 1: {name} 'a day in the year 94910' is beyond the calendar\n"
        "  Days lie between the years 1 and 9999: check how the file was written."
    ]
    assert chunk.rows == 2


def test_a_mapping_never_comes_to_see_them(tmp_path: Path) -> None:
    path = write(tmp_path, day=days(33_945_886, 17_400), hs=["27", "27"])
    mapping = build({"columns": {"date": "day"}, "words": {"date": {"2017-08-22": "2017-08-23"}}}, name="m")
    (chunk,) = chunks(path, mapping)
    assert chunk.table.get_column("date_from").to_list() == [date(2017, 8, 23)]
    assert [cell.column for cell in chunk.faults] == ["day"]


def test_a_frame_that_a_program_gives_is_looked_at_too() -> None:
    table, bad = typed(pl.DataFrame([days(33_945_886, 17_400), pl.Series("hs", ["27", "2"])]))
    assert table.height == 0
    assert [(cell.row, cell.column) for cell in bad] == [(1, "date"), (2, "hs")]
