"""ISO 20022: messages of our own, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from detente.payments import read
from detente.payments.message import Named
from tests.payments.build import (
    CREDITOR,
    DEBTOR,
    IDS,
    MONEY,
    NAMESPACE,
    bank,
    names,
    pacs008,
    pacs009,
    pain001,
    payment,
    payments,
    refusal,
    transfer,
)


def test_a_customer_transfer() -> None:
    found = payment(pacs008(transfer()))
    assert (found.kind, found.reference, found.date) == ("pacs.008.001.08", "E-1", date(2024, 3, 5))
    assert (found.amount, found.currency, found.place) == (Decimal("12.50"), "EUR", "m, line 1")
    assert found.parties == (
        Named(role="debtor", name="Rudolf Rassendyll", country="AT", address=("Strelsau",)),
        Named(role="creditor", name="Zenda Works"),
    )


def test_everybody_on_the_way_of_a_transfer() -> None:
    inside = [
        f"<{tag}>{bank(f'BANKDE{n:02}')}</{tag}>"
        for n, tag in enumerate(("PrvsInstgAgt1", "InstgAgt", "InstdAgt", "IntrmyAgt1", "DbtrAgt", "CdtrAgt"))
    ]
    ultimate = "<UltmtDbtr><Nm>Black Michael</Nm></UltmtDbtr><UltmtCdtr><Nm>Antoinette</Nm></UltmtCdtr>"
    charges = f"<ChrgsInf><Agt>{bank('BANKFRPP')}</Agt></ChrgsInf>"
    found = payment(pacs008(transfer(IDS, MONEY, *inside, ultimate, DEBTOR, CREDITOR, charges)))
    assert names(found) == [
        ("previous-instructing-agent", "BANKDE00"),
        ("instructing-agent", "BANKDE01"),
        ("instructed-agent", "BANKDE02"),
        ("intermediary-agent", "BANKDE03"),
        ("debtor-agent", "BANKDE04"),
        ("creditor-agent", "BANKDE05"),
        ("ultimate-debtor", "Black Michael"),
        ("ultimate-creditor", "Antoinette"),
        ("debtor", "Rudolf Rassendyll"),
        ("creditor", "Zenda Works"),
        ("charges-agent", "BANKFRPP"),
    ]


def test_banks_of_the_header_and_of_the_settlement_are_in_each_transfer() -> None:
    header = (
        f"<InstgAgt>{bank('BANKATWW')}</InstgAgt>"
        f"<SttlmInf><InstgRmbrsmntAgt>{bank('BANKFRPP')}</InstgRmbrsmntAgt></SttlmInf>"
    )
    first, second = payments(pacs008(transfer(), transfer(), header=header))
    assert names(first)[:2] == [("instructing-agent", "BANKATWW"), ("instructing-reimbursement-agent", "BANKFRPP")]
    assert first.parties == second.parties


def test_an_order_shares_its_debtor_and_its_day() -> None:
    shared = f"<ReqdExctnDt><Dt>2024-03-06</Dt></ReqdExctnDt>{DEBTOR}"
    money = '<Amt><InstdAmt Ccy="USD">7</InstdAmt></Amt>'
    found = payments(
        pain001(
            shared, transfer(money, CREDITOR), transfer(money, CREDITOR), header="<InitgPty><Nm>Sapt</Nm></InitgPty>"
        )
    )
    assert [(each.date, each.amount, each.currency) for each in found] == [(date(2024, 3, 6), Decimal(7), "USD")] * 2
    assert names(found[1]) == [
        ("initiating-party", "Sapt"),
        ("debtor", "Rudolf Rassendyll"),
        ("creditor", "Zenda Works"),
    ]


def test_a_cover_payment_names_the_customers_that_it_is_for() -> None:
    banks = f"<Dbtr>{bank('BANKATWW')}</Dbtr><Cdtr>{bank('BANKDEFF')}</Cdtr>"
    found = payment(pacs009(MONEY, banks, f"<UndrlygCstmrCdtTrf>{DEBTOR}{CREDITOR}</UndrlygCstmrCdtTrf>"))
    assert names(found) == [
        ("debtor", "BANKATWW"),
        ("creditor", "BANKDEFF"),
        ("underlying-debtor", "Rudolf Rassendyll"),
        ("underlying-creditor", "Zenda Works"),
    ]


def test_names_elsewhere_are_mentioned_once() -> None:
    account = "<CdtrAcct><Nm>Zenda Holding</Nm></CdtrAcct><DbtrAcct><Nm>Rudolf Rassendyll</Nm></DbtrAcct>"
    found = payment(pacs008(transfer(MONEY, DEBTOR, CREDITOR, account)))
    assert names(found)[2:] == [("mentioned", "Zenda Holding")]


def test_all_free_text_is_kept() -> None:
    free = (
        "<InstrForCdtrAgt><InstrInf>call first</InstrInf></InstrForCdtrAgt><RmtInf><Ustrd>invoice 7</Ustrd><Strd>"
        "<RfrdDocInf><Nb>N-1</Nb></RfrdDocInf><AddtlRmtInf>for Zenda</AddtlRmtInf></Strd></RmtInf>"
    )
    assert payment(pacs008(transfer(DEBTOR, CREDITOR, free))).remittance == "call first invoice 7 N-1 for Zenda"


def test_a_reference_that_says_nothing_is_passed_over() -> None:
    ids = "<PmtId><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T-1</TxId></PmtId>"
    assert payment(pacs008(transfer(ids, DEBTOR, CREDITOR))).reference == "T-1"


@pytest.mark.parametrize("version", ["pacs.008.001.02", "pacs.008.001.12"])
def test_any_version_in_any_wrapping(version: str) -> None:
    found = payment(f'<Envelope xmlns="urn:x"><AppHdr/>{pacs008(transfer(), version=version)}</Envelope>')
    assert found.kind == version


def test_without_a_namespace_the_element_tells_the_type() -> None:
    text = pacs008(transfer()).replace(f' xmlns="{NAMESPACE}pacs.008.001.08"', "")
    assert payment(text).kind == "pacs.008"


def test_utf16_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + pacs008(transfer())
    assert names(payment(text.encode("utf-16"))) == [("debtor", "Rudolf Rassendyll"), ("creditor", "Zenda Works")]


HIDDEN = "Rudolf &gap;Rassendyll"
"""A name with an entity in it, which a program that reads another encoding sees as text, and one that expands it not at all."""


@pytest.mark.parametrize(
    ("name", "codec", "told"),
    [
        ("UTF-7", "utf-7", "the file is in the encoding 'UTF-7', which is not read"),
        ("UTF-32", "utf-32", "the file is in the encoding 'UTF-32', which is not read"),
        ("UTF-32", "utf-32-le", "the file is in the encoding 'UTF-32', which is not read"),
        ("UTF-32", "utf-32-be", "the file is in the encoding 'UTF-32', which is not read"),
        ("IBM037", "cp037", "byte 3 is not UTF-8"),
        ("UTF-16", "utf-16", "the file has a DOCTYPE, and is not read"),
        ("UTF-8", "utf-8", "the file has a DOCTYPE, and is not read"),
        ("UTF-8", "utf-16", "the file says that it is UTF-8, and begins as UTF-16"),
    ],
)
def test_an_encoding_hides_no_name(name: str, codec: str, told: str) -> None:
    text = pacs008(transfer()).replace("Rudolf Rassendyll", HIDDEN)
    whole = f'<?xml version="1.0" encoding="{name}"?><!DOCTYPE Document [<!ENTITY gap "">]>{text}'
    found, refused = read(_spelled(whole, codec), "m")
    assert (found, [each.what for each in refused]) == ([], [told])
    assert refused[0].hint


def _spelled(text: str, codec: str) -> bytes:
    """In UTF-7 only the DOCTYPE is encoded, as an attacker would have it; the declaration stays to be read."""
    if codec != "utf-7":
        return text.encode(codec)
    return text.replace("<!DOCTYPE", "+ADwAIQ-DOCTYPE").replace("<!ENTITY", "+ADwAIQ-ENTITY").encode("ascii")


@pytest.mark.parametrize("name", ["ISO-8859-1", "windows-1252"])
def test_a_western_set_of_one_byte_a_letter_is_read(name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?>' + pacs008(transfer()).replace("Rudolf", "José")
    assert names(payment(text.encode(name)))[0] == ("debtor", "José Rassendyll")


def test_one_transfer_that_cannot_be_read_costs_only_itself() -> None:
    found, refused = read(pacs008(transfer(), transfer(MONEY), transfer()).encode(), "m")
    assert len(found) == 2
    assert [each.what for each in refused] == ["no party has a name or a BIC to screen"]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ((MONEY, "<Dbtr><PstlAdr><TwnNm>Strelsau</TwnNm></PstlAdr></Dbtr>", CREDITOR), "the debtor has neither a name"),
        ((MONEY, "<Dbtr><Nm>NOTPROVIDED</Nm></Dbtr>", CREDITOR), "the debtor has neither a name nor a BIC to screen"),
        ((MONEY, "<Dbtr/>", CREDITOR), "the transfer has no debtor"),
        ((MONEY, DEBTOR), "the transfer has no creditor"),
        (
            ('<IntrBkSttlmAmt Ccy="EUR">12,50</IntrBkSttlmAmt>', DEBTOR, CREDITOR),
            "IntrBkSttlmAmt '12,50' is not an amo",
        ),
        (('<IntrBkSttlmAmt Ccy="AAA">12</IntrBkSttlmAmt>', DEBTOR, CREDITOR), "IntrBkSttlmAmt 'AAA' is not a currency"),
        (("<IntrBkSttlmAmt>12</IntrBkSttlmAmt>", DEBTOR, CREDITOR), "IntrBkSttlmAmt '' is not a currency"),
        (("<IntrBkSttlmDt>2024-02-30</IntrBkSttlmDt>", DEBTOR, CREDITOR), "IntrBkSttlmDt '2024-02-30' is not a day"),
        ((f"<Dbtr><Nm>{'R' * 1_000_000}</Nm></Dbtr>", CREDITOR), "Nm holds 1,000,000 characters"),
        ((DEBTOR, CREDITOR, f"<RmtInf><Ustrd>{'x' * 200_001}</Ustrd></RmtInf>"), "Ustrd holds 200,001 characters"),
        ((DEBTOR, "<Cdtr><Nm>Zenda&#x81;</Nm></Cdtr>"), "Nm holds a control character, U+0081"),
    ],
)
def test_a_broken_value_is_told_and_everybody_else_is_screened(inside: tuple[str, ...], told: str) -> None:
    found = payment(pacs008(transfer(*inside)))
    (note,) = found.notes
    assert note.what.startswith(told)
    assert note.what.endswith("; the rest of the message is read")
    assert (note.where, note.code) == ("m, line 1", "taken-in-part")
    assert note.hint
    assert any(name in {"Rudolf Rassendyll", "Zenda Works"} for _, name in names(found))


def test_a_broken_bic_is_screened_as_a_name_and_hides_nobody() -> None:
    agents = "<DbtrAgt><FinInstnId><BICFI>Bank BIC</BICFI></FinInstnId></DbtrAgt>"
    found = payment(pacs008(transfer(IDS, MONEY, DEBTOR, agents, CREDITOR)))
    assert names(found) == [("debtor", "Rudolf Rassendyll"), ("debtor-agent", "Bank BIC"), ("creditor", "Zenda Works")]
    assert [note.what for note in found.notes] == ["BICFI 'Bank BIC' is not a BIC; the rest of the message is read"]


def test_a_name_with_a_control_character_is_screened_without_it() -> None:
    found = payment(pacs008(transfer(DEBTOR, "<Cdtr><Nm>Zenda&#x81; Works</Nm></Cdtr>")))
    assert names(found)[1] == ("creditor", "Zenda Works")


def test_a_town_in_one_country_with_the_code_of_its_twin_is_told() -> None:
    creditor = "<Cdtr><Nm>Zenda</Nm><PstlAdr><TwnNm>Pyongyang</TwnNm><Ctry>KR</Ctry></PstlAdr></Cdtr>"
    found = payment(pacs008(transfer(DEBTOR, creditor)))
    assert (found.parties[1].country, found.parties[1].open_country) == (None, True)
    (note,) = found.notes
    assert note.what.startswith("the address has a town in KP and another country, so it may be KP or KR")


def test_the_header_names_the_banks_that_send_and_receive() -> None:
    ends = "".join(f"<{tag}><FIId>{bank(bic)}</FIId></{tag}>" for tag, bic in (("Fr", "BANKATWW"), ("To", "BANKKPPY")))
    header = f'<AppHdr xmlns="{NAMESPACE}head.001.001.02">{ends}</AppHdr>'
    found = payment(f"<Msg>{header}{pacs008(transfer())}</Msg>")
    assert names(found)[:2] == [("instructing-agent", "BANKATWW"), ("instructed-agent", "BANKKPPY")]


def test_a_type_that_is_only_declared_is_not_refused() -> None:
    text = pacs008(transfer()).replace("<Document ", f'<Document xmlns:o="{NAMESPACE}pacs.002.001.10" ')
    assert names(payment(text))[0] == ("debtor", "Rudolf Rassendyll")


def test_a_bank_without_name_and_bic_is_refused_where_nobody_else_has_one() -> None:
    number = "<FinInstnId><ClrSysMmbId><MmbId>021</MmbId></ClrSysMmbId></FinInstnId>"
    found = refusal(pacs009(f"<Dbtr>{number}</Dbtr><Cdtr>{number}</Cdtr>"))
    assert found.what == "no party has a name or a BIC to screen"


def test_a_doctype_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "b">]>'
    found = refusal(bomb + pacs008(transfer()))
    assert found.what == "the file has a DOCTYPE, and is not read"


def test_a_file_that_is_cut_keeps_what_came_before() -> None:
    text = pacs008(transfer(), transfer())
    found, (refused,) = read(text[: text.rindex("<CdtTrfTxInf>") + 40].encode(), "m")
    assert len(found) == 1
    assert refused.what.startswith("the XML breaks off or is broken")


def test_elements_too_deep_are_refused() -> None:
    assert "deep" in refusal(pacs008(transfer("<a>" * 40 + "</a>" * 40))).what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (pacs008(), "pacs.008.001.08 holds no transfer, <CdtTrfTxInf>: there is nobody to screen"),
        (f'<Document xmlns="{NAMESPACE}pacs.004.001.09"/>', "pacs.004.001.09 is the return of a payment: it is not"),
        (f'<AppHdr xmlns="{NAMESPACE}head.001.001.02"/>', "the XML holds the header of a message without the message"),
        ("<html><body>Not found</body></html>", "the XML holds no message of ISO 20022 with a transfer"),
        ("<CdtTrfTxInf/>", "<CdtTrfTxInf> stands alone"),
        ("<", "the XML breaks off or is broken"),
    ],
)
def test_xml_that_is_no_payment(text: str, told: str) -> None:
    assert refusal(text).what.startswith(told)


def test_after_too_many_refusals_the_rest_is_refused_at_once() -> None:
    found, refused = read(pacs008(transfer("<x/>") * 10_050).encode(), "m")
    assert found == []
    assert (len(refused), refused[-1].what) == (10_001, "too much is refused: what follows is not read")
