"""Reads files of transactions (CSV, JSON lines or Parquet) in chunks: typed tables, and the faults of rows that cannot be read.

A file is refused as a whole (`InputError`) where it is no table or lacks the columns of transactions. A row that cannot be read
is reported as a fault, and the other rows are read.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

import polars as pl

from detente.errors import InputError
from detente.files import parquet
from detente.files.paths import is_file, is_folder, opened
from detente.transactions import out_of_range_days
from detente.transactions.columns import BY_NAME, Columns
from detente.transactions.files import delimited, jsonlines, written_form
from detente.transactions.files.delimited import RawRows
from detente.transactions.files.form import FileForm
from detente.transactions.files.lines import blocks
from detente.transactions.files.mapping import EMPTY, ColumnMap
from detente.transactions.files.renaming import Renaming, bind, bind_open, unused_column
from detente.transactions.transaction import FieldFault
from detente.transactions.typed import SCHEMA, typed
from detente.value import value

__all__ = ["SCHEMA", "SIZE", "Chunk", "chunks", "typed"]

SIZE: Final = 1 << 20
"""The approximate number of rows in a chunk."""
STDIN: Final = "-"
PASSED: Final = "\0"
"""What the name of a column that is passed through begins with, while it is beside ours: no file has such a name."""
_PARQUET: Final = (".parquet", ".pq")
_FOREIGN: Final = {
    b"\x1f\x8b": ("is compressed", "Unpack it first, for example through `gunzip -c FILE | detente decide -`."),
    b"PK\x03\x04": ("is a spreadsheet or an archive", "Save the sheet as CSV."),
    b"\xd0\xcf\x11\xe0": ("is a spreadsheet", "Save the sheet as CSV."),
    b"\xff\xfe": ("is UTF-16", "Save it as UTF-8."),
    b"\xfe\xff": ("is UTF-16", "Save it as UTF-8."),
    b"PAR1": ("is Parquet, which cannot be read from a stream", "Give its path."),
}
"""The first bytes of files that are not text, with what is wrong and the hint."""


@value
class Chunk:
    """A chunk of consecutive rows of a file."""

    table: pl.DataFrame
    """The valid rows, with types as in `SCHEMA`; columns that the file does not have are absent."""
    faults: tuple[FieldFault, ...]
    """The faults of rows that cannot be read, in order of rows."""
    rows: int
    """The number of rows in the chunk, including those with faults."""
    passed: pl.DataFrame | None = None
    """Of the good rows the columns that are not read, as the file has them; None where there is none."""
    replaced: tuple[str, ...] = ()
    """Columns of an earlier answer, which this one's replace."""
    left_out: int = 0
    """Rows that the mapping leaves out; they stand in a chunk of their own, the last one, without rows."""

    @property
    def left_out_notice(self) -> str:
        """How many rows the mapping leaves out, in a sentence."""
        rows = "1 row is" if self.left_out == 1 else f"{self.left_out:,} rows are"
        return f"{rows} left out, as the mapping says."


def chunks(
    source: str | Path | BinaryIO,
    mapping: ColumnMap | None = None,
    size: int = SIZE,
    columns: Columns = BY_NAME,
    form: FileForm | None = None,
) -> Iterator[Chunk]:
    """The transactions of a file in chunks, in the order of the file.

    Args:
        source: The path of a CSV, JSON lines or Parquet file, or of a folder of Parquet files; `-` for standard input
            (CSV or JSON lines); or an open stream of bytes.
        mapping: The mapping of the file's columns to those of the transaction table; None: by name.
        size: The approximate number of rows in a chunk. Memory use is proportional to it.
        columns: The columns of the transaction table with the words that each may hold.
        form: How numbers and dates are written; None: in our form.

    Raises:
        InputError: the file is no table of transactions; the error names the columns or the line at fault.
    """
    mapping = EMPTY if mapping is None else mapping
    path = Path(source) if isinstance(source, str | Path) and source != STDIN else None
    if path is not None and (is_folder(path) or path.suffix.lower() in _PARQUET or _is_parquet(path)):
        yield from _parquet(path, mapping, size, columns)
        return
    with _opened(source) as (handle, where):
        yield from _text(handle, where, mapping, size, columns=columns, form=form)


