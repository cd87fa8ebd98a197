"""What would come of a vote: whether a text passes, as a range, and the smallest change that would pass it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from detente.council.forecast import KnownVote
from detente.council.record import TextKind, VotingRule, rules
from detente.value import value

CouncilResult = Literal["adopted", "vetoed", "too-few", "open", "cannot-pass"]


@value
class VoteOutcome:
    """What comes of a vote, by what is known of it."""

    rule: VotingRule
    votes: tuple[KnownVote, ...]
    result: CouncilResult
    """`open`: it depends on votes that are not known; `cannot-pass`: it fails whatever these are, and how is open."""

    def names(self, vote: str | None) -> tuple[str, ...]:
        """The members who vote so; None: whose vote is not known."""
        return tuple(each.seat.member for each in self.votes if each.vote == vote)

    @property
    def least(self) -> int:
        """The fewest votes in favour that it can get."""
        return len(self.names("yes"))

    @property
    def most(self) -> int:
        """The most votes in favour that it can get."""
        return self.least + len(self.names(None))

    @property
    def noes(self) -> tuple[str, ...]:
        """The members with a veto who vote against it."""
        if not self.rule.veto:
            return ()
        return tuple(each.seat.member for each in self.votes if each.seat.veto and each.vote == "no")

    @property
    def vetoes(self) -> tuple[str, ...]:
        """The members whose no alone stops it; none where it fails for want of votes, since no veto counts then."""
        return () if self.most < self.rule.votes else self.noes

    @property
    def keys(self) -> tuple[str, ...]:
        """The members who can each stop it alone, whatever they say now."""
        return tuple(each.seat.member for each in self.votes if each.seat.veto) if self.rule.veto else ()

    @property
    def needed(self) -> int:
        """How many of those whose vote is not known have to vote in favour; those who oppose it may be needed besides."""
        return max(0, min(self.rule.votes - self.least, len(self.names(None))))

    @property
    def short(self) -> int:
        """How many votes are lacking even where everybody whose vote is not known votes in favour."""
        return max(0, self.rule.votes - self.most)

    @property
    def slack(self) -> int:
        """How many of those whose vote is not known may withhold it without its failing for want of votes."""
        return max(0, self.most - self.rule.votes)


def outcome(kind: TextKind, votes: Sequence[KnownVote]) -> VoteOutcome:
    """Return what comes of a vote on a text of some kind."""
    rule = rules()["procedure" if kind == "procedural" else "substance"]
    found = VoteOutcome(rule=rule, votes=tuple(votes), result="open")
    return replace(found, result=_result(found))


def _result(found: VoteOutcome) -> CouncilResult:
    decided = not found.names(None)
    if found.most < found.rule.votes:
        return "too-few"  # fewer than are needed: a no of a permanent member is then no veto
    if found.vetoes:
        return "vetoed" if found.least >= found.rule.votes else "cannot-pass"
    if decided or found.least >= found.rule.votes:
        unknown_vetoes = [each for each in found.votes if each.seat.veto and each.vote is None and found.rule.veto]
        return "open" if unknown_vetoes else "adopted"
    return "open"
