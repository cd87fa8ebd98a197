"""Decisions in the ledger."""

from datetime import UTC, datetime

import pytest

from detente.errors import InputError
from detente.ledger.decisions import AT_ONCE, LoggedDecision, log, logged, subject_of
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.verify import verify
from detente.store.store import Store
from tests.store.databases import new_store, server, store

__all__ = ["new_store", "server", "store"]
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def decision(number: int = 1, verdict: str = "prohibited") -> LoggedDecision:
    return LoggedDecision(
        id=f"row-{number}", verdict=verdict, regime="un-1718", receipt=f"dt2.{number}", content=f'{{"n": {number}}}'
    )


def test_a_decision_is_found_by_its_receipt(store: Store) -> None:
    ledger = Ledger(store)
    head = log(ledger, [decision(1), decision(2, "permitted")], by="a", at=NOW)
    assert head is not None
    assert head.count == 2
    with ledger.reading() as view:
        assert logged(view, "dt2.2") == (2, decision(2, "permitted"))
        assert logged(view, "dt2.3") is None


def test_the_row_says_who_decided_what_and_the_text_stands_beside_it(store: Store) -> None:
    ledger = Ledger(store)
    log(ledger, [decision()], by="desk-1", at=NOW)
    with ledger.reading() as view:
        row = view.row(1)
    assert row is not None
    assert (row.kind, row.by, row.fields["verdict"], row.fields["transaction"]) == (
        "decision",
        "desk-1",
        "prohibited",
        "row-1",
    )
    assert row.body == {"receipt": "dt2.1", "decision": '{"n": 1}'}


def test_the_last_of_two_with_one_receipt_is_found(store: Store) -> None:
    ledger = Ledger(store)
    log(ledger, [decision(), decision(verdict="permitted")], by="a", at=NOW)
    with ledger.reading() as view:
        found = logged(view, "dt2.1")
    assert found is not None
    assert (found[0], found[1].verdict) == (2, "permitted")


def test_no_decision_makes_no_ledger(store: Store) -> None:
    ledger = Ledger(store)
    assert log(ledger, [], by="a", at=NOW) is None
    assert not ledger.exists()


def test_more_than_are_appended_together_are_one_chain(store: Store) -> None:
    ledger = Ledger(store)
    head = log(ledger, (decision(number) for number in range(AT_ONCE + 3)), by="a", at=NOW)
    assert head is not None
    assert head.count == AT_ONCE + 3
    with ledger.reading() as view:
        assert verify(view, head).intact
        assert logged(view, f"dt2.{AT_ONCE + 2}") is not None


def test_a_head_of_before_is_compared_after_more_decisions(store: Store) -> None:
    ledger = Ledger(store)
    before = log(ledger, [decision(1)], by="a", at=NOW)
    log(ledger, [decision(2)], by="a", at=NOW)
    with ledger.reading() as view:
        assert verify(view, before).intact
        assert not verify(view, Head(count=1, hash="0" * 64, first=before.first if before else "")).intact


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="time zone"):
        log(Ledger(store), [decision()], by="a", at=datetime(2026, 12, 1))


@pytest.mark.parametrize(("one", "other"), [("dt2.a", "dt2.b"), ("dt2.a", "dt2.a "), ("", "dt2.")])
def test_receipts_that_differ_have_rows_of_their_own(one: str, other: str) -> None:
    assert subject_of(one) != subject_of(other)
    assert len(subject_of(one)) == 17
