"""The types of message that are read, and why the others are not."""

from typing import Final

FAMILIES: Final = {"FIToFICstmrCdtTrf": "pacs.008", "FICdtTrf": "pacs.009", "CstmrCdtTrfInitn": "pain.001"}
"""The messages of ISO 20022 that are read, by their elements."""
CUSTOMER: Final = ("101", "103")
BANKS: Final = ("202", "205", "210")
"""The messages of SWIFT that are read: the customers' and the banks' own."""

READ: Final = "pacs.008, pacs.009, pain.001, MT101, MT103, MT202, MT205 and MT210 are read."
BY_HAND: Final = f"Give the names in it to the screener one by one. {READ}"

_NAMES: Final = {
    "pacs.002": "a report on the status of a payment",
    "pacs.003": "a direct debit",
    "pacs.004": "the return of a payment",
    "pacs.007": "the reversal of a payment",
    "pacs.010": "a direct debit between banks",
    "pacs.028": "a question on the status of a payment",
    "pain.002": "a report on the status of an order",
    "pain.007": "the reversal of a payment",
    "pain.008": "an order for direct debits",
    "pain.013": "a request to pay",
    "pain.014": "an answer to a request to pay",
    "camt.029": "an answer to an investigation",
    "camt.052": "a report on an account",
    "camt.053": "a statement of an account",
    "camt.054": "a notice of bookings",
    "camt.055": "a customer's request to cancel a payment",
    "camt.056": "a request to cancel a payment",
    "camt.057": "a notice to receive",
    "camt.058": "the cancellation of a notice to receive",
    "camt.060": "a request for a report on an account",
    "camt.105": "a notice of charges",
    "camt.106": "a request for charges",
    "camt.107": "a notice of a cheque",
    "camt.108": "a request to stop a cheque",
    "camt.109": "a report on a cheque",
    "remt.001": "an advice of remittance",
    "admi.002": "the rejection of a message",
    "admi.004": "a notice of an event of the system",
    "MT102": "a batch of credit transfers",
    "MT104": "a batch of direct debits",
    "MT107": "a batch of direct debits",
    "MT110": "an advice of cheques",
    "MT111": "a request to stop a cheque",
    "MT112": "a report on a request to stop a cheque",
    "MT200": "a bank's transfer to its own account",
    "MT201": "a batch of transfers to own accounts",
    "MT203": "a batch of transfers between banks",
    "MT204": "a direct debit between banks",
    "MT900": "a notice of a debit",
    "MT910": "a notice of a credit",
    "MT920": "a request for a report on an account",
    "MT940": "a statement of an account",
    "MT941": "a report on a balance",
    "MT942": "a report on an account",
    "MT950": "a statement of an account",
}
_AREAS: Final = {
    "acmt": "a message about the opening of an account",
    "admn": "a message about the running of a payment system",
    "auth": "a report to an authority",
    "camt": "a message about an account or an investigation",
    "pacs": "a message between banks",
    "pain": "a message between a customer and a bank",
    "reda": "reference data",
    "seev": "a message about an event of a security",
    "supl": "data added to another message",
    "MT3": "a message of foreign exchange and money markets",
    "MT4": "a message of collections and cash letters",
    "MT5": "a message of securities",
    "MT6": "a message of commodities and syndications",
    "MT7": "a message of documentary credits and guarantees",
    "MT8": "a message of travellers' cheques",
}
"""Where a type has no name of its own here: its area of ISO 20022, its category of MT."""
_COMMON: Final = {
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
    """Return `pacs.008` of `pacs.008.001.08`; the type of an MT message is its own."""
    return kind[:8] if "." in kind else kind


def refused(kind: str) -> tuple[str, str]:
    """Return why a message of a type that is not read is refused, and the hint.

    Every one of them may name somebody, if only in its free text, so none is said to carry no party.
    """
    name = family(kind)
    what = _NAMES.get(name) or (_COMMON.get(name[3:]) if name.startswith("MT") else None)
    area = _AREAS.get(name[:3] if name.startswith("MT") else name[:4])
    told = what or area or "of a type that is not known here"
    return f"{kind} is {told}: it is not read, and nobody whom it names is screened", BY_HAND
