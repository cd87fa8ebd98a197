"""The ships that the free text of a payment names with their IMO numbers, as parties with the role `vessel`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from detente.codes import imo
from detente.payments.message import Named, Payment

_IMO: Final = re.compile(r"\bIMO\b[ :.#-]*+(?:(?:No\.?|Number)[ :]*+)?([1-9][0-9]{6})\b", re.IGNORECASE)
_NAME: Final = re.compile(
    r"\b(?:M/?[VT]|S/?S|MS|vessel|ship)[.:]?\s+([A-Z0-9][A-Z0-9 .'-]{1,40}?)[\s,;:(-]*$", re.IGNORECASE
)
"""`MV JIE SHUN`, just before the number."""
_BEFORE: Final = 60
"""Characters before a number in which the name of its ship may be."""


def numbers(text: str) -> tuple[str, ...]:
    """Return the IMO numbers in a text whose check digit holds, each once."""
    return tuple(dict.fromkeys(number for number in _IMO.findall(text) if imo.valid(number)))


def with_vessels(payment: Payment) -> Payment:
    """Return a payment with the ships of its free text among its parties."""
    ships = tuple(_ships(payment.remittance))
    return replace(payment, parties=(*payment.parties, *ships)) if ships else payment


def _ships(text: str) -> Iterator[Named]:
    told: set[str] = set()
    for found in _IMO.finditer(text):
        number = found[1]
        if number in told or not imo.valid(number):
            continue
        told.add(number)
        before = " ".join(text[max(found.start() - _BEFORE, 0) : found.start()].split())
        name = _NAME.search(before)
        yield Named(role="vessel", name=name[1].strip() if name else f"IMO {number}", numbers=(number,))
