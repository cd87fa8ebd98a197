"""Rows as a Polars frame, whose columns have their types also where there is no row."""

from collections.abc import Iterable, Mapping
from typing import Final

import polars as pl

from detente.display.form import ColumnType

TYPES: Final[Mapping[ColumnType, pl.DataType]] = {
    "text": pl.String(),
    "day": pl.Date(),
    "whole": pl.Int64(),
    "number": pl.Float64(),
    "flag": pl.Boolean(),
    "texts": pl.List(pl.String()),
}


def frame(records: Iterable[Mapping[str, object]], columns: Mapping[str, ColumnType]) -> pl.DataFrame:
    """A frame of these records with exactly these columns, in their order."""
    rows = [tuple(record[name] for name in columns) for record in records]
    return pl.DataFrame(rows, schema={name: TYPES[kind] for name, kind in columns.items()}, orient="row")
