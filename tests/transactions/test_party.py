"""Parties as values."""

from typing import Any

import pytest

from detente.payments import iso_party, mt, mt_free
from detente.transactions.party import PartyNumber, PartyReference, doubtful, is_birth
from detente.vocabulary import PARTY_ROLES

BIC = PartyNumber(kind="BIC", text="FTBDKPPY")


def test_a_party_is_certain_unless_it_is_said_otherwise() -> None:
    found = PartyReference(name="KPe.047")
    assert (found.certain, found.doubtful, found.denied) == (True, False, False)
    assert doubtful("KPe.047") == PartyReference(name="KPe.047", certainty="doubtful")
    assert PartyReference(name="KPe.047", certainty="denied").denied


@pytest.mark.parametrize(
    ("name", "reference", "vessel"),
    [("KPe.047", True, False), ("8518780", False, True), ("Acme Ltd", False, False), ("kpe.047", False, False)],
)
def test_a_reference_and_a_vessel_are_distinguished_from_a_name(name: str, *, reference: bool, vessel: bool) -> None:
    found = PartyReference(name=name)
    assert (found.is_reference, found.is_vessel) == (reference, vessel)


def test_a_party_without_a_name_is_called_by_its_first_number() -> None:
    assert PartyReference(name="Acme", numbers=(BIC,)).display_name == "Acme"
    assert PartyReference(numbers=(BIC,)).display_name == "FTBDKPPY"


@pytest.mark.parametrize("stated", [{"role": "debtor"}, {"country": "KP"}, {"born": "1957"}, {"numbers": (BIC,)}])
def test_whatever_is_stated_beside_the_name_is_a_particular(stated: dict[str, Any]) -> None:
    assert PartyReference(name="Acme", **stated).detailed
    assert not PartyReference(name="Acme").detailed


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "neither a name nor a number"),
        ({"role": "debtor"}, "neither a name nor a number"),
        ({"name": "A; B"}, "no semicolon"),
        ({"name": "A  B"}, "single spaces"),
        ({"name": " A"}, "single spaces"),
        ({"name": "A", "role": "butler"}, "'butler' is not a role"),
        ({"name": "A", "country": "XX"}, "'XX' is not a country"),
        ({"name": "A", "born": "1957-02-30"}, "'1957-02-30' is not a day"),
        ({"name": "A", "certainty": "denied", "country": "KP"}, "only a certain party has particulars"),
    ],
)
def test_what_the_text_form_cannot_say_is_no_party(fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        PartyReference(**fields)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("BIC", "FTBD"), ("BIC", "ftbdkppy"), ("LEI", "5299000ZENDA"), ("number", "123"), ("account", "A, B"), ("number", "12  345")],
)  # fmt: skip
def test_a_text_that_is_no_such_number_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValueError, match=f"is not a {kind}"):
        PartyNumber(kind=kind, text=text)


@pytest.mark.parametrize("text", ["1957", "1957-02", "1957-02-28"])
def test_a_birth_is_a_day_a_month_or_a_year(text: str) -> None:
    assert is_birth(text)


@pytest.mark.parametrize("text", ["", "57", "1957-2", "1957-13", "1957-02-29", "0000", "1957-02-28T", "1957/1958"])
def test_a_birth_is_nothing_else(text: str) -> None:
    assert not is_birth(text)


def test_every_role_that_messages_give_is_known() -> None:
    given = {*iso_party.ROLES.values(), *mt.CUSTOMER.values(), *mt.BANK.values(), *mt_free.ROLES.values()}
    given |= {"initiating-party", "instructing-agent", "instructed-agent", "mentioned"}
    assert given <= PARTY_ROLES
    assert {f"underlying-{role}" for role in given - {"mentioned"}} <= PARTY_ROLES
