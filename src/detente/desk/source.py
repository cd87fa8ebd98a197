"""What the methods about lists and parties need of the desk that they belong to."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from detente.value import value

if TYPE_CHECKING:
    from detente.law.regime import Regime
    from detente.parties.lists.editions import Editions
    from detente.parties.match.match import Match
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening


@value
class ListChoice:
    """Which lists are asked, and as of when."""

    today: date
    """The day by which the age of editions is counted, and of the law and the links, where no other is asked about."""
    on: date | None = None
    """The day that is asked about: of the lists, the law, the links; by default the newest lists, and today."""
    lists: tuple[str, ...] = ()
    """Ask these only; by default all that are at hand."""
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
        """The editions of lists that are at hand."""
        ...

    def regime(self, name: str | None = None) -> "Regime":
        """A regime by its id; without one the default."""
        ...

    def screening(
        self,
        *,
        on: date | None = None,
        today: date | None = None,
        lists: Collection[str] | None = None,
        max_age: int | None = None,
    ) -> "Screening":
        """The lists as they stood on a day, ready to be asked."""
        ...

    def follows(self, match: "Match", on: date, regime: str | None = None) -> "tuple[Follows, ...]":
        """The measures that follow on a day for the party of a match."""
        ...


def screening_of(desk: ListHome, which: ListChoice) -> "Screening":
    """The chosen lists, ready to be asked. Raises UsageError for a list that there is not."""
    return desk.screening(on=which.on, today=which.today, lists=which.lists or None, max_age=which.max_age)
