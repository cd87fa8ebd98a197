"""The country at the end of an address, in the forms of banks."""

import pytest

from detente.codes.country_texts import CountryText
from detente.payments import addresses

NORTH = [
    ("PYONGYANG, DPR KOREA",),
    ("Central District, Pyongyang DPRK",),
    ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA",),
    ("DEMOCRATIC PEOPLE S REPUBLIC OF KOREA",),
    ("DEMOCRATIC PEOPLES", "REPUBLIC OF KOREA"),
    ("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF",),
    ("DEM. REP. OF KOREA",),
    ("DEM PEO REP KOREA",),
    ("D P R KOREA",),
    ("PYONGYANG/DPRK",),
    ("PYONGYANG KP",),
    ("PYONGYANG, KP",),
    ("PYONGYANG",),
    ("PYONGYANG KOREA",),
    ("PYONGYANG", "KOREA"),
    ("NAMPO, N. KOREA",),
    ("KP",),
]
OTHERS = [
    ("SEOUL REPUBLIC OF KOREA", "KR"),
    ("SEOUL, KOREA", "KR"),
    ("BUSAN KR", "KR"),
    ("LAGOS NIGERIA", "NG"),
    ("PORT MORESBY PAPUA NEW GUINEA", "PG"),
    ("BELFAST NORTHERN IRELAND", "GB"),
    ("VIENNA, AT", "AT"),
    ("DANDONG CN", "CN"),
]


@pytest.mark.parametrize("lines", NORTH)
def test_every_form_of_the_north_is_the_north(lines: tuple[str, ...]) -> None:
    assert addresses.at_end(["MAIN STREET 1", *lines]) == CountryText(code="KP")


@pytest.mark.parametrize(("line", "code"), OTHERS)
def test_an_address_that_ends_with_a_country(line: str, code: str) -> None:
    assert addresses.at_end(["Main Street 1", line]).code == code


@pytest.mark.parametrize(
    "line",
    [
        "PUEBLO CO",
        "SPRINGFIELD, CO",
        "ATLANTA GEORGIA",
        "TRENTON, NEW JERSEY",
        "HOHHOT INNER MONGOLIA",
        "WILMINGTON, DE",
        "IL",
        "CHINA TOWN",
        "STRELSAU",
        "",
    ],
)
def test_an_address_that_may_end_otherwise_has_no_country(line: str) -> None:
    assert addresses.at_end([line]) == CountryText()


def test_no_address_has_no_country() -> None:
    assert addresses.at_end([]) == CountryText()


def test_a_bare_name_of_two_countries_is_left_open() -> None:
    assert addresses.at_end(["MAIN STREET 1", "KOREA"]) == CountryText(may_be=("KP", "KR"))


def test_a_name_that_was_cut_before_a_word_of_the_other_country_is_left_open() -> None:
    assert addresses.at_end(["DEMOCRATIC PEOPLES SOCIALIST", "REPUBLIC OF KOREA"]).code is None


@pytest.mark.parametrize(
    "lines",
    [
        ("PYONGYANG, REPUBLIC OF KOREA",),
        ("PYONGYANG", "SOUTH KOREA"),
        ("CENTRAL DISTRICT", "PYONGYANG KR"),
        ("SEOUL, DPRK",),
    ],
)
def test_a_town_in_one_with_the_name_of_the_other_is_left_open(lines: tuple[str, ...]) -> None:
    said = addresses.at_end(lines)
    assert (said.code, said.may_be) == (None, ("KP", "KR"))
    assert said.town in said.may_be


def test_a_stated_country_is_compared_with_the_towns_of_the_address() -> None:
    assert addresses.agreed(CountryText(code="KR"), ["Pyongyang"]).may_be == ("KP", "KR")
    assert addresses.agreed(CountryText(code="KP"), ["Pyongyang"]).code == "KP"
    assert addresses.agreed(CountryText(code="US"), ["Moscow"]).code == "US"
    assert addresses.agreed(CountryText(), ["Moscow"]) == CountryText()
