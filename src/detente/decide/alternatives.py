"""The changes that would give another verdict: another day, an older contract, an approval, a notice, an end use, a draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from detente.decide import classification
from detente.decide.approval import ApprovalReach
from detente.decide.cache import store
from detente.decide.classification import Key
from detente.decide.decision import Change, ChangeKind
from detente.decide.law_columns import ORDER, LawColumns
from detente.decide.solve import RANK, Solver, SolverState
from detente.transactions.transaction import Transaction
from detente.vocabulary import Verdict

ONE_DAY = timedelta(days=1)
GAP = -1
"""The entry of a key for a fact that is left out."""


DayRange = tuple[int, int]
"""The first and the last of the segments of `columns.days` that a transaction's days lie in; the law is constant in each."""


def day_range(columns: LawColumns, row: Transaction) -> DayRange:
    """The segments that the days of a transaction lie in."""
    first, last = row.date_from or columns.first_day, row.date_to or date.max
    return columns.days.of(first), columns.days.of(last)


class HasSolver(Protocol):
    """A law that can be asked: a `Decider`."""

    @property
    def solver(self) -> Solver:
        """The executor for single transactions."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """The same law with one more assumption: that a draft was adopted, possibly under a position.

    That law is compiled when a verdict under it is first asked for: many transactions are older than every draft.
    """

    what: str
    law: HasSolver

    @property
    def solver(self) -> Solver:
        """The executor under the law with the assumption."""
        return self.law.solver

    def verdict(self, row: Transaction, reach: ApprovalReach | None = None) -> Verdict:
        """The verdict on a transaction whose approvals, where they were checked, may clear the measures of a reach.

        The law is compiled by itself and may distinguish facts that the other does not, so the row is classified for it.
        """
        solver = self.solver if reach is None else self.solver.covering(reach)
        return solver.outcome(classification.classify(solver.compiled.columns, row)).verdict


def supposing(now: Verdict, verdicts: Iterable[tuple[Supposition, Verdict | None]]) -> Iterator[Change]:
    """The suppositions under which the verdict would differ from `now`.

    Args:
        now: The verdict without them.
        verdicts: Each with the verdict under it; None: it has no part in the transaction.
    """
    for each, verdict in verdicts:
        if verdict is not None and verdict != now:
            yield Change(kind="draft", what=f"if {each.what} were adopted", verdict=verdict)


@dataclass(slots=True)
class Alternatives:
    """Finds the changes that would give another verdict, once for each class of transactions."""

    solver: Solver
    _found: dict[tuple[Key, DayRange], tuple[Change, ...]] = field(default_factory=dict)
    _without: dict[Key, SolverState] = field(default_factory=dict)
    """The state of a transaction without one of its facts, by its key with `GAP` in place of that fact."""
    _verdicts: dict[tuple[SolverState, int], tuple[Verdict, ...]] = field(default_factory=dict)
    """By the state without a fact and the fact's column, the verdict with each class that is tried there. Many keys lead to
    few such states."""
    _days: tuple[int, ...] = field(init=False)
    """The class of the first day of each segment."""
    _contract_days: tuple[int, ...] = field(init=False)
    _uses: tuple[int, ...] = field(init=False)
    """The class of each end use."""

    def __post_init__(self) -> None:
        columns = self.solver.compiled.columns
        self._days = tuple(columns["date"].known(start) for start in columns.days.starts)
        self._contract_days = tuple(columns["contract_date"].known(start) for start in columns.contracts.starts[:-1])
        self._uses = tuple(
            classification.word_class(columns, "end_use", word)
            for word in self.solver.compiled.timeline.regime.end_use_words
        )

    def of(self, key: Key, days: DayRange) -> tuple[Change, ...]:
        """The changes that would give another verdict under this law; caps are not counted.

        Args:
            key: The classes of the transaction's facts.
            days: The segments that its days lie in.
        """
        entry = key, days
        found = self._found.get(entry)
        if found is None:
            found = store(self._found, entry, tuple(self._all(*entry)))
        return found

    def _all(self, key: Key, here: DayRange) -> Iterator[Change]:
        now = self.solver.outcome(key).verdict
        if now == "undetermined":
            return
        yield from self._dates(key, here, now)
        if now in ("permitted", "within-cap"):
            return
        yield from self._contracts(key, now)
        yield from self._references(key, now)
        yield from self._end_uses(key, now)

    def _with(self, key: Key, name: str, numbers: Sequence[int]) -> tuple[Verdict, ...]:
        """The verdict where one fact is of another class, for each of these classes, which are the same for every key."""
        place = ORDER.index(name)
        rest = (*key[:place], GAP, *key[place + 1 :])
        before = self._without.get(rest)
        if before is None:
            before = store(self._without, rest, self.solver.state(rest, without=place))
        found = self._verdicts.get((before, place))
        if found is None:
            verdicts = tuple([self.solver.settled(self.solver.step(before, place, each)).verdict for each in numbers])
            found = store(self._verdicts, (before, place), verdicts)
        return found

    def _dates(self, key: Key, here: DayRange, now: Verdict) -> Iterator[Change]:
        """The nearest earlier and the nearest later day with another verdict; none for an interval across several classes.

        The class of a day does not determine its segment: days before a ban and days of its suspension may share a class.
        """
        columns = self.solver.compiled.columns
        if key[ORDER.index("date")] not in self._days:
            return
        verdicts = self._with(key, "date", self._days)
        earlier = next((segment for segment in reversed(range(here[0])) if verdicts[segment] != now), None)
        later = next((segment for segment in range(here[-1] + 1, len(verdicts)) if verdicts[segment] != now), None)
        if earlier is not None:
            last = columns.days.starts[earlier + 1] - ONE_DAY
            yield Change(kind="date", what=f"up to {last}", verdict=verdicts[earlier])
        if later is not None:
            yield Change(kind="date", what=f"from {columns.days.starts[later]}", verdict=verdicts[later])

    def _contracts(self, key: Key, now: Verdict) -> Iterator[Change]:
        """The latest contract date that would give a less strict verdict."""
        columns = self.solver.compiled.columns
        verdicts = self._with(key, "contract_date", self._contract_days)
        for number, verdict in reversed(list(enumerate(verdicts))):
            if RANK[verdict] > RANK[now]:
                what = f"with a contract made before {columns.contracts.starts[number + 1]}"
                yield Change(kind="contract-date", what=what, verdict=verdict)
                return

    def _references(self, key: Key, now: Verdict) -> Iterator[Change]:
        words: tuple[tuple[ChangeKind, str], ...] = (
            ("approval", "with the approval held"),
            ("notification", "with the notice given"),
        )
        for kind, what in words:
            (verdict,) = self._with(key, kind, [classification.held(self.solver.compiled.columns, kind, "held")])
            if RANK[verdict] > RANK[now]:
                yield Change(kind=kind, what=what, verdict=verdict)

    def _end_uses(self, key: Key, now: Verdict) -> Iterator[Change]:
        """The end uses that would give a less strict verdict, grouped by that verdict."""
        helpful: dict[Verdict, list[str]] = {}
        for word, verdict in zip(
            self.solver.compiled.timeline.regime.end_use_words, self._with(key, "end_use", self._uses), strict=True
        ):
            if RANK[verdict] > RANK[now]:
                helpful.setdefault(verdict, []).append(word)
        for verdict, words in helpful.items():
            yield Change(kind="end-use", what=f"for the end use {' or '.join(words)}", verdict=verdict)
