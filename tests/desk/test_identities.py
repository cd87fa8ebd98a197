"""Names that a person has settled: what becomes of the decision, its receipt and every form of output."""

import json
from pathlib import Path

import pytest

from detente.decide.identity_judgement import IdentityJudgement
from detente.decide.prose import as_prose
from detente.decide.receipt import decode
from detente.desk.desk import Desk
from detente.desk.identities import read
from detente.errors import InputError, UsageError
from detente.transactions.transaction import read_one
from detente.wire.decision import to_wire

DESK = Desk()
NAME = "Korea Tangun Trading Corp."
FACTS = {"date": "2019-06-03", "activity": "payment", "from_country": "DE", "parties": NAME}
IS = IdentityJudgement(name=NAME, id="KPe.008", note="Same address")
IS_NOT = IdentityJudgement(name=NAME, judgement="is-not")


def test_a_name_that_is_a_listed_party_decides_the_transaction() -> None:
    assert DESK.decide(FACTS).verdict == "undetermined"
    found = DESK.decide(FACTS, identities=[IS])
    assert (found.verdict, found.identities) == ("prohibited", ())
    assert str(found.settled[0]) == f"{NAME} is KPe.008"
    assert "A person judged that Korea Tangun Trading Corp. is KPe.008" in as_prose(found, read_one(FACTS))
    assert to_wire(found).settled[0].note == "Same address"  # type: ignore[index]


def test_a_name_that_is_no_listed_party_has_no_potential_match_left() -> None:
    found = DESK.decide(FACTS, identities=[IS_NOT])
    assert (found.verdict, found.identities, found.missing) == ("permitted", (), ())
    assert [(each.judgement, each.id) for each in found.settled] == [("is-not", "KPe.008")]


def test_a_judgement_on_one_name_does_not_clear_another() -> None:
    both = FACTS | {"parties": f"{NAME}; Korean Tangun Trading Corporation"}
    found = DESK.decide(both, identities=[IS_NOT])
    assert found.verdict == "undetermined"
    assert [each.asked for each in found.identities] == ["Korean Tangun Trading Corporation"]


def test_only_the_party_that_is_denied_is_set_aside() -> None:
    kim = FACTS | {"parties": "Kim Yong Chol"}
    another = IdentityJudgement(name="kim yong chol", id="KPi.025", judgement="is-not")
    with pytest.warns(UserWarning, match="no such potential match"):
        assert [each.id for each in DESK.decide(kim, identities=[another]).identities] == ["KPi.024"]
    itself = IdentityJudgement(name="kim yong chol", id="KPi.024", judgement="is-not")
    assert DESK.decide(kim, identities=[itself]).identities == ()


def test_a_ship_that_is_named_becomes_its_number() -> None:
    ship = {"date": "2018-06-03", "activity": "port-call", "to_country": "CN", "parties": "MV Jie Shun"}
    found = DESK.decide(ship, identities=[IdentityJudgement(name="MV Jie Shun", id="8518780")])
    assert decode(found.receipt).facts["vessel_imo"] == "8518780"


def test_the_receipt_carries_the_judgement_and_replays_without_it_being_given() -> None:
    for judgement in (IS, IS_NOT):
        found = DESK.decide(FACTS, identities=[judgement])
        again = DESK.replay(found.receipt).decision
        assert (again.verdict, again.settled, again.receipt) == (found.verdict, found.settled, found.receipt)


def test_a_doubt_that_an_earlier_run_wrote_into_the_row_is_settled_too() -> None:
    earlier = FACTS | {"parties": f"{NAME}; KPe.008?"}
    assert DESK.decide(earlier, identities=[IS_NOT]).verdict == "permitted"
    assert DESK.decide(earlier, identities=[IS]).verdict == "prohibited"


def test_what_the_row_itself_says_comes_before_a_judgement() -> None:
    with pytest.warns(UserWarning, match="changed nothing: the transaction itself says"):
        found = DESK.decide(FACTS | {"parties": f"{NAME}; not KPe.008"}, identities=[IS])
    assert found.verdict == "permitted"


