"""Parties of ISO 20022: the elements that hold a customer or a bank → whom they name."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from detente.errors import InputError
from detente.files.xml import descend, local
from detente.payments import checks
from detente.payments.message import Named

Element: TypeAlias = etree._Element  # noqa: SLF001 -- the only name that lxml has for it

CUSTOMERS: Final = {
    "Dbtr": "debtor",
    "Cdtr": "creditor",
    "UltmtDbtr": "ultimate-debtor",
    "UltmtCdtr": "ultimate-creditor",
    "InitgPty": "initiating-party",
    "Invcr": "invoicer",
    "Invcee": "invoicee",
}
AGENTS: Final = {
    "DbtrAgt": "debtor-agent",
    "CdtrAgt": "creditor-agent",
    "InstgAgt": "instructing-agent",
    "InstdAgt": "instructed-agent",
    "FwdgAgt": "forwarding-agent",
    "Agt": "charges-agent",
    "ChrgsAcctAgt": "charges-account-agent",
    "InstgRmbrsmntAgt": "instructing-reimbursement-agent",
    "InstdRmbrsmntAgt": "instructed-reimbursement-agent",
    "ThrdRmbrsmntAgt": "third-reimbursement-agent",
    **{f"IntrmyAgt{n}": "intermediary-agent" for n in ("", 1, 2, 3)},
    **{f"PrvsInstgAgt{n}": "previous-instructing-agent" for n in ("", 1, 2, 3)},
}
ROLES: Final = CUSTOMERS | AGENTS

_COUNTRY: Final = ("PstlAdr/Ctry", "CtryOfRes")
_BICS: Final = ("BICFI", "BIC", "Id/OrgId/AnyBIC", "Id/OrgId/BICOrBEI", "Id/OrgId/BIC")
_LEIS: Final = ("LEI", "Id/OrgId/LEI")
_PRIVATE: Final = frozenset({"ARNU", "CCPT", "DRLC", "NIDN", "SOSE", "TXID"})
_ORGANISED: Final = frozenset({"CINC", "COID", "TXID"})
"""Codes of numbers that a State or its registers give; those that a bank or an employer gives are nobody else's."""
_NO_LINE: Final = ("Ctry", "AdrTp")


def leaf(element: Element, most: int = checks.MOST) -> str:
    """The text of an element, also what follows a comment in it. Raises InputError, with the line."""
    inside = next((local(child) for child in element if isinstance(child.tag, str)), None)
    if inside is not None:
        raise at(element, InputError(f"holds <{inside}> where text belongs", hint="Ask the sender for it again."))
    try:
        return checks.plain((element.text or "") + "".join(child.tail or "" for child in element), most)
    except InputError as fault:
        raise at(element, fault) from None


def at(element: Element, fault: InputError) -> InputError:
    """A fault with the element and its line, where it has no place yet."""
    if fault.where:
        return fault
    return InputError(f"{local(element)} {fault.what}", where=f"line {element.sourceline}", hint=fault.hint)


def first(element: Element, *paths: str) -> Element | None:
    """The first element that lies on one of these paths and holds a text."""
    return next((found for path in paths for found in descend(element, path) if len(found) or leaf(found)), None)


def said(element: Element, *paths: str) -> str:
    """The text of the first element on one of these paths, empty if there is none. Raises InputError."""
    found = first(element, *paths)
    return "" if found is None else leaf(found)


def parties(scope: Element, prefix: str = "") -> Iterator[Named]:
    """Whom the children of an element name, by their roles. Raises InputError, with the line."""
    children = {local(child): child for child in scope if isinstance(child.tag, str)}
    for child in scope:
        role = ROLES.get(local(child)) if isinstance(child.tag, str) else None
        if role is not None and len(child):
            yield _named(child, children.get(f"{local(child)}Acct"), prefix + role)


def _named(element: Element, account: Element | None, role: str) -> Named:
    """A choice between a customer (`Pty`) and a bank (`Agt`) is looked through."""
    held = first(element, "Pty", "Agt")
    inner = element if held is None else held
    bank = first(inner, "FinInstnId")
    body = inner if bank is None else bank
    bic = _bic(body)
    country = _country(body) or checks.country_at_end(list(_lines(body, "AdrLine")))
    return Named(
        role=role,
        name=checks.told(said(body, "Nm")),
        country=country or (checks.country_of(bic) if bank is not None else None),
        bic=bic,
        account=_account(account)
        or (checks.told(said(body, "ClrSysMmbId/MmbId")) or None if bank is not None else None),
        born=_born(body),
        lei=said(body, *_LEIS) or None,
        numbers=tuple(_numbers(body)),
        address=tuple(_lines(body)),
    )


def _bic(body: Element) -> str | None:
    found = first(body, *_BICS)
    if found is None:
        return None
    try:
        return checks.bic(leaf(found))
    except InputError as fault:
        raise at(found, fault) from None


def _country(body: Element) -> str | None:
    found = first(body, *_COUNTRY)
    if found is None:
        return None
    try:
        return checks.country(leaf(found))
    except InputError as fault:
        raise at(found, fault) from None


def _account(element: Element | None) -> str | None:
    return None if element is None else checks.told(said(element, "Id/IBAN", "Id/Othr/Id", "Prxy/Id")) or None


def _born(body: Element) -> str | None:
    found = first(body, "Id/PrvtId/DtAndPlcOfBirth/BirthDt")
    if found is None:
        return None
    try:
        return checks.day(leaf(found)[:10]).isoformat()
    except InputError as fault:
        raise at(found, fault) from None


def _numbers(body: Element) -> Iterator[str]:
    """The numbers that States and their registers gave."""
    for path, codes in (("Id/PrvtId/Othr", _PRIVATE), ("Id/OrgId/Othr", _ORGANISED)):
        for other in descend(body, path):
            number = checks.told(said(other, "Id"))
            if number and said(other, "SchmeNm/Cd") in codes:
                yield number


def _lines(body: Element, only: str = "") -> Iterator[str]:
    """The parts of an address, or those of one name; a part without a name of its own, `AdrLine`, may end with a country."""
    for address in descend(body, "PstlAdr"):
        for part in address:
            name = local(part) if isinstance(part.tag, str) else ""
            if name and name == (only or name) and name not in _NO_LINE and not len(part):
                line = checks.told(leaf(part))
                if line:
                    yield line
