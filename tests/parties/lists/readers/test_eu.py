"""The consolidated list of the European Union: entries of our own, as XML and as CSV, and what is no such list."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.eu import EuropeanUnion
from detente.parties.lists.readers.eu_csv import COLUMNS, EuropeanUnionCsv

SHORT = Path(__file__).resolve().parents[4] / "shared" / "data" / "lists" / "eu" / "EUSanctionsShort.csv.gz"

PERSON = """
<sanctionEntity designationDate="2021-02-03" designationDetails="" unitedNationId="KPi.947" euReferenceNumber="EU.99.1" logicalId="990">
  <remark>of Zenda</remark>
  <regulation regulationType="regulation" programme="RUR" publicationDate="2021-02-03"><publicationUrl>x</publicationUrl></regulation>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Rupert" middleName="" lastName="HENTZAU" wholeName="Rupert HENTZAU" strong="true"><regulationSummary/></nameAlias>
  <nameAlias wholeName="" firstName="Руперт" lastName="Хенцау" strong="true"/>
  <nameAlias wholeName="Rupe" strong="false"/>
  <nameAlias wholeName="Bertie" strong="true"><remark>low quality alias</remark></nameAlias>
  <citizenship countryIso2Code="KE" countryDescription="KENYA"/>
  <citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
  <address city="Valletta" countryIso2Code="MT" countryDescription="MALTA"/>
  <birthdate circa="false" calendarType="GREGORIAN" birthdate="1871-05-02" dayOfMonth="2" monthOfYear="5" year="1871"/>
  <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1870" yearRangeTo="1874"/>
  <birthdate circa="true" calendarType="GREGORIAN" year="1880"/>
  <identification identificationTypeCode="passport" number="A1234567" countryIso2Code="KE"/>
</sanctionEntity>"""
FIRM = """
<sanctionEntity logicalId="991"><subjectType code="enterprise"/><regulation programme="RUR"/>
  <nameAlias wholeName="Zenda Works"/><identification identificationTypeCode="imo" number="9074729"/></sanctionEntity>"""

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


def read(*entries: str, root: str = "export") -> tuple[list[Entity], EuropeanUnion]:
    head = f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-11-05T17:00:34+01:00">'
    found = EuropeanUnion(io.BytesIO(f"{head}{''.join(entries)}</{root}>".encode()))
    return list(found.entries()), found


def issues(old: str, new: str) -> list[str]:
    assert old in PERSON
    return [str(issue) for issue in read(PERSON.replace(old, new))[1].issues]


def table(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def read_csv(content: bytes) -> tuple[list[Entity], EuropeanUnionCsv]:
    found = EuropeanUnionCsv(io.BytesIO(content))
    return list(found.entries()), found


def test_a_person() -> None:
    (found,), opened = read(PERSON)
    assert (found.id, found.kind, found.listed_on) == ("EU.99.1", "person", date(2021, 2, 3))
    assert [(name.text, name.quality) for name in found.names] == [
        ("Rupert HENTZAU", "primary"),
        ("Руперт Хенцау", "alias"),
        ("Rupe", "weak"),
        ("Bertie", "weak"),
    ]
    assert (found.births, found.countries) == (("1871-05-02", "1870/1874", "1878/1882"), ("KE", "MT"))
    assert (found.programmes, found.references) == (("RUR",), ("KPi.947",))
    assert [(number.kind, number.text, number.country) for number in found.numbers] == [("passport", "A1234567", "KE")]
    assert (opened.day, opened.issues) == (date(2025, 11, 5), [])


def test_an_enterprise_without_a_reference_goes_by_its_number() -> None:
    (found,), _ = read(FIRM)
    assert (found.id, found.kind, found.numbers[0].kind) == ("logical-991", "entity", "imo")


def test_odd_values_are_told() -> None:
    where = "EU.99.1"
    assert issues('code="person" classificationCode="P"', 'code="robot"') == [f"{where}: a party of the kind 'robot'"]
    assert issues('strong="false"', 'strong="maybe"') == [
        f"{where}: a name whose strength is 'maybe', read as a good one"
    ]
    assert issues('="1871-05-02"', '="1871-02-31"') == [f"{where}: a day of birth that cannot be read: '1871-02-31'"]
    assert issues('"GREGORIAN" birthdate', '"ISLAMIC" birthdate') == [
        f"{where}: a day of birth in another calendar, left out: ISLAMIC"
    ]
    assert issues('"KE" countryD', '"QQ" countryD') == [f"{where}: a country that is not known: 'QQ'"]
    assert issues('"passport"', '"library"') == [f"{where}: a number of the type 'library', read as another one"]
    assert issues('"passport" number="A1234567"', '"imo" number="9074720"') == [
        f"{where}: an IMO number that fails its check digit: '9074720'"
    ]
    assert issues('designationDate="2021-02-03"', 'designationDate="soon"') == [
        f"{where}: a day of listing that cannot be read: 'soon'"
    ]
    assert issues("<remark>of Zenda</remark>", "<colour/>") == [
        "the list: an element that is not known, and not read: 'colour'"
    ]
    assert issues('wholeName="Rupe"', 'wholeName="Ru&#x90;pe"') == [
        f"{where}: a name with control characters, which were taken out: 'Ru\\x90pe'"
    ]


def test_an_entry_without_a_name_is_left_out_and_told() -> None:
    found, opened = read('<sanctionEntity logicalId="5"><subjectType code="person"/></sanctionEntity>', FIRM)
    assert [each.id for each in found] == ["logical-991"]
    assert [str(issue) for issue in opened.issues] == ["logical-5: has no name, and is left out"]


def test_an_empty_list_gives_nothing() -> None:
    assert read()[0] == []
    assert read_csv(table())[0] == []


def test_the_csv_gives_the_same_person() -> None:
    (found,), opened = read_csv(table(*ROWS))
    assert (found.id, found.kind, found.listed_on) == ("EU.99.1", "person", date(2021, 2, 3))
    assert [(name.text, name.quality) for name in found.names] == [
        ("Rupert HENTZAU", "primary"),
        ("Руперт Хенцау", "alias"),
        ("Rupe; the younger", "weak"),
    ]
    assert (found.births, found.countries, found.references) == (("1871-05-02",), ("KE",), ("KPi.947",))
    assert (opened.day, opened.issues) == (date(2025, 11, 5), [])


def test_the_csv_with_a_new_column_and_an_odd_kind() -> None:
    odd = ROWS[0] | {"Entity_SubjectType": "X", "Entity_SubjectType_ClassificationCode": "robot"}
    _, opened = read_csv(table(odd, header=(*COLUMNS, "Colour")))
    assert [str(issue) for issue in opened.issues] == [
        "line 1: columns that are not known, and not read: Colour",
        "EU.99.1: a party of the kind 'robot X'",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Access denied</body></html>",
        b"<export><sanctionEntity",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><export>&a;</export>',
        b'<export><sanctionEntity><subjectType code="person"/><nameAlias wholeName="Rupert"/></sanctionEntity></export>',
    ],
)
def test_what_is_no_such_list_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        list(EuropeanUnion(io.BytesIO(content)).entries())


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
