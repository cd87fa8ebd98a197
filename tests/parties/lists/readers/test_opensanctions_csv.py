"""OpenSanctions' simplified table: a party a row, values between semicolons."""

import io

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.opensanctions_csv import SimpleTargets

HEAD = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,"
    "first_seen,last_seen,last_change\n"
)
PERSON = 'Q1,Person,Rudolf Rassendyll,Rudolf Elphberg;Рудольф,1894-05-02,gb;at,"Castle, Zenda",P123456,,,,EU-RUR,x,,,\n'
SHIP = "Q2,Vessel,Zenda Star,,,pa,,IMO9074729,,,,,x,,,\n"
SAMPLE = (f"{HEAD}{PERSON}{SHIP}".encode(),)


def read(text: str) -> tuple[list[Entity], list[str]]:
    opened = SimpleTargets(io.BytesIO(text.encode()))
    return list(opened.entries()), [each.what for each in opened.issues]


def test_a_person_and_a_ship() -> None:
    (person, ship), issues = read(HEAD + PERSON + SHIP)
    assert (person.id, person.kind, person.name) == ("Q1", "person", "Rudolf Rassendyll")
    assert [each.text for each in person.names[1:]] == ["Rudolf Elphberg", "Рудольф"]
    assert (person.births, person.countries, person.programmes) == (("1894-05-02",), ("GB", "AT"), ("EU-RUR",))
    assert [(each.kind, each.text) for each in ship.numbers] == [("other", "IMO9074729")]
    assert issues == []


def test_an_older_table_without_programmes_is_read() -> None:
    (found,), _ = read(HEAD.replace("program_ids,", "") + PERSON.replace("EU-RUR,", ""))
    assert found.programmes == ()


def test_a_schema_and_a_country_that_are_not_known_are_issues() -> None:
    (found,), issues = read(HEAD + "Q3,Cabal,Black Michael,,,zz,,,,,,,x,,,\n")
    assert found.kind == "other"
    assert issues == ["the schema 'Cabal' is not known, read as some party", "a country that is not known: 'ZZ'"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id,schema\nQ1,Person\n", "there is no column 'name'"),
        (f"{HEAD}Q1,Person\n", "a row of 2 columns under a header of 16"),
        (HEAD + PERSON.replace("Q1", ""), "a row has no id"),
    ],
)
def test_what_is_no_such_table(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(text)
