"""What became of each commitment by a day: its level, whether it is kept, late or broken, who claims it and who verified it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, get_args

from detente.roadmap.plan import Commitment, Plan, PlanDeadline, PlanTerm, TermReading
from detente.roadmap.report import COMMITMENT_WORDS, Report
from detente.value import value

FulfilmentLevel = Literal["not-initiated", "minimal", "intermediate", "full"]
"""The scale of the Peace Accords Matrix, 0 to 3."""
LEVELS: Final[tuple[FulfilmentLevel, ...]] = get_args(FulfilmentLevel)
Timeliness = Literal["open", "due", "in-cure", "late", "kept", "kept-late", "breached", "reversed", "moot"]


@value
class ReadingOutcome:
    """What a commitment comes to under one reading of a term on which it hangs."""

    term: str
    reading: TermReading
    breached: bool
    """Whether some report breaks it under this reading."""
    unclear: bool
    """Whether a report may break it, since its class is not known."""


@value
class CommitmentState:
    """What became of a commitment by a day."""

    commitment: Commitment
    level: FulfilmentLevel
    timeliness: Timeliness
    due: date | None = None
    """Its deadline, as far as it can be counted; None: it has none, or waits for what has not happened."""
    fulfilled: date | None = None
    """The day on which it was fulfilled, as its grade asks; None: it is not."""
    breaches: tuple[Report, ...] = ()
    claims: tuple[Report, ...] = ()
    """What is said of it and not verified."""
    verified: tuple[Report, ...] = ()
    blocked: Report | None = None
    halted: Report | None = None
    resumed: Report | None = None
    """The report that it was resumed, where nothing was reported since."""
    delivered: Decimal = Decimal(0)
    """Of its quantity."""
    outcomes: tuple[ReadingOutcome, ...] = ()
    """Under each reading of the terms that it hangs on and the parties read differently."""
    reports: tuple[Report, ...] = ()

    days_late: int = 0
    """Days by which it was or is late; 0 where it is not, or that cannot be counted."""


def replay(plan: Plan, reports: Iterable[Report], on: date) -> tuple[CommitmentState, ...]:
    """Return the state of each commitment on a day, in the order of the plan.

    Args:
        plan: The plan.
        reports: What was reported up to that day, in order.
        on: The day.
    """
    about: dict[str, list[Report]] = {}
    for each in reports:
        about.setdefault(each.about, []).append(each)
    fulfilled = {each.id: _fulfilled(each, about.get(each.id, ()), on) for each in plan.commitments}
    return tuple(
        _state(plan, each, tuple(about.get(each.id, ())), (due(plan, each.deadline, fulfilled), fulfilled[each.id]), on)
        for each in plan.commitments
    )


def due(plan: Plan, deadline: PlanDeadline | None, fulfilled: Mapping[str, date | None]) -> date | None:
    """Return the day of a deadline; None where there is none, or what it is counted from has not happened."""
    if deadline is None:
        return None
    if deadline.on is not None or deadline.after is None:
        return deadline.on
    start = plan.begins if deadline.after == "begin" else _start(plan, deadline.after, fulfilled)
    return None if start is None else start + timedelta(days=deadline.days or 0)


def _start(plan: Plan, named: str, fulfilled: Mapping[str, date | None]) -> date | None:
    """The day of a commitment, or the last day of a phase."""
    phase = next((each for each in plan.phases if each.id == named), None)
    if phase is None:
        return fulfilled.get(named)
    days = [fulfilled.get(each.id) for each in phase.commitments]
    return max((day for day in days if day is not None), default=None) if None not in days else None


def _fulfilled(commitment: Commitment, reports: Sequence[Report], on: date) -> date | None:
    """The day since which a commitment is fulfilled; it ends with a reversal, and for an abstention with a breach of every reading."""
    day: date | None = None
    given = Decimal(0)
    for each in reports:
        given += (each.quantity or Decimal(0)) if each.says == "delivered" else 0
        whole = commitment.quantity is not None and each.says == "delivered" and given >= commitment.quantity.amount
        enough = each.says == "verified" or (each.says == "performed" and commitment.grade == "reported") or whole
        if enough and day is None and each.on <= on:
            day = each.on
        elif each.says == "reversed" or (each.says == "breached" and commitment.kind == "abstain"):
            day = None
    return day


def _state(
    plan: Plan, of: Commitment, reports: tuple[Report, ...], days: tuple[date | None, date | None], on: date
) -> CommitmentState:
    """The state of one commitment; `days` are those of its deadline and of its fulfilment."""
    until, fulfilled = days
    breaches = tuple(each for each in reports if each.says == "breached")
    return CommitmentState(
        commitment=of,
        level=_level(of, reports, fulfilled),
        timeliness=_timeliness(of, reports, until, fulfilled, on),
        days_late=_late(until, fulfilled or on),
        due=until,
        fulfilled=fulfilled,
        breaches=breaches,
        claims=tuple(each for each in reports if each.says in ("performed", "denied")),
        verified=tuple(each for each in reports if each.says == "verified"),
        blocked=_standing(reports, "blocked", ("freed", "verified", "performed", "resumed")),
        halted=_standing(reports, "halted", ("resumed", "verified", "reversed")),
        resumed=_standing(reports, "resumed", COMMITMENT_WORDS),
        delivered=sum((each.quantity or Decimal(0) for each in reports if each.says == "delivered"), Decimal(0)),
        outcomes=tuple(_outcomes(plan, of, breaches)),
        reports=reports,
    )


def _level(of: Commitment, reports: Sequence[Report], fulfilled: date | None) -> FulfilmentLevel:
    if fulfilled is not None:
        return "full"
    place = 0
    for each in reports:
        if each.says == "reversed" or (each.says == "breached" and of.kind == "abstain"):
            place = 0
        place = max(place, {"begun": 1, "performed": 1, "delivered": 1, "partly": 2}.get(each.says, 0))
    return LEVELS[place]


def _timeliness(
    of: Commitment, reports: Sequence[Report], until: date | None, fulfilled: date | None, on: date
) -> Timeliness:
    last = next((each.says for each in reversed(reports) if each.says in ("breached", "reversed", "moot")), None)
    if fulfilled is not None:
        return "kept-late" if until is not None and fulfilled > until else "kept"
    if last is not None:
        return {"breached": "breached", "reversed": "reversed"}.get(last, "moot")  # type: ignore[return-value]
    if until is None:
        return "open"
    if on <= until:
        return "due"
    return "in-cure" if on <= until + timedelta(days=of.cure_days) else "late"


def _late(until: date | None, day: date) -> int:
    return 0 if until is None else max(0, (day - until).days)


def _standing(reports: Sequence[Report], word: str, ended: Sequence[str]) -> Report | None:
    """The last report with this word after which none ended it."""
    found: Report | None = None
    for each in reports:
        found = each if each.says == word else None if each.says in ended else found
    return found


def _outcomes(plan: Plan, of: Commitment, breaches: Sequence[Report]) -> Iterable[ReadingOutcome]:
    for term in (each for each in plan.terms if each.id in of.terms and each.means is None):
        for reading in term.readings:
            yield _outcome(term, reading, breaches)


def _outcome(term: PlanTerm, reading: TermReading, breaches: Sequence[Report]) -> ReadingOutcome:
    return ReadingOutcome(
        term=term.id,
        reading=reading,
        breached=any(not reading.counts or each.of_class in reading.counts for each in breaches),
        unclear=any(bool(reading.counts) and not each.of_class for each in breaches),
    )
