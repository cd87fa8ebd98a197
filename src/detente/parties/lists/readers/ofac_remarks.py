"""The remarks of an OFAC entry: `DOB 2 May 1971; nationality Iran; Passport A123 (Iran); a.k.a. 'KOMID'.`."""

import re
from collections.abc import Iterator
from typing import Final

from detente.codes.country_names import by_name
from detente.errors import Issue
from detente.parties import partial_dates
from detente.parties.entity import IdKind, Name, Number

_ALSO = re.compile(r"(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) '(.+?)'\.?$")
_BIRTH = re.compile(r"(?:alt\. )?DOB (.+)")
_NATION = re.compile(r"(?:alt\. )?(?:nationality|citizen|Nationality of Registration|Flag Country:?|Vessel Flag) (.+)")
_NUMBERS: Final[tuple[tuple[str, IdKind], ...]] = (
    (r"Vessel Registration Identification (?:IMO )?(\d{7})", "imo"),
    (r"Identification Number IMO (\d{7})", "imo"),
    (r"MMSI (\d{9})", "mmsi"),
    (r"(?:Diplomatic |Stateless Person )?Passport ([A-Z0-9][\w/ .-]*\d[\w/-]*)", "passport"),
    (
        r"(?:National ID No\.|Cedula No\.|Identification Number|Personal ID Card|Citizen's Card Number|C\.U\.R\.P\.|Afghan.{0,40}?ID)\s*((?:[A-Z]{1,4} )?[\w./-]*\d[\w./ -]*)",
        "national-id",
    ),
    (r"(?:Tax ID No\.|NIT #|RUC #|RFC|R\.F\.C\.|V\.A\.T\. Number)\s*((?:[A-Z]{1,4} )?[\w./-]*\d[\w./ -]*)", "tax-id"),
    (
        r"(?:Registration Number|Registration ID|Business Registration Number|Commercial Registry Number|Company Number|C\.R\. No\.|Legal Entity Number|Unified Social Credit Code \(USCC\)|Folio Mercantil No\.)\s*((?:[A-Z]{1,4} )?[\w./-]*\d[\w./ -]*)",
        "registration",
    ),
    (r"SWIFT/BIC ([A-Z0-9]{8,11})", "bic"),
    (r"Digital Currency Address - \w+ ([A-Za-z0-9]{20,})", "wallet"),
    (r"Aircraft Tail Number ([\w-]+)", "tail"),
    (r"Call Sign ([\w-]+)", "call-sign"),
)
_COMPILED = tuple((re.compile(rf"(?:alt\. )?{pattern}"), kind) for pattern, kind in _NUMBERS)
_BRACKET = re.compile(r"\(([^()]+)\)")


def parts(remarks: str) -> list[str]:
    """Return the remarks one by one, without the full stop of the last."""
    return [part.strip() for part in remarks.strip().removesuffix(".").split(";") if part.strip()]


def names(remarks: list[str]) -> Iterator[Name]:
    """Yield the weak aliases, which OFAC puts in single quotes among the remarks."""
    for part in remarks:
        if found := _ALSO.match(part):
            yield Name(text=found[1], quality="weak")


def births(remarks: list[str], where: str, issues: list[Issue]) -> Iterator[str]:
    """Yield the dates of birth; one that cannot be read becomes an issue."""
    for part in remarks:
        if found := _BIRTH.match(part):
            day = partial_dates.day(found[1])
            if day is None:
                issues.append(
                    Issue(where=where, what=f"a day of birth that cannot be read: {found[1]!r}", code="unreadable")
                )
            else:
                yield day


def countries(remarks: list[str], where: str, issues: list[Issue]) -> Iterator[str]:
    """Yield the nationalities and flags."""
    for part in remarks:
        if found := _NATION.match(part):
            code = by_name(found[1])
            if code is None:
                issues.append(
                    Issue(where=where, what=f"a country that is not known: {found[1]!r}", code="unknown-word")
                )
            else:
                yield code


def numbers(remarks: list[str]) -> Iterator[Number]:
    """Yield the numbers of passports, taxpayers, ships (IMO), wallets and the like."""
    for part in remarks:
        for pattern, kind in _COMPILED:
            if found := pattern.match(part):
                yield Number(kind=kind, text=found[1].strip(), country=_issuer(part[found.end(1) :]))
                break


def _issuer(rest: str) -> str | None:
    """Return the first bracket that is a country; a court or a status may come before it."""
    return next((code for text in _BRACKET.findall(rest) if (code := by_name(text))), None)
