"""SWIFT MT: messages of our own, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from detente.payments import read
from tests.payments.build import FIELDS, mt, names, payment, payments, refusal, without

BANKS = (":20:B-1", ":21:REL", ":32A:240305EUR12,", ":52A:BANKATWW", ":58A:BANKDEFF")
CUSTOMERS = (":50K:RUDOLF RASSENDYLL", ":59:ZENDA WORKS")
ORDER = (":20:O-1", ":28D:1/1", ":50H:/AT123\nRUDOLF", ":30:240306", ":21:T-1", ":32B:USD7,5", ":59:ZENDA WORKS")


def test_a_customer_transfer() -> None:
    found = payment(mt("103"))
    assert (found.kind, found.reference, found.date) == ("MT103", "REF-1", date(2024, 3, 5))
    assert (found.amount, found.currency, found.remittance) == (Decimal("12.50"), "EUR", "INVOICE 7")
    assert names(found) == [
        ("instructing-agent", "BANKATWWXXX"),
        ("instructed-agent", "BANKDEFFXXX"),
        ("debtor", "RUDOLF RASSENDYLL"),
        ("debtor-agent", "BANKATWWXXX"),
        ("creditor-agent", "BANKDEFFXXX"),
        ("creditor", "ZENDA WORKS"),
    ]


def test_bare_fields_without_blocks() -> None:
    found = payment("\n".join(FIELDS))
    assert (found.kind, names(found)[0]) == ("MT103", ("debtor", "RUDOLF RASSENDYLL"))


def test_line_ends_of_windows() -> None:
    assert payment(mt("103").replace("\n", "\r\n")).parties == payment(mt("103")).parties


def test_a_name_over_two_lines_is_screened_in_both_readings() -> None:
    fields = [*without("50"), ":50K:/1\nKOREA ZENDA DEVELOPMENT TRADING COR\nPORATION\nRING 1"]
    assert [name for role, name in names(payment(mt("103", *fields))) if role == "debtor"] == [
        "KOREA ZENDA DEVELOPMENT TRADING COR",
        "KOREA ZENDA DEVELOPMENT TRADING COR PORATION",
    ]


def test_whom_free_text_names() -> None:
    found = payment(mt("103", *FIELDS, ":72:/INS/BANKFRPP"))
    assert names(found)[-1] == ("previous-instructing-agent", "BANKFRPP")
    assert found.remittance == "INVOICE 7 /INS/BANKFRPP"


def test_a_transfer_between_banks() -> None:
    found = payment(mt("202", *BANKS))
    assert found.kind == "MT202"
    assert names(found)[2:] == [("debtor", "BANKATWW"), ("creditor", "BANKDEFF")]


def test_without_field_52_the_sender_orders() -> None:
    found = payment(mt("202", *(field for field in BANKS if not field.startswith(":52"))))
    assert ("debtor", "BANKATWWXXX") in names(found)


def test_a_cover_payment_names_the_customers_that_it_is_for() -> None:
    found = payment(mt("202", *BANKS, *CUSTOMERS))
    assert found.kind == "MT202COV"
    assert names(found)[-2:] == [("underlying-debtor", "RUDOLF RASSENDYLL"), ("underlying-creditor", "ZENDA WORKS")]


def test_an_order_of_several_transfers() -> None:
    first, second = payments(mt("101", *ORDER, ":21:T-2", ":32B:USD8,", ":50C:BANKFRPP", ":59A:BANKKPPY"))
    assert (first.reference, first.date, first.amount) == ("O-1/T-1", date(2024, 3, 6), Decimal("7.5"))
    assert (second.reference, second.amount) == ("O-1/T-2", Decimal(8))
    assert names(second)[2:] == [("debtor", "RUDOLF"), ("initiating-party", "BANKFRPP"), ("creditor", "BANKKPPY")]


def test_a_notice_to_receive_needs_no_creditor() -> None:
    found = payment(mt("210", ":20:N", ":30:240306", ":21:T-1", ":32B:USD7,", ":50:RUDOLF"))
    assert (found.kind, names(found)[2:]) == ("MT210", [("debtor", "RUDOLF")])


def test_years_of_two_digits() -> None:
    days = [payment(mt("103", *without("32"), f":32A:{six}EUR1,")).date for six in ("791231", "800101")]
    assert days == [date(2079, 12, 31), date(1980, 1, 1)]


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("103", without("50"), "MT103 lacks field 50 (ordering customer)"),
        ("103", [*without("59"), ":59:/DE456"], "field 59 (beneficiary): neither a name nor a BIC to screen"),
        (
            "103",
            [*without("50"), ":50K:/NOTPROVIDED\nNOTPROVIDED"],
            "field 50 (ordering customer): neither a name nor a BIC to screen",
        ),
        ("202", BANKS[:-1], "MT202 lacks field 58 (beneficiary institution)"),
        ("202", [*BANKS, CUSTOMERS[0]], "MT202 lacks field 59 (beneficiary) of the transfer that it covers"),
        ("103", [*without("32"), ":32A:240305EUR12.50"], "field 32A: '240305EUR12.50' is not a day with a currency"),
        ("103", [*without("32"), ":32A:EUR12,"], "field 32A: 'EUR12,' is not a day with a currency"),
        ("103", [*without("32"), ":32A:240230EUR12,"], "field 32A: '20240230' is not a day"),
        ("103", [*without("32"), ":32A:240305AAA12,"], "field 32A: 'AAA' is not a currency"),
        ("101", [field.replace("240306", "soon") for field in ORDER], "field 30: "),
        ("103", [*without("50"), ":50K:RUDOLF\x07"], "field 50K: holds a control character, U+0007"),
        ("103", [*without("50"), f":50K:{'R' * 1_000_000}"], "field 50K: holds 1,000,000 characters"),
        ("103", [*FIELDS, f":77B:{'x' * 200_000}"], "field 77B: holds 200,001 characters"),
        ("103", [*FIELDS, ":72:/INS/ZENDA\x07"], "field 72: holds a control character, U+0007"),
        ("103", [*without("52"), ":52A:OUR BANK"], "field 52A: 'OUR BANK' is not a BIC"),
        ("103", [*without("50"), ":50F:/1\nRUDOLF"], "field 50F: has a line without its number, 'RUDOLF'"),
        ("103", [*without("59"), ":59:ZENDA\nPYONGYANG KR"], "field 59: the address leaves its country open"),
    ],
)
def test_a_broken_field_is_told_and_everybody_else_is_screened(kind: str, fields: list[str], told: str) -> None:
    found = payment(mt(kind, *fields))
    assert found.notes[0].what.startswith(told)
    assert found.notes[0].where.startswith("m, line ")
    assert found.notes[0].hint
    assert any(name in {"RUDOLF RASSENDYLL", "ZENDA WORKS", "BANKATWW"} for _, name in names(found))


def test_whom_a_broken_field_names_is_screened() -> None:
    fields = [*without("50", "57"), ":50F:/1\nRUDOLF RASSENDYLL\n3/KP/PYONGYANG", ":57A:FOREIGN TRADE BANK\nBANKKPPY"]
    found = payment(mt("103", *fields))
    assert ("debtor", "RUDOLF RASSENDYLL") in names(found)
    bank = next(each for each in found.parties if each.role == "creditor-agent")
    assert (bank.name, bank.bic) == ("FOREIGN TRADE BANK", "BANKKPPY")
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("103", without("50", "52", "57", "59"), "MT103 lacks field 50 (ordering customer) and field 59 (beneficiary)"),
        ("210", (":20:N", ":21:T-1"), "MT210 lacks field 50 or 52 (ordering customer or institution)"),
        ("101", (":20:O-1", ":28D:1/1"), "no field 21 begins a transfer"),
        ("940", FIELDS, "MT940 is a statement of an account: it is not read, and nobody whom it names is screened"),
    ],
)
def test_a_message_that_is_refused(kind: str, fields: list[str], told: str) -> None:
    found = refusal(mt(kind, *fields))
    assert found.what.startswith(told)
    assert found.where.startswith("m, line ")
    assert found.hint


def test_the_type_is_told_whatever_else_is_wrong() -> None:
    assert refusal(mt("305").removesuffix("-}")).what.startswith("MT305 is a message of foreign exchange")


@pytest.mark.parametrize("text", [":20:A\n:25:ACCOUNT\n:60F:C240305EUR1,", ":20:HELLO"])
def test_bare_fields_of_something_else(text: str) -> None:
    assert refusal(text).what == "the fields are of no payment that is read"


def test_a_message_that_is_cut_costs_only_itself() -> None:
    found, (refused,) = read(f"{mt('103')}\n{mt('103').removesuffix('-}')}\n{mt('103')}".encode(), "m")
    assert len(found) == 2
    assert (refused.where, refused.what) == ("m, line 17", "block 4 is not closed by -}; the message may be cut")


def test_a_file_of_signs_holds_no_message() -> None:
    assert refusal("{1:F21BANKATWWAXXX0000000000}{4:{177:2403051200}{451:0}}").what == "the file holds no message"


def test_after_too_many_refusals_the_rest_is_refused_at_once() -> None:
    _, refused = read((mt("199", ":20:A") * 10_050).encode(), "m")
    assert (len(refused), refused[-1].what) == (10_001, "too much is refused: what follows is not read")
