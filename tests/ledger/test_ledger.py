"""Rows in a ledger, on both databases: appended whole or not at all, one after another, and the same everywhere."""

import multiprocessing
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from detente.errors import InputError
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry
from detente.ledger.verify import verify
from detente.ledger.view import LedgerView
from detente.store.address import address_of
from detente.store.store import Store
from tests.ledger.rows import AWKWARD, NOW, append, entry, filled
from tests.store.databases import NewStore


def test_a_ledger_exists_from_its_first_row_on(store: Store) -> None:
    ledger = Ledger(store)
    assert not ledger.exists()
    append(ledger, entry(1))
    assert ledger.exists()
    assert ledger.head().count == 1


def test_what_was_appended_is_read_back_with_every_character(store: Store) -> None:
    ledger = filled(Ledger(store), 2)
    with ledger.reading() as view:
        first, second = view.rows()
    assert (first.seq, first.kind, first.subject, first.by) == (1, "document", "d1", "monitor-1")
    assert first.fields["note"] == AWKWARD
    assert first.body == {"text": f"{AWKWARD} 1", "share": 1 / 3}
    assert first.at == NOW + timedelta(microseconds=1)
    assert (second.body, second.removed) == (None, False)


def test_both_databases_give_the_same_head(new_store: NewStore) -> None:
    assert str(filled(Ledger(new_store()), 20).head()) == (
        "dl1.20.95b0ab33.1088bb4fc0019712110e0a708b3826341a5c42576b072536bcc829c00d9c8e89"
    )


def test_rows_appended_at_once_and_one_by_one_give_the_same_hashes_where_their_instants_are_the_same(
    new_store: NewStore,
) -> None:
    together, apart = Ledger(new_store()), Ledger(new_store())
    append(together, *map(entry, range(1, 8)))
    for number in range(1, 8):
        append(apart, entry(number))
    assert together.head() == apart.head()


def test_rows_are_found_by_kind_subject_and_place(store: Store) -> None:
    ledger = filled(Ledger(store), 9)
    with ledger.reading() as view:
        assert [row.seq for row in view.rows(subjects=["d3", "d5"])] == [3, 5]
        assert [row.seq for row in view.rows("document", after=7)] == [8, 9]
        assert list(view.rows("finding")) == []
        assert view.row(10) is None


def test_a_subject_with_signs_of_a_pattern_is_taken_literally(store: Store) -> None:
    ledger = Ledger(store)
    append(ledger, *(Entry(kind="document", subject=each, fields={}) for each in ("a%.s1", "ab.s1", "a%.s2")))
    with ledger.reading() as view:
        assert [row.subject for row in view.rows(below="a%.")] == ["a%.s1", "a%.s2"]


def test_a_refusal_leaves_the_ledger_as_it_was(store: Store) -> None:
    ledger = filled(Ledger(store), 3)
    before = ledger.head()

    def refuse(_view: LedgerView, _next: int) -> tuple[Sequence[Entry], None]:
        raise InputError("no")

    with pytest.raises(InputError, match="no"):
        ledger.append(refuse, at=NOW)
    assert ledger.head() == before


def test_a_value_that_json_lacks_is_refused_and_nothing_is_kept(store: Store) -> None:
    ledger = filled(Ledger(store), 1)
    bad = Entry(kind="document", subject="d2", fields={"share": float("nan")})
    with pytest.raises(InputError, match="d2: it cannot be kept"):
        append(ledger, entry(2), bad)
    assert ledger.head().count == 1


def test_an_instant_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="without a time zone"):
        append(Ledger(store), entry(1), at=datetime(2026, 12, 1))


def test_the_place_of_the_next_row_is_told_to_who_appends(store: Store) -> None:
    ledger = filled(Ledger(store), 4)

    def make(view: LedgerView, next_: int) -> tuple[Sequence[Entry], int]:
        assert view.head().count == 4
        return [Entry(kind="finding", subject=f"f{next_}", fields={})], next_

    assert ledger.append(make, at=NOW) == (5, ledger.head())


def test_a_reader_sees_one_state_while_a_writer_appends(store: Store) -> None:
    ledger = filled(Ledger(store), 3)
    with ledger.reading() as view:
        before = view.head()
        append(Ledger(Store(store.address)), entry(4))
        assert view.head() == before
        assert len(list(view.rows())) == 3
    assert ledger.head().count == 4


def test_a_question_to_a_ledger_that_is_not_there_says_how_one_is_made(store: Store) -> None:
    with pytest.raises(InputError, match=r"there is no ledger(.|\n)*evidence import"):
        Ledger(store).head()


def test_an_empty_ledger_has_a_head_of_no_rows(store: Store) -> None:
    assert append(Ledger(store)) == Head()


WRITERS = 8
EACH = 25


def _write(url: str, file: str, number: int) -> None:
    """One writer of several, in a process of its own."""
    from pathlib import Path

    ledger = Ledger(Store(address_of(Path(file).parent) if file else address_of(None, url)))
    for turn in range(EACH):
        append(ledger, Entry(kind="decision", subject=f"w{number}.{turn}", fields={"by": f"w{number}"}))


def test_eight_writers_make_one_chain_with_every_row_once(store: Store) -> None:
    url = "" if store.address.file else store.address.url.render_as_string(hide_password=False)
    context = multiprocessing.get_context("spawn")
    running = [
        context.Process(target=_write, args=(url, str(store.address.file or ""), number)) for number in range(WRITERS)
    ]
    for each in running:
        each.start()
    for each in running:
        each.join()
    assert [each.exitcode for each in running] == [0] * WRITERS
    with Ledger(store).reading() as view:
        subjects = [row.subject for row in view.rows()]
        found = verify(view)
    assert found.intact, found.faults
    assert sorted(subjects) == sorted(f"w{number}.{turn}" for number in range(WRITERS) for turn in range(EACH))
    for number in range(WRITERS):
        assert [each for each in subjects if each.startswith(f"w{number}.")] == [f"w{number}.{t}" for t in range(EACH)]
