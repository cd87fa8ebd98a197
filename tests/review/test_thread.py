"""Everything that the ledger has about one proposal."""

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.review import judging
from detente.review.thread import Thread, full_id, put, thread, threads
from detente.store.store import Store
from tests.review.evidence import DOC, KINDS, kept, person

E1, S1 = f"{DOC}.e1", f"{DOC}.s1"


def of(ledger: Ledger, id_: str = E1) -> Thread:
    with ledger.reading() as view:
        return thread(view, id_)


def test_what_nobody_judged_is_proposed(store: Store) -> None:
    found = of(kept(Ledger(store)))
    assert (found.state, found.document, found.judgements, found.standing) == ("proposed", DOC, (), None)


def test_states_follow_what_persons_make_of_it(store: Store) -> None:
    ledger = kept(Ledger(store))
    states = []
    judging.amend(ledger, E1, person(), {"when.from": "2020-02-28", "when.to": "2020-02-28"})
    states.append(of(ledger).state)
    judging.accept(ledger, E1, person(), KINDS)
    states.append(of(ledger).state)
    judging.reject(ledger, E1, person(by="reviewer-2"))
    states.append(of(ledger).state)
    judging.withdraw(ledger, E1, person())
    states.append(of(ledger).state)
    assert states == ["amended", "accepted", "disputed", "withdrawn"]


def test_a_rejection_is_a_state(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.reject(ledger, S1, person())
    assert of(ledger, S1).state == "rejected"


def test_amendments_are_read_into_the_body_and_kept_beside_it(store: Store) -> None:
    ledger = kept(Ledger(store))
    judging.amend(ledger, E1, person(), {"when.from": "2020-02-28"})
    found = of(ledger)
    assert found.body["when"]["from"] == "2020-02-28"
    assert found.judgements[0].changes == {"when.from": "2020-02-28"}


def test_days_of_an_event_and_of_a_statement(store: Store) -> None:
    ledger = kept(Ledger(store))
    assert [str(each) for each in of(ledger).when] == ["2020-02-21", "2020-02-29"]
    assert of(ledger, S1).when == (None, None)


def test_all_threads_come_in_the_order_in_which_they_were_read(store: Store) -> None:
    with kept(Ledger(store)).reading() as view:
        assert [each.id for each in threads(view)] == [E1, f"{DOC}.e2", S1]
        assert [each.id for each in threads(view, DOC)] == [E1, f"{DOC}.e2", S1]
        assert threads(view, "0" * 12) == ()


@pytest.mark.parametrize("length", [4, 5, 11])
def test_the_beginning_of_an_id_is_enough(store: Store, length: int) -> None:
    assert of(kept(Ledger(store)), f"{DOC[:length]}.e1").id == E1


@pytest.mark.parametrize("id_", [f"{DOC[:3]}.e1", f"{DOC}.e9", "0000.e1", "e1", "", "f1", DOC])
def test_an_id_that_the_ledger_does_not_have_is_refused(store: Store, id_: str) -> None:
    with pytest.raises(InputError, match="no proposal and no finding"):
        of(kept(Ledger(store)), id_)


def test_an_id_that_is_whole_or_no_beginning_stays_as_it_is(store: Store) -> None:
    with kept(Ledger(store)).reading() as view:
        assert [full_id(view, each) for each in (E1, "f5", "abc", "0000.e1")] == [E1, "f5", "abc", "0000.e1"]


def test_a_path_that_is_not_there_is_made() -> None:
    body: dict[str, object] = {"when": None}
    put(body, "when.from", "2020-02-28")
    put(body, "status", "happened")
    assert body == {"when": {"from": "2020-02-28"}, "status": "happened"}
