"""A decision from one classification: other days, approvals, end uses and settled doubts come from the classes of its facts."""

from dataclasses import replace

import pytest

from detente.decide import decider as subject
from detente.decide.classification import Key, classify, with_classes
from detente.decide.law_columns import ORDER, LawColumns
from detente.desk.desk import Desk
from detente.transactions.party import PartyReference
from detente.transactions.transaction import Transaction, read_one

DOUBTED = {
    "date": "2018-03-01",
    "activity": "bunkering",
    "from_country": "KP",
    "to_country": "CN",
    "parties": "KPe.047?; KPe.048?",
    "vessel_imo": "8126070?; 8518780?",
}


def test_a_row_with_doubts_is_classified_once_in_its_own_law(monkeypatch: pytest.MonkeyPatch) -> None:
    decider, placed = Desk().decider(), []

    def counted(columns: LawColumns, row: Transaction) -> Key:
        placed.append(row)
        return classify(columns, row)

    monkeypatch.setattr(subject, "classify", counted)
    decision = decider.decide(read_one(DOUBTED))
    assert {change.kind for change in decision.would_change} >= {"identity"}
    assert len(placed) == 1
    decider.decision(
        read_one(DOUBTED), decider.solver.outcome(classify(decider.compiled.columns, read_one(DOUBTED))), None
    )
    assert len(placed) == 2


def test_a_settled_doubt_has_the_verdict_of_the_row_that_settles_it() -> None:
    decider, row = Desk().decider(), read_one(DOUBTED)
    told = {change.what: change.verdict for change in decider.decide(row).would_change if change.kind == "identity"}
    nobody = decider.outcome(replace(row, parties=(), vessel_imo=())).verdict
    assert told.get("if none of them is meant", decider.decide(row).verdict) == nobody
    ship = decider.outcome(replace(row, parties=(), vessel_imo=(PartyReference(name="8126070"),))).verdict
    assert told.get("if 8126070 is meant", decider.decide(row).verdict) == ship


def test_a_replaced_class_leaves_the_others() -> None:
    key = tuple(range(len(ORDER)))
    found = with_classes(key, {"date": 99, "activity": 7})
    assert [found[ORDER.index("date")], found[ORDER.index("activity")]] == [99, 7]
    assert [new for name, new in zip(ORDER, found, strict=True) if name not in ("date", "activity")] == list(key[1:-1])
