"""Australia's workbook: rows of our own, broken and hostile ones, and the list of 2 August 2026."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from detente.errors import InputError
from detente.files import workbook
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.au_xlsx import COLUMNS, Australia
from tests.shared import SHARED

REAL = SHARED / "lists" / "au" / "dfat_2026-08-02.xlsx"

PERSON: dict[str, Any] = {
    "Reference": 17,
    "Name of Individual or Entity": "Rupert HENTZAU",
    "Type": "Individual",
    "Name Type": "Primary Name",
    "Date of Birth": "2/05/1871, Approximately 1874",
    "Citizenship": "Kenya;Korea, North",
    "Additional Information": "KPi.947 of Zenda (KPe.948).",
    "Committees": "1718 (DPRK)",
    "Control Date": datetime(2026, 3, 4),
    "Targeted Financial Sanction": True,
    "Travel Ban": True,
    "Arms Embargo": False,
    "Maritime Restriction": False,
}
WEAK = PERSON | {
    "Reference": "17a",
    "Name of Individual or Entity": "Rupert",
    "Name Type": "Alias",
    "Alias Strength": "Weak",
}
SCRIPT = PERSON | {"Reference": "17b", "Name of Individual or Entity": "Руперт", "Name Type": "Original Script"}
SHIP: dict[str, Any] = PERSON | {
    "Reference": 18,
    "Name of Individual or Entity": "ZENDA STAR",
    "Type": "Vessel",
    "Date of Birth": None,
    "Citizenship": None,
    "Additional Information": "Associated with KPe.948",
    "IMO Number": 9074729,
    "Control Date": datetime(2026, 7, 8),
    "Targeted Financial Sanction": False,
    "Travel Ban": False,
    "Maritime Restriction": True,
}


def book(*rows: dict[str, Any], header: tuple[str, ...] = COLUMNS) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(list(header))
    for row in rows:
        sheet.append([row.get(name) for name in header])
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(content: bytes) -> tuple[list[Entity], Australia]:
    found = Australia(io.BytesIO(content))
    return list(found.entries()), found


def issues(**given: Any) -> list[str]:
    return [str(issue) for issue in read(book(PERSON | given))[1].issues]


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


SAMPLE = (book(PERSON, WEAK, SCRIPT, SHIP),)


def test_the_rows_of_one_reference_make_one_party() -> None:
    (found,), opened = read(book(PERSON, WEAK, SCRIPT))
    assert (found.id, found.kind) == ("17", "person")
    names = [(name.text, name.quality) for name in found.names]
    assert names == [("Rupert HENTZAU", "primary"), ("Rupert", "weak"), ("Руперт", "alias")]
    assert (found.births, found.countries) == (("1871-05-02", "1872/1876"), ("KE", "KP"))
    assert found.measures == ("Targeted financial sanction", "Travel ban")
    assert (found.programmes, found.references) == (("1718 (DPRK)",), ("KPi.947",))
    assert (opened.day, opened.issues) == (date(2026, 3, 4), [])


def test_a_vessel_and_the_last_control_date() -> None:
    found, opened = read(book(PERSON, SHIP))
    ship = found[1]
    assert (ship.kind, ship.numbers[0].text, ship.measures) == ("vessel", "9074729", ("Maritime restriction",))
    assert ship.references == ()
    assert opened.day == date(2026, 7, 8)


@pytest.mark.parametrize(
    ("written", "births"),
    [
        (1961, ("1961",)),
        (datetime(1961, 5, 2), ("1961-05-02",)),
        ("Approximately 1968_x000D_\n28/08/1965", ("1966/1970", "1965-08-28")),
        ("20/12/1961 21/12/1961\xa0\xa0", ("1961-12-20", "1961-12-21")),
        ("03/1965, 04/1965", ("1965-03", "1965-04")),
        ("5 May 1957, April 1957", ("1957-05-05", "1957-04")),
        ("Approximately: Between 1959 and 1965", ("1959/1965",)),
        ("1979, 1980,", ("1979", "1980")),
    ],
)
def test_days_of_birth(written: Any, births: tuple[str, ...]) -> None:
    (found,), opened = read(book(PERSON | {"Date of Birth": written}))
    assert (found.births, opened.issues) == (births, [])


@pytest.mark.parametrize("written", ["24/06/1402", "10/061962", "1980.1981", "when young"])
def test_a_day_of_birth_that_cannot_be_read_is_told(written: str) -> None:
    assert issues(**{"Date of Birth": written}) == [f"17: a day of birth that cannot be read: {written!r}"]


def test_odd_values_are_told() -> None:
    assert issues(Type="Submarine") == ["17: a party of the kind 'Submarine'"]
    assert issues(**{"Alias Strength": "Middling"}) == [
        "17: a name of the kind 'Primary Name Middling', read as an alias",
        "17: has no main name; its first alias stands for it",
    ]
    assert issues(Citizenship="Ruritania") == ["17: a country that is not known: 'Ruritania'"]
    assert issues(**{"IMO Number": 9074720}) == ["17: an IMO number that fails its check digit: '9074720'"]
    assert issues(**{"Control Date": "soon"}) == ["17: a control date that cannot be read: 'soon'"]
    assert issues(**{"Name of Individual or Entity": "  "}) == ["17: has no name, and is left out"]


def test_a_new_column_at_the_end_is_told() -> None:
    _, opened = read(book(PERSON, header=(*COLUMNS, "Colour")))
    assert [str(issue) for issue in opened.issues] == ["row 1: columns that are not known, and not read: Colour"]


def test_an_empty_list_gives_nothing() -> None:
    assert read(book())[0] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            book(PERSON, header=tuple(name for name in COLUMNS if name != "Citizenship")),
            "there is no column 'Citizenship'",
        ),
        (book(PERSON, header=("Colour", *COLUMNS)), "column 1 is 'Colour', where 'Reference' should stand"),
        (book(PERSON, header=(*COLUMNS, "Type")), "the column 'Type' stands there twice"),
        (book(PERSON | {"Travel Ban": "Rupert"}), "row 2: Travel Ban is 'Rupert'"),
        (book(PERSON | {"Reference": "Rupert HENTZAU"}), "row 2: 'Rupert HENTZAU' is no reference"),
        (book(PERSON | {"Reference": None}), "row 2: '' is no reference"),
        (b"", "this is no workbook"),
        (b"PK\x03\x04 and nothing more", "this is no workbook"),
        (zipped(**{"hello.txt": b"hello"}), "this is no workbook"),
        (book(PERSON)[:-200], "this is no workbook"),
        (zipped(**{"xl/workbook.xml": b" " * 9000 + b"<!DOCTYPE x><x/>"}), "has a DOCTYPE"),
        (zipped(**{"xl/workbook.xml": "<!DOCTYPE x><x/>".encode("utf-16")}), "has a DOCTYPE"),
    ],
)
def test_what_is_no_such_list_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as met:
        read(content)
    assert told in str(met.value)


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    with pytest.raises(InputError, match="unpacks to more"):
        read(zipped(**{"xl/workbook.xml": b" " * 2_000_000}))


def test_a_sheet_with_a_far_last_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    with pytest.raises(InputError, match="more than 5 rows"):
        read(book(*[PERSON] * 9))


@pytest.mark.skipif(not REAL.exists(), reason="the shared lists are not here")
def test_the_list_of_august_2026() -> None:
    with catalogue.opened([REAL]) as opened:
        found = list(opened.entries())
    assert len(found) == 3_846
    assert sum(len(each.names) for each in found) > 11_000
    assert {each.id for each in found if "KPe.001" in each.references}
    assert opened.day == date(2026, 7, 21)
    assert len(opened.issues) < 10
