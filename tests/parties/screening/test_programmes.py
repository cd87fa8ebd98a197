"""What other programmes ask for: the table itself, and which of its rows fit a party on a day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from detente.parties.screening.programmes import ProgrammeMeasure, ended, is_un, of_programmes, of_references, table
from tests.parties.kept import party

DAY = date(2020, 6, 1)


def cited(rows: Any) -> list[str]:
    """Measure and citation of each row, sorted."""
    return sorted(f"{row.measure} {row.citation}" for row in rows)


def measures(rows: Any) -> list[str]:
    """The measures of these rows, sorted."""
    return sorted(row.measure for row in rows)


# --- the table ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row.list}-{row.programme}-{row.measure}-{row.citation}")
def test_every_row_of_the_table_is_whole(row: ProgrammeMeasure) -> None:
    assert row.list
    assert row.programme
    assert row.measure
    assert row.summary.endswith(".")
    assert row.citation or row.list == "ca"  # the regulations are many, and each has a section of its own
    assert row.source
    assert row.reading in ("text", "secondary", "recalled")
    assert set(row.kinds) <= {"person", "entity", "vessel", "aircraft", "other"}
    assert row.since is None or row.until is None or row.since <= row.until


@pytest.mark.parametrize(
    "row", [row for row in table() if row.prefix], ids=lambda row: f"{row.prefix}-{row.measure}-{row.citation}"
)
def test_a_prefix_is_two_capitals_of_the_united_nations(row: ProgrammeMeasure) -> None:
    assert row.list == "un"
    assert is_un(f"{row.prefix}i.001")


def test_the_table_has_nothing_about_the_programme_that_the_corpus_holds() -> None:
    assert "KP" not in {row.prefix for row in table()}


def test_no_measure_of_a_programme_acts_twice_on_one_day() -> None:
    spans: dict[tuple[str, ...], list[ProgrammeMeasure]] = {}
    for row in table():
        spans.setdefault((row.list, row.prefix, row.programme, row.says, *row.kinds, "/", row.measure), []).append(row)
    for rows in spans.values():
        ordered = sorted(rows, key=lambda row: row.since or date.min)
        for earlier, later in pairwise(ordered):
            assert earlier.until is not None
            assert later.since is not None
            assert earlier.until < later.since


# --- references -----------------------------------------------------------------------------------------------------

UN = ["KPi.033", "KPe.001", "QDi.001", "TAe.012", "IRe.1"]
NOT_UN = [
    "",
    "KPi",
    "KPi.",
    "KPi.a",
    "KPx.001",
    "kpi.001",
    "KP.001",
    "KPIi.001",
    "EU.27.28",
    "DPR0270",
    "KPi 033",
    "i.001",
    "9074729",
]


@pytest.mark.parametrize("reference", UN)
def test_a_reference_of_the_united_nations(reference: str) -> None:
    assert is_un(reference)


@pytest.mark.parametrize("reference", NOT_UN)
def test_what_is_no_reference_of_the_united_nations(reference: str) -> None:
    assert not is_un(reference)


def test_a_person_of_a_committee_is_reached_by_what_reaches_persons() -> None:
    assert measures(of_references(party("QDi.001", "Somebody"), DAY)) == ["arms-embargo", "asset-freeze", "travel-ban"]


def test_an_organisation_cannot_travel() -> None:
    assert measures(of_references(party("QDe.001", "A Group", kind="entity"), DAY)) == ["arms-embargo", "asset-freeze"]


def test_a_reference_counts_on_whatever_list_it_stands() -> None:
    other = party("12345", "Somebody", references=("EU.1.2", "TAi.002"))
    assert measures(of_references(other, DAY)) == ["arms-embargo", "asset-freeze", "travel-ban"]


def test_two_committees_add_up() -> None:
    both = party("SOi.001", "Somebody", references=("YEi.001",))
    assert measures(of_references(both, DAY)) == [
        "arms-embargo",
        "arms-embargo",
        "asset-freeze",
        "asset-freeze",
        "travel-ban",
        "travel-ban",
    ]


@pytest.mark.parametrize("reference", ["KPi.001", "ZZi.001", "12345", "EU.27.28"])
def test_what_no_row_is_about_has_nothing(reference: str) -> None:
    assert list(of_references(party(reference, "Somebody"), DAY)) == []


@pytest.mark.parametrize(
    ("day", "citations"),
    [
        ("2002-01-15", []),
        ("2002-01-16", ["1390 ¶2(a)"]),
        ("2017-07-19", ["1390 ¶2(a)"]),
        ("2017-07-20", ["2368 ¶1(a)"]),
        ("2030-01-01", ["2368 ¶1(a)"]),
    ],
)
def test_a_later_text_carries_on_where_the_earlier_ends(day: str, citations: list[str]) -> None:
    rows = of_references(party("QDe.001", "A Group", kind="entity"), date.fromisoformat(day))
    assert [row.citation for row in rows if row.measure == "asset-freeze"] == citations


# --- programmes of a list -------------------------------------------------------------------------------------------


def test_a_programme_that_is_named_stands_before_that_of_every_programme() -> None:
    named = party("1", "Somebody", programmes=("DPRK3",))
    other = party("2", "Somebody", programmes=("CUBA",))
    assert [row.programme for row in of_programmes(named, "ofac-sdn", DAY)] == ["DPRK*"]
    assert [row.programme for row in of_programmes(other, "ofac-sdn", DAY)] == ["*"]


def test_each_programme_of_a_party_counts() -> None:
    both = party("1", "Somebody", programmes=("DPRK3", "SDGT"))
    assert sorted(row.programme for row in of_programmes(both, "ofac-sdn", DAY)) == ["*", "DPRK*"]


def test_a_party_without_a_programme_falls_under_that_of_every_programme() -> None:
    assert [row.programme for row in of_programmes(party("1", "Somebody"), "ofac-sdn", DAY)] == ["*"]


def test_capitals_of_a_programme_matter() -> None:
    assert [row.programme for row in of_programmes(party("1", "X", programmes=("dprk3",)), "ofac-sdn", DAY)] == ["*"]


def test_a_row_may_ask_for_the_word_of_the_list() -> None:
    bare = party("EU.1.1", "Somebody", programmes=("EU-PRK",))
    said = party("EU.1.1", "Somebody", programmes=("EU-PRK",), measures=("Asset freeze", "Travel ban"))
    assert list(of_programmes(bare, "eu-journal", DAY)) == []
    assert measures(of_programmes(said, "eu-journal", DAY)) == ["asset-freeze"]


@pytest.mark.parametrize("list_", ["own:a", "uk", "nothing", ""])
def test_a_list_without_rows_has_nothing(list_: str) -> None:
    assert list(of_programmes(party("1", "Somebody", programmes=("DPRK3",)), list_, DAY)) == []


def test_the_list_of_the_united_nations_is_told_by_references_only() -> None:
    assert list(of_programmes(party("QDi.001", "Somebody", programmes=("Al-Qaida",)), "un", DAY)) == []


# --- what is over ---------------------------------------------------------------------------------------------------


def test_what_goes_on_is_not_over() -> None:
    assert list(ended(party("YEi.001", "Somebody"), "un", DAY)) == []


def test_what_ended_is_told_on_the_day_after() -> None:
    iranian = party("IRe.001", "A Company", kind="entity")
    last = max(row.until for row in table() if row.prefix == "IR" and row.measure == "asset-freeze" and row.until)
    assert "asset-freeze" not in measures(ended(iranian, "un", date(2010, 1, 1)))
    assert measures(ended(iranian, "un", last + timedelta(days=1))) == ["asset-freeze"]


def test_of_a_measure_the_row_that_ended_last_is_told() -> None:
    rows = list(ended(party("QDi.001", "Somebody"), "un", date(2018, 1, 1)))
    assert cited(rows) == sorted({*cited(rows)})
    assert {row.until for row in rows if row.measure == "asset-freeze"} == {date(2017, 7, 19)}


def test_what_was_over_before_the_party_was_listed_never_reached_it() -> None:
    late = party("QDe.001", "A Group", kind="entity", listed_on=date(2017, 7, 20))
    early = party("QDe.001", "A Group", kind="entity", listed_on=date(2017, 7, 19))
    assert measures(ended(late, "un", date(2018, 1, 1))) == []
    assert "asset-freeze" in measures(ended(early, "un", date(2018, 1, 1)))


def test_what_does_not_reach_the_kind_of_party_is_not_told_as_over() -> None:
    found = measures(ended(party("QDe.001", "A Group", kind="entity"), "un", date(2018, 1, 1)))
    assert "travel-ban" not in found


# --- one row --------------------------------------------------------------------------------------------------------


def row(**parts: Any) -> ProgrammeMeasure:
    """A freeze of any kind of party for ever, unless the parts say otherwise."""
    given: dict[str, Any] = {
        "list": "own:a",
        "prefix": "",
        "programme": "*",
        "says": "",
        "kinds": (),
        "measure": "asset-freeze",
        "summary": "Freeze.",
        "citation": "1 ¶1",
        "source": "https://example.org",
        "since": None,
        "until": None,
        "reading": "recalled",
        "note": "",
    }
    return ProgrammeMeasure(**(given | parts))


@pytest.mark.parametrize(
    ("parts", "day", "acts"),
    [
        ({}, DAY, True),
        ({"since": DAY}, DAY, True),
        ({"since": DAY}, DAY - timedelta(days=1), False),
        ({"until": DAY}, DAY, True),
        ({"until": DAY}, DAY + timedelta(days=1), False),
        ({"kinds": ("entity",)}, DAY, False),
        ({"kinds": ("entity", "person")}, DAY, True),
    ],
)
def test_a_row_acts_on_its_kinds_from_its_first_to_its_last_day(parts: dict[str, Any], day: date, acts: bool) -> None:
    assert row(**parts).acts(party("1", "Somebody"), day) is acts
