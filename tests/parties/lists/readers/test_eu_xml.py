"""The consolidated list of the European Union as XML: entries of our own, and what is no such list."""

import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.eu_xml import EuropeanUnion

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


def read(*entries: str, root: str = "export") -> tuple[list[Entity], EuropeanUnion]:
    head = f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-11-05T17:00:34+01:00">'
    found = EuropeanUnion(io.BytesIO(f"{head}{''.join(entries)}</{root}>".encode()))
    return list(found.entries()), found


def issues(old: str, new: str) -> list[str]:
    assert old in PERSON
    return [str(issue) for issue in read(PERSON.replace(old, new))[1].issues]


SAMPLE = ((Path(__file__).parents[1] / "samples" / "eu-full-1.1.xml").read_bytes(),)


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


def organisation(*names: tuple[str, str]) -> str:
    inner = "".join(
        f'<nameAlias wholeName="{text}" nameLanguage="{language}" strong="true"/>' for language, text in names
    )
    return f'<sanctionEntity logicalId="992"><subjectType code="enterprise"/><regulation programme="RUR"/>{inner}</sanctionEntity>'


@pytest.mark.parametrize(
    ("names", "main"),
    [
        ([("BG", "Мелница Зенда"), ("EN", "Zenda Mill"), ("FR", "Moulin de Zenda")], "Zenda Mill"),
        ([("FR", "Moulin de Zenda"), ("", "Zenda Mill")], "Zenda Mill"),
        ([("", "Zenda Mill"), ("EN", "The Mill")], "Zenda Mill"),
        ([("FR", "Moulin de Zenda"), ("DE", "Zendamühle")], "Moulin de Zenda"),
    ],
)
def test_the_main_name_is_the_english_one(names: list[tuple[str, str]], main: str) -> None:
    (found,), _ = read(organisation(*names))
    assert found.name == main
    assert [each.quality for each in found.names] == ["primary", *["alias"] * (len(names) - 1)]
