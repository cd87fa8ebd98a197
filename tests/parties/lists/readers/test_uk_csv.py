"""The UK Sanctions List and OFSI's: rows of our own, and what is no such list."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists.readers.uk_csv import FCDO, OFSI, PARTS, UnitedKingdom

HEADER = (*FCDO.needed, *FCDO.unread)
OLD = (*OFSI.needed, *OFSI.unread)

PERSON = {
    "Last Updated": "04/08/2026",
    "Unique ID": "RUR0001",
    "UN Reference Number": "KPi.947",
    "Name 6": "HENTZAU",
    "Name 1": "Rupert",
    "Name 2": "von",
    "Name type": "Primary Name",
    "Name non-latin script": "Руперт Хенцау",
    "Regime Name": "The Ruritania (Sanctions) Regulations 2020",
    "Designation Type": "Individual",
    "Sanctions Imposed": "Asset freeze|Travel Ban",
    "Date Designated": "03/02/2021",
    "D.O.B": "dd/mm/1871",
    "Nationality(/ies)": "Kenya",
    "Passport number": "A1234567",
}
ALIAS = PERSON | {"Name 1": "Rupe", "Name 2": "", "Name type": "Alias", "Alias strength": "Low quality a.k.a"}
SHIP = {
    "Unique ID": "RUR0002",
    "Name 6": "ZENDA STAR",
    "Name type": "Primary name",
    "Regime Name": "Ruritania",
    "Designation Type": "Ship",
    "Date Designated": "03/02/2021",
    "IMO number": "9074729",
    "Current believed flag of ship": "Panama",
}


def table(*rows: dict[str, str], header: tuple[str, ...] = HEADER, first: str = "Report Date: 05-Nov-2025") -> bytes:
    file = io.StringIO()
    file.write(first + "\r\n")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return file.getvalue().encode()


def read(content: bytes) -> tuple[list[Entity], UnitedKingdom]:
    found = UnitedKingdom(io.BytesIO(content))
    return list(found.entries()), found


def issues(**given: str) -> list[str]:
    return [issue.what for issue in read(table(PERSON | given))[1].issues]


SAMPLE = ((Path(__file__).parents[1] / "samples" / "uk-sanctions-list.csv").read_bytes(),)


def test_the_rows_of_one_id_make_one_party() -> None:
    (found,), opened = read(table(PERSON, ALIAS | {"D.O.B": "00/05/1874"}))
    assert (found.id, found.kind, found.listed_on) == ("RUR0001", "person", date(2021, 2, 3))
    names = [(name.text, name.quality) for name in found.names]
    assert names == [("Rupert von HENTZAU", "primary"), ("Руперт Хенцау", "alias"), ("Rupe HENTZAU", "weak")]
    assert (found.births, found.countries) == (("1871", "1874-05"), ("KE",))
    assert (found.measures, found.references) == (("Asset freeze", "Travel Ban"), ("KPi.947",))
    assert [(number.kind, number.text) for number in found.numbers] == [("passport", "A1234567")]
    assert (opened.day, opened.issues) == (date(2025, 11, 5), [])


def test_a_ship() -> None:
    (found,), _ = read(table(SHIP))
    assert (found.kind, found.countries, found.numbers[0].text) == ("vessel", ("PA",), "9074729")


def test_the_columns_may_come_in_another_order() -> None:
    assert read(table(PERSON, header=tuple(reversed(HEADER))))[0] == read(table(PERSON))[0]


def test_rows_of_one_id_may_lie_apart() -> None:
    found, _ = read(table(PERSON, SHIP, ALIAS))
    assert [(each.id, len(each.names)) for each in found] == [("RUR0001", 3), ("RUR0002", 1)]


def test_the_list_of_ofsi() -> None:
    row = {
        "Group ID": "99999", "Group Type": "Individual", "Name 6": "HENTZAU", "Name 1": "Rupert", "Alias Type": "Primary name",
        "Regime": "Ruritania", "DOB": "00/00/1871", "Nationality": "(1) Kenya (2) Malta", "Listed On": "03/02/2021",
    }  # fmt: skip
    also = row | {"Name 6": "RUPE", "Name 1": "", "Alias Type": "AKA", "Alias Quality": "Low"}
    (found,), opened = read(table(row, also, header=OLD, first='"Last Updated","02/01/2026"'))
    assert (found.id, found.births, found.countries) == ("99999", ("1871",), ("KE", "MT"))
    assert [name.quality for name in found.names] == ["primary", "weak"]
    assert (opened.day, opened.issues) == (date(2026, 1, 2), [])


def test_odd_values_are_told() -> None:
    assert issues(**{"Designation Type": "Submarine"}) == ["a party of the kind 'Submarine'"]
    assert issues(**{"Name type": "Nickname"})[0] == "a name of the type 'Nickname', read as an alias"
    assert issues(**{"Alias strength": "Middling"}) == ["a name of the strength 'Middling', read as a good one"]
    assert issues(**{"D.O.B": "31/02/1971"}) == ["a day of birth that cannot be read: '31/02/1971'"]
    assert issues(**{"Date Designated": "soon"}) == ["a day of listing that cannot be read: 'soon'"]
    assert issues(**{"Nationality(/ies)": "Ruritania"}) == ["a country that is not known: 'Ruritania'"]
    assert issues(**{"IMO number": "9074720"}) == ["an IMO number that fails its check digit: '9074720'"]
    assert issues(**{"Name 2": "v\x00n"}) == [
        "a name with control characters, which were taken out: 'Rupert v\\x00n HENTZAU'"
    ]


def test_a_party_without_a_name_is_left_out_and_told() -> None:
    nameless = PERSON | dict.fromkeys((*PARTS, "Name non-latin script"), "")
    found, opened = read(table(nameless, SHIP))
    assert [each.id for each in found] == ["RUR0002"]
    assert [str(issue) for issue in opened.issues] == ["RUR0001: has no name, and is left out"]


def test_a_new_column_and_a_day_that_cannot_be_read_are_told() -> None:
    _, opened = read(table(PERSON, header=(*HEADER, "Colour"), first="Report Date: someday"))
    assert [str(issue) for issue in opened.issues] == [
        "line 1: the day of the list cannot be read: 'someday'",
        "line 2: columns that are not known, and not read: Colour",
    ]


def test_an_empty_list_gives_nothing() -> None:
    assert read(table())[0] == []


def cut(content: bytes) -> bytes:
    return content.replace(b",A1234567", b"", 1)


def unquoted(content: bytes) -> bytes:
    return content + b'RUR0009,"never closed\r\n'


def latin(content: bytes) -> bytes:
    return content + "RUR0009,é".encode("latin-1")


def idless(content: bytes) -> bytes:
    return content.replace(b"RUR0001", b"")


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (cut, "columns under a header of"),
        (unquoted, "the CSV is broken"),
        (latin, "line 4: the text is not UTF-8"),
        (idless, "line 3: a row has no Unique ID"),
        (lambda content: content.replace(b"Sanctions Imposed", b"Sanctions"), "there is no column 'Sanctions Imposed'"),
        (lambda content: content.replace(b"Gender", b"D.O.B"), "the column 'D.O.B' stands there twice"),
        (lambda content: content.partition(b"\n")[2], "this is not the list of the United Kingdom"),
        (lambda _: b"", "this is not the list of the United Kingdom"),
        (lambda _: b"<html>Not found</html>", "this is not the list of the United Kingdom"),
        (lambda _: b"Report Date: 05-Nov-2025\r\n", "there is no column 'Unique ID'"),
    ],
)
def test_what_is_no_such_list_is_refused(break_it: Callable[[bytes], bytes], told: str) -> None:
    with pytest.raises(InputError) as met:
        read(break_it(table(PERSON)))
    assert told in str(met.value)
