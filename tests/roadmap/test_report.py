"""Reports, and what findings say of commitments."""

from detente.roadmap.plan import FindingLevel
from detente.roadmap.report import in_order, reports_of
from tests.roadmap.plans import commitment, day, found, plan, report

MADE = plan(
    commitment(
        "shut",
        evidence=(FindingLevel(finding="back", level="intermediate"), FindingLevel(finding="shut-verified")),
        breached_by=("expelled",),
    ),
    commitment("relief", "south", evidence=(FindingLevel(finding="shut-verified"),)),
)


def test_a_finding_reaches_the_level_that_the_plan_gives_it() -> None:
    made = list(reports_of(MADE, [found("back", 3)]))
    assert [(each.about, each.says) for each in made] == [("shut", "partly")]


def test_one_finding_may_establish_two_commitments() -> None:
    made = list(reports_of(MADE, [found("shut-verified", 5)]))
    assert [(each.about, each.says, each.by) for each in made] == [
        ("shut", "verified", "agency"),
        ("relief", "verified", "agency"),
    ]


def test_a_finding_that_breaks_a_commitment_says_so_with_its_class() -> None:
    (made,) = reports_of(MADE, [found("expelled", 5, of_class="short", supposed=True)])
    assert (made.says, made.of_class, made.supposed) == ("breached", "short", True)


def test_a_finding_of_another_kind_says_nothing_of_the_plan() -> None:
    assert list(reports_of(MADE, [found("other", 5)])) == []


def test_what_is_reported_later_or_known_later_does_not_count() -> None:
    told = [report("shut", "begun", 9), report("shut", "partly", 2), report("shut", "begun", 1, known_on=day(8))]
    assert [each.on for each in in_order(told, day(5))] == [day(1), day(2)]
    assert [each.on for each in in_order(told, day(5), day(5))] == [day(2)]
