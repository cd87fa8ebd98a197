"""Whom a payment message names, as parties of a transaction."""

import pytest

from detente.payments import Named
from detente.transactions.message_party import of_message
from detente.transactions.party import PartyNumber, PartyReference


def test_a_party_keeps_what_the_message_states_of_it() -> None:
    named = Named(
        role="debtor",
        name="Jang  Yong Son",
        country="KP",
        born="1957-02-20",
        bic="FTBDKPPY",
        lei="5299000ZENDA00000077",
        numbers=("563110024",),
        account="DE89370400440532013000",
    )
    assert of_message(named) == PartyReference(
        name="Jang Yong Son",
        role="debtor",
        country="KP",
        born="1957-02-20",
        numbers=(
            PartyNumber(kind="BIC", text="FTBDKPPY"),
            PartyNumber(kind="LEI", text="5299000ZENDA00000077"),
            PartyNumber(kind="number", text="563110024"),
            PartyNumber(kind="account", text="DE89370400440532013000"),
        ),
    )


@pytest.mark.parametrize("name", ["not KPe.003", "KPe.003?", "8518780?", "Acme (country FR)"])
def test_a_name_in_a_message_is_a_name_whatever_it_looks_like(name: str) -> None:
    found = of_message(Named(role="creditor", name=name))
    assert found == PartyReference(name=name, role="creditor")
    assert found.certain


def test_a_bank_is_a_party_by_its_bic_alone() -> None:
    found = of_message(Named(role="debtor-agent", name="", country="KP", bic="FTBDKPPYXXX"))
    assert found is not None
    assert (found.name, found.display_name) == ("", "FTBDKPPYXXX")


@pytest.mark.parametrize(
    "named", [Named(role="debtor-agent", name=""), Named(role="debtor", name="", account="1" * 20)]
)
def test_who_has_neither_a_name_nor_a_code_is_no_party(named: Named) -> None:
    assert of_message(named) is None


def test_a_short_account_and_a_number_of_a_few_letters_are_nobodys() -> None:
    found = of_message(Named(role="debtor", name="A", account="12345678901234", numbers=("77", "--")))
    assert found == PartyReference(name="A", role="debtor")


def test_marks_that_the_text_form_needs_are_left_out_of_a_number() -> None:
    found = of_message(Named(role="debtor", name="A", numbers=("(KP), 12;345",)))
    assert found is not None
    assert found.numbers == (PartyNumber(kind="number", text="KP 12 345"),)
