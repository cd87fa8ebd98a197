"""The record of a council: its rules, its members by day, the texts it voted on, and what members said."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, Literal, cast, get_args

from detente.codes.country_names import name_of
from detente.council.tables import record_tables
from detente.value import value

VoteWord = Literal["yes", "no", "abstain"]
VOTE_WORDS: Final[tuple[VoteWord, ...]] = get_args(VoteWord)
TextKind = Literal["ease", "tighten", "renew", "political", "procedural"]
TEXT_KINDS: Final[tuple[TextKind, ...]] = get_args(TextKind)
RuledMatter = Literal["substance", "procedure", "subsidiary"]
RecordReading = Literal["confirmed", "recalled"]


@value
class CouncilSeat:
    """A member's seat over some years."""

    member: str
    """ISO 3166 alpha-2."""
    since: date
    until: date | None
    veto: bool
    reading: RecordReading
    source: str

    def held(self, day: date) -> bool:
        """Whether it is held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@value
class VotingRule:
    """How many votes a matter needs, and whether a permanent member's no prevents it."""

    matter: RuledMatter
    votes: int
    veto: bool
    source: str
    words: str = ""
    """What a reader should know of it besides."""


@value
class RecordedText:
    """A text that was put to the vote."""

    id: str
    day: date
    symbol: str
    title: str
    kind: TextKind
    regime: str
    episode: str
    """Texts of one episode were voted on for one reason; a score leaves them out together."""
    reading: RecordReading
    """`recalled` where the names of some who voted yes rest on a seat that is only recalled."""
    votes: tuple[tuple[str, VoteWord], ...]
    """Each member's vote."""
    source: str = ""

    @property
    def name(self) -> str:
        """Its symbol, or its title."""
        return self.symbol or self.title

    def count(self, word: VoteWord) -> int:
        """How many voted so."""
        return sum(vote == word for _, vote in self.votes)

    @property
    def contested(self) -> bool:
        """Whether anybody voted otherwise than yes."""
        return self.count("yes") < len(self.votes)


@value
class MemberPosition:
    """What a member said of a text, or of a kind of text in general."""

    member: str
    position: VoteWord
    on: date
    words: str
    text: str = ""
    """The text that it is about; empty: every text of the kind."""
    kind: str = ""
    regime: str = ""
    """The regime whose measures it is about."""
    reading: RecordReading
    source: str


@cache
def seats() -> tuple[CouncilSeat, ...]:
    """Return every seat that the record has, those with a veto first."""
    return tuple(
        CouncilSeat(
            member=row["member"],
            since=date.fromisoformat(row["from"]),
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            veto=row["veto"] == "yes",
            reading=cast("RecordReading", row["reading"]),
            source=row["source"],
        )
        for row in _rows("members")
    )


def members(day: date) -> tuple[CouncilSeat, ...]:
    """Return the seats of a day by name, those with a veto first; empty for a day that the record does not cover."""
    first, last = covered()
    sat = [each for each in seats() if each.held(day)] if first <= day <= last else []
    return tuple(sorted(sat, key=lambda each: (not each.veto, name_of(each.member))))


def covered() -> tuple[date, date]:
    """Return the first and the last day of which the record has the elected members."""
    ends = [each.until for each in seats() if each.until is not None]
    return min(each.since for each in seats()), max(ends)


@cache
def rules() -> dict[str, VotingRule]:
    """Return the rule of each matter."""
    return {
        row["matter"]: VotingRule(
            matter=cast("RuledMatter", row["matter"]),
            votes=int(row["votes"]),
            veto=row["veto"] == "yes",
            source=row["source"],
            words=row["words"],
        )
        for row in _rows("rules")
    }


@cache
def texts() -> tuple[RecordedText, ...]:
    """Return the texts that were put to the vote, in order of their days. Who sat and is not named otherwise voted yes."""
    others: dict[str, dict[str, VoteWord]] = {}
    for row in _rows("votes"):
        others.setdefault(row["text"], {})[row["member"]] = cast("VoteWord", row["vote"])
    rows = sorted(_rows("texts"), key=lambda row: row["date"])
    return tuple(_text(row, others.get(row["id"], {})) for row in rows)


def _text(row: dict[str, str], others: dict[str, VoteWord]) -> RecordedText:
    day = date.fromisoformat(row["date"])
    yes: VoteWord = "yes"
    return RecordedText(
        id=row["id"],
        day=day,
        symbol=row["symbol"],
        title=row["title"],
        kind=cast("TextKind", row["kind"]),
        regime=row["regime"],
        episode=row["episode"],
        reading=cast("RecordReading", row["reading"]),
        votes=tuple((each.member, others.get(each.member, yes)) for each in members(day)),
        source=row["source"],
    )


@cache
def positions() -> tuple[MemberPosition, ...]:
    """Return what members said, in order of the file."""
    return tuple(
        MemberPosition(
            member=row["member"],
            position=cast("VoteWord", row["position"]),
            on=date.fromisoformat(row["on"]),
            words=row["words"],
            text=row["text"],
            kind=row["kind"],
            regime=row["regime"],
            reading=cast("RecordReading", row["reading"]),
            source=row["source"],
        )
        for row in _rows("positions")
    )


def _rows(name: str) -> Iterable[dict[str, str]]:
    return record_tables()[name]
