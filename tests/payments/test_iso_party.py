"""Parties of ISO 20022, one at a time."""

import pytest
from lxml import etree

from detente.errors import InputError
from detente.payments.iso_party import parties
from detente.payments.message import Named


def read(inside: str) -> list[Named]:
    return list(parties(etree.fromstring(f"<T>{inside}</T>")))


def test_a_customer() -> None:
    (found,) = read(
        "<Dbtr><Nm> Rudolf  Rassendyll </Nm><PstlAdr><AdrTp><Cd>HOME</Cd></AdrTp><StrtNm>Ring</StrtNm><TwnNm>Strelsau</TwnNm>"
        "<Ctry>AT</Ctry></PstlAdr><Id><PrvtId><DtAndPlcOfBirth><BirthDt>1894-05-02</BirthDt></DtAndPlcOfBirth></PrvtId></Id>"
        "</Dbtr><DbtrAcct><Id><IBAN>AT123</IBAN></Id></DbtrAcct>"
    )
    assert found == Named(
        role="debtor",
        name="Rudolf Rassendyll",
        country="AT",
        account="AT123",
        born="1894-05-02",
        address=("Ring", "Strelsau"),
    )


def test_a_bank_is_of_the_country_of_its_bic() -> None:
    (found,) = read("<CdtrAgt><FinInstnId><BICFI>BANKKPPYXXX</BICFI></FinInstnId></CdtrAgt>")
    assert found == Named(role="creditor-agent", name="", country="KP", bic="BANKKPPYXXX")


def test_a_customer_is_not_of_the_country_of_its_bic() -> None:
    (found,) = read("<Cdtr><Id><OrgId><AnyBIC>FIRMKPPYXXX</AnyBIC></OrgId></Id></Cdtr>")
    assert (found.bic, found.country) == ("FIRMKPPYXXX", None)


def test_the_country_of_residence() -> None:
    (found,) = read("<Cdtr><Nm>Zenda</Nm><CtryOfRes>KP</CtryOfRes></Cdtr>")
    assert found.country == "KP"


def test_numbers_that_a_state_gave_are_kept() -> None:
    (found,) = read(
        "<Cdtr><Nm>R</Nm><Id><PrvtId><Othr><Id>P-77</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr>"
        "<Othr><Id>K-1</Id><SchmeNm><Cd>CUST</Cd></SchmeNm></Othr><Othr><Id>X-9</Id></Othr></PrvtId></Id></Cdtr>"
    )
    assert found.numbers == ("P-77",)


def test_an_organisation_may_have_an_lei_and_numbers_of_registers() -> None:
    (found,) = read(
        "<Cdtr><Nm>Zenda</Nm><Id><OrgId><LEI>5299000ZENDA00000077</LEI>"
        "<Othr><Id>HRB 1</Id><SchmeNm><Cd>COID</Cd></SchmeNm></Othr>"
        "<Othr><Id>B-1</Id><SchmeNm><Cd>BANK</Cd></SchmeNm></Othr></OrgId></Id></Cdtr>"
    )
    assert (found.lei, found.numbers) == ("5299000ZENDA00000077", ("HRB 1",))


def test_a_bank_may_have_an_lei() -> None:
    (found,) = read("<CdtrAgt><FinInstnId><LEI>5299000ZENDA00000077</LEI><Nm>Zenda</Nm></FinInstnId></CdtrAgt>")
    assert (found.name, found.lei) == ("Zenda", "5299000ZENDA00000077")


def test_an_address_in_lines_gives_the_country_that_it_ends_with() -> None:
    (found,) = read(
        "<Cdtr><Nm>Zenda</Nm><PstlAdr><AdrLine>Hof 2</AdrLine><AdrLine>Pyongyang, DPRK</AdrLine></PstlAdr></Cdtr>"
    )
    assert (found.country, found.address) == ("KP", ("Hof 2", "Pyongyang, DPRK"))


def test_a_state_is_no_country() -> None:
    (found,) = read(
        "<Cdtr><Nm>Zenda</Nm><PstlAdr><TwnNm>Wilmington</TwnNm><CtrySubDvsn>DE</CtrySubDvsn></PstlAdr></Cdtr>"
    )
    assert (found.country, found.address) == (None, ("Wilmington", "DE"))


def test_what_only_fills_a_field_is_left_out() -> None:
    (found,) = read(
        "<Cdtr><Nm>Zenda</Nm><PstlAdr><AdrLine>NOTPROVIDED</AdrLine></PstlAdr></Cdtr>"
        "<CdtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id></CdtrAcct>"
    )
    assert found == Named(role="creditor", name="Zenda")


def test_a_bank_by_its_number_in_a_clearing_system() -> None:
    (found,) = read("<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>021</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>")
    assert (found.name, found.bic, found.account) == ("", None, "021")


def test_a_choice_between_customer_and_bank_is_looked_through() -> None:
    customer, bank = read(
        "<UltmtDbtr><Pty><Nm>Rudolf</Nm></Pty></UltmtDbtr>"
        "<InitgPty><Agt><FinInstnId><BICFI>BANKDEFF</BICFI></FinInstnId></Agt></InitgPty>"
    )
    assert (customer.role, customer.name) == ("ultimate-debtor", "Rudolf")
    assert (bank.role, bank.bic) == ("initiating-party", "BANKDEFF")


def test_elements_that_hold_nobody() -> None:
    assert read("<Dbtr/><Purp><Cd>SALA</Cd></Purp><!-- none -->") == []


def test_text_around_a_comment_is_all_read() -> None:
    (found,) = read("<Dbtr><Nm>Rudolf <!-- the fifth -->Rassendyll</Nm></Dbtr>")
    assert found.name == "Rudolf Rassendyll"


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<Nm>Rudolf<b>V</b></Nm>", "Nm holds <b> where text belongs"),
        (f"<Nm>{'R' * 1_000_000}</Nm>", "Nm holds 1,000,000 characters"),
        ("<Nm>Rudolf&#x80;</Nm>", "Nm holds a control character, U+0080"),
        ("<Nm>R</Nm><PstlAdr><Ctry>QQ</Ctry></PstlAdr>", "Ctry 'QQ' is not a country"),
        ("<Nm>R</Nm><Id><OrgId><AnyBIC>NONE</AnyBIC></OrgId></Id>", "AnyBIC 'NONE' is not a BIC"),
        (
            "<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1894-13-02</BirthDt></DtAndPlcOfBirth></PrvtId></Id>",
            "BirthDt '1894-13-02' is not a day",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_element_and_line(inside: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read(f"<Dbtr>{inside}</Dbtr>")
    assert (caught.value.what, caught.value.where) == (told, "line 1")
