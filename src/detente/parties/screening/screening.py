"""Screen a name against the lists as of a date: editions are chosen, matched in one index, and reported with their age."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from threading import RLock
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
from detente.parties.match.lookup import LookedUpParty, PartyLookup
from detente.parties.match.match import ALERT, Match, Matcher, alerts
from detente.parties.screening.unscreened import UnscreenedList, unscreened
from detente.value import value

MAX_AGE: Final = 30
"""Days after which an imported edition is stale: lists change every week or two, and a month without news is a broken update."""


@value
class Consulted:
    """An edition that was screened against."""

    edition: Edition
    age: int
    """Days since it was made or last confirmed, on the date of the screening."""
    stale: bool
    """Whether it is older than allowed; the edition that ships never is, and its age is shown."""
    entries: int
    """How many of its entries were listed by that day."""
    ahead: str = ""
    """That it is of a later date, and limited to the date of the screening; else empty."""


class Screening:
    """Screens queries against some editions, as of a date. Threads may share it: it answers one of them at a time."""

    def __init__(
        self,
        index: Index,
        consulted: Sequence[Consulted],
        *,
        on: date | None = None,
        lacking: Sequence[str] = (),
        chosen: bool = False,
    ) -> None:
        self.consulted = tuple(consulted)
        self.lacking = tuple(lacking)
        """Lists that were asked for, or are kept, and have no edition as old as the day."""
        self.chosen = chosen
        """Whether the lists were chosen by name; then no other was expected to be screened."""
        self.on = on
        self.matcher = Matcher(index, {each.edition.source: each.edition.label for each in consulted})
        self._lock = RLock()
        """The matcher remembers words and names, and is not shared between threads."""

    @property
    def stale(self) -> tuple[Consulted, ...]:
        """Return the editions that are older than allowed."""
        return tuple(each for each in self.consulted if each.stale)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the editions that are searched, each by its list and its label."""
        return tuple(f"{each.edition.source}@{each.edition.label}" for each in self.consulted)

    @property
    def unscreened(self) -> tuple[UnscreenedList, ...]:
        """Return the known lists that were not screened, with how to get each."""
        return unscreened([each.edition.source for each in self.consulted])

    @property
    def incomplete(self) -> bool:
        """Return whether known lists were not screened though the caller did not choose among them."""
        return not self.chosen and bool(self.unscreened)

    @property
    def entries(self) -> int:
        """Return how many entries are searched."""
        return sum(each.entries for each in self.consulted)

    def learn(self, queries: Iterable[Query], least: int = ALERT) -> None:
        """Prepare for some thousand queries at once; `match` is faster then, and returns the same."""
        if self.matcher.index.entities:
            with self._lock:
                self.matcher.learn(queries, least)

    def match(self, query: Query, least: int = ALERT) -> tuple[Match, ...]:
        """Return the listed parties that this may be, the best first. Raises InputError for a query that cannot be screened.

        Entries listed after the date are left out. A party that both the shipped designations and a whole list of the
        same regime have is reported once, as that list has it; as the shipped designations have it only where that is
        more similar.
        """
        with self._lock:
            found = self.matcher.match(query, least) if self.matcher.index.entities else ()
        return without_twins([each for each in found if visible(each.entity.listed_on, self.on)])

    def alerts(self, query: Query) -> tuple[Match, ...]:
        """Return the matches at the default threshold or above: those of a band below it identify nobody. Raises as `match`."""
        return alerts(self.match(query))

    def search(self, text: str) -> tuple[LookedUpParty, ...]:
        """Return the listed parties with a surname, the beginning of a word or a number. Raises InputError as `PartyLookup.search`.

        Entries listed after the date are left out.
        """
        with self._lock:
            found = PartyLookup(self.matcher.index).search(text) if self.matcher.index.entities else ()
        return tuple(each for each in found if visible(each.entity.listed_on, self.on))


def visible(listed: date | None, on: date | None) -> bool:
    """Return whether an entry that was listed on one date is visible on another; an entry without a date always is."""
    return on is None or listed is None or listed <= on


def without_twins(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches in order, with each party of the shipped list and of those that have it whole once."""
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
    """Return a screening against the lists as of a date.

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
        hint = "Import one with `detente lists import`, or leave --list out."
        raise UsageError(f"{', '.join(lacking)} has no edition{when}", where="--list", hint=hint)
    asked = consulted(editions, found, on=on, today=today, max_age=max_age)
    return Screening(stored.of_editions(editions, found), asked, on=on, lacking=lacking, chosen=lists is not None)


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
