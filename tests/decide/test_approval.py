"""An approval as a value: what it covers, and what is refused."""

from datetime import date
from typing import Any

import pytest

from detente.decide.approval import Approval, HeldApprovals, convert
from detente.errors import InputError
from tests.build import cap, measure, provision, regime, scope, text

PUMP = Approval(reference="OC.1", covers=("8413",))


def test_measures_and_codes_are_told_apart() -> None:
    found = Approval(reference="OC.1", covers="coal-export; 8413.91, 27; coal-export")  # type: ignore[arg-type]
    assert (found.measures, found.codes) == (("coal-export",), ("841391", "27"))


def test_days_may_be_texts() -> None:
    found = Approval(reference="OC.1", covers=("27",), since="2019-01-01", until="2 March 2019")  # type: ignore[arg-type]
    assert (found.since, found.until) == (date(2019, 1, 1), date(2019, 3, 2))


@pytest.mark.parametrize(
    ("given", "where", "what"),
    [
        ({"reference": " "}, "reference", "the reference is empty"),
        ({"reference": "x" * 3000}, "reference", "a reference of 3,000 characters"),
        ({"covers": ()}, "covers", "the approval covers nothing"),
        ({"covers": " ; "}, "covers", "the approval covers nothing"),
        ({"covers": ("847",)}, "covers", "'847' has 3 digits"),
        ({"covers": ("7799",)}, "covers", "'7799' is in no edition of the Harmonized System"),
        ({"since": date(2019, 2, 1), "until": date(2019, 1, 31)}, "until", "ends on 2019-01-31, before it begins"),
        ({"until": "soon"}, "until", "'soon' is not a day"),
        ({"until": "2019-02-30"}, "until", "'2019-02-30' is no day of the calendar"),
        ({"quantity": 3.0}, "unit", "there is a quantity without a unit"),
        ({"unit": "t"}, "quantity", "there is a unit without a quantity"),
        ({"quantity": 3.0, "unit": "tons"}, "unit", "'tons' is not a unit"),
        ({"quantity": -1.0, "unit": "t"}, "quantity", "-1.0 is no quantity"),
        ({"quantity": float("nan"), "unit": "t"}, "quantity", "nan is no quantity"),
    ],
)
def test_an_approval_that_means_nothing_is_refused(given: dict[str, Any], where: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        Approval(**({"reference": "OC.1", "covers": ("8413",)} | given))
    assert caught.value.where == where
    assert what in caught.value.what
    assert caught.value.hint


def test_two_approvals_of_one_reference_are_refused() -> None:
    with pytest.raises(InputError, match=r"'oc\. 1' is there twice"):
        HeldApprovals((Approval(reference="OC.  1", covers=("27",)), Approval(reference="oc. 1", covers=("28",))))


def test_a_reference_is_found_without_regard_to_case_and_spacing() -> None:
    held = HeldApprovals((PUMP, Approval(reference="S/AC.49 (2019)", covers=("27",))))
    assert [each for _, each in held.of(" oc.1 ;s/ac.49  (2019); OC.1; ")] == list(held.given)
    assert held.of("OC.11") == (("OC.11", None),)


def test_a_measure_that_the_law_does_not_have_is_refused_with_the_nearest() -> None:
    held = HeldApprovals((Approval(reference="OC.1", covers=("cool-export",)),), "held.csv")
    with pytest.raises(InputError) as caught:
        held.refuse_unknown(["coal-export", "iron-export"])
    assert caught.value.where == "held.csv"
    assert caught.value.hint == "Did you mean 'coal-export'?"


def test_codes_alone_reach_the_measures_that_name_goods() -> None:
    law = text(
        "a",
        "2017-01-01",
        provision(1, impose=measure()),
        provision(2, impose=measure("money", scope=(scope(activity=("payment",), goods=None),))),
        provision(3, impose=measure("oil", cap=cap(3), scope=(scope(flow="to-target"),))),
    )
    versions = regime(law).timeline().measures
    assert [each.id for each in versions if PUMP.reach.covers(each)] == ["coal", "oil"]
    both = Approval(reference="OC.1", covers=("8413", "money"))
    assert [each.id for each in versions if both.reach.covers(each)] == ["money"]
    assert [each.id for each in versions if (PUMP.reach | both.reach).covers(each)] == ["coal", "money", "oil"]


@pytest.mark.parametrize(
    ("amount", "unit", "into", "found"),
    [
        (2.0, "t", "kg", 2000.0),
        (1.0, "m3", "l", 1000.0),
        (3.0, "pcs", "pcs", 3.0),
        (3.0, "t", "bbl", None),
        (3.0, "pcs", "kg", None),
        (3.0, "t", "USD", None),
    ],
)
def test_amounts_are_converted_where_that_does_not_depend_on_the_goods(
    amount: float, unit: str, into: str, found: float | None
) -> None:
    assert convert(amount, unit, into) == (None if found is None else pytest.approx(found))
