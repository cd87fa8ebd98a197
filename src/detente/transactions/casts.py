"""The types of a typed table, and a strict cast to that type for each kind of column.

A cast accepts a value only where it gives exactly what the column's reader (in `field_readers`) would give for the same text. It
leaves all other values null.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

import polars as pl

from detente.codes import goods
from detente.codes.countries import COUNTRIES
from detente.codes.currencies import CURRENCIES
from detente.errors import InputError
from detente.files import limits
from detente.transactions.column import Column, ColumnKind
from detente.transactions.columns import BY_NAME, Columns
from detente.transactions.days import FIRST_YEAR
from detente.transactions.party import MAX_LETTERS

_TYPES: Final[Mapping[ColumnKind, pl.DataType]] = {
    "text": pl.String(),
    "country": pl.Enum(COUNTRIES),
    "place": pl.String(),
    "day": pl.Date(),
    "days": pl.Date(),
    "code": pl.Enum(goods.codes()),
    "edition": pl.Int16(),
    "amount": pl.Float64(),
    "currency": pl.Enum(CURRENCIES),
    "parties": pl.String(),
    "imo": pl.String(),
}
"""The type for each kind of column; a column of a few words has an Enum of these words instead."""


def column_type(column: Column) -> pl.DataType:
    """The type of a column in a typed table."""
    return pl.Enum(column.words) if column.words else _TYPES[column.kind]


def schema(columns: Columns) -> Mapping[str, pl.DataType]:
    """The types of a typed table, by its columns, where these are the words that each may hold."""
    return {"row": pl.UInt64()} | {
        name: column_type(column)
        for column in columns.values()
        if column.kept
        for name in (("date_from", "date_to") if column.kind == "days" else (column.name,))
    }


SCHEMA: Final = schema(BY_NAME)
"""The columns of a typed table. A column that a batch does not have is absent, which means that it is null in every row."""

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2040, 12, 31)
"""The days whose text is cast for a whole column at once; other days are read one by one."""

_UNTRIMMED: Final = r"^$|^\s|\s$|[\x00-\x1f\x7f]"
_UNEVEN: Final = rf"{_UNTRIMMED}|\s\s|[\s&&[^ ]]"
_NOT_PLAIN: Final[Mapping[ColumnKind, str]] = {
    "text": _UNTRIMMED,
    "place": rf"{_UNEVEN}|[A-Z]|[^\x00-\x7f]",
    "parties": rf"{_UNEVEN}|[;?]|\)$|^(?i:not )?[A-Za-z][A-Za-z][EeIi][. -]?[0-9]|,.*[0-9]|[0-9]{7}",
}
"""For each kind of free text, the pattern of values that cannot be kept as they are and must be read one by one."""


def castable(column: Column, given: pl.DataType) -> pl.Expr:
    """The column in a type that can be read or cast: days and amounts in their own types, everything else as text.

    Raises:
        InputError: values of this type cannot hold facts of this kind.
    """
    name = pl.col(column.name)
    if isinstance(given, pl.List) and given.inner == pl.String and column.kind == "parties":
        return name.list.join(";", ignore_nulls=True)
    if isinstance(given, pl.Datetime) and given.time_zone is None:
        return name.cast(pl.Date)
    if given == column_type(column) or isinstance(given, pl.Date | pl.String):
        return name
    if given.is_numeric():
        return name.cast(pl.Float64 if column.kind == "amount" else pl.String)
    if isinstance(given, pl.Null | pl.Categorical | pl.Enum):
        return name.cast(pl.String)
    raise InputError(f"the column {column.name!r} holds {given}", hint="Give it as text.")


def cast_plain_values(column: Column, given: pl.DataType) -> pl.Expr | None:
    """The column with its plain values cast, and null for all others; None: every value must be read by itself."""
    name = pl.col(column.name)
    if column.kind in ("days", "day"):
        return _cast_plain_days(name, given)
    if given == column_type(column) and isinstance(given, pl.Enum):
        return name
    if column.kind == "amount":
        number = name.cast(pl.Float64, strict=False)
        fits = name.str.len_bytes() <= limits.MOST_VALUE if given == pl.String else True
        return pl.when(number.is_finite() & (number >= 0) & fits).then(number).alias(column.name)
    if given != pl.String:
        return None
    if column.kind in _NOT_PLAIN:
        plain = ~name.str.contains(_NOT_PLAIN[column.kind])
        fits = name.str.len_bytes() <= MAX_LETTERS
        return pl.when(plain & fits).then(name).alias(column.name)
    return name.cast(column_type(column), strict=False) if isinstance(column_type(column), pl.Enum) else None


def _cast_plain_days(name: pl.Expr, given: pl.DataType) -> pl.Expr:
    if given == pl.Date:
        return pl.when(name >= date(FIRST_YEAR, 1, 1), name <= date.max).then(name).alias(name.meta.output_name())
    number = name.cast(_days(), strict=False).to_physical().cast(pl.Int32)
    return (number + (FIRST_DAY - date(1970, 1, 1)).days).cast(pl.Date)


@cache
def _days() -> pl.Enum:
    count = (LAST_DAY - FIRST_DAY).days + 1
    return pl.Enum([(FIRST_DAY + timedelta(days=number)).isoformat() for number in range(count)])
