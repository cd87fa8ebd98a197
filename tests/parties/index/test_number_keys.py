"""Numbers are found among the words around them, banks by the eight letters of their BIC, and ships wherever theirs stands."""

import pytest

from detente.parties.index.number_keys import asked_keys, is_bic, listed_keys, number_key

AMONG_WORDS = [
    # As the lists of 2026 have them.
    ("OGRN: 1077757840522", "1077757840522"),
    ("563210184 (Expires 18 Jun. 2018)", "563210184"),
    ("INN 7707083893", "7707083893"),
    ("V-5892464", "5892464"),
    ("V-5892464", "V5892464"),
    ("Passport 381310014", "381310014"),
    ("K754050 issued 26 May 1999 expires 25 May 2004", "K754050"),
    ("OGRN: 1027807560186 INN: 7814027653", "7814027653"),
    ("OGRN: 1157847407156TIN: 7804552300", "1157847407156"),
    ("Tax ID No. 7735007358 (Russia); Registration Number 1027700073466 (Russia)", "1027700073466"),
    ("Afghan national identification card (tazkira) number 300786", "300786"),
    ("44323000 (Afghan card (tazkira))", "44323000"),
    ("Libya B/002210", "B002210"),
    ("No34409/129", "34409129"),
    ("Passport 45 00 123456", "4500123456"),
    ("CHE-309.842.573", "309842573"),
    ("Ф-703443", "703443"),
    ("Laissez-passer no. N°235000", "235000"),
]


@pytest.mark.parametrize(("text", "core"), AMONG_WORDS)
def test_a_number_is_found_among_the_words_around_it(text: str, core: str) -> None:
    assert f":{core}" in asked_keys("other", text)
    assert f":{core}" in listed_keys("registration", text)


@pytest.mark.parametrize("text", ["HRB 26136", "12 May 1999", "Region 77", "No. 12/3", "A1", "unknown"])
def test_few_digits_among_words_are_no_number_of_their_own(text: str) -> None:
    assert asked_keys("other", text) == (number_key("other", text),)


def test_a_letter_that_is_written_with_a_number_stays_a_part_of_it() -> None:
    assert ":5892464" not in asked_keys("other", "V5892464")


@pytest.mark.parametrize("text", ["SABRRUMM", "SABRRUMMXXX", "SABRRUMM012"])
def test_a_bank_has_one_key_whatever_its_branch(text: str) -> None:
    assert is_bic(text)
    assert "bic:SABRRUMM" in asked_keys("other", text)


@pytest.mark.parametrize("text", ["SABRXXMM", "SABRRUM", "SABRRUMMXX", "sabrrumm", "SABR RUMM", ""])
def test_what_is_no_bic(text: str) -> None:
    assert not is_bic(text)


def test_a_ship_is_found_by_its_digits_where_nobody_says_whose_they_are() -> None:
    assert listed_keys("imo", "8518780") == ("imo:8518780", ":8518780")
    assert "imo:8518780" in asked_keys("other", "IMO 8518780")
    assert asked_keys("imo", "IMO 8518780") == ("imo:8518780",)


def test_a_number_of_a_ship_with_a_wrong_digit_is_no_ship() -> None:
    assert "imo:8518870" not in asked_keys("other", "IMO 8518870")