def _is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does. A pipe is not read, since its bytes could not be read again."""
    if not is_file(path):
        return False
    try:
        with path.open("rb") as handle:
            return handle.read(4) == b"PAR1"
    except OSError:
        return False


@contextmanager
def _opened(source: str | Path | BinaryIO) -> Iterator[tuple[BinaryIO, str]]:
    """The stream of a source, and its name for errors."""
    if source == STDIN:
        yield sys.stdin.buffer, "standard input"
    elif isinstance(source, str | Path):
        with opened(Path(source)) as handle:
            yield handle, str(source)
    else:
        yield source, str(getattr(source, "name", "the stream"))


def _text(
    handle: BinaryIO, where: str, mapping: ColumnMap, size: int, *, columns: Columns, form: FileForm | None
) -> Iterator[Chunk]:
    pieces = blocks(handle, where)
    blank, first = _lead(pieces, where)
    for magic, (what, hint) in _FOREIGN.items():
        if first.startswith(magic):
            raise InputError(what, where=where, hint=hint)
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"["):
        raise InputError("is a JSON array", where=where, hint="Write one JSON object a line.")
    read = _json if start.startswith(b"{") else _csv
    found = read(chain([first], pieces), blank + 1, mapping, where)
    yield from _chunks(found, mapping, size, where, columns=columns, form=form)


def _lead(pieces: Iterator[bytes], where: str) -> tuple[int, bytes]:
    """The number of blank lines at the start of a file, and the rest of the block after them."""
    blank = 0
    for piece in pieces:
        kept = piece.lstrip(b"\r\n")
        blank += piece[: len(piece) - len(kept)].count(b"\n")
        if kept:
            return blank, kept
    raise InputError(
        "is empty", where=where, hint="A table has a line with the names of its columns, and one row a line."
    )


def _csv(pieces: Iterator[bytes], line: int, mapping: ColumnMap, where: str) -> Iterator[tuple[Renaming, RawRows]]:
    head, _, rest = next(pieces).partition(b"\n")
    names = delimited.header(head, where)
    renaming = bind(mapping, names, where)
    body = chain([rest] if rest else [], pieces)
    yield from ((renaming, rows) for rows in delimited.CsvReader(names, line + 1).rows(body))


def _json(pieces: Iterator[bytes], line: int, mapping: ColumnMap, where: str) -> Iterator[tuple[Renaming, RawRows]]:
    renaming = bind_open(mapping)
    reader = jsonlines.JsonLinesReader(renaming, line)
    for number, rows in enumerate(reader.rows(pieces)):
        if number == 0 and (fault := unused_column(renaming, frozenset(reader.seen))) is not None:
            raise InputError(fault, where=where, hint="Correct the mapping.")
        yield renaming, rows


def _parquet(path: Path, mapping: ColumnMap, size: int, columns: Columns) -> Iterator[Chunk]:
    files = sorted(path.glob("*.parquet")) if is_folder(path) else [path]
    if not files:
        raise InputError("has no Parquet file in it", where=str(path), hint="Give a file, or a folder of `*.parquet`.")
    yield from _chunks(_slices(files, mapping, size), mapping, size, str(path), columns=columns)


def _slices(files: list[Path], mapping: ColumnMap, size: int) -> Iterator[tuple[Renaming, RawRows]]:
    row = 1
    for file in files:
        for frame, renaming in _file_slices(file, mapping, size):
            numbers = pl.int_range(row, row + frame.height, dtype=pl.UInt64, eager=True)
            row += frame.height
            good, kept, bad = out_of_range_days.drop_out_of_range(frame, numbers)
            yield renaming, RawRows(frame=good, numbers=kept, faults=bad, rows=frame.height)


def _file_slices(file: Path, mapping: ColumnMap, size: int) -> Iterator[tuple[pl.DataFrame, Renaming]]:
    """The rows of one file in slices, with the columns that are read."""
    types = parquet.schema(file)
    renaming = bind(mapping, types.names(), str(file))
    parquet.refuse_types(types, renaming.used, renaming.lists, file)
    kept = [name for name in types if renaming.passes(name)]
    answers = [name for name in types if renaming.replaced(name)]
    for frame in parquet.frames(file, {*renaming.used, *kept, *answers}, size):
        yield frame.with_columns(parquet.as_text(frame.select(kept))), renaming


def _chunks(
    found: Iterator[tuple[Renaming, RawRows]],
    mapping: ColumnMap,
    size: int,
    where: str,
    *,
    columns: Columns,
    form: FileForm | None = None,
) -> Iterator[Chunk]:
    """The rows mapped, typed and gathered in chunks of about `size` rows. A file without rows is refused."""
    held: list[RawRows] = []
    replaced: dict[str, None] = {}
    count = total = left_out = 0
    for renaming, every in found:
        rows, dropped = _kept(renaming, every)
        left_out += dropped
        passed = [pl.col(name).alias(f"{PASSED}{name}") for name in rows.frame.columns if renaming.passes(name)]
        replaced.update(dict.fromkeys(name for name in rows.frame.columns if renaming.replaced(name)))
        frame = _renamed(renaming, rows, where)
        frame = (frame if form is None else written_form.applied(form, frame)).with_columns(rows.numbers.alias("row"))
        frame = frame.hstack(rows.frame.select(passed)) if passed else frame
        if held and _facts(held[-1].frame) != _facts(frame):  # the files of a folder may differ
            yield _chunk(held, mapping, where, replaced, columns)
            held, count = [], 0
        held.append(RawRows(frame=frame, numbers=rows.numbers, faults=rows.faults, rows=rows.rows))
        count, total = count + rows.rows, total + rows.rows
        if count >= size:
            yield _chunk(held, mapping, where, replaced, columns)
            held, count = [], 0
    if total == 0 and not left_out:
        raise InputError("has no rows", where=where, hint="One row is one transaction.")
    if count:
        yield _chunk(held, mapping, where, replaced, columns)
    if left_out:
        yield Chunk(table=pl.DataFrame(schema={"row": pl.UInt64}), faults=(), rows=0, left_out=left_out)


def _kept(renaming: Renaming, rows: RawRows) -> tuple[RawRows, int]:
    """The rows that the mapping wants, and how many it leaves out."""
    if not (renaming.mapping.rows or renaming.mapping.leave_out):
        return rows, 0
    kept = renaming.kept(rows.frame)
    dropped = rows.frame.height - int(kept.sum())
    frame, numbers = rows.frame.filter(kept), rows.numbers.filter(kept)
    return RawRows(frame=frame, numbers=numbers, faults=rows.faults, rows=rows.rows - dropped), dropped


def _renamed(renaming: Renaming, rows: RawRows, where: str) -> pl.DataFrame:
    try:
        return renaming.apply(rows.frame)
    except pl.exceptions.PolarsError:
        hint = "Give the columns that it joins, or whose words it translates, as text."
        raise InputError("the mapping does not fit the types of the columns", where=where, hint=hint) from None


def _facts(frame: pl.DataFrame) -> dict[str, pl.DataType]:
    return {name: kind for name, kind in frame.schema.items() if not name.startswith(PASSED)}


def _chunk(held: list[RawRows], mapping: ColumnMap, where: str, replaced: Iterable[str], columns: Columns) -> Chunk:
    whole = pl.concat([rows.frame for rows in held], how="diagonal_relaxed" if len(held) > 1 else "vertical")
    facts = whole.select(list(_facts(whole)))
    frame = facts.select(column.name for column in facts if column.null_count() < facts.height)
    try:
        table, faults = typed(frame, scale=mapping.scale, columns=columns)
    except InputError as fault:
        raise InputError(fault.what, where=where, hint=fault.hint) from None
    bad = sorted([*(cell for rows in held for cell in rows.faults), *faults], key=lambda cell: cell.row)
    rows = sum(rows.rows for rows in held)
    return Chunk(table=table, faults=tuple(bad), rows=rows, passed=_passed(whole, table), replaced=tuple(replaced))


def _passed(whole: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame | None:
    """The columns of the good rows that are not read; an empty text is null, as in a file without quotes."""
    names = [name for name in whole.columns if name.startswith(PASSED)]
    if not names:
        return None
    if table.height < whole.height:
        whole = table.select("row").join(whole, on="row", how="left", maintain_order="left")
    filled = [
        pl.when(pl.col(name) != "").then(pl.col(name)) if whole.schema[name] == pl.String else pl.col(name)
        for name in names
    ]
    return whole.select(each.alias(name.removeprefix(PASSED)) for each, name in zip(filled, names, strict=True))
