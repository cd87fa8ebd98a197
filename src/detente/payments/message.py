"""The content of a payment message for screening: a payment for each credit transfer, with every party that it names."""

import datetime as dt
from decimal import Decimal
from typing import Literal, TypeAlias

from detente.errors import Fault, InputError
from detente.value import value


@value
class Named:
    """A party that a payment names."""

    role: str
    """`debtor`, `creditor`, `debtor-agent` and so on. `underlying-…` is a party to the customer's transfer that a cover
    payment is for; `mentioned` is a name that stands elsewhere, such as that of an account."""
    name: str
    """Empty for a bank that is given by its BIC or its number only."""
    country: str | None = None
    """The alpha-2 code that the message states, or of the country that the address ends with, by name; for a bank without
    either, that of its BIC."""
    bic: str | None = None
    account: str | None = None
    """Of a bank that has no account here, its number in a clearing system."""
    born: str | None = None
    """A day, `YYYY-MM-DD`."""
    lei: str | None = None
    numbers: tuple[str, ...] = ()
    """Numbers that a State or its registers gave: of a passport, a national identity, a tax payer, a company."""
    address: tuple[str, ...] = ()
    open_country: bool = False
    """Whether the address leaves its country open: a town in one country with the code of another of the same name."""


PaymentSide: TypeAlias = Literal["sender", "receiver", ""]


@value
class StatedCountry:
    """A country that a payment states beside its parties."""

    code: str
    """Alpha-2."""
    where: str
    """`field 77B`, `RgltryRptg`, `branch of the creditor-agent`."""
    side: PaymentSide = ""
    """Whose country it is; empty: the message does not tell."""


@value
class Payment:
    """One credit transfer of a message."""

    kind: str
    """`pacs.008.001.08`, `MT103`, `MT202COV`."""
    reference: str
    date: dt.date | None = None
    """The day of settlement, or the one that execution is asked for."""
    amount: Decimal | None = None
    currency: str | None = None
    parties: tuple[Named, ...]
    """At least one has a name or a BIC."""
    remittance: str = ""
    """All free text to the beneficiary and to banks, where a name may stand too; whom its code words name is a party."""
    place: str
    """The file, and the line in it."""
    countries: tuple[StatedCountry, ...] = ()
    """Countries that it states elsewhere: for the reporting of payments, of a branch."""
    notes: tuple[Fault, ...] = ()
    """Values of the message that cannot be read; everybody else in it is screened."""


def refusal(where: str, what: str, hint: str = "") -> Fault:
    """The fault of a file, a message or a transfer that was not read: nobody in it is screened."""
    return Fault(what=what, where=where, hint=hint, code="not-screened")


def note(where: str, fault: InputError) -> Fault:
    """The fault of a value in a message that is read all the same."""
    place = f"{where}, {fault.where}" if fault.where else where
    return Fault(
        what=f"{fault.what}; the rest of the message is read",
        where=place,
        hint=fault.hint or "Ask the sender for it again.",
        code="taken-in-part",
    )
