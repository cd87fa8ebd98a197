"""A store that is newer, broken, locked, full or out of reach is refused in words that say what to do."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from detente.errors import InputError, LedgerDamaged, UsageError, WriteError
from detente.ledger.ledger import Ledger
from detente.store.address import FILE, address_of
from detente.store.store import Store
from tests.ledger.rows import append, entry, filled


def test_a_ledger_of_a_newer_version_is_refused_for_reading_and_writing_and_stays_as_it_is(store: Store) -> None:
    ledger = filled(Ledger(store), 2)
    with store.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '0999'"))
    for attempt in (ledger.head, lambda: append(ledger, entry(3)), ledger.exists):
        with pytest.raises(InputError, match=r"tables of version 0999(.|\n)*newer detente made them"):
            attempt()
    with store._engine.connect() as connection:
        assert connection.execute(text("select count(*) from ledger_row")).scalar() == 2


def test_a_ledger_that_lost_its_head_takes_no_rows(store: Store) -> None:
    ledger = filled(Ledger(store), 2)
    with store.writing() as connection:
        connection.execute(text("delete from ledger_head"))
    with pytest.raises(LedgerDamaged, match="lost its head"):
        append(ledger, entry(3))


def test_a_second_head_cannot_be_made(store: Store) -> None:
    filled(Ledger(store), 1)
    with pytest.raises(InputError), store.writing() as connection:
        connection.execute(text("insert into ledger_head (id, count, hash) values (2, 0, '')"))


def test_a_row_cannot_be_appended_twice(store: Store) -> None:
    filled(Ledger(store), 1)
    with pytest.raises(InputError), store.writing() as connection:
        connection.execute(text("insert into ledger_row select seq, kind, subject, content, hash from ledger_row"))


def test_commits_of_a_file_reach_the_disk_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    store = Store(address_of(tmp_path))
    filled(Ledger(store), 1)
    with store.reading() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"what a ledger is not" * 100)
    with pytest.raises(InputError, match="the file is no ledger"):
        append(Ledger(Store(address_of(tmp_path))), entry(1))
    with pytest.raises(InputError, match="the file is no ledger"):
        Ledger(Store(address_of(tmp_path))).head()


def test_another_database_is_no_ledger_and_keeps_its_tables(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("create table other (a)")
    connection.close()
    with pytest.raises(InputError, match="there is no ledger"):
        Ledger(Store(address_of(tmp_path))).head()


def test_a_damaged_file_is_refused_and_not_written_to(tmp_path: Path) -> None:
    filled(Ledger(Store(address_of(tmp_path))), 40)
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    with pytest.raises((InputError, LedgerDamaged)):
        append(Ledger(Store(address_of(tmp_path))), entry(1))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises((WriteError, InputError), match="home"):
        append(Ledger(Store(address_of(tmp_path / "home" / "below"))), entry(1))


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    address = address_of(None, f"postgresql://me:secret@/ledger?host={tmp_path}")
    with pytest.raises(InputError) as told:
        Ledger(Store(address)).head()
    assert "cannot be used" in str(told.value)
    assert "secret" not in str(told.value)


def test_a_database_that_takes_no_writes_is_read_and_not_written(server: object) -> None:
    from tests.store.databases import database

    url = database(server)
    ledger = filled(Ledger(Store(address_of(None, url))), 2)
    name = url.partition("?")[0].rpartition("/")[2]
    with ledger.store.writing() as connection:
        connection.execute(text(f'alter database "{name}" set default_transaction_read_only = on'))
    assert ledger.head().count == 2
    with pytest.raises(WriteError, match=r"read-only(.|\n)*server that takes writes"):
        append(ledger, entry(3))


def _as_nobody(home: Path, out: int) -> None:
    """What another user, who may only read, is told; run in a forked process."""
    os.setgid(65534)
    os.setuid(65534)
    ledger = Ledger(Store(address_of(home)))
    assert ledger.head().count == 3
    try:
        append(ledger, entry(4))
    except WriteError as fault:
        os.write(out, str(fault).encode())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_a_file_in_a_folder_of_somebody_else_is_read_and_not_written() -> None:
    home = Path(f"/tmp/detente-read-only-{os.getpid()}")  # noqa: S108 -- the folders of pytest are closed to other users
    filled(Ledger(Store(address_of(home))), 3)
    home.chmod(0o755)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            _as_nobody(home, write)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        words = told.read()
    os.waitpid(child, 0)
    for each in home.iterdir():
        each.unlink()
    home.rmdir()
    assert "it is read-only" in words
    assert "Ask for the right to write" in words


@pytest.mark.parametrize(
    "url", ["ledger", "mysql://host/ledger", "sqlite:///ledger", "postgresql://host", "http://a:b@c/d"]
)
def test_what_is_no_address_of_a_store_is_refused_without_a_password(url: str) -> None:
    with pytest.raises(UsageError, match=r"--store(.|\n)*postgresql://USER@HOST/DATABASE") as told:
        address_of(None, url)
    assert ":b@" not in str(told.value)


def test_without_a_home_and_a_url_there_is_no_ledger() -> None:
    with pytest.raises(UsageError, match="no data directory"):
        address_of(None)


def test_a_server_without_its_driver_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"pip install 'detente\[postgres\]'"):
        address_of(None, "postgresql://host/ledger")
