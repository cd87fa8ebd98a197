"""Places by their codes."""

import pytest

from detente.codes import locations


@pytest.mark.parametrize(
    ("text", "code"),
    [("KP", "KP"), ("PRK", "KP"), ("KPNAM", "KPNAM"), ("KP NAM", "KPNAM"), ("CN2AB", "CN2AB"), ("SGSIN", "SGSIN")],
)
def test_a_country_and_a_locode_in_capitals_are_codes(text: str, code: str) -> None:
    assert locations.code(text) == code


@pytest.mark.parametrize("text", ["", "kp", "kpnam", "Nampo", "ZZABC", "KPNA", "KPNAMP", "KP1AB", "KP0AB", "KP  NAM"])
def test_other_words_are_no_codes(text: str) -> None:
    assert locations.code(text) is None


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("KPNAM", "KP"),
        ("KP", "KP"),
        ("kp", "KP"),
        ("prk", "KP"),
        ("north korea", "KP"),
        ("China", "CN"),
        ("CNDLC", "CN"),
        ("singapore", "SG"),
    ],
)
def test_a_place_lies_in_the_country_of_its_code_or_name(place: str, country: str) -> None:
    assert locations.country_of(place) == country


@pytest.mark.parametrize("place", ["yeosu", "dalian", "port of rajin", "", "zz", "the high seas"])
def test_of_a_port_without_a_code_nothing_is_known(place: str) -> None:
    assert locations.country_of(place) is None
