"""One edition of a list: a dated snapshot of what an authority published, with a digest; it never changes once it is kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Final, Literal

import msgspec

from detente.parties.entity import Entity
from detente.value import value

Dated = Literal["file", "given", "import"]
"""The source of the date: the file gives it, the user gave it, or it is the day of the import where neither does."""
SHORT: Final = 12
"""Digits of a digest that distinguish editions on screen and on disk."""
MAX_AGE: Final = 30
"""Days after which an edition is stale: lists change every week or two, and a month without news is a broken update."""


@value
class SourceFile:
    """A file that an edition was read from, as it was given."""

    name: str
    bytes: int
    digest: str
    """Its SHA-256 in hexadecimal digits."""


@value
class Edition:
    """The description of an edition, without its entries."""

    source: str
    day: date
    digest: str
    """The SHA-256 of the entries as they are kept, in hexadecimal digits: the same entries, the same digest."""
    entries: int
    names: int
    format: str
    imported: datetime | None = None
    """In UTC; None for the one that ships."""
    checked: date | None = None
    """The last day on which an update confirmed that it is the current one."""
    countries: tuple[tuple[str, int], ...] = ()
    """Entries by country, the most first."""
    programmes: tuple[tuple[str, int], ...] = ()
    """Entries by programme as the list writes it, the most first."""
    dated: Dated = "file"
    issues: int = 0
    """How many issues there were; they are stored with the entries."""
    accepted: str = ""
    """The failed assertions that the user accepted with `--accept`; empty for an edition that passed."""
    files: tuple[SourceFile, ...] = ()
    engine: str = ""
    """The version of the program that read it."""

    @property
    def label(self) -> str:
        """Return its identifier in answers and on disk: `2026-08-01:1a2b3c4d5e6f`."""
        return f"{self.day.isoformat()}:{self.digest[:SHORT]}"

    @property
    def shipped(self) -> bool:
        """Return whether it ships with the program."""
        return self.imported is None

    def age(self, on: date) -> int:
        """Return the days since it was made or last confirmed, on a date; 0 where it was confirmed later."""
        return max(0, (on - max(self.day, self.checked or self.day)).days)

    def ahead(self, on: date) -> str:
        """Return the remark that it is of a later date than the one screened for.

        Only the edition that ships can be; it is limited to that date.
        """
        return f"as of the edition of {self.day}" if self.day > on else ""


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its noun: `1 entry`, `1,011 entries`."""
    return f"{count:,} {one if count == 1 else many}"


def packed(entities: Sequence[Entity]) -> bytes:
    """Return the entries as they are stored."""
    return msgspec.msgpack.encode(entities)


def digest(data: bytes) -> str:
    """Return the digest of entries as they are stored."""
    return sha256(data).hexdigest()


def by_country(entities: Iterable[Entity]) -> tuple[tuple[str, int], ...]:
    """Return entries by country, the most first; one with two countries counts for both, one without counts for `-`."""
    return _counted(each.countries for each in entities)


def by_programme(entities: Iterable[Entity]) -> tuple[tuple[str, int], ...]:
    """Return entries by programme, the most first; as `by_country`."""
    return _counted(each.programmes for each in entities)


def _counted(given: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(each for many in given for each in (dict.fromkeys(many) or ("-",)))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
