"""The Security Council's list: entries of our own, odd ones, and the list of August 2026."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists import catalogue
from detente.parties.lists.readers.un_xml import UnitedNations
from tests.shared import SHARED, needs_shared

PERSON = """<INDIVIDUAL><FIRST_NAME>RUPERT</FIRST_NAME><SECOND_NAME>OF HENTZAU</SECOND_NAME><THIRD_NAME/>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.947</REFERENCE_NUMBER><LISTED_ON>2017-08-05</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>Руперт фон Хентзау</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Rupert Hentzau</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Rupe</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><COUNTRY>Austria</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1871-05-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>R-77</NUMBER>
<ISSUING_COUNTRY>Austria</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT></INDIVIDUAL>"""
BANK = """<ENTITY><FIRST_NAME>ZENDA BANK (ZB)</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.947</REFERENCE_NUMBER><LISTED_ON>2017-08-05T00:00:00</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Bank of Zenda; Strelsau Savings Bank</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Austria</COUNTRY></ENTITY_ADDRESS></ENTITY>"""


def written(*entries: str) -> bytes:
    people = "".join(entry for entry in entries if "<INDIVIDUAL>" in entry)
    others = "".join(entry for entry in entries if "<ENTITY>" in entry)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2024-03-05T12:00:00.000Z">'
        f"<INDIVIDUALS>{people}</INDIVIDUALS><ENTITIES>{others}</ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def read(*entries: str) -> tuple[list[Entity], UnitedNations]:
    found = UnitedNations(io.BytesIO(written(*entries)))
    return list(found.entries()), found


def issues(old: str, new: str, entry: str = PERSON) -> list[str]:
    assert old in entry
    return [str(issue) for issue in read(entry.replace(old, new))[1].issues]


def births(inner: str) -> tuple[tuple[str, ...], list[str]]:
    start, end = PERSON.index("<INDIVIDUAL_DATE_OF_BIRTH>"), PERSON.index("<INDIVIDUAL_DOCUMENT>")
    (found,), opened = read(
        f"{PERSON[:start]}<INDIVIDUAL_DATE_OF_BIRTH>{inner}</INDIVIDUAL_DATE_OF_BIRTH>{PERSON[end:]}"
    )
    return found.births, [issue.what for issue in opened.issues]


SAMPLE = (written(PERSON, BANK),)


@pytest.mark.parametrize(
    "remark", ["SWIFT: ZENDATWW", "SWIFT/BIC: ZENDATWW.", "SWIFT: ZEND ATWW. A bank.", "BIC: ZENDATWWXXX"]
)
def test_the_code_of_a_bank_in_the_remarks_is_a_number(remark: str) -> None:
    (found,), _ = read(BANK.replace("</ENTITY>", f"<COMMENTS1>{remark}</COMMENTS1></ENTITY>"))
    assert found.numbers == (Number(kind="bic", text="ZENDATWWXXX" if "XXX" in remark else "ZENDATWW"),)


@pytest.mark.parametrize(
    "remark", ["Its swift recovery", "SWIFT: unknown", "Fahmi al-ARABIC ZENDATWW", "SWIFT: ZENDATW"]
)
def test_other_remarks_are_no_code(remark: str) -> None:
    (found,), _ = read(BANK.replace("</ENTITY>", f"<COMMENTS1>{remark}</COMMENTS1></ENTITY>"))
    assert found.numbers == ()


def test_a_person() -> None:
    (found,), opened = read(PERSON)
    assert (found.id, found.kind, found.programmes) == ("KPi.947", "person", ("DPRK",))
    assert found.names == (
        Name(text="RUPERT OF HENTZAU", quality="primary"),
        Name(text="Руперт фон Хентзау"),
        Name(text="Rupert Hentzau"),
        Name(text="Rupe", quality="weak"),
    )
    assert (found.births, found.countries, found.listed_on) == (("1871-05-02",), ("KP", "AT"), date(2017, 8, 5))
    assert found.numbers == (Number(kind="passport", text="R-77", country="AT"),)
    assert (opened.day, opened.issues) == (date(2024, 3, 5), [])


def test_an_entity_with_two_aliases_in_one_field() -> None:
    (found,), _ = read(BANK)
    assert (found.kind, found.listed_on) == ("entity", date(2017, 8, 5))
    assert {name.text for name in found.names} >= {"ZENDA BANK (ZB)", "Bank of Zenda", "Strelsau Savings Bank"}


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<YEAR>1871</YEAR>", ("1871",)),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1871</YEAR>", ("1869/1873",)),
        ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1870</FROM_YEAR><TO_YEAR>1873</TO_YEAR>", ("1870/1873",)),
        ("<NOTE>2 May 1871</NOTE>", ("1871-05-02",)),
        ("<DATE/>", ()),
    ],
)
def test_days_of_birth(inner: str, found: tuple[str, ...]) -> None:
    assert births(inner) == (found, [])


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("<DATE>1871-13-02</DATE>", "'1871-13-02'"),
        ("<NOTE>in the reign of Rudolf IV</NOTE>", "'in the reign of Rudolf IV'"),
        ("<FROM_YEAR>1873</FROM_YEAR><TO_YEAR>1870</TO_YEAR>", "'1873, 1870'"),
    ],
)
def test_a_day_of_birth_that_cannot_be_read_is_told(inner: str, told: str) -> None:
    assert births(inner) == ((), [f"a day of birth that cannot be read: {told}"])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (">Low<", ">Doubtful<", "KPi.947: an alias of the quality 'Doubtful', read as a good one"),
        ("2017-08-05", "soon", "KPi.947: a day of listing that cannot be read: 'soon'"),
        ("2017-08-05", "", "KPi.947: a day of listing that cannot be read: ''"),
        ("<COUNTRY>Austria", "<COUNTRY>Ruritania", "KPi.947: a country that is not known: 'Ruritania'"),
    ],
)
def test_what_cannot_be_taken_is_told(old: str, new: str, told: str) -> None:
    assert issues(old, new) == [told]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the XML breaks off or is broken"),
        (b"<html><body>Access denied</body></html>", "this is not the consolidated list"),
        (b"<x><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER></INDIVIDUAL></x>", "this is not the consolidated"),
        (written(PERSON, BANK)[:-40], "the XML breaks off or is broken"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + written(PERSON), "the file has a DOCTYPE"),
        (written(PERSON.replace("KPi.947", "")), "an entry has no reference number"),
        (written(PERSON.replace("RUPERT", "").replace("OF HENTZAU", " ")), "an entry has no name"),
        (written(PERSON.replace("RUPERT", f"{'<a>' * 40}{'</a>' * 40}")), "elements lie more than 32 deep"),
        (written(PERSON.replace("RUPERT", "R" * 1_000_001)), "an element of 1,000,001 characters"),
    ],
)
def test_what_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(UnitedNations(io.BytesIO(content)).entries())


@needs_shared
def test_the_list_of_august_2026() -> None:
    with catalogue.opened([SHARED / "lists" / "un" / "consolidated_2026-08-01.xml"]) as opened:
        found = list(opened.entries())
    assert opened.day == date(2026, 8, 1)
    assert [sum(each.kind == kind for each in found) for kind in ("person", "entity")] == [736, 275]
    assert sum(each.programmes == ("DPRK",) for each in found) == 155
    assert len({each.id for each in found}) == len(found)


@needs_shared
def test_the_list_of_july_2017() -> None:
    with catalogue.opened([SHARED / "lists" / "un" / "consolidated_2017-07-03.xml.gz"]) as opened:
        found = list(opened.entries())
    assert (opened.day, len(found)) == (date(2017, 7, 3), 1_021)
    assert sum(each.programmes == ("DPRK",) for each in found) == 99
