"""Who is nobody else: parties that share a name, a reference or a number."""

import pytest

from detente.parties.trial.case import Party
from detente.parties.trial.kin import Kin, named
from tests.parties.trial.build import numbered, party

ONE = party("BRENTANO, Osvaldo", id_="A", numbers=(numbered("X-1 23"),))


def same(other: Party) -> bool:
    return Kin([ONE, other]).same(("one", "A"), (other.list, other.entity.id))


@pytest.mark.parametrize(
    "other",
    [
        party("Osvaldo Brentano", id_="B"),
        party("WEBER, Klaus", "OSVALDO BRENTANO", id_="B"),
        party("WEBER, Klaus", id_="B", references=("A",)),
        party("WEBER, Klaus", id_="B", numbers=(numbered("x123"),)),
        party("WEBER, Klaus", id_="A", list_="other"),
    ],
    ids=["the name in another order", "an alias", "a reference", "a number", "the same reference on another list"],
)
def test_what_makes_two_parties_kin(other: Party) -> None:
    assert same(other)


@pytest.mark.parametrize(
    "other",
    [
        party("Osvaldo Brentani", id_="B"),
        party("Osvaldo", id_="B"),
        party("WEBER, Klaus", id_="B", numbers=(numbered("X1234"),)),
        party("WEBER, Klaus", id_="B", references=("A2",)),
    ],
)
def test_what_does_not(other: Party) -> None:
    assert not same(other)


def test_a_changed_name_may_become_anothers() -> None:
    other = party("Osvalda BRENTANO", id_="B")
    kin = Kin([ONE, other])
    assert kin.another("osvalda brentano", ONE)
    assert not kin.another("osvalda brentano", other)
    assert not kin.another("osvaldo brentano", ONE)
    assert not kin.another("osvalld brentano", ONE)


def test_a_name_that_kin_have_too_is_no_other_partys() -> None:
    twin = party("Osvalda BRENTANO", id_="B", references=("A",))
    assert not Kin([ONE, twin]).another("Osvalda BRENTANO", ONE)


def test_namesakes_are_listed() -> None:
    kin = Kin([ONE])
    assert kin.listed("brentano osvaldo")
    assert not kin.listed("brentano")


def test_names_are_compared_without_order_case_and_marks() -> None:
    assert named("BRENTANO-Diaz, O.") == named("o diaz brentano")
    assert named("BRENTANO") != named("BRENTANA")
