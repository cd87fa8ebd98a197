"""Cells of messages, whichever the format."""

from datetime import date
from decimal import Decimal

import pytest

from detente.errors import InputError
from detente.payments import checks


def test_spaces_are_joined() -> None:
    assert checks.plain("  ZENDA \t WORKS\n") == "ZENDA WORKS"


@pytest.mark.parametrize("given", ["ZENDA\x07WORKS", "\x00", "ZENDA\x85", "ZENDA\ud800"])
def test_control_characters_are_refused(given: str) -> None:
    with pytest.raises(InputError, match="control character, U\\+"):
        checks.plain(given)


def test_a_name_of_a_million_characters_is_refused() -> None:
    with pytest.raises(InputError, match="holds 1,000,000 characters"):
        checks.plain("A" * 1_000_000)


@pytest.mark.parametrize(("given", "found"), [("bankdeff", "BANKDEFF"), ("BANKDEFFXXX", "BANKDEFFXXX")])
def test_a_bic(given: str, found: str) -> None:
    assert checks.bic(given) == found


@pytest.mark.parametrize("given", ["", "BANKDEF", "BANKDEFFX", "BANK DEFF", "BANK12FF", "ＢANKDEFF"])
def test_what_is_no_bic(given: str) -> None:
    with pytest.raises(InputError, match="is not a BIC"):
        checks.bic(given)


def test_the_country_of_a_bic() -> None:
    assert (checks.country_of("BANKKPPY"), checks.country_of("BANKQQFF"), checks.country_of(None)) == ("KP", None, None)


@pytest.mark.parametrize(
    ("given", "found"), [("12", "12"), ("12.", "12"), ("12.50", "12.50"), (".5", "0.5"), ("0", "0")]
)
def test_an_amount(given: str, found: str) -> None:
    assert checks.amount(given) == Decimal(found)


@pytest.mark.parametrize("given", ["", ".", "-1", "1e3", "1,5", "1.2.3", "٣", "NaN", "9" * 20, "12 50"])
def test_what_is_no_amount(given: str) -> None:
    with pytest.raises(InputError, match="is not an amount"):
        checks.amount(given)


def test_currencies() -> None:
    assert [checks.currency(code) for code in ("USD", "XAU", "XXX")] == ["USD", "XAU", "XXX"]


@pytest.mark.parametrize("given", ["", "usd", "AAA", "US", "US$"])
def test_what_is_no_currency(given: str) -> None:
    with pytest.raises(InputError, match="is not a currency"):
        checks.currency(given)


@pytest.mark.parametrize("given", ["2024-03-05", "20240305"])
def test_a_day(given: str) -> None:
    assert checks.day(given) == date(2024, 3, 5)


@pytest.mark.parametrize("given", ["", "2024-13-01", "2023-02-29", "05.03.2024", "YYYY-MM-DD", "2024-3-5", "00000101"])
def test_what_is_no_day(given: str) -> None:
    with pytest.raises(InputError, match="is not a day"):
        checks.day(given)


@pytest.mark.parametrize("given", ["NOTPROVIDED", "NotProvided", "not provided", "UNKNOWN", "N/A", "-", ""])
def test_what_only_fills_a_field_is_nothing(given: str) -> None:
    assert checks.unless_placeholder(given) == ""


def test_what_says_something_stays() -> None:
    assert checks.unless_placeholder("Unknown Pleasures Ltd") == "Unknown Pleasures Ltd"


def test_a_country_must_be_one() -> None:
    assert checks.country("kp") == "KP"
    with pytest.raises(InputError, match="'QQ' is not a country"):
        checks.country("QQ")


def test_a_country_may_be_written_by_its_name() -> None:
    assert [checks.country(text) for text in ("KOREA, NORTH", "PRK", "Germany", "408")] == ["KP", "KP", "DE", "KP"]


def test_a_text_that_is_refused_can_be_cleaned() -> None:
    assert checks.cleaned("ZENDA\x07 \x1bWORKS") == "ZENDA WORKS"
    assert len(checks.cleaned("A" * 1_000_000)) == checks.MAXIMUM_VALUE
