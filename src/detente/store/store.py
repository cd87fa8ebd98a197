"""A store: connections to the database of the ledger, for reading and for one writer after another.

SQLite runs in write-ahead mode and forces each commit to the disk; a writer takes the lock of the file before it reads the
head (`BEGIN IMMEDIATE`). In PostgreSQL a writer locks the row of the head, never the last row of the chain, which would let two
writers append after the same row.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from detente.errors import InputError
from detente.files.atomic import refusing
from detente.store import migrate
from detente.store.address import StoreAddress
from detente.store.faults import told

WAIT: Final = 120
"""Seconds that a writer waits for those before it."""


@dataclass(frozen=True)
class Store:
    """The database at an address. It is opened with the first question, and made by the first writer."""

    address: StoreAddress

    def exists(self) -> bool:
        """Whether there is a ledger; a database that has no tables of ours has none."""
        if self.address.file is not None and not self.address.file.exists():
            return False
        with told(self.address), self._engine.connect() as connection:
            found = migrate.version(connection)
        migrate.refuse_newer(found, self.address)
        return found is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store throughout.

        Raises:
            InputError: there is no ledger, or it cannot be read.
        """
        if not self.exists():
            hint = "It is made with the first row: `detente evidence add`, `evidence import` or `ledger import`."
            raise InputError("there is no ledger", where=str(self.address), hint=hint)
        with told(self.address), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("set transaction isolation level repeatable read, read only")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is kept whole or not at all; it is the only writer of a SQLite file.

        Raises:
            WriteError: the store cannot be written to; nothing was kept.
            InputError: a newer version made it, or it cannot be opened.
        """
        if self.address.file is not None:
            with refusing(self.address.file):
                self.address.file.parent.mkdir(parents=True, exist_ok=True)
        engine = self._engine.execution_options(detente_writes=True)
        with told(self.address), engine.begin() as connection:
            found = migrate.version(connection)
            migrate.refuse_newer(found, self.address)
            if found != migrate.NEWEST:
                migrate.upgrade(connection)
            yield connection

    def settle(self) -> None:
        """Write the log of a SQLite file into the file, so that a text that was removed is in neither. A server does so by itself."""
        if self.address.file is not None:
            with told(self.address), self._engine.connect() as connection:
                connection.exec_driver_sql("rollback")
                connection.exec_driver_sql("pragma wal_checkpoint(truncate)").all()

    @cached_property
    def _engine(self) -> Engine:
        if self.address.file is None:
            return create_engine(self.address.url, poolclass=NullPool, connect_args={"connect_timeout": 10})
        engine = create_engine(_url(self.address.file), poolclass=NullPool, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine


def _url(file: Path) -> URL:
    """The URL of a file; where its folder cannot be written, one that reads the file without a lock, as it lies there."""
    log = file.with_name(f"{file.name}-wal")
    if os.access(file.parent, os.W_OK) or not file.exists() or (log.exists() and log.stat().st_size):
        return URL.create("sqlite", database=str(file))
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return URL.create("sqlite", database=f"file:{quote(str(file))}", query=query)


def _prepare(connection: Any, _record: object) -> None:
    """Set up a SQLite connection: transactions begin where we say so, and commits reach the disk."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        if cursor.execute("pragma journal_mode").fetchone()[0] != "wal":
            cursor.execute("pragma journal_mode = wal")
    except Exception:  # noqa: BLE001, S110 -- a read-only file keeps its mode, and a busy one is set by its writer
        pass
    cursor.execute("pragma synchronous = full")
    cursor.execute("pragma secure_delete = on")  # a text that is removed is overwritten
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("detente_writes")
    connection.exec_driver_sql("begin immediate" if writes else "begin")
