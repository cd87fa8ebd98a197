"""What several tests of the desk start from."""

from pathlib import Path

import pytest

from tests.desk.small_law import small_law


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small corpus."""
    return small_law(tmp_path / "law")
