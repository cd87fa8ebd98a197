"""Checks that read a plan as it stands, case by case; the mutants have the rest."""

import pytest

from detente.roadmap.checks import words_of
from detente.roadmap.checks.found import Checked
from detente.roadmap.plan import Commitment, PlanDeadline, PlanParty, PlanTerm, PlanTrack
from tests.roadmap.plans import PARTIES, commitment, plan

DUE = PlanDeadline(days=30, after="begin")


def checked(*commitments: Commitment, **more: object) -> Checked:
    """A plan to be checked."""
    return Checked(plan=plan(*commitments, **more), texts={})


def test_a_delivery_may_be_counted_by_its_quantity() -> None:
    from decimal import Decimal

    from detente.roadmap.plan import PlanQuantity

    oil = commitment(
        "oil", "south", kind="relief-delivered", deadline=DUE, quantity=PlanQuantity(amount=Decimal(1), unit="t")
    )
    assert not list(words_of.relief_delivered(checked(oil)))


def test_a_delivery_lacks_what_it_lacks() -> None:
    bare = commitment("oil", "south", kind="relief-delivered")
    (found,) = words_of.relief_delivered(checked(bare))
    assert found.what == "oil done: its delivery has no evidence and no deadline"


def test_a_circular_wait_is_told_with_who_waits() -> None:
    made = checked(
        commitment("a", after=("c",)), commitment("b", "south", together=("a",)), commitment("c", "south", after=("b",))
    )
    (found,) = words_of.no_circular_wait(made)
    assert found.story == (
        "the North waits with: a done, until there is: c done.",
        "the South waits with: c done, until there is: a done.",
    )


def test_relief_that_can_be_taken_back_needs_no_return_in_the_law() -> None:
    made = checked(commitment("a"), commitment("r", "south", kind="relief-decided", reverse_days=30))
    assert not list(words_of.return_in_window(made))


def test_relief_that_cannot_be_taken_back_before_the_other_side_is_done_has_no_return() -> None:
    relief = commitment("r", "south", kind="relief-decided")
    (found,) = words_of.return_in_window(checked(commitment("a"), relief))
    assert found.what == "r done: it cannot be taken back"
    last = commitment("r", "south", kind="relief-decided", after=("a",))
    assert not list(words_of.return_in_window(checked(commitment("a"), last)))


def test_a_council_that_decides_by_vote_can_be_stopped_by_one() -> None:
    relief = commitment("r", "council", kind="relief-decided")
    tracks = (PlanTrack(id="council", name="the Council", council=True),)
    (found,) = words_of.nobody_alone_stops_relief(checked(relief, tracks=tracks))
    assert found.what == "Any permanent member of the Council can stop: r done"


@pytest.mark.parametrize(("verifier", "count"), [("agency", 0), ("north", 1), ("south", 1), ("third", 0), (None, 0)])
def test_a_verifier_is_neither_the_actor_nor_the_other_side_alone(verifier: str | None, count: int) -> None:
    third = PlanParty(id="third", name="a third State", side="mediator")
    made = checked(commitment("a", verifier=verifier), parties=(*PARTIES, third))
    assert len(list(words_of.verifier_independent(made))) == count


def test_an_own_side_verifier_who_is_another_party_is_no_judge_of_his_own_deed() -> None:
    ally = PlanParty(id="ally", name="an ally", side="target")
    assert not list(words_of.verifier_independent(checked(commitment("a", verifier="ally"), parties=(*PARTIES, ally))))


@pytest.mark.parametrize(("kind", "count"), [("act", 1), ("relief-delivered", 1), ("confidence", 0)])
def test_only_measures_of_confidence_may_go_unverified(kind: str, count: int) -> None:
    assert len(list(words_of.every_side_verified(checked(commitment("a", kind=kind, verifier=None))))) == count


def test_a_term_that_no_commitment_hangs_on_is_not_asked() -> None:
    assert not list(words_of.terms_defined(checked(commitment("a"), terms=(PlanTerm(id="t", words="a word"),))))
    (found,) = words_of.terms_defined(checked(commitment("a", terms=("t",)), terms=(PlanTerm(id="t", words="a word"),)))
    assert found.story[-1] == "Nothing says what 'a word' means."
