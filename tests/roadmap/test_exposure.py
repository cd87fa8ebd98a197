"""What a side has given that it cannot take back and that is unanswered."""

from decimal import Decimal

import pytest

from detente.roadmap.exposure import Exposure, answering, exposures, irreversible
from detente.roadmap.plan import PartyRange
from tests.roadmap.plans import commitment, plan

COST = PartyRange(party="north", least=Decimal(1), most=Decimal(3), unit="million dollars", source="assumed")
MADE = plan(
    commitment("dismantled", cost=(COST,)),
    commitment("decided", "south", kind="relief-decided", answers=("dismantled",), reverse_days=0),
    commitment("paid", "south", kind="relief-delivered", after=("decided",), answers=("dismantled",)),
    commitment("shut", reverse_days=90, cure_days=90),
)


def of(side: str, *done: str) -> Exposure:
    """The exposure of a side with some commitments fulfilled."""
    return next(each for each in exposures(MADE, set(done)) if each.side == side)


def test_an_act_that_cannot_be_undone_is_exposed_until_it_is_answered() -> None:
    assert [each.id for each in of("target", "dismantled").acts] == ["dismantled"]
    assert of("target", "dismantled", "decided", "paid").acts == ()


def test_relief_that_was_only_decided_is_no_answer() -> None:
    assert [each.id for each in of("target", "dismantled", "decided").acts] == ["dismantled"]
    assert [each.id for each in answering(MADE, "dismantled")] == ["paid"]


def test_what_was_given_in_return_is_not_exposed_itself() -> None:
    assert of("sender", "dismantled", "decided", "paid").acts == ()
    assert [each.id for each in of("sender", "paid").acts] == ["paid"]


def test_an_act_that_can_be_undone_within_its_cure_period_is_not_exposed() -> None:
    assert of("target", "shut").acts == ()


@pytest.mark.parametrize(
    ("reverse", "cure", "found"), [(None, 30, True), (31, 30, True), (30, 30, False), (0, 0, False)]
)
def test_an_act_is_irreversible_where_undoing_takes_longer_than_the_cure_period(
    reverse: int | None, cure: int, *, found: bool
) -> None:
    assert irreversible(commitment("a", reverse_days=reverse, cure_days=cure)) is found


def test_the_cost_is_a_range_and_says_that_it_is_assumed() -> None:
    found = of("target", "dismantled")
    assert (found.least, found.most, found.unit, found.assumed) == (Decimal(1), Decimal(3), "million dollars", True)


def test_costs_in_different_units_are_not_added() -> None:
    other = PartyRange(party="north", least=Decimal(1), most=Decimal(1), unit="tonnes", source="a source")
    made = plan(commitment("a", cost=(COST,)), commitment("b", cost=(other,)))
    (found,) = exposures(made, {"a", "b"})
    assert (len(found.acts), found.unit, found.most) == (2, "", Decimal(0))
