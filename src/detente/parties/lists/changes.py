"""Compare two editions of a list: the entries that were added, removed and changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from detente.parties.entity import Entity, Name, Number
from detente.value import value

FIELDS: Final = ("kind", "names", "births", "countries", "numbers", "programmes", "measures", "references", "listed_on")


@value
class FieldChange:
    """One field of an entry that has changed."""

    field: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@value
class ChangedEntry:
    """An entry that is in both editions, and differs."""

    before: Entity
    after: Entity
    differences: tuple[FieldChange, ...]


@value
class EditionDiff:
    """All differences, by reference."""

    added: tuple[Entity, ...]
    removed: tuple[Entity, ...]
    changed: tuple[ChangedEntry, ...]
    same: int
    """Entries without a difference."""


def changes(before: Iterable[Entity], after: Iterable[Entity]) -> EditionDiff:
    """Return the differences between two editions.

    Entries are identified by their references; several with one reference by their order.
    """
    old, new = dict(_keyed(before)), dict(_keyed(after))
    both = [(old[key], new[key]) for key in sorted(old.keys() & new.keys())]
    changed = [
        ChangedEntry(before=one, after=other, differences=tuple(_differences(one, other)))
        for one, other in both
        if one != other
    ]
    changed = [each for each in changed if each.differences]
    return EditionDiff(
        added=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        removed=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        changed=tuple(changed),
        same=len(both) - len(changed),
    )


def _keyed(entities: Iterable[Entity]) -> Iterator[tuple[tuple[str, int], Entity]]:
    seen: dict[str, int] = {}
    for each in entities:
        seen[each.id] = seen.get(each.id, 0) + 1
        yield (each.id, seen[each.id]), each


def _differences(one: Entity, other: Entity) -> Iterator[FieldChange]:
    """Yield the fields whose values differ; another order is no difference."""
    for field in FIELDS:
        was, became = shown(getattr(one, field)), shown(getattr(other, field))
        gone, came = (
            tuple(each for each in was if each not in became),
            tuple(each for each in became if each not in was),
        )
        if gone or came:
            yield FieldChange(field=field, gone=gone, came=came)


def shown(given: object) -> tuple[str, ...]:
    """Return the values of a field of an entry, as texts; each once."""
    many = given if isinstance(given, tuple) else (given,)
    return tuple(dict.fromkeys(text for each in many if (text := _text(each))))


def _text(given: object) -> str:
    match given:
        case Name():
            return f"{given.text} ({given.quality})"
        case Number():
            return " ".join(filter(None, (given.kind, given.text, given.country)))
        case date():
            return given.isoformat()
        case _:
            return str(given or "")
