"""Where the real files lie that some tests read; they stand beside a developer's checkout, and are never committed."""

from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(__file__).parents[2] / "shared" / "data"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real lists and messages are not beside this checkout"
)
