"""What is known of each member's vote on a text, and how: never a guess without a mark."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

from detente.council.record import CouncilSeat, RecordedText, TextKind, VoteWord, members, positions, texts
from detente.value import value

KnownBy = Literal["given", "recorded", "said-of-text", "said-in-general", "voted-alike", "not-known"]
KNOWN_BY: Final[dict[KnownBy, str]] = {
    "given": "given by you",
    "recorded": "so it voted",
    "said-of-text": "said of this text",
    "said-in-general": "said in general, not of this text",
    "voted-alike": "so it voted on every earlier contested text of the kind",
    "not-known": "not known",
}


@value
class KnownVote:
    """What is known of a member's vote."""

    seat: CouncilSeat
    vote: VoteWord | None
    """None: not known."""
    by: KnownBy
    words: str = ""
    on: date | None = None
    source: str = ""


def known_votes(
    text: str, kind: TextKind, day: date, given: Mapping[str, VoteWord], *, recorded: RecordedText | None = None
) -> tuple[KnownVote, ...]:
    """Return what is known of each vote on a day.

    Args:
        text: The id of the text.
        kind: What kind of text it is.
        day: The day, whose members are asked; only what was said by then counts.
        given: The votes that the user gives, by member.
        recorded: The record of the vote, where it was taken by that day.
    """
    asked = _Asked(text=text, kind=kind, day=day, recorded=recorded)
    return tuple(
        KnownVote(seat=each, vote=given[each.member], by="given") if each.member in given else _known(each, asked)
        for each in members(day)
    )


@value
class _Asked:
    """What is asked: a text of a kind on a day, and the record of its vote, if it was taken by then."""

    text: str
    kind: TextKind
    day: date
    recorded: RecordedText | None


def _known(seat: CouncilSeat, asked: _Asked) -> KnownVote:
    recorded = asked.recorded
    if recorded is not None:
        return KnownVote(seat=seat, vote=dict(recorded.votes)[seat.member], by="recorded", on=recorded.day)
    said = [each for each in positions() if each.member == seat.member and each.on <= asked.day]
    by: KnownBy
    for by, about in (
        ("said-of-text", [each for each in said if each.text == asked.text]),
        ("said-in-general", [each for each in said if not each.text and each.kind == asked.kind]),
    ):
        if about:
            last = max(about, key=lambda each: each.on)
            return KnownVote(seat=seat, vote=last.position, by=by, words=last.words, on=last.on, source=last.source)
    return _by_record(seat, asked.kind, asked.day, texts())


def _by_record(seat: CouncilSeat, kind: TextKind, day: date, every: Iterable[RecordedText]) -> KnownVote:
    """What a member did on earlier contested texts of the kind, where that was one and the same each time."""
    found = [
        (each, dict(each.votes)[seat.member])
        for each in every
        if each.kind == kind and each.day < day and each.contested and seat.member in dict(each.votes)
    ]
    votes = {vote for _, vote in found}
    if len(votes) != 1:
        return KnownVote(seat=seat, vote=None, by="not-known")
    last = found[-1][0]
    return KnownVote(seat=seat, vote=votes.pop(), by="voted-alike", words=last.name, on=last.day)
