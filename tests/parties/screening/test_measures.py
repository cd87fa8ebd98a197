"""What follows a listed party: the law where the corpus has it, the table, else the list's own words and nothing more."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from detente.desk.desk import Desk
from detente.law.inforce import LawInForce
from detente.parties.entity import Entity, Name, Number
from detente.parties.screening.measures import AS_LISTED, AS_LISTED_HERE, LISTED_THERE, Follows, follows, names_in_law
from detente.parties.screening.programmes import is_un, table

NEW_YEAR = date(2019, 1, 1)


@cache
def law(day: date = NEW_YEAR) -> LawInForce:
    return Desk().regime("un-1718").on(day)


def entity(id_: str = "1", **more: Any) -> Entity:
    given: dict[str, Any] = {"kind": "person", "names": (Name(text="Somebody", quality="primary"),)}
    return Entity(id=id_, **(given | more))


def vessel(number: str, **more: Any) -> Entity:
    return entity(number, kind="vessel", numbers=(Number(kind="imo", text=number),), **more)


def told(found: tuple[Follows, ...]) -> list[str]:
    return [str(each) for each in found]


def test_a_person_of_the_1718_list_is_frozen_and_may_not_travel() -> None:
    found = follows(entity("KPi.033"), "un", law())
    assert told(found)[:2] == ["asset-freeze 1718 ¶8(d)", "travel-ban 1718 ¶8(e)"]
    assert found[0].since == date(2016, 11, 30)
    assert found[0].basis == "corpus"
    assert found[0].source == "S/RES/1718 (2006)"
    assert found[0].reading != "list"


def test_a_vessel_whose_ports_are_closed() -> None:
    assert "port-ban-designated 2371 ¶6" in told(follows(vessel("8518780"), "un-1718", law()))


def test_nothing_follows_from_the_law_before_the_listing() -> None:
    listed = entity("KPi.033", programmes=("DPRK",), listed_on=date(2016, 11, 30))
    (before,) = follows(listed, "un", law(date(2016, 11, 29)))
    assert (str(before), before.basis, before.summary) == ("DPRK (as un says)", "list", AS_LISTED_HERE)


def test_the_first_day_of_a_listing_is_the_first_day_of_what_follows() -> None:
    assert follows(entity("KPi.033"), "un", law(date(2016, 11, 30)))[0].since == date(2016, 11, 30)


def test_an_amended_measure_reaches_a_party_from_its_own_words_on() -> None:
    found = {each.measure: each for each in follows(vessel("8518780"), "un", law())}
    assert found["suspect-vessels"].since == date(2017, 12, 22)
    assert found["port-ban-designated"].since == date(2017, 10, 3)


def test_another_lists_reference_leads_to_the_same_law_with_what_that_list_says_after_it() -> None:
    found = follows(entity("DPR0270", references=("KPi.033",), measures=("Travel Ban",)), "uk", law())
    assert told(found)[0] == "asset-freeze 1718 ¶8(d)"
    assert (found[-1].measure, found[-1].summary, found[-1].citation) == ("Travel Ban", AS_LISTED, "")


def test_an_imo_number_is_looked_at_for_vessels_only() -> None:
    company = entity("7", kind="entity", numbers=(Number(kind="imo", text="8518780"),))
    assert [each.basis for each in follows(company, "own:x", law())] == ["list"]
    assert names_in_law(vessel("8518780"), law().regime) == ("8518780",)


@pytest.mark.parametrize(
    ("id_", "kind", "day", "expected"),
    [
        (
            "QDi.001",
            "person",
            NEW_YEAR,
            ["asset-freeze 2368 ¶1(a)", "travel-ban 2368 ¶1(b)", "arms-embargo 2368 ¶1(c)"],
        ),
        ("QDe.001", "entity", NEW_YEAR, ["asset-freeze 2368 ¶1(a)", "arms-embargo 2368 ¶1(c)"]),
        ("QDe.001", "entity", date(2017, 7, 19), ["asset-freeze 1390 ¶2(a)", "arms-embargo 1390 ¶2(c)"]),
        ("IQe.001", "entity", NEW_YEAR, ["asset-freeze 1483 ¶23"]),
        (
            "MLi.001",
            "person",
            date(2023, 9, 1),
            ["travel-ban ended 2023-08-31 (2374 ¶1)", "asset-freeze ended 2023-08-31 (2374 ¶4)"],
        ),
        ("MLi.001", "person", date(2017, 9, 4), ["Mali (as un says)"]),
        ("IRe.001", "entity", date(2016, 1, 15), ["asset-freeze 1737 ¶12"]),
        ("IRe.001", "entity", NEW_YEAR, ["asset-freeze 2231 annex B ¶6(c)"]),
        ("IRe.001", "entity", date(2024, 1, 1), ["asset-freeze ended 2023-10-17 (2231 annex B ¶6(c))"]),
    ],
)
def test_other_programmes_of_the_united_nations(id_: str, kind: str, day: date, expected: list[str]) -> None:
    programme = {"QD": "Al-Qaida", "IQ": "Iraq", "ML": "Mali", "IR": "Iran"}[id_[:2]]
    assert told(follows(entity(id_, kind=kind, programmes=(programme,)), "un", law(day))) == expected


def test_a_measure_that_ended_before_the_listing_never_reached_the_party() -> None:
    late = entity("MLi.099", programmes=("Mali",), listed_on=date(2023, 9, 1))
    assert told(follows(late, "un", law(date(2024, 1, 1)))) == ["Mali (as un says)"]
    (freeze, *_) = follows(entity("IRe.001", kind="entity"), "un", law(date(2024, 1, 1)))
    assert (freeze.ended, freeze.basis) == (date(2023, 10, 17), "table")


def test_another_list_may_go_on_where_the_councils_measures_ended() -> None:
    listed = entity("INU0001", references=("IRi.039",), programmes=("Iran",))
    assert told(follows(listed, "uk", law(date(2024, 1, 1)))) == [
        "asset-freeze ended 2023-10-17 (2231 annex B ¶6(c))",
        "travel-ban ended 2020-10-17 (2231 annex B ¶6(e))",
        "Iran (as uk says)",
    ]


def test_a_vessel_of_the_vessels_own_list_is_told_the_law_and_no_more() -> None:
    # "as the list says; this law is not in the corpus" stood beside 2371 ¶6
    listed = vessel("9562233", measures=("Transportation restrictions",))
    found = follows(listed, "un-1718-vessels", law())
    assert "port-ban-designated 2371 ¶6" in told(found)
    assert {each.basis for each in found} == {"corpus"}


@pytest.mark.parametrize(
    ("id_", "more", "list_", "expected"),
    [
        ("KPi.081", {}, "un", {"asset-freeze", "travel-ban"}),
        ("KPe.076", {"kind": "entity"}, "un", {"asset-freeze"}),
        ("9074729", {"kind": "vessel", "measures": ("Asset freeze",)}, "un-1718-vessels", {"asset-freeze"}),
        ("9074729", {"kind": "vessel", "measures": ("Transportation restrictions",)}, "un-1718-vessels",
         {"port-ban-designated", "suspect-vessels"}),
    ],
)  # fmt: skip
def test_a_listing_that_the_corpus_does_not_know_yet(
    id_: str, more: dict[str, Any], list_: str, expected: set[str]
) -> None:
    listed = entity(id_, programmes=("DPRK",), listed_on=date(2018, 10, 1), **more)
    found = follows(listed, list_, law())
    assert {each.measure for each in found} >= expected
    assert {(each.basis, each.note, each.since) for each in found} == {("corpus", LISTED_THERE, date(2018, 10, 1))}
    assert ("travel-ban" in {each.measure for each in found}) == (id_ == "KPi.081")


def test_a_reference_on_another_list_that_the_corpus_does_not_know_is_no_designation() -> None:
    (found,) = follows(entity("DPR0999", references=("KPi.099",), programmes=("DPRK",)), "uk", law())
    assert (found.basis, found.summary, str(found)) == ("list", AS_LISTED_HERE, "DPRK (as uk says)")
    (other,) = follows(entity("9", kind="vessel", listed_on=date(2019, 1, 2)), "un-1718-vessels", law())
    assert (other.basis, other.summary) == ("list", AS_LISTED_HERE)
    (third,) = follows(vessel("9074729", programmes=("X",)), "own:x", law())
    assert third.summary == AS_LISTED


def test_what_somebody_must_judge_is_marked() -> None:
    found = {each.measure: each for each in follows(vessel("8518780"), "un-1718", law())}
    assert str(found["suspect-vessels"]) == "suspect-vessels 2397 ¶11-12 (judgement)"
    assert found["suspect-vessels"].judgement == "the State of the flag or of the insurer"
    assert found["vessel-measures"].judgement == "the Committee, for each party"
    assert found["port-ban-designated"].judgement == ""


def test_contested_law_says_that_it_is() -> None:
    (freeze,) = follows(entity("IRe.001", kind="entity"), "un", law(date(2026, 1, 1)))
    assert "States disagree" in freeze.note


def test_an_ofac_programme_of_the_dprk_has_its_section_and_another_only_the_chapter() -> None:
    (found,) = follows(entity(programmes=("DPRK3",)), "ofac-sdn", law())
    assert (str(found), found.reading) == ("blocking 31 CFR 510.201", "secondary")
    (other,) = follows(entity(programmes=("SDGT",)), "ofac-sdn", law())
    assert (str(other), other.reading) == ("blocking 31 CFR chapter V", "recalled")


def test_a_row_without_a_paragraph_names_its_text() -> None:
    (found,) = follows(entity(programmes=("Russia",)), "ca", law())
    assert str(found) == "dealing-ban Regulations under the Special Economic Measures Act"


def test_a_word_of_the_list_that_the_table_explains_is_not_said_again() -> None:
    found = follows(
        entity(programmes=("EU-PRK",), measures=("Asset freeze", "Transportation restrictions")), "eu-journal", law()
    )
    assert told(found) == ["asset-freeze 2017/1509 art. 34", "Transportation restrictions (as eu-journal says)"]


@pytest.mark.parametrize(
    ("list_", "more", "expected"),
    [
        ("own:partners", {}, "listed (as own:partners says)"),
        ("ofac-cons", {"programmes": ("NS-PLC",)}, "NS-PLC (as ofac-cons says)"),
        ("uk", {"programmes": ("Russia",)}, "Russia (as uk says)"),
        ("eu", {"programmes": ("EU-PRKX",), "measures": ("Asset freeze",)}, "Asset freeze (as eu says)"),
    ],
)
def test_of_law_that_is_not_known_nothing_is_guessed(list_: str, more: dict[str, Any], expected: str) -> None:
    (found,) = follows(entity(**more), list_, law())
    assert (str(found), found.reading, found.summary) == (expected, "list", AS_LISTED)


@pytest.mark.parametrize("word", ["KPi33", "KPx.033", "kpi.033", "KPi.", "19609", "KPi.033a", ""])
def test_what_is_no_reference_of_the_united_nations(word: str) -> None:
    assert not is_un(word)
    assert names_in_law(entity("1", references=(word,)), law().regime) == ()


def test_every_row_of_the_table_says_how_it_is_known_and_ends_after_it_begins() -> None:
    assert {row.reading for row in table()} == {"secondary", "recalled"}
    assert all(row.summary.endswith(".") and row.source for row in table())
    assert all(row.since <= row.until for row in table() if row.since and row.until)
    assert {row.prefix for row in table() if row.list == "un"} >= {"QD", "TA", "IQ", "CD", "LY", "SO", "CF", "SD", "YE"}


def test_law_that_the_corpus_holds_is_not_in_the_table() -> None:
    assert not any(row.prefix == "KP" for row in table())
