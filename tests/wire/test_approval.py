"""What the approvals of a transaction are to it, in JSON."""

import json
from typing import Any

import msgspec
import pytest

from detente.decide.approval import Approval
from detente.desk.desk import Desk
from detente.wire.approval import ApprovalNoteShape
from detente.wire.decision import DecisionShape, to_wire
from detente.wire.shape import text

PUMP = {"date": "2019-06-01", "hs": "841370", "from_country": "DE", "to_country": "KP", "approval": "OC.1"}


def going_out(**more: Any) -> dict[str, Any]:
    """The decision on a pump as a program reads it."""
    made = text(to_wire(Desk().decide(PUMP, matching=None, **more)))
    assert msgspec.json.decode(made, type=DecisionShape).id == "1"
    found: dict[str, Any] = json.loads(made)
    return found


def test_a_bare_reference_has_no_reference_of_its_own_and_was_not_checked() -> None:
    (note,) = going_out()["approvals"]
    assert (note["reference"], note["state"], note["clears"]) == ("", "not-checked", ["machinery-supply"])


def test_a_checked_approval_says_what_it_is_to_the_transaction() -> None:
    (note,) = going_out(approvals=Approval(reference="OC.1", covers=("8414",)))["approvals"]
    assert note == {
        "reference": "OC.1",
        "state": "other-goods",
        "text": "The approval OC.1 is for HS 8414, and not for HS 841370: it does not clear the transaction.",
        "clears": [],
    }


def test_where_there_is_nothing_to_tell_the_key_is_left_out() -> None:
    assert "approvals" not in json.loads(text(to_wire(Desk().decide(PUMP | {"approval": ""}, matching=None))))


@pytest.mark.parametrize("change", [{"state": "perhaps"}, {"clears": "all"}, {"brief": "expired"}, {"text": None}])
def test_what_has_another_form_is_no_note(change: dict[str, Any]) -> None:
    note = {"reference": "OC.1", "state": "covers", "text": "It does.", "clears": []} | change
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(note), type=ApprovalNoteShape)
