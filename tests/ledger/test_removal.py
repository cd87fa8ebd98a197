"""A document's text is removed: the rows stay, with the digest, the reason and who did it."""

from pathlib import Path

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.removal import remove_text
from detente.ledger.row import Entry
from detente.ledger.verify import verify
from detente.store.address import address_of
from detente.store.store import Store
from tests.ledger.rows import NOW, append, filled

WORDS = "the-words-of-the-witness"


def documents(ledger: Ledger) -> Ledger:
    append(
        ledger,
        Entry(kind="document", subject="aaa", fields={"digest": "0"}, body={"text": WORDS}),
        Entry(kind="proposal", subject="aaa.s1", fields={"type": "statement"}, body={"content": {"text": WORDS}}),
        Entry(kind="judgement", subject="aaa.s1", fields={"judgement": "amended"}, body={"changes": {"a": WORDS}}),
        Entry(kind="document", subject="aaab", fields={"digest": "1"}, body={"text": "another"}),
    )
    return ledger


def test_the_text_and_all_that_was_read_in_it_are_gone_and_the_rest_stays(store: Store) -> None:
    ledger = documents(Ledger(store))
    found = remove_text(ledger, "aaa", by="editor-1", because="the licence ended", at=NOW)
    assert found.rows == (1, 2, 3)
    with ledger.reading() as view:
        rows = list(view.rows())
        assert verify(view).intact
    assert [row.removed for row in rows] == [True, True, True, False, False]
    assert rows[3].body == {"text": "another"}
    assert (rows[4].kind, rows[4].subject, rows[4].by, rows[4].because) == (
        "removal", "aaa", "editor-1", "the licence ended",
    )  # fmt: skip
    assert rows[0].body_digest is not None


def test_the_words_are_in_no_file_any_more(tmp_path: Path) -> None:
    ledger = documents(Ledger(Store(address_of(tmp_path))))
    assert any(WORDS.encode() in each.read_bytes() for each in tmp_path.iterdir())
    remove_text(ledger, "aaa", by="editor-1", because="a court", at=NOW)
    assert not any(WORDS.encode() in each.read_bytes() for each in tmp_path.iterdir())


def test_a_text_is_removed_once(store: Store) -> None:
    ledger = documents(Ledger(store))
    remove_text(ledger, "aaa", by="editor-1", because="a court", at=NOW)
    with pytest.raises(InputError, match="removed before, by editor-1 on 2026-12-01: a court"):
        remove_text(ledger, "aaa", by="editor-2", because="again", at=NOW)
    assert ledger.head().count == 5


@pytest.mark.parametrize("id_", ["aaa.s1", "aa", "", "%"])
def test_what_is_no_document_is_refused(store: Store, id_: str) -> None:
    ledger = documents(Ledger(store))
    with pytest.raises(InputError, match="no document of the ledger"):
        remove_text(ledger, id_, by="editor-1", because="a court", at=NOW)


def test_many_texts_are_removed_at_once(store: Store) -> None:
    ledger = Ledger(store)
    read = [Entry(kind="proposal", subject=f"aaa.s{n}", fields={}, body={"n": n}) for n in range(1, 1_202)]
    append(ledger, Entry(kind="document", subject="aaa", fields={}, body={"text": WORDS}), *read)
    assert len(remove_text(ledger, "aaa", by="e", because="b", at=NOW).rows) == 1_202
    with filled(ledger, 1).reading() as view:
        assert verify(view).intact
