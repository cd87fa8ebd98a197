"""Documents and proposals are put into the ledger once; those at fault are left out, each with its place."""

from typing import Any

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.removal import remove_text
from detente.review import judging
from detente.store.store import Store
from tests.review.evidence import DOC, NOW, TEXT, document, event, keep, kept, person, statement


def test_the_same_lines_again_add_no_row(store: Store) -> None:
    ledger = Ledger(store)
    first = keep(ledger, document(), event(), statement())
    assert (first.documents, first.proposals, first.known) == (1, 2, 0)
    again = keep(ledger, document(), event(), statement())
    assert (again.documents, again.proposals, again.known, again.head) == (0, 0, 3, first.head)


def test_a_proposal_may_come_later_than_its_document(store: Store) -> None:
    ledger = Ledger(store)
    keep(ledger, document())
    assert keep(ledger, event()).proposals == 1


def test_a_new_reading_takes_the_place_of_one_that_nobody_judged(store: Store) -> None:
    ledger = kept(Ledger(store))
    assert keep(ledger, event(kind="space-launch")).proposals == 1


def test_a_new_reading_does_not_undo_a_judgement(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.reject(ledger, f"{DOC}.e1", person())
    found = keep(ledger, event(kind="space-launch"))
    assert (found.proposals, found.judged) == (0, (f"{DOC}.e1",))


def test_a_document_whose_text_was_removed_is_not_taken_again(store: Store) -> None:
    ledger = kept(Ledger(store))
    remove_text(ledger, DOC, by="editor-1", because="a court", at=NOW)
    found = keep(ledger, document(), event())
    assert (found.documents, found.proposals) == (0, 0)
    assert "removed by editor-1 on 2026-12-01: a court" in found.issues[0].what
    assert "nor in the ledger with its text" in found.issues[1].what


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no type": ({"id": "x"}, "no proposal has the type None"),
    "a type one letter off": (event(type="evnt"), "no proposal has the type 'evnt'"),
    "a digest too short": (document(digest="ab"), "64 hexadecimal digits"),
    "an id of another document": (document(id="0" * 12), "not the first twelve digits"),
    "no text": (document(text="  "), "a document without text"),
    "a day of publication that is none": (document(published={"from": "soon", "to": None}), "no day and no interval"),
    "an id of another shape": (event(id="e1"), "'e1' is no id of a proposal"),
    "an id of another type": (event(id=f"{DOC}.s2"), "not one of its type and document"),
    "another document": (event(document="0" * 12), "not one of its type and document"),
    "a document that is not there": (
        event(id="0" * 12 + ".e1", document="0" * 12), "neither before it nor in the ledger",
    ),
    "no spans": ({k: v for k, v in event().items() if k != "spans"}, "without spans"),
    "spans behind the end": (event(spans=[[0, len(TEXT) + 1]]), "is no span"),
    "spans that end before they begin": (event(spans=[[9, 3]]), "is no span"),
    "spans of text": (event(spans=["a"]), "is no span"),
    "other words": (statement(id=f"{DOC}.s3", content={"text": "Three missiles", "spans": [[22, 36]]}), "it quotes 'Three missiles'"),
    "a kind that is none": (event(kind="lunch"), "no event has the kind 'lunch'"),
    "a status that is none": (event(status="did"), "no event has the status 'did'"),
    "an interval turned round": (event(when={"from": "2020-02-02", "to": "2020-02-01"}), "ends before it begins"),
    "a day that is none": (event(when={"from": "2020-02-30", "to": "2020-02-30"}), "no day and no interval"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_line_at_fault_is_left_out_and_the_others_are_kept(store: Store, name: str) -> None:
    bad, told = BAD[name]
    found = keep(Ledger(store), document(), statement(), bad)
    assert found.documents == 1
    assert [told in each.what for each in found.issues] == [True], found.issues
    assert found.issues[0].where.startswith("week.jsonl: line 3")


def test_a_line_given_twice_is_kept_once(store: Store) -> None:
    found = keep(Ledger(store), document(), event(), event())
    assert (found.proposals, [each.what for each in found.issues]) == (1, [f"{DOC}.e1 is given twice"])


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b'"text"', b'{"type": "document", "text": "\\ud800"}', b"\xff", b"[" * 9999]
)
def test_a_file_in_which_nothing_can_be_kept_is_refused_and_makes_no_ledger(store: Store, line: bytes) -> None:
    from io import BytesIO

    from detente.review import keeping, proposals

    with pytest.raises(InputError, match="nothing in it can be kept"):
        keeping.keep(Ledger(store), proposals.read(BytesIO(line), "x"), by="monitor-1", at=NOW)
    assert not Ledger(store).exists()
