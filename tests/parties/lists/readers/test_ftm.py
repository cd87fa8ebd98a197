"""FollowTheMoney: lines of our own, there and back, and what is refused."""

import io
import json
from typing import Any

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists.readers import ftm

RUPERT = {
    "id": "rur-1",
    "caption": "Rupert of Hentzau",
    "schema": "Person",
    "referents": ["KPi.947"],
    "properties": {
        "name": ["Rupert of Hentzau"],
        "alias": ["Rupert Hentzau"],
        "previousName": ["Rupert Rassendyll"],
        "weakAlias": ["Rupe"],
        "birthDate": ["1871-05-02", "1872"],
        "nationality": ["at"],
        "citizenship": ["kp"],
        "passportNumber": ["R77"],
        "program": ["DPRK3"],
    },
}


def lines(*given: object) -> io.BytesIO:
    return io.BytesIO("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in given).encode())


def read(*given: object) -> tuple[list[Entity], list[str]]:
    found = ftm.FollowTheMoney(lines(*given))
    return list(found.entries()), [str(issue) for issue in found.issues]


def party(**properties: list[str]) -> dict[str, Any]:
    return {"id": "x", "schema": "Company", "properties": {"name": ["Zenda Works"], **properties}}


SAMPLE = (lines(RUPERT).getvalue(),)


def test_a_person() -> None:
    (found,), issues = read(RUPERT)
    assert (found.id, found.kind, found.references, found.programmes) == ("rur-1", "person", ("KPi.947",), ("DPRK3",))
    assert found.names == (
        Name(text="Rupert of Hentzau", quality="primary"),
        Name(text="Rupert Hentzau"),
        Name(text="Rupert Rassendyll"),
        Name(text="Rupe", quality="weak"),
    )
    assert (found.births, found.countries) == (("1871-05-02", "1872"), ("AT", "KP"))
    assert found.numbers == (Number(kind="passport", text="R77"),)
    assert issues == []


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Person", "person"),
        ("Company", "entity"),
        ("Vessel", "vessel"),
        ("Airplane", "aircraft"),
        ("Organization", "entity"),
    ],
)
def test_schemata_that_are_parties(schema: str, kind: str) -> None:
    (found,), _ = read({**party(), "schema": schema})
    assert found.kind == kind


@pytest.mark.parametrize("schema", ["Address", "Ownership", "Sanction"])
def test_schemata_that_are_none_are_left_out(schema: str) -> None:
    assert read({"id": "x", "schema": schema, "properties": {}}) == ([], [])


def test_a_schema_that_is_not_known_is_told_and_read() -> None:
    (found,), issues = read({**party(), "schema": "Airship"})
    assert found.kind == "other"
    assert issues == ["line 1: the schema 'Airship' is not known, read as some party"]


def test_a_caption_stands_for_a_name() -> None:
    (found,), _ = read({"id": "x", "schema": "Person", "caption": "Rupert", "properties": {}})
    assert found.name == "Rupert"


def test_what_cannot_be_read_is_told() -> None:
    _, issues = read(party(country=["Ruritania"], birthDate=["soon"]))
    assert issues == [
        "line 1: a day of birth that cannot be read: 'soon'",
        "line 1: a country that is not known: 'Ruritania'",
    ]


def test_blank_lines_are_passed_over() -> None:
    found = ftm.FollowTheMoney(io.BytesIO(b"\n  \n" + lines(party()).getvalue() + b"\n"))
    assert len(list(found.entries())) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"name,born\n", "no JSON"),
        (b'{"id": "x"', "no JSON"),
        (b"\xff\xfe{}", "no JSON"),
        (b"[" * 100_000, "no entity of FollowTheMoney"),
        (b'{"id": "x", "schema": "Person"}', "no entity of FollowTheMoney"),
        (b'["x"]', "no entity of FollowTheMoney"),
        (b'{"schema": "Person", "properties": ["name"]}', "no entity of FollowTheMoney"),
        (b'{"schema": "Person", "properties": {"name": "Rupert"}}', "no entity of FollowTheMoney"),
        (b'{"schema": "Person", "properties": {"name": [7]}}', "no entity of FollowTheMoney"),
        (b'{"id": "x", "schema": "Person", "properties": {"name": [" "]}}', "a party without a name"),
        (b'{"schema": "Person", "properties": {"name": ["Rupert"]}}', "a party without an id"),
        (b'{"id": 7, "schema": "Person", "properties": {"name": ["Rupert"]}}', "a party without an id"),
        (b'{"id": "x", "schema": "Person", "referents": 7, "properties": {"name": ["R"]}}', "referents"),
        (b'{"x": "' + b"x" * 4_000_000 + b'"}', "a line of more than 4,000,000 bytes"),
    ],
)
def test_what_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        list(ftm.FollowTheMoney(io.BytesIO(lines(party()).getvalue() + content)).entries())
    assert caught.value.where == "line 2"


def test_there_and_back() -> None:
    entities = (
        Entity(
            id="1",
            kind="vessel",
            names=(Name(text="Zenda Star", quality="primary"), Name(text="Star"), Name(text="ZS", quality="weak")),
            countries=("PA",),
            numbers=(Number(kind="imo", text="9074729"), Number(kind="mmsi", text="123456789")),
            programmes=("DPRK4",),
            references=("UN-1",),
        ),
        Entity(id="2", kind="person", names=(Name(text="Руперт", quality="primary"),), births=("1871-05", "1872")),
    )
    text = b"".join(ftm.written(entities, "own"))
    assert tuple(ftm.FollowTheMoney(io.BytesIO(text)).entries()) == entities
    assert json.loads(text.splitlines()[0])["datasets"] == ["own"]


def test_a_mark_of_the_byte_order_before_the_first_line() -> None:
    found = ftm.FollowTheMoney(io.BytesIO(b"\xef\xbb\xbf" + lines(RUPERT).getvalue()))
    assert [each.id for each in found.entries()] == ["rur-1"]


def test_what_is_too_long_is_told_and_left_out_and_the_party_stays() -> None:
    long = "7" * 2_001
    given = party(alias=[long], birthDate=[" " * 20_000, "1971"], nationality=[long], passportNumber=[long, "A1"])
    found, told = read(given)
    assert (found[0].births, found[0].countries, found[0].numbers) == (
        ("1971",),
        (),
        (Number(kind="passport", text="A1"),),
    )
    assert len(found[0].names) == 1
    assert [each.removeprefix("line 1: ") for each in sorted(told)] == [
        "a value of alias of 2,001 characters, left out",
        "a value of birthDate of 20,000 characters, left out",
        "a value of nationality of 2,001 characters, left out",
        "a value of passportNumber of 2,001 characters, left out",
    ]


def test_a_caption_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="a caption of 1,001 characters"):
        read(party() | {"caption": "x" * 1_001})
