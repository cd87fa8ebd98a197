"""Read ISO 20022: pacs.008, pacs.009 and pain.001, of any version and in any wrapping, as a payment for each transfer."""

import io
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, TypeVar

from lxml import etree

from detente.errors import Fault, InputError
from detente.files.encoding import HINT
from detente.files.xml import descend, local, records, utf_8
from detente.payments import checks, kinds, reporting
from detente.payments.iso_party import Element, first, located, parties, text_at, text_of
from detente.payments.message import Named, Payment, note, refusal
from detente.payments.told import FaultLog, kept

T = TypeVar("T")
TRANSFER: Final = "CdtTrfTxInf"
BROKEN: Final = "Ask the sender for it again, as one file of XML without a DOCTYPE."

_NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:"
_DECLARED: Final = re.compile(rb"urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2})")
_KIND: Final = re.compile(r"[a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2}")
_HEADERS: Final = ("head.001", "head.002")
_HEADER_ELEMENTS: Final = ("AppHdr", "BizMsgHdr")
_HEADER_ENDS: Final = {"Fr/FIId": "InstgAgt", "To/FIId": "InstdAgt", "Fr/OrgId": "InitgPty"}
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
        self.header = _header(message)
        self.told = FaultLog()
        """The faults of what the transfers share."""
        self._read: tuple[list[Named], date | None] | None = None

    def read(self) -> tuple[list[Named], date | None]:
        """Return the parties and the date."""
        if self._read is None:
            found = [*_ends(self.header, self.told)]
            found += [named for scope in self.scopes for named in parties(scope, told=self.told)]
            found += [each for scope in self.scopes for each in _mentioned(scope, found, self.told)]
            days = [kept(self.told, partial(_day, scope), None) for scope in self.scopes]
            stated = [day for day in days if day is not None]
            self._read = found, stated[-1] if stated else None
        return self._read


def _header(message: Element | None) -> Element | None:
    """Return the application header of a message: before its document, or around it."""
    within = message
    while within is not None:
        before = [each for each in within.itersiblings(preceding=True) if isinstance(each.tag, str)]
        if before and local(before[0]) in _HEADER_ELEMENTS:
            return before[0]
        within = within.getparent()
    return None


def _ends(header: Element | None, told: FaultLog) -> Iterator[Named]:
    """Yield the banks that send and receive the message, as its application header has them."""
    if header is None:
        return
    for path, role in _HEADER_ENDS.items():
        for end in descend(header, path):
            yield from parties(_renamed(end, role), told=told)


def _renamed(end: Element, role: str) -> Element:
    """Return the end of a header as an element that has a bank with this role."""
    wrapped = etree.Element("Ends")
    wrapped.append(deepcopy(end))
    wrapped[0].tag = role
    return wrapped


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
    used = _types_of_elements(data)
    others = [kind for kind in found if kind in used - seen and not kind.startswith(_HEADERS)]
    for kind in others:
        reason, hint = kinds.refused(kind)
        if kinds.family(kind) in kinds.FAMILIES.values():
            reason, hint = f"{kind} holds no transfer, <{TRANSFER}>: there is nobody to screen", BROKEN
        yield refusal(where, reason, hint)
    if nothing and not others:
        headers = "the XML holds the header of a message without the message"
        none = "the XML holds no message of ISO 20022 with a transfer"
        yield refusal(where, headers if found else none, kinds.READ)


def _types_of_elements(data: bytes) -> set[str]:
    """Return the types in whose namespaces an element is; one that is only declared somewhere names no message."""
    spaces = {
        str(element.tag).partition("}")[0].removeprefix("{")
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), encoding="utf-8", resolve_entities=False, no_network=True
        )
        if isinstance(element.tag, str)
    }
    return {space.removeprefix(_NAMESPACE) for space in spaces if space.startswith(_NAMESPACE)}


