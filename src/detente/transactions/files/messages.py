"""Reads payment messages as transactions: each transfer is a payment between the parties that it names."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import polars as pl

from detente.codes import countries
from detente.codes.currencies import CURRENCIES
from detente.errors import Fault
from detente.files.paths import is_file, unopened
from detente.payments import Named, Payment, looks_like_message, read
from detente.payments.vessels import numbers
from detente.transactions.files.chunks import Chunk
from detente.transactions.message_party import of_message
from detente.transactions.party import PartyReference, doubtful
from detente.transactions.party_text import join
from detente.transactions.transaction import FieldFault
from detente.transactions.typed import typed
from detente.value import value

HEAD: Final = 4096
_IBAN: Final = re.compile(r"([A-Z]{2})[0-9]{2}[A-Z0-9]{10,30}")
_SENDERS: Final = ("debtor", "ultimate-debtor", "underlying-debtor", "debtor-agent", "underlying-debtor-agent")
_RECEIVERS: Final = (
    "creditor",
    "ultimate-creditor",
    "underlying-creditor",
    "creditor-agent",
    "underlying-creditor-agent",
)


def is_message(path: Path) -> bool:
    """Whether a file begins as a payment message or as XML does, so that it is no table."""
    if not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False  # the error comes when the file is read
    return looks_like_message(head) or head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


@value
class Messages:
    """A file of payment messages. `where` is its name for errors, and `target` the target country of the regime."""

    path: Path
    where: str
    target: str
    names: None = None
    ordered: bool = False

    def chunks(self) -> Iterator[Chunk]:
        """The transfers in chunks, with a fault for each message that cannot be read.

        Raises:
            InputError: the file cannot be opened.
        """
        try:
            data = self.path.read_bytes()
        except OSError as fault:
            raise unopened(self.path, fault, where=self.where) from None
        payments, refusals = read(data, self.where)
        rows = [transaction_fields(payment, self.target) for payment in payments]
        names = dict.fromkeys(name for row in rows for name in row)
        frame = pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], pl.String) for name in names])
        table, bad = typed(frame) if rows else (pl.DataFrame(schema={"row": pl.UInt64}), [])
        unread = (_message_fault(number, each) for number, each in enumerate(refusals, len(rows) + 1))
        yield Chunk(table=table, faults=(*bad, *unread), rows=len(rows) + len(refusals))


def _message_fault(row: int, fault: Fault) -> FieldFault:
    """The fault of a message that cannot be read, as the fault of a row."""
    return FieldFault(
        row=row, column="", value="", what=fault.what, advice=fault.hint, place=fault.where, code=fault.code
    )


def transaction_fields(payment: Payment, target: str) -> dict[str, str | None]:
    """The facts of a payment, by the columns of the transaction table.

    `from_country` is the country of the originator and `to_country` that of the beneficiary: the country that the message states,
    else that of the account or of the bank. If any of these is the target country, that one is used.
    """
    return {
        "id": payment.reference or payment.place,
        "date": payment.date.isoformat() if payment.date is not None else None,
        "activity": "payment",
        "from_country": _country(payment.parties, _SENDERS, target),
        "to_country": _country(payment.parties, _RECEIVERS, target),
        "value": f"{payment.amount:f}" if payment.amount is not None else None,
        "currency": payment.currency if payment.currency in CURRENCIES else None,
        "parties": join(parties(payment)),
        "vessel_imo": join(vessels(payment.remittance)),
    }


def _country(parties: Iterable[Named], roles: tuple[str, ...], target: str) -> str | None:
    sides = [each for role in roles for each in parties if each.role == role]
    found = [code for each in sides for code in (each.country, _iban(each.account)) if code is not None]
    return target if target in found else next(iter(found), None)


def _iban(account: str | None) -> str | None:
    found = _IBAN.fullmatch((account or "").replace(" ", "").upper())
    return found[1] if found is not None and countries.exists(found[1]) else None


def parties(payment: Payment) -> tuple[PartyReference, ...]:
    """All parties that a payment names, each with its particulars."""
    return tuple(dict.fromkeys(found for each in payment.parties if (found := of_message(each)) is not None))


def vessels(text: str) -> tuple[PartyReference, ...]:
    """The vessel whose IMO number is in the free text; where there are several, each is one that may be meant."""
    found = numbers(text)
    return (PartyReference(name=found[0]),) if len(found) == 1 else tuple(map(doubtful, found))
