"""The table of vessels: rows of our own, odd ones, and the table as it lies beside a checkout."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.vessels_csv import Vessels
from tests.shared import SHARED, needs_shared

HEADER = "imo,name,measures,annex_eu_2017_1509,start_dates,uk_id,ofac_name,basis"
SHIP = "9074729,Zenda Star (Black Michael) (Strelsau),Asset freeze; Transportation restrictions,XIV.A; XIV.B,30.3.2018; 3.10.2017,DPR0001,ZENDA STAR 1,UN 1718"


def read(*rows: str, header: str = HEADER) -> tuple[list[Entity], Vessels]:
    found = Vessels(io.BytesIO("\n".join((header, *rows)).encode()))
    return list(found.entries()), found


SAMPLE = (f"{HEADER}\n{SHIP}\n".encode(),)


def test_a_vessel() -> None:
    (found,), opened = read(SHIP)
    assert (found.id, found.kind, found.listed_on) == ("9074729", "vessel", date(2017, 10, 3))
    assert [(name.text, name.quality) for name in found.names] == [
        ("Zenda Star", "primary"),
        ("Black Michael", "alias"),
        ("Strelsau", "alias"),
        ("ZENDA STAR 1", "alias"),
    ]
    assert [(number.kind, number.text) for number in found.numbers] == [("imo", "9074729")]
    assert (found.programmes, found.references) == (("UN 1718",), ("DPR0001",))
    assert found.measures == ("Asset freeze", "Transportation restrictions")
    assert (opened.issues, opened.day) == ([], None)


def test_another_lists_name_that_differs_in_case_only_is_no_alias() -> None:
    (found,), _ = read(SHIP.replace("ZENDA STAR 1", "BLACK MICHAEL"))
    assert [name.text for name in found.names] == ["Zenda Star", "Black Michael", "Strelsau"]


def test_a_vessel_without_a_number_goes_by_its_name_and_that_is_told() -> None:
    (found,), opened = read(SHIP.replace("9074729", ""))
    assert (found.id, found.numbers) == ("Zenda Star (Black Michael) (Strelsau)", ())
    assert [issue.what for issue in opened.issues] == ["has no IMO number, and goes by its name"]


def test_a_vessel_that_the_union_lists_of_its_own_is_left_out_and_that_is_told() -> None:
    found, opened = read(SHIP, SHIP.replace("9074729", "8518780").replace("UN 1718", "EU autonomous"))
    assert [each.id for each in found] == ["9074729"]
    assert [str(issue) for issue in opened.issues] == [
        "8518780: is left out, for the Committee did not list it: 'EU autonomous'"
    ]


def test_a_listing_whose_basis_is_not_said_is_kept() -> None:
    assert len(read(SHIP.replace("UN 1718", ""))[0]) == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("9074729", "9074720", "an IMO number that fails its check digit: '9074720'"),
        ("9074729", "77", "an IMO number that is none: '77'"),
        ("30.3.2018", "soon", "a day of listing that cannot be read: 'soon'"),
    ],
)
def test_odd_values_are_told(old: str, new: str, words: str) -> None:
    assert [issue.what for issue in read(SHIP.replace(old, new, 1))[1].issues] == [words]


@pytest.mark.parametrize(
    ("rows", "header", "words"),
    [
        ((SHIP, SHIP), HEADER, "the vessel 9074729 stands there twice"),
        ((SHIP + ",",), HEADER, "a row of 9 columns under a header of 8"),
        ((",,Asset freeze,,,,,UN 1718",), HEADER, "a row has neither an IMO number nor a name"),
        ((SHIP,), HEADER.replace("basis", "ground"), "there is no column 'basis'"),
    ],
)
def test_what_is_no_such_table_is_refused(rows: tuple[str, ...], header: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(*rows, header=header)


@needs_shared
def test_the_table_of_fifty_nine_vessels() -> None:
    with catalogue.opened([SHARED / "lists" / "un" / "un1718_vessels_derived.csv"]) as listed:
        found = list(listed.entries())
    assert [entity.programmes for entity in found] == [("UN 1718",)] * 59
    assert {issue.where for issue in listed.issues} == {"8514306", "9036387", "MIN NING DE YOU 078"}
