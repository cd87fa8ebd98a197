"""Read ISO 20022: pacs.008, pacs.009 and pain.001, of any version and in any wrapping, as a payment for each transfer."""

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from detente.errors import Fault, InputError
from detente.files.encoding import HINT
from detente.files.xml import descend, local, records, utf_8
from detente.payments import checks, kinds
from detente.payments.iso_party import Element, first, located, parties, text_at, text_of
from detente.payments.message import Named, Payment, refusal

TRANSFER: Final = "CdtTrfTxInf"
BROKEN: Final = "Ask the sender for it again, as one file of XML without a DOCTYPE."

_NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:"
_DECLARED: Final = re.compile(rb"urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2})")
_KIND: Final = re.compile(r"[a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2}")
_HEADERS: Final = ("head.001", "head.002")
_FREE: Final = ("Ustrd", "AddtlRmtInf", "InstrInf", "Nb", "Ref")
"""Free text to the beneficiary and to banks, and the numbers of the documents that are paid."""
_REFERENCES: Final = ("PmtId/EndToEndId", "PmtId/TxId", "PmtId/InstrId", "PmtId/UETR")
_AMOUNTS: Final = ("IntrBkSttlmAmt", "Amt/InstdAmt", "Amt/EqvtAmt/Amt", "InstdAmt")
UNDERLYING: Final = "UndrlygCstmrCdtTrf"
_SIDES: Final = {
    "debtor": "Dbtr",
    "creditor": "Cdtr",
    "underlying-debtor": f"{UNDERLYING}/Dbtr",
    "underlying-creditor": f"{UNDERLYING}/Cdtr",
}
_DAYS: Final = ("IntrBkSttlmDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm", "ReqdExctnDt")


class TransferBlock:
    """The values that the transfers of one block share; they are kept, because the reader empties what it has passed."""

    def __init__(self, block: Element) -> None:
        self.block = block
        message = block if local(block) in kinds.FAMILIES else block.getparent()
        self.kind = _kind(block, "" if message is None else local(message))
        header = [] if message is None else descend(message, "GrpHdr")
        self.scopes = [*header, *(inner for each in header for inner in descend(each, "SttlmInf"))]
        if block is not message:
            self.scopes.append(block)
        self._read: tuple[list[Named], date | None] | None = None

    def read(self) -> tuple[list[Named], date | None]:
        """Return the parties and the date. Raises InputError at every call where one of them cannot be read."""
        if self._read is None:
            found = [named for scope in self.scopes for named in parties(scope)]
            found += [each for scope in self.scopes for each in _mentioned(scope, found)]
            days = [day for scope in self.scopes if (day := _day(scope)) is not None]
            self._read = found, days[-1] if days else None
        return self._read


def _kind(element: Element, message: str) -> str:
    """Return the type by the namespace; without one, by the element of the message."""
    space = str(element.tag).partition("}")[0].removeprefix("{").removeprefix(_NAMESPACE)
    return space if _KIND.fullmatch(space) else kinds.FAMILIES.get(message, "")


def read(data: bytes, where: str) -> tuple[list[Payment], list[Fault]]:
    """Return every credit transfer of a file, and why the rest was not read. Never raises for the content of a file."""
    payments: list[Payment] = []
    refusals: list[Fault] = []
    seen: set[str] = set()
    try:
        for element, around in _transfers(data):
            seen.add(around.kind)
            try:
                payments.append(_payment(element, around, where))
            except InputError as fault:
                refusals.append(_refusal(where, element, fault))
            if len(refusals) == checks.MAXIMUM_REFUSALS:
                raise InputError(checks.TOO_MANY, where=f"line {element.sourceline}")  # noqa: TRY301 -- ends the file
    except InputError as fault:
        hint = fault.hint if fault.hint == HINT else BROKEN
        refusals.append(refusal(_place(where, fault.where), fault.what, hint))
        return payments, refusals
    return payments, [*refusals, *_unread(utf_8(data), seen, where, nothing=not (payments or refusals))]


def _transfers(data: bytes) -> Iterator[tuple[Element, TransferBlock]]:
    around: TransferBlock | None = None
    for element in records(io.BytesIO(data), (TRANSFER,)):
        block = element.getparent()
        if block is None:
            raise InputError(f"<{TRANSFER}> stands alone", where=f"line {element.sourceline}")
        if around is None or around.block is not block:
            around = TransferBlock(block)
        if kinds.family(around.kind) in kinds.FAMILIES.values():
            yield element, around


