"""One transaction, cell by cell."""

import re
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.transactions.days import span
from detente.transactions.field_readers import UnreadableField, imo
from detente.transactions.party_text import read_parties, read_vessel
from detente.transactions.transaction import COLUMNS, Column, Transaction, parse, read_one
from detente.transactions.typed import SCHEMA

DOCS = Path(__file__).resolve().parents[2] / "docs" / "transactions.md"

DATES = (
    "Write a day 2017-08-20, an interval 2017-04-01/2018-03-31, a month 2017-04, a year 2017 "
    "or a fiscal year FY2017-18."
)
REFUSED = [
    ("id", "a\nb", "holds a control character", "Remove line breaks, tabs and the like."),
    ("id", "\ud800", "holds half a character (a lone surrogate)", "Write the whole character, in UTF-8."),
    ("id", True, "is neither text nor a number", "Give a single value."),
    ("id", {"a": 1}, "is neither text nor a number", "Give a single value."),
    (
        "date",
        "20/08/2017",
        "may be read in two orders",
        "Write it year first, as 2018-01-15; or read days before months with --day-first.",
    ),
    ("date", "2017-02-29", "is no day of the calendar", "Write a day as year-month-day, such as 2017-08-20."),
    ("date", "1899-12-31", "lies before 1900", "Check the year."),
    ("date", "0000", "lies before 1900", "Check the year."),
    ("date", "2018-03-31/2017-04-01", "ends before it begins", "Write 2017-04-01/2018-03-31, if that is meant."),
    (
        "date",
        "FY2017-19",
        "is neither a month nor a fiscal year",
        DATES,
    ),
    ("date", "FY9999-00", "lies beyond the calendar", "Check the year."),
    ("contract_date", "2017-08", "is not a day", "Write a day as year-month-day, such as 2017-08-20."),
    ("contract_date", "２０17-08-20", "is not a day", "Write a day as year-month-day, such as 2017-08-20."),
    ("activity", "trad", "is not a word of this column", "Did you mean 'trade'?"),
    ("activity", "qqqq", "is not a word of this column", "The words are listed by `detente decide --help`."),
    ("end_use", "humanitarain", "is not a word of this column", "Did you mean 'humanitarian'?"),
    ("from_country", "PRX", "is not a country", "Write a code of ISO 3166, such as DE."),
    ("to_country", "EL", "is not a country", "Write GR, if that is meant."),
    ("origin_country", "Ruritania", "is not a country", "Write a code of ISO 3166, such as DE."),
    ("vessel_flag", "??", "is not a country", "Write a code of ISO 3166, such as DE."),
    (
        "hs",
        "30743",
        "has 5 digits",
        "A spreadsheet may have dropped a leading zero: write 030743, if that is meant.",
    ),
    (
        "hs",
        3074320,
        "has 7 digits",
        "A spreadsheet may have dropped a leading zero: write 03074320, if that is meant.",
    ),
    ("hs", "7", "has 1 digit", "A spreadsheet may have dropped a leading zero: write 07, if that is meant."),
    ("hs", "99999", "has 5 digits", "Write 2, 4, 6, 8 or 10 digits."),
    ("hs", "030700", "is in no edition of the Harmonized System", "The nearest code is 030710."),
    ("hs", "77", "is in no edition of the Harmonized System", "The nearest code is 76."),
    (
        "hs",
        "9801.00.13",
        "is a code of a State's own",
        "The Harmonized System has no chapters 98 and 99; leave the cell empty where the goods are unknown.",
    ),
    # Coffee, 0901.11, after a spreadsheet: dots are ignored, but this must not become microscopes, 9011.10.
    ("hs", 90111.0, "divides a pair of digits", "Was it turned into a number? Write it as text, such as 0307.43."),
    ("hs", "coal", "is no code of the Harmonized System", "Write 2, 4, 6, 8 or 10 digits."),
    ("hs", "...", "is no code of the Harmonized System", "Write 2, 4, 6, 8 or 10 digits."),
    (
        "hs_edition",
        "2013",
        "is no edition of the Harmonized System",
        "The editions are 1992, 1996, 2002, 2007, 2012, 2017, 2022.",
    ),
    ("quantity", "1,000", "has thousands separators", "Write 1000."),
    ("quantity", "1 234 567.5", "has thousands separators", "Write 1234567.5."),
    ("quantity", "1,5", "has a comma", "Write the decimals after a point, and no thousands separators."),
    ("quantity", "-1", "is negative", "Amounts are zero or more; a return is a transaction of its own."),
    ("quantity", float("nan"), "is not a finite number", "Leave the cell empty where the amount is unknown."),
    ("quantity", "-inf", "is not a finite number", "Leave the cell empty where the amount is unknown."),
    (
        "value",
        "1e400",
        "is too large a number",
        "Write a plain number, such as 1500 or 0.25; leave the cell empty where it is unknown.",
    ),
    (
        "value",
        10**5000,
        "is too large a number",
        "Write a plain number, such as 1500 or 0.25; leave the cell empty where it is unknown.",
    ),
    (
        "value",
        "n/a",
        "is not a number",
        "Write a plain number, such as 1500 or 0.25; leave the cell empty where it is unknown.",
    ),
    ("unit", "usd", "is money, not a unit of quantity", "Amounts of money go into value and currency."),
    ("unit", "tonnes of it", "is not a unit", "Known: bbl, kg, l, m3, pcs, t."),
    ("currency", "RMB", "is not a currency", "Write a code of ISO 4217, such as USD."),
    ("vessel_imo", "12345", "is not an IMO number", "Write seven digits, such as 9187629."),
    (
        "vessel_imo",
        "IMO 9187620",
        "fails its check digit",
        "A number that begins with 918762 ends in 9: compare it with its source.",
    ),
    ("parties", "A\tB", "holds a control character", "Put ';' between parties; remove line breaks and tabs."),
    ("parties", ["A", 1, None, {}], "is neither text nor a number", "Give a single value."),
    ("quantitiy", "3", "is unknown", "Did you mean 'quantity'?"),
]


