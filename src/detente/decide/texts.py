"""The facts of a typed table as text, column by column: the same words as `rationale.fact_text` gives for each row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from detente.decide.rationale import as_text
from detente.transactions.columns import NAMES
from detente.transactions.party_text import split
from detente.transactions.transaction import PARTY_COLUMNS

FactTexts = Mapping[str, Sequence[str | None]]
"""For each column that a table has, the text of each row; None: the row does not give it."""
PLAIN: Final = tuple(name for name in NAMES if name not in ("id", "date", "activity"))

TOLD_BY: Final = ("id", "activity", "hs", "quantity")
"""The columns that tell the activity of each row."""

LEAST_ALIKE: Final = 1e-4
MOST_ALIKE: Final = 1e15
"""Between these two, the shortest decimals of a number are written without an exponent by Python and the columnar engine alike."""

STEP: Final = 4096
"""Rows whose texts are held at once."""


def text_columns(table: pl.DataFrame) -> dict[str, pl.Series]:
    """The facts of a table as columns of text: `id`, those that the table has, in the order of a receipt, and at last `activity`."""
    found = {"id": table.get_column("id" if "id" in table.columns else "row").cast(pl.String)}
    if "date_from" in table.columns or "date_to" in table.columns:
        found["date"] = _days(table)
    found |= {name: _column(table.get_column(name), name) for name in PLAIN if name in table.columns}
    if "activity" in table.columns:
        found["activity"] = table.get_column("activity").cast(pl.String)
    return found


def texts(table: pl.DataFrame) -> FactTexts:
    """The same facts, row by row."""
    return {name: column.to_list() for name, column in text_columns(table).items()}


def steps(table: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Some rows of a table after the others, so that few of them are held as text at once."""
    return (table[start : start + STEP] for start in range(0, table.height, STEP))


def in_steps(table: pl.DataFrame) -> Iterator[FactTexts]:
    """The facts of a table, some rows after the others."""
    return map(texts, steps(table))


def told_activity(found: FactTexts) -> Sequence[str | None]:
    """The activity of each row, with `trade` where goods are given and nothing else is said."""
    nobody = [None] * len(found["id"])
    columns = (found.get(name, nobody) for name in TOLD_BY[1:])
    return [
        doing if doing is not None else "trade" if goods is not None or amount is not None else None
        for doing, goods, amount in zip(*columns, strict=True)
    ]


def _days(table: pl.DataFrame) -> pl.Series:
    """The day of each row, or its first and last day; null where one of them is missing."""
    if not {"date_from", "date_to"} <= set(table.columns):
        return pl.Series([None], dtype=pl.String).new_from_index(0, table.height)
    first, last = pl.col("date_from"), pl.col("date_to")
    words = first.cast(pl.String), last.cast(pl.String)
    between = pl.when(first == last).then(words[0]).otherwise(pl.concat_str(words, separator="/"))
    return table.select(between.alias("date")).to_series()


def _column(series: pl.Series, name: str) -> pl.Series:
    """The texts of one column."""
    if name in PARTY_COLUMNS:
        return _each(series, lambda text: as_text(split(text)))
    return _amounts(series) if series.dtype == pl.Float64 else series.cast(pl.String)


def _amounts(series: pl.Series) -> pl.Series:
    """Amounts as text. Those that Python and the columnar engine write in the same way are written all at once."""
    found = series.cast(pl.String).str.strip_suffix(".0")
    alike = (series.is_between(LEAST_ALIKE, MOST_ALIKE) | (series == 0)).fill_null(value=True)
    return found if alike.all() else found.zip_with(alike, _each(series.set(alike, None), as_text))


def _each(series: pl.Series, made: Callable[[Any], str | None]) -> pl.Series:
    """The text of each value, made once for those that are equal."""
    values = series.to_list()
    words = {each: made(each) for each in set(values) if each is not None}
    return pl.Series(series.name, [words.get(each) for each in values], dtype=pl.String)
