"""Judgements on potential matches at the desk: shown beside matches and hits, taken over by decisions, open again after a change."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from detente import Desk
from detente.desk import party_judging
from detente.desk.party_judging import PartyJudging, entry_digest, record_digest
from detente.desk.source import ListChoice
from detente.errors import InputError
from detente.parties.entity import Entity, Name
from detente.parties.screening.query import query

NOW: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
DAY: Final = ListChoice(today=date(2026, 8, 2))
TANGUN: Final = "Korea Tangun Trading Corp."
FACTS: Final = {"date": "2019-06-01", "activity": "payment", "parties": TANGUN}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(home=tmp_path)


def judged(desk: Desk, who: Any = TANGUN, reference: str = "KPe.008", word: Any = "dismissed", **more: Any) -> Any:
    given = {"by": "desk-1", "because": "another Tangun", "at": NOW, **more}
    return desk.judge_party(who, reference, word, **given)


def words(desk: Desk, who: Any = TANGUN, customer: str = "") -> list[str]:
    """What is shown beside the matches of a party."""
    judging = desk.party_judgements()
    return [str(each) for each in desk.screen(who, DAY, judging=judging, customer=customer).judged.values()]


def test_a_match_is_shown_with_its_judgement_and_is_not_dropped(desk: Desk) -> None:
    before = desk.screen(TANGUN, DAY)
    judged(desk)
    after = desk.screen(TANGUN, DAY, judging=desk.party_judgements())
    assert [match.id for match, _ in after.matches] == [match.id for match, _ in before.matches]
    assert [str(each) for each in after.judged.values()] == ["dismissed by desk-1 on 2026-12-01: another Tangun"]
    assert before.judged == {}


def test_a_judgement_holds_for_its_entry_only(desk: Desk) -> None:
    judged(desk, "Kim Yong Chol", "KPi.022")
    assert words(desk, "Kim Yong Chol") == []  # the match is with another entry


def test_a_record_with_more_in_it_opens_the_pair_again(desk: Desk) -> None:
    judged(desk)
    (told,) = words(desk, query(TANGUN, countries=["CN"]))
    assert told.startswith("open again: the customer's record has changed since; it was dismissed by desk-1")


def test_the_record_is_found_by_the_customers_own_number_when_its_name_changes(desk: Desk) -> None:
    judged(desk, customer="C-1")
    (told,) = words(desk, "Korean Tangun Trading Corporation", "C-1")
    assert told.startswith("open again: the customer's record has changed")
    assert words(desk, TANGUN, "C-1") == ["dismissed by desk-1 on 2026-12-01: another Tangun"]
    assert words(desk, TANGUN, "C-2") == []


def test_a_changed_entry_opens_the_pair_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(desk)
    monkeypatch.setattr(party_judging, "entry_digest", lambda _entity: "another")  # the list of tomorrow
    (told,) = words(desk)
    assert told.startswith("open again: the entry of the list has changed since")
    assert [each.why for each in desk.party_judgements().all()] == ["the entry of the list has changed since"]
    assert desk.party_judgements().identities() == ()


def test_an_entry_that_left_the_list_opens_the_pair_again(desk: Desk) -> None:
    judged(desk)
    early = desk.party_judgements(on="2006-01-01")
    assert [(each.state, each.why) for each in early.all()] == [("open", "the entry is no longer on the list")]


def test_the_order_of_aliases_is_no_change_and_a_new_alias_is_one() -> None:
    one = Entity(id="X", kind="person", names=(Name(text="A"), Name(text="B"), Name(text="C")), countries=("KP", "CN"))
    assert entry_digest(one) == entry_digest(
        replace(one, names=(Name(text="A"), Name(text="C"), Name(text="B")), countries=("CN", "KP"))
    )
    for other in (
        replace(one, names=(Name(text="B"), Name(text="A"), Name(text="C"))),
        replace(one, names=(*one.names, Name(text="D"))),
        replace(one, listed_on=date(2020, 1, 1)),
        replace(one, births=("1971",)),
    ):
        assert entry_digest(other) != entry_digest(one)


def test_records_that_differ_in_anything_have_different_digests() -> None:
    given = [
        query("A B"),
        query("A C"),
        query("A B", born="1971"),
        query("A B", countries=["CN"]),
        query("A B", numbers=["12"]),
    ]
    assert len({record_digest(each) for each in given}) == len(given)


def test_a_decision_takes_a_dismissal_over_and_says_whose_it_is(desk: Desk) -> None:
    assert desk.decide(FACTS).verdict == "undetermined"
    judged(desk)
    found = desk.decide(FACTS, identities=desk.party_judgements().identities())
    assert found.verdict != "undetermined"
    assert [each.note for each in found.settled] == ["dismissed by desk-1 on 2026-12-01: another Tangun"]
    assert desk.replay(found.receipt).decision.verdict == found.verdict


def test_a_decision_takes_a_confirmation_over(desk: Desk) -> None:
    judged(desk, word="confirmed")
    assert desk.decide(FACTS, identities=desk.party_judgements().identities()).verdict == "prohibited"


def test_a_judgement_on_more_than_a_name_is_not_taken_over_by_a_bare_name(desk: Desk) -> None:
    judged(desk, query(TANGUN, countries=["CN"]), customer="C-1")
    assert desk.party_judgements().identities() == ()
    assert len(desk.party_judgements().all()) == 1


def test_a_name_that_was_confirmed_as_two_entries_is_left_for_a_person(desk: Desk) -> None:
    judged(desk, "Kim Yong Chol", "KPi.022", "confirmed")
    judged(desk, "KIM YONG-CHOL", "KPi.024", "confirmed", customer="C-2")
    assert desk.party_judgements().identities() == ()


def test_what_stands_in_the_ledger_gives_no_warning_where_it_comes_to_nothing(desk: Desk) -> None:
    judged(desk)
    run = desk.decide_file(None, identities=desk.party_judgements().identities())
    run.one({"date": "2019-06-01", "activity": "payment", "parties": "Nobody Known"})
    assert [each for each in run.warnings if "Tangun" in each] == []


def test_hits_of_a_file_carry_the_judgement_beside_them(desk: Desk, tmp_path: Path) -> None:
    judged(desk)
    judged(desk, "Tanchon Commercial Bank", "KPe.003", "confirmed", customer="2")  # no number of a row
    table = tmp_path / "c.csv"
    table.write_text(f"name\n{TANGUN}\nTanchon Commercial Bank\n")
    with desk.screening_file(table, DAY) as run:
        run.judging = desk.party_judgements().of_hit
        found = [(hit.ref, hit.judgement) for hit in run.hits()]
    assert found == [("KPe.008", "dismissed by desk-1 on 2026-12-01: another Tangun"), ("KPe.003", "")]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_results_with_judgements_are_read_again_by_a_later_run(desk: Desk, tmp_path: Path, ending: str) -> None:
    judged(desk)
    table, out = tmp_path / "c.csv", tmp_path / f"hits.{ending}"
    table.write_text(f"name\n{TANGUN}\n")
    with desk.screening_file(table, DAY, out=out) as run:
        run.judging = desk.party_judgements().of_hit
        run.write()
    with desk.screening_file(None, DAY, since=out) as run:
        run.judging = desk.party_judgements().of_hit
        assert [hit.judgement for hit in run.hits()] == ["dismissed by desk-1 on 2026-12-01: another Tangun"]


def test_without_a_ledger_nothing_is_judged(desk: Desk) -> None:
    assert desk.party_judgements().all() == ()
    assert desk.party_judgements().identities() == ()
    assert words(desk) == []
    assert not list(Path(desk.home or "").glob("*.sqlite"))


def test_every_judgement_on_a_pair_is_told_in_order(desk: Desk) -> None:
    first = judged(desk)
    judged(desk, word="reopened", by="desk-2")
    told = [str(each) for each in desk.party_history(first.judgement.id)]
    assert [each.partition(" ")[0] for each in told] == ["dismissed", "reopened"]
    assert words(desk)[0].startswith("open again: reopened by desk-2")


@pytest.mark.parametrize("reference", ["KPe.8x", "8", "KPe.999"])
def test_a_reference_on_no_list_is_refused(desk: Desk, reference: str) -> None:
    with pytest.raises(InputError, match=r"no list at hand has an entry"):
        judged(desk, reference=reference)
    assert not desk.ledger().ledger.exists()


def test_a_list_that_is_not_at_hand_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match=r"no list at hand has an entry 'KPe\.008'"):
        judged(desk, list_="ofac-sdn")


@pytest.mark.parametrize("missing", ["by", "because"])
def test_nobody_judges_without_a_name_and_a_reason(desk: Desk, missing: str) -> None:
    with pytest.raises(InputError, match="it is empty"):
        judged(desk, **{missing: "  "})


def test_a_name_without_letters_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError):
        judged(desk, "...")


def test_a_reference_is_taken_in_any_case(desk: Desk) -> None:
    assert judged(desk, reference="kpe.008").judgement.pair.reference == "KPe.008"


def test_judgements_are_a_value_of_the_desk(desk: Desk) -> None:
    judged(desk)
    found = desk.party_judgements()
    assert isinstance(found, PartyJudging)
    assert [(each.state, each.judgement.word) for each in found.all()] == [("dismissed", "dismissed")]
