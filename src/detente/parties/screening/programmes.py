"""The measures of programmes outside the corpus, as far as they are known: a small table of our own.

It is not law as the corpus is: a row gives the paragraph, and the source grade of that. `recalled` is from memory
only.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Final, cast

from detente.parties.entity import Entity
from detente.value import value
from detente.vocabulary import Provenance

UN: Final = "un"
"""The list whose programmes are also recognised by the letters of its references (`QDi.001`), on whatever list these occur."""


@value
class ProgrammeMeasure:
    """A measure that follows from a programme."""

    list: str
    prefix: str
    """The first letters of the programme's references; empty where it has none."""
    programme: str
    """As the list writes it; `*` stands for any letters."""
    says: str
    """The list's own word for the measure, where it is needed besides the programme."""
    kinds: tuple[str, ...]
    """The kinds of party that it reaches; none: every kind."""
    measure: str
    summary: str
    citation: str
    source: str
    since: date | None
    until: date | None
    """The last date."""
    reading: Provenance
    note: str

    def acts(self, entity: Entity, day: date) -> bool:
        """Return whether it reaches this party on a date, once the party is listed under the programme."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until) and self.meant(entity)

    def meant(self, entity: Entity) -> bool:
        """Return whether it reaches parties of this kind."""
        return not self.kinds or entity.kind in self.kinds


@cache
def table() -> tuple[ProgrammeMeasure, ...]:
    """Return every row."""
    text = files("detente.parties.screening").joinpath("programmes.csv").read_text(encoding="utf-8")
    return tuple(map(_row, csv.DictReader(text.splitlines())))


def _row(cells: dict[str, str]) -> ProgrammeMeasure:
    return ProgrammeMeasure(
        list=cells["list"],
        prefix=cells["prefix"],
        programme=cells["programme"],
        says=cells["says"],
        kinds=tuple(cells["kinds"].split()),
        measure=cells["measure"],
        summary=cells["summary"],
        citation=cells["citation"],
        source=cells["source"],
        since=_day(cells["since"]),
        until=_day(cells["until"]),
        reading=cast("Provenance", cells["reading"]),
        note=cells["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def of_references(entity: Entity, day: date) -> Iterator[ProgrammeMeasure]:
    """Return the measures that follow from a party's references on the list of the United Nations."""
    prefixes = _prefixes(entity)
    return (row for row in table() if row.list == UN and row.prefix in prefixes and row.acts(entity, day))


def _prefixes(entity: Entity) -> set[str]:
    return {reference[:2] for reference in (entity.id, *entity.references) if is_un(reference)}


def is_un(reference: str) -> bool:
    """Return whether this is a reference as the list of the United Nations writes it: `KPi.033`."""
    letters, _, number = reference.partition(".")
    return letters[2:] in ("i", "e") and letters[:2].isupper() and number.isdecimal()


def of_programmes(entity: Entity, list_: str, day: date) -> Iterator[ProgrammeMeasure]:
    """Yield the measures of a list's own programmes; rows for any programme count only where no row names the programme."""
    yield from _matching_rows(entity, [row for row in table() if row.list == list_ and row.acts(entity, day)])


def _matching_rows(entity: Entity, rows: Iterable[ProgrammeMeasure]) -> Iterator[ProgrammeMeasure]:
    named = [row for row in rows if not row.prefix]
    for programme in entity.programmes or ("",):
        fits = [row for row in named if fnmatchcase(programme, row.programme) and row.says in ("", *entity.measures)]
        exact = [row for row in fits if row.programme != "*"]
        yield from exact or fits


def ended(entity: Entity, list_: str, day: date) -> Iterator[ProgrammeMeasure]:
    """Return the measures that had ended before a date: of each measure the row that ended last.

    A row that ended before the party was listed never reached it.
    """
    over = [row for row in table() if row.until is not None and row.until < day and row.meant(entity)]
    prefixes = _prefixes(entity)
    found = [row for row in over if row.list == UN and row.prefix in prefixes]
    found += _matching_rows(entity, [row for row in over if row.list == list_ != UN])
    reached = [row for row in found if row.until and (entity.listed_on is None or entity.listed_on <= row.until)]
    last = {row.measure: row for row in sorted(reached, key=lambda row: row.until or day)}
    return iter(last.values())
