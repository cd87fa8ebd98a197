"""The consolidated list of the European Union as CSV: an entry of our own over several rows, and what is no such list."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.eu_csv import COLUMNS, EuropeanUnionCsv
from tests.shared import SHARED

SHORT = SHARED / "lists" / "eu" / "EUSanctionsShort.csv.gz"

ROW = {
    "fileGenerationDate": "05/11/2025",
    "Entity_LogicalId": "990",
    "Entity_EU_ReferenceNumber": "EU.99.1",
    "Entity_UnitedNationId": "KPi.947",
    "Entity_DesignationDate": "2021-02-03",
    "Entity_SubjectType": "P",
    "Entity_SubjectType_ClassificationCode": "person",
    "Entity_Regulation_Programme": "RUR",
}
ROWS = (
    ROW | {"NameAlias_WholeName": "Rupert HENTZAU"},
    ROW | {"NameAlias_FirstName": "Руперт", "NameAlias_LastName": "Хенцау"},
    ROW | {"NameAlias_WholeName": "Rupe; the younger", "NameAlias_Remark": "low quality alias"},
    ROW | {"Citizenship_CountryIso2Code": "KE"},
    ROW | {"BirthDate_BirthDate": "1871-05-02", "BirthDate_CalendarType": "GREGORIAN", "BirthDate_Circa": "FALSE"},
    ROW | {"Identification_Number": "A1234567", "Identification_TypeCode": "passport"},
)


def table(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def read_csv(content: bytes) -> tuple[list[Entity], EuropeanUnionCsv]:
    found = EuropeanUnionCsv(io.BytesIO(content))
    return list(found.entries()), found


SAMPLE = ((Path(__file__).parents[1] / "samples" / "eu-full-1.1.csv").read_bytes(),)


def test_an_empty_list_gives_nothing() -> None:
    assert read_csv(table())[0] == []


def test_the_rows_of_an_entry_make_one_person() -> None:
    (found,), opened = read_csv(table(*ROWS))
    assert (found.id, found.kind, found.listed_on) == ("EU.99.1", "person", date(2021, 2, 3))
    assert [(name.text, name.quality) for name in found.names] == [
        ("Rupert HENTZAU", "primary"),
        ("Руперт Хенцау", "alias"),
        ("Rupe; the younger", "weak"),
    ]
    assert (found.births, found.countries, found.references) == (("1871-05-02",), ("KE",), ("KPi.947",))
    assert (opened.day, opened.issues) == (date(2025, 11, 5), [])


def test_a_new_column_and_an_odd_kind_are_told() -> None:
    odd = ROWS[0] | {"Entity_SubjectType": "X", "Entity_SubjectType_ClassificationCode": "robot"}
    _, opened = read_csv(table(odd, header=(*COLUMNS, "Colour")))
    assert [str(issue) for issue in opened.issues] == [
        "line 1: columns that are not known, and not read: Colour",
        "EU.99.1: a party of the kind 'robot X'",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there is no column 'fileGenerationDate'"),
        (table(*ROWS).replace(b"NameAlias_WholeName", b"NameAlias_Name"), "there is no column 'NameAlias_WholeName'"),
        (table(*ROWS).replace(b"NameAlias_Title", b"NameAlias_WholeName"), "stands there twice"),
        (table(*ROWS).replace(b'"Rupe; the younger"', b"Rupe; the younger"), "line 4: a row of"),
        (table(ROW | {"Entity_LogicalId": ""}), "line 2: a row has no Entity_LogicalId"),
        (table(*ROWS) + b'05/11/2025;"', "the CSV is broken"),
        (b'"Date_file;Entity_logical_id;Subject_type"\n', "this is the short form"),
    ],
)
def test_csv_that_is_no_such_list_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as met:
        read_csv(content)
    assert told in str(met.value)


@pytest.mark.skipif(not SHORT.exists(), reason="the shared lists are not here")
def test_the_short_form_of_2018_is_refused() -> None:
    with pytest.raises(InputError, match="short form"), catalogue.opened([SHORT]) as opened:
        list(opened.entries())
