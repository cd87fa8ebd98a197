"""What a message holds for a screener: the same payment names the same people, whichever format it comes in."""

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.payments import Payment, read
from detente.payments.message import Named
from tests.payments.build import mt, names, pacs008, payment, transfer, without

WORD = st.text(string.ascii_uppercase, min_size=2, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TOWN = st.sampled_from(["STRELSAU", "ZENDA", "HOFBAU", "TARLENHEIM"])


def as_mt(debtor: str, creditor: str, free: str = "", amount: str = "12,50") -> str:
    """A customer transfer of SWIFT MT."""
    fields = [
        f":32A:240305EUR{amount}",
        f":50K:/AT123\n{debtor}\nRING 1",
        f":59:/DE456\n{creditor}\nHOF 2",
        *([f":70:{free}"] if free else []),
    ]
    return mt("103", *without("32", "50", "59", "70"), *fields)


def as_iso(debtor: str, creditor: str, free: str = "", amount: str = "12.50") -> str:
    """The same of ISO 20022."""
    return pacs008(
        transfer(
            "<PmtId><InstrId>REF-1</InstrId><EndToEndId>REF-1</EndToEndId></PmtId>",
            f'<IntrBkSttlmAmt Ccy="EUR">{amount}</IntrBkSttlmAmt><IntrBkSttlmDt>2024-03-05</IntrBkSttlmDt>',
            f"<Dbtr><Nm>{debtor}</Nm></Dbtr>",
            "<DbtrAcct><Id><Othr><Id>AT123</Id></Othr></Id></DbtrAcct>",
            f"<Cdtr><Nm>{creditor}</Nm></Cdtr>",
            "<CdtrAcct><Id><Othr><Id>DE456</Id></Othr></Id></CdtrAcct>",
            *([f"<RmtInf><Ustrd>{free}</Ustrd></RmtInf>"] if free else []),
        )
    )


def customers(found: Payment) -> list[tuple[str, str]]:
    """Debtor and creditor by name."""
    return [each for each in names(found) if each[0] in ("debtor", "creditor")]


@given(NAME, NAME)
def test_both_formats_name_the_same_customers(debtor: str, creditor: str) -> None:
    nothing = {"NOTPROVIDED", "NOT PROVIDED", "UNKNOWN", "NONE"}
    assume(debtor not in nothing and creditor not in nothing)
    expected = [("debtor", debtor), ("creditor", creditor)]
    assert customers(payment(as_mt(debtor, creditor))) == expected
    assert customers(payment(as_iso(debtor, creditor))) == expected


@given(NAME, st.lists(WORD, min_size=1, max_size=4).map(" ".join))
def test_both_formats_keep_the_free_text(debtor: str, free: str) -> None:
    one, other = payment(as_mt(debtor, "ZENDA WORKS", free)), payment(as_iso(debtor, "ZENDA WORKS", free))
    assert free in one.remittance
    assert free in other.remittance


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_both_formats_have_the_same_amount_currency_and_day(whole: int, cents: int) -> None:
    found = [
        payment(as_mt("RUDOLF", "ZENDA WORKS", amount=f"{whole},{cents:02}")),
        payment(as_iso("RUDOLF", "ZENDA WORKS", amount=f"{whole}.{cents:02}")),
    ]
    assert {(each.amount, each.currency, each.date) for each in found} == {
        (Decimal(f"{whole}.{cents:02}"), "EUR", date(2024, 3, 5))
    }


def test_the_reference_and_the_place_are_told() -> None:
    one, other = payment(as_mt("RUDOLF", "ZENDA WORKS")), payment(as_iso("RUDOLF", "ZENDA WORKS"))
    assert (one.reference, other.reference) == ("REF-1", "REF-1")
    assert one.place.startswith("m, line ")
    assert other.place.startswith("m, line ")


@pytest.mark.parametrize("text", ["NOTPROVIDED", "Not Provided", "UNKNOWN", "N/A", "NONE"])
def test_a_creditor_that_is_only_said_to_be_none_is_told(text: str) -> None:
    for message in (as_mt("RUDOLF", text.upper()), as_iso("RUDOLF", text)):
        (note,) = payment(message).notes
        assert "neither a name nor a BIC to screen" in note.what


def test_somebody_who_is_named_is_a_value() -> None:
    one = Named(role="debtor", name="RUDOLF")
    assert one == Named(role="debtor", name="RUDOLF")
    assert (one.country, one.bic, one.account, one.born, one.address) == (None, None, None, None, ())


@given(NAME, st.integers(0, 400))
def test_a_message_that_is_cut_is_read_whole_or_refused_and_never_without_its_creditor(debtor: str, cut: int) -> None:
    for whole in (as_mt(debtor, "ZENDA WORKS"), as_iso(debtor, "ZENDA WORKS")):
        short = whole[: max(len(whole) - cut, 0)]
        found, refused = read(short.encode(), "m")
        assert found or refused
        for each in found:
            assert ("creditor", "ZENDA WORKS") in names(each)


@given(st.binary(max_size=80), st.integers(0, 600))
def test_bytes_that_are_put_into_a_message_are_never_a_crash(noise: bytes, place: int) -> None:
    for whole in (as_mt("RUDOLF", "ZENDA WORKS").encode(), as_iso("RUDOLF", "ZENDA WORKS").encode()):
        found, refused = read(whole[:place] + noise + whole[place:], "m")
        assert found or refused
        assert all(each.what for each in refused)
