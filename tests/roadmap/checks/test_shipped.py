"""What the checks say of every plan that ships: known results, each with its story."""

import pytest

from tests.roadmap.checks.checking import DESK, results, shipped, told

KNOWN = {
    "completion-first": {"exposure-bounded"},
    "draft-2019-12-16": {
        "relief-after-verification",
        "relief-delivered",
        "return-in-window",
        "nobody-alone-stops-relief",
        "terms-defined",
        "every-side-verified",
    },
    "hanoi-2019": {"completable"},
    "leap-day-2012": {"relief-after-verification", "terms-defined"},
    "six-party-2007": {
        "relief-after-verification",
        "relief-delivered",
        "deadlines-keepable",
        "exposure-bounded",
        "terms-defined",
        "every-side-verified",
    },
    "stepwise-2019": {"terms-defined"},
}


def test_every_plan_that_ships_has_a_known_result() -> None:
    assert {each.id for each in DESK.roadmaps} == set(KNOWN)


@pytest.mark.parametrize("name", KNOWN)
def test_a_plan_that_ships_fails_what_it_is_known_to_fail(name: str) -> None:
    found = results(shipped(name).plan, name)
    assert {check for check, each in found.items() if not each.holds} == KNOWN[name]


@pytest.mark.parametrize("name", KNOWN)
def test_every_failure_has_a_story_and_names_who_is_at_fault(name: str) -> None:
    plan = shipped(name).plan
    ids = {each.id for each in plan.commitments}
    for found in results(plan, name).values():
        for failure in found.failures:
            assert failure.story
            assert all(sentence[-1] in ".:" for sentence in failure.story)
            assert set(failure.commitments) <= ids


def test_the_money_that_was_decided_in_2007_had_no_delivery() -> None:
    found = results(shipped("six-party-2007").plan, "six-party-2007")["relief-delivered"]
    (money,) = [each for each in found.failures if each.commitments == ("funds-released",)]
    assert "25 million dollars" in money.what
    assert "Whether it arrives is no step of its own" in told(money)


def test_the_disablement_of_2007_could_not_be_kept_in_its_time() -> None:
    found = results(shipped("six-party-2007").plan, "six-party-2007")["deadlines-keepable"]
    (late,) = found.failures
    assert late.commitments == ("disablement",)
    assert late.story[0] == "2007-10-03: the DPRK begins: reactor, reprocessing plant and fuel plant disabled."
    assert late.story[-1] == "It was due on 2007-12-31, 45 days before."


def test_the_word_launch_of_2012_had_two_meanings() -> None:
    (found,) = results(shipped("leap-day-2012").plan, "leap-day-2012")["terms-defined"].failures
    assert "that of a satellite among them" in told(found)
    assert "a missile, and no satellite" in told(found)


def test_relief_at_the_end_only_exposes_the_target() -> None:
    (found,) = results(shipped("completion-first").plan, "completion-first")["exposure-bounded"].failures
    assert found.what.startswith("the DPRK may have given up to 3 acts beyond undoing")
    assert found.story[0].startswith("the DPRK does: a declaration")


def test_the_two_offers_of_hanoi_name_the_two_demands() -> None:
    (found,) = results(shipped("hanoi-2019").plan, "hanoi-2019")["completable"].failures
    assert found.story[0].startswith("the United States demands it, and the DPRK has not offered it: one measure more")
    assert found.story[1].startswith(
        "the DPRK demands it, and the United States has not offered it: the civilian parts"
    )


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("stepwise-2019", "terms-defined"),
        ("leap-day-2012", "relief-after-verification"),
        ("six-party-2007", "relief-after-verification"),
    ],
)
def test_an_accepted_failure_is_shown_and_passes(name: str, check: str) -> None:
    found = {str(each.check): each for each in DESK.roadmap_checks(name)}[check]
    assert found.failures
    assert found.accepted
    assert found.passes


def test_a_failure_that_nobody_accepts_does_not_pass() -> None:
    found = {str(each.check): each for each in DESK.roadmap_checks("six-party-2007")}["relief-delivered"]
    assert not found.passes
