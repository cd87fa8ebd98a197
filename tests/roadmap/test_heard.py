"""What accepted evidence says of a plan."""

from datetime import date
from typing import Any

import pytest

from detente.roadmap.heard import (
    Heard,
    HeardActor,
    HeardLink,
    claims,
    party_named,
    said_on,
    speaks,
    tracks,
    ultimatums,
)
from detente.roadmap.plan import PlanForum, PlanTrack, PlanUltimatum
from tests.roadmap.plans import commitment, plan

DAY = date(2020, 3, 1)
MADE = plan(
    commitment("halt", words=("the halt",)),
    forums=(PlanForum(id="both", name="both sides", members=("north", "south")),),
    tracks=(
        PlanTrack(id="talks", name="the talks", members=("north", "south")),
        PlanTrack(id="wide", name="wide talks", forum="both", words=("wide talks",)),
        PlanTrack(id="council", name="the Council", council=True),
    ),
)
NORTH, SOUTH = HeardActor(name="Northland", role="agent"), HeardActor(name="the Southland", role="with")


def heard(id_: str, type_: str = "event", **more: Any) -> Heard:
    """A piece of evidence that was accepted."""
    given = {"id": id_, "type": type_, "text": f"words of {id_}", "first": DAY, "last": DAY, "status": "happened"}
    return Heard(**{**given, **more})


@pytest.mark.parametrize(
    ("name", "party"),
    [("Northland", "north"), ("the north", "north"), ("north", "north"), ("SOUTHLAND", "south"), ("Westland", None), ("", None)],
)  # fmt: skip
def test_a_party_is_known_by_its_names(name: str, party: str | None) -> None:
    found = party_named(MADE, name)
    assert (None if found is None else found.id) == party


def test_who_speaks_for_a_party_has_its_name_and_others_their_own() -> None:
    assert speaks(MADE, heard("s1", "statement", speaker="Northland")) == "the North"
    assert speaks(MADE, heard("s1", "statement", speaker="an analyst")) == "an analyst"


BROKEN = heard(
    "e1", kind="talks-broken-off", actors=(NORTH, SOUTH), where="Sweden", because=(("they came empty-handed", "s1"),)
)
SAID = heard("s1", "statement", speaker="Northland")
DENIED = heard("s2", "statement", speaker="Southland", disputes="s1", text="we had good discussions")


def test_talks_that_were_broken_off_say_by_whom_where_and_what_each_side_says() -> None:
    talks = tracks(MADE, [BROKEN, SAID, DENIED], DAY)[0]
    assert (talks.state, talks.by, talks.where, talks.since) == ("broken off", "the North", "Sweden", DAY)
    assert talks.says == (
        ("the North", "they came empty-handed", "s1"),
        ("the South", "we had good discussions", "s2"),
    )
    assert talks.ids == ("e1", "s1", "s2")


def test_the_last_word_on_a_track_counts_and_what_came_after_the_day_does_not() -> None:
    later = heard("e2", kind="talks-held", actors=(NORTH, SOUTH), first=date(2020, 4, 1), last=date(2020, 4, 1))
    assert tracks(MADE, [BROKEN, later], DAY)[0].state == "broken off"
    assert tracks(MADE, [BROKEN, later], date(2020, 4, 1))[0].state == "held"


@pytest.mark.parametrize("status", ["possible", "planned", "denied"])
def test_what_did_not_happen_is_no_state(status: str) -> None:
    assert (
        tracks(MADE, [heard("e1", kind="talks-held", actors=(NORTH, SOUTH), status=status)], DAY)[0].state
        == "not known"
    )


def test_talks_of_one_member_alone_are_not_those_of_a_track() -> None:
    assert tracks(MADE, [heard("e1", kind="talks-held", actors=(NORTH,))], DAY)[0].state == "not known"


