"""The one door: whatever a user can ask, with values in and values out."""

from datetime import date
from pathlib import Path

import pytest

from detente.decide.receipt import Receipt, decode, encode
from detente.desk.desk import Desk, Matching, check, corpora
from detente.desk.desk import TestReport as Report
from detente.desk.desk import test as tried
from detente.errors import InputError, LawError, UsageError
from detente.law import normal
from detente.law.condition import Finding
from tests.parties.kept import keep, party

COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
DAY = date(2019, 12, 26)

REGIME = """
id: my-law
title: My law
authority: Nobody
target: KP
groups: [{id: export, title: Exports}]
"""
TEXT = """
id: one
symbol: M/1
title: One
date: 2016-03-02
status: adopted
source: https://example.org/one
reading: text
provisions:
  - paragraph: 1
    reading: text
    impose:
      id: coal
      summary: No coal.
      purpose: revenue
      civilian_impact: low
      groups: [export]
      scope:
        - {activity: [trade], flow: from-target, goods: {hs: ['2701'], basis: mapped}}
"""
CASES = """
- case: coal on the first day
  given: {date: 2016-03-02, from_country: KP, to_country: CN, hs: "270112"}
  expect: prohibited
  by: {coal: one ¶1}
- case: iron
  given: {date: 2016-03-02, from_country: KP, to_country: CN, hs: "260111"}
  expect: EXPECTED
  outside: [coal]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small corpus."""
    found = tmp_path / "law" / "my-law"
    found.mkdir(parents=True)
    (found / "regime.yaml").write_text(REGIME, encoding="utf-8")
    (found / "one.yaml").write_text(TEXT, encoding="utf-8")
    return found


# --- regimes --------------------------------------------------------------------------------------------------------


def test_the_regime_that_ships_is_there() -> None:
    desk = Desk()
    assert "un-1718" in desk.regimes
    assert desk.regime().corpus.regime.id == "un-1718"
    assert desk.regime() is desk.regime("un-1718")
    assert len(desk.digest()) >= 12


def test_a_regime_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        Desk().regime("un-1817")
    assert str(caught.value) == "no regime is called 'un-1817'\n  Did you mean 'un-1718'?"


def test_a_corpus_of_ones_own_is_asked(folder: Path) -> None:
    desk = Desk(corpus=folder.parent)
    assert desk.regimes == ("my-law",)
    assert desk.decide(COAL, "my-law").verdict == "prohibited"
    assert desk.decide(COAL | {"date": "2016-03-01"}, "my-law").verdict == "permitted"


def test_another_text_is_another_digest(folder: Path) -> None:
    before = Desk(corpus=folder.parent).digest("my-law")
    (folder / "one.yaml").write_text(TEXT.replace("No coal.", "No coal at all."), encoding="utf-8")
    assert Desk(corpus=folder.parent).digest("my-law") != before


def test_a_corpus_that_does_not_hold_is_refused_with_every_fault(folder: Path) -> None:
    odd = TEXT.replace("groups: [export]", "groups: [exports]").replace("2701", "7701")
    (folder / "one.yaml").write_text(odd, encoding="utf-8")
    with pytest.raises(LawError) as caught:
        Desk(corpus=folder.parent).regime("my-law")
    assert [fault.file for fault in caught.value.faults] == ["one.yaml", "one.yaml"]


# --- decisions ------------------------------------------------------------------------------------------------------


def test_a_decision_is_made_from_columns() -> None:
    found = Desk().decide(COAL)
    assert (found.id, found.verdict) == ("1", "prohibited")
    assert found.reasons[0].citation.paragraph


def test_facts_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        Desk().decide(COAL | {"hs": "7701"})
    assert caught.value.where == "hs"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"with_drafts": ["draft-x"]}, "no draft is called 'draft-x'"),
        ({"with_drafts": ["draft-2019-12-16@soon"]}, "'soon' is not a day"),
        ({"position": "lenient"}, "no position is called 'lenient'"),
        ({"regime": "un-1"}, "no regime is called 'un-1'"),
    ],
)
def test_a_reading_that_there_is_not_is_refused(more: dict[str, object], what: str) -> None:
    with pytest.raises(UsageError) as caught:
        Desk().decide(COAL, **more)  # type: ignore[arg-type]
    assert caught.value.what == what


def test_one_decider_is_made_for_each_reading() -> None:
    desk = Desk()
    assert desk.decider() is desk.decider()
    assert desk.decider() is not desk.decider(with_drafts=["draft-2019-12-16"])
    assert desk.decider() is not desk.decider(matching=Matching())
    assert desk.decider() is not desk.decider(findings=[Finding(kind="step-done", on=DAY)])


def test_a_draft_is_read_as_if_it_were_adopted() -> None:
    facts = COAL | {"date": "2020-06-01", "hs": "7208"}
    plain = Desk().decide(facts)
    drafted = Desk().decide(facts, with_drafts=["draft-2019-12-16"])
    assert decode(drafted.receipt).with_drafts == ("draft-2019-12-16",)
    assert plain.receipt != drafted.receipt


def test_a_name_may_be_that_of_a_listed_party_unless_nobody_is_matched() -> None:
    facts = {"date": "2018-06-01", "activity": "payment", "to_country": "CN", "parties": "Ri Won Ho"}
    assert Desk().decide(facts).identities != ()
    assert Desk().decide(facts, matching=None).identities == ()
    taken = Desk().decide(facts, matching=Matching(take=750))
    assert taken.identities[0].taken is True
    assert taken.verdict == "prohibited"


# --- receipts -------------------------------------------------------------------------------------------------------


def test_a_receipt_makes_the_same_decision_again() -> None:
    desk = Desk()
    found = desk.decide(COAL)
    again = desk.replay(found.receipt)
    assert again.decision == found
    assert (again.same_law, again.same_engine) == (True, True)


