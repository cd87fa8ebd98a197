"""How well votes are forecast: the Brier score over three outcomes, beside two simple baselines.

G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950): the mean over all votes of
the sum of squared differences between the forecast shares of yes, no and abstain, and what happened. 0 is perfect, 2 the worst.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from detente.council.forecast import vote_alike
from detente.council.record import VOTE_WORDS, RecordedText, VoteWord, texts
from detente.value import value

Forecast = Mapping[VoteWord, float]
Forecaster = Callable[[str, RecordedText, Sequence[RecordedText]], Forecast]
PRIOR: Final = 0.5
"""What each outcome counts for before any vote is seen (Jeffreys)."""
CERTAIN: Final[Forecast] = {"yes": 1.0, "no": 0.0, "abstain": 0.0}


@value
class ForecastScore:
    """The score of a way to forecast, on all texts and on the contested ones; lower is better."""

    name: str
    every: float
    contested: float


@value
class CouncilScore:
    """The scores of ours and of the baselines, and how little they rest on."""

    ours: ForecastScore
    baselines: tuple[ForecastScore, ...]
    texts: int
    contested: int

    @property
    def is_forecast(self) -> bool:
        """Whether ours beats both baselines on both sets, so that it may be called a forecast."""
        return all(self.ours.every < each.every and self.ours.contested < each.contested for each in self.baselines)


def council_score(every: Sequence[RecordedText] | None = None) -> CouncilScore:
    """Return the scores over the record; each text is forecast from the texts of other episodes only."""
    found = texts() if every is None else tuple(every)
    made = [
        _score(name, forecaster, found)
        for name, forecaster in (
            ("ours", as_in_votes),
            ("always yes", always_yes),
            ("a member's own record", own_record),
        )
    ]
    return CouncilScore(
        ours=made[0],
        baselines=tuple(made[1:]),
        texts=len(found),
        contested=sum(each.contested for each in found),
    )


def always_yes(_member: str, _text: RecordedText, _others: Sequence[RecordedText]) -> Forecast:
    """Every member votes yes."""
    return CERTAIN


def own_record(member: str, _text: RecordedText, others: Sequence[RecordedText]) -> Forecast:
    """A member votes as often so as it did on other texts."""
    return _shares(vote for each in others for who, vote in each.votes if who == member)


def as_in_votes(member: str, text: RecordedText, others: Sequence[RecordedText]) -> Forecast:
    """A member votes as it did on every other contested text of the kind: the rule of `forecast.vote_alike`; else by its own record."""
    found = vote_alike(member, text.kind, others)
    if found is None:
        return own_record(member, text, others)
    alike = [each for each in others if each.kind == text.kind and each.contested]
    return _shares(vote for each in alike for who, vote in each.votes if who == member)


def brier(forecast: Forecast, vote: VoteWord) -> float:
    """Return the score of one forecast vote: 0 where it was certain and right, 2 where it was certain and wrong.

    >>> brier({"yes": 1.0, "no": 0.0, "abstain": 0.0}, "no")
    2.0
    """
    return sum((forecast[each] - (each == vote)) ** 2 for each in VOTE_WORDS)


def _score(name: str, forecaster: Forecaster, found: Sequence[RecordedText]) -> ForecastScore:
    scores = {each.id: _of_text(forecaster, each, found) for each in found}
    contested = [scores[each.id] for each in found if each.contested]
    return ForecastScore(name=name, every=_mean(list(scores.values())), contested=_mean(contested))


def _of_text(forecaster: Forecaster, text: RecordedText, found: Sequence[RecordedText]) -> float:
    others = [each for each in found if each.episode != text.episode]
    return _mean([brier(forecaster(member, text, others), vote) for member, vote in text.votes])


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _shares(votes: Iterable[VoteWord]) -> Forecast:
    count = Counter(votes)
    total = sum(count.values()) + PRIOR * len(VOTE_WORDS)
    return {each: (count[each] + PRIOR) / total for each in VOTE_WORDS}
