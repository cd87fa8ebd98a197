"""Findings of a ledger: what a person accepted, and what was known when."""

from datetime import UTC, date, datetime

import pytest

from detente.law.condition import Finding
from detente.ledger.findings import accepted, finding_id, findings, standing
from detente.ledger.ledger import Ledger
from detente.review import judging
from detente.store.store import Store
from tests.review.evidence import KINDS, NOW, person
from tests.store.databases import new_store, server, store

__all__ = ["new_store", "server", "store"]
DAY, LATER = date(2020, 2, 1), date(2020, 5, 1)


def add(
    ledger: Ledger, kind: str = "ballistic-launch", on: date = DAY, known_on: date | None = None, **more: str
) -> str:
    made = judging.add(ledger, kind, person(), KINDS, on=on, known_on=known_on, source="a note")
    assert made.finding is not None
    return made.finding


def test_a_ledger_that_nobody_began_has_no_findings(store: Store) -> None:
    assert accepted(Ledger(store)) == ()
    assert standing(Ledger(store), DAY) == ()


def test_a_finding_reaches_the_law_with_its_id_and_its_source(store: Store) -> None:
    ledger = Ledger(store)
    name = add(ledger, known_on=DAY)
    (found,) = accepted(ledger)
    assert (found.kind, found.on, found.known_on, found.id) == ("ballistic-launch", DAY, DAY, name)
    assert found.source


def test_it_is_known_from_the_day_of_its_row_unless_the_person_says_otherwise(store: Store) -> None:
    ledger = Ledger(store)
    add(ledger)
    add(ledger, kind="nuclear-test", known_on=LATER)
    assert [each.known_on for each in accepted(ledger)] == [NOW.date(), LATER]


@pytest.mark.parametrize(("known_on", "count"), [(date(2020, 4, 30), 0), (LATER, 1), (None, 1)])
def test_what_became_known_later_is_left_out(store: Store, known_on: date | None, count: int) -> None:
    ledger = Ledger(store)
    add(ledger, known_on=LATER)
    assert len(accepted(ledger, known_on)) == count


def test_a_withdrawal_counts_from_its_own_day(store: Store) -> None:
    ledger = Ledger(store)
    name = add(ledger, known_on=DAY)
    judging.withdraw(ledger, name, person(), known_on=LATER)
    assert accepted(ledger) == ()
    assert [each.id for each in accepted(ledger, date(2020, 4, 30))] == [name]
    assert accepted(ledger, LATER) == ()


def test_a_withdrawn_finding_is_still_told_with_who_withdrew_it(store: Store) -> None:
    ledger = Ledger(store)
    name = add(ledger)
    judging.withdraw(ledger, name, person(by="reviewer-2", because="a misprint"))
    with ledger.reading() as view:
        (found,) = findings(view)
    assert found.withdrawal is not None
    assert (found.withdrawal.by, found.withdrawal.because) == ("reviewer-2", "a misprint")
    assert not found.counts()


def test_each_finding_has_the_hash_of_its_row(store: Store) -> None:
    ledger = Ledger(store)
    add(ledger)
    with ledger.reading() as view:
        (found,) = findings(view)
        row = view.row(int(found.id.removeprefix("f")))
    assert row is not None
    assert found.digest == row.hash
    assert found.at == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_the_id_of_a_finding_is_that_of_its_row() -> None:
    assert [finding_id(each) for each in (1, 12, 1_000_000)] == ["f1", "f12", "f1000000"]


def test_a_finding_for_the_law_is_hashable_and_equal_to_itself(store: Store) -> None:
    ledger = Ledger(store)
    add(ledger, known_on=DAY)
    assert len({*accepted(ledger), *accepted(ledger)}) == 1
    assert isinstance(accepted(ledger)[0], Finding)
