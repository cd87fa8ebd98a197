"""Read the parties of SWIFT MT: the party that the lines of a field name, by its option."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from detente.codes import countries
from detente.codes.country_texts import CountryText
from detente.errors import InputError
from detente.payments import addresses, checks
from detente.payments.message import Named
from detente.payments.mt_text import Field

BICS: Final = ("A", "50C", "50G")
"""Options and fields that give a BIC; 57C gives an account."""

_NUMBERED: Final = re.compile(r"([1-8])/(.*)")
_CLAIM: Final = re.compile(r"(ARNU|CCPT|CUST|DRLC|EMPL|NIDN|SOSE|TXID)/([A-Z]{2})/(.+)")
"""In place of an account: a kind of document, the country that issued it, its number."""
_BY_A_STATE: Final = frozenset({"ARNU", "CCPT", "DRLC", "NIDN", "SOSE", "TXID"})
"""Documents that a State gives; numbers of customers and employees do not identify a party elsewhere."""
_NATIONAL: Final = re.compile(r"[A-Z]{2}/(.+)")
"""A country and the number that it gave."""
_SIDE: Final = re.compile(r"/[CD]/(?=.)")
"""Whether an account is to be credited or debited."""
_ABROAD: Final = re.compile(r"([A-Z]{2})(?:/(.*))?")
_UNMARKED: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}|(?=(?:[A-Z-]*[0-9]){6})[A-Z]{0,4}[0-9][0-9A-Z-]{5,33}")
"""An account whose line lacks the slash: an IBAN, or a number of six digits or more."""
_ANY_BIC: Final = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_FULL: Final = 33
"""Characters from which a line of 35 may have been too short for a name, because the next word would not have fitted."""


def named(field: Field, role: str, *, bank: bool) -> Named:
    """Return the party that a field names; a bank has the country of its BIC. Raises InputError for what the option forbids."""
    if len(field.lines) > checks.MAXIMUM_VALUE:
        raise InputError(f"has {len(field.lines):,} lines")
    lines = [line for line in map(checks.plain, field.lines) if line]
    if field.option == "F":
        return _numbered(lines, role)
    account, rest = _account(lines)
    if field.option in BICS or field.tag in BICS:
        return _by_bic(rest, role, account, bank=bank)
    return _in_lines(rest, role, account)


def _in_lines(lines: Sequence[str], role: str, account: str | None) -> Named:
    """Return the party of a name with the lines of an address."""
    address = tuple(lines[1:])
    said = addresses.at_end(address)
    return Named(
        role=role,
        name=checks.unless_placeholder(lines[0]) if lines else "",
        country=said.code,
        account=account,
        address=address,
        open_country=bool(said.may_be),
    )


def rescued(field: Field, role: str) -> Named | None:
    """Return whom a field that `named` refuses may name: its first line as a name, a BIC wherever it stands; None: nobody."""
    lines = [line for line in map(checks.cleaned, field.lines[: checks.MAXIMUM_VALUE]) if line]
    account, rest = _account(lines)
    rest = [_NUMBERED.sub(r"\2", line) for line in rest]
    found = next((code for line in rest for code in _ANY_BIC.findall(line) if checks.country_of(code)), None)
    if field.option == "A" and found is not None and len(rest) == 1:
        rest = []
    named_so = _in_lines(rest, role, account)
    given = replace(
        named_so, bic=found, country=named_so.country or checks.country_of(found) if found else named_so.country
    )
    return given if given.name or given.bic else None


def continued_name(given: Named) -> Named | None:
    """A party of an option without numbers, its name with the line after it; None where the name does not fill its line.

    Where a name ends and an address begins no message says, so both readings are screened.
    """
    if len(given.name) < _FULL or not given.address:
        return None
    return replace(given, name=f"{given.name} {given.address[0]}", address=given.address[1:])


def _account(lines: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the account in the first line, and the lines that follow; `//` precedes the number of a clearing system."""
    if lines and not lines[0].startswith("/"):
        return (lines[0], lines[1:]) if len(lines) > 1 and _UNMARKED.fullmatch(lines[0]) else (None, lines)
    if not lines:
        return None, lines
    account = _SIDE.sub("", lines[0], count=1).lstrip("/").strip()
    return checks.unless_placeholder(account) or None, lines[1:]


def _by_bic(lines: Sequence[str], role: str, account: str | None, *, bank: bool) -> Named:
    if len(lines) != 1:
        raise InputError("takes an account and one BIC", hint="Ask the sender for it again.")
    found = checks.bic(lines[0])
    return Named(role=role, name="", country=checks.country_of(found) if bank else None, bic=found, account=account)


def _numbered(lines: Sequence[str], role: str) -> Named:
    """Option F: `1/` name, `2/` address, `3/` country and town, `4/` birth day, `5/` its place, `6/`-`8/` numbers."""
    claim = _CLAIM.fullmatch(lines[0]) if lines else None
    account, rest = (claim[3], lines[1:]) if claim is not None else _account(lines)
    parts = [_part(line) for line in rest]
    stated, (*towns,) = _country_and_towns([text for number, text in parts if number == "3"])
    streets = [text for number, text in parts if number == "2"]
    said = addresses.agreed(CountryText(code=stated), towns) if stated else addresses.at_end([*streets, *towns])
    born = next((text for number, text in parts if number == "4"), None)
    numbers = [claim[3]] if claim is not None and claim[1] in _BY_A_STATE else []
    national = (_NATIONAL.fullmatch(text) for number, text in parts if number == "7")
    return Named(
        role=role,
        name=" ".join(text for number, text in parts if number == "1" and checks.unless_placeholder(text)),
        country=said.code,
        account=account,
        open_country=bool(said.may_be),
        born=checks.day(born).isoformat() if born is not None else None,
        numbers=tuple(dict.fromkeys([*numbers, *(found[1] for found in national if found is not None)])),
        address=tuple(text for text in (*streets, *towns) if text),
    )


def _part(line: str) -> tuple[str, str]:
    found = _NUMBERED.fullmatch(line)
    if found is None:
        raise InputError(f"has a line without its number, {checks.shown(line)}", hint="Each line begins with 1/ to 8/.")
    return found[1], found[2].strip()


def _country_and_towns(lines: Sequence[str]) -> tuple[str | None, Iterator[str]]:
    """Return the country that the first line begins with, and the towns; a text that begins with no code is all town."""
    found = _ABROAD.fullmatch(lines[0]) if lines else None
    if found is None or not countries.exists(found[1]):
        return None, iter(lines)
    return found[1], iter([found[2] or "", *lines[1:]])
