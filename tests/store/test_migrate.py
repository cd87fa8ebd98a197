"""The tables come to be by migrations, the same that the schema declares, made once however many processes begin at once."""

import multiprocessing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from detente.ledger.ledger import Ledger
from detente.store import migrate
from detente.store.address import address_of
from detente.store.schema import METADATA
from detente.store.store import Store
from tests.ledger.rows import append, entry, filled


def test_the_migrations_make_the_tables_that_the_schema_declares(store: Store) -> None:
    filled(Ledger(store), 1)
    with store.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == {*METADATA.tables, "alembic_version"}
        for name, table in METADATA.tables.items():
            made = {each["name"]: each["nullable"] for each in found.get_columns(name)}
            assert made == {each.name: each.nullable for each in table.columns}
            assert {each["name"] for each in found.get_indexes(name)} == {each.name for each in table.indexes}
            assert found.get_pk_constraint(name)["constrained_columns"] == [each.name for each in table.primary_key]


def test_alembic_finds_nothing_left_to_migrate(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    filled(Ledger(store), 1)
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_newest_version_is_the_last_step() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_heads() == [migrate.NEWEST]
    assert [each.revision for each in steps.walk_revisions()] == list(reversed(migrate.KNOWN))


def test_every_step_has_a_way_back(store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    filled(Ledger(store), 1)
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        command.upgrade(config, "head")
        assert migrate.version(connection) == migrate.NEWEST


def test_a_refused_first_step_leaves_no_tables(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        raise ZeroDivisionError
    assert not store.exists()


def _begin(home: str, number: int) -> None:
    append(Ledger(Store(address_of(Path(home)))), entry(number))


def test_processes_that_begin_a_ledger_at_once_make_one(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_begin, args=(str(tmp_path), number)) for number in range(4)]
    for each in running:
        each.start()
    for each in running:
        each.join()
    assert [each.exitcode for each in running] == [0] * 4
    assert Ledger(Store(address_of(tmp_path))).head().count == 4
