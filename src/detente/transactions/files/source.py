"""A file of transactions, or of payment messages, that can be read more than once, standard input included."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from detente.errors import InputError
from detente.files import parquet
from detente.files.atomic import refusing
from detente.files.leftovers import temporary_folder
from detente.transactions.columns import NAMES
from detente.transactions.files.chunks import STDIN, Chunk, chunks
from detente.transactions.files.mapping import EMPTY, ColumnMap, load
from detente.transactions.files.messages import Messages, is_message
from detente.value import value


@value
class TransactionSource:
    """A file and how its columns become ours."""

    path: Path
    mapping: ColumnMap = EMPTY
    where: str | None = None
    """What an error calls it, where that is not its path."""

    def chunks(self) -> Iterator[Chunk]:
        """The rows from the first, chunk after chunk. Raises InputError as `chunks.chunks` does."""
        try:
            yield from chunks(self.path, self.mapping)
        except InputError as fault:
            path = str(self.path)
            raise InputError(
                fault.what, where=fault.where.replace(path, self.where or path, 1), hint=fault.hint
            ) from None

    @property
    def names(self) -> tuple[str, ...] | None:
        """The columns of a Parquet file that needs no mapping and whose days are plain days; None for any other."""
        if self.path.suffix != ".parquet" or self.mapping is not EMPTY:
            return None
        try:
            schema = parquet.schema(self.path)
        except InputError:
            return None  # reading it says what is wrong
        plain = schema.get("date", pl.Date) == pl.Date and set(schema) <= set(NAMES)
        return tuple(schema) if plain else None

    @property
    def ordered(self) -> bool:
        """Whether its days are known never to go back: only such a Parquet file tells without being read through."""
        if self.names is None or "date" not in self.names:
            return False
        return not parquet.goes_back(self.path, "date")


@contextmanager
def open_source(file: Path, mapping: str | None, target: str = "") -> Iterator[TransactionSource | Messages]:
    """The source that a path (`-`: standard input) and a `--map` mean; `target` is the country that the regime is about.

    Raises InputError for a mapping that doesn't hold.
    """
    columns = EMPTY if mapping is None else load(mapping)
    if str(file) != STDIN:
        yield _source(file, str(file), columns, target)
        return
    with temporary_folder() as folder:
        kept = folder / "standard input"
        with refusing(kept), kept.open("wb") as out:
            shutil.copyfileobj(sys.stdin.buffer, out)
        yield _source(kept, "standard input", columns, target)


def _source(path: Path, where: str, columns: ColumnMap, target: str) -> TransactionSource | Messages:
    if columns is EMPTY and is_message(path):
        return Messages(path=path, where=where, target=target)
    return TransactionSource(path=path, mapping=columns, where=where)
