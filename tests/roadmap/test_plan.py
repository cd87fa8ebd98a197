"""The values of a plan."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from detente.roadmap.plan import PlanForum, PlanPhase, PlanTrack
from tests.roadmap.plans import commitment, plan

MADE = plan(
    phases=(
        PlanPhase(id="one", title="One", commitments=(commitment("halt"),)),
        PlanPhase(id="two", title="Two", commitments=(commitment("relief", "south"),)),
    ),
    forums=(PlanForum(id="both", name="both sides", members=("north", "south")),),
    tracks=(PlanTrack(id="talks", name="the talks", forum="both"),),
)


def test_commitments_are_told_phase_by_phase() -> None:
    assert [each.id for each in MADE.commitments] == ["halt", "relief"]
    assert MADE.phase_of("relief").id == "two"
    assert MADE.commitment("halt").actor == "north"


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("north", "the North"),
        ("agency", "the agency"),
        ("both", "both sides"),
        ("talks", "the talks"),
        ("nobody", "nobody"),
    ],
)
def test_whoever_takes_part_has_a_name_and_others_are_their_own(id_: str, name: str) -> None:
    assert MADE.name(id_) == name


@pytest.mark.parametrize(("actor", "side"), [("north", "target"), ("south", "sender"), ("talks", "other")])
def test_each_party_has_a_side_and_others_are_on_none(actor: str, side: str) -> None:
    assert MADE.side(actor) == side


def test_a_plan_is_never_changed() -> None:
    changed: Any = MADE
    with pytest.raises(FrozenInstanceError):
        changed.title = "Another"


@pytest.mark.parametrize("missing", ["commitment", "party"])
def test_what_a_plan_does_not_have_is_not_made_up(missing: str) -> None:
    with pytest.raises(StopIteration):
        getattr(MADE, missing)("nothing")
