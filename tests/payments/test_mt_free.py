"""Code words in the free text of SWIFT MT."""

import pytest

from detente.errors import InputError
from detente.payments.mt_free import coded
from detente.payments.mt_text import Field


def read(*lines: str) -> list[tuple[str, str, str | None]]:
    return [(each.role, each.name, each.bic) for each in coded(Field("72", "", lines, 1))]


def test_a_bank_by_its_bic_and_one_by_its_name() -> None:
    assert read("/INS/BANKATWWXXX", "/INS/BANK OF ZENDA", "//RURITANIA", "/REC/CALL FIRST") == [
        ("previous-instructing-agent", "", "BANKATWWXXX"),
        ("previous-instructing-agent", "BANK OF ZENDA RURITANIA", None),
    ]


def test_whom_the_payment_is_for_in_one_line_with_other_codes() -> None:
    assert read("/ROC/E-1///ULTD/RUDOLF A/S///ULTB/ZENDA WORKS///PURP/GDDS") == [
        ("ultimate-debtor", "RUDOLF A/S", None),
        ("ultimate-creditor", "ZENDA WORKS", None),
    ]


def test_the_creditor_of_the_payment_that_this_one_is_the_advice_of() -> None:
    assert read("/UDLC/BANKKPPY") == [("ultimate-creditor", "", "BANKKPPY")]


@pytest.mark.parametrize("line", ["", "/INS/", "/INS///", "/BNF/ZENDA WORKS", "INS/BANKATWW", "/INSX/ZENDA"])
def test_text_that_names_nobody(line: str) -> None:
    assert read(line) == []


@pytest.mark.parametrize("text", ["ZENDA\x07", "Z" * 1_000_000])
def test_a_name_that_no_name_can_be_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read(f"/INS/{text}")
