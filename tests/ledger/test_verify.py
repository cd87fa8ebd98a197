"""Every change of a ledger is found: a byte flipped, a row dropped, moved, inserted or cut, in every place of 200 rows."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest
from sqlalchemy import Connection, text

from detente.errors import InputError
from detente.ledger.head import Head, head_of
from detente.ledger.ledger import Ledger
from detente.ledger.removal import remove_text
from detente.ledger.verify import Verified, verify
from detente.store.store import Store
from tests.ledger.rows import NOW, append, entry, filled

ROWS: Final = 200
Fault = Callable[..., None]
"""Takes the connection, and the place of the row as `seq`."""


class _Undo(Exception):
    """Ends a transaction without a trace."""


def _found(ledger: Ledger, change: Callable[[Connection], None], noted: Head | None = None) -> Verified:
    """What a check finds after a change, which is then undone."""
    from detente.ledger.view import LedgerView

    found: list[Verified] = []
    with pytest.raises(_Undo), ledger.store.writing() as connection:  # noqa: PT012 -- the check is within
        change(connection)
        found.append(verify(LedgerView(connection), noted))
        raise _Undo
    return found[0]


def _do(connection: Connection, words: str, **values: object) -> None:
    assert connection.execute(text(words), values).rowcount


def _flip(column: str, table: str = "ledger_row") -> Fault:
    """A change of one character, at a place that differs from row to row."""

    def change(connection: Connection, seq: int) -> None:
        asked = text(f"select {column} from {table} where seq = :seq")  # noqa: S608 -- names of ours
        old = str(connection.execute(asked, {"seq": seq}).scalar())
        place = (seq * 7919) % len(old)
        new = old[:place] + ("0" if old[place] != "0" else "1") + old[place + 1 :]
        _do(connection, f"update {table} set {column} = :new where seq = :seq", new=new, seq=seq)  # noqa: S608

    return change


def _drop(connection: Connection, seq: int) -> None:
    _do(connection, "delete from ledger_row where seq = :seq", seq=seq)


def _drop_and_close(connection: Connection, seq: int) -> None:
    """Drop a row, move those behind it up, and put the head right."""
    _drop(connection, seq)
    for each in range(seq + 1, ROWS + 1):
        connection.execute(text("update ledger_row set seq = seq - 1 where seq = :seq"), {"seq": each})
    last = connection.execute(text("select hash from ledger_row order by seq desc limit 1")).scalar()
    _do(connection, "update ledger_head set count = count - 1, hash = :hash", hash=last)


def _swap(connection: Connection, seq: int) -> None:
    other = seq % ROWS + 1
    for old, new in ((seq, -1), (other, seq), (-1, other)):
        _do(connection, "update ledger_row set seq = :new where seq = :old", old=old, new=new)


def _double(connection: Connection, seq: int) -> None:
    """A row once more, at the end."""
    _do(
        connection,
        "insert into ledger_row select :new, kind, subject, content, hash from ledger_row where seq = :seq",
        new=ROWS + 1, seq=seq,
    )  # fmt: skip


CHANGES: Final[dict[str, Fault]] = {
    "a character of the content": _flip("content"),
    "a character of the hash": _flip("hash"),
    "a character of the kind": _flip("kind"),
    "a character of the subject": _flip("subject"),
    "a dropped row": _drop,
    "a dropped row, and the others moved up": _drop_and_close,
    "two rows that changed places": _swap,
    "a row once more": _double,
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger of 200 rows, which no test changes."""
    from detente.store.address import address_of
    from tests.store.databases import database

    if request.param == "sqlite":
        return filled(Ledger(Store(address_of(tmp_path_factory.mktemp("home")))), ROWS, 40)
    return filled(Ledger(Store(address_of(None, database(request.getfixturevalue("server"))))), ROWS, 40)


def test_a_ledger_as_it_was_written_has_no_faults(ledger: Ledger) -> None:
    with ledger.reading() as view:
        found = verify(view, view.head())
    assert found.intact
    assert found.head == ledger.head()
    assert (found.head.count, found.removed) == (ROWS, 0)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_any_row_is_found(ledger: Ledger, name: str) -> None:
    step = 1 if ledger.store.address.file and name != "a dropped row, and the others moved up" else 13
    for seq in range(1, ROWS + 1, step):
        if name == "a dropped row, and the others moved up" and seq == ROWS:
            continue  # that is a cut, which only a noted head shows
        found = _found(ledger, partial(CHANGES[name], seq=seq))
        assert not found.intact, (name, seq)
    with ledger.reading() as view:
        assert verify(view).intact  # nothing of it was kept