def test_a_track_that_somebody_asked_for_says_who() -> None:
    asked = heard("e1", kind="draft-tabled", actors=(NORTH,), aims=("the return of wide talks",))
    wide = tracks(MADE, [asked], DAY)[1]
    assert (wide.state, wide.by, wide.ids) == ("asked for, not held", "the North", ("e1",))


def test_the_council_is_no_line_of_talks() -> None:
    assert [each.track.id for each in tracks(MADE, [], DAY)] == ["talks", "wide"]


UNTIL = date(2020, 12, 31)
DEADLINE = heard(
    "e4",
    kind="deadline",
    actors=(NORTH, HeardActor(name="Southland", role="named")),
    text="the deadline set by Northland for Southland to offer concessions in the talks is near",
    first=UNTIL,
    last=UNTIL,
)


def test_an_ultimatum_says_who_set_it_on_whom_for_what_and_the_threat() -> None:
    threat = heard("e3", kind="threat", actors=(NORTH,), tied_to="e4", text="to change course")
    (found,) = ultimatums(MADE, [DEADLINE, threat], DAY)
    assert (found.by, found.on, found.until, found.act) == ("the North", "the South", UNTIL, "offer concessions")
    assert (found.threat, found.ids) == ("to change course", ("e4", "e3"))


def test_an_ultimatum_that_has_run_out_stands_no_longer() -> None:
    assert ultimatums(MADE, [DEADLINE], date(2021, 1, 1)) == ()


def test_a_deadline_of_one_alone_is_no_ultimatum() -> None:
    assert ultimatums(MADE, [heard("e4", kind="deadline", actors=(NORTH,))], DAY) == ()


def test_a_plan_may_have_an_ultimatum_of_its_own() -> None:
    own = PlanUltimatum(id="u", by="north", on="south", act="answer", until=UNTIL)
    (found,) = ultimatums(plan(commitment("a"), ultimatums=(own,)), [], DAY)
    assert (found.by, found.on, found.act, found.ids) == ("the North", "the South", "answer", ())


def position(id_: str, answer: str, **more: Any) -> Heard:
    """A position on who moves first."""
    return heard(id_, "position", question="first-move", answer=answer, speaker="Northland", **more)


def test_an_answer_is_told_once_a_party_with_all_that_it_rests_on() -> None:
    (found,) = said_on(MADE, [position("p1", "sender"), position("p2", "sender")], "first-move", DAY)
    assert (found.by, found.answer, found.ids) == ("the North", "sender", ("p1", "p2"))


def test_two_answers_of_one_party_stand_side_by_side() -> None:
    found = said_on(MADE, [position("p1", "sender"), position("p2", "step-by-step")], "first-move", DAY)
    assert [each.answer for each in found] == ["sender", "step-by-step"]


def test_another_question_or_a_later_day_is_no_answer() -> None:
    later = position("p2", "sender", first=UNTIL, last=UNTIL)
    assert said_on(MADE, [position("p1", "sender"), later], "relief", DAY) == ()
    assert said_on(MADE, [later], "first-move", DAY) == ()


def test_a_statement_is_about_a_commitment_by_its_words_or_by_a_link() -> None:
    halt = MADE.commitment("halt")
    worded = heard("s1", "statement", text="they kept the halt until recently")
    linked = heard("s2", "statement", links=(HeardLink(relation="claims-breached", commitment="ours/halt"),))
    other = heard("s3", "statement", links=(HeardLink(relation="claims-breached", commitment="theirs/halt"),))
    found = [(each.id, relation) for each, relation in claims(MADE, halt, [worded, linked, other], DAY)]
    assert found == [("s1", ""), ("s2", "claims-breached")]


def test_what_is_said_later_and_positions_are_no_claims() -> None:
    later = heard("s1", "statement", text="the halt", first=UNTIL, last=UNTIL)
    assert list(claims(MADE, MADE.commitment("halt"), [later, position("p1", "sender", text="the halt")], DAY)) == []
