"""How the lists are asked for a party."""

import pytest

from detente.errors import InputError
from detente.transactions.party import PartyReference
from detente.transactions.party_query import query, vessel
from detente.transactions.party_text import read_party


def test_all_particulars_are_in_the_query() -> None:
    found = query(read_party("Jang Yong Son (creditor, country KP, born 1957-02-20, number 563110024)"))
    assert (found.name, found.countries, found.born) == ("Jang Yong Son", ("KP",), "1957-02-20")
    assert [each.text for each in found.numbers] == ["563110024"]


@pytest.mark.parametrize("bic", ["FTBDKPPY", "FTBDKPPYXXX", "FTBDKPPY123"])
def test_a_bic_is_also_that_of_the_head_office(bic: str) -> None:
    numbers = {each.text for each in query(read_party(f"(debtor, BIC {bic})")).numbers}
    assert numbers == {bic, "FTBDKPPY", "FTBDKPPYXXX"}


def test_a_part_of_a_name_is_screened_with_the_same_particulars() -> None:
    found = query(read_party("Zenda Works, Hof Trading (country KP)"), "Hof Trading")
    assert (found.name, found.countries) == ("Hof Trading", ("KP",))


def test_characters_that_are_invisible_do_not_keep_a_name_from_being_screened() -> None:
    assert query(read_party("Jang\u2066 Yong\u200b Son")).name == "Jang  Yong\u200b Son"


def test_a_name_without_letters_and_numbers_is_refused() -> None:
    with pytest.raises(InputError, match="has no letters"):
        query(read_party("---"))


def test_a_vessel_is_asked_by_its_number_alone() -> None:
    found = vessel(read_party("9074729"))
    assert (found.name, [(each.kind, each.text) for each in found.numbers]) == ("", [("imo", "9074729")])


def test_a_vessel_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(InputError, match="check digit"):
        vessel(PartyReference(name="9074720"))
