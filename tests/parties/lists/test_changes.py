"""What separates two editions: who came, who went, what became different."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.parties.entity import Entity, Name, Number
from detente.parties.lists.changes import FieldChange, changes

RUPERT = Entity(
    id="KPi.001",
    kind="person",
    names=(Name(text="Rupert Hentzau", quality="primary"), Name(text="Rupe", quality="weak")),
    births=("1871",),
    countries=("KE", "MT"),
    numbers=(Number(kind="passport", text="A1"),),
    listed_on=date(2016, 3, 2),
)
RUDOLF = replace(RUPERT, id="KPi.002", names=(Name(text="Rudolf", quality="primary"),))


def test_who_came_and_who_went() -> None:
    found = changes([RUPERT], [RUDOLF])
    assert (found.added, found.removed, found.changed, found.same) == ((RUDOLF,), (RUPERT,), (), 0)


def test_nothing_changed() -> None:
    found = changes([RUPERT, RUDOLF], [RUDOLF, RUPERT])
    assert (found.added, found.removed, found.changed, found.same) == ((), (), (), 2)


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ({"births": ("1871", "1872")}, FieldChange(field="births", gone=(), came=("1872",))),
        ({"births": ()}, FieldChange(field="births", gone=("1871",), came=())),
        ({"kind": "entity"}, FieldChange(field="kind", gone=("person",), came=("entity",))),
        ({"listed_on": None}, FieldChange(field="listed_on", gone=("2016-03-02",), came=())),
        (
            {"names": (Name(text="Rupert Hentzau", quality="primary"), Name(text="Rupe"))},
            FieldChange(field="names", gone=("Rupe (weak)",), came=("Rupe (alias)",)),
        ),
        (
            {"numbers": (Number(kind="passport", text="A1", country="KE"),)},
            FieldChange(field="numbers", gone=("passport A1",), came=("passport A1 KE",)),
        ),
    ],
)
def test_what_became_different(change: dict[str, Any], difference: FieldChange) -> None:
    (found,) = changes([RUPERT], [replace(RUPERT, **change)]).changed
    assert found.differences == (difference,)


def test_another_order_is_no_difference() -> None:
    found = changes([RUPERT], [replace(RUPERT, countries=("MT", "KE"))])
    assert (found.changed, found.same) == ((), 1)


def test_two_entries_of_one_reference_are_told_by_their_order() -> None:
    found = changes([RUPERT, RUPERT], [RUPERT])
    assert (found.removed, found.same) == ((RUPERT,), 1)
