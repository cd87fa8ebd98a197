"""Editions of lists on a shelf, made in a line, for tests that need some."""

from collections.abc import Iterable
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
    data = packed(kept)
    edition = Edition(
        source=source,
        day=date.fromisoformat(day),
        digest=digest(data),
        entries=len(kept),
        names=sum(len(each.names) for each in kept),
        format="test",
        imported=datetime(2026, 1, 1, tzinfo=UTC),
        **more,
    )
    shelf.put(Editions(home).shelf(source), edition, data, ())
    return edition
