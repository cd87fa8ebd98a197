"""The values of the language: frozen, given by name, and each with the docstring that documents its keys."""

import dataclasses
from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_args

import pydantic
import pytest

from detente.law import declaration, instrument
from detente.law.allowance import Cap, Limit
from detente.law.declaration import Declaration, Factor
from detente.law.instrument import ACTS, ExemptionKind, Measure, Provision, Scope, Targets
from tests.build import DECLARATION, cap, measure, provision

VALUES = [
    made
    for module in (instrument, declaration)
    for made in vars(module).values()
    if isinstance(made, type) and is_dataclass(made)
]


@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_a_value_cannot_be_changed(made: type) -> None:
    assert made.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(made)
    with pytest.raises(TypeError, match="positional argument"):
        made("by place")


@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_a_value_says_what_it_is(made: type) -> None:
    assert (made.__doc__ or "").strip()
    assert not (made.__doc__ or "").startswith(f"{made.__name__}(")


@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_a_key_that_a_value_does_not_know_is_refused(made: type) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        pydantic.TypeAdapter(made).validate_python({"nonsense": 1})
    assert "nonsense" in [fault["loc"][0] for fault in caught.value.errors() if fault["type"].startswith("unexpected")]


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_a_field_of_a_provision_that_is_not_given_by_itself(act: str) -> None:
    assert getattr(Provision(paragraph="1", reading="text"), act) is None


def test_a_provision_names_its_act() -> None:
    assert provision(impose=measure()).act == "impose"
    assert provision(lift=Targets(measures=("coal",))).act == "lift"


def test_a_provision_without_an_act_has_no_name_for_it() -> None:
    with pytest.raises(StopIteration):
        _ = Provision(paragraph="1", reading="text").act


def test_the_acts_stand_in_the_order_of_the_fields() -> None:
    names = [each.name for each in fields(Provision)]
    assert tuple(name for name in names if name in ACTS) == ACTS


def test_a_scope_without_parts_is_equal_to_another() -> None:
    assert Scope() == Scope()
    assert Scope(flow="either") != Scope()


def test_a_value_can_be_distinguished_and_kept_in_a_set() -> None:
    assert len({measure(), measure(), measure(summary="Other.")}) == 2


def test_a_frozen_value_refuses_a_new_field() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        measure().summary = "Other."  # type: ignore[misc]


def test_a_cap_warns_at_the_shares_that_the_committee_is_notified() -> None:
    assert cap(5).warn_at == (75, 90, 95)
    assert Cap(limits=(), starts=date(2017, 1, 1), counter="x").months is None


REFUSED = [
    (
        Measure,
        {"id": "coal", "summary": "x", "purpose": "revenue", "civilian_impact": "huge", "scope": []},
        "civilian_impact",
    ),
    (Limit, {"amount": "much", "unit": "t"}, "amount"),
    (Limit, {"amount": "5", "unit": "pounds"}, "unit"),
    (
        Factor,
        {"hs": ["2710"], "product": "oil", "barrels_per_tonne": "NaN", "reading": "text", "source": "x"},
        "barrels_per_tonne",
    ),
    (Declaration, {"id": "x", "title": "x", "target": "CU"}, "authority"),
    (Declaration, {"id": "x", "title": "x", "authority": "x", "end_uses": [{"title": "x"}]}, "end_uses"),
    (Scope, {"flow": "sideways"}, "flow"),
    (Scope, {"activity": ["smuggling"]}, "activity"),
    (Scope, {"contract_before": "soon"}, "contract_before"),
    (Targets, {"beneath": "perhaps"}, "beneath"),
]


@pytest.mark.parametrize(("made", "given", "key"), REFUSED)
def test_a_value_of_another_kind_is_refused_by_its_key(made: type, given: dict[str, object], key: str) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        pydantic.TypeAdapter(made).validate_python(given)
    assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {key}


def test_a_declaration_names_its_target_and_may_be_bare() -> None:
    bare = Declaration(id="x", title="X", authority="Nobody", target="KP")
    assert (bare.groups, bare.positions, bare.findings, bare.factors, bare.designations, bare.places) == ((),) * 6
    assert {table.id for table in DECLARATION.factors} == {"oil"}


def test_the_kinds_of_exemption_are_five() -> None:
    assert get_args(ExemptionKind) == ("carve-out", "approval", "notification", "no-objection", "bar")
