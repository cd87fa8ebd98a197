"""What is wrong with a plan, and what changed in it, as JSON."""

from datetime import date

from detente.roadmap import words
from detente.roadmap.changes import PlanChanges
from detente.roadmap.checks.found import CheckResult
from detente.roadmap.properties import SENTENCES
from detente.roadmap.replay import LEVELS
from detente.wire.shape import Shape


class FailureShape(Shape):
    """A failure of a check, with the shortest story that leads there."""

    what: str
    story: tuple[str, ...]
    commitments: tuple[str, ...]


class CheckShape(Shape):
    """What came of a check. `result` is holds, fails, accepted (a failure that the plan accepts) or unanswered."""

    check: str
    property: str
    result: str
    accepted: str | None
    known_by: str | None
    unanswered: str | None
    failures: tuple[FailureShape, ...]


class CommitmentChangeShape(Shape):
    """A commitment that changed."""

    id: str
    actor: str
    level_before: str
    level: str
    timeliness_before: str
    timeliness: str
    reports: tuple[str, ...]


class ShareShape(Shape):
    """How many commitments of a party or a theme stand at each level."""

    what: str
    name: str
    total: int
    before: dict[str, int]
    now: dict[str, int]


class TrackChangeShape(Shape):
    """A line of talks whose state differs."""

    track: str
    before: str
    now: str


class PlanChangesShape(Shape):
    """What changed in a plan between two days."""

    plan: str
    since: date
    until: date
    changed: tuple[CommitmentChangeShape, ...]
    tracks: tuple[TrackChangeShape, ...]
    shares: tuple[ShareShape, ...]


def check(found: CheckResult) -> CheckShape:
    """What came of a check, as it goes out."""
    return CheckShape(
        check=found.check,
        property=SENTENCES[found.check],
        result=words.result(found),
        accepted=found.accepted or None,
        known_by=found.known_by or None,
        unanswered=found.unanswered or None,
        failures=tuple(
            FailureShape(what=each.what, story=each.story, commitments=each.commitments) for each in found.failures
        ),
    )


def changes(found: PlanChanges) -> PlanChangesShape:
    """What changed in a plan, as it goes out."""
    return PlanChangesShape(
        plan=found.after.plan.id,
        since=found.before.on,
        until=found.after.on,
        changed=tuple(
            CommitmentChangeShape(
                id=each.commitment.id,
                actor=each.commitment.actor,
                level_before=each.level[0],
                level=each.level[1],
                timeliness_before=each.timeliness[0],
                timeliness=each.timeliness[1],
                reports=tuple(f"{one.on} {one.says}: {one.words}" for one in each.reports),
            )
            for each in found.changed
        ),
        tracks=tuple(TrackChangeShape(track=name, before=old, now=new) for name, old, new in found.tracks),
        shares=tuple(
            ShareShape(
                what=each.what,
                name=each.name,
                total=each.total,
                before=dict(zip(LEVELS, each.before, strict=True)),
                now=dict(zip(LEVELS, each.now, strict=True)),
            )
            for each in found.shares
        ),
    )
