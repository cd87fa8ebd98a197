"""A file that states what had passed under caps: an earlier output of `decide`, or a table of cap, period, amount and unit."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from detente.decide.counted import CountedAmount
from detente.decide.decider import Decider
from detente.errors import InputError
from detente.files import parquet
from detente.files.paths import is_file, missing, opened
from detente.transactions.columns import NAMES
from detente.transactions.field_readers import UnreadableField, amount
from detente.transactions.transaction import read_one

TABLE: Final = ("cap", "period", "amount", "unit")
HINT: Final = "Give what `detente decide -o` wrote (.csv, .parquet or .jsonl), or a table with the columns cap, period, amount and unit."
PASSED: Final = "within-cap"
"""The verdict of what passed under a cap; whatever has another did not count."""


def read(path: Path, decider: Decider) -> tuple[CountedAmount, ...]:
    """Return the amounts that a file states, under the law of a decider. Raises InputError for a file that states none."""
    if not is_file(path):
        raise missing(path)
    with opened(path) as file:
        head = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        found = tuple(_lines(path))
    else:
        found = tuple(_table(_frame(path, is_parquet=head.startswith(b"PAR1")), path, decider))
    if not found:
        raise InputError("states no amount that passed under a cap", where=str(path), hint=HINT)
    return found


def _frame(path: Path, *, is_parquet: bool) -> pl.DataFrame:
    if is_parquet:
        names = parquet.schema(path).names()
        frames = list(parquet.frames(path, names, 1 << 20))
        return pl.concat(frames).select(pl.all().cast(pl.String)) if frames else pl.DataFrame()
    try:
        return pl.read_csv(path, infer_schema=False)
    except pl.exceptions.PolarsError as fault:
        raise InputError(f"is not CSV: {str(fault).splitlines()[0]}", where=str(path), hint=HINT) from None


def _table(frame: pl.DataFrame, path: Path, decider: Decider) -> Iterator[CountedAmount]:
    names = {name.strip() for name in frame.columns}
    if names.issuperset(TABLE):
        for number, row in enumerate(frame.iter_rows(named=True), 2):
            yield _stated({name.strip(): cell for name, cell in row.items()}, f"{path}: line {number}")
    elif "verdict" in names:
        passed = frame.with_row_index("line", offset=2).filter(pl.col("verdict") == PASSED)
        for row in passed.iter_rows(named=True):
            yield from _decided(row, f"{path}: line {row['line']}", decider)
    else:
        lacking = next(name for name in TABLE if name not in names)
        raise InputError(f"there is no column {lacking!r}, nor a verdict", where=str(path), hint=HINT)


def _stated(row: Mapping[str, Any], where: str) -> CountedAmount:
    cells = {name: str(row.get(name) if row.get(name) is not None else "").strip() for name in TABLE}
    empty = next((name for name in TABLE if not cells[name]), None)
    if empty is not None:
        raise InputError(f"{empty} is empty", where=where, hint=HINT)
    try:
        number = amount(cells["amount"])
    except UnreadableField as fault:
        raise InputError(f"{cells['amount']!r} {fault.what}", where=f"{where}: amount", hint=fault.hint) from None
    return CountedAmount(cap=cells["cap"], period=cells["period"], amount=number, unit=cells["unit"], where=where)


def _decided(row: Mapping[str, str | None], where: str, decider: Decider) -> Iterator[CountedAmount]:
    """What a decided row counts under its caps."""
    cells = {name: text for name in NAMES if (text := row.get(name)) is not None and name != "id"}
    first, last = row.get("date_from"), row.get("date_to")
    if first is not None and "date" not in cells:
        cells["date"] = first if last in (None, first) else f"{first}/{last}"
    try:
        transaction = read_one(cells)
    except InputError as fault:
        raise InputError(fault.what, where=f"{where}: {fault.where}", hint=fault.hint) from None
    for (counter, starts, unit), number in decider.counter().amounts(transaction, decider.outcome(transaction)).items():
        yield CountedAmount(cap=counter, period=starts.isoformat(), amount=number, unit=unit)


def _lines(path: Path) -> Iterator[CountedAmount]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        where = f"{path}: line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
            if "verdict" not in row:
                yield _stated(row, where)
            elif row["verdict"] == PASSED:
                yield from (each for reason in row["reasons"] if "cap" in reason for each in _noted(reason["cap"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            reason = f"is no decision, and no amount under a cap ({type(fault).__name__})"
            raise InputError(reason, where=where, hint=HINT) from None


def _noted(cap: Mapping[str, Any]) -> Iterator[CountedAmount]:
    for each in cap["amounts"]:
        yield CountedAmount(cap=cap["counter"], period=cap["period"], amount=float(each["this"]), unit=each["unit"])
