"""What is known of each member's vote on a text, and how: never a guess without a mark."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

from detente.council.record import CouncilSeat, RecordedText, TextKind, VoteWord, members, positions, texts
from detente.value import value

KnownBy = Literal["given", "recorded", "said-of-text", "voted-on-text", "said-in-general", "voted-alike", "not-known"]
KNOWN_BY: Final[dict[KnownBy, str]] = {
    "given": "given by you",
    "recorded": "so it voted",
    "said-of-text": "said of this text",
    "voted-on-text": "so it voted on this text before",
    "said-in-general": "said in general, not of this text",
    "voted-alike": "so it voted on every earlier contested text of the kind",
    "not-known": "not known",
}
"""How a vote is known, the strongest first, in words."""


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


@value
class VoteQuestion:
    """What is asked: a text of a kind on a day."""

    text: str
    kind: TextKind
    day: date
    """Its members vote; only what was said and voted before it, or said on it, counts."""
    regime: str = ""
    """The regime whose measures the text is about."""
    record: RecordedText | None = None
    """The vote that was taken on this text, on whatever day."""


def known_votes(asked: VoteQuestion, given: Mapping[str, VoteWord]) -> tuple[KnownVote, ...]:
    """Return what is known of each member's vote; nothing is guessed, and each says how it is known.

    Args:
        asked: The text and the day.
        given: The votes that the user gives, by member; they go before whatever else is known.
    """
    return tuple(
        KnownVote(seat=each, vote=given[each.member], by="given") if each.member in given else _known(each, asked)
        for each in members(asked.day)
    )


def vote_alike(member: str, kind: TextKind, others: Iterable[RecordedText]) -> tuple[VoteWord, RecordedText] | None:
    """Return how a member voted on every contested text of a kind, with the last of them; None where it differed, or never voted.

    Args:
        member: The member's code.
        kind: The kind of text.
        others: The texts to go by, in order of their days.
    """
    found = [
        (votes[member], each)
        for each in others
        if each.kind == kind and each.contested and member in (votes := dict(each.votes))
    ]
    return found[-1] if len({vote for vote, _ in found}) == 1 else None


def _known(seat: CouncilSeat, asked: VoteQuestion) -> KnownVote:
    record = asked.record
    if record is not None and record.day == asked.day:
        return KnownVote(seat=seat, vote=dict(record.votes)[seat.member], by="recorded", on=record.day)
    earlier = record if record is not None and record.day < asked.day else None
    return (
        _said(seat, asked, "said-of-text")
        or (_voted(seat, earlier, asked.day) if earlier is not None else None)
        or _said(seat, asked, "said-in-general")
        or _alike(seat, asked)
    )


def _said(seat: CouncilSeat, asked: VoteQuestion, by: Literal["said-of-text", "said-in-general"]) -> KnownVote | None:
    """The last that a member said of the text, or of texts of its kind on the measures of its regime."""
    about = [
        each
        for each in positions()
        if each.member == seat.member
        and each.on <= asked.day
        and (
            each.text == asked.text
            if by == "said-of-text"
            else not each.text and (each.kind, each.regime) == (asked.kind, asked.regime)
        )
    ]
    if not about:
        return None
    last = max(about, key=lambda each: each.on)
    return KnownVote(seat=seat, vote=last.position, by=by, words=last.words, on=last.on, source=last.source)


def _voted(seat: CouncilSeat, text: RecordedText, day: date) -> KnownVote | None:
    """How a member voted on this very text before, unless it voted otherwise on a contested text of the kind since."""
    vote = dict(text.votes).get(seat.member)
    since = (each for each in texts() if each.kind == text.kind and each.contested and text.day < each.day < day)
    if vote is None or any(dict(each.votes).get(seat.member, vote) != vote for each in since):
        return None
    return KnownVote(seat=seat, vote=vote, by="voted-on-text", words=text.name, on=text.day)


def _alike(seat: CouncilSeat, asked: VoteQuestion) -> KnownVote:
    found = vote_alike(seat.member, asked.kind, (each for each in texts() if each.day < asked.day))
    if found is None:
        return KnownVote(seat=seat, vote=None, by="not-known")
    vote, text = found
    return KnownVote(seat=seat, vote=vote, by="voted-alike", words=text.name, on=text.day)
