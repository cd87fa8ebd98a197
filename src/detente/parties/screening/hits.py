"""Write the hits of a batch and read them again: .jsonl, .csv or .parquet, one line per hit."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, fields
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from detente.errors import InputError, UsageError
from detente.files.decoding import UNDECODABLE
from detente.files.whole import whole
from detente.parties.screening.batch import Hit

COLUMNS: Final = (
    "row", "id", "role", "query", "score", "list", "reference", "name", "party", "measures", "edition", "match", "asked",
    "points", "ref", "band", "unread",
)  # fmt: skip
"""What is written of a hit. `points` and `ref` are former names of `score`, in thousandths, and of `reference`."""
JUDGED: Final = (*COLUMNS, "judgement")
"""The same with what persons judged."""
ENDINGS: Final = (".jsonl", ".csv", ".parquet")
NUMBERS: Final = {"row": int, "score": float, "points": int}
"""The columns that are numbers, and their types; the others are text."""
BATCH_SIZE: Final = 50_000
"""Hits that become columns at a time."""


def check(path: Path) -> None:
    """Raise UsageError for an ending of no known format."""
    if path.suffix not in ENDINGS:
        raise UsageError(f"{path.name} has no known ending", where="-o", hint="Use .parquet, .csv or .jsonl.")


def line(hit: Hit, columns: Sequence[str] = COLUMNS) -> str:
    """Return some columns of a hit as a line of JSON."""
    return msgspec.json.encode(dict(zip(columns, _cells(hit, columns), strict=True))).decode()


def write(path: Path, hits: Iterable[Hit], columns: Sequence[str] = COLUMNS) -> None:
    """Write some columns of hits; the file is there whole or not at all. Raises UsageError as `check`."""
    check(path)
    writers = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
    with whole(path) as part:
        writers[path.suffix](part, hits, columns)


def _jsonl(path: Path, hits: Iterable[Hit], columns: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{line(hit, columns)}\n" for hit in hits)


def _csv(path: Path, hits: Iterable[Hit], columns: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(_cells(hit, columns) for hit in hits)


def _cells(hit: Hit, columns: Sequence[str]) -> list[str | float]:
    return [getattr(hit, name) for name in columns]


def _parquet(path: Path, hits: Iterable[Hit], columns: Sequence[str]) -> None:
    import polars as pl

    schema = {name: NUMBERS.get(name, str) for name in columns}
    frames = [pl.DataFrame(schema=schema)]
    waiting = iter(hits)
    while rows := [_cells(hit, columns) for hit in islice(waiting, BATCH_SIZE)]:
        frames.append(pl.DataFrame(rows, schema=schema, orient="row"))
    pl.concat(frames).write_parquet(path)


def read(path: Path) -> Iterator[Hit]:
    """Yield the hits of a file that `write` made. Raises InputError for another file, UsageError as `check`."""
    check(path)
    try:
        rows = {".jsonl": _from_jsonl, ".csv": _from_csv, ".parquet": _from_parquet}[path.suffix](path)
        yield from rows
    except (*UNDECODABLE, csv.Error, KeyError) as fault:
        hint = "Give a file that `detente party match --file … -o` wrote."
        raise InputError(f"these are no results of a screening: {fault}", where=path.name, hint=hint) from None
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=path.name) from None


def _from_jsonl(path: Path) -> Iterator[Hit]:
    decoder = msgspec.json.Decoder(Hit)
    with path.open("rb") as file:
        yield from (decoder.decode(raw) for raw in file)


def _from_csv(path: Path) -> Iterator[Hit]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from (msgspec.convert(row, Hit, strict=False) for row in csv.DictReader(file, strict=True))


def _from_parquet(path: Path) -> Iterator[Hit]:
    import polars as pl

    from detente.files import parquet

    kinds = {
        field.name: pl.Int64 if field.type is int else pl.String for field in fields(Hit) if field.default is MISSING
    }
    try:
        types = parquet.schema(path)
    except InputError as fault:
        raise KeyError(fault.what) from None
    if wrong := next((name for name, kind in kinds.items() if types.get(name) != kind), None):
        raise KeyError(f"the column {wrong!r} is missing, or of another type")
    for frame in parquet.frames(path, kinds, BATCH_SIZE):
        yield from (msgspec.convert(row, Hit) for row in frame.iter_rows(named=True))
