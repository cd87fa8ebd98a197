"""Rows that are decided alike: which these are, found column by column, and what they share, worked out once.

Two rows are alike where the law gives them one outcome, and would give them one whatever else were supposed: another day, an
older contract, an approval, a notice, another end use, a draft. Of very many rows few are not like one before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import polars as pl

from detente.decide import tied_rows
from detente.decide.alternatives import Supposition
from detente.decide.approval_check import ApprovedRow
from detente.decide.automaton import ClassifiedColumn
from detente.decide.batch import DecidedChunk
from detente.decide.cache import store
from detente.decide.caps import CapRuling
from detente.decide.classification import Key, unknown_references
from detente.decide.decider import Decider
from detente.decide.decision import Change, DutyNote
from detente.decide.evaluate import EPOCH, Evaluator
from detente.decide.law_columns import ORDER
from detente.decide.partial_states import PartialStates
from detente.decide.shared import KnownOfRows, SharedDecision
from detente.transactions.party_text import split
from detente.transactions.table import transactions
from detente.transactions.transaction import Transaction
from detente.vocabulary import VERDICTS

STEP: Final = 4096
"""Rows that are looked at together."""
SUPPOSED: Final = ("date", "contract_date", "approval", "notification", "end_use")
"""The facts of which it is said what another one would change."""
TOLD: Final = 1 + len(SUPPOSED) + 2
"""The number of columns that tell them apart: the state without these facts, each fact, and the first and the last day."""

NOT_DUE: Final = 255
"""In place of the verdict under a draft that is not due on the days of a row."""
DUE: Final = dict(enumerate(VERDICTS))
"""The verdicts by their codes."""

RowKind = tuple[object, ...]
SingleRow = tuple[CapRuling | None, ApprovedRow | None]
"""The ruling on the caps of a row, and what its approvals are to it."""


@dataclass(frozen=True, slots=True)
class ClassifiedChunk:
    """A decided chunk with the classes of its facts."""

    decided: DecidedChunk
    placed: tuple[ClassifiedColumn, ...]
    """Every column, classified, in the order of `law_columns.ORDER`."""
    duties: pl.Series | None
    """For each row, the number of the outcome of its duties; None: the law names none."""

    def keys(self, rows: list[int]) -> list[Key]:
        """The classes of the facts of some rows."""
        columns = (
            [each.numbers[0]] * len(rows)
            if each.index is None
            else [each.numbers[number] for number in each.index.gather(rows).to_list()]
            for each in self.placed
        )
        return list(zip(*columns, strict=True))

    def duty_numbers(self, rows: list[int]) -> list[int | None]:
        """The numbers of the outcomes of the duties of some rows."""
        return [None] * len(rows) if self.duties is None else self.duties.gather(rows).to_list()


@dataclass(slots=True)
class AlikeRows:
    """Finds what rows share, under one decider. `changes`: also what would change their verdicts."""

    decider: Decider
    changes: bool = True
    _shared: dict[RowKind, SharedDecision] = field(default_factory=dict)
    _duties: dict[int, tuple[DutyNote, ...]] = field(default_factory=dict)
    """By the number of the outcome of duties, the duties."""
    _alternatives: dict[RowKind, tuple[Change, ...]] = field(default_factory=dict)
    _plain: dict[str, bool] = field(default_factory=dict)
    """Of a cell of parties, whether none of them is in doubt or may be listed."""
    _drafts: dict[str, Evaluator] = field(default_factory=dict)
    """By its words, the executor under each supposition that was due on some row."""
    _states: PartialStates = field(init=False)
    _lists: tuple[str, ...] = ()
    """The editions that what is remembered was made with."""

    def __post_init__(self) -> None:
        self._states = PartialStates(self.decider.solver, SUPPOSED)

    def shared(self, decided: DecidedChunk) -> Iterator[SharedDecision]:
        """For each row of a chunk, in order, what it shares with the rows like it; a row under a cap, or with a checked approval, is like no other."""
        lists = self.decider.identifier.editions if self.decider.identifier is not None else ()
        if lists != self._lists:
            self._shared.clear()
            self._lists = lists
        found = self._classified(decided)
        kinds = self._kinds(found)
        for start in range(0, decided.table.height, STEP):
            yield from self._some(found, start, kinds[start : start + STEP])

    def _classified(self, decided: DecidedChunk) -> ClassifiedChunk:
        decider, frame = self.decider, decided.table
        duties = decider.duty_evaluator.outcome_numbers(frame) if decider.duties.statements else None
        return ClassifiedChunk(decided, tuple(decider.evaluator.classified(frame)), duties)

    def _some(self, found: ClassifiedChunk, start: int, kinds: pl.DataFrame) -> list[SharedDecision]:
        """What each of some rows shares, of which `start` is the first; `kinds` has the kind of each."""
        alike = kinds.with_row_index("place").group_by(kinds.columns, maintain_order=True).agg("place")
        groups = list(zip(alike.drop("place").rows(), alike.get_column("place").to_list(), strict=True))
        ruled = _ruled(found.decided, start, kinds.height)
        known = {kind: self._shared[kind] for kind, _ in groups if kind in self._shared}
        unknown: dict[int, RowKind] = {}
        for kind, places in groups:
            unknown |= {place: kind for place in places if place in ruled} if ruled else {}
            free = next((place for place in places if place not in ruled), None)
            if kind not in known and free is not None:
                unknown[free] = kind
        made = self._made(found, start, unknown, ruled)
        known |= {kind: store(self._shared, kind, made[place]) for place, kind in unknown.items() if place not in ruled}
        by_place = {place: known[kind] for kind, places in groups if kind in known for place in places} | {
            place: made[place] for place in ruled
        }
        return [by_place[place] for place in range(kinds.height)]

    def _made(
        self, found: ClassifiedChunk, start: int, unknown: Mapping[int, RowKind], ruled: Mapping[int, SingleRow]
    ) -> dict[int, SharedDecision]:
        """What rows of these kinds share, by the place of a row of each kind, or of each row that is like no other."""
        made: dict[int, SharedDecision] = {}
        if not unknown:
            return made
        drafts, places = len(self.decider.suppositions) if self.changes else 0, [start + place for place in unknown]
        rows = zip(
            transactions(found.decided.table[places]), found.keys(places), found.duty_numbers(places), strict=True
        )
        for (place, kind), (row, key, duties) in zip(unknown.items(), rows, strict=True):
            answer, *rest = kind
            ruling, approved = ruled.get(place, (None, None))
            told = self.changes and approved is None
            known = KnownOfRows(
                key=key,
                supposed=[DUE.get(code) for code in rest[:drafts]] if approved is None else None,  # type: ignore[call-overload]
                duties=self._duty_notes(duties),
                alternatives=self._alternatives_of(tuple(rest[drafts : drafts + TOLD]), key, row) if told else None,
            )
            outcome = self.decider.evaluator.outcomes[answer]  # type: ignore[call-overload]
            made[place] = self.decider.shared(row, outcome, ruling, known, approved=approved, changes=self.changes)
        return made

    def _alternatives_of(self, kind: RowKind, key: Key, row: Transaction) -> tuple[Change, ...]:
        """What other facts would change, worked out once for all rows that `_supposed` does not tell apart."""
        found = self._alternatives.get(kind)
        return found if found is not None else store(self._alternatives, kind, self.decider.alternatives(row, key))

    def _duty_notes(self, number: int | None) -> tuple[DutyNote, ...]:
        if number is None:
            return ()
        found = self._duties.get(number)
        if found is None:
            notes = self.decider.duties.notes(self.decider.duty_evaluator.outcomes[number])
            found = store(self._duties, number, notes)
        return found

    def _kinds(self, found: ClassifiedChunk) -> pl.DataFrame:
        """For each row what tells its kind from others, its answer first, then the verdict under each draft."""
        decided, frame = found.decided, found.decided.table
        placed = dict(zip(ORDER, found.placed, strict=True))
        kinds = [decided.outcome_numbers.alias("answer"), *(self._supposing(frame) if self.changes else ())]
        if self.changes:
            kinds += self._supposed(frame, placed)
        if "date_to" in frame.columns:
            kinds.append(self._warned(frame.get_column("date_to")))
        if found.duties is not None:
            kinds.append(found.duties)
        kinds.append(tied_rows.column(self.decider.ties, frame))
        special = self._special(frame)
        if special is not None:
            texts = [frame.get_column(name) for name in ("parties", "vessel_imo") if name in frame.columns]
            every = [_classes(name, each, frame.height) for name, each in placed.items()]
            kinds += [
                each.zip_with(special, _nobody(each.dtype, len(each)))
                for each in (*texts, *every, *(_days(frame) if not self.changes else ()))
            ]
        return pl.DataFrame([each.alias(f"{place}") for place, each in enumerate(kinds)])

    def _warned(self, last: pl.Series) -> pl.Series:
        """The last day of each row of which a warning speaks; null for the others."""
        warned = [day for day in last.unique().drop_nulls().to_list() if self.decider.warnings(day)]
        return last.zip_with(last.is_in(warned).fill_null(value=False), _nobody(last.dtype, len(last)))

    def _supposed(self, frame: pl.DataFrame, placed: dict[str, ClassifiedColumn]) -> Iterator[pl.Series]:
        """What tells apart rows whose verdicts other facts would change in another way."""
        known = self._states.of(list(placed.values()), frame.height)
        yield known
        matters = known != self._states.no_scope()
        zero = pl.Series([0], dtype=pl.UInt32).new_from_index(0, frame.height)
        for name in SUPPOSED:
            yield _classes(name, placed[name], frame.height).zip_with(matters, zero)
        columns = self.decider.compiled.columns
        for each in _days(frame):
            cuts = pl.Series([start.toordinal() - EPOCH for start in columns.days.starts], dtype=pl.Int64)
            stretch = cuts.search_sorted(each.to_physical().cast(pl.Int64), side="right").cast(pl.UInt32)
            yield stretch.fill_null(0).zip_with(matters & each.is_not_null(), zero)

    def _supposing(self, frame: pl.DataFrame) -> Iterator[pl.Series]:
        """The verdicts under each draft that is due on the days of a row; `NOT_DUE` where it is not."""
        last = frame.get_column("date_to") if "date_to" in frame.columns else None
        never = pl.Series([NOT_DUE], dtype=pl.UInt8).new_from_index(0, frame.height)
        for since, supposed in self.decider.suppositions:
            due = None if last is None else (last >= since).fill_null(value=True)
            if due is not None and not due.any():
                yield never
                continue
            evaluator = self._evaluator(supposed)
            verdicts = evaluator.verdicts(evaluator.outcome_numbers(frame)).to_physical().cast(pl.UInt8)
            yield verdicts if due is None else verdicts.zip_with(due, never)

    def _evaluator(self, supposed: Supposition) -> Evaluator:
        found = self._drafts.get(supposed.what)
        return found or self._drafts.setdefault(supposed.what, Evaluator(supposed.solver.compiled, supposed.solver))

    def _special(self, frame: pl.DataFrame) -> pl.Series | None:
        """The rows whose parties or vessels are in doubt or may be listed, each of which is a kind by its names; None: none."""
        found = [each for name in ("parties", "vessel_imo") if (each := self._doubted(frame, name)) is not None]
        return None if not found else found[0] if len(found) == 1 else found[0] | found[1]

    def _doubted(self, frame: pl.DataFrame, name: str) -> pl.Series | None:
        if name not in frame.columns:
            return None
        cells = frame.get_column(name)
        doubted = [text for text in cells.unique().drop_nulls().to_list() if not self._is_plain(text)]
        return cells.is_in(doubted).fill_null(value=False) if doubted else None

    def _is_plain(self, text: str) -> bool:
        found = self._plain.get(text)
        return found if found is not None else store(self._plain, text, self._nobody_listed(text))

    def _nobody_listed(self, text: str) -> bool:
        parties, identifier = split(text), self.decider.identifier
        if any(each.doubtful or each.denied or each.detailed for each in parties):
            return False
        if unknown_references(self.decider.compiled.columns.named["parties"], parties):
            return False
        return identifier is None or not identifier.anybody_listed(parties)


def _ruled(decided: DecidedChunk, start: int, height: int) -> dict[int, SingleRow]:
    """The rows under a cap, and those whose approvals were checked, among some rows, by their places."""
    if not (decided.rulings or decided.approved):
        return {}
    numbers = decided.table.get_column("row")[start : start + height].to_list()
    return {
        place: (decided.rulings.get(number), decided.approved.get(number))
        for place, number in enumerate(numbers)
        if number in decided.rulings or number in decided.approved
    }


def _nobody(dtype: pl.DataType, height: int) -> pl.Series:
    """A column of nulls."""
    return pl.Series([None], dtype=dtype).new_from_index(0, height)


def _days(frame: pl.DataFrame) -> Iterator[pl.Series]:
    """The first and the last day of each row."""
    nobody = _nobody(pl.Date(), frame.height)
    for name in ("date_from", "date_to"):
        yield frame.get_column(name) if name in frame.columns else nobody


def _classes(name: str, placed: ClassifiedColumn, height: int) -> pl.Series:
    """The class numbers of a column, row by row."""
    numbers = np.array(placed.numbers, np.uint32)
    if placed.index is None:
        return pl.Series(name, numbers[:1]).new_from_index(0, height)
    return pl.Series(name, numbers[placed.index.to_numpy()])
