"""What one transaction sees of the ledger."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql

from detente.errors import InputError, LedgerDamaged
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow, instant, stored
from detente.store.store import Store
from tests.store.databases import new_store, server, store

__all__ = ["new_store", "server", "store"]
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def entry(number: int, subject: str = "", body: object = None) -> Entry:
    kind = "finding" if number % 2 else "proposal"
    return Entry(kind=kind, subject=subject or f"s{number}", fields={"by": "a", "n": number}, body=body)  # type: ignore[arg-type]


def put(ledger: Ledger, *entries: Entry) -> Ledger:
    ledger.append(lambda _view, _next: (entries, None), at=NOW)
    return ledger


def rows(ledger: Ledger, *kinds: str, **wanted: object) -> list[LedgerRow]:
    with ledger.reading() as view:
        return list(view.rows(*kinds, **wanted))  # type: ignore[arg-type]


def test_rows_come_in_order_with_what_they_say(store: Store) -> None:
    found = rows(put(Ledger(store), *map(entry, range(1, 6))))
    assert [(each.seq, each.fields["n"], each.by) for each in found] == [(n, n, "a") for n in range(1, 6)]
    assert {each.at for each in found} == {NOW}


@pytest.mark.parametrize(
    ("kinds", "wanted", "numbers"),
    [
        (("finding",), {}, [1, 3, 5]),
        (("proposal",), {}, [2, 4]),
        (("finding", "proposal"), {}, [1, 2, 3, 4, 5]),
        ((), {"subjects": ["s2", "s5"]}, [2, 5]),
        ((), {"subjects": ["nobody"]}, []),
        ((), {"below": "s"}, [1, 2, 3, 4, 5]),
        ((), {"below": "%"}, []),
        ((), {"below": "_2"}, []),
        ((), {"after": 3}, [4, 5]),
        (("finding",), {"after": 3}, [5]),
    ],
)
def test_rows_are_chosen(store: Store, kinds: tuple[str, ...], wanted: dict[str, object], numbers: list[int]) -> None:
    found = rows(put(Ledger(store), *map(entry, range(1, 6))), *kinds, **wanted)
    assert [each.seq for each in found] == numbers


def test_what_stands_beside_a_row_comes_with_it(store: Store) -> None:
    ledger = put(Ledger(store), entry(1, body={"text": "été 北"}), entry(2))
    first, second = rows(ledger)
    assert (first.body, first.removed) == ({"text": "été 北"}, False)
    assert (second.body, second.body_digest, second.removed) == (None, None, False)


def test_one_row_is_found_by_its_place(store: Store) -> None:
    ledger = put(Ledger(store), entry(1), entry(2))
    with ledger.reading() as view:
        found = view.row(2)
        assert found is not None
        assert found.subject == "s2"
        assert view.row(3) is None
        assert view.row(0) is None


def test_a_ledger_in_one_state_does_not_see_what_comes_later(store: Store) -> None:
    ledger = put(Ledger(store), entry(1))
    with ledger.reading() as view:
        before = view.head()
        assert len(list(view.rows())) == 1
        assert view.head() == before


def test_a_row_that_is_not_as_it_was_written_is_damage(store: Store) -> None:
    ledger = put(Ledger(store), entry(1))
    with store.writing() as connection:
        connection.execute(sql("update ledger_row set content = 'x'"))
    with pytest.raises(LedgerDamaged, match="row 1"):
        rows(ledger)


def test_a_kind_that_no_row_has_is_damage(store: Store) -> None:
    ledger = put(Ledger(store), entry(1))
    with store.writing() as connection:
        connection.execute(sql("update ledger_row set kind = 'gossip'"))
    with pytest.raises(LedgerDamaged, match="row 1"):
        rows(ledger)


def test_a_lost_head_is_damage(store: Store) -> None:
    ledger = put(Ledger(store), entry(1))
    with store.writing() as connection:
        connection.execute(sql("delete from ledger_head"))
    with pytest.raises(LedgerDamaged, match="lost its head"), ledger.reading() as view:
        view.head()


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_is_not_kept(store: Store, bad: float) -> None:
    with pytest.raises(InputError, match="cannot be kept"):
        put(Ledger(store), Entry(kind="finding", subject="s", fields={"n": bad}))


def test_an_instant_is_written_in_utc_to_the_microsecond() -> None:
    assert instant(NOW) == "2026-12-01T09:00:00.000000Z"
    with pytest.raises(InputError, match="time zone"):
        instant(datetime(2026, 12, 1))


def test_the_text_of_a_row_is_the_same_whatever_the_order_of_its_fields() -> None:
    one = stored(Entry(kind="finding", subject="s", fields={"a": 1, "b": 2}), 1, NOW, "0" * 64)
    other = stored(Entry(kind="finding", subject="s", fields={"b": 2, "a": 1}), 1, NOW, "0" * 64)
    assert (one.content, one.hash) == (other.content, other.hash)
    assert stored(Entry(kind="finding", subject="s", fields={"a": 1, "b": 2}), 2, NOW, "0" * 64).hash != one.hash
