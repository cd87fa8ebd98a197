"""The annexes of the Official Journal: rows of our own, odd ones, and those of Regulation 2017/1509."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue
from detente.parties.lists.readers.eu_journal import COUNTRIES, NAMES, NEEDED, NUMBERS, UNREAD, Journal
from tests.shared import SHARED

REAL = SHARED / "lists" / "eu" / "oj_consolidated"
HEADER = (
    "celex", *NEEDED, *(name for name, _ in NAMES), *(name for name, _ in NUMBERS), *COUNTRIES, "birthDate", "imoNumber", *UNREAD,
)  # fmt: skip

PERSON = {
    "celex": "39999R0001",
    "recordId": "7",
    "programKey": "EU-RUR",
    "annex": "I.A",
    "measure": "Asset freeze",
    "startDate": "3.2.2021",
    "schema": "Person",
    "name": "Rupert HENTZAU",
    "alias": "Руперт Хенцау; Rupert of Hentzau (Руперт из Хенцау); Hentzau (R.)",
    "weakAlias": "Rupe; Bertie",
    "previousName": "Rupert Elphberg",
    "nationality": "Kenyan and Maltese",
    "birthDate": "(a) 2.5.1871, (b) circa 1874",
    "passportNumber": "A1; B2",
}
SHIP = {
    "celex": "39999R0001",
    "annex": "XIV.A",
    "schema": "Vessel",
    "name": "Zenda Star (Streslau) (Tarlenheim)",
    "imoNumber": "9074729",
}


def table(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return file.getvalue().encode()


def read(content: bytes) -> tuple[list[Entity], Journal]:
    found = Journal(io.BytesIO(content))
    return list(found.entries()), found


def issues(**given: str) -> list[str]:
    return [str(issue) for issue in read(table(PERSON | given))[1].issues]


SAMPLE = (table(PERSON, SHIP),)


def test_a_person() -> None:
    (found,), opened = read(table(PERSON))
    assert (found.id, found.kind, found.listed_on) == ("39999R0001:I.A:7", "person", date(2021, 2, 3))
    assert [(name.text, name.quality) for name in found.names] == [
        ("Rupert HENTZAU", "primary"),
        ("Руперт Хенцау", "alias"),
        ("Rupert of Hentzau", "alias"),
        ("Руперт из Хенцау", "alias"),
        ("Hentzau (R.)", "alias"),
        ("Rupert Elphberg", "alias"),
        ("Rupe", "weak"),
        ("Bertie", "weak"),
    ]
    assert (found.births, found.countries) == (("1871-05-02", "1872/1876"), ("KE", "MT"))
    assert (found.programmes, found.measures) == (("EU-RUR",), ("Asset freeze",))
    assert [number.text for number in found.numbers] == ["A1", "B2"]
    assert (opened.issues, opened.day) == ([], None)


def test_a_vessel_goes_by_its_number_and_its_former_names_are_names() -> None:
    (found,), _ = read(table(SHIP))
    assert (found.id, found.kind) == ("39999R0001:XIV.A:9074729", "vessel")
    assert [name.text for name in found.names] == ["Zenda Star", "Streslau", "Tarlenheim"]


@pytest.mark.parametrize(
    ("written", "births"),
    [
        ("13.10.1944", ("1944-10-13",)),
        ("1937; 1938", ("1937", "1938")),
        ("1979, 1980 or 1981", ("1979", "1980", "1981")),
        ("Between 1973 and 1974", ("1973/1974",)),
        ('"(a) 1.1.1958; (b) 1958"', ("1958-01-01", "1958")),
        ("Circa 1957 or 14 March 1942", ("1955/1959", "1942-03-14")),
    ],
)
def test_days_of_birth(written: str, births: tuple[str, ...]) -> None:
    (found,), opened = read(table(PERSON | {"birthDate": written}))
    assert (found.births, opened.issues) == (births, [])


def test_odd_values_are_told() -> None:
    where = "39999R0001:I.A:7"
    assert issues(schema="Submarine") == ["line 2: a party of the kind 'Submarine'"]
    assert issues(birthDate="1343 (Hijri)") == [f"{where}: a day of birth that cannot be read: '1343 (Hijri)'"]
    assert issues(birthDate="24.6.1402") == [f"{where}: a day of birth that cannot be read: '24.6.1402'"]
    assert issues(startDate="soon") == [f"{where}: a day of listing that cannot be read: 'soon'"]
    assert issues(nationality="Congolese") == [f"{where}: a country that is not known: 'Congolese'"]
    assert issues(imoNumber="9074720") == [f"{where}: an IMO number that fails its check digit: '9074720'"]
    assert issues(imoNumber="Does not exist") == [f"{where}: an IMO number that is none: 'Does not exist'"]
    assert issues(weakAlias="x" * 1001) == [f"{where}: a name of 1,001 characters, left out"]
    assert issues(name="Rupert\x07 HENTZAU") == [
        f"{where}: a name with control characters, which were taken out: 'Rupert\\x07 HENTZAU'"
    ]


def test_two_rows_of_one_reference_are_told_and_both_kept() -> None:
    found, opened = read(table(PERSON, PERSON))
    assert len({each.id for each in found}) == 2
    assert len(opened.issues) == 1


def test_a_row_without_a_name_is_left_out_and_told() -> None:
    found, opened = read(table(PERSON | {"name": "", "alias": "", "weakAlias": "", "previousName": ""}))
    assert found == []
    assert [issue.what for issue in opened.issues] == ["has no name, and is left out"]


def test_the_language_of_an_alias_is_no_part_of_it() -> None:
    (found,), _ = read(table(PERSON | {"alias": "Russian: Руперт; Married name: Rupert Elphberg", "weakAlias": ""}))
    assert {"Руперт", "Rupert Elphberg"} <= {name.text for name in found.names}
    assert not any(":" in name.text for name in found.names)


@pytest.mark.parametrize(
    ("alias", "name", "told"),
    [
        ("Date of issue: 10 Jan 2012", None, "Date of issue: 10 Jan 2012"),
        ("DOB: 1948", None, "DOB: 1948"),
        ("Text of image", None, "Text of image"),
        ("Bertie Elph (Date of birth: 1.2.1973, place of birth: Zenda)", "Bertie Elph", "(Date of birth: 1.2.1973, place of birth: Zenda)"),
        ("Dob Ivan", "Dob Ivan", None),
    ],
)  # fmt: skip
def test_what_a_field_of_aliases_says_beside_is_left_out_and_told(
    alias: str, name: str | None, told: str | None
) -> None:
    (found,), opened = read(table(PERSON | {"alias": alias, "previousName": "", "weakAlias": ""}))
    assert [
        each.text
        for each in found.names
        if each.quality != "primary" and each.text not in ("Руперт Хенцау", "Rupert HENTZAU")
    ] == ([name] if name else [])
    assert [issue.what for issue in opened.issues] == ([f"{told!r} among the aliases, left out"] if told else [])


def test_an_organisations_names_with_or_between_them_are_two() -> None:
    firm = PERSON | {"schema": "Company", "alias": "ОБЩЕСТВО “ЗЕНДА” or ООО “З.”"}
    (found,), _ = read(table(firm))
    assert {"ОБЩЕСТВО “ЗЕНДА”", "ООО “З.”"} <= {name.text for name in found.names}


def test_an_alias_stands_for_a_name_that_lacks() -> None:
    (found,), opened = read(table(PERSON | {"name": ""}))
    assert found.name == "Руперт Хенцау"
    assert [issue.what for issue in opened.issues] == ["has no main name; its first alias stands for it"]


def test_a_new_column_is_told() -> None:
    _, opened = read(table(PERSON, header=(*HEADER, "colour")))
    assert [str(issue) for issue in opened.issues] == ["line 1: columns that are not known, and not read: colour"]


def test_an_empty_table_gives_nothing() -> None:
    assert read(table())[0] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there is no column 'celex'"),
        (b"<html>", "there is no column 'celex'"),
        (table(PERSON).replace(b"schema", b"scheme"), "there is no column 'schema'"),
        (table(PERSON).replace(b",notes", b",name"), "the column 'name' stands there twice"),
        (table(PERSON).replace(b"Person,", b"Person,,"), "line 2: a row of 46 columns under a header of 45"),
        (table(PERSON | {"celex": ""}), "line 2: a row has no number of a regulation"),
        (table(PERSON).replace("Руперт".encode(), b"\xff\xfe"), "line 2: the text is not UTF-8"),
        (table(PERSON) + b'39999R0001,"', "the CSV is broken"),
    ],
)
def test_what_is_no_such_table_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as met:
        read(content)
    assert told in str(met.value)


def test_several_tables_make_one_list_and_one_of_them_may_be_but_a_header() -> None:
    opened = Journal(*map(io.BytesIO, (table(PERSON), table(), table(SHIP))))
    assert [each.name for each in opened.entries()] == ["Rupert HENTZAU", "Zenda Star"]


def test_the_table_of_an_amendment_names_the_regulation_that_it_amends() -> None:
    header = ("amendedCelex", "amendmentCelex", *HEADER[1:])
    row = PERSON | {"amendedCelex": "39999R0001", "amendmentCelex": "39999R0002", "recordId": "8"}
    opened = Journal(*map(io.BytesIO, (table(PERSON), table(row, header=header))))
    assert [each.id for each in opened.entries()] == ["39999R0001:I.A:7", "39999R0001:I.A:8"]
    assert opened.issues == []


def test_a_row_that_stands_in_two_tables_is_told() -> None:
    opened = Journal(*map(io.BytesIO, (table(PERSON), table(PERSON))))
    assert len(list(opened.entries())) == 2
    assert [issue.what for issue in opened.issues] == [
        "two rows have this reference; the second goes by its line",
    ]


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        (b"<html>", "c.csv, line 1"),
        (table(PERSON).replace(b"Person,", b"Person,,"), "c.csv, line 2"),
        (table(PERSON) + b'39999R0001,"', "c.csv, line 3"),
    ],
)
def test_of_several_files_the_one_at_fault_is_named(tmp_path: Path, broken: bytes, where: str) -> None:
    paths = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv", "d.csv")]
    for path, data in zip(paths, (table(PERSON), table(SHIP), broken, table()), strict=True):
        path.write_bytes(data)
    with pytest.raises(InputError) as met, catalogue.opened(paths) as opened:
        list(opened.entries())
    assert met.value.where == where


def test_of_many_files_a_few_are_named() -> None:
    paths = [Path(f"{name}.csv") for name in "abcde"]
    assert catalogue.called(paths[:3]) == "a.csv, b.csv, c.csv"
    assert catalogue.called(paths) == "a.csv, b.csv and 3 others"


@pytest.mark.skipif(not REAL.exists(), reason="the shared lists are not here")
def test_regulation_2017_1509() -> None:
    with catalogue.opened([REAL / "32017R1509.csv"]) as opened:
        found = list(opened.entries())
    assert len(found) == len({each.id for each in found}) == 326
    assert [sum(each.kind == kind for each in found) for kind in ("person", "entity", "vessel")] == [157, 94, 75]
    assert [issue.what for issue in opened.issues] == ["an IMO number that is none: 'Does not exist'"]


@pytest.mark.skipif(not REAL.exists(), reason="the shared lists are not here")
def test_every_annex_and_amendment_can_be_read_together() -> None:
    with catalogue.opened(sorted((*REAL.glob("*.csv*"), *REAL.with_name("oj_amendments").glob("*")))) as opened:
        assert len(list(opened.entries())) == 8_434
    assert len(opened.issues) < 300
