"""Parties of SWIFT MT, one field at a time."""

import pytest

from detente.errors import InputError
from detente.payments.message import Named
from detente.payments.mt_party import continued_name, named, rescued
from detente.payments.mt_text import Field


def read(tag: str, *lines: str, bank: bool = False) -> Named:
    return named(Field(tag[:2], tag[2:], lines, 1), "debtor", bank=bank)


def test_name_and_address() -> None:
    assert read("50K", "/AT123", "RUDOLF RASSENDYLL", "RING 1", "PYONGYANG DPRK") == Named(
        role="debtor",
        name="RUDOLF RASSENDYLL",
        account="AT123",
        country="KP",
        address=("RING 1", "PYONGYANG DPRK"),
    )


def test_numbered_lines() -> None:
    found = read(
        "50F",
        "/AT123",
        "1/RUDOLF",
        "1/RASSENDYLL",
        "2/RING 1",
        "3/AT/STRELSAU",
        "4/18940502",
        "5/AT/ZENDA",
        "6/AT/BANK/77",
    )
    assert (found.name, found.country, found.account) == ("RUDOLF RASSENDYLL", "AT", "AT123")
    assert (found.born, found.address) == ("1894-05-02", ("RING 1", "STRELSAU"))


def test_a_document_in_place_of_an_account() -> None:
    found = read("50F", "CCPT/AT/P-77", "1/RUDOLF", "3/AT")
    assert (found.account, found.numbers) == ("P-77", ("P-77",))


def test_a_national_number_is_kept() -> None:
    assert read("50F", "/AT123", "1/RUDOLF", "3/AT", "7/AT/N-77").numbers == ("N-77",)


@pytest.mark.parametrize(
    "lines", [("CUST/AT/BANK/77", "1/R", "3/AT"), ("/AT123", "1/R", "3/AT", "7/77"), ("/1", "1/R", "8/AT/77")]
)
def test_a_number_that_no_state_gave_is_left_out(lines: tuple[str, ...]) -> None:
    assert read("50F", *lines).numbers == ()


def test_a_town_without_a_country() -> None:
    found = read("59F", "1/ZENDA WORKS", "3/TEXAS US")
    assert (found.country, found.address) == (None, ("TEXAS US",))


def test_a_bank_by_its_bic() -> None:
    assert read("52A", "/C/123", "BANKKPPY", bank=True) == Named(
        role="debtor", name="", country="KP", bic="BANKKPPY", account="123"
    )


def test_a_customer_is_not_of_the_country_of_its_bic() -> None:
    assert (read("50A", "FIRMKPPYXXX").country, read("50A", "FIRMKPPYXXX").bic) == (None, "FIRMKPPYXXX")


@pytest.mark.parametrize(
    ("line", "account"),
    [("/D/123", "123"), ("//SC123456", "SC123456"), ("/NOTPROVIDED", None), ("/-", None), ("/", None)],
)
def test_accounts(line: str, account: str | None) -> None:
    assert read("59", line, "ZENDA WORKS").account == account


def test_a_name_that_fills_its_line_may_run_on() -> None:
    found = read("50K", "KOREA ZENDA DEVELOPMENT TRADING COR", "PORATION", "RING 1")
    longer = continued_name(found)
    assert longer is not None
    assert (longer.name, longer.address) == ("KOREA ZENDA DEVELOPMENT TRADING COR PORATION", ("RING 1",))


@pytest.mark.parametrize("lines", [("ZENDA WORKS", "RING 1"), ("KOREA ZENDA DEVELOPMENT TRADING COR",)])
def test_a_name_that_ends_in_its_line_does_not(lines: tuple[str, ...]) -> None:
    assert continued_name(read("50K", *lines)) is None


@pytest.mark.parametrize(
    ("tag", "lines", "told"),
    [
        ("52A", ("BANKATWW", "BANKDEFF"), "takes an account and one BIC"),
        ("52A", ("/123",), "takes an account and one BIC"),
        ("52A", ("OUR BANK",), "'OUR BANK' is not a BIC"),
        ("50F", ("/1", "RUDOLF"), "has a line without its number, 'RUDOLF'"),
        ("50F", ("/1", "9/RUDOLF"), "has a line without its number, '9/RUDOLF'"),
        ("50F", ("/1", "1/RUDOLF", "4/18941302"), "'18941302' is not a day"),
        ("50K", ("RUDOLF\x1b",), "holds a control character, U+001B"),
        ("50K", ("R" * 1_000_000,), "holds 1,000,000 characters"),
        ("50K", ("R",) * 2_001, "has 2,001 lines"),
    ],
)
def test_a_field_that_is_refused(tag: str, lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tag, *lines)
    assert caught.value.what == told


@pytest.mark.parametrize("account", ["DE89370400440532013000", "409074-293-45", "1234567", "KP12345678"])
def test_an_account_without_its_slash_is_not_taken_for_the_name(account: str) -> None:
    found = read("59", account, "ZENDA WORKS", "PYONGYANG KP")
    assert (found.name, found.account, found.country) == ("ZENDA WORKS", account, "KP")


@pytest.mark.parametrize("line", ["ZENDA 123", "7-ELEVEN", "3M COMPANY", "OFFICE 39", "KOREA 1234567 TRADING"])
def test_a_name_with_digits_is_no_account(line: str) -> None:
    assert read("59", line, "RING 1").name == line


def test_a_lone_line_of_digits_stays_the_name() -> None:
    assert (read("59", "1234567").name, read("59", "1234567").account) == ("1234567", None)


def test_whom_a_refused_field_names_is_rescued() -> None:
    found = rescued(Field("50", "F", ("/1", "1/RUDOLF\x07", "RASSENDYLL", "3/KP/PYONGYANG"), 1), "debtor")
    assert found is not None
    assert (found.name, found.account) == ("RUDOLF", "1")
    bank = rescued(Field("57", "A", ("/1", "BANKKPPY", "BANKDEFF"), 1), "creditor-agent")
    assert bank is not None
    assert (bank.bic, bank.country) == ("BANKKPPY", "KP")
    assert rescued(Field("57", "A", ("/1",), 1), "creditor-agent") is None
