"""Decisions as they go out: what stands in them, in which order, and that the promised form is kept."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from detente.decide.decision import Decision, LimitUse
from detente.desk.desk import Desk
from detente.wire import decision as wire
from detente.wire.decision import to_wire
from detente.wire.shape import schema, text

STORIES = Path(__file__).parents[2] / "examples" / "stories.csv"
COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
DIESEL = {
    "date": "2018-06-01",
    "from_country": "CN",
    "to_country": "KP",
    "hs": "271019",
    "quantity": "100",
    "unit": "bbl",
}


@pytest.fixture(scope="module")
def decisions() -> list[Decision]:
    """Every decision on the stories that ship, and one with a name that is also on the lists."""
    run = Desk().decide_file(STORIES)
    return [found for _, found in run.decisions()]


def test_every_decision_reads_again_as_its_shape(decisions: list[Decision]) -> None:
    for found in decisions:
        made = to_wire(found)
        assert msgspec.json.decode(text(made), type=wire.DecisionShape) == made
    assert len({found.verdict for found in decisions}) == 8


def test_a_decision_tells_what_was_decided(decisions: list[Decision]) -> None:
    for found in decisions:
        made = to_wire(found)
        assert (made.id, made.verdict, made.receipt, made.missing) == (
            found.id,
            found.verdict,
            found.receipt,
            found.missing,
        )
        assert [each.measure for each in made.reasons] == [each.measure for each in found.reasons]
        assert [each.citation for each in made.reasons] == [str(each.citation) for each in found.reasons]
        assert [each.what for each in made.would_change] == [each.what for each in found.would_change]
        assert [each.score for each in made.identities] == [each.points / 1000 for each in found.identities]


KEYS = [
    "id",
    "verdict",
    "answer",
    "reasons",
    "missing",
    "judgements",
    "would_change",
    "identities",
    "unknown",
    "lists",
    "receipt",
]
REASON = [
    *("measure", "word", "instrument", "paragraph", "source", "citation", "summary", "reading", "numbering", "certain"),
    *("facts", "exceptions"),
]


def test_the_keys_stand_in_their_order_and_those_of_nothing_are_left_out() -> None:
    made = json.loads(text(to_wire(Desk().decide(COAL, matching=None))))
    assert list(made) == [*KEYS, "ties", "coverage"]
    assert [key for key in made["reasons"][0] if key != "doubt"] == REASON


def test_a_cap_stands_where_one_is_met_with_rounded_amounts() -> None:
    made = to_wire(Desk().decide(DIESEL, matching=None))
    caps = [each.cap for each in made.reasons if each.cap is not UNSET]
    assert [(each.amounts[0].unit, each.amounts[0].this, each.crossed) for each in caps] == [("bbl", 100.0, False)]
    amount = LimitUse(unit="t", limit=3.0, before=0.12345678, this=1.0, fits=1.0)
    assert (wire._amount(amount).before, wire._amount(amount).percent) == (0.123457, 37.449)


def changed(key: str, given: Any) -> bytes:
    """A decision as it goes out, with another value under one key."""
    made = json.loads(text(to_wire(Desk().decide(COAL, matching=None))))
    return json.dumps(made | {key: given}).encode()


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("verdict", "perhaps"),
        ("reasons", [{}]),
        ("reasons", None),
        ("receipt", 3),
        ("also_listed", "Acme"),
        ("more", 1),
    ],
)
def test_what_has_another_form_is_no_decision(key: str, given: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(changed(key, given), type=wire.DecisionShape)


def test_the_schema_names_every_key_and_what_may_be_left_out() -> None:
    found = schema(wire.DecisionShape)["$defs"]
    rest = [
        "duties",
        "ties",
        "coverage",
        "also_listed",
        "warnings",
        "drafts",
        "approvals",
        "settled",
        "transaction",
        "parties",
        "passed",
        "findings",
        "known_on",
    ]
    assert list(found["DecisionShape"]["properties"]) == [*KEYS, *rest]
    assert found["DecisionShape"]["required"] == KEYS
    assert found["ReasonShape"]["required"] == REASON
    assert found["DecisionShape"]["additionalProperties"] is False
    assert all(each["description"] for each in found.values())
