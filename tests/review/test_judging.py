"""Judgements: what a person accepts becomes a finding of one day; what cannot be accepted is refused with a reason."""

from datetime import date, timedelta
from typing import Any

import pytest

from detente.errors import InputError
from detente.law.condition import Finding
from detente.ledger.findings import accepted, standing
from detente.ledger.ledger import Ledger
from detente.ledger.removal import remove_text
from detente.ledger.verify import verify
from detente.review import judging
from detente.review.kinds import finding_kinds
from detente.review.table import EvidenceFilter, evidence
from detente.review.thread import thread
from detente.store.store import Store
from tests.review.evidence import DOC, KINDS, NOW, event, keep, kept, person

E1, E2, S1 = f"{DOC}.e1", f"{DOC}.e2", f"{DOC}.s1"
DAY = date(2020, 2, 28)


def state(ledger: Ledger, id_: str) -> str:
    with ledger.reading() as view:
        return thread(view, id_).state


def test_an_accepted_event_is_a_finding_of_the_law(store: Store) -> None:
    ledger = kept(Ledger(store))
    found = judging.accept(ledger, E1, person(), KINDS, on=DAY)
    assert (found.finding, found.kind, found.on) == ("f6", "ballistic-launch", DAY)
    law = Finding(kind="ballistic-launch", on=DAY, known_on=NOW.date(), source=E1, id="f6")
    assert accepted(ledger) == (law,)
    (one,) = standing(ledger)
    assert (one.source, one.by, one.because) == (E1, "reviewer-1", "seen")
    assert state(ledger, E1) == "accepted"


