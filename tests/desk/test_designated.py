"""Names that a corpus gives of designated parties: whom a transaction means where no published list is at hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from detente.desk.designated import entities, screening
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.law.declaration import Corpus
from detente.law.instrument import Designated, Designation
from tests.build import DECLARATION, provision, text

NAMED = Designated(id="A-1", kind="person", names=("Maria Example", "M. Example"))


def corpus(*members: Designated, status: str = "adopted") -> Corpus:
    act = Designation(group="frozen", summary="Some.", members=members)
    return Corpus(
        regime=DECLARATION,
        instruments=(text("a", "2018-01-01", provision(1, designate=act), status=status),),  # type: ignore[arg-type]
    )


def test_a_party_is_there_once_with_all_its_names() -> None:
    (found,) = entities(
        corpus(NAMED, Designated(id="A-1", kind="person", names=("Example, Maria",)), Designated(id="B", kind="entity"))
    )
    assert found.id == "A-1"
    assert [name.text for name in found.names] == ["Maria Example", "M. Example", "Example, Maria"]
    assert [name.quality for name in found.names] == ["primary", "alias", "alias"]


def test_a_kind_of_the_regime_s_own_is_matched_as_an_entity() -> None:
    (found,) = entities(corpus(Designated(id="A-1", kind="militia", names=("The Example Guard",))))
    assert found.kind == "entity"


def test_a_corpus_without_names_is_a_screening_against_nobody() -> None:
    assert screening(corpus(Designated(id="A-1", kind="person")), None).consulted == ()
    assert list(entities(corpus(NAMED, status="draft"))) == []


def test_the_names_have_the_day_of_the_newest_text_and_are_never_stale() -> None:
    (told,) = screening(corpus(NAMED), date(2026, 1, 1)).consulted
    assert (told.edition.source, told.edition.day, told.stale, told.entries) == ("test", date(2018, 1, 1), False, 1)


def test_a_listed_person_is_found_by_name_under_the_second_regime() -> None:
    facts = {"date": "2024-01-01", "activity": "payment", "parties": "Abdulmalik al-Houthi"}
    found = Desk().decide(facts, "un-2140")
    assert (found.verdict, found.missing) == ("undetermined", ("parties",))
    assert found.identities[0].id == "YEi.004"
    assert [name.partition("@")[0] for name in found.lists] == ["un-2140"]
    assert Desk().decide({**facts, "parties": "YEi.004"}, "un-2140").verdict == "prohibited"
    assert Desk().decide({**facts, "parties": "Nobody Known Ltd"}, "un-2140").verdict == "permitted"


def test_its_receipt_replays_without_any_list() -> None:
    facts = {"date": "2024-01-01", "activity": "payment", "parties": "Abdulmalik al-Houthi"}
    found = Desk().decide(facts, "un-2140")
    again = Desk().replay(found.receipt).decision
    assert (again.verdict, again.identities) == (found.verdict, found.identities)


SMALL = """id: mine
title: Mine
authority: Nobody
lists: [{id: own:council, kinds: [person]}]
designations: [{id: frozen, kinds: [person]}]
end_uses: [{id: harbour-dues}]
"""
LAW = """id: first
symbol: T/1
title: First
date: 2019-01-01
status: adopted
source: https://example.org
reading: recalled
provisions:
  - paragraph: "1"
    impose: {id: freeze, summary: Freeze., purpose: finance, civilian_impact: low, scope: [{activity: [any], parties: frozen}]}
  - paragraph: "2"
    exempt: {id: dues, summary: Dues., kind: carve-out, overrides: [freeze], end_use: [harbour-dues]}
  - paragraph: "3"
    designate: {group: frozen, summary: One., members: [{id: A-1, kind: person}]}
"""
OWN = '{"id": "A-1", "schema": "Person", "properties": {"name": ["Maria Example"], "birthDate": ["1980-02-03"]}}\n'
ASKED = {"date": "2020-01-01", "activity": "payment", "parties": "Maria Example"}


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    """A desk over a regime of a user's own, which names a list that does not ship."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "regime.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "mine" / "first.yaml").write_text(LAW, encoding="utf-8")
    return Desk(corpus=tmp_path / "mine", home=tmp_path / "home")


def test_without_its_list_a_decision_on_a_name_warns_that_nobody_was_matched(mine: Desk) -> None:
    found = mine.decide(ASKED)
    assert found.verdict == "permitted"
    (warning,) = found.warnings
    assert "own:council is not imported" in warning
    assert mine.decide({**ASKED, "parties": ""}).warnings == ()


def test_a_list_of_the_user_s_own_counts_for_the_verdict(mine: Desk, tmp_path: Path) -> None:
    (tmp_path / "council.jsonl").write_text(OWN, encoding="utf-8")
    mine.import_list([tmp_path / "council.jsonl"], source="own:council", day=date(2020, 1, 1), now=datetime.now(UTC))
    found = mine.decide(ASKED)
    assert (found.verdict, [each.id for each in found.identities]) == ("undetermined", ["A-1"])
    assert found.warnings == ()
    assert mine.decide({**ASKED, "parties": "Maria Example; A-1"}).verdict == "prohibited"
    assert mine.decide({**ASKED, "parties": "Maria Example; not A-1"}).verdict == "permitted"


def test_a_transaction_states_the_end_uses_of_its_regime_and_no_other(mine: Desk) -> None:
    dues = {"date": "2020-01-01", "activity": "payment", "parties": "A-1", "end_use": "harbour-dues"}
    found = mine.decide(dues)
    assert found.verdict == "permitted"
    assert mine.replay(found.receipt).decision.verdict == "permitted"
    assert found.to_dicts()[0]["verdict"] == "permitted"
    assert [each.verdict for each in mine.decisions([dues, {**dues, "end_use": "commercial"}])] == [
        "permitted",
        "prohibited",
    ]
    with pytest.raises(InputError, match="'harbor-dues' is not a word of this column") as refused:
        mine.decide({**dues, "end_use": "harbor-dues"})
    assert refused.value.hint == "Did you mean 'harbour-dues'?"
    with pytest.raises(InputError, match="'harbour-dues' is not a word of this column"):
        Desk().decide(dues)


def test_a_file_states_them_too(mine: Desk, tmp_path: Path) -> None:
    rows = ["id,date,activity,parties,use", "a,2020-01-01,payment,A-1,dues", "b,2020-01-01,payment,A-1,other"]
    (tmp_path / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "columns: {end_use: use}\nwords: {end_use: {dues: harbour-dues, other: commercial}}\n", encoding="utf-8"
    )
    run = mine.decide_file(tmp_path / "t.csv", mapping)
    assert {row.id: found.verdict for row, found in run.decisions()} == {"a": "permitted", "b": "prohibited"}
    assert {row.end_use for row, _ in mine.decide_file(tmp_path / "t.csv", mapping).decisions()} == {
        "harbour-dues",
        "commercial",
    }
    with pytest.raises(InputError, match="harbour-dues"):
        list(Desk().decide_file(tmp_path / "t.csv", mapping).decisions())
