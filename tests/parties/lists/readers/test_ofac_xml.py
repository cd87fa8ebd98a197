"""OFAC's XML: entries of our own, odd ones, and the non-SDN list of March 2025."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists import catalogue
from detente.parties.lists.readers.ofac_xml import OfacXml
from tests.shared import SHARED, needs_shared

RUPERT = """<sdnEntry><uid>902</uid><firstName>Rupert</firstName><lastName>HENTZAU</lastName><sdnType>Individual</sdnType>
<programList><program>DPRK3</program><program>NPWMD</program></programList>
<akaList><aka><uid>11</uid><type>a.k.a.</type><category>strong</category><lastName>VON HENTZAU</lastName>
<firstName>Rupert</firstName></aka><aka><uid>12</uid><type>a.k.a.</type><category>weak</category><lastName>RUPE</lastName>
</aka></akaList><addressList><address><country>undetermined</country></address></addressList>
<nationalityList><nationality><country>Austria</country></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><dateOfBirth>02 May 1971</dateOfBirth></dateOfBirthItem></dateOfBirthList>
<idList><id><idType>Passport</idType><idNumber>R77</idNumber><idCountry>Austria</idCountry></id>
<id><idType>Gender</idType><idNumber>Male</idNumber></id></idList></sdnEntry>"""
SHIP = """<sdnEntry><uid>903</uid><lastName>ZENDA STAR</lastName><sdnType>Vessel</sdnType><vesselInfo>
<vesselFlag>Panama</vesselFlag></vesselInfo><idList><id><idType>Vessel Registration Identification</idType>
<idNumber>IMO 9074729</idNumber></id></idList></sdnEntry>"""


def written(*entries: str, count: int | None = None, day: str = "03/05/2024") -> bytes:
    said = len(entries) if count is None else count
    return (
        '<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation>'
        f"<Publish_Date>{day}</Publish_Date><Record_Count>{said}</Record_Count></publshInformation>"
        f"{''.join(entries)}</sdnList>"
    ).encode()


def read(content: bytes) -> tuple[list[Entity], OfacXml]:
    found = OfacXml(io.BytesIO(content))
    return list(found.entries()), found


SAMPLE = (written(RUPERT, SHIP),)


def test_a_person_and_a_ship() -> None:
    (person, ship), opened = read(written(RUPERT, SHIP))
    assert (person.id, person.kind, person.programmes) == ("902", "person", ("DPRK3", "NPWMD"))
    assert person.names == (
        Name(text="HENTZAU, Rupert", quality="primary"),
        Name(text="VON HENTZAU, Rupert"),
        Name(text="RUPE", quality="weak"),
    )
    assert (person.births, person.countries) == (("1971-05-02",), ("AT",))
    assert person.numbers == (Number(kind="passport", text="R77", country="AT"),)
    assert (ship.kind, ship.countries, ship.numbers) == ("vessel", ("PA",), (Number(kind="imo", text="9074729"),))
    assert (opened.day, opened.said, opened.issues) == (date(2024, 3, 5), 2, [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (">Individual<", ">Airship<", "902: a party of the kind 'Airship'"),
        (">weak<", ">doubtful<", "902: an alias of the category 'doubtful'"),
        ("02 May 1971", "32 May 1971", "902: a day of birth that cannot be read: '32 May 1971'"),
        (
            "<nationality><country>Austria",
            "<nationality><country>Ruritania",
            "902: a country that is not known: 'Ruritania'",
        ),
    ],
)
def test_what_cannot_be_taken_is_told(old: str, new: str, told: str) -> None:
    _, opened = read(written(RUPERT.replace(old, new)))
    assert [str(issue) for issue in opened.issues] == [told]


def test_a_day_of_publication_that_is_none_is_left_out() -> None:
    assert read(written(SHIP, day="13/45/2024"))[1].day is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the XML breaks off or is broken"),
        (b"<html><body>Access denied</body></html>", "this is not a list in OFAC's schema"),
        (written(RUPERT, SHIP, count=3), "2 entries, where it says that it has 3"),
        (written(RUPERT, SHIP, count=1), "2 entries, where it says that it has 1"),
        (written(RUPERT)[:-30], "the XML breaks off or is broken"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + written(RUPERT), "the file has a DOCTYPE"),
        (written(RUPERT.replace("<uid>902</uid>", "")), "an entry has no uid"),
        (written(SHIP.replace("ZENDA STAR", " ")), "an entry has no name"),
        (written(SHIP.replace("ZENDA STAR", "<a>" * 40 + "</a>" * 40)), "elements lie more than 32 deep"),
        (written(SHIP.replace("ZENDA", "Z" * 1_000_000)), "an element of 1,000,005 characters"),
    ],
)
def test_what_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(content)


@needs_shared
def test_the_other_list_of_march_2025() -> None:
    with catalogue.opened([SHARED / "lists" / "ofac" / "cons_2025-03-28.xml.gz"]) as opened:
        found = list(opened.entries())
    assert (opened.day, len(found)) == (date(2025, 3, 28), 443)
    assert sum(len(each.names) for each in found) > 1_400
