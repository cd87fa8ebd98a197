"""Where the ledger is kept: a file in the data directory, or the URL of a PostgreSQL database."""

from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from detente.errors import NotInstalled, UsageError
from detente.value import value

FILE: Final = "ledger.sqlite"
HINT: Final = "Write it as postgresql://USER@HOST/DATABASE, or leave it out for a file in the data directory."


@value
class StoreAddress:
    """The place of a store. `file` is None for PostgreSQL, which is named by its URL."""

    url: URL
    file: Path | None = None

    def __str__(self) -> str:
        """The place as messages show it, without a password."""
        return str(self.file) if self.file is not None else self.url.render_as_string(hide_password=True)


def address_of(home: Path | None, url: str | None = None) -> StoreAddress:
    """Return where the ledger of a data directory is kept, or the database that `url` names.

    Raises:
        UsageError: the URL is none of PostgreSQL, or there is neither a data directory nor a URL.
        NotInstalled: the driver of PostgreSQL is not installed.
    """
    if url:
        return _postgresql(url)
    if home is None:
        raise UsageError("no data directory is given, so there is no ledger", hint="Give home, or the URL of a store.")
    file = home / FILE
    return StoreAddress(url=URL.create("sqlite", database=str(file)), file=file)


def _postgresql(url: str) -> StoreAddress:
    try:
        made = make_url(url)
    except (ArgumentError, ValueError):
        raise UsageError("the address of the store is no URL", where="--store", hint=HINT) from None
    if made.get_backend_name() not in {"postgresql", "postgres"} or not made.database:
        what = f"{made.render_as_string(hide_password=True)!r} names no PostgreSQL database"
        raise UsageError(what, where="--store", hint=HINT)
    try:
        import psycopg  # noqa: F401, PLC0415 -- an extra, asked for only by whoever has such a database
    except ImportError:
        hint = "Install it: python -m pip install 'detente[postgres]'"
        raise NotInstalled("PostgreSQL needs the package psycopg, which is not installed", hint=hint) from None
    return StoreAddress(url=made.set(drivername="postgresql+psycopg"))
