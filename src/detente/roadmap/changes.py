"""What changed in a plan between two days: the monitor's report."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from detente.roadmap.plan import Commitment
from detente.roadmap.replay import LEVELS, CommitmentState, FulfilmentLevel, Timeliness
from detente.roadmap.report import Report
from detente.roadmap.status import PlanStatus
from detente.value import value


@value
class CommitmentChange:
    """A commitment whose level or timeliness differs, or of which something was reported."""

    commitment: Commitment
    level: tuple[FulfilmentLevel, FulfilmentLevel]
    timeliness: tuple[Timeliness, Timeliness]
    reports: tuple[Report, ...]
    """What was reported after the first day, up to the second."""


@value
class LevelShare:
    """How many commitments of a party or a theme stand at each level, on the second day and on the first."""

    what: str
    """`party`, `theme` or `all`."""
    name: str
    total: int
    now: tuple[int, ...]
    """By `LEVELS`."""
    before: tuple[int, ...]

    def share(self, level: FulfilmentLevel) -> float:
        """The share at a level on the second day."""
        return self.now[LEVELS.index(level)] / self.total


@value
class PlanChanges:
    """What changed between two days."""

    before: PlanStatus
    after: PlanStatus
    changed: tuple[CommitmentChange, ...]
    tracks: tuple[tuple[str, str, str], ...]
    """The name of each track whose state differs, and its states."""
    shares: tuple[LevelShare, ...]


def changes(before: PlanStatus, after: PlanStatus) -> PlanChanges:
    """Return what changed from one state of a plan to a later one."""
    pairs = tuple(zip(before.states, after.states, strict=True))
    told = {each.track.name: each.state for each in before.tracks}
    return PlanChanges(
        before=before,
        after=after,
        changed=tuple(found for one, two in pairs if (found := _change(one, two, before.on)) is not None),
        tracks=tuple(
            (each.track.name, told.get(each.track.name, "not known"), each.state)
            for each in after.tracks
            if told.get(each.track.name, "not known") != each.state
        ),
        shares=tuple(_shares(pairs, after)),
    )


def _change(before: CommitmentState, after: CommitmentState, day: date) -> CommitmentChange | None:
    new = tuple(each for each in after.reports if each.on > day)
    same = (before.level, before.timeliness) == (after.level, after.timeliness)
    if same and not new:
        return None
    return CommitmentChange(
        commitment=after.commitment,
        level=(before.level, after.level),
        timeliness=(before.timeliness, after.timeliness),
        reports=new,
    )


def _shares(pairs: tuple[tuple[CommitmentState, CommitmentState], ...], after: PlanStatus) -> Iterable[LevelShare]:
    yield _share("all", "all", pairs)
    for party in dict.fromkeys(one.commitment.actor for one, _ in pairs):
        yield _share("party", after.plan.name(party), [each for each in pairs if each[0].commitment.actor == party])
    for theme in dict.fromkeys(one.commitment.theme for one, _ in pairs if one.commitment.theme):
        yield _share("theme", theme, [each for each in pairs if each[0].commitment.theme == theme])


def _share(what: str, name: str, pairs: Iterable[tuple[CommitmentState, CommitmentState]]) -> LevelShare:
    kept = list(pairs)
    before, now = Counter(one.level for one, _ in kept), Counter(two.level for _, two in kept)
    return LevelShare(
        what=what,
        name=name,
        total=len(kept),
        now=tuple(now[level] for level in LEVELS),
        before=tuple(before[level] for level in LEVELS),
    )
