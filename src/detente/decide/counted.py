"""What had passed under caps before the first transaction, as a user states it, and as the accounts of the caps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from detente.decide.amounts import BARRELS, TONNES
from detente.decide.caps import Period, period
from detente.decide.compile import CompiledLaw
from detente.decide.receipt import Total
from detente.errors import Fault, InputError
from detente.law.allowance import Cap
from detente.nearest import nearest
from detente.transactions.days import DaySpan, span
from detente.transactions.field_readers import UnreadableField
from detente.value import value
from detente.vocabulary import CapUnit

OF_ONE_KIND: Final = (TONNES, BARRELS, {"USD": 1.0})
"""Units that are turned into each other by a factor that needs no table."""


@value
class CountedAmount:
    """An amount that had passed under a cap in a period."""

    cap: str
    """The cap's counter (`crude`), or the measure that it belongs to (`crude-supply`)."""
    period: str
    """A day, month, year or interval within one period of the cap: `2018`, `2018-04`."""
    amount: float
    """Zero or more, in `unit`."""
    unit: str
    """`t`, `kg`, `bbl`, `l`, `m3` or `USD`."""
    where: str = ""
    """Where it is stated, for errors."""


def totals(tables: CompiledLaw, given: Iterable[CountedAmount]) -> tuple[Total, ...]:
    """Return amounts added up in the accounts of the caps of a law.

    Raises InputError for a cap, a period or a unit that the law does not have, for an amount below zero, and for one that is stated
    twice: every fault at once.
    """
    found: dict[tuple[str, Period, CapUnit], float] = {}
    faults: list[Fault] = []
    seen: set[tuple[str, str, str]] = set()
    for each in given:
        stated = (each.cap, each.period, each.unit)
        try:
            _refuse_twice(each, stated in seen)
            seen.add(stated)
            counter, over, unit, factor = _account(tables, each)
            key = counter, over, unit
            found[key] = found.get(key, 0.0) + each.amount * factor
        except InputError as fault:
            faults.append(Fault(what=fault.what, where=each.where or "counted", hint=fault.hint))
    if faults:
        hint = "\n".join([faults[0].hint, *map(str, faults[1:])])
        raise InputError(faults[0].what, where=faults[0].where, hint=hint, faults=faults)
    return tuple(Total(counter, over.first, unit, amount) for (counter, over, unit), amount in found.items())


def _refuse_twice(given: CountedAmount, twice: bool) -> None:  # noqa: FBT001 -- the name says what it is
    if twice and given.where:  # an earlier output has many rows of one period, which have no place of their own
        raise InputError(f"{given.cap} in {given.period} is stated twice in {given.unit}", hint="Add them up.")


def unstated(tables: CompiledLaw, found: Sequence[Total]) -> Iterator[str]:
    """What is not stated: the other limit of a cap that has several, of which only some have an amount."""
    there = {(each.counter, each.starts, each.unit) for each in found}
    for each in found:
        for cap in _caps(tables, each.counter):
            for limit in cap.limits:
                if (
                    period(cap, each.starts).first == each.starts
                    and (each.counter, each.starts, limit.unit) not in there
                ):
                    yield f"the cap {each.counter} is also counted in {limit.unit}: nothing is stated in {limit.unit}, so that begins at 0"


def _caps(tables: CompiledLaw, name: str) -> list[Cap]:
    """The caps of a counter, or of a measure."""
    measures = [version.measure for version in tables.timeline.measures]
    return [each.cap for each in measures if each.cap is not None and name in (each.cap.counter, each.id)]


def _account(tables: CompiledLaw, given: CountedAmount) -> tuple[str, Period, CapUnit, float]:
    caps = _caps(tables, given.cap)
    if not caps:
        known = {version.measure.cap.counter for version in tables.timeline.measures if version.measure.cap is not None}
        raise InputError(f"no cap is called {given.cap!r}", hint=nearest(given.cap, known))
    if not 0 <= given.amount < float("inf"):
        raise InputError(f"{given.amount:g} is not an amount", hint="Amounts are zero or more.")
    cap, over = _period(caps, given)
    unit, factor = _unit(cap, given)
    return cap.counter, over, unit, factor


def _period(caps: Sequence[Cap], given: CountedAmount) -> tuple[Cap, Period]:
    first, last = _days(given.period)
    for cap in caps:
        if cap.starts <= first and (cap.ends is None or last <= cap.ends):
            over = period(cap, first)
            if last <= over.last:
                return cap, over
    known = ", ".join(
        dict.fromkeys(
            f"{cap.starts} to {cap.ends}" if cap.ends else f"{cap.months} months from {cap.starts}" for cap in caps
        )
    )
    raise InputError(
        f"{given.period!r} lies in no one period of the cap {given.cap!r}", hint=f"Its periods are: {known}."
    )


def _days(text: str) -> DaySpan:
    try:
        return span(text.strip().replace(" to ", "/"))
    except UnreadableField as fault:
        raise InputError(f"{text!r} {fault.what}", hint=fault.hint) from None


def _unit(cap: Cap, given: CountedAmount) -> tuple[CapUnit, float]:
    """The unit of a limit of the cap, and how many of it the given one is."""
    for limit in cap.limits:
        if limit.unit == given.unit:
            return limit.unit, 1.0
    for limit in cap.limits:
        kind = next(units for units in OF_ONE_KIND if limit.unit in units)
        if given.unit in kind:
            return limit.unit, kind[given.unit] / kind[limit.unit]
    units = ", ".join(limit.unit for limit in cap.limits)
    raise InputError(f"the cap {given.cap!r} is not counted in {given.unit!r}", hint=f"It is counted in {units}.")
