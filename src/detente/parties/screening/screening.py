"""Whom may this be, on the lists as they stood on a day: editions chosen, matched in one index, and told with their age."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from detente.errors import UsageError
from detente.nearest import nearest
from detente.parties.index import stored
from detente.parties.index.index import Index
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.lists.sources import OWN, SOURCES
from detente.parties.lists.twins import SHIPPED, wholes
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT, Match, Matcher
from detente.value import value

MAX_AGE: Final = 30
"""Days after which an imported edition is stale: lists change every week or two, and a month without news is a broken update."""


@value
class Consulted:
    """An edition that was asked."""

    edition: Edition
    age: int
    """Days since it was made or last confirmed, on the day that is asked about."""
    stale: bool
    """Whether it is older than it may be; the one that ships never is, and its age is told."""
    entries: int
    """How many of its entries were listed by that day."""
    ahead: str = ""
    """That it is of a later day, and cut to the one asked about; else empty."""


class Screening:
    """Answers queries from some editions, as of a day. It is not shared between threads."""

    def __init__(
        self, index: Index, consulted: Sequence[Consulted], *, on: date | None = None, lacking: Sequence[str] = ()
    ) -> None:
        self.consulted = tuple(consulted)
        self.lacking = tuple(lacking)
        """Lists that were asked for, or are kept, and have no edition as old as the day."""
        self.on = on
        self.matcher = Matcher(index, {each.edition.source: each.edition.label for each in consulted})

    @property
    def stale(self) -> tuple[Consulted, ...]:
        """The editions that are older than they may be."""
        return tuple(each for each in self.consulted if each.stale)

    @property
    def entries(self) -> int:
        """How many entries were searched."""
        return sum(each.entries for each in self.consulted)

    def learn(self, queries: Iterable[Query], least: int = ALERT) -> None:
        """Prepare for some thousand queries at once, of which `match` is asked next: it is quicker then, and gives the same."""
        if self.matcher.index.entities:
            self.matcher.learn(queries, least)

    def match(self, query: Query, least: int = ALERT) -> tuple[Match, ...]:
        """The listed parties that this may be, the best first. Raises InputError for a query that cannot be asked.

        Entries listed after the day are left out. A party of the shipped designations that a whole list of the same regime
        has, too, is told once, as that list has it; as the shipped ones have it only where that is more alike.
        """
        found = self.matcher.match(query, least) if self.matcher.index.entities else ()
        return once([each for each in found if visible(each.entity.listed_on, self.on)])


def visible(listed: date | None, on: date | None) -> bool:
    """Whether an entry that was listed on a day is there on another; one whose day is not known always is."""
    return on is None or listed is None or listed <= on


def once(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The same matches, the best first as they come, each party of the shipped list and of those that have it whole once."""
    others = wholes()
    whole = {each.entity.id: each.points for each in reversed(matches) if each.list in others}
    shipped = {each.entity.id: each.points for each in reversed(matches) if each.list == SHIPPED}
    return tuple(
        each
        for each in matches
        if not (each.list == SHIPPED and whole.get(each.entity.id, -1) >= each.points)
        and not (each.list in others and shipped.get(each.entity.id, -1) > each.points)
    )


def open_(
    editions: Editions, *, on: date | None, today: date, lists: Collection[str] | None, max_age: int = MAX_AGE
) -> Screening:
    """The lists as they stood on a day, ready to be asked.

    Args:
        editions: Where they are kept.
        on: The day that is asked about; None: as they stand now, whatever their day.
        today: The day by which age is counted where no other is asked about.
        lists: The lists to ask; None: all that are kept, and the designations that ship.
        max_age: The most days that an imported edition may be old.

    Raises:
        UsageError: a list that there is not, or none that has an edition as old as the day.
    """
    _known(editions, lists or ())
    found = editions.on(on, lists)
    wanted = set(lists if lists is not None else (each.source for each in editions.all()))
    lacking = sorted(wanted - {each.source for each in found})
    if not found:
        when = "" if on is None else f" as old as {on}"
        hint = "Take one in with `detente lists import`, or leave --list out."
        raise UsageError(f"{', '.join(lacking)} has no edition{when}", where="--list", hint=hint)
    asked = consulted(editions, found, on=on, today=today, max_age=max_age)
    return Screening(stored.of_editions(editions, found), asked, on=on, lacking=lacking)


def consulted(
    editions: Editions, found: Iterable[Edition], *, on: date | None, today: date, max_age: int = MAX_AGE
) -> tuple[Consulted, ...]:
    """Editions with their age, and with how many entries they have, on a day; as `open_`."""
    day = on or today
    return tuple(
        Consulted(
            edition=each,
            age=each.age(day),
            stale=not each.shipped and each.age(day) > max_age,
            entries=editions.as_of(each, on).entries,
            ahead=each.ahead(day) if on else "",
        )
        for each in found
    )


def _known(editions: Editions, lists: Iterable[str]) -> None:
    kept = {each.source for each in editions.all()}
    for name in lists:
        if name not in kept and (name.startswith(OWN) or name not in SOURCES):
            known = {*SOURCES, *kept} - {OWN}
            hint = nearest(name, known) or f"They are {', '.join(sorted(known))}."
            raise UsageError(f"no list is called {name!r}", where="--list", hint=hint)
