"""Which types of message are read, and why the others are not."""

from typing import Final

FAMILIES: Final = {"FIToFICstmrCdtTrf": "pacs.008", "FICdtTrf": "pacs.009", "CstmrCdtTrfInitn": "pain.001"}
"""The messages of ISO 20022 that are read, by their elements."""
CUSTOMER: Final = ("101", "103")
BANKS: Final = ("202", "205", "210")
"""The messages of SWIFT that are read: the customers' and the banks' own."""

READ: Final = "pacs.008, pacs.009, pain.001, MT101, MT103, MT202, MT205 and MT210 are read."
BY_HAND: Final = f"Give the names in it to the screener one by one. {READ}"

_NAMES: Final = {
    "pacs.003": "a direct debit",
    "pacs.010": "a direct debit between banks",
    "pain.008": "an order for direct debits",
    "pacs.004": "the return of a payment",
    "pacs.007": "the reversal of a payment",
    "pain.007": "the reversal of a payment",
    "pain.013": "a request to pay",
    "camt.052": "a report on an account",
    "camt.053": "a statement of an account",
    "camt.054": "a notice of bookings",
    "camt.056": "a request to cancel a payment",
    "camt.057": "a notice to receive",
    "MT102": "a batch of credit transfers",
    "MT200": "a bank's transfer to its own account",
    "MT201": "a batch of transfers to own accounts",
    "MT203": "a batch of transfers between banks",
    "MT104": "a batch of direct debits",
    "MT107": "a batch of direct debits",
    "MT204": "a direct debit between banks",
    "MT110": "an advice of cheques",
    "MT910": "a notice of a credit",
}
"""They may name somebody, so it would be wrong to say that they carry no party."""

_ABOUT: Final = {
    "pacs.002": "a report on the status of a payment",
    "pain.002": "a report on the status of an order",
    "pacs.028": "a question on the status of a payment",
    "camt.029": "an answer to an investigation",
    "admi.002": "the rejection of a message",
    "admi.004": "a notice of an event of the system",
    "MT900": "a notice of a debit",
    "MT940": "a statement of an account",
    "MT941": "a report on a balance",
    "MT942": "a report on an account",
    "MT950": "a statement of an account",
}
_FREE: Final = {
    "90": "a notice of charges",
    "91": "a request for charges",
    "92": "a request to cancel a payment",
    "95": "a question",
    "96": "an answer",
    "98": "a message of the users' own format",
    "99": "free text between banks",
}
"""The common group of every category of MT, by the last two digits."""


def family(kind: str) -> str:
    """`pacs.008` of `pacs.008.001.08`; the type of an MT message is its own."""
    return kind[:8] if "." in kind else kind


def refused(kind: str) -> tuple[str, str]:
    """Why a message of a type that is not read is not, and the mend."""
    name = family(kind)
    if name in _NAMES:
        return f"{kind} is {_NAMES[name]}: whom it names is not read", BY_HAND
    what = _ABOUT.get(name) or (_FREE.get(name[3:]) if name.startswith("MT") else None)
    if what is None:
        return f"{kind} is not a type that is read: nobody whom it may name is screened", BY_HAND
    return f"{kind} carries no party to screen: it is {what}", f"Give the payment itself. {READ}"
