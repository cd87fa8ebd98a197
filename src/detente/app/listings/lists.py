"""Editions of lists as listings: what is at hand, what an update brought, what a check found, what differs, what an entry says."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.desk.lists import ListStatus, VerifiedEdition
from detente.parties.entity import Entity
from detente.parties.lists.changes import FIELDS, EditionDiff, shown
from detente.parties.lists.edition import Edition
from detente.parties.lists.update import UpdateOutcome

STATUS: Final = columns(
    ("list", "keep"), ("edition", "keep"), ("date", "data"), ("age_days", "right", "age (days)"), ("entries", "right"),
    ("names", "right"), ("state", "keep"), ("dated", "data"), ("issues", "data"), ("accepted", "data"),
)  # fmt: skip


def status(found: ListStatus) -> OutputTable:
    """The editions of a day, then the lists that have none."""
    rows = [_status(each, found) for each in found.editions]
    rows += [(source, "", "", "", "", "", "missing", "", "", "") for source in found.lacking]
    return OutputTable(title=f"Lists on {found.on}", columns=STATUS, rows=tuple(rows))


def _status(each: Edition, found: ListStatus) -> tuple[str, ...]:
    state = "stale" if each.source in found.stale else "shipped" if each.shipped else "current"
    counts = (each.age(found.on), each.entries, each.names)
    return (
        each.source, each.label, str(each.day), *map(str, counts), state, each.dated, str(each.issues), each.accepted,
    )  # fmt: skip


COUNTED: Final = columns(("list", "keep"), ("by", "data"), ("name", "wrap"), ("entries", "right"))


def counted(found: ListStatus, by: str) -> OutputTable:
    """The entries of each edition by `programme` or `country`, every one of them."""
    rows = tuple(
        (each.source, by, "" if name == "-" else name, str(count))
        for each in found.editions
        for name, count in (each.programmes if by == "programme" else each.countries)
    )
    return OutputTable(title=f"Entries by {by} on {found.on}", columns=COUNTED, rows=rows, by="list")


UPDATED: Final = columns(
    ("list", "keep"), ("result", "keep"), ("edition", "keep"), ("entries", "right"), ("fault", "wrap")
)


def outcomes(found: Iterable[UpdateOutcome]) -> OutputTable:
    """What became of each list in an update."""
    return OutputTable(title="Update of the lists", columns=UPDATED, rows=tuple(map(_outcome, found)))


def _outcome(each: UpdateOutcome) -> tuple[str, ...]:
    label, entries = (each.edition.label, str(each.edition.entries)) if each.edition else ("", "")
    return each.source, each.became, label, entries, "" if each.fault is None else str(each.fault)


VERIFIED: Final = columns(
    ("list", "keep"), ("edition", "keep"), ("result", "keep"), ("entries", "right"), ("fault", "wrap")
)


def verified(found: Iterable[VerifiedEdition]) -> OutputTable:
    """What a check of each edition found."""
    rows = tuple(
        (each.source, each.edition, "intact", str(each.entries), "")
        if each.fault is None
        else (each.source, each.edition, "damaged", "", str(each.fault))
        for each in found
    )
    return OutputTable(title="Check of the lists", columns=VERIFIED, rows=rows)


CHANGED: Final = columns(
    ("change", "keep"), ("id", "keep"), ("kind", "keep"), ("name", "wrap"), ("field", "keep"), ("before", "wrap"),
    ("after", "wrap"),
)  # fmt: skip


def changes(found: EditionDiff, title: str) -> OutputTable:
    """The entries that two editions do not share, and each field that differs."""
    rows = [("added", *_entry(each), "", "", "") for each in found.added]
    rows += [("removed", *_entry(each), "", "", "") for each in found.removed]
    rows += [
        ("changed", *_entry(each.after), part.field, "; ".join(part.gone), "; ".join(part.came))
        for each in found.changed
        for part in each.differences
    ]
    return OutputTable(title=title, columns=CHANGED, rows=tuple(rows), by="change")


def _entry(each: Entity) -> tuple[str, str, str]:
    return each.id, each.kind, each.name


ENTRIES: Final = columns(("list", "data"), ("id", "keep"), ("field", "keep"), ("value", "wrap"))


def entries(found: Iterable[Entity], edition: str) -> OutputTable:
    """Everything that an edition says of entries, a row a value."""
    rows = tuple(row for each in found for row in _fields(each, edition))
    return OutputTable(title=edition, columns=ENTRIES, rows=rows, by="id")


def _fields(each: Entity, edition: str) -> Iterator[tuple[str, ...]]:
    for field in FIELDS:
        yield from ((edition, each.id, field, text) for text in shown(getattr(each, field)))
