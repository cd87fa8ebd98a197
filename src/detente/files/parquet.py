"""Parquet from untrusted sources: its columns with their types, and its rows in frames; every fault becomes one error of ours."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import polars as pl

from detente.errors import InputError

UNREADABLE: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
"""The errors of the columnar engine for a broken file; its panic is no Exception."""


def schema(path: Path) -> pl.Schema:
    """Return the columns of a file and their types. Raises InputError where it cannot be read."""
    try:
        return pl.scan_parquet(path, glob=False).collect_schema()
    except UNREADABLE as fault:
        raise broken(path, fault) from None


def goes_back(path: Path, name: str) -> bool:
    """Whether a value of a column is less than the last one before it that is known.

    Raises InputError where the file cannot be read.
    """
    known = pl.col(name).drop_nulls()  # a null between two days would hide a step back
    back = (known < known.shift()).any()
    try:
        return bool(pl.scan_parquet(path, glob=False).select(back).collect(engine="streaming").item())
    except UNREADABLE as fault:
        raise broken(path, fault) from None


def frames(path: Path, columns: Collection[str], size: int) -> Iterator[pl.DataFrame]:
    """Yield the rows of some columns, about `size` at a time. Raises InputError where the file cannot be read to its end."""
    try:
        scan = pl.scan_parquet(path, glob=False).select(sorted(columns))
        yield from scan.collect_batches(chunk_size=size, maintain_order=True)
    except UNREADABLE as fault:
        raise broken(path, fault) from None


def refuse_types(types: pl.Schema, columns: Collection[str], lists: Collection[str], path: Path) -> None:
    """Raise InputError for a column whose type has no facts; the columns in `lists` may have lists of texts."""
    for name in sorted(columns):
        if not (is_plain(types[name]) or (name in lists and types[name] == pl.List(pl.String))):
            raise InputError(f"the column {name!r} holds {types[name]}", where=str(path), hint="Give it as text.")


def is_plain(given: pl.DataType) -> bool:
    """Whether a type holds single values that a table of texts can hold."""
    if isinstance(given, pl.Datetime):
        return given.time_zone is None
    return given.is_numeric() or isinstance(given, pl.Date | pl.String | pl.Null | pl.Categorical | pl.Enum)


def as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame whose values of other than plain types are text: nested ones as JSON, bytes in hexadecimal digits.

    >>> as_text(pl.DataFrame({"a": [1], "b": [{"c": [2, None]}]})).rows()
    [(1, '{"c": [2, null]}')]
    """
    odd = [name for name, kind in frame.schema.items() if not is_plain(kind)]
    return frame.with_columns(pl.Series(name, [_text(each) for each in frame[name]], pl.String) for name in odd)


def _text(cell: object) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, pl.Series):  # what a list becomes
        cell = cell.to_list()
    if isinstance(cell, bool | list | dict):
        return json.dumps(cell, ensure_ascii=False, default=_scalar)
    return _scalar(cell)


def _scalar(cell: object) -> str:
    return cell.hex() if isinstance(cell, bytes) else str(cell)


def broken(path: Path, fault: BaseException) -> InputError:
    """Return the error for a file that the columnar engine cannot read."""
    reason = (str(fault).splitlines() or ["it is damaged"])[0]
    return InputError(f"cannot be read as Parquet: {reason}", where=str(path), hint="Is the file whole?")
