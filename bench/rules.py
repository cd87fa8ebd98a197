"""Forty rules of one meaning for three engines: goods of a range, in one flow, from one day to another."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np
import polars as pl

from detente import goods
from detente.decide.decider import Decider
from detente.desk import Desk
from detente.law.declaration import Corpus
from detente.law.instrument import Goods, Instrument, Measure, Provision, Scope
from detente.law.regime import Regime

COUNT = 40
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Rule:
    """Goods within a range of codes, out of the target or into it, between two days (both ends in)."""

    number: int
    out: bool
    spec: str
    first: date
    last: date

    @property
    def codes(self) -> tuple[int, int]:
        """The six-digit codes."""
        return goods.expand(self.spec)

    @property
    def days(self) -> tuple[int, int]:
        """The days, counted from 1970."""
        return self.first.toordinal() - EPOCH, self.last.toordinal() - EPOCH


def forty() -> list[Rule]:
    """The first forty ranges of goods that the regime's bans name, with the days on which they act."""
    found = (
        (scope.flow == "from-target", spec, version.words.since, version.words.until or date(2100, 1, 1))
        for version in Desk().regime().timeline().measures
        for scope in version.measure.scope
        if scope.flow in ("from-target", "to-target") and scope.goods is not None and version.measure.judgement is None
        for spec in scope.goods.hs
    )
    return [Rule(number, *each) for number, each in enumerate(islice(found, COUNT))]


def ours(rules: list[Rule]) -> Decider:
    """The forty rules as a regime of ours: a measure each."""
    provisions = tuple(
        Provision(
            paragraph=str(rule.number),
            reading="text",
            commences=rule.first,
            until=rule.last,
            impose=Measure(
                id=f"rule-{rule.number:02}",
                summary="A rule.",
                purpose="revenue",
                civilian_impact="none",
                scope=(
                    Scope(
                        activity=("trade",),
                        flow="from-target" if rule.out else "to-target",
                        goods=Goods(hs=(rule.spec,), basis="mapped"),
                    ),
                ),
            ),
        )
        for rule in rules
    )
    text = Instrument(
        id="forty",
        symbol="forty",
        title="Forty rules",
        date=date(2006, 1, 1),
        status="adopted",
        source="here",
        reading="text",
        provisions=provisions,
    )
    return Decider(Regime(Corpus(regime=Desk().regime().corpus.regime, instruments=(text,))))


def ours_masks(decider: Decider, table: pl.DataFrame) -> np.ndarray:
    """For each row, a bit for each rule that it meets: measures stand in the order in which they begin."""
    bits = decider.evaluator.measure_bits(decider.evaluator.answers(table))[0].to_numpy()
    order = [int(version.id.removeprefix("rule-")) for version in decider.tables.timeline.measures]
    masks = np.zeros(len(bits), dtype=np.int64)
    for place, number in enumerate(order):
        masks |= ((bits >> np.uint64(place)) & np.uint64(1)).astype(np.int64) << number
    return masks


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
        (low, high), (first, last) = rule.codes, rule.days
        goods_fit = (columns["hs"] >= low) & (columns["hs"] <= high)
        met = columns["out" if rule.out else "into"] & goods_fit & (columns["day"] >= first) & (columns["day"] <= last)
        masks |= met.astype(np.int64) << rule.number
    return masks
