"""Questions about listed parties: whom a name may mean, and which measures apply to a listed party."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk.law import LawDesk

if TYPE_CHECKING:
    from detente.parties.lists.editions import Editions
    from detente.parties.match.match import Match
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
        on: date | None = None,
        today: date | None = None,
        lists: Collection[str] | None = None,
        max_age: int | None = None,
    ) -> "Screening":
        """Return a screening against the lists as of a date; it is opened once and kept.

        `today` is the date on which the age of editions is computed where `on` is None: without either no edition
        is stale. Raises UsageError as `screening.open_`.
        """
        from detente.parties.screening.screening import MAX_AGE, open_

        wish = (on, today, None if lists is None else tuple(sorted(lists)), max_age)
        with self._lock:
            if wish not in self._screenings:
                limit = MAX_AGE if max_age is None else max_age
                day = on or today or date.min
                self._screenings[wish] = open_(self.editions, on=on, today=day, lists=lists, max_age=limit)
            return self._screenings[wish]

    def match(
        self,
        name: str,
        *,
        born: str = "",
        countries: Iterable[str] = (),
        numbers: Iterable[str] = (),
        imo: str = "",
        schema: str = "",
        on: date | None = None,
        lists: Collection[str] | None = None,
        threshold: float | None = None,
    ) -> "tuple[Match, ...]":
        """Return the listed parties that this may be, the best first; as of now, or of a date.

        The texts are as `parties.screening.query` reads them. Raises InputError for one that cannot be read, UsageError for a list that
        there is not, or a threshold that is none.
        """
        from detente.parties.screening.query import query, threshold_points

        asked = query(name, born=born, countries=countries, numbers=numbers, imo=imo, schema=schema)
        return self.screening(on=on, lists=lists).match(asked, threshold_points(threshold))

    def follows(self, match: "Match", on: date, regime: str | None = None) -> "tuple[Follows, ...]":
        """Return the measures that apply on a date to the party of a match, each with its paragraph where that is known."""
        from detente.parties.screening.measures import follows

        return follows(match.entity, match.list, self.regime(regime).on(on))
