"""What every reader of a list gives: its entries one by one, with what it could not take."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Protocol

from detente.errors import Issue
from detente.parties.entity import Entity

MOST_ENTRIES = 1_000_000
"""More than ten times the longest list there is."""


class OpenList(Protocol):
    """A list that is open: read `entries` to the end, then look at `day` and `issues`."""

    day: date | None
    """The day on which the authority made it, where the file says so."""
    issues: list[Issue]

    def entries(self) -> Iterator[Entity]:
        """Every entry. Raises InputError where the file is not such a list, with the place."""
        ...


class Format(Protocol):
    """A way in which an authority publishes a list."""

    def __call__(self, *files: BinaryIO) -> OpenList:
        """Open it."""
        ...
