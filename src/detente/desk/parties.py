"""Questions about listed parties: whom a name may mean, and which measures apply to a listed party."""

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk import arguments
from detente.desk.arguments import BirthLike, DayLike, NumberLike, NumbersLike, WordsLike
from detente.desk.law import LawDesk

if TYPE_CHECKING:
    from detente.parties.lists.editions import Editions
    from detente.parties.match.lookup import LookedUpParty
    from detente.parties.match.match import Match, Matches
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening

NOWHERE = Path(os.devnull)
"""A home that is empty and cannot be written to."""


@dataclass(frozen=True)
class PartyDesk(LawDesk):
    """The part of the desk that answers for the lists under `home`; without a home only for the designations that ship."""

    _screenings: "dict[tuple[object, ...], Screening]" = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def editions(self) -> "Editions":
        """The stored editions of lists."""
        from detente.parties.lists.editions import Editions

        return Editions(self.home or NOWHERE)

    def screening(
        self,
        *,
        on: DayLike | None = None,
        today: DayLike | None = None,
        lists: WordsLike | None = None,
        max_age: NumberLike | None = None,
    ) -> "Screening":
        """Return a screening against the lists as of a date; it is opened once and kept.

        `today` is the day by which the age of editions is counted where no other is asked about: without either no edition
        is stale. Raises UsageError as `screening.open_`, InputError for an argument that cannot be read.

        >>> from detente import Desk
        >>> [each.edition.source for each in Desk().screening(on="2019-12-26").consulted]
        ['un-1718']
        """
        from detente.parties.screening.screening import MAX_AGE, open_

        as_of, now = arguments.optional_day(on, "on"), arguments.optional_day(today, "today")
        names = arguments.optional_words(lists, "lists")
        most = arguments.optional_whole(max_age, "max_age", least=0)
        wish = (as_of, now, None if names is None else tuple(sorted(names)), most)
        with self._lock:
            if wish not in self._screenings:
                limit = MAX_AGE if most is None else most
                day = as_of or now or date.min
                self._screenings[wish] = open_(self.editions, on=as_of, today=day, lists=names, max_age=limit)
            return self._screenings[wish]

    def match(
        self,
        name: str,
        *,
        born: BirthLike = "",
        countries: WordsLike = (),
        numbers: NumbersLike = (),
        imo: str | int = "",
        schema: str = "",
        on: DayLike | None = None,
        lists: WordsLike | None = None,
        threshold: NumberLike | None = None,
    ) -> "Matches":
        """Return the listed parties that this may be, the best first; as of now, or of a date.

        Args:
            name: In any script; may be empty where there is a number.
            born: The date of birth, whole or in part: `1957`, `"1957-03"`, a `date`.
            countries: Codes or names: of nationality, registration, flag or address.
            numbers: Of passports, registers, banks or wallets.
            imo: The IMO number of a ship, whose check digit must hold.
            schema: `person`, `entity`, `vessel` or `aircraft`.
            on: Screen against the lists as they stood on this day; by default the newest.
            lists: Screen against these lists only; by default against all that are imported.
            threshold: Minimum score, 0.3 to 1; by default 0.75.

        Raises:
            InputError: an argument that cannot be read; its `where` is the name of the argument.
            UsageError: a list that there is not.

        >>> from detente import Desk
        >>> Desk().match("Kim Yong Chol", born=1945, on="2019-12-26", threshold=0.5)[0].list
        'un-1718'
        """
        from detente.parties.match.match import Matches
        from detente.parties.screening.query import query, threshold_points

        asked = query(
            arguments.any_text(name, "name"),
            born=arguments.birth(born),
            countries=() if countries == "" else arguments.words(countries, "countries"),
            numbers=arguments.numbers(numbers, "numbers"),
            imo=arguments.number_text(imo, "imo"),
            schema=arguments.any_text(schema, "schema"),
        )
        least = threshold_points(arguments.threshold(threshold))
        screening = self.screening(on=on, lists=lists)
        return Matches(screening.match(asked, least), screening.labels, tuple(each.id for each in screening.unscreened))

    def search_parties(
        self, text: str, *, on: DayLike | None = None, lists: WordsLike | None = None
    ) -> "tuple[LookedUpParty, ...]":
        """Return the listed parties with a surname, the beginning of a word, or a number, the surest first; no alerts.

        Args:
            text: Words of a name, each whole or its beginning, or a number or a part of one.
            on: Search the lists as they stood on this day; by default the newest.
            lists: Search these lists only; by default all that are imported.

        Raises:
            InputError: a text without three letters or four digits.
            UsageError: a list that there is not.

        >>> from detente import Desk
        >>> [each.entity.id for each in Desk().search_parties("Tanchon")]
        ['KPe.003']
        """
        return self.screening(on=on, lists=lists).search(arguments.any_text(text, "text"))

    def follows(self, match: "Match", on: DayLike, regime: str | None = None) -> "tuple[Follows, ...]":
        """Return the measures that apply on a date to the party of a match, each with its paragraph where that is known.

        >>> from detente import Desk
        >>> desk = Desk()
        >>> str(desk.follows(desk.match("KPe.008")[0], on="2019-12-26")[0])
        'asset-freeze 1718 ¶8(d)'
        """
        from detente.parties.match.match import Match
        from detente.parties.screening.measures import follows

        found = arguments.one(match, Match, "match", "Give one of the matches that `match` returns.")
        return follows(found.entity, found.list, self.regime(regime).on(arguments.day(on, "on")))
