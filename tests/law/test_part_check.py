"""Parts of the law that no type refuses: each fault names its key."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.law.allowance import WindDown
from detente.law.condition import Condition
from detente.law.instrument import Amendment, Scope
from detente.law.part_check import part_faults, scopes_without_activity
from tests.build import DECLARATION, cap, exemption, measure, provision

PERSONS = replace(DECLARATION, target="")


def keys(value: Any, regime: Any = DECLARATION) -> list[str]:
    return [key for key, _, _ in part_faults(value, regime)]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (Scope(), ""),
        (Scope(cites="1 ¶1"), ""),
        (Scope(activity=("trade",), activity_not=("travel",)), "activity_not"),
        (Scope(activity=("any", "trade")), "activity"),
        (Scope(contract_before_listing=True), "contract_before_listing"),
        (Scope(vessels="ships", no_other_party=True), "no_other_party"),
        (Scope(parties="frozen", no_other_party=True, contract_before_listing=True), "no_other_party"),
        (exemption(kind="no-objection"), "kind"),
        (exemption(kind="notification", working_days=5), "working_days"),
        (Condition(), ""),
        (WindDown(contract_before=date(2017, 1, 1), notice_by=date(2017, 2, 1)), "notice_by"),
        (cap(100, ends=date(2018, 1, 1)), ""),
    ],
)
def test_a_part_that_does_not_hold_is_told_with_its_key(value: Any, at: str) -> None:
    assert keys(value) == [at]


@pytest.mark.parametrize(
    "value",
    [
        Scope(activity=("any",)),
        Scope(activity_not=("travel",)),
        Scope(parties="frozen", contract_before_listing=True),
        Scope(vessels="ships", contract_before_listing=True),
        Scope(parties="frozen", no_other_party=True),
        exemption(kind="no-objection", working_days=10),
        cap(100),
    ],
)
def test_a_part_that_holds_has_no_fault(value: Any) -> None:
    assert keys(value) == []


@pytest.mark.parametrize("flow", ["from-target", "to-target", "either"])
def test_a_flow_needs_a_target(flow: Any) -> None:
    assert keys(Scope(flow=flow)) == []
    assert keys(Scope(flow=flow), PERSONS) == ["flow"]


def test_the_scopes_of_a_measure_that_no_activity_narrows_are_found() -> None:
    bare, narrow = Scope(parties="frozen"), Scope(activity=("any",), parties="frozen")
    assert list(scopes_without_activity(provision(1, impose=measure(scope=(narrow, bare))))) == [("impose", "scope", 1)]
    amended = provision(1, amend=Amendment(measure="coal", scope=(bare,)))
    assert list(scopes_without_activity(amended)) == [("amend", "scope", 0)]
    assert list(scopes_without_activity(provision(1, exempt=exemption(shown=(bare,))))) == []
