"""Which list a file is."""

import gzip
import io
from pathlib import Path

import pytest

from detente.errors import InputError, UsageError
from detente.parties.lists import catalogue
from detente.parties.lists.sources import source as declared
from tests.shared import SHARED, needs_shared

UN = (
    b'<CONSOLIDATED_LIST dateGenerated="2024-03-05"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>RUPERT</FIRST_NAME>'
    b"<REFERENCE_NUMBER>KPi.947</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
)


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (UN, "un-xml"),
        (b'<?xml version="1.0"?><sdnList xmlns="x">', "ofac-xml"),
        (b"<data-set><record>", "ca-xml"),
        ("<data-set><record>".encode("utf-16"), "ca-xml"),
        (b"\xfe\xff" + "<data-set><record>".encode("utf-16-be") + b"\0", "ca-xml"),
        (b"<export><sanctionEntity>", "eu-xml"),
        (b"PK\x03\x04rest", "au-xlsx"),
        (b"unique_id,subject_type\n", "uk-tables"),
        (b"Entity_LogicalId;x\n", "eu-csv"),
        (b'{"id": "x", "schema": "Person"}', "ftm"),
        (b'36,"ZENDA","-0- ","DPRK3"\n', "ofac-csv"),
    ],
)
def test_a_format_is_known_by_its_head(head: bytes, format_: str) -> None:
    assert catalogue.recognised(head, "x") == format_


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"<!doctype html><html>Forbidden</html>", "this is a web page, not a list"),
        (b"<HTML>503", "this is a web page, not a list"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "the file has a DOCTYPE"),
        (b"surname,born\nRupert,1871\n", "this is no list in a known format"),
        (b"%PDF-1.7", "this is a PDF, which is not read"),
        (b"<ArrayOfFinancialSanctionsTarget>", "this is OFSI's ConList in XML, which is not read"),
        (b"\x00\x01\x02", "this is no list in a known format"),
    ],
)
def test_what_is_no_list(head: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        catalogue.recognised(head, "list.xml")
    assert caught.value.where == "list.xml"
    assert caught.value.hint


def test_a_file_is_read_packed_or_not(tmp_path: Path) -> None:
    plain, packed = tmp_path / "un.xml", tmp_path / "un.xml.gz"
    plain.write_bytes(UN)
    packed.write_bytes(gzip.compress(UN))
    for path in (plain, packed):
        with catalogue.opened([path]) as opened:
            assert [each.id for each in opened.entries()] == ["KPi.947"]


def test_an_error_tells_the_file(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_bytes(UN.replace(b"KPi.947", b""))
    with pytest.raises(InputError) as caught, catalogue.opened([path]) as opened:
        list(opened.entries())
    assert str(caught.value).startswith("un.xml: line 1: an entry has no reference number")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (gzip.compress(UN)[:-20], "the compressed file breaks off"),
        (b"\x1f\x8bno gzip at all", "the compressed file breaks off"),
    ],
    ids=["cut", "no gzip"],
)
def test_a_packed_file_that_is_broken(data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "un.xml.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=told), catalogue.opened([path]) as opened:
        list(opened.entries())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        catalogue.format_of(tmp_path / "none.xml")


@pytest.mark.parametrize(
    ("format_", "names", "source"),
    [
        ("un-xml", ["list.xml"], "un"),
        ("ofac-csv", ["sdn.csv", "alt.csv"], "ofac-sdn"),
        ("ofac-csv", ["cons_prim.csv", "cons_alt.csv"], "ofac-cons"),
        ("ofac-xml", ["CONSOLIDATED.XML"], "ofac-cons"),
        ("ftm", ["mine.json"], "own"),
    ],
)
def test_the_source_of_a_format(format_: str, names: list[str], source: str) -> None:
    assert catalogue.source_of(format_, [Path(name) for name in names]) == source


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="no format is called 'un-xlm'") as caught:
        catalogue.reader("un-xlm", [])
    assert "un-xml" in caught.value.hint


def test_two_files_of_a_format_that_has_one() -> None:
    with pytest.raises(InputError, match="the format un-xml has one file, not 2"):
        catalogue.reader("un-xml", [io.BytesIO(), io.BytesIO()])


@needs_shared
@pytest.mark.parametrize(
    ("path", "format_"),
    [
        ("un/consolidated_2026-08-01.xml", "un-xml"),
        ("ofac/2024-01/sdn.csv.gz", "ofac-csv"),
        ("ofac/cons_2025-03-28.xml.gz", "ofac-xml"),
        ("au/dfat_2026-08-02.xlsx", "au-xlsx"),
        ("ca/sema_2025.xml.gz", "ca-xml"),
        ("eu/oj_consolidated/32017R1509.csv", "eu-journal"),
        ("eu/EUSanctionsShort.csv.gz", "eu-csv"),
    ],
)
def test_real_files_are_recognised(path: str, format_: str) -> None:
    assert catalogue.format_of(SHARED / "lists" / path) == format_


@pytest.mark.parametrize(
    ("source", "format_"),
    [("un", "un-xml"), ("ofac-cons", "ofac-csv"), ("ofac-sdn", "ofac-xml"), ("own:zenda", "ca-xml"), ("eu", "ftm")],
)
def test_a_list_in_a_form_of_its_own(source: str, format_: str) -> None:
    catalogue.fitting(declared(source), format_)


@pytest.mark.parametrize(
    ("source", "format_", "told"),
    [
        ("eu", "un-xml", "eu does not come as un-xml, which is a form of un"),
        ("au", "ca-xml", "au does not come as ca-xml"),
        ("ofac-cons", "uk-csv", "ofac-cons does not come as uk-csv"),
        ("eu", "eu-journal", "eu does not come as eu-journal"),
        ("un", "un-xlm", "no format is called 'un-xlm'"),
    ],
)
def test_a_list_in_a_form_of_another(source: str, format_: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        catalogue.fitting(declared(source), format_)
