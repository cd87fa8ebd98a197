"""The decisions on one transaction under several readings of regimes, the strictest first, with the points of disagreement."""

from collections.abc import Iterable, Iterator, Sequence

from detente.decide.decision import Decision
from detente.decide.solve import RANK
from detente.displayed import DisplayedDocument
from detente.law.readings import RegimeReading
from detente.law.regime import Regime
from detente.transactions.columns import Columns, with_end_uses
from detente.value import value
from detente.vocabulary import Verdict


@value
class ReadingDecision:
    """A decision, and the reading of a regime under which it was made."""

    reading: RegimeReading
    decision: Decision

    def __str__(self) -> str:
        return f"{self.decision.verdict} under {self.reading}"


@value
class Disagreement:
    """A regime whose readings lead to different verdicts or reasons."""

    regime: str
    verdicts: tuple[tuple[RegimeReading, Verdict], ...]
    """The verdict under each reading, the strictest first."""
    measures: tuple[str, ...]
    """The measures that the transaction meets under some readings only, or with another verdict or paragraph."""

    def __str__(self) -> str:
        words = "; ".join(f"{verdict} under {under}" for under, verdict in self.verdicts)
        return f"{words} ({', '.join(self.measures)})" if self.measures else words


@value
class JointDecision(DisplayedDocument):
    """The decisions on one transaction under several readings, each of them complete.

    >>> from detente import Desk
    >>> paid = {"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}
    >>> Desk().decide_together(paid, "un-1718").to_polars().select("regime", "verdict").row(0)
    ('un-1718', 'prohibited')
    """

    id: str
    decisions: tuple[ReadingDecision, ...]
    """The strictest first; equally strict ones in the order in which the readings were given."""

    @property
    def verdict(self) -> Verdict:
        """The strictest of the verdicts."""
        return self.decisions[0].decision.verdict

    @property
    def strictest(self) -> tuple[RegimeReading, ...]:
        """The readings that lead to the strictest verdict."""
        return tuple(each.reading for each in self.decisions if each.decision.verdict == self.verdict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing under at least one reading, each once."""
        return tuple(dict.fromkeys(name for each in self.decisions for name in each.decision.missing))

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The regimes whose readings lead to different verdicts or reasons."""
        return tuple(_disagreements(self.decisions))


def columns_under(regimes: Iterable[Regime]) -> Columns:
    """The columns of the transaction table with the end uses of all these regimes."""
    words = (word for each in regimes for word in each.corpus.regime.end_use_words)
    return with_end_uses(tuple(dict.fromkeys(words)))


def join_decisions(decisions: Sequence[ReadingDecision]) -> JointDecision:
    """The decisions on one transaction (at least one) as one value, the strictest first."""
    ordered = sorted(decisions, key=lambda each: RANK[each.decision.verdict])
    return JointDecision(id=ordered[0].decision.id, decisions=tuple(ordered))


def _disagreements(decisions: Sequence[ReadingDecision]) -> Iterator[Disagreement]:
    for regime in dict.fromkeys(each.reading.regime for each in decisions):
        ours = [each for each in decisions if each.reading.regime == regime]
        measures = tuple(_differing_measures(ours))
        if measures or len({each.decision.verdict for each in ours}) > 1:
            verdicts = tuple((each.reading, each.decision.verdict) for each in ours)
            yield Disagreement(regime=regime, verdicts=verdicts, measures=measures)


def _differing_measures(decisions: Sequence[ReadingDecision]) -> Iterator[str]:
    """The measures that not all of the decisions have with the same verdict and paragraph."""
    reasons = [{each.measure: (each.verdict, each.citation) for each in one.decision.reasons} for one in decisions]
    for name in dict.fromkeys(name for each in reasons for name in each):
        if len({each.get(name) for each in reasons}) > 1:
            yield name
