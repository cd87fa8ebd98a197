"""Evidence tied to commitments: the form of ids is checked, links are withdrawn and never deleted, and the same one is taken once."""

from datetime import date
from typing import Any

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.verify import verify
from detente.review import judging, links
from detente.review.links import RELATIONS, EvidenceLink, Relation
from detente.review.thread import thread
from detente.store.store import Store
from tests.review.evidence import DOC, KINDS, kept, person

REMAINS = "singapore-2018/remains"


def tied(
    ledger: Ledger, id_: str = f"{DOC}.s1", relation: Relation = "supports", to: str = REMAINS, **more: Any
) -> EvidenceLink:
    return links.link(ledger, id_, relation, to, person(), **more).link


def every(ledger: Ledger, **wanted: str) -> tuple[EvidenceLink, ...]:
    with ledger.reading() as view:
        return links.links(view, **wanted)


def test_a_link_says_who_tied_what_to_which_commitment_and_why(store: Store) -> None:
    ledger = kept(Ledger(store))
    made = tied(ledger)
    assert every(ledger) == (made,)
    assert (made.evidence, made.relation, made.commitment) == (f"{DOC}.s1", "supports", REMAINS)
    assert (made.id, made.by, made.because, made.withdrawn) == ("l5", "reviewer-1", "seen", "")
    with ledger.reading() as view:
        assert verify(view).intact


@pytest.mark.parametrize("relation", [each for each in RELATIONS if each != "sets-deadline"])
def test_each_relation_is_kept(store: Store, relation: Relation) -> None:
    ledger = kept(Ledger(store))
    tied(ledger, relation=relation)
    assert [each.relation for each in every(ledger)] == [relation]


def test_a_deadline_has_its_day(store: Store) -> None:
    ledger = kept(Ledger(store))
    tied(ledger, f"{DOC}.e1", "sets-deadline", until=date(2019, 12, 31))
    assert every(ledger)[0].until == date(2019, 12, 31)


def test_a_document_is_named_by_its_first_characters(store: Store) -> None:
    ledger = kept(Ledger(store))
    assert tied(ledger, f"{DOC[:6]}.s1").evidence == f"{DOC}.s1"


def test_a_finding_is_tied_as_its_proposal_and_one_added_by_hand_as_itself(store: Store) -> None:
    ledger = kept(Ledger(store))
    accepted = judging.accept(ledger, f"{DOC}.e1", person(), KINDS, on=date(2020, 2, 28))
    added = judging.add(ledger, "no-launches-verified", person(), KINDS, on=date(2020, 3, 1))
    assert accepted.finding is not None
    assert added.finding is not None
    assert tied(ledger, accepted.finding).evidence == f"{DOC}.e1"
    assert tied(ledger, added.finding).evidence == added.finding


def test_links_are_found_by_commitment_plan_and_evidence(store: Store) -> None:
    ledger = kept(Ledger(store))
    tied(ledger)
    tied(ledger, to="singapore-2018/relations")
    tied(ledger, f"{DOC}.e1", to="singapore-2018-b/remains")
    assert len(every(ledger, commitment="singapore-2018")) == 2
    assert len(every(ledger, commitment=REMAINS)) == 1
    assert [each.commitment for each in every(ledger, evidence=f"{DOC}.e1")] == ["singapore-2018-b/remains"]
    assert every(ledger, commitment="singapore") == ()


def test_a_withdrawn_link_is_shown_as_withdrawn_and_can_be_made_again(store: Store) -> None:
    ledger = kept(Ledger(store))
    made = tied(ledger)
    links.withdraw(ledger, made.id, person("reviewer-2", "it speaks of another plan"))
    assert every(ledger)[0].withdrawn == "by reviewer-2 on 2026-12-01: it speaks of another plan"
    again = tied(ledger)
    assert [bool(each.withdrawn) for each in every(ledger)] == [True, False]
    assert again.id != made.id


def test_a_link_and_its_withdrawal_leave_the_findings_of_its_evidence(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.accept(ledger, f"{DOC}.e1", person(), KINDS, on=date(2020, 2, 28))
    links.withdraw(ledger, tied(ledger, f"{DOC}.e1").id, person())
    with ledger.reading() as view:
        found = thread(view, f"{DOC}.e1")
    assert found.state == "accepted"
    assert found.standing is not None


@pytest.mark.parametrize(
    "commitment",
    [
        "",
        "remains",
        "a/",
        "/b",
        "a/b/c",
        "A/b",
        "a /b",
        "a/b ",
        "a//b",
        "ä/b",
        "-a/b",
        "a/b-",
        "a" * 150 + "/" + "b" * 150,
    ],
)
def test_what_is_no_commitment_is_refused(store: Store, commitment: str) -> None:
    ledger = kept(Ledger(store))
    with pytest.raises(InputError, match=r"is no commitment(.|\n)*Write PLAN/COMMITMENT"):
        tied(ledger, to=commitment)
    assert every(ledger) == ()


def test_a_relation_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match=r"'proves' is no relation(.|\n)*They are supports"):
        tied(kept(Ledger(store)), relation="proves")  # type: ignore[arg-type]


def test_a_deadline_without_a_day_and_a_day_without_a_deadline_are_refused(store: Store) -> None:
    ledger = kept(Ledger(store))
    with pytest.raises(InputError, match="a deadline has a day"):
        tied(ledger, relation="sets-deadline")
    with pytest.raises(InputError, match="supports has no deadline"):
        tied(ledger, until=date(2019, 12, 31))


@pytest.mark.parametrize("id_", [f"{DOC}.s9", "f999", "nothing", DOC])
def test_evidence_that_the_ledger_does_not_have_is_refused(store: Store, id_: str) -> None:
    with pytest.raises(InputError, match="the ledger has no"):
        tied(kept(Ledger(store)), id_)


def test_the_same_link_twice_is_refused_and_says_who_made_the_first(store: Store) -> None:
    ledger = kept(Ledger(store))
    tied(ledger)
    with pytest.raises(InputError, match=r"linked so already(.|\n)*l5 stands, by reviewer-1: seen"):
        tied(ledger)
    tied(ledger, relation="contradicts")  # another relation is another link


def test_what_is_withdrawn_is_not_withdrawn_again(store: Store) -> None:
    ledger = kept(Ledger(store))
    made = tied(ledger)
    links.withdraw(ledger, made.id, person())
    with pytest.raises(InputError, match="was withdrawn by reviewer-1 on 2026-12-01: seen"):
        links.withdraw(ledger, made.id, person())
    assert ledger.head().count == 6


@pytest.mark.parametrize("id_", ["l1", "l999", "l"])
def test_a_link_that_there_is_not_cannot_be_withdrawn(store: Store, id_: str) -> None:
    with pytest.raises(InputError, match=r"no link of this id(.|\n)*evidence links"):
        links.withdraw(kept(Ledger(store)), id_, person())


@pytest.mark.parametrize(("id_", "so"), [("l5", True), ("l", False), ("f5", False), ("l5x", False), ("5", False)])
def test_an_id_of_a_link_is_told_from_others(id_: str, so: bool) -> None:
    assert links.is_link(id_) is so
