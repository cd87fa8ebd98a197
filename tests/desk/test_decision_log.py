"""Decisions that are logged, and replayed from the ledger."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from detente.decide.receipt import Receipt, decode, encode
from detente.desk.decision_log import Logbook, content, replayed, under_head
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.law.condition import Finding
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.transactions.transaction import Transaction, read_one
from tests.desk.small_law import small_law

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SQUID = {"date": "2020-04-01", "from_country": "KP", "to_country": "CN", "hs": "030743"}
VERIFIED = Finding(kind="no-launches-verified", on=datetime(2020, 2, 1, tzinfo=UTC).date(), source="an agency")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(home=tmp_path / "home")


def ledger_of(desk: Desk) -> Ledger:
    return desk.ledger().ledger


def put(desk: Desk, facts: dict[str, str] | None = None, **reading: object) -> str:
    """Decide and log; returns the receipt."""
    facts = facts or SQUID
    decision = desk.decide(facts, **reading)  # type: ignore[arg-type]
    book = Logbook(ledger_of(desk), desk.ledger().head_now(), "desk-1")
    return book.one(read_one(facts), decision, NOW).receipt


def test_a_logged_receipt_names_the_head_before_it(desk: Desk) -> None:
    first, second = put(desk), put(desk, {**SQUID, "hs": "270112"})
    assert decode(first).ledger == str(Head())
    assert decode(second).ledger.startswith("dl1.1.")


def test_the_decision_is_replayed_byte_for_byte(desk: Desk) -> None:
    receipt = put(desk)
    found = desk.replayed(receipt)
    assert (found.row, found.same, found.differs) == (1, True, ())
    assert content(found.replay.decision, found.replay.row) == content(found.replay.decision, found.replay.row)


def test_a_decision_under_findings_and_a_proposal_replays_without_the_ledger(desk: Desk, tmp_path: Path) -> None:
    receipt = put(desk, with_proposals="stepwise-2019", findings=VERIFIED)
    found = Desk(home=tmp_path / "elsewhere").replayed(receipt)
    assert (found.row, found.same) == (None, True)
    assert found.replay.decision.verdict == "permitted"
    assert [each.kind for each in found.replay.decision.findings] == ["no-launches-verified"]
    assert desk.replayed(receipt).row == 1


def test_a_later_finding_leaves_an_earlier_receipt_as_it_is(desk: Desk) -> None:
    receipt = put(desk, with_proposals="stepwise-2019")
    desk.ledger().add("no-launches-verified", on="2020-02-01", by="a", because="b", at=NOW)
    found = desk.replayed(receipt)
    assert (found.same, found.replay.decision.verdict) == (True, "prohibited")


def test_another_law_is_named(desk: Desk) -> None:
    receipt = decode(put(desk))
    changed = encode(replace_law(receipt))
    found = desk.replayed(changed)
    assert not found.same
    assert [each.partition(":")[0] for each in found.differs] == ["the law"]
    assert "and was 0000" in found.differs[0]


def replace_law(receipt: Receipt) -> Receipt:
    return structs.replace(receipt, law="0000")


def test_another_engine_is_named(desk: Desk) -> None:
    found = desk.replayed(encode(structs.replace(decode(put(desk)), engine="0.0.1")))
    assert any(each.startswith("the engine: it is") and each.endswith("and was 0.0.1") for each in found.differs)


def test_a_finding_whose_digest_is_not_its_own_is_named(desk: Desk) -> None:
    receipt = decode(put(desk, with_proposals="stepwise-2019", findings=VERIFIED))
    forged = tuple(structs.replace(each, source="somebody else") for each in receipt.findings)
    found = desk.replayed(encode(structs.replace(receipt, findings=forged)))
    assert any(each.startswith("the findings: no-launches-verified on 2020-02-01") for each in found.differs)


def test_an_edition_that_is_no_longer_at_hand_is_named(desk: Desk) -> None:
    found = desk.replayed(encode(structs.replace(decode(put(desk)), lists=("un@2020-01-01:abc",))))
    assert any("un is not at hand, and was un@2020-01-01:abc" in each for each in found.differs)


def test_an_answer_that_is_another_one_is_named(desk: Desk) -> None:
    facts = read_one(SQUID)
    decision = under_head(desk.decide(SQUID), Head())
    wrong = replace(decision, verdict="permitted")
    Logbook(ledger_of(desk), Head(), "a").one(facts, wrong, NOW)
    with ledger_of(desk).reading() as view:
        row = view.row(1)
    assert row is not None
    found = desk.replayed(row.body["receipt"])
    assert found.differs == ("the answer: it is prohibited, and was permitted",)


def test_words_that_are_others_are_named(desk: Desk) -> None:
    row: Transaction = read_one({**SQUID, "id": "other"})
    receipt = Logbook(ledger_of(desk), Head(), "a").one(row, desk.decide(SQUID), NOW).receipt
    assert desk.replayed(receipt).differs == (
        "the answer: the verdict is the same, and its words or its receipt are not",
    )


@pytest.mark.parametrize("word", ["", "dt2.", "dt2.###", "hello", "dl1.0.0.0"])
def test_what_is_no_receipt_is_refused(desk: Desk, word: str) -> None:
    with pytest.raises(InputError):
        desk.replayed(word)


def test_a_file_is_logged_row_by_row(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    rows = "".join(f"r{number},2020-04-01,KP,CN,{code}\n" for number, code in enumerate(("030743", "270112", "100630")))
    file.write_text(f"id,date,from_country,to_country,hs\n{rows}", encoding="utf-8")
    run = desk.decide_file(file)
    verdicts = [decision.verdict for _, decision in run.decisions()]
    head = Logbook(ledger_of(desk), Head(), "a").run(run, NOW)
    assert head is not None
    assert head.count == 3
    logged = desk.ledger().rows("decision")
    assert [each.fields["transaction"] for each in logged] == ["r0", "r1", "r2"]
    assert [each.fields["verdict"] for each in logged] == verdicts
    assert all(desk.replayed(each.body["receipt"]).same for each in logged)


def test_a_corpus_of_ones_own_is_replayed_under_it(tmp_path: Path) -> None:
    desk = Desk(corpus=small_law(tmp_path / "law"), home=tmp_path / "home")
    decision = desk.decide({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"})
    assert replayed(desk, None, decision.receipt).same
