"""Where a plan stands on a day."""

from detente.roadmap.heard import Heard, HeardActor
from detente.roadmap.plan import PlanDeadline, PlanPhase, PlanTrack
from detente.roadmap.status import PlanStatus, TextBefore, status
from tests.roadmap.plans import commitment, day, plan, report

MADE = plan(
    phases=(
        PlanPhase(
            id="one",
            title="One",
            commitments=(
                commitment("halt", deadline=PlanDeadline(days=60, after="begin")),
                commitment("relief", "south", kind="relief-decided", after=("halt",)),
            ),
        ),
        PlanPhase(id="two", title="Two", commitments=(commitment("shut", after=("relief",)),)),
    ),
    tracks=(
        PlanTrack(id="talks", name="the talks", members=("north", "south")),
        PlanTrack(id="council", name="the Council", council=True),
    ),
)


def at(on: int, *reports: object, heard: tuple[Heard, ...] = (), **more: object) -> PlanStatus:
    """Where the plan stands so many days after it begins."""
    return status(MADE, day(on), reports, heard, **more)  # type: ignore[arg-type]


def test_at_first_nothing_is_begun_and_what_waits_for_nothing_can_be_done() -> None:
    found = at(5)
    assert (found.number, found.begun, found.earned) == (1, False, ())
    assert [each.id for each in found.by_plan] == ["halt"]


def test_a_phase_is_over_when_all_of_it_is_fulfilled() -> None:
    found = at(30, report("halt", "verified", 10), report("relief", "verified", 20))
    assert (found.phase and found.phase.id, found.number, found.begun) == ("two", 2, False)
    assert [each.id for each in found.by_plan] == ["shut"]


def test_when_all_is_done_no_phase_is_left() -> None:
    found = at(40, *(report(each, "verified", 30) for each in ("halt", "relief", "shut")))
    assert (found.phase, found.number, found.by_plan) == (None, 2, ())


def test_what_is_moot_holds_no_phase_up() -> None:
    found = at(40, report("halt", "verified", 10), report("relief", "moot", 20))
    assert found.number == 2


def test_what_was_known_later_is_left_out_by_what_was_known() -> None:
    late = report("halt", "verified", 10, known_on=day(50))
    assert at(60, late).state("halt").level == "full"
    assert at(60, late, known_on=day(49)).state("halt").level == "not-initiated"


def test_the_deadlines_of_an_agreement_come_next_in_order() -> None:
    assert [(each.day, each.what) for each in at(5).next] == [(day(60), "halt done: due from the North")]
    assert at(61).next == ()


def test_the_later_of_what_was_reported_and_what_was_heard_is_the_state_of_a_track() -> None:
    talked = Heard(
        id="e1",
        type="event",
        text="they met",
        kind="talks-held",
        status="happened",
        first=day(9),
        last=day(9),
        actors=(HeardActor(name="the North", role="agent"), HeardActor(name="the South", role="agent")),
    )
    broken = report("talks", "broken-off", 5, by="north", words="they left")
    assert [each.state for each in at(20, broken, heard=(talked,)).tracks] == ["held"]
    assert [each.state for each in at(20, broken).tracks] == ["broken off"]
    assert [each.id for each in at(20, broken, heard=(talked,)).evidence] == ["e1"]


def test_texts_are_told_only_where_a_council_is_a_track() -> None:
    text = TextBefore(id="draft", day=day(1), status="draft", title="A draft")
    assert at(5, texts=(text,)).texts == (text,)
    alone = plan(commitment("halt"))
    assert status(alone, day(5), (), texts=(text,)).texts == ()


def test_the_findings_that_a_phase_waits_for_are_told() -> None:
    from detente.roadmap.plan import FindingLevel

    made = plan(commitment("halt", evidence=(FindingLevel(finding="halt-verified"),)))
    assert status(made, day(5), ()).needs == ("halt-verified",)
    assert status(made, day(15), (report("halt", "verified", 10),)).needs == ()
