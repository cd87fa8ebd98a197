"""A plan's state in words."""

from datetime import date
from decimal import Decimal

import pytest

from detente.roadmap import words
from detente.roadmap.checks.found import CheckResult, PlanFailure
from detente.roadmap.exposure import Exposure
from detente.roadmap.heard import Heard, Said, TrackState, UltimatumState
from detente.roadmap.plan import PlanDeadline, PlanQuantity, PlanTrack
from detente.roadmap.replay import replay
from detente.roadmap.status import CommitmentClaim, TextBefore, status
from tests.roadmap.plans import commitment, day, plan, report

MADE = plan(commitment("shut", act="a shutdown", deadline=PlanDeadline(days=60, after="begin"), cure_days=30))
TALKS = PlanTrack(id="talks", name="the talks")


def line(*reports: object, on: int = 70, of: object = MADE) -> str:
    """What became of the commitment, in words."""
    (state,) = replay(of, reports, day(on))  # type: ignore[arg-type]
    return words.commitment_line(of, state, (), day(on))  # type: ignore[arg-type]


def test_a_day_is_written_out() -> None:
    assert words.day_words(date(2019, 12, 6)) == "6 December 2019"


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        ("proposal", "a proposal of both, agreed by nobody"),
        ("offers", "offers that were never joined into an agreement"),
        ("agreed", "an agreement"),
    ],
)
def test_the_first_sentence_says_whose_plan_it_is(standing: str, told: str) -> None:
    made = plan(commitment("a"), standing=standing)
    headline = words.headline(status(made, day(5), ()))
    assert headline == f"ours on 6 January 2020: {told}. Phase 1 of 1, One: not begun; earned: nothing."


def test_what_was_supposed_is_never_told_as_found() -> None:
    headline = words.headline(status(MADE, day(5), (), supposed=("shut-verified@2020-01-03",), known_on=day(4)))
    assert headline.endswith("Supposed, not found: shut-verified@2020-01-03.")
    assert "by what was known on 5 January 2020" in headline


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (60, "not initiated; due 1 March 2020"),
        (61, "not initiated; was due 1 March 2020, may still be done until its cure period of 30 days ends"),
        (91, "not initiated; was due 1 March 2020, 31 days late"),
    ],
)
def test_a_deadline_is_told_as_due_in_cure_or_late(on: int, told: str) -> None:
    assert line(on=on) == told


def test_what_is_done_says_when_by_whose_word_and_how_late() -> None:
    assert (
        line(report("shut", "verified", 61, by="agency")) == "done on 2 March 2020, verified by the agency, 1 day late"
    )


def test_a_claim_is_never_told_as_verified() -> None:
    told = line(report("shut", "performed", 20, by="north", words="it stands still"), on=30)
    assert told == "begun; due 1 March 2020; it stands still, claims the North; not verified"


def test_what_blocks_is_told_with_its_day() -> None:
    told = line(report("shut", "blocked", 20, words="money is held"), on=30)
    assert told.endswith("blocked: money is held (21 January 2020)")


def test_a_quantity_is_told_with_what_is_due() -> None:
    made = plan(commitment("oil", quantity=PlanQuantity(amount=Decimal(50_000), unit="tonnes")))
    assert (
        line(report("oil", "delivered", 5, quantity=Decimal(6_200)), of=made)
        == "begun; 6,200 of 50,000 tonnes delivered"
    )


def test_a_breach_before_the_first_day_says_so() -> None:
    assert "28 December 2019, before the plan's first day: it moved" in line(
        report("shut", "breached", -4, words="it moved")
    )


def test_a_statement_about_a_commitment_is_told_as_a_claim_with_its_speaker() -> None:
    heard = Heard(id="s1", type="statement", text="that they kept it", speaker="Northland")
    (state,) = replay(MADE, (), day(5))
    told = words.commitment_line(MADE, state, (CommitmentClaim(heard=heard, relation=""),), day(5))
    assert told.endswith("“they kept it”, says the North; not verified")


def test_a_track_says_what_each_side_says() -> None:
    state = TrackState(
        track=TALKS, state="broken off", since=day(40), first=day(31), where="Sweden", by="the North",
        says=(("the North", "nothing was offered", "s1"), ("", "no word", "s2")),
    )  # fmt: skip
    assert words.track_line(state) == (
        "broken off by the North in Sweden, February 2020: “nothing was offered”, says the North; “no word”"
    )
    asked = TrackState(track=TALKS, state="asked for, not held", by="the South", since=day(0))
    assert words.track_line(asked) == "asked for by the South, 1 January 2020, not held"


def test_an_ultimatum_is_set_by_one_alone() -> None:
    state = UltimatumState(by="the North", on="the South", until=day(5), act="offer concessions", threat="a new path")
    assert words.ultimatum_line(state, day(4)) == (
        "6 January 2020, in 1 day: set by the North alone on the South: offer concessions. Or else: a new path"
    )


@pytest.mark.parametrize(
    ("answer", "told"), [("target", "the North"), ("sender", "the South"), ("step-by-step", "both, step by step")]
)
def test_who_moves_first_is_told_by_name(answer: str, told: str) -> None:
    said = Said(by="Westland", answer=answer, words="they must", day=day(0), ids=("p1",))
    assert words.said_line(MADE, said) == f"{told}, says Westland (“they must”, 1 January 2020)"


@pytest.mark.parametrize(("status_", "told"), [("draft", "before it (x), no vote"), ("vetoed", "(x), vetoed")])
def test_a_text_before_the_council_says_whether_it_was_voted_on(status_: str, told: str) -> None:
    assert told in words.text_line(TextBefore(id="x", day=day(0), status=status_, title="A draft"))


def test_exposure_is_counted_and_its_cost_is_marked_as_assumed() -> None:
    assert words.exposure_line(Exposure(side="target", acts=())).startswith("none")
    found = Exposure(side="target", acts=MADE.commitments, least=Decimal(1), most=Decimal(2), unit="t", assumed=True)
    assert words.exposure_line(found) == "1: a shutdown; cost 1 to 2 t (assumed)"


FAILURE = PlanFailure(what="it fails", story=("So.",))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (CheckResult(check="completable"), "holds"),
        (CheckResult(check="completable", failures=(FAILURE,)), "fails"),
        (CheckResult(check="completable", failures=(FAILURE,), accepted="so be it"), "accepted"),
        (CheckResult(check="completable", unanswered="too many states", accepted="so be it"), "unanswered"),
    ],
)
def test_a_check_comes_to_one_word(found: CheckResult, told: str) -> None:
    assert words.result(found) == told


def test_long_words_are_cut_at_a_word_and_quoted_without_their_own_marks() -> None:
    assert words.short("one two three", 9) == "one two …"
    assert words.quote("that “we kept it,”") == "“we kept it,”"
