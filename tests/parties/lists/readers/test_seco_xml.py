"""Switzerland's list: targets of our own, spellings in two scripts, and a target that was delisted."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.seco_xml import Seco

PROGRAMME = """<sanctions-program ssid="1"><program-key lang="eng">Ruritania</program-key>
<sanctions-set ssid="20" lang="eng">annex 1</sanctions-set></sanctions-program>"""
PERSON = """<target ssid="100"><sanctions-set-id>20</sanctions-set-id><foreign-identifier>QDi.901</foreign-identifier>
<modification modification-type="listed" effective-date="2021-03-04"/><individual><identity ssid="1" main="true">
<name name-type="primary-name"><name-part order="2" name-part-type="family-name"><value>Rassendyll</value>
<spelling-variant script="CYRL">Рассендилл</spelling-variant></name-part>
<name-part order="1" name-part-type="given-name"><value>Rudolf</value>
<spelling-variant script="CYRL">Рудольф</spelling-variant></name-part></name>
<name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Rudi</value></name-part></name>
<day-month-year day="2" month="5" year="1894"/><nationality><country iso-code="AT">Austria</country></nationality>
<identification-document document-type="passport"><number>P123456</number><issuer code="AT">Austria</issuer>
</identification-document></identity></individual></target>"""
SHIP = """<target ssid="101"><object object-type="vessel"><identity main="true"><name name-type="primary-name">
<name-part order="1" name-part-type="whole-name"><value>Zenda Star</value></name-part></name></identity>
<other-information>IMO number: 9074729</other-information></object></target>"""
DELISTED = """<target ssid="102"><modification modification-type="de-listed" effective-date="2023-01-01"/>
<modification modification-type="listed" effective-date="2021-01-01"/><entity><identity main="true"><name name-type="primary-name">
<name-part order="1"><value>Black Michael Ltd</value></name-part></name></identity></entity></target>"""


def file(*targets: str) -> str:
    return f'<swiss-sanctions-list list-type="whole-list" date="2026-09-28">{PROGRAMME}{"".join(targets)}</swiss-sanctions-list>'


SAMPLE = (file(PERSON, SHIP, DELISTED).encode(),)


def read(text: str) -> tuple[list[Entity], Seco]:
    opened = Seco(io.BytesIO(text.encode()))
    return list(opened.entries()), opened


def test_a_person_in_two_scripts_and_a_ship() -> None:
    (person, ship), opened = read(file(PERSON, SHIP))
    assert [(each.text, each.quality) for each in person.names] == [
        ("Rudolf Rassendyll", "primary"), ("Рудольф Рассендилл", "alias"), ("Rudi", "weak"),
    ]  # fmt: skip
    assert (person.kind, person.births, person.countries) == ("person", ("1894-05-02",), ("AT",))
    assert (person.programmes, person.references, person.listed_on) == (("Ruritania",), ("QDi.901",), date(2021, 3, 4))
    assert [(each.kind, each.text, each.country) for each in person.numbers] == [("passport", "P123456", "AT")]
    assert (ship.kind, ship.numbers[0].text, opened.day) == ("vessel", "9074729", date(2026, 9, 28))
    assert opened.issues == []


def test_a_target_that_was_delisted_last_is_left_out_and_one_that_came_back_is_not() -> None:
    assert read(file(DELISTED))[0] == []
    back = DELISTED.replace('"de-listed" effective-date="2023', '"de-listed" effective-date="2020')
    assert [each.id for each in read(file(back))[0]] == ["102"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<Designations/>", "this is not the list of SECO"),
        (file(SHIP.replace(' ssid="101"', "")), "a target has no ssid"),
        (file(PERSON)[:-40], "the XML breaks off"),
    ],
)
def test_what_is_no_such_list(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(text)


def test_a_target_without_a_name_is_left_out_and_told() -> None:
    found, opened = read(file(SHIP.replace("Zenda Star", "")))
    assert (found, [each.what for each in opened.issues]) == ([], ["has no name, and is left out"])
