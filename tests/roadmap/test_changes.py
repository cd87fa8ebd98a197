"""What changed in a plan between two days."""

from detente.roadmap.changes import PlanChanges, changes
from detente.roadmap.plan import PlanDeadline, PlanTrack
from detente.roadmap.report import Report
from detente.roadmap.status import status
from tests.roadmap.plans import commitment, day, plan, report

MADE = plan(
    commitment("shut", theme="facilities", deadline=PlanDeadline(days=20, after="begin")),
    commitment("oil", "south", theme="energy"),
    tracks=(PlanTrack(id="talks", name="the talks", members=("north", "south")),),
)


def between(first: int, last: int, *reports: Report) -> PlanChanges:
    """What changed from one day to another."""
    return changes(*(status(MADE, day(number), reports) for number in (first, last)))


def test_a_commitment_that_was_fulfilled_changed_its_level_with_what_was_reported() -> None:
    told = report("shut", "verified", 12)
    (found,) = between(10, 15, told).changed
    assert (found.commitment.id, found.level, found.timeliness) == ("shut", ("not-initiated", "full"), ("due", "kept"))
    assert found.reports == (told,)


def test_a_deadline_that_passed_is_a_change_without_a_report() -> None:
    (found,) = between(20, 21).changed
    assert (found.timeliness, found.reports) == (("due", "late"), ())


def test_what_was_reported_before_the_first_day_is_no_change() -> None:
    assert between(12, 15, report("shut", "verified", 12)).changed == ()


def test_a_track_whose_state_differs_is_told() -> None:
    assert between(10, 15, report("talks", "held", 12)).tracks == (("the talks", "not known", "held"),)
    assert between(13, 15, report("talks", "held", 12)).tracks == ()


def test_the_share_at_each_level_is_told_of_all_by_party_and_by_theme() -> None:
    found = {(each.what, each.name): each for each in between(10, 15, report("shut", "verified", 12)).shares}
    assert found["all", "all"].now == (1, 0, 0, 1)
    assert found["all", "all"].before == (2, 0, 0, 0)
    assert found["party", "the North"].share("full") == 1.0
    assert found["theme", "energy"].share("full") == 0.0
    assert found["party", "the South"].total == 1
