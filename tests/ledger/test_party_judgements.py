"""Judgements on potential matches: the last one counts, what changed opens the pair, and no row is taken back."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.party_judgements import (
    ENTRY,
    GONE,
    RECORD,
    PartyJudgement,
    PartyJudgements,
    PartyPair,
    PartyWord,
    history,
    judge,
    standing,
)
from detente.ledger.verify import verify
from detente.store.store import Store
from tests.ledger.rows import NOW

PAIR: Final = PartyPair(
    customer="C-17", name="Kim Yong Chol", list="un-1718", reference="KPi.022", record="a1", entry="b1"
)


def made(
    ledger: Ledger, word: PartyWord = "dismissed", pair: PartyPair = PAIR, by: str = "desk-1", hours: int = 0
) -> PartyJudgement:
    return judge(ledger, pair, word, by=by, because="another person", at=NOW + timedelta(hours=hours))[0]


def test_a_judgement_is_kept_with_who_when_and_why(store: Store) -> None:
    ledger = Ledger(store)
    given = made(ledger)
    with ledger.reading() as view:
        (found,) = standing(view)
        row = view.row(1)
        assert verify(view).intact
    assert found == given
    assert (found.by, found.because, found.at, found.word) == ("desk-1", "another person", NOW, "dismissed")
    assert row is not None
    assert row.kind == "party-judgement"
    assert "Kim" not in str(row.fields)  # the name of a customer stands beside the chain


def test_the_last_judgement_on_a_pair_counts_and_those_before_it_stay(store: Store) -> None:
    ledger = Ledger(store)
    first = made(ledger)
    made(ledger, "confirmed", by="desk-2", hours=1)
    with ledger.reading() as view:
        assert [each.word for each in standing(view)] == ["confirmed"]
        assert [(each.word, each.by) for each in history(view, first.id)] == [
            ("dismissed", "desk-1"),
            ("confirmed", "desk-2"),
        ]


def test_pairs_are_told_apart_by_customer_list_and_reference(store: Store) -> None:
    ledger = Ledger(store)
    others = [replace(PAIR, customer="C-18"), replace(PAIR, list="un"), replace(PAIR, reference="KPi.024")]
    ids = {made(ledger, pair=each).id for each in (PAIR, *others)}
    assert len(ids) == 4
    with ledger.reading() as view:
        assert len(standing(view)) == 4


def test_a_name_beside_a_list_is_no_other_pair_of_the_same_letters() -> None:
    one, other = replace(PAIR, customer="a", list="b c"), replace(PAIR, customer="a b", list="c")
    assert one.subject != other.subject


@pytest.mark.parametrize(
    ("record", "entry", "why"),
    [("a1", "b2", ENTRY), ("a2", "b1", RECORD), ("a2", "b2", ENTRY), ("a1", None, GONE), (None, "b2", ENTRY)],
)
def test_what_changed_opens_the_pair_again(record: str | None, entry: str | None, why: str) -> None:
    given = PartyJudgement(id="p", pair=PAIR, word="dismissed", by="d", because="w", at=NOW, seq=1)
    assert given.state(record, entry) == ("open", why)


@pytest.mark.parametrize("record", ["a1", None])
def test_without_a_change_the_judgement_holds(record: str | None) -> None:
    given = PartyJudgement(id="p", pair=PAIR, word="confirmed", by="d", because="w", at=NOW, seq=1)
    assert given.state(record, "b1") == ("confirmed", "")


def test_a_pair_can_be_reopened_and_judged_anew(store: Store) -> None:
    ledger = Ledger(store)
    made(ledger)
    again = made(ledger, "reopened", by="desk-2", hours=1)
    assert again.state("a1", "b1")[0] == "open"
    made(ledger, hours=2)
    with ledger.reading() as view:
        assert view.head().count == 3
        assert standing(view)[0].state("a1", "b1") == ("dismissed", "")


def test_what_was_never_judged_cannot_be_reopened(store: Store) -> None:
    with pytest.raises(InputError, match=r"no judgement on this pair(.|\n)*party judgements"):
        made(Ledger(store), "reopened")
    with pytest.raises(InputError, match="there is no ledger"), Ledger(store).reading():
        pass


def test_a_pair_is_not_reopened_twice(store: Store) -> None:
    ledger = Ledger(store)
    made(ledger)
    made(ledger, "reopened")
    with pytest.raises(InputError, match="no judgement on this pair"):
        made(ledger, "reopened", by="desk-2")
    assert ledger.head().count == 2


def test_the_same_judgement_twice_by_the_same_person_is_refused(store: Store) -> None:
    ledger = Ledger(store)
    made(ledger)
    with pytest.raises(InputError, match=r"desk-1 has dismissed it already, on 2026-12-01: another person"):
        made(ledger, hours=3)
    assert ledger.head().count == 1


@pytest.mark.parametrize("change", [{"record": "a2"}, {"entry": "b2"}])
def test_after_a_change_the_same_person_judges_anew(store: Store, change: dict[str, str]) -> None:
    ledger = Ledger(store)
    made(ledger)
    made(ledger, pair=replace(PAIR, **change))  # type: ignore[arg-type]
    assert ledger.head().count == 2


def test_another_person_may_judge_the_same(store: Store) -> None:
    ledger = Ledger(store)
    made(ledger)
    made(ledger, by="desk-2")
    with ledger.reading() as view:
        assert [each.by for each in standing(view)] == ["desk-2"]


def test_judgements_are_found_by_customer_list_and_reference() -> None:
    given = PartyJudgement(id="p", pair=PAIR, word="confirmed", by="d", because="w", at=NOW, seq=1)
    every = PartyJudgements((given,))
    assert every.of("C-17", "un-1718", "KPi.022") is given
    assert every.of("C-17", "un-1718", "KPi.023") is None
    assert every.of("", "un-1718", "KPi.022") is None


def test_a_judgement_whose_names_were_removed_is_still_read(store: Store) -> None:
    from sqlalchemy import text

    ledger = Ledger(store)
    made(ledger)
    with store.writing() as connection:
        connection.execute(text("delete from ledger_body"))
    with ledger.reading() as view:
        (found,) = standing(view)
    assert (found.pair.name, found.pair.reference, found.word) == ("", "KPi.022", "dismissed")
