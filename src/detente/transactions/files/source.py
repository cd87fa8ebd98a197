"""A file of transactions or of payment messages that can be read more than once, also from standard input."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import Final, cast

import polars as pl

from detente.errors import InputError
from detente.files import parquet
from detente.files.atomic import refusing
from detente.files.leftovers import temporary_folder
from detente.files.paths import is_file
from detente.files.plain_table import written
from detente.transactions.columns import BY_NAME, NAMES, Columns
from detente.transactions.files import message_files
from detente.transactions.files.chunks import STDIN, Chunk, chunks
from detente.transactions.files.form import AS_WRITTEN, DecimalMark, FileForm
from detente.transactions.files.mapping import EMPTY, ColumnMap, load
from detente.transactions.files.messages import Messages, is_message
from detente.value import value

PARQUET: Final = (".parquet", ".pq")
NO_NOTICES: Final[tuple[str, ...]] = ()


@value
class TransactionSource:
    """A file of transactions, and the mapping of its columns to those of the transaction table."""

    path: Path
    mapping: ColumnMap = EMPTY
    where: str | None = None
    """The name of the file for errors, if it is not the path."""
    columns: Columns = field(default_factory=lambda: BY_NAME)
    """The columns with the words that each may hold."""
    form: FileForm = AS_WRITTEN
    """How numbers and dates are written."""
    notices: tuple[str, ...] = ()
    """What was done to make the file a plain table."""

    def chunks(self) -> Iterator[Chunk]:
        """The rows of the file in chunks, from the first row on.

        Raises:
            InputError: the file is no table of transactions (see `chunks.chunks`).
        """
        try:
            yield from chunks(self.path, self.mapping, columns=self.columns, form=self.form)
        except InputError as fault:
            path = str(self.path)
            hint = " ".join([fault.hint, *self.notices]).strip()
            raise InputError(fault.what, where=fault.where.replace(path, self.where or path, 1), hint=hint) from None

    @property
    def names(self) -> tuple[str, ...] | None:
        """The columns of a Parquet file that needs no mapping and has days as plain days; None for any other file."""
        if self.path.suffix != ".parquet" or self.mapping is not EMPTY:
            return None
        try:
            schema = parquet.schema(self.path)
        except InputError:
            return None  # the error comes when the file is read
        plain = schema.get("date", pl.Date) == pl.Date and set(schema) <= set(NAMES)
        return tuple(schema) if plain else None

    @property
    def ordered(self) -> bool:
        """Whether the rows are known to be in order of days; only a Parquet file with plain days can be checked cheaply."""
        if self.names is None or "date" not in self.names:
            return False
        return not parquet.goes_back(self.path, "date")


@contextmanager
def open_source(
    file: Path, mapping: str | None, target: str = "", known: Columns = BY_NAME, form: FileForm = AS_WRITTEN
) -> Iterator[TransactionSource | Messages]:
    """The source for a path and a mapping.

    Args:
        file: The path of the file; `-` for standard input.
        mapping: The value of `--map`; None: columns are read by name.
        target: The target country of the regime; empty: it has none.
        known: The columns of the transaction table with the words that each may hold.
        form: How the file is written.

    Raises:
        InputError: the mapping is not valid, or the file cannot be made a plain table.
    """
    columns = EMPTY if mapping is None else load(mapping, known)
    with temporary_folder() as folder:
        if str(file) != STDIN:
            yield _source(file, str(file), columns, folder, target=target, known=known, form=form)
            return
        kept = folder / "standard input"
        with refusing(kept), kept.open("wb") as out:
            shutil.copyfileobj(sys.stdin.buffer, out)
        yield _source(kept, "standard input", columns, folder, target=target, known=known, form=form)


def _source(
    path: Path, where: str, columns: ColumnMap, folder: Path, *, target: str, known: Columns, form: FileForm
) -> TransactionSource | Messages:
    if columns is EMPTY:
        if is_message(path):
            return Messages(path=path, where=where, target=target)
        if files := message_files.found(path):
            return Messages(path=path, where=where, target=target, files=files)
    if columns.decimal and not form.decimal:
        form = replace(form, decimal=cast("DecimalMark", columns.decimal))
    plain, notices = path, NO_NOTICES
    if is_file(path) and path.suffix.lower() not in PARQUET:
        try:
            made = written(path, folder / "table.csv", encoding=form.encoding, sheet=form.sheet)
        except InputError as fault:
            raise InputError(fault.what, where=where, hint=fault.hint) from None
        plain, notices = (folder / "table.csv", made.notices) if made.changed else (path, NO_NOTICES)
    return TransactionSource(
        path=plain,
        mapping=columns,
        where=where,
        columns=known,
        form=form,
        notices=tuple(f"{where}: {each}" for each in notices),
    )
