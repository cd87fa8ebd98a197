"""OFAC's lists as CSV: rows of our own, shifted ones, and the list of October 2018."""

import io
import re

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists import catalogue
from detente.parties.lists.readers.ofac_csv import Ofac
from tests.shared import SHARED, needs_shared

NONE = ["-0- "] * 12


def entry(number: str, name: str, kind: str = "-0- ", programmes: str = "DPRK3", remarks: str = "-0- ") -> list[str]:
    return [number, name, kind, programmes, *NONE[4:11], remarks]


ZENDA = entry("901", "ZENDA BANK", programmes="DPRK3] [NPWMD")
RUPERT = entry("902", "HENTZAU, Rupert", "individual", remarks="DOB 02 May 1971; nationality Austria; a.k.a. 'RUPE'.")
ALSO = ["901", "11", "aka", "BANK OF ZENDA", "-0- "]
WAS = ["901", "12", "fka", "STRELSAU SAVINGS BANK", "-0- "]
LIVED = ["901", "21", "1 Ring", "Strelsau", "Austria", "-0- "]
MORE = ["902", "; Passport R77 (Austria) issued 1990."]


def table(*rows: list[str]) -> io.BytesIO:
    return io.BytesIO(("\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows) + "\r\n\x1a").encode())


def read(*tables: io.BytesIO) -> tuple[list[Entity], Ofac]:
    found = Ofac(*tables)
    return list(found.entries()), found


SAMPLE = tuple(
    re.sub(rb'"(\d+)"', rb"\1", content.getvalue())  # OFAC writes numbers without quotation marks
    for content in (table(RUPERT, ZENDA), table(ALSO, WAS), table(LIVED), table(MORE))
)


def test_entries_with_aliases_addresses_and_more_remarks_in_any_order() -> None:
    (bank, person), opened = read(table(ALSO, WAS), table(MORE), table(LIVED), table(ZENDA, RUPERT))
    assert (bank.id, bank.kind, bank.programmes) == ("901", "entity", ("DPRK3", "NPWMD"))
    assert [name.text for name in bank.names] == ["ZENDA BANK", "BANK OF ZENDA", "STRELSAU SAVINGS BANK"]
    assert bank.countries == ("AT",)
    assert person.names == (Name(text="HENTZAU, Rupert", quality="primary"), Name(text="RUPE", quality="weak"))
    assert (person.births, person.countries) == (("1971-05-02",), ("AT",))
    assert person.numbers == (Number(kind="passport", text="R77", country="AT"),)
    assert (opened.issues, opened.day) == ([], None)


@pytest.mark.parametrize(
    ("word", "kind"), [("individual", "person"), ("vessel", "vessel"), ("aircraft", "aircraft"), ("-0- ", "entity")]
)
def test_kinds(word: str, kind: str) -> None:
    assert read(table(entry("901", "ZENDA", word)))[0][0].kind == kind


def test_a_kind_that_is_not_known_is_told() -> None:
    (found,), opened = read(table(entry("901", "ZENDA", "airship")))
    assert found.kind == "other"
    assert [str(issue) for issue in opened.issues] == ["901: a party of the kind 'airship'"]


def test_the_flag_of_a_vessel_stands_in_a_column_of_its_own() -> None:
    row = entry("903", "ZENDA STAR", "vessel")
    row[9] = "Panama"
    assert read(table(row))[0][0].countries == ("PA",)


def test_letters_of_windows_are_read() -> None:
    row = ",".join(f'"{cell}"' for cell in entry("901", "SOCIÉTÉ DE ZENDA"))
    assert read(io.BytesIO(row.encode("cp1252")))[0][0].name == "SOCIÉTÉ DE ZENDA"


def test_control_characters_in_a_name_are_told() -> None:
    (found,), opened = read(
        table(entry("901", "ZENDA\0 BANK")), table(["901", "11", "aka", "BANK\x07OF ZENDA", "-0- "])
    )
    assert [name.text for name in found.names] == ["ZENDA BANK", "BANK OF ZENDA"]
    assert ["control characters" in issue.what for issue in opened.issues] == [True, True]


def test_aliases_of_nobody_are_told() -> None:
    _, opened = read(table(ZENDA), table(["999", "11", "aka", "NOBODY", "-0- "]))
    assert [issue.what for issue in opened.issues] == ["1 entries have aliases, but are not among the entries"]


def test_a_country_that_is_not_known_is_told_and_an_undetermined_one_is_not() -> None:
    rows = [["901", "21", "-0- ", "-0- ", where, "-0- "] for where in ("Ruritania", "undetermined")]
    _, opened = read(table(ZENDA), table(*rows))
    assert [issue.what for issue in opened.issues] == ["a country that is not known: 'Ruritania'"]


@pytest.mark.parametrize(
    ("tables", "told", "where"),
    [
        ([[]], "none of the files holds entries", ""),
        ([[ALSO]], "none of the files holds entries", ""),
        ([[ZENDA, ["902", "SHIFTED", *NONE[:11]]]], "a row of 13 columns among rows of 12", "file 1, row 2"),
        ([[ZENDA[1:]]], "a row of 11 columns among rows of 6", "file 1, row 1"),
        ([[ZENDA, ["", *ZENDA[:11]]]], "'' is no number of an entry", "file 1, row 2"),
        ([[ZENDA, [*ZENDA[1:], "-0- "]]], "'ZENDA BANK' is no number of an entry", "file 1, row 2"),
        ([[ZENDA], [ALSO, [*ALSO[:2], "nick", *ALSO[3:]]]], "'nick' is no kind of alias", "file 2, row 2"),
        ([[["901", "a", "b"]]], "a row of 3 columns", "file 1"),
        ([[entry("901", "-0- ")]], "an entry has no name", "entry 901"),
    ],
)
def test_what_is_refused(tables: list[list[list[str]]], told: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read(*(table(*rows) for rows in tables))
    assert caught.value.what == told
    assert caught.value.where.startswith(where)


@pytest.mark.parametrize("content", [b'"901","ZENDA', b'"901"x,"ZENDA"'])
def test_broken_csv_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="file 1, line 1: the CSV is broken"):
        read(io.BytesIO(content))


@needs_shared
def test_the_list_of_october_2018() -> None:
    folder = SHARED / "lists" / "ofac" / "2018-10"
    with catalogue.opened([folder / f"{name}.csv.gz" for name in ("sdn", "alt", "add", "sdn_comments")]) as opened:
        found = list(opened.entries())
    assert len(found) == 7_379
    assert sum(any(word.startswith("DPRK") for word in each.programmes) for each in found) == 388
    assert sum(len(each.names) for each in found) > 7_379 + 9_000


def test_a_byte_that_is_no_letter_of_either_encoding_is_refused_and_not_replaced() -> None:
    with pytest.raises(InputError, match="byte 1 is neither UTF-8 nor Windows-1252"):
        read(io.BytesIO(b"\x81 1,ZENDA"))
