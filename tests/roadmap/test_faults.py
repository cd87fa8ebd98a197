"""Every fault of a plan: what is wrong, where, and what to do."""

from pathlib import Path

import pytest

from detente import Desk
from detente.errors import LawError, LawFault
from detente.roadmap.faults import commitment_heading
from tests.roadmap.written import RELIEF, written

DESK = Desk()
FAULTS: dict[str, tuple[tuple[str, str], str, str]] = {
    "an unknown actor": (("actor: north", "actor: nort"), "no party is called 'nort'", "north"),
    "a commitment nobody has": (("after: [halt]", "after: [hold]"), "no commitment is called 'hold'", "halt"),
    "an answer to nothing": (("answers: [halt]", "answers: [hold]"), "no commitment is called 'hold'", "halt"),
    "an unknown verifier": (("verifier: agency", "verifier: agents"), "no verifier is called 'agents'", "agency"),
    "a term that nobody has": (("terms: [halted]", "terms: [halting]"), "no term is called 'halting'", "halted"),
    "a finding that nothing can establish": (
        ("finding: halt-verified", "finding: halt-verifed"),
        "no kind of finding is called 'halt-verifed'",
        "halt-verified",
    ),
    "a breach of no kind": (("[halt-broken]", "[halt-brokn]"), "no kind of finding is called 'halt-brokn'", "halt-broken"),
    "a member who is no party": (("members: [north, south]", "members: [north, sout]"), "no party is called 'sout'", "south"),
    "a forum that is not there": (("forum: both", "forum: bath"), "no forum is called 'bath'", "both"),
    "a power over nothing": (("of: [halt]", "of: [hold]"), "no commitment is called 'hold'", "halt"),
    "a power of nobody": (("by: south", "by: sooth"), "no party or track is called 'sooth'", "south"),
    "a regime that is not there": (("regime: un-1718", "regime: un-1719"), "no regime is called 'un-1719'", "un-1718"),
    "relief without a regime": (("regime: un-1718\n", ""), "texts of law are named, and no regime", "regime"),
    "a text that is not there": (("texts: [ours-relief]", "texts: [our-relief]"), "no text is called 'our-relief'", "beside the plan"),
    "relief by an adopted text": (("texts: [ours-relief]", 'texts: ["2371"]'), "2371 is adopted, and no proposal", "proposal"),
    "a paragraph that is not there": (('earns: ["1"]', 'earns: ["9"]'), "no text of the plan has a paragraph '9'", "1"),
    "relief that waits for something else": (('earns: ["1"]', 'earns: ["2"]'), "paragraph 2 waits for halt-broken", "evidence"),
    "a return that waits for something else": (('triggers: ["2"]', 'triggers: ["1"]'), "paragraph 1 waits for halt-verified", "breached_by"),
    "a deadline before the plan": (("deadline: {days: 60, after: begin}", "deadline: {on: 2019-12-31}"), "the deadline 2019-12-31 lies before the plan begins", "Correct"),
    "a deadline that is two": (("{days: 60, after: begin}", "{days: 60, after: begin, on: 2020-03-01}"), "a deadline is a day, or so many days after something", "Write"),
    "a deadline after nothing": (("{days: 60, after: begin}", "{days: 60}"), "a deadline is a day, or so many days after something", "Write"),
    "a deadline after what is not there": (("after: begin}", "after: start}"), "no commitment or phase is called 'start'", "begin"),
    "a deadline of many years": (("{days: 60, after: begin}", "{days: 600000, after: begin}"), "days is 600000", "36,500"),
    "a negative cure period": (("cure_days: 30", "cure_days: -1"), "cure_days is -1", "0 to"),
    "a cycle of order": (("        verifier: agency\n        verify_days", "        after: [relief]\n        verifier: agency\n        verify_days"), "the order goes round in a circle", "after"),
    "an id that is taken": (("- id: relief\n", "- id: halt\n"), "the id 'halt' is taken by a commitment", "another"),
    "an id with a space": (("id: ours\n", "id: our plan\n"), "'our plan'", ""),
    "an accepted check that is none": (("powers:", "accepts: [{check: terms-define, because: so}]\npowers:"), "no check is called 'terms-define'", "terms-defined"),
    "a range the wrong way round": (("reverse_days: 0\n", "reverse_days: 0\n        cost: [{party: north, least: 5, most: 2, unit: t, source: assumed}]\n"), "the range ends before it begins: 5 to 2", "least"),
    "less at least than at most": (("takes_days: 30", "takes_days: 30\n        least_days: 40"), "it takes 40 days at least and 30 at most", "Correct"),
    "an ultimatum on nobody": (("powers:", "ultimatums: [{id: u, by: north, on: west, act: a, until: 2020-12-31}]\npowers:"), "no party is called 'west'", "north"),
    "a demand of nobody": (("act: a halt", "act: a halt\n        demanded_by: west"), "no party is called 'west'", "north"),
    "an unknown key": (("act: a halt", "act: a halt\n        actr: x"), "unknown key 'actr'", "actor"),
    "a side that is none": (("side: sender", "side: giver"), "side: 'giver' is not one of the allowed words", "sender"),
    "a day that is none": (("begins: 2020-01-01", "begins: soon"), "begins: 'soon' is not a day", "Write"),
    "a number that is none": (("cure_days: 30", "cure_days: a month"), "cure_days: 'a month' is not a number", "digits"),
    "a probability where a key is not": (("act: a halt", "act: a halt\n        probability: 1.2"), "unknown key 'probability'", ""),
    "no phase": (("phases:", "stages:"), "unknown key 'stages'", ""),
}  # fmt: skip


