"""The list of the United Kingdom in XML: designations of our own, and elements of other names."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.uk_xml import UnitedKingdomXml

PERSON = """<Designation><UniqueID>RUR0001</UniqueID><UNReferenceNumber>QDi.901</UNReferenceNumber>
<Names><Name><Name1>Rudolf</Name1><Name6>RASSENDYLL</Name6><NameType>Primary Name</NameType></Name>
<Name><Name6>Rudi</Name6><NameType>Alias</NameType><AliasStrength>Low</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Рудольф Рассендилл</NameNonLatinScript></NonLatinName></NonLatinNames>
<RegimeName>The Ruritania Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><DateDesignated>04/03/2021</DateDesignated>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1894</DOB></DOBs><Nationalities><Nationality>Austria</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>P123456</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails>
</Designation>"""
SHIP = """<Designation><UniqueID>RUR0002</UniqueID><Names><Name><Name6>ZENDA STAR</Name6><NameType>Primary Name</NameType></Name>
</Names><IndividualEntityShip>Ship</IndividualEntityShip>
<ShipDetails><Ship><IMONumbers><IMONumber>9074729</IMONumber></IMONumbers></Ship></ShipDetails></Designation>"""


def file(*designations: str) -> str:
    return f"<Designations><DateGenerated>05/03/2021</DateGenerated>{''.join(designations)}</Designations>"


SAMPLE = (file(PERSON, SHIP).encode(),)


def read(text: str) -> tuple[list[Entity], UnitedKingdomXml]:
    opened = UnitedKingdomXml(io.BytesIO(text.encode()))
    return list(opened.entries()), opened


def test_a_person_and_a_ship() -> None:
    (person, ship), opened = read(file(PERSON, SHIP))
    assert (person.id, person.kind, person.name) == ("RUR0001", "person", "Rudolf RASSENDYLL")
    assert [(each.text, each.quality) for each in person.names[1:]] == [
        ("Rudi", "weak"),
        ("Рудольф Рассендилл", "alias"),
    ]
    assert (person.births, person.countries, person.measures) == (("1894",), ("AT",), ("Asset freeze", "Travel Ban"))
    assert (person.references, person.listed_on, opened.day) == (("QDi.901",), date(2021, 3, 4), date(2021, 3, 5))
    assert [(each.kind, each.text) for each in ship.numbers] == [("imo", "9074729")]
    assert opened.issues == []


def test_an_element_that_is_new_is_an_issue() -> None:
    opened = read(file(SHIP.replace("<ShipDetails>", "<Mood>grim</Mood><ShipDetails>")))[1]
    assert [each.what for each in opened.issues] == ["an element that is not known, and not read: 'Mood'"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<Sanctions/>", "this is not the list of the United Kingdom in XML"),
        (file(PERSON.replace("UniqueID", "UniqueReference")), "the format has changed: 'UniqueReference'"),
        (file(PERSON.replace("<UniqueID>RUR0001</UniqueID>", "")), "a designation has no UniqueID"),
        (file(PERSON)[:-30], "the XML breaks off"),
    ],
)
def test_what_is_no_such_list(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(text)
