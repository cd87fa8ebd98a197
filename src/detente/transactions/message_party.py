"""Turns a party named in a payment message into a party of a transaction."""

import re
from collections.abc import Iterator
from typing import Final

from detente.payments import Named
from detente.transactions.party import NumberKind, PartyNumber, PartyReference

LEAST_ACCOUNT: Final = 15
"""The least length of an account that may be a wallet; lists use shorter numbers for other things."""
_ODD: Final = re.compile(r"[^A-Za-z0-9./-]+")


def of_message(named: Named) -> PartyReference | None:
    """The party that a message states; None where it states neither a name nor a BIC nor an LEI to screen it by.

    The name is read literally, even if it looks like a reference or a denial, since the writer of a message must not decide
    which listed party is meant.
    """
    name = " ".join(named.name.replace(";", ",").split())
    if not (name or named.bic or named.lei):
        return None
    numbers = tuple(dict.fromkeys(_numbers(named)))
    return PartyReference(name=name, role=named.role, country=named.country, born=named.born, numbers=numbers)


def _numbers(named: Named) -> Iterator[PartyNumber]:
    stated: list[tuple[NumberKind, str | None]] = [("BIC", named.bic), ("LEI", named.lei)]
    stated += [("number", each) for each in named.numbers]
    if named.account is not None and len(named.account) >= LEAST_ACCOUNT:
        stated.append(("account", named.account))
    for kind, text in stated:
        try:
            yield PartyNumber(kind=kind, text=" ".join(_ODD.sub(" ", text or "").split()).strip("./-"))
        except ValueError:
            continue  # too short or too long to identify a party; it is screened by its name
