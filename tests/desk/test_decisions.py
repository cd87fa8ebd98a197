"""The desk: what is asked of transactions."""

from datetime import date

import pytest

from detente.decide.receipt import Receipt, decode, encode
from detente.desk.decisions import Matching
from detente.desk.desk import Desk
from detente.errors import InputError, UsageError
from detente.law.condition import Finding

COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
DAY = date(2019, 12, 26)


def test_a_decision_is_made_from_columns() -> None:
    found = Desk().decide(COAL)
    assert (found.id, found.verdict) == ("1", "prohibited")
    assert found.reasons[0].citation.paragraph


def test_facts_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        Desk().decide(COAL | {"hs": "7701"})
    assert caught.value.where == "hs"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"with_drafts": ["draft-x"]}, "no draft is called 'draft-x'"),
        ({"with_drafts": ["draft-2019-12-16@soon"]}, "'soon' is not a day"),
        ({"position": "lenient"}, "no position is called 'lenient'"),
        ({"regime": "un-1"}, "no regime is called 'un-1'"),
    ],
)
def test_a_reading_that_there_is_not_is_refused(more: dict[str, object], what: str) -> None:
    with pytest.raises(UsageError) as caught:
        Desk().decide(COAL, **more)  # type: ignore[arg-type]
    assert caught.value.what == what


def test_one_decider_is_made_for_each_reading() -> None:
    desk = Desk()
    assert desk.decider() is desk.decider()
    assert desk.decider() is not desk.decider(with_drafts=["draft-2019-12-16"])
    assert desk.decider() is not desk.decider(matching=Matching())
    assert desk.decider() is not desk.decider(findings=[Finding(kind="ballistic-launch", on=DAY)])


def test_a_draft_is_read_as_if_it_were_adopted() -> None:
    facts = COAL | {"date": "2020-06-01", "hs": "7208"}
    plain = Desk().decide(facts)
    drafted = Desk().decide(facts, with_drafts=["draft-2019-12-16"])
    assert decode(drafted.receipt).with_drafts == ("draft-2019-12-16",)
    assert plain.receipt != drafted.receipt


def test_a_name_may_be_that_of_a_listed_party_unless_nobody_is_matched() -> None:
    facts = {"date": "2018-06-01", "activity": "payment", "to_country": "CN", "parties": "Ri Won Ho"}
    assert Desk().decide(facts).identities != ()
    assert Desk().decide(facts, matching=None).identities == ()
    taken = Desk().decide(facts, matching=Matching(take=750))
    assert taken.identities[0].taken is True
    assert taken.verdict == "prohibited"


# --- receipts ---------------------------------------------------------------------------------------------------------


def test_a_receipt_makes_the_same_decision_again() -> None:
    desk = Desk()
    found = desk.decide(COAL)
    again = desk.replay(found.receipt)
    assert again.decision == found
    assert (again.same_law, again.same_engine) == (True, True)


def test_a_receipt_of_another_engine_is_told() -> None:
    receipt = decode(Desk().decide(COAL).receipt)
    other = Receipt("0.0.0", receipt.law, receipt.regime, receipt.facts)
    assert Desk().replay(encode(other)).same_engine is False


def test_a_receipt_of_a_regime_that_is_not_there_is_refused() -> None:
    receipt = decode(Desk().decide(COAL).receipt)
    with pytest.raises(InputError, match="no regime is called 'un-0'"):
        Desk().replay(encode(Receipt(receipt.engine, receipt.law, "un-0", receipt.facts)))


@pytest.mark.parametrize("word", ["", "hello", "dt1."])
def test_what_is_no_receipt_is_refused(word: str) -> None:
    with pytest.raises(InputError):
        Desk().replay(word)


# --- many at once -----------------------------------------------------------------------------------------------------

OIL = {"date": "2018-03-01", "from_country": "CN", "to_country": "KP", "hs": "271012", "unit": "bbl"}


def test_many_are_decided_in_their_order_and_counted_in_the_order_of_their_days() -> None:
    late, early = OIL | {"date": "2018-05-01", "quantity": "300000"}, OIL | {"quantity": "300000"}
    found = Desk().decisions([late, early, COAL], matching=None)
    assert [each.id for each in found] == ["1", "2", "3"]
    assert [each.verdict for each in found] == ["over-cap", "within-cap", "prohibited"]
    assert [each.verdict for each in Desk().decisions([late], matching=None)] == ["within-cap"]


def test_one_of_many_that_has_an_id_keeps_it() -> None:
    found = Desk().decisions([COAL | {"id": "mine"}, COAL], matching=None)
    assert [each.id for each in found] == ["mine", "2"]
    assert found[1] == Desk().decide(COAL | {"id": "2"}, matching=None)


def test_one_of_many_that_cannot_be_read_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        Desk().decisions([COAL, COAL | {"hs": "7701"}])
    assert caught.value.where == "transaction 2, hs"


def test_of_none_there_is_no_decision() -> None:
    assert Desk().decisions([]) == ()
