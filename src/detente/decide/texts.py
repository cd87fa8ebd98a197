"""The facts of a typed table as text, column by column: the same words as `rationale.fact_text` gives for each row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import polars as pl

from detente.decide.rationale import as_text
from detente.transactions.columns import NAMES
from detente.transactions.party_text import split
from detente.transactions.transaction import PARTY_COLUMNS

FactTexts = Mapping[str, Sequence[str | None]]
"""For each column that a table has, the text of each row; None: the row does not give it."""
PLAIN: Final = tuple(name for name in NAMES if name not in ("id", "date", "activity"))

STEP: Final = 4096
"""Rows whose texts are held at once."""


def texts(table: pl.DataFrame) -> FactTexts:
    """The facts of a table: `id`, the columns that some row gives, in the order of a receipt, and at last `activity`."""
    names = [name for name in PLAIN if name in table.columns]
    found: dict[str, Sequence[str | None]] = {"id": _ids(table)}
    if "date_from" in table.columns or "date_to" in table.columns:
        found["date"] = _days(table)
    found |= {name: _column(table.get_column(name), name) for name in names}
    if "activity" in table.columns:
        found["activity"] = table.get_column("activity").to_list()
    return found


def in_steps(table: pl.DataFrame) -> Iterator[FactTexts]:
    """The facts of a table, some rows after the others, so that few of them are held as text at once."""
    for start in range(0, table.height, STEP):
        yield texts(table[start : start + STEP])


def told_activity(found: FactTexts) -> Sequence[str | None]:
    """The activity of each row, with `trade` where goods are given and nothing else is said."""
    nobody = [None] * len(found["id"])
    columns = (found.get(name, nobody) for name in ("activity", "hs", "quantity"))
    return [
        doing if doing is not None else "trade" if goods is not None or amount is not None else None
        for doing, goods, amount in zip(*columns, strict=True)
    ]


def _ids(table: pl.DataFrame) -> Sequence[str | None]:
    return table.get_column("id" if "id" in table.columns else "row").cast(pl.String).to_list()


def _days(table: pl.DataFrame) -> Sequence[str | None]:
    nobody: list[date | None] = [None] * table.height
    first, last = (
        table.get_column(name).to_list() if name in table.columns else nobody for name in ("date_from", "date_to")
    )
    words: dict[Any, str | None] = {}
    for days in {*zip(first, last, strict=True)}:
        start, end = days
        words[days] = None if start is None or end is None else str(start) if start == end else f"{start}/{end}"
    return [words[days] for days in zip(first, last, strict=True)]


def _column(series: pl.Series, name: str) -> Sequence[str | None]:
    """The texts of one column; each distinct value is written once where that is worth it."""
    made: Callable[[Any], str | None] = (lambda text: as_text(split(text))) if name in PARTY_COLUMNS else as_text
    if series.dtype in (pl.String, pl.Enum, pl.Categorical) and name not in PARTY_COLUMNS:
        return series.cast(pl.String).to_list()
    values = series.to_list()
    words = {each: made(each) for each in set(values) if each is not None}
    return [words.get(each) for each in values]
