"""What the methods about lists and parties need from the desk that they belong to."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from detente.desk import arguments
from detente.desk.arguments import DayLike, NumberLike, WordsLike
from detente.value import value

if TYPE_CHECKING:
    from detente.law.regime import Regime
    from detente.parties.lists.editions import Editions
    from detente.parties.match.match import Match
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening


@value
class ListChoice:
    """The lists to screen against, and the date of their editions."""

    today: date
    """The date on which the age of editions is computed, and the date of the law and the links where `on` is None."""
    on: date | None = None
    """The date of the lists, the law and the links; by default the newest lists, and today."""
    lists: tuple[str, ...] = ()
    """Screen against these lists only; by default against all that are imported."""
    max_age: int | None = None
    """Days after which an edition is stale; by default 30."""

    @property
    def day(self) -> date:
        """The day of the law and of links."""
        return self.on or self.today


class ListHome(Protocol):
    """A desk: the user's lists, and the law under which measures follow for those listed."""

    @property
    def home(self) -> Path | None:
        """Where the lists are kept."""
        ...

    @property
    def editions(self) -> "Editions":
        """Return the stored editions of lists."""
        ...

    def regime(self, name: str | None = None) -> "Regime":
        """A regime by its id; without one the default."""
        ...

    def screening(
        self,
        *,
        on: DayLike | None = None,
        today: DayLike | None = None,
        lists: WordsLike | None = None,
        max_age: NumberLike | None = None,
    ) -> "Screening":
        """Return a screening against the lists as of a date."""
        ...

    def follows(self, match: "Match", on: DayLike, regime: str | None = None) -> "tuple[Follows, ...]":
        """The measures that follow on a day for the party of a match."""
        ...


def screening_of(desk: ListHome, which: ListChoice) -> "Screening":
    """Return a screening against the chosen lists. Raises UsageError for an unknown list."""
    return desk.screening(on=which.on, today=which.today, lists=which.lists or None, max_age=which.max_age)


def chosen(given: object, where: str = "which") -> ListChoice:
    """The choice of lists with each of its fields in the spelling that is worked with. Raises InputError."""
    which = arguments.one(given, ListChoice, where, 'Give a ListChoice, as ListChoice(today="2019-12-26").')
    return replace(
        which,
        today=arguments.day(which.today, f"{where}.today"),
        on=arguments.optional_day(which.on, f"{where}.on"),
        lists=arguments.words(which.lists, f"{where}.lists"),
        max_age=arguments.optional_whole(which.max_age, f"{where}.max_age", least=0),
    )
