"""Counts transactions against caps in order of time. Each counter and period has a running total.

A transaction that would exceed a limit is over the cap: it does not count, and its note has the amount that would still fit.
A transaction that is refused for another reason, or that an exemption clears, does not count either.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from detente.decide.amounts import Factors, Quantity, cached_factors, factor_text, quantity
from detente.decide.compile import CompiledLaw
from detente.decide.decision import CapNote, LimitUse, NoteState
from detente.decide.receipt import Total
from detente.decide.solve import Outcome, softened, strictest
from detente.law.allowance import Cap
from detente.law.declaration import Declaration
from detente.transactions.transaction import Transaction
from detente.vocabulary import CapUnit, Verdict

TOLERANCE = 1e-9
"""The share of a limit by which a total may exceed it, which allows for the rounding of floats."""


@dataclass(frozen=True, slots=True)
class CapRuling:
    """The result of counting a transaction under its caps: the verdict, the missing facts, and a note for each cap."""

    verdict: Verdict
    missing: tuple[str, ...]
    notes: tuple[CapNote, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The days of one total, first and last day included."""

    first: date
    last: date

    def __str__(self) -> str:
        whole_year = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return str(self.first.year) if whole_year else f"{self.first} to {self.last}"


def months_later(day: date, months: int) -> date | None:
    """The same day of the month `months` months later, or the last day of that month where it has no such day.

    None where the result is beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period(cap: Cap, day: date) -> Period:
    """The period of a cap that includes a day."""
    if cap.months is None:
        return Period(cap.starts, cap.ends or date.max)
    since = (day.year - cap.starts.year) * 12 + day.month - cap.starts.month
    begun = since - since % cap.months
    if day < _begins(cap, begun):  # the period begins later in the same month
        begun -= cap.months
    after = months_later(cap.starts, begun + cap.months)
    return Period(_begins(cap, begun), date.max if after is None else after - timedelta(days=1))


def _begins(cap: Cap, months: int) -> date:
    """The first day of the period that begins `months` months after the first one; it must not be beyond the year 9999."""
    found = months_later(cap.starts, months)
    assert found is not None
    return found


Account = tuple[str, date, CapUnit]
"""A counter, the first day of its period, and the unit of its total."""


@dataclass(slots=True)
class Counter:
    """The totals so far. Transactions must be counted in order of time."""

    compiled: CompiledLaw
    regime: Declaration
    totals: dict[Account, float] = field(default_factory=dict)
    counted: dict[Account, float] = field(default_factory=dict)
    """The part of each total that had passed before the first row."""
    counted_from: str = ""
    """What says so: the name of a file."""
    alone: bool = False
    """Whether it counts one transaction that is not part of a file."""
    used: dict[str, float] = field(default_factory=dict)
    """How much of the quantity of each approval is used, by its reference in small letters."""
    periods: dict[tuple[int, date], Period] = field(default_factory=dict)
    """The period for a measure version and a day, worked out once."""
    factors: dict[str | None, Factors] = field(init=False)

    def __post_init__(self) -> None:
        self.factors = {table.id: cached_factors(table) for table in self.regime.factors}

    def restore(self, totals: Iterable[Total], counted: Iterable[Total] = (), counted_from: str = "") -> None:
        """Set the totals to those of a receipt, of which `counted` had passed before the first transaction."""
        for total in totals:
            self.totals[total.counter, total.starts, total.unit] = total.amount
        self.counted.update({(each.counter, each.starts, each.unit): each.amount for each in counted})
        self.counted_from = counted_from

    def amounts(self, row: Transaction, outcome: Outcome) -> dict[Account, float]:
        """Return how much a row counts under each account of its caps, whatever had passed before; none where facts are missing."""
        met = [self._use(version, row) for version in outcome.caps]
        return {account: amount for each in met for account, amount in each.added.items()}

    def rule(self, row: Transaction, outcome: Outcome) -> CapRuling:
        """The ruling on one transaction under the caps of `outcome.caps` (one or more); it is counted if it is within all."""
        uses = [self._use(version, row) for version in outcome.caps]
        missing = tuple(dict.fromkeys(name for each in uses for name in each.missing))
        if missing:
            return CapRuling("undetermined", tuple(sorted(missing)), tuple(each.note for each in uses if each.note))
        notes = tuple(each.note for each in uses if each.note is not None)
        if any(note.crossed for note in notes):
            return CapRuling(self._over(outcome, notes), (), notes)
        self._count(uses)
        return CapRuling("within-cap", (), notes)

    def _over(self, outcome: Outcome, notes: Sequence[CapNote]) -> Verdict:
        crossed = {note.measure for note in notes if note.crossed}
        return strictest(
            softened("over-cap", self._kinds(each.exemptions))
            if self.compiled.timeline.measures[each.version].id in crossed
            else each.verdict
            for each in outcome.measure_verdicts
        )

    def _kinds(self, exemptions: Iterable[tuple[int, NoteState]]) -> Iterator[tuple[str, NoteState]]:
        return ((self.compiled.timeline.exemptions[number].exemption.kind, state) for number, state in exemptions)

    def _count(self, uses: Iterable["_CapUse"]) -> None:
        added: dict[Account, float] = {}
        for each in uses:
            added.update(each.added)
        for account, amount in added.items():
            self.totals[account] = self.totals.get(account, 0.0) + amount

    def _use(self, version: int, row: Transaction) -> "_CapUse":
        measure = self.compiled.timeline.measures[version].measure
        cap = measure.cap
        assert cap is not None
        if row.date_from is None or row.date_to is None:
            return _CapUse(("date",))
        over = self.periods.get((version, row.date_from))
        if over is None:
            over = self.periods[version, row.date_from] = period(cap, row.date_from)
        if row.date_to > over.last:
            return _CapUse(("date",))
        return self._use_of_cap(measure.id, cap, over, row)

    def _use_of_cap(self, measure: str, cap: Cap, over: Period, row: Transaction) -> "_CapUse":
        factors = self.factors.get(cap.factors)
        found = [quantity(row, limit.unit, factors) for limit in cap.limits]
        if missing := tuple(name for each in found for name in each.missing):
            return _CapUse(missing)
        limits = list(zip(cap.limits, found, strict=True))
        added = {(cap.counter, over.first, limit.unit): each.amount or 0.0 for limit, each in limits}
        amounts = tuple(
            self._amount((cap.counter, over.first, limit.unit), float(limit.amount), each) for limit, each in limits
        )
        stated = self.counted_from if any(each.counted for each in amounts) else ""
        note = replace(_note(measure, cap, over, amounts, found), counted_from=stated, alone=self.alone)
        return _CapUse((), note, added)

    def _amount(self, account: Account, limit: float, found: Quantity) -> LimitUse:
        before, this = self.totals.get(account, 0.0), found.amount or 0.0
        left = limit - before
        fits = this if this <= left + limit * TOLERANCE else max(left, 0.0)
        counted = self.counted.get(account, 0.0)
        return LimitUse(unit=account[2], limit=limit, before=before, this=this, fits=fits, counted=counted)


@dataclass(frozen=True, slots=True)
class _CapUse:
    missing: tuple[str, ...]
    note: CapNote | None = None
    added: dict[Account, float] = field(default_factory=dict)


def _note(measure: str, cap: Cap, over: Period, amounts: tuple[LimitUse, ...], found: Sequence[Quantity]) -> CapNote:
    used = max(amount.percent for amount in amounts)
    before = max(100 * amount.before / amount.limit for amount in amounts)
    factors = [each.factor for each in found if each.factor is not None]
    return CapNote(
        measure=measure,
        counter=cap.counter,
        period=str(over),
        starts=over.first,
        amounts=amounts,
        crossed=any(amount.fits < amount.this for amount in amounts),
        warning=max((level for level in cap.warn_at if before < level <= used), default=None),
        factor=factor_text(factors[0]) if factors else None,
    )