def test_a_receipt_of_another_engine_is_told() -> None:
    receipt = decode(Desk().decide(COAL).receipt)
    other = Receipt("0.0.0", receipt.law, receipt.regime, receipt.facts)
    assert Desk().replay(encode(other)).same_engine is False


def test_a_receipt_of_a_regime_that_is_not_there_is_refused() -> None:
    receipt = decode(Desk().decide(COAL).receipt)
    with pytest.raises(InputError, match="no regime is called 'un-0'"):
        Desk().replay(encode(Receipt(receipt.engine, receipt.law, "un-0", receipt.facts)))


@pytest.mark.parametrize("word", ["", "hello", "dt1."])
def test_what_is_no_receipt_is_refused(word: str) -> None:
    with pytest.raises(InputError):
        Desk().replay(word)


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_name_is_matched_with_what_ships() -> None:
    (found,) = Desk().match("Ri Won Ho", on=DAY)
    assert (found.list, found.entity.id) == ("un-1718", "KPi.033")
    follow = Desk().follows(found, DAY)
    assert {each.measure for each in follow} >= {"asset-freeze", "travel-ban"}


def test_before_a_party_was_listed_nothing_follows() -> None:
    (found,) = Desk().match("Ri Won Ho")
    assert "asset-freeze" not in {each.measure for each in Desk().follows(found, date(2006, 10, 13))}


def test_a_list_under_a_home_is_asked(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2019-12-01", [party("1", "Zebulon Quartz")])
    desk = Desk(home=tmp_path)
    assert [each.entity.id for each in desk.match("Zebulon Quartz", lists=["own:a"])] == ["1"]
    assert Desk().match("Zebulon Quartz") == ()


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"name": ""}, "has no letters"),
    ({"name": "Ri Won Ho", "born": "soon"}, "is no day"),
    ({"name": "Ri Won Ho", "countries": ["Atlantis"]}, "is no country"),
    ({"name": "Ri Won Ho", "imo": "9074728"}, "the check digit"),
    ({"name": "Ri Won Ho", "schema": "horse"}, "is no kind of party"),
    ({"name": "Ri Won Ho", "threshold": 75.0}, "is no threshold"),
    ({"name": "Ri Won Ho", "lists": ["un-1817"]}, "no list is called"),
    ({"name": "Ri Won Ho", "lists": ["un"]}, "has no edition"),
]


@pytest.mark.parametrize(("given", "what"), REFUSED)
def test_a_question_that_cannot_be_asked_is_refused(given: dict[str, object], what: str) -> None:
    with pytest.raises((InputError, UsageError), match=what):
        Desk().match(**given)  # type: ignore[arg-type]


def test_one_screening_is_opened_for_each_wish() -> None:
    desk = Desk()
    assert desk.screening(on=DAY) is desk.screening(on=DAY)
    assert desk.screening(on=DAY) is not desk.screening()
    assert desk.screening(lists=["un-1718"]) is not desk.screening()


def test_without_a_day_no_edition_is_stale(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2001-01-01", [party("1", "Zebulon Quartz")])
    desk = Desk(home=tmp_path)
    assert desk.screening(lists=["own:a"]).stale == ()
    assert len(desk.screening(lists=["own:a"], today=DAY).stale) == 1
    assert desk.screening(lists=["own:a"], today=DAY, max_age=10_000).stale == ()


# --- the law, checked and tried ---------------------------------------------------------------------------------------


def test_the_corpora_of_a_folder_are_itself_or_those_within(folder: Path) -> None:
    assert corpora(folder) == [folder]
    assert corpora(folder.parent) == [folder]
    assert normal.CORPUS / "un-1718" in corpora(None)


def test_a_folder_without_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        corpora(tmp_path)
    assert caught.value.what == f"{tmp_path.name} holds no law"


def test_a_corpus_that_holds_is_counted(folder: Path) -> None:
    assert list(check(folder)) == ["my-law: 1 texts, 1 provisions hold"]


def test_a_corpus_that_does_not_hold_is_an_error(folder: Path) -> None:
    (folder / "one.yaml").write_text(TEXT + "  - paragraph: 2\n    reading: text\n", encoding="utf-8")
    with pytest.raises(LawError) as caught:
        list(check(folder))
    assert "does exactly one thing, this one does nothing" in caught.value.faults[0].what


def report(folder: Path, cases: str) -> Report:
    """What the worked cases of the corpus came to."""
    (folder / "one.cases.yaml").write_text(cases, encoding="utf-8")
    (found,) = tried(folder)
    return found


def test_a_corpus_without_cases_lacks_them(folder: Path) -> None:
    (found,) = tried(folder)
    assert found.ran == ()
    assert found.lacking
    assert found.clean is False
    assert list(found.lines())[-1] == f"my-law: 0 cases, 0 fail; {len(found.lacking)} lacking"


def test_cases_that_hold_are_counted(folder: Path) -> None:
    found = report(folder, CASES.replace("EXPECTED", "permitted"))
    assert [each.complaints for each in found.ran] == [(), ()]
    assert list(found.lines())[-1].startswith("my-law: 2 cases, 0 fail;")
    assert len(list(found.lines(verbose=True))) == len(list(found.lines())) + 2


def test_a_case_that_does_not_hold_is_told_with_its_line(folder: Path) -> None:
    found = report(folder, CASES.replace("EXPECTED", "prohibited"))
    assert found.clean is False
    assert "one.cases.yaml:6: iron: expected prohibited, got permitted" in list(found.lines())


def test_cases_that_cannot_be_read_are_an_error(folder: Path) -> None:
    with pytest.raises(LawError):
        report(folder, CASES.replace("EXPECTED", "perhaps"))
