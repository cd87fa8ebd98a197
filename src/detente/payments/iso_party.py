"""Read the parties of ISO 20022: the elements that hold a customer or a bank, and the party that each names."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from detente.codes.country_texts import CountryText
from detente.errors import InputError
from detente.files.xml import descend, local
from detente.payments import addresses, checks
from detente.payments.message import Named
from detente.payments.told import FaultLog, kept

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
"""Codes of numbers that a State or its registers give; numbers that a bank or an employer gives do not identify a party elsewhere."""
_NO_LINE: Final = ("Ctry", "AdrTp")


def text_of(element: Element, most: int = checks.MAXIMUM_VALUE) -> str:
    """Return the text of an element, also after a comment in it. Raises InputError, with the line."""
    inside = next((local(child) for child in element if isinstance(child.tag, str)), None)
    if inside is not None:
        raise located(element, InputError(f"holds <{inside}> where text belongs", hint="Ask the sender for it again."))
    try:
        return checks.plain((element.text or "") + "".join(child.tail or "" for child in element), most)
    except InputError as fault:
        raise located(element, fault) from None


def located(element: Element, fault: InputError) -> InputError:
    """Return a fault with the element and its line, where it has no place yet."""
    if fault.where:
        return fault
    return InputError(f"{local(element)} {fault.what}", where=f"line {element.sourceline}", hint=fault.hint)


def first(element: Element, *paths: str) -> Element | None:
    """Return the first element that lies on one of these paths and holds a text."""
    return next((found for path in paths for found in descend(element, path) if len(found) or text_of(found)), None)


def text_at(element: Element, *paths: str) -> str:
    """Return the text of the first element on one of these paths, empty if there is none. Raises InputError."""
    found = first(element, *paths)
    return "" if found is None else text_of(found)


def parties(scope: Element, prefix: str = "", told: FaultLog | None = None) -> Iterator[Named]:
    """Yield the parties that the children of an element name, by their roles.

    Raises:
        InputError: a value cannot be read, with the line; with `told` it is told there, and the party is read without it.
    """
    children = {local(child): child for child in scope if isinstance(child.tag, str)}
    for child in scope:
        role = ROLES.get(local(child)) if isinstance(child.tag, str) else None
        if role is not None and len(child):
            yield _named(child, children.get(f"{local(child)}Acct"), prefix + role, told)


def _named(element: Element, account: Element | None, role: str, told: FaultLog | None) -> Named:
    """Return the party; in a choice between a customer (`Pty`) and a bank (`Agt`), the one that is given."""
    held = first(element, "Pty", "Agt")
    inner = element if held is None else held
    bank = first(inner, "FinInstnId")
    body = inner if bank is None else bank
    bic = kept(told, lambda: _bic(body), None)
    said = _said_country(body, told)
    own = checks.country_of(bic) if bank is not None else None
    lines: tuple[str, ...] = kept(told, lambda: tuple(_lines(body)), ())
    number = "ClrSysMmbId/MmbId" if bank is not None else ""
    return Named(
        role=role,
        name=_name(body, told) or _unread_bic(body, bic),
        country=said.code if said.code or said.may_be else own,
        bic=bic,
        account=kept(told, lambda: _account(account), None)
        or kept(told, lambda: checks.unless_placeholder(text_at(body, number)) or None if number else None, None),
        born=kept(told, lambda: _born(body), None),
        lei=kept(told, lambda: text_at(body, *_LEIS) or None, None),
        numbers=kept(told, lambda: tuple(_numbers(body)), ()),
        address=lines,
        open_country=bool(said.may_be),
    )


def _name(body: Element, told: FaultLog | None) -> str:
    """Return the name; one that cannot be read whole is cleaned and cut, and so it is screened."""
    raw = next(iter(descend(body, "Nm")), None)
    rest = "" if raw is None or told is None else checks.cleaned("".join(map(str, raw.itertext())))
    return kept(told, lambda: checks.unless_placeholder(text_at(body, "Nm")), rest)


def _unread_bic(body: Element, bic: str | None) -> str:
    """Return what stands where a BIC should, so that it is screened as a name; empty where the BIC is read or there is none."""
    found = first(body, *_BICS) if bic is None else None
    return "" if found is None else checks.unless_placeholder(checks.cleaned("".join(map(str, found.itertext()))))


def _said_country(body: Element, told: FaultLog | None) -> CountryText:
    """Return the country that is stated, else the one that the address ends with; left open where the town denies it."""
    lines: list[str] = kept(told, lambda: list(_lines(body, "AdrLine")), [])
    stated = kept(told, lambda: _country(body), None)
    towns: list[str] = kept(told, lambda: list(_lines(body, "TwnNm")), [])
    said = (
        addresses.agreed(CountryText(code=stated), [*lines, *towns]) if stated else addresses.at_end([*lines, *towns])
    )
    if said.may_be and told is not None:
        told.add(open_country(said, f"line {body.sourceline}"))
    return said


def open_country(said: CountryText, where: str) -> InputError:
    """The fault of an address that leaves its country open."""
    codes = " or ".join(said.may_be)
    if said.town is not None:
        what = f"the address has a town in {said.town} and another country, so it may be {codes}; its country counts as unknown"
    else:
        what = f"the address may be in {codes}; its country counts as unknown"
    return InputError(what, where=where, hint="Ask the sender which of them it is.")


def _bic(body: Element) -> str | None:
    found = first(body, *_BICS)
    if found is None:
        return None
    try:
        return checks.bic(text_of(found))
    except InputError as fault:
        raise located(found, fault) from None


def _country(body: Element) -> str | None:
    found = first(body, *_COUNTRY)
    if found is None:
        return None
    try:
        return checks.country(text_of(found))
    except InputError as fault:
        raise located(found, fault) from None


def _account(element: Element | None) -> str | None:
    return (
        None
        if element is None
        else checks.unless_placeholder(text_at(element, "Id/IBAN", "Id/Othr/Id", "Prxy/Id")) or None
    )


def _born(body: Element) -> str | None:
    found = first(body, "Id/PrvtId/DtAndPlcOfBirth/BirthDt")
    if found is None:
        return None
    try:
        return checks.day(text_of(found)[:10]).isoformat()
    except InputError as fault:
        raise located(found, fault) from None


def _numbers(body: Element) -> Iterator[str]:
    """Yield the numbers that States and their registers gave."""
    for path, codes in (("Id/PrvtId/Othr", _PRIVATE), ("Id/OrgId/Othr", _ORGANISED)):
        for other in descend(body, path):
            number = checks.unless_placeholder(text_at(other, "Id"))
            if number and text_at(other, "SchmeNm/Cd") in codes:
                yield number


def _lines(body: Element, only: str = "") -> Iterator[str]:
    """Yield the parts of an address, or those of one name; an unnamed part, `AdrLine`, may end with a country."""
    for address in descend(body, "PstlAdr"):
        for part in address:
            name = local(part) if isinstance(part.tag, str) else ""
            if name and name == (only or name) and name not in _NO_LINE and not len(part):
                line = checks.unless_placeholder(text_of(part))
                if line:
                    yield line
