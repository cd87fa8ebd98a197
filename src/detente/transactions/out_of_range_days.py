"""Days of a columnar file outside the years 1 to 9999: their rows are refused before the days are converted.

A Parquet file stores a day as a count since 1970, and the count may be that of a year such as 94911. The columnar engine aborts
the whole program when it has to print such a day, so these days never reach it.
"""

from datetime import date
from typing import Final

import polars as pl

from detente.transactions.field_readers import UnreadableField
from detente.transactions.transaction import FieldFault, field_fault

EPOCH: Final = date(1970, 1, 1)
FIRST_DAY: Final = (date.min - EPOCH).days
LAST_DAY: Final = (date.max - EPOCH).days
CYCLE: Final = date(401, 1, 1).toordinal() - 1
"""The number of days in 400 years."""
PER_DAY: Final = {"ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}
"""The number of units in a day, for each unit of a timestamp."""


def drop_out_of_range(
    frame: pl.DataFrame, numbers: pl.Series
) -> tuple[pl.DataFrame, pl.Series, tuple[FieldFault, ...]]:
    """The rows whose days are in the years 1 to 9999, their numbers, and a fault for each day of the other rows.

    Args:
        frame: Columns of any type; only those of days and of timestamps are looked at.
        numbers: The numbers of its rows.
    """
    counts = {column.name: _days(column) for column in frame if isinstance(column.dtype, pl.Date | pl.Datetime)}
    beyond = {name: ~each.is_between(FIRST_DAY, LAST_DAY).fill_null(value=True) for name, each in counts.items()}
    beyond = {name: mask for name, mask in beyond.items() if mask.any()}
    if not beyond:
        return frame, numbers, ()
    bad = [
        _out_of_range(int(numbers[place]), name, int(counts[name][place]))
        for name, mask in beyond.items()
        for place in mask.arg_true()
    ]
    stays = ~pl.DataFrame(list(beyond.values())).select(pl.any_horizontal(pl.all())).to_series()
    return frame.filter(stays), numbers.filter(stays), tuple(sorted(bad, key=lambda cell: cell.row))


def _days(column: pl.Series) -> pl.Series:
    """The days of a column as whole days since 1970-01-01."""
    counts = column.to_physical().cast(pl.Int64)
    return counts // PER_DAY[column.dtype.time_unit or "us"] if isinstance(column.dtype, pl.Datetime) else counts


def _out_of_range(row: int, name: str, days: int) -> FieldFault:
    fault = UnreadableField(
        "is beyond the calendar",
        "Days lie between the years 1 and 9999: check how the file was written.",
        code="out-of-range",
    )
    return field_fault(row, name, f"a day in the year {year_of(days)}", fault)


def year_of(days: int) -> int:
    """The year of a day that is counted from 1970-01-01. The calendar repeats every 400 years."""
    cycles, rest = divmod(days + EPOCH.toordinal() - 1, CYCLE)
    return date.fromordinal(rest + 1).year + 400 * cycles
