"""What other programmes than those of the corpus ask for, as far as it is known: a small table of our own.

It is no law as the corpus is: a row says which paragraph is meant, and how that is known. `recalled` is from memory only.
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
"""The list whose programmes are told by the letters of its references, too (`QDi.001`), on whatever list these stand."""


@value
class ProgrammeMeasure:
    """A measure that follows from a programme."""

    list: str
    prefix: str
    """The first letters of the programme's references; empty where it has none."""
    programme: str
    """As the list writes it; `*` stands for any letters."""
    says: str
    """The list's own word for the measure, where it is needed beside the programme."""
    kinds: tuple[str, ...]
    """The kinds of party that it reaches; none: every kind."""
    measure: str
    summary: str
    citation: str
    source: str
    since: date | None
    until: date | None
    """The last day."""
    reading: Provenance
    note: str

    def acts(self, entity: Entity, day: date) -> bool:
        """Whether it reaches this party on a day, once the party is listed under the programme."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until) and self.meant(entity)

    def meant(self, entity: Entity) -> bool:
        """Whether it reaches parties of this kind."""
        return not self.kinds or entity.kind in self.kinds


@cache
def table() -> tuple[ProgrammeMeasure, ...]:
    """Every row."""
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
    """What follows from a party's references on the list of the United Nations."""
    prefixes = _prefixes(entity)
    return (row for row in table() if row.list == UN and row.prefix in prefixes and row.acts(entity, day))


def _prefixes(entity: Entity) -> set[str]:
    return {reference[:2] for reference in (entity.id, *entity.references) if is_un(reference)}


def is_un(reference: str) -> bool:
    """Whether this is a reference as the list of the United Nations writes it: `KPi.033`."""
    letters, _, number = reference.partition(".")
    return letters[2:] in ("i", "e") and letters[:2].isupper() and number.isdecimal()


def of_programmes(entity: Entity, list_: str, day: date) -> Iterator[ProgrammeMeasure]:
    """What follows from a list's own programmes; where a row names the programme, those for any programme stand back."""
    yield from _fitting(entity, [row for row in table() if row.list == list_ and row.acts(entity, day)])


def _fitting(entity: Entity, rows: Iterable[ProgrammeMeasure]) -> Iterator[ProgrammeMeasure]:
    named = [row for row in rows if not row.prefix]
    for programme in entity.programmes or ("",):
        fits = [row for row in named if fnmatchcase(programme, row.programme) and row.says in ("", *entity.measures)]
        exact = [row for row in fits if row.programme != "*"]
        yield from exact or fits


def ended(entity: Entity, list_: str, day: date) -> Iterator[ProgrammeMeasure]:
    """What followed and was over by a day: of each measure the row that ended last.

    A row that ended before the party was listed never reached it.
    """
    over = [row for row in table() if row.until is not None and row.until < day and row.meant(entity)]
    prefixes = _prefixes(entity)
    found = [row for row in over if row.list == UN and row.prefix in prefixes]
    found += _fitting(entity, [row for row in over if row.list == list_ != UN])
    reached = [row for row in found if row.until and (entity.listed_on is None or entity.listed_on <= row.until)]
    last = {row.measure: row for row in sorted(reached, key=lambda row: row.until or day)}
    return iter(last.values())