def test_a_change_of_any_text_beside_a_row_is_found_with_its_place(ledger: Ledger) -> None:
    for seq in range(1, ROWS + 1, 2):  # every second row has one
        flip = _flip("content", "ledger_body")
        found = _found(ledger, partial(flip, seq=seq))
        assert [(each.seq, each.what) for each in found.faults] == [
            (seq, "the text beside it is not the one that was kept")
        ]


def test_a_text_that_is_gone_without_a_row_that_says_so_is_found(ledger: Ledger) -> None:
    found = _found(ledger, lambda connection: _do(connection, "delete from ledger_body where seq = 7"))
    assert [str(each) for each in found.faults] == [
        "row 7: the text beside it is gone, and no row says that it was removed"
    ]


def test_a_text_beside_no_row_is_found(ledger: Ledger) -> None:
    change = "insert into ledger_body (seq, content) values (999, '{}')"
    found = _found(ledger, lambda connection: _do(connection, change))
    assert [str(each) for each in found.faults] == ["row 999: there is a text, and no row that it belongs to"]


def test_the_row_that_was_changed_is_named(ledger: Ledger) -> None:
    found = _found(ledger, lambda connection: _flip("content")(connection, 50))
    assert {each.seq for each in found.faults} <= {50, 51}


def test_the_rows_that_are_missing_are_named(ledger: Ledger) -> None:
    found = _found(ledger, lambda connection: _do(connection, "delete from ledger_row where seq between 60 and 64"))
    assert str(found.faults[0]) == "row 60: it and 4 more rows are missing"


@pytest.mark.parametrize("left", range(0, ROWS, 9))
def test_a_cut_end_with_its_head_put_right_is_found_only_by_a_head_noted_elsewhere(ledger: Ledger, left: int) -> None:
    def cut(connection: Connection) -> None:
        connection.execute(text("delete from ledger_row where seq > :left"), {"left": left})
        connection.execute(text("delete from ledger_body where seq > :left"), {"left": left})
        last = connection.execute(text("select hash from ledger_row where seq = :left"), {"left": left}).scalar()
        _do(connection, "update ledger_head set count = :left, hash = :hash", left=left, hash=last or "0" * 64)

    assert _found(ledger, cut).intact
    found = _found(ledger, cut, ledger.head())
    assert len(found.faults) == 1
    assert "from the end, by the head that was noted" in found.faults[0].what


def test_a_head_that_was_changed_or_lost_is_found(ledger: Ledger) -> None:
    changed = _found(ledger, lambda connection: _do(connection, "update ledger_head set count = 199"))
    assert [str(each) for each in changed.faults] == ["its head is that of 199 rows, and the last row is 200"]
    lost = _found(ledger, lambda connection: _do(connection, "delete from ledger_head"))
    assert [str(each) for each in lost.faults] == ["the ledger has lost its head"]


def test_a_ledger_written_anew_is_found_by_a_noted_head(
    ledger: Ledger, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from detente.store.address import address_of

    other = Ledger(Store(address_of(tmp_path_factory.mktemp("other"))))
    append(other, entry(1))
    with ledger.reading() as view:
        first = Head(count=1, hash=next(view.stored()).hash, first=ledger.head().first)
        assert verify(view, first).intact
        forged = Head(count=1, hash="0" * 64, first=first.first)
        assert "the ledger was written anew" in verify(view, forged).faults[0].what
        assert "another ledger" in verify(view, other.head()).faults[0].what


def test_a_head_of_fewer_rows_is_that_of_the_same_ledger_later(store: Store) -> None:
    ledger = filled(Ledger(store), 5)
    noted = head_of(str(ledger.head()))
    filled(ledger, 5)
    with ledger.reading() as view:
        assert verify(view, noted).intact


def test_a_removed_text_is_no_fault_and_is_counted(store: Store) -> None:
    ledger = filled(Ledger(store), 3)
    remove_text(ledger, "d1", by="editor-1", because="the licence ended", at=NOW)
    with ledger.reading() as view:
        found = verify(view)
        row = view.row(1)
    assert (found.intact, found.removed) == (True, 1)
    assert row is not None
    assert row.removed


@pytest.mark.parametrize("word", ["", "dl1", "dl1.3.0000000.12", "12", "dl1.1.abcdefab." + "g" * 64])
def test_what_is_no_head_is_refused(word: str) -> None:
    with pytest.raises(InputError, match="this has no head"):
        head_of(word)


def test_two_heads_in_one_text_are_refused() -> None:
    with pytest.raises(InputError, match="2 different heads"):
        head_of(f"{Head()} {Head(count=1)}")
