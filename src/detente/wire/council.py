"""Votes of a council, as JSON."""

from datetime import date

from detente.council import words
from detente.council.outcome import PassingChange
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


class PassingChangeShape(Shape):
    """The smallest change that would pass a text; all four parts together.

    So many of those whose vote is not known (`unknown`) and of those who oppose it or abstain (`turned`) vote for it; each of
    `withdrawn` abstains at least, and none of `withheld` votes against it.
    """

    unknown: int
    turned: int
    withdrawn: tuple[str, ...]
    withheld: tuple[str, ...]


class CouncilVoteShape(Shape):
    """What comes of a vote on a text. `least` and `most` are votes in favour; `vetoes` are noes that alone stop it.

    `passes_if` is null where it passes; `recorded` is the day on which the vote on it was taken, if it was by then.
    """

    text: str
    name: str
    kind: str
    on: date
    result: str
    needed: int
    least: int
    most: int
    passes_if: PassingChangeShape | None
    vetoes: tuple[str, ...]
    keys: tuple[str, ...]
    sentences: tuple[str, ...]
    regime: str | None
    eased: tuple[str, ...]
    exempted: tuple[str, ...]
    added: tuple[str, ...]
    recorded: date | None
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
    source: str


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
        passes_if=_change(outcome.change),
        vetoes=outcome.vetoes,
        keys=outcome.keys,
        sentences=tuple(words.sentences(outcome)),
        regime=found.changes.regime or None,
        eased=found.changes.eased,
        exempted=found.changes.exempted,
        added=found.changes.added,
        recorded=None if found.recorded is None else found.recorded.day,
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


def _change(found: PassingChange | None) -> PassingChangeShape | None:
    if found is None:
        return None
    return PassingChangeShape(
        unknown=found.unknown, turned=found.turned, withdrawn=found.withdrawn, withheld=found.withheld
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
        source=found.source,
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
