"""One edition of a list: what an authority said on a day, with a digest; it never changes once it is kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Final, Literal

import msgspec

from detente.parties.entity import Entity
from detente.value import value

Dated = Literal["file", "given", "import"]
"""Where the day comes from: the file says it, the user gave it, or it is the day of the import, for want of another."""
SHORT: Final = 12
"""Digits of a digest that tell editions apart on screen and on disk."""
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
    """What there is to know of an edition without reading its entries."""

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
    """How many there were; they lie beside the entries."""
    accepted: str = ""
    """What the user took responsibility for with `--accept`; empty for an edition that passed by itself."""
    files: tuple[SourceFile, ...] = ()
    engine: str = ""
    """The version of the program that read it."""

    @property
    def label(self) -> str:
        """What names it in answers and on disk: `2026-08-01:1a2b3c4d5e6f`."""
        return f"{self.day.isoformat()}:{self.digest[:SHORT]}"

    @property
    def shipped(self) -> bool:
        """Whether it ships with the program."""
        return self.imported is None

    def age(self, on: date) -> int:
        """Days since it was made or last confirmed, on a day; 0 where it was confirmed later."""
        return max(0, (on - max(self.day, self.checked or self.day)).days)

    def ahead(self, on: date) -> str:
        """The remark that it is of a later day than the one asked about; only what ships can be, and is cut to the day."""
        return f"as of the edition of {self.day}" if self.day > on else ""


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: `1 entry`, `1,011 entries`."""
    return f"{count:,} {one if count == 1 else many}"


def packed(entities: Sequence[Entity]) -> bytes:
    """The entries as they are kept."""
    return msgspec.msgpack.encode(entities)


def digest(data: bytes) -> str:
    """The digest of entries as they are kept."""
    return sha256(data).hexdigest()


def by_country(entities: Iterable[Entity]) -> tuple[tuple[str, int], ...]:
    """Entries by country, the most first; one that has two counts for both, one that has none for `-`."""
    return _counted(each.countries for each in entities)


def by_programme(entities: Iterable[Entity]) -> tuple[tuple[str, int], ...]:
    """Entries by programme, the most first; as `by_country`."""
    return _counted(each.programmes for each in entities)


def _counted(given: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(each for many in given for each in (dict.fromkeys(many) or ("-",)))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
