"""Forty rules of one meaning for three engines: a measure's goods, in one flow, from one day to another."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from detente.codes import goods
from detente.decide.compile import compile_law
from detente.decide.evaluate import Evaluator
from detente.decide.solve import Solver
from detente.desk.desk import Desk
from detente.law.declaration import Corpus, Declaration
from detente.law.inforce import Timeline
from detente.law.instrument import Goods, Instrument, Measure, Provision, Scope
from detente.law.regime import Regime
from detente.vocabulary import Flow

COUNT = 40
EPOCH = date(1970, 1, 1).toordinal()


Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Rule:
    """A measure of plain shape: goods, less some, out of the target or into it, between two days (both ends in)."""

    number: int
    out: bool
    goods: Goods
    first: date
    last: date

    @property
    def ranges(self) -> Ranges:
        """The six-digit codes that are meant, what is left out taken away."""
        found = [goods.expand(spec) for spec in self.goods.hs]
        for low, high in map(goods.expand, self.goods.except_hs):
            kept = [(a, min(z, low - 1)) for a, z in found] + [(max(a, high + 1), z) for a, z in found]
            found = sorted({(a, z) for a, z in kept if a <= z})
        return tuple(found)

    @property
    def days(self) -> tuple[int, int]:
        """The days, counted from 1970."""
        return self.first.toordinal() - EPOCH, self.last.toordinal() - EPOCH


def forty() -> list[Rule]:
    """Forty measures of the regime (versions of them) that ask for goods and a flow in one scope, the latest first."""
    found = [
        (scope.flow == "from-target", scope.goods, version.wording.since, version.wording.until or date(2100, 1, 1))
        for version in reversed(Desk().regime().timeline().measures)
        for scope in version.measure.scope[:1]
        if scope.flow in ("from-target", "to-target")
        and scope.goods is not None
        and scope.price is None
        and not scope.end_use
    ]
    return [Rule(number, *each) for number, each in enumerate(found[:COUNT])]


def _provision(rule: Rule) -> Provision:
    flow: Flow = "from-target" if rule.out else "to-target"
    measure = Measure(
        id=f"rule-{rule.number:02}",
        summary="A rule.",
        purpose="revenue",
        civilian_impact="none",
        scope=(Scope(activity=("trade",), flow=flow, goods=rule.goods),),
    )
    return Provision(paragraph=str(rule.number), reading="text", commences=rule.first, until=rule.last, impose=measure)


class Ours:
    """The forty rules as a regime of ours. `fresh` forgets everything that was worked out on rows before."""

    def __init__(self, rules: list[Rule]) -> None:
        text = Instrument(
            id="forty",
            symbol="forty",
            title="Forty rules",
            date=date(2006, 1, 1),
            status="adopted",
            source="here",
            reading="text",
            provisions=tuple(map(_provision, rules)),
        )
        self.declared: Declaration = Desk().regime().corpus.regime
        self.timeline: Timeline = Regime(Corpus(regime=self.declared, instruments=(text,))).timeline()
        self.fresh()

    def fresh(self) -> None:
        """Compile anew: no class, key or outcome is known."""
        made = compile_law(self.timeline, self.declared)
        self.evaluator = Evaluator(made, Solver(made))

    def masks(self, table: pl.DataFrame) -> np.ndarray:
        """For each row, a bit for each rule that it meets."""
        bits = self.evaluator.measure_bits(self.evaluator.outcome_numbers(table))[0].to_numpy()
        order = [int(version.id.removeprefix("rule-")) for version in self.timeline.measures]
        masks = np.zeros(len(bits), dtype=np.int64)
        for place, number in enumerate(order):
            masks |= ((bits >> np.uint64(place)) & np.uint64(1)).astype(np.int64) << number
        return masks

    def run(self, table: pl.DataFrame) -> None:
        """The bits of each row, as the executor gives them."""
        self.evaluator.measure_bits(self.evaluator.outcome_numbers(table))


def plain(table: pl.DataFrame) -> dict[str, np.ndarray]:
    """The columns that the rules look at, as numbers."""
    trade = (table["activity"] == "trade").to_numpy()
    return {
        "out": (table["from_country"] == "KP").to_numpy() & trade,
        "into": (table["to_country"] == "KP").to_numpy() & trade,
        "hs": table["hs"].cast(pl.String).cast(pl.Int64).to_numpy(),
        "day": table["date_from"].to_physical().cast(pl.Int64).to_numpy(),
    }


def reference(rules: list[Rule], columns: dict[str, np.ndarray]) -> np.ndarray:
    """The masks by plain comparisons, one rule after another: what all must equal."""
    masks = np.zeros(len(columns["hs"]), dtype=np.int64)
    for rule in rules:
        first, last = rule.days
        meant = within(columns["hs"], rule.ranges)
        met = columns["out" if rule.out else "into"] & meant & (columns["day"] >= first) & (columns["day"] <= last)
        masks |= met.astype(np.int64) << rule.number
    return masks


def within(codes: np.ndarray, ranges: Ranges) -> np.ndarray:
    """Whether each code lies in one of the ranges."""
    found = np.zeros(len(codes), dtype=bool)
    for low, high in ranges:
        found |= (codes >= low) & (codes <= high)
    return found
