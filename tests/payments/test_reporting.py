"""Countries that a payment states beside its parties."""

import pytest

from detente.payments.message import StatedCountry
from tests.payments.build import CREDITOR, DEBTOR, FIELDS, bank, mt, pacs008, payment, transfer


def test_field_77b_states_the_residence_of_either_side() -> None:
    found = payment(mt("103", *FIELDS, ":77B:/ORDERRES/DE//INVOICE\n/BENEFRES/KP//COAL"))
    assert found.countries == (
        StatedCountry(code="DE", where="field 77B", side="sender"),
        StatedCountry(code="KP", where="field 77B", side="receiver"),
    )


@pytest.mark.parametrize("text", ["/BENEFRES/QQ", "/OTHER/KP", "BENEFRES KP", "/BENEFRES/KPX"])
def test_other_texts_of_77b_state_none(text: str) -> None:
    assert payment(mt("103", *FIELDS, f":77B:{text}")).countries == ()


def test_regulatory_reporting_states_a_country() -> None:
    report = "<RgltryRptg><DbtCdtRptgInd>CRED</DbtCdtRptgInd><Dtls><Ctry>KP</Ctry></Dtls></RgltryRptg>"
    found = payment(pacs008(transfer(DEBTOR, CREDITOR, report)))
    assert found.countries == (StatedCountry(code="KP", where="RgltryRptg", side="receiver"),)


def test_the_branch_of_a_bank_has_a_country_of_its_own() -> None:
    branch = "<BrnchId><PstlAdr><Ctry>KP</Ctry></PstlAdr></BrnchId>"
    found = payment(pacs008(transfer(DEBTOR, f"<CdtrAgt>{bank('BANKDEFF')}{branch}</CdtrAgt>", CREDITOR)))
    assert found.countries == (StatedCountry(code="KP", where="branch of the creditor-agent", side="receiver"),)


def test_a_country_that_is_none_is_left_out() -> None:
    report = "<RgltryRptg><Dtls><Ctry>QQ</Ctry></Dtls></RgltryRptg>"
    assert payment(pacs008(transfer(DEBTOR, CREDITOR, report))).countries == ()
