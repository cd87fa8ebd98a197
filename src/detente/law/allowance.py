"""What may pass under a measure: a quantity in each period of a cap, and contracts from before a day in a wind-down."""

from datetime import date
from decimal import Decimal

from detente.value import value
from detente.vocabulary import CapUnit, Provenance


@value
class WindDown:
    """Contracts made before a day may still be performed until another, with notice where `notice_by` says so."""

    contract_before: date
    until: date | None = None
    """The last day of performance; none: for as long as the contract runs."""
    notice_by: date | None = None
    """The last day of the notice."""
    notice_to: str | None = None
    """Who receives the notice."""
    paragraph: str | None = None
    reading: Provenance | None = None
    note: str | None = None


@value
class Limit:
    """An amount that may pass in one period."""

    amount: Decimal
    unit: CapUnit


@value
class Cap:
    """A quantity that may pass in each period; of several limits, the one reached first applies."""

    limits: tuple[Limit, ...]
    starts: date
    """The first day of the first period."""
    months: int | None = None
    """The length of a period; none: one window, to `ends`."""
    ends: date | None = None
    """The last day of the window."""
    counter: str
    """The account in which deliveries are added up; measures with the same counter share a total."""
    factors: str | None = None
    """The table of the regime that turns tonnes into barrels."""
    warn_at: tuple[int, ...] = (75, 90, 95)
    """Percentages of the cap at which a decision carries a warning."""
