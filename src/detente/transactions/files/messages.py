"""Reads payment messages as transactions: each transfer is a payment between the parties that it names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import polars as pl

from detente.codes import countries
from detente.codes.currencies import CURRENCIES
from detente.errors import Fault
from detente.files.paths import is_file, unopened
from detente.payments import Payment, looks_like_message, read
from detente.payments.message import PaymentSide
from detente.payments.vessels import numbers
from detente.transactions.files.chunks import Chunk
from detente.transactions.message_party import of_message
from detente.transactions.party import PartyReference, doubtful
from detente.transactions.party_text import join
from detente.transactions.transaction import FieldFault
from detente.transactions.typed import typed
from detente.value import value

HEAD: Final = 4096
PLACE: Final = "place"
"""The column with the file and the line of a message, beside those of the transaction."""
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
    """Files of payment messages. `where` is their name for errors, and `target` the target country of the regime."""

    path: Path
    where: str
    target: str
    files: tuple[tuple[str, Callable[[], bytes]], ...] = ()
    """Where `path` is a folder, a pattern or an archive: the name of each file, and how its content is read."""
    notices: tuple[str, ...] = ()
    names: None = None
    ordered: bool = False

    def chunks(self) -> Iterator[Chunk]:
        """The transfers in chunks, with a fault for each message that cannot be read.

        Raises:
            InputError: a file cannot be opened.
        """
        found = [read(content(), where) for where, content in self.files or ((self.where, self._content),)]
        payments = [payment for each, _ in found for payment in each]
        refusals = [refusal for _, each in found for refusal in each]
        rows = [transaction_fields(payment, self.target) for payment in payments]
        names = dict.fromkeys(name for row in rows for name in row)
        frame = pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], pl.String) for name in names])
        table, bad = typed(frame) if rows else (pl.DataFrame(schema={"row": pl.UInt64}), [])
        notes = [_note(number, each) for number, payment in enumerate(payments, 1) for each in payment.notes]
        unread = [_message_fault(number, each) for number, each in enumerate(refusals, len(rows) + 1)]
        yield Chunk(
            table=table,
            faults=tuple(sorted([*bad, *notes, *unread], key=lambda each: each.row)),
            rows=len(rows) + len(refusals),
            passed=_places(payments, table) if self.files else None,
        )

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError as fault:
            raise unopened(self.path, fault, where=self.where) from None


def _places(payments: Sequence[Payment], table: pl.DataFrame) -> pl.DataFrame | None:
    """The file and the line of each row, where there are several files."""
    if not table.height:
        return None
    places = [payments[number - 1].place for number in table.get_column("row")]
    return pl.DataFrame([pl.Series(PLACE, places, pl.String)])


def _message_fault(row: int, fault: Fault) -> FieldFault:
    """The fault of a message that cannot be read, as the fault of a row."""
    return FieldFault(
        row=row, column="", value="", what=fault.what, advice=fault.hint, place=fault.where, code=fault.code
    )


def _note(row: int, fault: Fault) -> FieldFault:
    """The fault of a value in a message that is decided all the same."""
    return replace(_message_fault(row, fault), kept=True)


def transaction_fields(payment: Payment, target: str) -> dict[str, str | None]:
    """The facts of a payment, by the columns of the transaction table.

    `from_country` is the country of the originator and `to_country` that of the beneficiary: the country that the message states,
    else that of the account or of the bank. If any of these is the target country, that one is used.
    """
    return {
        "id": payment.reference or payment.place,
        "date": payment.date.isoformat() if payment.date is not None else None,
        "activity": "payment",
        "from_country": _country(payment, _SENDERS, "sender", target),
        "to_country": _country(payment, _RECEIVERS, "receiver", target),
        "value": f"{payment.amount:f}" if payment.amount is not None else None,
        "currency": payment.currency if payment.currency in CURRENCIES else None,
        "parties": join(parties(payment)),
        "vessel_imo": join(vessels(payment.remittance)),
    }


def _country(payment: Payment, roles: tuple[str, ...], side: PaymentSide, target: str) -> str | None:
    """The country of a side; None where an address leaves it open, unless the target is stated for certain."""
    sides = [each for role in roles for each in payment.parties if each.role == role]
    found = [code for each in sides for code in (each.country, _iban(each.account)) if code is not None]
    found += [each.code for each in payment.countries if each.side == side]
    if target in found:
        return target
    return None if any(each.open_country for each in sides) else next(iter(found), None)


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
