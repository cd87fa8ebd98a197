"""Countries and currencies by their codes."""

import pytest

from detente.codes import countries
from detente.codes.currencies import CURRENCIES


@pytest.mark.parametrize("code", ["", "kp", "KPP", "PRK", "UK", "EU", "ZZ", "XX", "K1", "ÅX"])
def test_what_is_no_country(code: str) -> None:
    assert not countries.exists(code)


@pytest.mark.parametrize("code", ["KP", "KR", "CN", "NO", "NA", "AX", "SS", "XK", "AN", "CS"])
def test_what_is_a_country(code: str) -> None:
    assert countries.exists(code)


def test_the_table_is_one_to_one() -> None:
    assert len(countries.COUNTRIES) == len(set(countries.COUNTRIES)) == len(countries.ALPHA3) == 249 + 3
    assert list(countries.COUNTRIES) == sorted(countries.COUNTRIES)
    assert all(len(short) == 2 and len(long) == 3 for long, short in countries.ALPHA3.items())


@pytest.mark.parametrize(
    ("alpha3", "alpha2"),
    [("PRK", "KP"), ("KOR", "KR"), ("IRN", "IR"), ("CHN", "CN"), ("ARE", "AE"), ("AUT", "AT"), ("UKR", "UA")],
)
def test_alpha_3(alpha3: str, alpha2: str) -> None:
    assert countries.alpha2(alpha3) == alpha2


@pytest.mark.parametrize("word", ["KP", "prk", "ROM", "XXX", ""])
def test_what_is_no_alpha_3(word: str) -> None:
    assert countries.alpha2(word) is None


def test_an_abbreviation_is_a_hint_and_never_a_country() -> None:
    assert countries.likely_code("DPRK") == "KP"
    assert countries.likely_code("PRK") == "KP"
    assert countries.likely_code("UK") == "GB"
    assert countries.likely_code("Q") is None
    rows = [line.split(",") for line in countries.ABBREVIATIONS.read_text(encoding="utf-8").splitlines()[1:]]
    assert not any(countries.exists(word) for word, _ in rows)
    assert all(countries.exists(code) for _, code in rows)


def test_currencies() -> None:
    assert {"USD", "EUR", "KPW", "CNY", "IRR", "VEF", "HRK"} <= set(CURRENCIES)
    assert not {"XXX", "XTS", "usd", "RMB", "BTC"} & set(CURRENCIES)
    assert list(CURRENCIES) == sorted(set(CURRENCIES))
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)