def test_the_interval_and_the_words_stay_beside_the_day(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    with ledger.reading() as view:
        found = thread(view, E1)
    assert found.when == (date(2020, 2, 21), date(2020, 2, 29))
    assert found.body["when"]["text"] == "late in February"


def test_a_withdrawn_finding_counts_only_by_what_was_known_before(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY, known_on=date(2020, 3, 3))
    judging.withdraw(ledger, E1, person(because="the report was corrected"), known_on=date(2020, 4, 1))
    assert accepted(ledger) == ()
    counts = {
        day: len(accepted(ledger, date.fromisoformat(day)))
        for day in ("2020-03-02", "2020-03-03", "2020-03-31", "2020-04-01")
    }
    assert counts == {"2020-03-02": 0, "2020-03-03": 1, "2020-03-31": 1, "2020-04-01": 0}
    assert state(ledger, E1) == "withdrawn"


def test_what_was_withdrawn_is_accepted_again_only_where_that_is_said(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    judging.withdraw(ledger, "f6", person(because="corrected"))
    with pytest.raises(InputError, match=r"withdrawn by reviewer-1 on 2026-12-01: corrected(.|\n)*--again"):
        judging.accept(ledger, E1, person("reviewer-2"), KINDS, on=DAY)
    judging.accept(ledger, E1, person("reviewer-2"), KINDS, on=DAY, again=True)
    assert len(accepted(ledger)) == 1


def test_a_second_person_stands_beside_the_first_and_adds_no_second_finding(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    found = judging.accept(ledger, E1, person("reviewer-2"), KINDS, on=DAY)
    assert (found.finding, found.note) == (None, "the finding f6 stands already")
    with ledger.reading() as view:
        assert [each.by for each in thread(view, E1).judgements] == ["reviewer-1", "reviewer-2"]
    assert len(accepted(ledger)) == 1


def test_two_persons_who_differ_are_shown_as_a_dispute(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    assert "f6 stands until it is withdrawn" in judging.reject(ledger, E1, person("reviewer-2")).note
    assert state(ledger, E1) == "disputed"


def test_a_statement_is_accepted_without_a_finding_or_as_one_of_a_named_kind(store: Store) -> None:
    ledger = kept(Ledger(store))
    assert judging.accept(ledger, S1, person(), KINDS).note == "no finding, since it is a statement"
    found = judging.accept(ledger, S1, person("reviewer-2"), KINDS, on=DAY, kind="no-launches-verified")
    assert found.kind == "no-launches-verified"


def test_what_was_amended_is_accepted_as_amended_and_kept_as_read(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.amend(ledger, E2, person(), {"status": "happened", "when.from": "2020-03-01", "when.to": "2020-03-01"})
    found = judging.accept(ledger, E2, person(), KINDS)
    assert (found.kind, found.on) == ("talks-held", date(2020, 3, 1))
    with ledger.reading() as view:
        assert next(view.rows("proposal", subjects=[E2])).body["status"] == "possible"


def test_a_finding_by_hand_has_its_source(store: Store) -> None:
    ledger = Ledger(store)
    found = judging.add(ledger, "no-launches-verified", person(), KINDS, on=DAY, source="a report")
    assert found.finding == "f1"
    assert standing(ledger)[0].source == "a report"
    judging.withdraw(ledger, "f1", person())
    assert accepted(ledger) == ()


def test_a_ledger_that_is_not_there_has_no_findings(store: Store) -> None:
    assert accepted(Ledger(store)) == ()


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "an interval without a day": (E1, {}, "it was read as 2020-02-21 to 2020-02-29"),
    "a day outside what was read": (E1, {"on": date(2020, 3, 1)}, "is not within 2020-02-21 to 2020-02-29"),
    "a day that has not come": (E1, {"on": NOW.date() + timedelta(1)}, "has not come"),
    "a kind that nobody declared": (E1, {"on": DAY, "kind": "balistic-launch"}, "Did you mean 'ballistic-launch'"),
    "known before it happened": (E1, {"on": DAY, "known_on": date(2020, 2, 27)}, "nobody knew it on 2020-02-27"),
    "known on a day that has not come": (E1, {"on": DAY, "known_on": date(2030, 1, 1)}, "2030-01-01 has not come"),
    "what is only possible": (E2, {"on": DAY}, "its status is possible"),
    "what is only possible, as a kind": (E2, {"kind": "talks-held"}, "its status is possible"),
    "a statement with a day and no kind": (S1, {"on": DAY}, "a statement has no kind of finding"),
    "an id that is not there": (f"{DOC}.e9", {"on": DAY}, "Did you mean"),
    "no id": ("", {"on": DAY}, "no proposal and no finding of this id"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_accepted_is_refused_and_leaves_no_row(store: Store, name: str) -> None:
    ledger = kept(Ledger(store))
    before = ledger.head()
    id_, given, told = REFUSED[name]
    with pytest.raises(InputError, match=told):
        judging.accept(ledger, id_, person(), KINDS, **given)
    assert ledger.head() == before


def test_the_same_person_accepts_once(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    with pytest.raises(InputError, match="reviewer-1 accepted it already, on 2026-12-01"):
        judging.accept(ledger, E1, person(), KINDS, on=DAY)
    with pytest.raises(InputError, match="f6 stands, by reviewer-1: ballistic-launch of 2020-02-28"):
        judging.accept(ledger, E1, person("reviewer-2"), KINDS, on=date(2020, 2, 27))


def test_the_same_fact_by_hand_twice_is_refused(store: Store) -> None:
    ledger = Ledger(store)
    judging.add(ledger, "nuclear-test", person(), KINDS, on=date(2017, 9, 3))
    with pytest.raises(InputError, match="nuclear-test of 2017-09-03 is found already"):
        judging.add(ledger, "nuclear-test", person(), KINDS, on=date(2017, 9, 3))


def test_an_event_without_a_day_is_refused_without_one(store: Store) -> None:
    ledger = Ledger(store)
    kept(ledger)
    keep(ledger, event(3, when=None))
    with pytest.raises(InputError, match="nothing says on which day it was"):
        judging.accept(ledger, f"{DOC}.e3", person(), KINDS)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "nothing is amended"),
        ({"sttus": "happened"}, "Did you mean 'status'"),
        ({"status": "hapened"}, "Did you mean 'happened'"),
        ({"kind": "lunch"}, "Did you mean 'launch'"),
        ({"when.from": "2020-13-01"}, "no day and no interval"),
        ({"when.from": "2020-03-01"}, "ends before it begins"),
        ({"spans": [[0, 9999]]}, "is no span"),
        ({"when.text": "in March"}, "it quotes 'in March', and the document has 'late in February' there"),
    ],
)
def test_an_amendment_that_leaves_no_proposal_is_refused(store: Store, changes: dict[str, Any], told: str) -> None:
    ledger = kept(Ledger(store))
    with pytest.raises(InputError, match=told):
        judging.amend(ledger, E1, person(), changes)
    assert state(ledger, E1) == "proposed"


def test_what_a_finding_rests_on_is_not_amended(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    with pytest.raises(InputError, match=r"f6 rests on it(.|\n)*withdraw f6"):
        judging.amend(ledger, E1, person(), {"status": "denied"})


@pytest.mark.parametrize(
    ("id_", "told"), [(E1, "no finding was accepted from it"), ("f99", "no proposal and no finding")]
)
def test_what_is_no_finding_cannot_be_withdrawn(store: Store, id_: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        judging.withdraw(kept(Ledger(store)), id_, person())


def test_a_finding_is_withdrawn_once(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    judging.withdraw(ledger, E1, person())
    with pytest.raises(InputError, match="f6 was withdrawn by reviewer-1"):
        judging.withdraw(ledger, "f6", person())


@pytest.mark.parametrize(
    ("by", "because", "told"),
    [(" ", "b", "by: it is empty"), ("a", "", "because: it is empty"), ("a", "b" * 3000, "because: 3,000 characters")],
)
def test_who_judges_and_why_are_needed(by: str, because: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        person(by, because)


def test_without_its_text_a_proposal_is_not_accepted_and_a_finding_stands(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    remove_text(ledger, DOC, by="editor-1", because="a court", at=NOW)
    with pytest.raises(InputError, match="text of its document was removed"):
        judging.accept(ledger, S1, person(), KINDS)
    assert len(accepted(ledger)) == 1
    with ledger.reading() as view:
        assert verify(view).intact
        rows = evidence(view, EvidenceFilter()).rows
    assert [(each.removed, each.sentence) for each in rows] == [(True, "")] * 3


def test_evidence_is_a_row_a_proposal_with_sentence_judgement_and_head(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, E1, person(), KINDS, on=DAY)
    with ledger.reading() as view:
        found = evidence(view, EvidenceFilter(state="accepted"))
    (row,) = found.rows
    assert (row.id, row.finding, row.on, row.by, row.outlet) == (E1, "f6", DAY, "reviewer-1", "Example News")
    assert row.sentence == "SEOUL, 3 March 2020 - Two missiles were launched late in February, an official said."
    assert found.head == ledger.head()


def test_an_event_of_no_declared_kind_is_accepted_with_its_day_and_without_a_finding(store: Store) -> None:
    ledger = kept(Ledger(store))
    found = judging.accept(ledger, E1, person(), finding_kinds(()), on=DAY)
    assert (found.finding, found.on, found.note) == (None, DAY, "no finding, since no law declares a kind for launch")
    with ledger.reading() as view:
        assert thread(view, E1).judgements[-1].on == DAY
    assert accepted(ledger) == ()
