"""Export and import: the same rows and the same head in another ledger, or nothing."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest

from detente.errors import DetenteError, InputError, LedgerDamaged
from detente.ledger.exchange import exported, import_
from detente.ledger.ledger import Ledger
from detente.ledger.removal import remove_text
from detente.ledger.verify import verify
from detente.store.store import Store
from tests.ledger.rows import NOW, append, entry, filled
from tests.store.databases import NewStore


def export(ledger: Ledger) -> bytes:
    with ledger.reading() as view:
        return b"".join(exported(view))


def test_an_imported_ledger_has_the_same_rows_and_the_same_head(new_store: NewStore) -> None:
    ledger, other = filled(Ledger(new_store()), 12), Ledger(new_store())
    found = import_(other.store, BytesIO(export(ledger)), "ledger.jsonl")
    assert (found.new, found.head) == (12, ledger.head())
    assert export(other) == export(ledger)
    with other.reading() as view, ledger.reading() as first:
        assert verify(view, ledger.head()).intact
        assert list(view.rows()) == list(first.rows())


def test_the_first_line_has_the_count_and_the_head(store: Store) -> None:
    ledger = filled(Ledger(store), 3)
    first = json.loads(export(ledger).splitlines()[0])
    assert first == {"detente_ledger": 1, "count": 3, "head": str(ledger.head())}


def test_an_import_brings_only_the_rows_that_are_new(new_store: NewStore) -> None:
    ledger, other = filled(Ledger(new_store()), 3), Ledger(new_store())
    import_(other.store, BytesIO(export(ledger)), "a")
    filled(ledger, 4)
    assert import_(other.store, BytesIO(export(ledger)), "b").new == 4
    assert import_(other.store, BytesIO(export(ledger)), "b").new == 0
    assert other.head() == ledger.head()


def test_an_empty_ledger_is_exported_and_imported(new_store: NewStore) -> None:
    ledger, other = Ledger(new_store()), Ledger(new_store())
    append(ledger)
    assert import_(other.store, BytesIO(export(ledger)), "a").new == 0
    assert other.head() == ledger.head()


def test_a_text_that_was_removed_is_removed_where_the_export_is_imported(new_store: NewStore) -> None:
    ledger, other = filled(Ledger(new_store()), 3), Ledger(new_store())
    import_(other.store, BytesIO(export(ledger)), "a")
    remove_text(ledger, "d1", by="editor-1", because="a court", at=NOW)
    import_(other.store, BytesIO(export(ledger)), "b")
    with other.reading() as view:
        row = view.row(1)
        assert row is not None
        assert row.removed
        assert verify(view).removed == 1


def _other_ledger(ledger: Ledger, store: Store) -> None:
    append(ledger, entry(77))


def _longer(ledger: Ledger, store: Store) -> None:
    import_(ledger.store, BytesIO(export(filled(Ledger(store), 5))), "x")
    append(ledger, entry(6))


@pytest.mark.parametrize(
    ("begin", "told"),
    [(_other_ledger, "the ledger here is another one: row 1 differs"), (_longer, "has more rows than the file")],
)
def test_a_ledger_with_rows_of_its_own_takes_no_import(
    new_store: NewStore, begin: Callable[[Ledger, Store], None], told: str
) -> None:
    other, source = Ledger(new_store()), new_store()
    begin(other, source)
    before = other.head()
    if not Ledger(source).exists():
        filled(Ledger(source), 5)
    with pytest.raises(InputError, match=told):
        import_(other.store, BytesIO(export(Ledger(source))), "x")
    assert other.head() == before


def _edit(number: int, change: Callable[[dict[str, object]], object]) -> Callable[[list[bytes]], list[bytes]]:
    def edited(lines: list[bytes]) -> list[bytes]:
        found = json.loads(lines[number])
        change(found)
        return [*lines[:number], json.dumps(found).encode() + b"\n", *lines[number + 1 :]]

    return edited


BROKEN: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "nothing": (lambda lines: [], "no export of a ledger"),
    "another file": (lambda lines: [b"id,name\n"], "no export of a ledger"),
    "without its first line": (lambda lines: lines[1:], "no export of a ledger"),
    "of a newer form": (_edit(0, lambda head: head.update(detente_ledger=2)), "an export of form 2; known is 1"),
    "with another count": (_edit(0, lambda head: head.update(count=4)), "its count and its head differ"),
    "with a head that is none": (_edit(0, lambda head: head.update(head="none")), "no head"),
    "cut at its end": (lambda lines: lines[:-1], "the file ends with row 5, and its head is that of 6 rows"),
    "cut within a line": (lambda lines: [*lines[:-1], lines[-1][:40]], "no row of a ledger"),
    "a row left out": (lambda lines: [*lines[:3], *lines[4:]], "row 3 does not follow"),
    "two rows changed places": (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "row 2 does not follow"),
    "a row twice": (lambda lines: [*lines[:3], lines[2], *lines[3:]], "row 3 does not follow"),
    "a content changed": (_edit(3, lambda row: row.update(content=str(row["content"]) + " ")), "row 3 does not follow"),
    "a text changed": (_edit(3, lambda row: row.update(body="{}")), "text beside a row is not the one"),
    "a text left out": (_edit(3, lambda row: row.pop("body")), "the text beside row 3 is missing"),
    "a key too many": (_edit(3, lambda row: row.update(more=1)), "no row of a ledger"),
    "a content that is no object": (_edit(3, lambda row: row.update(content="[]")), "without place, kind or subject"),
    "letters that are not ASCII": (
        _edit(3, lambda row: row.update(content=str(row["content"]) + "é")),
        "without place",
    ),
    "bytes that are not UTF-8": (lambda lines: [lines[0], b"\xff\xfe\n"], "no row of a ledger"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_export_that_is_not_whole_is_refused_and_nothing_is_kept(new_store: NewStore, name: str) -> None:
    change, told = BROKEN[name]
    lines = export(filled(Ledger(new_store()), 6)).splitlines(keepends=True)
    other = new_store()
    with pytest.raises(DetenteError, match=told) as fault:
        import_(other, BytesIO(b"".join(change(lines))), "x.jsonl")
    assert isinstance(fault.value, InputError | LedgerDamaged)
    assert not other.exists()


def test_an_export_with_the_head_of_another_ledger_is_refused(new_store: NewStore) -> None:
    lines = export(filled(Ledger(new_store()), 2)).splitlines(keepends=True)
    other = Ledger(new_store())
    append(other, entry(5), entry(6))
    head = export(other).splitlines(keepends=True)[0]
    with pytest.raises(LedgerDamaged, match="its head is that of another ledger"):
        import_(new_store(), BytesIO(head + b"".join(lines[1:])), "x")