@pytest.mark.parametrize(
    ("column", "given", "what", "hint"), REFUSED, ids=[f"{number}-{case[0]}" for number, case in enumerate(REFUSED)]
)
def test_a_faulty_field_is_named_with_its_hint(column: str, given: object, what: str, hint: str) -> None:
    transaction, (bad,) = parse({column: given}, row=7)
    assert transaction is None
    assert (bad.row, bad.column, bad.what, bad.hint) == (7, column, what, hint)


READ = [
    ("date", "2017-08-20", {"date_from": date(2017, 8, 20), "date_to": date(2017, 8, 20)}),
    ("date", " 2017-04-01 / 2018-03-31 ", {"date_from": date(2017, 4, 1), "date_to": date(2018, 3, 31)}),
    ("date", "2017-04/2017-06", {"date_from": date(2017, 4, 1), "date_to": date(2017, 6, 30)}),
    ("date", "2016-02", {"date_from": date(2016, 2, 1), "date_to": date(2016, 2, 29)}),
    ("date", 2017, {"date_from": date(2017, 1, 1), "date_to": date(2017, 12, 31)}),
    ("date", "FY2017-18", {"date_from": date(2017, 4, 1), "date_to": date(2018, 3, 31)}),
    ("date", "2017-18", {"date_from": date(2017, 4, 1), "date_to": date(2018, 3, 31)}),
    ("date", "fy1999-00", {"date_from": date(1999, 4, 1), "date_to": date(2000, 3, 31)}),
    # 2011-12 is a month before it is anything else.
    ("date", "2011-12", {"date_from": date(2011, 12, 1), "date_to": date(2011, 12, 31)}),
    ("date", "FY2011-12", {"date_from": date(2011, 4, 1), "date_to": date(2012, 3, 31)}),
    ("date", date(2017, 8, 20), {"date_from": date(2017, 8, 20), "date_to": date(2017, 8, 20)}),
    ("contract_date", datetime(2017, 8, 20, 13, 5), {"contract_date": date(2017, 8, 20)}),
    ("activity", " Trade ", {"activity": "trade"}),
    ("from_country", "kp", {"from_country": "KP"}),
    ("to_country", "NO", {"to_country": "NO"}),
    ("hs", "0307.43.20", {"hs": "030743"}),
    ("hs", "2709 00", {"hs": "270900"}),
    ("hs", "0307432000", {"hs": "030743"}),
    ("hs", "03", {"hs": "03"}),
    ("hs_edition", "HS 2017", {"hs_edition": 2017}),
    ("quantity", 5, {"quantity": 5.0}),
    ("quantity", "1e3", {"quantity": 1000.0}),
    ("quantity", "0", {"quantity": 0.0}),
    ("quantity", Decimal("1E+3"), {"quantity": 1000.0}),
    ("unit", "u", {"unit": "pcs"}),
    ("unit", "KG", {"unit": "kg"}),
    ("currency", "usd", {"currency": "USD"}),
    ("parties", "kpE.047;  Acme  Trading Ltd ;; KPe.047", {"parties": read_parties("KPe.047; Acme Trading Ltd")}),
    ("parties", ["KPI.001", "조선"], {"parties": read_parties("KPi.001; 조선")}),
    ("parties", " ; ", {}),
    ("parties", [], {}),
    ("vessel_imo", "imo9187629", {"vessel_imo": read_vessel("9187629")}),
    ("vessel_imo", 9187629, {"vessel_imo": read_vessel("9187629")}),
    ("approval", " S/AC.49/2019/OC.12 ", {"approval": "S/AC.49/2019/OC.12"}),
    ("via", "Port of  Rajin", {"via": "port of rajin"}),
    ("via", "  ", {}),
    ("value", None, {}),
    ("id", "A-17", {"id": "A-17"}),
]


