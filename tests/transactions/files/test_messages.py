"""Payment messages as transactions; small ones, made here."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.payments import Named, Payment
from detente.payments.message import StatedCountry
from detente.transactions.files.messages import Messages, is_message, transaction_fields
from detente.transactions.files.source import open_source
from detente.transactions.party_text import split

MT = """{{1:F01BANKDEFFAXXX0000000000}}{{2:I103BANKCNBJXXXXN}}{{4:
:20:REF-1
:23B:CRED
:32A:190601USD1250,5
:50K:/DE89370400440532013000
Example Import GmbH
Hauptstrasse 1
:59:/123456
{name}
:70:INVOICE 7 {note}
:71A:SHA
-}}"""


def message(folder: Path, name: str = "Somebody Trading Co", note: str = "") -> Path:
    path = folder / "payment.fin"
    path.write_text(MT.format(name=name, note=note), encoding="utf-8")
    return path


def paid(*parties: Named, remittance: str = "") -> Payment:
    return Payment(
        kind="MT103",
        reference="R",
        date=date(2019, 6, 1),
        amount=Decimal("10.50"),
        currency="USD",
        parties=parties,
        remittance=remittance,
        place="a file, line 1",
    )


def test_a_transfer_is_a_payment_between_those_whom_it_names(tmp_path: Path) -> None:
    (chunk,) = Messages(path=message(tmp_path), where="payment.fin", target="KP").chunks()
    assert (chunk.rows, chunk.faults) == (1, ())
    row = chunk.table.row(0, named=True)
    assert (row["id"], row["date_from"], row["activity"], row["value"], row["currency"]) == (
        "REF-1",
        date(2019, 6, 1),
        "payment",
        1250.5,
        "USD",
    )
    assert [(each.role, each.display_name) for each in split(row["parties"])] == [
        ("instructing-agent", "BANKDEFFXXX"),
        ("instructed-agent", "BANKCNBJXXX"),
        ("debtor", "Example Import GmbH"),
        ("creditor", "Somebody Trading Co"),
    ]


def test_the_country_is_that_of_who_pays_then_of_the_account_then_of_the_bank() -> None:
    account = Named(role="debtor", name="A", account="DE89370400440532013000")
    stated = Named(role="debtor", name="A", country="FR", account="DE89370400440532013000")
    bank = Named(role="debtor-agent", name="", country="CH", bic="BANKCHZZ")
    assert transaction_fields(paid(stated, bank), "KP")["from_country"] == "FR"
    assert transaction_fields(paid(account, bank), "KP")["from_country"] == "DE"
    assert transaction_fields(paid(Named(role="debtor", name="A"), bank), "KP")["from_country"] == "CH"
    assert transaction_fields(paid(Named(role="debtor", name="A")), "KP")["from_country"] is None


def test_the_target_is_reported_wherever_it_is() -> None:
    owner = Named(role="creditor", name="A", country="CN")
    bank = Named(role="creditor-agent", name="", country="KP", bic="FTBDKPPY")
    assert transaction_fields(paid(owner, bank), "KP")["to_country"] == "KP"


def test_a_ship_whose_number_stands_in_the_free_text_is_the_vessel() -> None:
    assert transaction_fields(paid(remittance="FREIGHT MV X IMO 8518780"), "KP")["vessel_imo"] == "8518780"
    assert (
        transaction_fields(paid(remittance="IMO: 8518780 OR IMO 8987333"), "KP")["vessel_imo"] == "8518780?; 8987333?"
    )


def test_a_number_with_a_wrong_check_digit_is_no_ship() -> None:
    assert transaction_fields(paid(remittance="IMO 8518781, INVOICE 9074729"), "KP")["vessel_imo"] is None


def test_a_semicolon_in_a_name_does_not_make_two_of_it() -> None:
    assert transaction_fields(paid(Named(role="debtor", name="A; B")), "KP")["parties"] == "A, B (debtor)"


def test_each_party_has_its_role_and_what_the_message_states_of_it() -> None:
    payer = Named(role="debtor", name="A", country="CN", born="1957-02-20", numbers=("563110024",))
    bank = Named(role="debtor-agent", name="", country="KP", bic="FTBDKPPY")
    assert transaction_fields(paid(payer, bank), "KP")["parties"] == (
        "A (debtor, country CN, born 1957-02-20, number 563110024); (debtor-agent, country KP, BIC FTBDKPPY)"
    )


@pytest.mark.parametrize("name", ["not KPe.003", "A, KPe.003", "? KPe.003"])
def test_a_name_that_looks_like_a_denial_or_a_fault_is_a_name(tmp_path: Path, name: str) -> None:
    (chunk,) = Messages(path=message(tmp_path, name=name), where="payment.fin", target="KP").chunks()
    assert chunk.faults == ()
    assert [each.name for each in split(chunk.table.row(0, named=True)["parties"]) if each.role == "creditor"] == [name]


def test_what_is_not_read_is_reported_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "cut.fin"
    path.write_text(MT.format(name="X", note="").removesuffix("-}"), encoding="utf-8")
    (chunk,) = Messages(path=path, where="cut.fin", target="KP").chunks()
    assert (chunk.rows, chunk.table.height) == (1, 0)
    assert str(chunk.faults[0]).startswith("cut.fin, line 1: block 4 is not closed")


@pytest.mark.parametrize("text", ["<!DOCTYPE x [<!ENTITY a 'b'>]><Document/>", "<html><body>no</body></html>", "<a>"])
def test_xml_that_is_no_message_is_refused_and_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    assert is_message(path)
    (chunk,) = Messages(path=path, where="x.xml", target="KP").chunks()
    assert chunk.table.height == 0
    assert len(chunk.faults) == 1


def test_a_table_is_no_message(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,date\n1,2019-06-01\n", encoding="utf-8")
    assert not is_message(path)
    assert not is_message(tmp_path / "missing.csv")
    with open_source(path, None, "KP") as source:
        assert not isinstance(source, Messages)


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(Messages(path=tmp_path / "gone", where="gone", target="KP").chunks())


def test_a_country_of_reporting_counts_for_its_side() -> None:
    owner = Named(role="creditor", name="A", country="CN")
    stated = replace(paid(owner), countries=(StatedCountry(code="KP", where="field 77B", side="receiver"),))
    assert transaction_fields(stated, "KP")["to_country"] == "KP"
    assert transaction_fields(stated, "YE")["to_country"] == "CN"


def test_an_address_that_leaves_its_country_open_leaves_the_side_open() -> None:
    owner = Named(role="creditor", name="A", open_country=True)
    bank = Named(role="creditor-agent", name="", country="KR", bic="BANKKRSE")
    assert transaction_fields(paid(owner, bank), "KP")["to_country"] is None
    assert transaction_fields(paid(owner, replace(bank, country="KP")), "KP")["to_country"] == "KP"
