"""Decisions replayed from their receipts, under the reading that they name and under others."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from msgspec import structs

from detente.decide.receipt import decode, encode
from detente.desk.desk import Desk
from detente.desk.replays import replay
from detente.errors import InputError
from detente.law.condition import Finding
from tests.desk.small_law import small_law

DESK: Final = Desk()
SQUID: Final = {"date": "2020-04-01", "from_country": "KP", "to_country": "CN", "hs": "030743"}
VERIFIED: Final = Finding(kind="no-launches-verified", on=date(2020, 2, 1))
LAUNCH: Final = Finding(kind="ballistic-launch", on=date(2020, 2, 20))


def receipt(**reading: object) -> str:
    return DESK.decide(SQUID, **reading).receipt  # type: ignore[arg-type]


def test_a_replay_has_the_law_the_engine_and_the_row_of_the_receipt() -> None:
    found = replay(DESK, receipt())
    assert (found.same_law, found.same_engine, found.row.hs) == (True, True, "030743")
    assert found.decision.receipt == encode(found.receipt)


@pytest.mark.parametrize(
    ("reading", "verdict"),
    [
        ({}, "prohibited"),
        ({"with_drafts": "draft-2019-12-16"}, "permitted"),
        ({"with_proposals": "stepwise-2019"}, "prohibited"),
        ({"with_proposals": "stepwise-2019", "findings": VERIFIED}, "permitted"),
        ({"with_proposals": "stepwise-2019", "findings": (VERIFIED, LAUNCH)}, "prohibited"),
        ({"with_proposals": "stepwise-2019", "findings": VERIFIED, "known_on": "2020-01-31"}, "prohibited"),
        ({"with_proposals": "stepwise-2019@2020-05-01", "findings": VERIFIED}, "prohibited"),
    ],
)
def test_a_receipt_has_the_whole_reading(reading: dict[str, object], verdict: str) -> None:
    word = receipt(**reading)
    found = replay(DESK, word)
    assert found.decision.verdict == DESK.decide(SQUID, **reading).verdict == verdict  # type: ignore[arg-type]
    assert found.decision.receipt == word


def test_other_findings_may_take_the_place_of_its_own() -> None:
    word = receipt(with_proposals="stepwise-2019", findings=VERIFIED)
    assert replay(DESK, word, ()).decision.verdict == "prohibited"
    assert replay(DESK, word, (VERIFIED, LAUNCH)).decision.verdict == "prohibited"
    assert replay(DESK, word, VERIFIED, date(2020, 1, 1)).decision.verdict == "prohibited"
    assert replay(DESK, word, VERIFIED).decision.verdict == "permitted"


def test_the_head_of_a_ledger_stays_in_the_receipt() -> None:
    word = encode(structs.replace(decode(receipt()), ledger="dl1.1.00000000." + "0" * 64))
    assert replay(DESK, word).decision.receipt == word


@pytest.mark.parametrize(
    "changes",
    [
        {"regime": "un-9999"},
        {"with_drafts": ("draft-of-nobody",)},
        {"with_proposals": ("draft-2019-12-16",)},
        {"with_proposals": ("nothing",)},
        {"position": "lax"},
        {"facts": {"date": "soon"}},
        {"facts": {"colour": "red"}},
    ],
)
def test_a_receipt_of_what_the_law_lacks_is_refused(changes: dict[str, object]) -> None:
    word = encode(structs.replace(decode(receipt()), **changes))
    with pytest.raises(InputError, match="receipt"):
        replay(DESK, word)


def test_a_receipt_of_another_corpus_says_so(tmp_path: Path) -> None:
    other = Desk(corpus=small_law(tmp_path / "law"))
    word = other.decide({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}).receipt
    assert replay(other, word).same_law
    changed = encode(structs.replace(decode(word), law="0" * 12))
    assert not replay(other, changed).same_law
