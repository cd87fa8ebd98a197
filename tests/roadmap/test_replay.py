"""What became of each commitment by a day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.roadmap.plan import PlanDeadline, PlanPhase, PlanQuantity, PlanTerm, TermReading
from detente.roadmap.replay import LEVELS, CommitmentState, due, replay
from detente.roadmap.report import COMMITMENT_WORDS, Report, in_order
from tests.roadmap.plans import BEGIN, commitment, day, plan, report

SIXTY = PlanDeadline(days=60, after="begin")
SHUT = commitment("shut", deadline=SIXTY, cure_days=30)


def state(*reports: Report, on: int = 10, of: object = SHUT) -> CommitmentState:
    """The state of one commitment."""
    return replay(plan(of), in_order(reports, day(on)), day(on))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("says", "level"),
    [("begun", "minimal"), ("partly", "intermediate"), ("performed", "minimal"), ("verified", "full"), ("denied", "not-initiated")],
)  # fmt: skip
def test_each_report_reaches_its_level(says: str, level: str) -> None:
    assert state(report("shut", says, 5)).level == level


def test_what_is_only_claimed_is_not_fulfilled_and_the_claim_is_kept() -> None:
    claimed = state(report("shut", "performed", 5, by="north"))
    assert claimed.fulfilled is None
    assert [each.by for each in claimed.claims] == ["north"]
    assert claimed.verified == ()


def test_where_reports_are_enough_a_claim_fulfils() -> None:
    assert state(report("shut", "performed", 5), of=commitment("shut", grade="reported")).fulfilled == day(5)


@pytest.mark.parametrize(
    ("on", "timeliness", "late"),
    [(60, "due", 0), (61, "in-cure", 1), (90, "in-cure", 30), (91, "late", 31)],
)
def test_a_deadline_passes_into_its_cure_period_and_then_is_missed(on: int, timeliness: str, late: int) -> None:
    missed = state(on=on)
    assert (missed.timeliness, missed.days_late) == (timeliness, late)


@pytest.mark.parametrize(("on", "timeliness", "late"), [(60, "kept", 0), (61, "kept-late", 1)])
def test_what_is_fulfilled_is_kept_in_time_or_late(on: int, timeliness: str, late: int) -> None:
    kept = state(report("shut", "verified", on), on=99)
    assert (kept.timeliness, kept.days_late, kept.due) == (timeliness, late, day(60))


def test_without_a_deadline_it_is_open() -> None:
    assert state(of=commitment("shut")).timeliness == "open"


def test_a_reversal_takes_back_what_was_done() -> None:
    undone = state(report("shut", "verified", 3), report("shut", "reversed", 6))
    assert (undone.level, undone.timeliness, undone.fulfilled) == ("not-initiated", "reversed", None)


def test_what_was_done_again_after_a_reversal_is_fulfilled_since_then() -> None:
    again = state(report("shut", "verified", 3), report("shut", "reversed", 6), report("shut", "verified", 8))
    assert again.fulfilled == day(8)


def test_a_breach_ends_an_abstention_and_leaves_an_act_done() -> None:
    told = report("shut", "verified", 3), report("shut", "breached", 6)
    assert state(*told, of=commitment("shut", kind="abstain")).level == "not-initiated"
    assert state(*told).level == "full"


def test_what_blocks_stands_until_it_is_freed() -> None:
    blocked = report("shut", "blocked", 3, words="money is held")
    assert state(blocked).blocked == blocked
    assert state(blocked, report("shut", "freed", 6)).blocked is None


def test_a_halt_is_told_until_work_goes_on_and_then_that_it_does() -> None:
    halted, resumed = report("shut", "halted", 3), report("shut", "resumed", 6)
    assert (state(halted).halted, state(halted).resumed) == (halted, None)
    assert (state(halted, resumed).halted, state(halted, resumed).resumed) == (None, resumed)


def test_a_quantity_is_added_up_and_fulfils_when_all_of_it_has_come() -> None:
    oil = commitment("shut", quantity=PlanQuantity(amount=Decimal(50_000), unit="tonnes"))
    first = report("shut", "delivered", 3, quantity=Decimal(6_200))
    rest = report("shut", "delivered", 7, quantity=Decimal(43_800))
    assert (state(first, of=oil).level, state(first, of=oil).delivered) == ("minimal", Decimal(6_200))
    assert (state(first, rest, of=oil).fulfilled, state(first, rest, of=oil).delivered) == (day(7), Decimal(50_000))


LAUNCH = PlanTerm(
    id="launch",
    words="launch",
    readings=(
        TermReading(id="any", by="south", means="any launch"),
        TermReading(id="long", by="north", means="a long one", counts=("long",)),
    ),
)


@pytest.mark.parametrize(
    ("of_class", "outcomes"),
    [("short", [(True, False), (False, False)]), ("long", [(True, False), (True, False)]), ("", [(True, False), (False, True)])],
)  # fmt: skip
def test_a_breach_is_told_under_each_reading_of_its_term(of_class: str, outcomes: list[tuple[bool, bool]]) -> None:
    made = plan(commitment("halt", kind="abstain", terms=("launch",)), terms=(LAUNCH,))
    (found,) = replay(made, [report("halt", "breached", 3, of_class=of_class)], day(5))
    assert [(each.breached, each.unclear) for each in found.outcomes] == outcomes


def test_a_term_that_all_read_alike_has_no_outcomes() -> None:
    made = plan(commitment("halt", terms=("launch",)), terms=(PlanTerm(id="launch", words="launch", means="any"),))
    assert replay(made, [report("halt", "breached", 3)], day(5))[0].outcomes == ()


def test_a_deadline_is_counted_from_a_day_a_commitment_or_a_phase() -> None:
    phases = (
        PlanPhase(id="one", title="One", commitments=(commitment("a"), commitment("b"))),
        PlanPhase(id="two", title="Two", commitments=(commitment("c"),)),
    )
    made = plan(phases=phases)
    done: dict[str, date | None] = {"a": day(5), "b": day(9), "c": None}
    assert due(made, PlanDeadline(on=date(2021, 1, 1)), done) == date(2021, 1, 1)
    assert due(made, PlanDeadline(days=3, after="begin"), done) == day(3)
    assert due(made, PlanDeadline(days=3, after="a"), done) == day(8)
    assert due(made, PlanDeadline(days=3, after="one"), done) == day(12)


@pytest.mark.parametrize("after", ["c", "two"])
def test_a_deadline_after_what_has_not_happened_has_no_day(after: str) -> None:
    made = plan(phases=(PlanPhase(id="two", title="Two", commitments=(commitment("c"),)),))
    assert due(made, PlanDeadline(days=3, after=after), {"c": None}) is None
    assert due(made, None, {"c": None}) is None


REPORTS = st.lists(
    st.builds(
        lambda says, on: report("shut", says, on), st.sampled_from(sorted(set(COMMITMENT_WORDS) - {"delivered"})), st.integers(0, 80)
    ),
    max_size=6,
)  # fmt: skip


@given(REPORTS, st.integers(0, 80), st.integers(1, 20))
def test_what_is_reported_after_a_day_never_changes_the_state_of_that_day(
    told: list[Report], on: int, later: int
) -> None:
    more = [*told, report("shut", "reversed", on + later)]
    assert replay(plan(SHUT), in_order(told, day(on)), day(on)) == replay(plan(SHUT), in_order(more, day(on)), day(on))


@given(REPORTS, st.integers(0, 80))
def test_a_level_is_full_exactly_where_it_is_fulfilled(told: list[Report], on: int) -> None:
    (found,) = replay(plan(SHUT), in_order(told, day(on)), day(on))
    assert (found.level == LEVELS[-1]) == (found.fulfilled is not None)
    assert found.fulfilled is None or BEGIN <= found.fulfilled <= day(on)
