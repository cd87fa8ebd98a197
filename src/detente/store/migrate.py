"""The version of a store's tables: it is made or brought up to date by whoever writes first, and a newer one is refused."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from detente.errors import InputError
from detente.store.address import StoreAddress

NEWEST: Final = "0001"
KNOWN: Final = (NEWEST,)
"""The versions of the tables, in order; each has a module in `migrations/versions`."""
FOLDER: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x64657465
"""The number under which PostgreSQL keeps two processes from making the tables at the same time."""


def version(connection: Connection) -> str | None:
    """Return the version of the tables; None: there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def refuse_newer(found: str | None, address: StoreAddress) -> None:
    """Raise InputError for tables that this version of the program does not know."""
    if found is not None and found not in KNOWN:
        what = f"the ledger has tables of version {found}, and this program knows them up to {NEWEST}"
        raise InputError(what, where=str(address), hint="A newer detente made them: python -m pip install -U detente")


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, within the transaction of the caller."""
    from alembic import command  # noqa: PLC0415 -- slow to import, and needed once in the life of a store
    from alembic.config import Config  # noqa: PLC0415

    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if version(connection) == NEWEST:
        return  # another process was quicker
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
