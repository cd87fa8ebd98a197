"""Where the ledger is kept."""

from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.store.address import FILE, address_of


def test_by_default_it_is_a_file_in_the_data_directory(tmp_path: Path) -> None:
    found = address_of(tmp_path)
    assert found.file == tmp_path / FILE
    assert str(found) == str(tmp_path / FILE)
    assert found.url.get_backend_name() == "sqlite"


@pytest.mark.parametrize("url", ["postgresql://u@h/d", "postgresql+psycopg://u@h/d", "postgresql://h/d"])
def test_a_url_names_a_database(url: str) -> None:
    found = address_of(None, url)
    assert found.file is None
    assert found.url.drivername == "postgresql+psycopg"


def test_a_password_is_never_shown() -> None:
    assert "secret" not in str(address_of(None, "postgresql://u:secret@h/d"))
    with pytest.raises(UsageError) as refused:
        address_of(None, "mysql://u:secret@h/d")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["mysql://u@h/d", "sqlite:///x", "postgresql://u@h", "postgresql://h/", "nothing", "://", "http://h/d"]
)
def test_what_names_no_postgresql_database_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        address_of(None, url)
    assert "postgresql://USER@HOST/DATABASE" in refused.value.hint


def test_neither_a_directory_nor_a_url_is_refused() -> None:
    with pytest.raises(UsageError, match="no data directory"):
        address_of(None)
    with pytest.raises(UsageError, match="no data directory"):
        address_of(None, "")
