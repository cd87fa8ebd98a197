"""Votes of a council, as JSON."""

from datetime import date

from detente.council import words
from detente.council.record import RecordedText
from detente.council.score import CouncilScore
from detente.desk.council import CouncilVote
from detente.wire.shape import Shape


class MemberVoteShape(Shape):
    """What is known of a member's vote; `vote` is null where it is not known, `known_by` says how it is."""

    member: str
    veto: bool
    vote: str | None
    known_by: str
    words: str
    on: date | None
    source: str
    seat_reading: str


class CouncilVoteShape(Shape):
    """What comes of a vote on a text. `least` and `most` are votes in favour; `vetoes` are noes that alone stop it."""

    text: str
    name: str
    kind: str
    on: date
    result: str
    needed: int
    least: int
    most: int
    vetoes: tuple[str, ...]
    keys: tuple[str, ...]
    sentences: tuple[str, ...]
    regime: str | None
    eased: tuple[str, ...]
    added: tuple[str, ...]
    votes: tuple[MemberVoteShape, ...]


class RecordedTextShape(Shape):
    """A text that was put to the vote; `votes` are by member."""

    id: str
    on: date
    name: str
    kind: str
    regime: str | None
    episode: str
    in_favour: int
    against: int
    abstaining: int
    votes: dict[str, str]
    reading: str


class ForecastScoreShape(Shape):
    """The Brier score of a way to forecast."""

    name: str
    contested: float
    every: float


class CouncilScoreShape(Shape):
    """How well votes are forecast; `is_forecast`: whether ours beats both baselines on both sets."""

    texts: int
    contested: int
    is_forecast: bool
    ours: ForecastScoreShape
    baselines: tuple[ForecastScoreShape, ...]


def vote(found: CouncilVote) -> CouncilVoteShape:
    """What comes of a vote, as it goes out."""
    outcome = found.outcome
    return CouncilVoteShape(
        text=found.text,
        name=found.name,
        kind=found.kind,
        on=found.on,
        result=outcome.result,
        needed=outcome.rule.votes,
        least=outcome.least,
        most=outcome.most,
        vetoes=outcome.vetoes,
        keys=outcome.keys,
        sentences=tuple(words.sentences(outcome)),
        regime=found.regime or None,
        eased=found.eased,
        added=found.added,
        votes=tuple(
            MemberVoteShape(
                member=each.seat.member,
                veto=each.seat.veto,
                vote=each.vote,
                known_by=each.by,
                words=each.words,
                on=each.on,
                source=each.source,
                seat_reading=each.seat.reading,
            )
            for each in outcome.votes
        ),
    )


def recorded(found: RecordedText) -> RecordedTextShape:
    """A text that was put to the vote, as it goes out."""
    return RecordedTextShape(
        id=found.id,
        on=found.day,
        name=found.name,
        kind=found.kind,
        regime=found.regime or None,
        episode=found.episode,
        in_favour=found.count("yes"),
        against=found.count("no"),
        abstaining=found.count("abstain"),
        votes=dict(found.votes),
        reading=found.reading,
    )


def score(found: CouncilScore) -> CouncilScoreShape:
    """How well votes are forecast, as it goes out."""
    ours, *baselines = (
        ForecastScoreShape(name=each.name, contested=each.contested, every=each.every)
        for each in (found.ours, *found.baselines)
    )
    return CouncilScoreShape(
        texts=found.texts,
        contested=found.contested,
        is_forecast=found.is_forecast,
        ours=ours,
        baselines=tuple(baselines),
    )
