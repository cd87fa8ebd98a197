"""The actors and office-holders that the reader knows, in tables; each office has its days.

The `source` of an office is `recalled` where its days are known from memory and were not checked against a document.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA

from detente.codes.country_names import FILE as COUNTRIES
from detente.value import value

LONG_ENOUGH: Final = 8
"""Letters of a name in which a slip is looked for."""
SHORTEST: Final = 3
"""Letters of a country's name that is too short to be taken for one in a text."""
ALSO_NAMES: Final = frozenset({"Jordan", "Georgia", "Chad", "Guinea", "Jersey", "Martinique", "Polish"})
"""Countries and peoples whose names are also those of persons or things."""


@value
class Actor:
    """A state, a body or a forum, with the names that texts use for it."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]


@value
class Office:
    """Who holds an office, from a day to another; `end` is None where it is not known to have ended."""

    holder: str
    called: tuple[str, ...]
    role: str
    actor: str
    country: str
    begin: date
    end: date | None

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held on a day; an unknown day is taken for any."""
        return day is None or (self.begin <= day and (self.end is None or day <= self.end))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table that ships."""
    text = files("detente.evidence.reader").joinpath(f"tables/{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


@cache
def actors() -> tuple[Actor, ...]:
    """The actors of the table."""
    reviewed = tuple(
        Actor(
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            aliases=(row["name"], *filter(None, row["aliases"].split(";"))),
        )
        for row in rows("actors")
    )
    return (*reviewed, *other_states(reviewed))


def other_states(reviewed: tuple[Actor, ...]) -> Iterator[Actor]:
    """The states that the table of actors leaves out, by their names and those of their people in the table of countries."""
    known = {actor.country for actor in reviewed}
    taken = {alias for actor in reviewed for alias in actor.aliases}
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [name.strip() for name in f"{row['names']};{row['people']}".split(";")]
            names = [name for name in names if len(name) > SHORTEST and name not in taken | ALSO_NAMES]
            if row["code"] not in known and names:
                yield Actor(name=names[0], kind="state", country=row["code"], aliases=tuple(names))


@cache
def offices() -> tuple[Office, ...]:
    """The offices of the table."""
    return tuple(
        Office(
            holder=row["holder"],
            called=(row["holder"], *filter(None, row["called"].split(";"))),
            role=row["role"],
            actor=row["actor"],
            country=row["country"],
            begin=date.fromisoformat(row["begin"]),
            end=date.fromisoformat(row["end"]) if row["end"] else None,
        )
        for row in rows("offices")
    )


@cache
def alias_pattern() -> re.Pattern[str]:
    """A pattern of every name of every actor, the longest first."""
    names = sorted((alias for actor in actors() for alias in actor.aliases), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@cache
def by_alias() -> dict[str, Actor]:
    """The actors by each of their names."""
    return {alias: actor for actor in actors() for alias in actor.aliases}


def actors_in(text: str) -> list[Actor]:
    """The actors that a text names, in order, each once."""
    return list(dict.fromkeys(by_alias()[match.group()] for match in alias_pattern().finditer(text)))


def holder(name: str, day: date | None) -> tuple[Office | None, bool]:
    """The office-holder of a name on a day, and whether the name is one slip away from his.

    A slip is one letter more, less or other, or two exchanged, in a name of at least two words and eight letters.
    """
    held = [office for office in offices() if office.held_on(day)]
    for office in held:
        if name in office.called:
            return office, False
    if " " in name and len(name) >= LONG_ENOUGH:
        near = [
            office
            for office in held
            if any(OSA.distance(name, called, score_cutoff=1) == 1 for called in office.called)
        ]
        if len(near) == 1:
            return near[0], True
    return None, False
