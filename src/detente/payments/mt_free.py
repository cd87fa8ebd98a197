"""Read the free text of SWIFT MT: the parties that the coded lines of fields 70 and 72 name."""

import re
from collections.abc import Iterator
from typing import Final

from detente.errors import InputError
from detente.payments import checks
from detente.payments.message import Named
from detente.payments.mt_text import Field

ROLES: Final = {
    "INS": "previous-instructing-agent",
    "UDLC": "ultimate-creditor",
    "ULTB": "ultimate-creditor",
    "ULTD": "ultimate-debtor",
}
"""By code word, as the translation of ISO 20022 into MT writes them; a bank that is instructed, and whom a payment is for."""

_CODED: Final = re.compile(r"/(INS|UDLC|ULTB|ULTD)/(.+?)(?=/[A-Z]{2,8}/|\n/(?!/)|\Z)", re.DOTALL)
_CONTINUED: Final = re.compile(r"\n(?://)?")


def coded(field: Field) -> Iterator[Named]:
    """Yield the parties that the code words of a field give, each by its BIC or its name. Raises InputError, as for any party."""
    for found in _CODED.finditer("\n".join(field.lines)):
        text = checks.unless_placeholder(checks.plain(_CONTINUED.sub(" ", found[2]).strip("/ ")))
        if text:
            yield _named(ROLES[found[1]], text)


def _named(role: str, text: str) -> Named:
    try:
        bic = checks.bic(text)
    except InputError:
        return Named(role=role, name=text)
    return Named(role=role, name="", country=checks.country_of(bic), bic=bic)
