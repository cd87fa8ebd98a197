"""Where two persons are asked for, an event becomes a finding with the second, and where they differ both are shown."""

from datetime import date, timedelta
from typing import Any

import pytest

from detente.errors import InputError
from detente.ledger.findings import accepted
from detente.ledger.ledger import Ledger
from detente.ledger.settings import ask_judges
from detente.review import judging
from detente.review.judging import Judged
from detente.review.thread import Thread, thread, threads
from detente.store.store import Store
from tests.review.evidence import DOC, KINDS, NOW, kept, person

LAUNCH = f"{DOC}.e1"
DAY = date(2020, 2, 28)


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """A ledger with an event, which asks for two persons."""
    made = kept(Ledger(store))
    ask_judges(made, 2, by="editor-1", because="two pairs of eyes", at=NOW)
    return made


def accept(ledger: Ledger, by: str, on: date | None = DAY, hours: int = 1, **more: Any) -> Judged:
    return judging.accept(ledger, LAUNCH, person(by, at=NOW + timedelta(hours=hours)), KINDS, on=on, **more)


def now(ledger: Ledger) -> Thread:
    with ledger.reading() as view:
        return thread(view, LAUNCH)


def test_the_first_acceptance_waits_for_a_second(ledger: Ledger) -> None:
    found = accept(ledger, "reviewer-1")
    assert (found.finding, found.note) == (None, "no finding yet: a second person has to judge it")
    assert now(ledger).state == "awaiting"
    assert accepted(ledger) == ()


def test_the_second_acceptance_of_the_same_day_makes_the_finding(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    found = accept(ledger, "reviewer-2", hours=2)
    assert found.finding is not None
    assert [(each.kind, each.on) for each in accepted(ledger)] == [("ballistic-launch", DAY)]
    assert now(ledger).state == "accepted"
    assert [each.by for each in now(ledger).judgements] == ["reviewer-1", "reviewer-2"]


def test_two_persons_with_different_days_are_shown_beside_each_other(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    found = accept(ledger, "reviewer-2", date(2020, 2, 27))
    assert found.finding is None
    assert found.note == "no finding: reviewer-1 accepted it as ballistic-launch of 2020-02-28: seen"
    assert now(ledger).state == "disputed"
    assert [(each.by, each.on) for each in now(ledger).judgements] == [
        ("reviewer-1", DAY),
        ("reviewer-2", date(2020, 2, 27)),
    ]
    assert accepted(ledger) == ()


def test_who_comes_round_to_the_other_day_settles_it(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    accept(ledger, "reviewer-2", date(2020, 2, 27))
    assert accept(ledger, "reviewer-2", hours=2).finding is not None
    assert now(ledger).state == "accepted"


def test_a_rejection_beside_an_acceptance_is_a_dispute(ledger: Ledger) -> None:
    judging.reject(ledger, LAUNCH, person("reviewer-1", "another launch"))
    found = accept(ledger, "reviewer-2")
    assert found.note == "no finding: reviewer-1 rejected it: another launch"
    assert now(ledger).state == "disputed"


def test_a_third_person_settles_a_dispute(ledger: Ledger) -> None:
    judging.reject(ledger, LAUNCH, person("reviewer-1"))
    accept(ledger, "reviewer-2")
    assert accept(ledger, "reviewer-3").finding is not None


def test_one_person_twice_is_not_two(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    with pytest.raises(InputError, match="reviewer-1 accepted it already"):
        accept(ledger, "reviewer-1", hours=2)
    with pytest.raises(InputError, match="reviewer-1 accepted it already"):
        accept(ledger, " reviewer-1 ", hours=2)
    assert accepted(ledger) == ()


@pytest.mark.parametrize("by", ["Reviewer-1", "REVIEWER-1"])
def test_one_person_in_other_letters_is_not_two(ledger: Ledger, by: str) -> None:
    accept(ledger, "reviewer-1")
    assert accept(ledger, by).finding is None
    assert accepted(ledger) == ()


def test_one_person_with_two_days_is_not_two(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    assert accept(ledger, "reviewer-1", date(2020, 2, 27), hours=2).finding is None
    assert now(ledger).state == "awaiting"


def test_after_a_withdrawal_two_persons_are_asked_for_anew(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    accept(ledger, "reviewer-2", hours=2)
    judging.withdraw(ledger, LAUNCH, person("reviewer-3", "corrected", NOW + timedelta(hours=3)))
    assert accept(ledger, "reviewer-1", hours=4, again=True).finding is None
    assert accept(ledger, "reviewer-2", hours=5, again=True).finding is not None
    assert len(accepted(ledger)) == 1


def test_what_is_withdrawn_needs_to_be_accepted_anew_on_purpose(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    accept(ledger, "reviewer-2", hours=2)
    judging.withdraw(ledger, LAUNCH, person("reviewer-3", "corrected", NOW + timedelta(hours=3)))
    with pytest.raises(InputError, match=r"withdrawn by reviewer-3(.|\n)*--again"):
        accept(ledger, "reviewer-4", hours=4)


def test_an_event_without_a_day_is_refused_with_two_judges_too(ledger: Ledger) -> None:
    with pytest.raises(InputError):
        accept(ledger, "reviewer-1", on=None)
    assert now(ledger).state == "proposed"


def test_a_finding_of_one_person_stands_when_two_are_asked_for_later(store: Store) -> None:
    one = kept(Ledger(store))
    accept(one, "reviewer-1")
    ask_judges(one, 2, by="editor-1", because="two pairs of eyes", at=NOW)
    assert now(one).state == "accepted"
    assert len(accepted(one)) == 1


def test_with_one_judge_nothing_waits(store: Store) -> None:
    one = kept(Ledger(store))
    assert accept(one, "reviewer-1").finding is not None


def test_the_list_of_proposals_knows_what_waits(ledger: Ledger) -> None:
    accept(ledger, "reviewer-1")
    with ledger.reading() as view:
        assert {each.id: each.state for each in threads(view)}[LAUNCH] == "awaiting"
