"""The parts of a decision: reasons, changes, receipts, prose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.decide.prose import as_prose
from detente.decide.receipt import PREFIX, Receipt, Total, decode, encode
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.law.allowance import WindDown
from detente.law.instrument import Judgement, Scope, Targets
from detente.transactions.transaction import read_one
from tests.build import cap, decide, decider, exemption, measure, provision, text

LATE = WindDown(contract_before=date(2017, 8, 5), until=date(2018, 9, 4))
BAN = text(
    "a",
    "2017-08-05",
    provision(9, impose=measure(wind_down=LATE)),
    provision(10, exempt=exemption(end_use=("medical",))),
)
DRAFT = text("draft-x", "2018-01-01", provision(1, lift=Targets(measures=("coal",))), status="draft")


def changes(**facts: str) -> set[tuple[str, str, str]]:
    """What would change the verdict on coal out of the target in June 2018."""
    return {(each.kind, each.what, each.verdict) for each in decide(decider(BAN, DRAFT), **facts).would_change}


def test_what_would_change_a_ban() -> None:
    assert changes() == {
        ("date", "up to 2017-08-04", "permitted"),
        ("contract-date", "with a contract made before 2017-08-05", "permitted"),
        ("approval", "with the approval held", "permitted"),
        ("end-use", "for the end use medical", "needs-approval"),
        ("draft", "if draft-x were adopted", "permitted"),
    }


def test_what_would_change_a_clearance_is_only_time() -> None:
    assert changes(contract_date="2017-01-01") == {("date", "from 2018-09-05", "prohibited")}


def test_a_draft_changes_nothing_before_its_day() -> None:
    assert "draft" not in {kind for kind, _, _ in changes(date="2017-12-31")}


def test_nothing_would_change_what_is_undetermined() -> None:
    assert {kind for kind, _, _ in changes(hs="27")} <= {"draft"}


def test_a_reason_names_the_facts_that_it_rests_on() -> None:
    reason = decide(decider(BAN), origin_country="KP", from_country="CN").reasons[0]
    assert dict(reason.facts) == {
        "activity": "trade",
        "date": "2018-06-01",
        "hs": "270112",
        "origin_country": "KP",
    }
    assert (reason.citation.symbol, reason.citation.source) == ("T/a", "https://example.org/a")


def test_plain_words_hold_verdict_paragraph_and_what_is_open() -> None:
    subject = decider(BAN)
    row = read_one(
        {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "end_use": "medical"}
    )
    words = as_prose(subject.decide(row), row)
    assert words.startswith(
        "Approval required: trade in HS 270112 from KP to CN for the end use medical on 2018-06-01."
    )
    assert "No coal (T/a, para. 9)." in words
    assert "It may qualify for the exemption leave (a ¶10)." in words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"hs": "260111"}, "No measure of this regime applies on the facts given."),
        ({"hs": "27"}, "To settle it, state hs."),
        ({"contract_date": "2017-01-01"}, "The exemption coal.wind-down (a ¶9) applies to the measure coal (a ¶9)."),
        ({"date": "2018-01/2018-12"[:7]}, "at some time from 2018-01-01 to 2018-01-31"),
    ],
)
def test_plain_words_for_other_outcomes(facts: dict[str, str], words: str) -> None:
    given_facts = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"} | facts
    row = read_one(given_facts)
    assert words in as_prose(decider(BAN).decide(row), row)


def test_prose_reports_a_judgement_once() -> None:
    open_words = Judgement(words="Whether it helps.", by="a State", points=(Scope(end_use=("military",)),))
    subject = decider(text("a", "2016-03-02", provision(1, impose=measure(judgement=open_words))))
    row = read_one({"date": "2018-06-01", "from_country": "KP", "hs": "270112", "end_use": "military"})
    assert "A State must judge whether it helps (a ¶1)." in as_prose(subject.decide(row), row)


WORDS = some.text(max_size=30)


@given(
    WORDS, WORDS, WORDS, some.dictionaries(WORDS, WORDS, max_size=5), some.lists(WORDS, max_size=3), some.none() | WORDS
)
def test_a_receipt_says_what_went_in(
    engine: str, law: str, regime: str, facts: dict[str, str], drafts: list[str], position: str | None
) -> None:
    receipt = Receipt(engine, law, regime, facts, tuple(drafts), position, (Total("coal", date(2017, 1, 1), "t", 1.5),))
    assert decode(encode(receipt)) == receipt


@pytest.mark.parametrize(
    "word", ["", "dt1.", "dt1.x", "hello", "dt1.eJyrVg", "dt1." + "A" * 5000, "dt1.é", "dt2.", "dt3.eJyrVg"]
)
def test_what_is_no_receipt_is_refused(word: str) -> None:
    with pytest.raises(InputError, match="this is not a whole receipt"):
        decode(word)


def test_a_receipt_that_unpacks_without_end_is_refused() -> None:
    from base64 import urlsafe_b64encode
    from zlib import compress

    bomb = PREFIX + urlsafe_b64encode(compress(b"0" * 50_000_000)).decode()
    with pytest.raises(InputError, match="this is not a whole receipt"):
        decode(bomb)


def test_a_decision_under_a_cap_is_made_again_with_its_totals() -> None:
    desk = Desk()
    subject = desk.decider()
    counter = subject.counter()
    base = {"from_country": "CN", "to_country": "KP", "hs": "271019", "unit": "bbl"}
    subject.decide(read_one(base | {"date": "2019-01-31", "quantity": "450000"}), counter)
    second = subject.decide(read_one(base | {"date": "2019-02-28", "quantity": "60000"}), counter)
    again = desk.replay(second.receipt)
    assert second.verdict == "over-cap"
    assert again.decision == second
    assert (again.same_law, again.same_engine) == (True, True)


def test_a_receipt_of_another_law_is_reported() -> None:
    desk = Desk()
    receipt = decode(desk.decide({"date": "2019-01-31", "hs": "271019"}).receipt)
    other = Receipt(receipt.engine, "another", receipt.regime, receipt.facts)
    assert desk.replay(encode(other)).same_law is False


def test_caps_are_reported_with_their_totals() -> None:
    subject = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100)))))
    row = read_one({"date": "2017-03-01", "from_country": "KP", "hs": "270112", "quantity": "120", "unit": "t"})
    words = as_prose(subject.decide(row), row)
    assert (
        "Nothing is counted under the 100 t cap for 2017 before this transaction, which adds 120, of which 100 fits."
        in words
    )
    in_file = as_prose(subject.decide(row, subject.counter()), row)
    assert "Earlier rows of this file use 0 of the 100 t cap for 2017; this row adds 120, of which 100 fits." in in_file