def _unread(data: bytes, seen: set[str], where: str, *, nothing: bool) -> Iterator[Fault]:
    """Yield a refusal for each type that the file declares and no transfer has."""
    found = [name.decode() for name in dict.fromkeys(_DECLARED.findall(data))]
    others = [kind for kind in found if kind not in seen and not kind.startswith(_HEADERS)]
    for kind in others:
        reason, hint = kinds.refused(kind)
        if kinds.family(kind) in kinds.FAMILIES.values():
            reason, hint = f"{kind} holds no transfer, <{TRANSFER}>: there is nobody to screen", BROKEN
        yield refusal(where, reason, hint)
    if nothing and not others:
        headers = "the XML holds the header of a message without the message"
        none = "the XML holds no message of ISO 20022 with a transfer"
        yield refusal(where, headers if found else none, kinds.READ)


def _payment(element: Element, around: TransferBlock, where: str) -> Payment:
    """Return the payment. Raises InputError for a transfer that cannot be read, or screened."""
    shared, day = around.read()
    own = [*shared, *_own(element)]
    amount, currency = _amount(element)
    return Payment(
        kind=around.kind,
        reference=_reference(element),
        date=_day(element) or day,
        amount=amount,
        currency=currency,
        parties=_screenable((*dict.fromkeys(own), *_mentioned(element, own)), element),
        remittance=" ".join(_free(element)),
        place=f"{where}, line {element.sourceline}",
    )


def _own(element: Element) -> Iterator[Named]:
    yield from parties(element)
    for path in ("RmtInf/Strd", "ChrgsInf"):
        for inner in descend(element, path):
            yield from parties(inner)
    for path in (UNDERLYING, f"{UNDERLYING}/RmtInf/Strd"):
        for inner in descend(element, path):
            yield from parties(inner, "underlying-")


def _mentioned(scope: Element, known: list[Named]) -> list[Named]:
    """Return names elsewhere in a scope: of accounts, branches, contacts; each once."""
    names = {each.name for each in known}
    inside = [part for part in scope if isinstance(part.tag, str) and local(part) != TRANSFER]
    places = [each for part in inside for each in part.iter() if isinstance(each.tag, str) and local(each) == "Nm"]
    found = [checks.unless_placeholder(text_of(each)) for each in places]
    return [Named(role="mentioned", name=name) for name in dict.fromkeys(found) if name and name not in names]


def _screenable(found: tuple[Named, ...], element: Element) -> tuple[Named, ...]:
    """Return the parties if they suffice for screening. A customer without a name would pass every list unnoticed."""
    line = f"line {element.sourceline}"
    for role, path in _SIDES.items():
        if path.startswith(UNDERLYING) and not descend(element, UNDERLYING):
            continue
        sides = [each for each in found if each.role == role]
        if not sides:
            raise InputError(f"the transfer has no {role}", where=line, hint="Ask the sender for it again.")
        if not any(each.name or each.bic for each in sides) and first(element, f"{path}/FinInstnId") is None:
            raise InputError(f"the {role} has neither a name nor a BIC to screen", where=line, hint="Ask who it is.")
    if not any(each.name or each.bic for each in found):
        raise InputError("no party has a name or a BIC to screen", where=line, hint="Ask who they are.")
    return found


def _reference(element: Element) -> str:
    found = [text_at(element, path) for path in _REFERENCES]
    return next((each for each in found if each and each != "NOTPROVIDED"), "")


def _amount(element: Element) -> tuple[Decimal | None, str | None]:
    found = first(element, *_AMOUNTS)
    if found is None:
        return None, None
    try:
        return checks.amount(text_of(found)), checks.currency(str(found.get("Ccy", "")).strip())
    except InputError as fault:
        raise located(found, fault) from None


def _day(scope: Element) -> date | None:
    """Return the date; the time of day and the zone after it are left out."""
    found = first(scope, *_DAYS)
    if found is None:
        return None
    try:
        return checks.day(text_of(found)[:10])
    except InputError as fault:
        raise located(found, fault) from None


def _free(element: Element) -> Iterator[str]:
    left = checks.MAXIMUM_FREE_TEXT
    for each in element.iter():
        if isinstance(each.tag, str) and local(each) in _FREE and not len(each):
            text = text_of(each, left)
            left -= len(text)
            if text:
                yield text


def _refusal(where: str, element: Element, fault: InputError) -> Fault:
    spot = fault.where or f"line {element.sourceline}"
    return refusal(_place(where, spot), fault.what, fault.hint or BROKEN)


def _place(where: str, spot: str) -> str:
    return f"{where}, {spot}" if spot else where