def _payment(element: Element, around: TransferBlock, where: str) -> Payment:
    """Return the payment, with a note for what cannot be read of it. Raises InputError where nobody in it can be screened."""
    told = FaultLog()
    shared, day = around.read()
    own = [*shared, *_own(element, told)]
    amount, currency = _amount(element, told)
    found = (*dict.fromkeys(own), *_mentioned(element, own, told))
    _tell_unscreened(found, element, told)
    return Payment(
        kind=around.kind,
        reference=kept(told, lambda: _reference(element), ""),
        date=kept(told, lambda: _day(element), None) or day,
        amount=amount,
        currency=currency,
        parties=found,
        remittance=" ".join(_free(element, told)),
        place=f"{where}, line {element.sourceline}",
        countries=tuple(dict.fromkeys(reporting.of_transfer(element))),
        notes=tuple(note(where, fault) for fault in (*around.told.faults, *told.faults)),
    )


def _own(element: Element, told: FaultLog) -> Iterator[Named]:
    yield from parties(element, told=told)
    for path in ("RmtInf/Strd", "ChrgsInf"):
        for inner in descend(element, path):
            yield from parties(inner, told=told)
    for path in (UNDERLYING, f"{UNDERLYING}/RmtInf/Strd"):
        for inner in descend(element, path):
            yield from parties(inner, "underlying-", told)


def _mentioned(scope: Element, known: list[Named], told: FaultLog) -> list[Named]:
    """Return names elsewhere in a scope: of accounts, branches, contacts; each once."""
    names = {each.name for each in known}
    inside = [part for part in scope if isinstance(part.tag, str) and local(part) != TRANSFER]
    places = [each for part in inside for each in part.iter() if isinstance(each.tag, str) and local(each) == "Nm"]
    texts = [kept(told, partial(text_of, each), checks.cleaned(each.text or "")) for each in places]
    found = [checks.unless_placeholder(text) for text in texts]
    return [Named(role="mentioned", name=name) for name in dict.fromkeys(found) if name and name not in names]


def _tell_unscreened(found: tuple[Named, ...], element: Element, told: FaultLog) -> None:
    """Tell which side has nobody to screen. Raises InputError where nobody at all has a name or a BIC."""
    line = f"line {element.sourceline}"
    if not any(each.name or each.bic for each in found):
        raise InputError("no party has a name or a BIC to screen", where=line, hint="Ask who they are.")
    for role, path in _SIDES.items():
        if path.startswith(UNDERLYING) and not descend(element, UNDERLYING):
            continue
        sides = [each for each in found if each.role == role]
        if not sides:
            told.add(InputError(f"the transfer has no {role}", where=line, hint="Ask the sender who it is."))
        elif not any(each.name or each.bic for each in sides):
            what = f"the {role} has neither a name nor a BIC to screen"
            told.add(InputError(what, where=line, hint="Ask the sender who it is."))


def _reference(element: Element) -> str:
    found = [text_at(element, path) for path in _REFERENCES]
    return next((each for each in found if each and each != "NOTPROVIDED"), "")


def _amount(element: Element, told: FaultLog) -> tuple[Decimal | None, str | None]:
    found = first(element, *_AMOUNTS)
    if found is None:
        return None, None
    amount = kept(told, lambda: _located(found, lambda: checks.amount(text_of(found))), None)
    return amount, kept(told, lambda: _located(found, lambda: checks.currency(str(found.get("Ccy", "")).strip())), None)


def _located(element: Element, read: Callable[[], T]) -> T:
    try:
        return read()
    except InputError as fault:
        raise located(element, fault) from None


def _day(scope: Element) -> date | None:
    """Return the date; the time of day and the zone after it are left out."""
    found = first(scope, *_DAYS)
    if found is None:
        return None
    try:
        return checks.day(text_of(found)[:10])
    except InputError as fault:
        raise located(found, fault) from None


def _free(element: Element, told: FaultLog) -> Iterator[str]:
    left = checks.MAXIMUM_FREE_TEXT
    for each in element.iter():
        if isinstance(each.tag, str) and local(each) in _FREE and not len(each):
            text = kept(told, partial(text_of, each, left), checks.cleaned(each.text or ""))
            left -= len(text)
            if text:
                yield text


def _refusal(where: str, element: Element, fault: InputError) -> Fault:
    spot = fault.where or f"line {element.sourceline}"
    return refusal(_place(where, spot), fault.what, fault.hint or BROKEN)


def _place(where: str, spot: str) -> str:
    return f"{where}, {spot}" if spot else where
