"""Entities in Senzing's JSON: with features, and flat."""

import io
import json
from typing import Any

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.senzing import Senzing

PERSON: dict[str, Any] = {
    "DATA_SOURCE": "RURITANIA",
    "RECORD_ID": "Q1",
    "FEATURES": [
        {"RECORD_TYPE": "PERSON"},
        {"NAME_TYPE": "PRIMARY", "NAME_FULL": "Rudolf Rassendyll"},
        {"NAME_TYPE": "ALIAS", "NAME_FULL": "Rudolf Elphberg"},
        {"DATE_OF_BIRTH": "1894-05-02"},
        {"NATIONALITY": "gb"},
        {"PASSPORT_NUMBER": "P123456", "PASSPORT_COUNTRY": "gb"},
    ],
}
FLAT = {"RECORD_ID": "Q2", "RECORD_TYPE": "VESSEL", "NAME_ORG": "Zenda Star", "IMO_NUMBER": "9074729"}
SAMPLE = ("\n".join(map(json.dumps, [PERSON, FLAT])).encode(),)


def read(*lines: object) -> tuple[list[Entity], list[str]]:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    opened = Senzing(io.BytesIO(text.encode()))
    return list(opened.entries()), [each.what for each in opened.issues]


def test_a_person_with_features() -> None:
    (found,), issues = read(PERSON)
    assert (found.id, found.kind, found.name, found.births) == ("Q1", "person", "Rudolf Rassendyll", ("1894-05-02",))
    assert ([each.text for each in found.names[1:]], found.countries) == (["Rudolf Elphberg"], ("GB",))
    assert [(each.kind, each.text, each.country) for each in found.numbers] == [("passport", "P123456", "GB")]
    assert issues == []


def test_a_ship_without_features_and_a_name_in_parts() -> None:
    ship, person = read(
        FLAT, {"RECORD_ID": "3", "RECORD_TYPE": "PERSON", "NAME_FIRST": "Otto", "NAME_LAST": "Beispiel"}
    )[0]
    assert (ship.kind, ship.numbers[0].text, person.name) == ("vessel", "9074729", "Otto Beispiel")


def test_a_record_type_that_is_not_known_is_an_issue() -> None:
    (found,), issues = read({"RECORD_ID": "3", "NAME_FULL": "Black Michael"})
    assert (found.kind, issues) == ("other", ["the record type '' is not known, read as some party"])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON"),
        ({"NAME_FULL": "Black Michael"}, "a party without a RECORD_ID"),
        ({"RECORD_ID": 7}, "a party without a RECORD_ID"),
        ({"RECORD_ID": "7", "FEATURES": "none"}, "is no list of objects"),
        ({"RECORD_ID": "7", "FEATURES": ["none"]}, "is no list of objects"),
    ],
)
def test_what_is_no_entity_of_senzing(line: object, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read(PERSON, line)
    assert caught.value.where == "line 2"
