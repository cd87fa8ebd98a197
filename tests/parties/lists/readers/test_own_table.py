"""A list of one's own: tables with usual headings, with headings of their own, in several marks, and as a workbook."""

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.own_table import OwnTable

TABLE = (
    "id,name,aliases,dob,country,passport,imo,type,reason\n"
    "A1,Rudolf Rassendyll,Rudolf Elphberg; Рудольф Эльфберг,1894-05-02,GB;AT,P123456,,person,EU-RUR\n"
    "A2,Zenda Star,,,,,9074729,ship,\n"
)
SAMPLE = (TABLE.encode(),)


def read(text: str | bytes, **columns: str) -> tuple[list[Entity], list[str]]:
    opened = OwnTable(io.BytesIO(text.encode() if isinstance(text, str) else text), columns=columns)
    return list(opened.entries()), [each.what for each in opened.issues]


def test_the_usual_headings_are_known() -> None:
    (person, ship), issues = read(TABLE)
    assert (person.id, person.kind, person.name, person.births) == (
        "A1",
        "person",
        "Rudolf Rassendyll",
        ("1894-05-02",),
    )
    assert [each.text for each in person.names[1:]] == ["Rudolf Elphberg", "Рудольф Эльфберг"]
    assert (person.countries, person.programmes) == (("GB", "AT"), ("EU-RUR",))
    assert [(each.kind, each.text) for each in (*person.numbers, *ship.numbers)] == [
        ("passport", "P123456"), ("imo", "9074729"),
    ]  # fmt: skip
    assert (ship.kind, issues) == ("vessel", [])


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_headings_of_ones_own_are_told_and_two_columns_joined(mark: str) -> None:
    text = (
        mark.join(["Nr", "Vorname", "Nachname", "Geburtsdatum"])
        + "\n"
        + mark.join(["7", "Otto", "Beispiel", "07.10.1952"])
    )
    (found,), issues = read(text, id="Nr", name="Vorname+Nachname", born="Geburtsdatum")
    assert (found.id, found.name, found.births, found.kind) == ("7", "Otto Beispiel", ("1952-10-07",), "person")
    assert issues == []


def test_rows_with_one_reference_are_names_of_one_party() -> None:
    (found,), _ = read("ref,name\n1,Otto Beispiel\n1,O. Beispiel\n")
    assert [(each.text, each.quality) for each in found.names] == [
        ("Otto Beispiel", "primary"),
        ("O. Beispiel", "alias"),
    ]


def test_a_workbook_is_read_by_its_first_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("mine", 0)
    rows: list[list[Any]] = [
        ["Full name", "DOB", "Passport"],
        ["Otto Beispiel", datetime(1952, 10, 7), 123456789],
        [None],
    ]
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    (found,), _ = read(file.getvalue())
    assert (found.id, found.births, found.numbers[0].text) == ("1", ("1952-10-07",), "123456789")


def test_cells_that_cannot_be_read_and_columns_that_are_not_are_issues() -> None:
    (found,), issues = read("name,dob,country,type,colour\nOtto Beispiel,soon,Atlantis,Verein,red\n")
    assert found.name == "Otto Beispiel"
    assert issues == [
        "columns that are not known, and not read: colour",
        "a party of the kind 'Verein'",
        "a day of birth that cannot be read: 'soon'",
        "a country that is not known: 'Atlantis'",
    ]


@pytest.mark.parametrize(
    ("text", "columns", "what"),
    [
        ("", {}, "there is no column with a name"),
        ("Vorname,Nachname\nOtto,Beispiel\n", {}, "there is no column with a name"),
        ("Vorname,Nachname\nOtto,Beispiel\n", {"name": "Vornam"}, "there is no column 'Vornam'"),
        ("Vorname,Nachname\nOtto,Beispiel\n", {"name": "Vorname+Name"}, "there is no column 'Name'"),
        ("name,dob\nOtto Beispiel\n", {}, "a row of 1 cells under a header of 2"),
        ('name\n"Otto\n', {}, "the CSV is broken"),
    ],
)
def test_what_is_no_list_of_ones_own(text: str, columns: dict[str, str], what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(text, **columns)


def test_a_row_without_a_name_is_left_out_and_told() -> None:
    found, issues = read("id,name\n1,\n2,Rosa Muster\n")
    assert ([each.id for each in found], issues) == (["2"], ["has no name, and is left out"])
