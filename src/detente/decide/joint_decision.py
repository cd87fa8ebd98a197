"""The decisions on one transaction under several regimes and positions, joined: the strictest first, and where they differ."""

from collections.abc import Iterator, Sequence

from detente.decide.decision import Decision
from detente.decide.solve import RANK
from detente.law.readings import RegimeReading
from detente.value import value
from detente.vocabulary import Verdict


@value
class ReadingDecision:
    """A decision, and the reading of the regime that it was made under."""

    reading: RegimeReading
    decision: Decision

    def __str__(self) -> str:
        return f"{self.decision.verdict} under {self.reading}"


@value
class Disagreement:
    """A regime whose readings give different answers."""

    regime: str
    verdicts: tuple[tuple[RegimeReading, Verdict], ...]
    """Under each reading, the strictest first."""
    measures: tuple[str, ...]
    """The measures that are met under some of them only, or give another word there."""

    def __str__(self) -> str:
        words = "; ".join(f"{verdict} under {under}" for under, verdict in self.verdicts)
        return f"{words} ({', '.join(self.measures)})" if self.measures else words


@value
class JointDecision:
    """The answers on one transaction under several readings. Nothing of any decision is left out."""

    id: str
    decisions: tuple[ReadingDecision, ...]
    """The strictest first; equally strict ones in the order in which they were asked."""

    @property
    def verdict(self) -> Verdict:
        """The strictest of the verdicts."""
        return self.decisions[0].decision.verdict

    @property
    def strictest(self) -> tuple[RegimeReading, ...]:
        """The readings that give it."""
        return tuple(each.reading for each in self.decisions if each.decision.verdict == self.verdict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing under any of them."""
        return tuple(dict.fromkeys(name for each in self.decisions for name in each.decision.missing))

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The regimes on which the readings that were asked differ."""
        return tuple(_disagreements(self.decisions))


def join_decisions(answers: Sequence[ReadingDecision]) -> JointDecision:
    """The decisions on one transaction as one value. Takes at least one."""
    ordered = sorted(answers, key=lambda each: RANK[each.decision.verdict])
    return JointDecision(id=ordered[0].decision.id, decisions=tuple(ordered))


def _disagreements(answers: Sequence[ReadingDecision]) -> Iterator[Disagreement]:
    for regime in dict.fromkeys(each.reading.regime for each in answers):
        ours = [each for each in answers if each.reading.regime == regime]
        measures = tuple(_differing_measures(ours))
        if measures or len({each.decision.verdict for each in ours}) > 1:
            verdicts = tuple((each.reading, each.decision.verdict) for each in ours)
            yield Disagreement(regime=regime, verdicts=verdicts, measures=measures)


def _differing_measures(answers: Sequence[ReadingDecision]) -> Iterator[str]:
    """The measures that not every one of the decisions has with the same word and paragraph."""
    told = [{each.measure: (each.verdict, each.citation) for each in answer.decision.reasons} for answer in answers]
    for name in dict.fromkeys(name for each in told for name in each):
        if len({each.get(name) for each in told}) > 1:
            yield name
