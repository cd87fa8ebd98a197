"""The UK list in tables: rows of our own, broken tables, and those of May 2026."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.uk_tables import UnitedKingdomTables
from tests.shared import SHARED

REAL = SHARED / "lists" / "uk"

SUBJECTS = """unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated
RUR0001,individual,KPi.947,1,03/02/2021,04/08/2025
RUR0002,ship,,2,04/02/2021,05/08/2025
"""
NAMES = """name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5
1,RUR0001,primary,,Rupert HENTZAU,HENTZAU,Rupert,,,,
2,RUR0001,alias,low_quality_aka,Rupe,Rupe,,,,,
3,RUR0001,primary_variation,,Rupert of HENTZAU,of HENTZAU,Rupert,,,,
4,RUR0002,primary,,ZENDA STAR,ZENDA STAR,,,,,
"""
NUMBERS = """id,unique_id,ofsi_group_id,raw_value,identifier_type,additional_info
1,RUR0001,1,A1234567,passport,
2,RUR0002,2,IMO9074729,imo,
3,RUR0002,2,IMO9074729,imo,
"""
BIRTHS = """dob_id,unique_id,year,month,day,precision,parse_issues
1,RUR0001,1871,05,02,exact,
2,RUR0001,1874,,,year_only,non_numeric_month
"""
COUNTRIES = """id,unique_id,raw_value,country_type,iso,resolution_method,iso_available
1,RUR0001,Kenya,nationality,KE,direct,True
2,RUR0001,Malta,birth,MT,direct,True
"""
ALL = (COUNTRIES, BIRTHS, NUMBERS, NAMES, SUBJECTS)


def read(*tables: str) -> tuple[list[Entity], UnitedKingdomTables]:
    found = UnitedKingdomTables(*(io.BytesIO(table.encode()) for table in tables))
    return list(found.entries()), found


def issues(old: str, new: str) -> list[str]:
    return [str(issue) for issue in read(*(table.replace(old, new) for table in ALL))[1].issues]


SAMPLE = tuple(text.encode() for text in (SUBJECTS, NAMES, NUMBERS, BIRTHS, COUNTRIES))


def test_the_tables_make_parties_in_any_order() -> None:
    (person, ship), opened = read(*ALL)
    assert [(name.text, name.quality) for name in person.names] == [
        ("Rupert HENTZAU", "primary"),
        ("Rupe", "weak"),
        ("Rupert of HENTZAU", "alias"),
    ]
    assert (person.births, person.countries) == (("1871-05-02", "1874"), ("KE",))
    assert (person.references, person.listed_on) == (("KPi.947",), date(2021, 2, 3))
    assert (ship.kind, [number.text for number in ship.numbers]) == ("vessel", ["9074729"])
    assert (opened.day, opened.issues) == (date(2025, 8, 5), [])
    assert read(*reversed(ALL))[0] == [person, ship]


def test_subjects_and_names_are_enough() -> None:
    assert [each.name for each in read(SUBJECTS, NAMES)[0]] == ["Rupert HENTZAU", "ZENDA STAR"]


def test_odd_values_are_told() -> None:
    assert issues(",ship,", ",submarine,") == ["RUR0002: a party of the kind 'submarine'"]
    assert issues("low_quality_aka", "so_so") == [
        "RUR0001: a name of the type 'alias' and the strength 'so_so', read as an alias"
    ]
    assert issues("1871,05,02", "1871,02,31") == ["RUR0001: a day of birth that cannot be read: '1871-02-31'"]
    assert issues("IMO9074729", "IMO9074720") == ["RUR0002: an IMO number that fails its check digit: 'IMO9074720'"]
    assert issues(",passport,", ",library card,") == [
        "RUR0001: a number of the type 'library card', read as another one"
    ]
    assert issues(",birth,", ",dream,") == ["RUR0001: a country of the type 'dream', left out"]
    assert issues("Kenya", "Ruritania") == ["RUR0001: a country that is not known: 'Ruritania'"]
    assert issues("03/02/2021", "soon") == ["RUR0001: a day of listing that cannot be read: 'soon'"]
    assert issues("4,RUR0002,", "4,RUR0003,") == [
        "line 5: a row of the table of names is of a subject that there is not: 'RUR0003'",
        "RUR0002: has no name, and is left out",
    ]


def test_empty_tables_give_nothing() -> None:
    assert read(SUBJECTS.splitlines()[0], NAMES.splitlines()[0])[0] == []


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ((SUBJECTS,), "the table of names is not among the files"),
        ((NAMES, BIRTHS), "the table of subjects is not among the files"),
        ((SUBJECTS, NAMES, NAMES), "file 3: the table of names comes twice"),
        (("a,b\n1,2\n",), "file 1: this is none of the tables"),
        (("",), "file 1: this is none of the tables"),
        (
            (SUBJECTS.replace("last_updated", "updated"), NAMES),
            "file 1 (subjects), line 1: there is no column 'last_updated'",
        ),
        ((SUBJECTS, NAMES.replace("primary,,ZENDA", "primary,ZENDA")), "file 2 (names), line 5: a row of 10 columns"),
        ((SUBJECTS.replace("RUR0002", "RUR0001"), NAMES), "the subject 'RUR0001' has no id, or comes twice"),
        ((SUBJECTS, NAMES + '5,"RUR'), "the CSV is broken"),
    ],
)
def test_broken_tables_are_refused(tables: tuple[str, ...], told: str) -> None:
    with pytest.raises(InputError) as met:
        read(*tables)
    assert told in str(met.value)


@pytest.mark.skipif(not REAL.exists(), reason="the shared lists are not here")
def test_the_tables_of_may_2026() -> None:
    with catalogue.opened(sorted(REAL.glob("*.csv.gz"))) as opened:
        found = list(opened.entries())
    assert len(found) == 6_046
    assert 15_000 < sum(len(each.names) for each in found) <= 15_050  # a name that comes twice is kept once
    assert sum(each.kind == "vessel" for each in found) == 632
    assert len(opened.issues) < 60