def test_a_name_that_no_transaction_has_gives_a_warning() -> None:
    with pytest.warns(UserWarning, match="no transaction names 'Nobody'"):
        DESK.decide(FACTS, identities=[IdentityJudgement(name="Nobody", judgement="is-not")])


def test_an_id_on_no_list_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        DESK.decide(FACTS, identities=[IdentityJudgement(name=NAME, id="KPe.808")])
    assert "'KPe.808' is on no list" in caught.value.what
    assert caught.value.hint.startswith("Did you mean 'KPe.")


def test_a_list_that_is_not_at_hand_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        DESK.decide(FACTS, identities=[IdentityJudgement(name=NAME, judgement="is-not", list="ofac")])
    assert "no list at hand is called 'ofac'" in caught.value.what


def test_judgements_without_matching_are_refused() -> None:
    with pytest.raises(UsageError):
        DESK.decide(FACTS, matching=None, identities=[IS])


@pytest.mark.parametrize("name", ["judged.csv", "judged.json", "judged.jsonl"])
def test_a_file_of_judgements_is_read(tmp_path: Path, name: str) -> None:
    entries = [{"name": NAME, "id": "KPe.008", "judgement": "is", "note": "Same address"}]
    text = {
        ".csv": f"name,id,judgement,note\n{NAME},KPe.008,is,Same address\n",
        ".json": json.dumps(entries),
        ".jsonl": json.dumps(entries[0]),
    }[Path(name).suffix]
    (tmp_path / name).write_text(text)
    assert read(tmp_path / name) == (IS,)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("name,id,judgement\nAcme,KPe.008,maybe\n", "line 2: judgement", "'maybe' is no judgement"),
        ("name,id,judgement\nAcme,,is\n", "line 2: id", "no id says who 'Acme' is"),
        ("name,id,judgement\nA,KPe.008,is\nA,KPe.009,is\n", "line 3", "contradict each other"),
        ("name,ids,judgement\nA,KPe.008,is\n", "line 1", "unknown column 'ids'"),
        ("name,id\nA,KPe.008\n", "line 1", "there is no column 'judgement'"),
        ("name,id,judgement\nAcme, Ltd,KPe.008,is\n", "line 2", "has 4 cells, the header has 3"),
        ("name,id,judgement\n", "judged", "has no judgement in it"),
        ('[{"name": "A", "judgment": "is"}]', "entry 1", "unknown key 'judgment'"),
        ('{"name": "A", "judgement": 1}', "line 1", "judgement is no text"),
        ('{"name": ', "judged", "is not JSON"),
        ("", "judged", "there is no column 'name'"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(tmp_path: Path, text: str, where: str, what: str) -> None:
    (tmp_path / "judged").write_text(text)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "judged")
    assert where in caught.value.where
    assert what in caught.value.what


@pytest.mark.parametrize("of", ["one", "several", "mapping", "path", "text"])
def test_judgements_are_given_in_their_usual_spellings(tmp_path: Path, of: str) -> None:
    file = tmp_path / "judged.csv"
    file.write_text(f"name,id,judgement\n{NAME},KPe.008,is\n", encoding="utf-8")
    given = {"one": IS, "several": [IS], "mapping": {NAME: "KPe.008"}, "path": file, "text": str(file)}[of]
    found = DESK.decide(FACTS, identities=given)  # type: ignore[arg-type]
    assert [(each.name, each.id) for each in found.settled] == [(NAME, "KPe.008")]


@pytest.mark.parametrize("given", [5, [5], {NAME: 8}, [NAME]])
def test_a_judgement_that_is_none_is_refused(given: object) -> None:
    with pytest.raises(InputError) as caught:
        DESK.decide(FACTS, identities=given)  # type: ignore[arg-type]
    assert str(caught.value.where).startswith("identities")
