"""What a bracket states about a party."""

import pytest

from detente.transactions.field_readers import UnreadableField
from detente.transactions.particulars import read, text
from detente.transactions.party import PartyNumber, PartyReference


def test_each_particular_bears_its_label_but_for_the_role() -> None:
    found = read("creditor, country KP, born 1957, BIC FTBDKPPY, LEI 5299000ZENDA00000077")
    assert found is not None
    assert (found["role"], found["country"], found["born"]) == ("creditor", "KP", "1957")
    assert found["numbers"] == (
        PartyNumber(kind="BIC", text="FTBDKPPY"),
        PartyNumber(kind="LEI", text="5299000ZENDA00000077"),
    )


@pytest.mark.parametrize("inside", ["", "KP", "debtor, KP", "the debtor", "country", "country XX", "born in KP", ","])
def test_what_bears_no_label_or_holds_nowhere_states_nothing(inside: str) -> None:
    assert read(inside) is None


@pytest.mark.parametrize("country", ["KP", "kp", "PRK", "North Korea"])
@pytest.mark.parametrize("born", ["1964-07-17", "17 July 1964", "17/07/1964"])
def test_a_country_and_a_birth_are_read_as_party_match_reads_them(country: str, born: str) -> None:
    assert read(f"country {country}, born {born}") == {"country": "KP", "born": "1964-07-17"}


@pytest.mark.parametrize("inside", ["country Atlantis", "born circa 1964", "born soon"])
def test_what_is_no_country_and_no_one_date_is_part_of_the_name(inside: str) -> None:
    assert read(inside) is None


def test_one_number_stated_twice_is_one() -> None:
    assert read("BIC FTBDKPPY, BIC FTBDKPPY") == read("BIC FTBDKPPY")


@pytest.mark.parametrize("inside", ["debtor, country XX", "born 1957, LEI 5", "country KP, country KP"])
def test_a_label_without_what_it_promises_is_refused_with_a_remedy(inside: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        read(inside)
    assert caught.value.hint


def test_particulars_are_written_in_one_order() -> None:
    number = PartyNumber(kind="number", text="KP-12345")
    party = PartyReference(name="A", numbers=(number,), born="1957-02", country="KP", role="debtor")
    assert text(party) == "debtor, country KP, born 1957-02, number KP-12345"
