"""Evidence as a table."""

from datetime import date
from typing import Any

import pytest

from detente.ledger.ledger import Ledger
from detente.review import judging
from detente.review.table import Evidence, EvidenceFilter, evidence
from detente.store.store import Store
from tests.review.evidence import DIGEST, DOC, KINDS, kept, person

E1, E2, S1 = (f"{DOC}.{each}" for each in ("e1", "e2", "s1"))


def rows(ledger: Ledger, **wanted: Any) -> Evidence:
    with ledger.reading() as view:
        return evidence(view, EvidenceFilter(**wanted))


def test_a_row_has_its_sentence_its_document_and_the_head(store: Store) -> None:
    ledger = kept(Ledger(store))
    found = rows(ledger)
    assert found.head == ledger.head()
    first = found.rows[0]
    assert (first.id, first.type, first.kind, first.status) == (E1, "event", "launch", "happened")
    assert (str(first.first), str(first.last)) == ("2020-02-21", "2020-02-29")
    assert first.sentence.startswith("SEOUL, 3 March 2020 - Two missiles were launched")
    assert (first.document, first.digest, first.outlet, first.state) == (DOC, DIGEST, "Example News", "proposed")


def test_a_statement_is_told_with_the_role_of_its_speaker(store: Store) -> None:
    (found,) = rows(kept(Ledger(store)), type="statement").rows
    assert (found.id, found.speaker, found.kind) == (S1, "official", "")


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, [E1, E2, S1]),
        ({"type": "event"}, [E1, E2]),
        ({"type": "position"}, []),
        ({"kind": "launch"}, [E1]),
        ({"status": "possible"}, [E2]),
        ({"document": DOC}, [E1, E2, S1]),
        ({"document": "0" * 12}, []),
        ({"state": "proposed"}, [E1, E2, S1]),
        ({"state": "accepted"}, []),
        ({"type": "event", "status": "happened"}, [E1]),
    ],
)
def test_rows_are_chosen(store: Store, wanted: dict[str, Any], ids: list[str]) -> None:
    assert [each.id for each in rows(kept(Ledger(store)), **wanted).rows] == ids


def test_what_persons_made_of_it_stands_in_its_row(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.amend(ledger, E1, person(by="a", because="a slip"), {"when.from": "2020-02-28", "when.to": "2020-02-28"})
    judging.accept(ledger, E1, person(by="b", because="seen"), KINDS)
    (found,) = rows(ledger, state="accepted").rows
    assert (found.by, found.because) == ("a; b", "a slip; seen")
    assert (str(found.on), str(found.first)) == ("2020-02-28", "2020-02-28")
    assert found.finding.startswith("f")
    assert found.judged is not None


def test_a_withdrawn_finding_stands_no_longer(store: Store) -> None:
    ledger = kept(Ledger(store))
    made = judging.accept(ledger, E1, person(), KINDS, on=date(2020, 2, 28))
    judging.withdraw(ledger, str(made.finding), person())
    (found,) = rows(ledger, state="withdrawn").rows
    assert (found.finding, found.on) == ("", None)


def test_a_removed_text_leaves_a_row_without_words(store: Store) -> None:
    from detente.ledger.removal import remove_text

    ledger = kept(Ledger(store))
    remove_text(ledger, DOC, by="a", because="a court", at=person().at)
    found = rows(ledger).rows
    assert [(each.sentence, each.removed) for each in found] == [("", True)] * 3
