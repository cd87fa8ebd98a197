"""A date of birth and numbers that stand behind a name are read, and are no part of the name."""

import pytest

from detente.parties.entity import Number
from detente.parties.names.field_facts import facts_in_name, without_facts

BORN = [
    ("Vladimir Putin DOB 07 Oct 1952", "1952-10-07"),
    ("Vladimir Putin born 7 October 1952", "1952-10-07"),
    ("Vladimir Putin né le 7 octobre 1952", "1952-10-07"),
    ("Vladimir Putin 19521007", "1952-10-07"),
    ("Vladimir Putin (d.o.b. 7.10.1952)", "1952-10-07"),
    ("Vladimir Putin geb. 7. Oktober 1952", "1952-10-07"),
    ("Vladimir Putin, born on the 7th of October 1952", "1952-10-07"),
    ("Vladimir Putin; date of birth: 1952-10-07", "1952-10-07"),
    ("Vladimir Putin nacido el 7 de octubre de 1952", "1952-10-07"),
    ("Vladimir Putin 07-10-1952", "1952-10-07"),
    ("Vladimir Putin, born October 1952", "1952-10"),
    ("Vladimir Putin born 1952", "1952"),
]


@pytest.mark.parametrize(("name", "born"), BORN)
def test_a_date_of_birth_behind_a_name_is_a_date(name: str, born: str) -> None:
    assert facts_in_name(name).born == born
    assert without_facts(name).strip(" ,;") == "Vladimir Putin"


NOT_BORN = [
    "Vladimir Putin",
    "Vladimir Putin 1952",
    "Branch 215",
    "17 November",
    "Bourne 77 Ltd",
    "Born Free Foundation",
]


@pytest.mark.parametrize("name", NOT_BORN)
def test_what_is_no_date_of_birth_stays_in_the_name(name: str) -> None:
    assert facts_in_name(name).born is None
    assert without_facts(name) == name


def test_a_day_that_forms_fill_in_is_not_known_and_is_no_name() -> None:
    assert facts_in_name("Gerhard Wisser 01.01.1970").born is None
    assert without_facts("Gerhard Wisser 01.01.1970").strip() == "Gerhard Wisser"


SHIP = Number(kind="imo", text="8518780")


@pytest.mark.parametrize(
    "name",
    [
        "JIE SHUN IMO8518780",
        "JIE SHUN (IMO: 8518780)",
        "JIE SHUN 8518780",
        "JIE SHUN8518780",
        "JIE SHUN IMO No. 8518780",
    ],
)
def test_the_number_of_a_ship_is_found_however_it_is_joined_to_the_name(name: str) -> None:
    assert facts_in_name(name).numbers == (SHIP,)
    assert without_facts(name).strip() == "JIE SHUN"


@pytest.mark.parametrize("name", ["Military unit 7654321", "JIE SHUN 85187801", "JIE SHUN 851878"])
def test_digits_that_are_no_number_of_a_ship_stay(name: str) -> None:
    assert facts_in_name(name).numbers == ()
    assert without_facts(name) == name


def test_a_labelled_number_with_a_wrong_digit_is_no_part_of_the_name() -> None:
    assert facts_in_name("JIE SHUN IMO 8518870").numbers == (
        Number(kind="imo", text="8518870"),
    )  # that of a company, perhaps
    assert facts_in_name("JIE SHUN 8518870").numbers == ()
    assert without_facts("JIE SHUN IMO 8518870").strip() == "JIE SHUN"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Artavil MMSI 572469210", Number(kind="mmsi", text="572469210")),
        ("Artavil call sign HMYX3", Number(kind="call-sign", text="HMYX3")),
        ("Sberbank, BIC SABRRUMM", Number(kind="bic", text="SABRRUMM")),
        ("SABRRUMMXXX", Number(kind="bic", text="SABRRUMMXXX")),
        ("INN 7707083893", Number(kind="other", text="INN 7707083893")),
    ],
)
def test_other_numbers_are_read_by_their_labels(name: str, number: Number) -> None:
    assert facts_in_name(name).numbers == (number,)