def faults(folder: Path) -> tuple[LawFault, ...]:
    """The faults of a plan in a folder."""
    with pytest.raises(LawError) as refused:
        DESK.roadmap(folder)
    return tuple(each for each in refused.value.faults if isinstance(each, LawFault))


def test_a_plan_without_faults_is_read(tmp_path: Path) -> None:
    assert DESK.roadmap(written(tmp_path / "ours")).plan.id == "ours"


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_says_what_is_wrong_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    change, what, hint = FAULTS[name]
    found = faults(written(tmp_path / "ours", change))
    told = [each for each in found if what in each.what]
    assert told, [each.what for each in found]
    assert told[0].line > 0
    assert hint in told[0].hint


def test_every_fault_of_a_plan_is_told_at_once_with_its_commitment(tmp_path: Path) -> None:
    found = faults(
        written(tmp_path / "ours", ("actor: north", "actor: nort"), ("after: [halt]", "after: [hold]"), ("terms: [halted]", "terms: [x]"))
    )  # fmt: skip
    assert [(each.file, each.paragraph) for each in found] == [
        ("plan.yaml", "ours halt"),
        ("plan.yaml", "ours halt"),
        ("plan.yaml", "ours relief"),
    ]
    assert [each.line for each in found] == sorted(each.line for each in found)


def test_a_fault_of_the_text_beside_a_plan_is_told_with_those_of_the_plan(tmp_path: Path) -> None:
    spoilt = RELIEF.replace("[seafood-export]", "[seafod-export]", 1)
    found = faults(written(tmp_path / "ours", ("actor: north", "actor: nort"), relief=spoilt))
    assert {each.file for each in found} == {"plan.yaml", "ours-relief.yaml"}
    assert any("seafod-export" in each.what for each in found)
    assert len([each for each in found if each.file == "plan.yaml"]) == 1


def test_two_commitments_that_earn_one_paragraph_are_refused(tmp_path: Path) -> None:
    again = '        reverse_days: 30\n        earns: ["1"]\n'
    found = faults(
        written(tmp_path / "ours", ("        takes_days: 30\n", f"{again}        takes_days: 30\n"), ("        cure_days: 30\n        reverse_days: 30\npowers", "powers"), ("{finding: trade-paid-here}", "{finding: halt-verified, level: minimal}, {finding: trade-paid-here}"))
    )  # fmt: skip
    assert "paragraph 1 is earned by relief already" in [each.what for each in found]


def test_a_heading_is_that_of_the_commitment_and_nothing_elsewhere() -> None:
    content = {"id": "ours", "phases": [{"commitments": [{"id": "halt"}, {}]}]}
    assert commitment_heading(content, ("phases", 0, "commitments", 0, "actor")) == "ours halt"
    assert commitment_heading(content, ("phases", 0, "commitments", 1)) == ""
    assert commitment_heading(content, ("phases", 0)) == ""
    assert commitment_heading(["no mapping"], ("phases", 0, "commitments", 0)) == ""
