"""What would come of a vote: whether a text passes, as a range, and the smallest change that would pass it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from detente.council.forecast import KnownVote
from detente.council.record import TextKind, VotingRule, rules
from detente.value import value

CouncilResult = Literal["adopted", "vetoed", "too-few", "open", "cannot-pass"]


@value
class PassingChange:
    """The smallest change that would pass a text; all four parts together."""

    unknown: int
    """How many of those whose vote is not known have to vote for it."""
    turned: int
    """How many of those who vote against it or abstain have to vote for it; those with a veto first."""
    withdrawn: tuple[str, ...]
    """The members with a veto who vote against it: each has to abstain at least."""
    withheld: tuple[str, ...]
    """The members with a veto whose vote is not known: none of them may vote against it."""


@value
class VoteOutcome:
    """What comes of a vote, by what is known of it."""

    rule: VotingRule
    votes: tuple[KnownVote, ...]
    result: CouncilResult
    """`open`: it depends on votes that are not known; `cannot-pass`: it fails whatever these are, and how is open."""

    def names(self, vote: str | None) -> tuple[str, ...]:
        """Return the members who vote so; None: whose vote is not known."""
        return tuple(each.seat.member for each in self.votes if each.vote == vote)

    @property
    def taken(self) -> bool:
        """Whether every vote is on record: the vote was taken."""
        return all(each.by == "recorded" for each in self.votes)

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
        return self._with_veto("no")

    @property
    def vetoes(self) -> tuple[str, ...]:
        """The members whose no alone stops it; none where it fails for want of votes, since no veto counts then."""
        return () if self.most < self.rule.votes else self.noes

    @property
    def keys(self) -> tuple[str, ...]:
        """The members who can each stop it alone, whatever they say now."""
        return tuple(each.seat.member for each in self.votes if each.seat.veto) if self.rule.veto else ()

    @property
    def slack(self) -> int:
        """How many of those whose vote is not known may withhold it without its failing for want of votes."""
        return max(0, self.most - self.rule.votes)

    @property
    def change(self) -> PassingChange | None:
        """The smallest change that would pass it; None where it passes as it is."""
        if self.result == "adopted":
            return None
        unknown = len(self.names(None))
        return PassingChange(
            unknown=max(0, min(self.rule.votes - self.least, unknown)),
            turned=max(0, self.rule.votes - self.most),
            withdrawn=self.noes,
            withheld=self._with_veto(None),
        )

    def _with_veto(self, vote: str | None) -> tuple[str, ...]:
        """The members with a veto on this matter who vote so."""
        return tuple(each for each in self.names(vote) if each in self.keys)


def outcome(kind: TextKind, votes: Sequence[KnownVote]) -> VoteOutcome:
    """Return what comes of a vote on a text of some kind."""
    rule = rules()["procedure" if kind == "procedural" else "substance"]
    found = VoteOutcome(rule=rule, votes=tuple(votes), result="open")
    return replace(found, result=_result(found))


def _result(found: VoteOutcome) -> CouncilResult:
    if found.most < found.rule.votes:
        return "too-few"  # fewer than are needed: a no of a permanent member is then no veto
    if found.vetoes:
        return "vetoed" if found.least >= found.rule.votes else "cannot-pass"
    unsure = any(each.vote is None for each in found.votes if each.seat.member in found.keys)
    return "open" if unsure or found.least < found.rule.votes else "adopted"