@pytest.mark.parametrize(("column", "given", "facts"), READ)
def test_a_cell_is_read(column: str, given: object, facts: dict[str, object]) -> None:
    assert read_one({column: given}) == Transaction(**facts)  # type: ignore[arg-type]


def test_nothing_given_is_nothing_known() -> None:
    transaction = read_one({}, default_id="42")
    assert transaction == Transaction(id="42")
    assert [field.name for field in fields(transaction) if getattr(transaction, field.name)] == ["id"]


def test_the_row_is_the_id_where_none_is_given() -> None:
    assert parse({"hs": "03"}, row=12)[0] == Transaction(id="12", hs="03")


def test_one_fault_is_an_error_with_its_hint() -> None:
    with pytest.raises(InputError) as caught:
        read_one({"unit": "kgg"})
    assert str(caught.value) == "unit: 'kgg' is not a unit\n  Did you mean 'kg'?"
    assert caught.value.exit_code == 4


def test_all_faults_come_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_one({"qty": 3, "hs": "030700", "quantity": "1,000"})
    known = ", ".join(column.name for column in COLUMNS)
    assert str(caught.value) == (
        "3 cells cannot be read\n"
        "hs: '030700' is in no edition of the Harmonized System\n  The nearest code is 030710.\n"
        "quantity: '1,000' has thousands separators\n  Write 1000.\n"
        f"unknown column 'qty'\n  The columns are {known}."
    )


def test_a_bad_field_has_its_row() -> None:
    (bad,) = parse({"unit": "kgg"}, row=3)[1]
    assert str(bad) == "row 3: unit 'kgg' is not a unit\n  Did you mean 'kg'?"


def test_a_long_value_is_cut_in_its_report() -> None:
    (bad,) = parse({"unit": "x" * 5000})[1]
    assert bad.value == "x" * 200 + "…"


def test_a_code_must_stand_in_the_edition_that_is_stated() -> None:
    assert read_one({"hs": "030741", "hs_edition": "2012"}).hs == "030741"
    (bad,) = parse({"hs": "0307.41", "hs_edition": "2017"})[1]
    assert (bad.column, bad.value, bad.what) == ("hs", "0307.41", "is not in the 2017 edition")
    assert bad.hint == "It is in 1992, 1996, 2002, 2007, 2012: correct hs_edition, or leave it empty."


def test_a_contract_comes_before_its_performance() -> None:
    assert read_one({"date": "2017-08", "contract_date": "2017-08-31"}).contract_date == date(2017, 8, 31)
    (bad,) = parse({"date": "2017-08", "contract_date": "2017-09-01"})[1]
    assert (bad.column, bad.what) == ("contract_date", "is later than the transaction, 2017-08-31")
    assert bad.hint == "A contract comes before its performance: check both dates."


def test_every_wrong_check_digit_is_caught() -> None:
    for digit in "012345678":
        with pytest.raises(UnreadableField, match="fails its check digit"):
            imo(f"918762{digit}")


@given(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1)))
def test_an_interval_is_its_two_days(one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert span(f"{first}/{last}") == (first, last)


def documented() -> list[tuple[str, str, str]]:
    """Name, meaning and null of each column of the page's table."""
    rows = [
        line.strip("|\n ").split(" | ")
        for line in DOCS.read_text(encoding="utf-8").partition("\n## Files")[0].splitlines()
        if line.startswith("| `")
    ]
    return [(name, meaning, null) for names, meaning, null in rows for name in re.findall(r"`(\w+)`", names)]


def test_the_page_lists_the_columns() -> None:
    assert documented() == [(column.name, column.meaning, column.null) for column in COLUMNS]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_the_examples_of_a_column_can_be_read(column: Column) -> None:
    assert column.examples
    for text in column.examples:
        assert parse({column.name: text})[1] == ()


def test_the_typed_table_has_a_column_for_each_fact() -> None:
    assert set(SCHEMA) == {"row", *(field.name for field in fields(Transaction))} - {"hs_edition"}


@pytest.mark.parametrize(
    ("column", "given", "most"),
    [
        ("id", "x" * 2_001, "2,000"),
        ("via", "x" * 2_001, "2,000"),
        ("quantity", "0" * 2_001, "2,000"),
        ("vessel_imo", ":" * 130_000, "2,000"),
        ("parties", "Kim; " * 20_001, "100,000"),
        ("parties", ["Kim"] * 20_001, "100,000"),
    ],
)
def test_a_cell_that_is_too_long_is_a_fault_of_its_own(column: str, given: object, most: str) -> None:
    made, bad = parse({column: given})
    assert made is None
    assert [each.column for each in bad] == [column]
    assert bad[0].what.startswith("holds ")
    assert most in bad[0].hint
