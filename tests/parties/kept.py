"""Editions of lists on a shelf, made in a line, for tests that need some."""

import os
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from detente.parties.entity import Entity, Name, Number
from detente.parties.lists import shelf
from detente.parties.lists.edition import Edition, digest, packed
from detente.parties.lists.editions import Editions


def party(id_: str, *names: str, **more: Any) -> Entity:
    """A person with these names, unless more is said."""
    found = [Name(text=text, quality="alias" if place else "primary") for place, text in enumerate(names)]
    given: dict[str, Any] = {"kind": "person", "names": tuple(found)}
    return Entity(id=id_, **(given | more))


def ship(id_: str, name: str, imo: str, **more: Any) -> Entity:
    """A vessel."""
    return party(id_, name, kind="vessel", numbers=(Number(kind="imo", text=imo),), **more)


def keep(home: Path, source: str, day: str, entities: Iterable[Entity], **more: Any) -> Edition:
    """Put an edition of a list on its shelf under a home."""
    kept = tuple(entities)
    edition = edition_of(source, day, kept, **more)
    shelf.put(Editions(home).shelf(source), edition, packed(kept), ())
    return edition


def edition_of(source: str, day: str, kept: tuple[Entity, ...], **more: Any) -> Edition:
    """What there is to know of an edition."""
    return Edition(
        source=source,
        day=date.fromisoformat(day),
        digest=digest(packed(kept)),
        entries=len(kept),
        names=sum(len(each.names) for each in kept),
        format="test",
        imported=datetime(2026, 1, 1, tzinfo=UTC),
        **more,
    )


class InMemory(Editions):
    """Editions of a few entries that lie nowhere; the shipped designations are what a test says they are."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull))  # nothing can be written there
        self._kept: dict[Edition, tuple[Entity, ...]] = {}

    def keep(self, source: str, day: str, entities: Iterable[Entity]) -> None:
        """Take an edition in."""
        kept = tuple(entities)
        self._kept[edition_of(source, day, kept)] = kept

    def all(self, source: str | None = None) -> tuple[Edition, ...]:
        """Every edition, the newest first."""
        found = (each for each in self._kept if source in (None, each.source))
        return tuple(sorted(found, key=lambda each: (each.source, each.day), reverse=True))

    def on(self, day: date | None, sources: Collection[str] | None = None) -> tuple[Edition, ...]:
        """The newest edition of each source up to a day."""
        found: dict[str, Edition] = {}
        for each in self.all():
            if (day is None or each.day <= day) and (sources is None or each.source in sources):
                found.setdefault(each.source, each)
        return tuple(found.values())

    def entities(self, edition: Edition) -> tuple[Entity, ...]:
        """The entries of an edition."""
        return self._kept[edition]
