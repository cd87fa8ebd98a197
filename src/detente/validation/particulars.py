"""What a field says of a party beside its name, drawn from the party's own entry: numbers, and dates of birth in words.

Each text must find the party whose number or date it is; a date of birth that is another must not hide the same name.
"""

import re
from typing import Final

from detente.parties.entity import Entity, IdKind
from detente.validation.family import Draw, is_recognisable, latin

_MONTHS: Final = (
    ("January", "Jan", "janvier"), ("February", "Feb", "février"), ("March", "Mar", "mars"), ("April", "Apr", "avril"),
    ("May", "May", "mai"), ("June", "Jun", "juin"), ("July", "Jul", "juillet"), ("August", "Aug", "août"),
    ("September", "Sep", "septembre"), ("October", "Oct", "octobre"), ("November", "Nov", "novembre"),
    ("December", "Dec", "décembre"),
)  # fmt: skip
_IN_WORDS: Final = (
    "{name} DOB {day} {short} {year}",
    "{name}, born {day} {long} {year}",
    "{name} né le {day} {french} {year}",
    "{name} ({day}/{month}/{year})",
    "{name} {year}{month}{day}",
)
_WHOLE_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHIP: Final = (
    "{name} IMO{number}",
    "{name} IMO {number}",
    "{name} (IMO: {number})",
    "{name}{number}",
    "{name} {number}",
)
_LABELS: Final = ("INN {}", "OGRN: {}", "No. {}", "ID {}", "INN-{}")
_LONG: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{8,}(?![0-9A-Za-z])")
"""A number of eight digits or more among words: it has no letters that belong to it."""
_BIC: Final = re.compile(r"[A-Z0-9]{8}")
YEARS: Final = 17
"""How much younger the bearer of the same name is made."""


def imo_joined(name: str, entity: Entity) -> str | None:
    """The IMO number of a ship stands behind its name, labelled or not, joined or apart."""
    number = _number(entity, "imo")
    if number is None or entity.kind != "vessel" or not name.strip() or not latin(name) or any(map(str.isdigit, name)):
        return None
    return Draw("imo-joined", name).among(_SHIP).format(name=name, number=number)


def imo_alone(name: str, entity: Entity) -> str | None:
    """The IMO number of a ship stands where the name should."""
    number = _number(entity, "imo")
    return None if number is None else Draw("imo-alone", name).among(("{}", "IMO {}", "IMO{}")).format(number)


def bic_with_branch(name: str, entity: Entity) -> str | None:
    """The BIC of a bank stands where the name should, with a branch behind it."""
    number = _number(entity, "bic")
    if number is None or _BIC.fullmatch(number) is None:
        return None
    return f"{number}{Draw('bic-with-branch', name).among(('XXX', '001', 'MOW'))}"


def number_labelled(name: str, entity: Entity) -> str | None:
    """A number of the party stands where the name should, with a label before it and without what the list says around it."""
    found = [
        long[0] for each in entity.numbers if each.kind not in ("imo", "mmsi") and (long := _LONG.search(each.text))
    ]
    if not found or _DATE_LIKE.fullmatch(found[0]):
        return None
    return Draw("number-labelled", name).among(_LABELS).format(found[0])


_DATE_LIKE: Final = re.compile(r"(?:1[89]|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")


def birth_in_words(name: str, entity: Entity) -> str | None:
    """The party's own day of birth stands behind the name, in words or figures."""
    return _with_birth("birth-in-words", name, entity, years=0)


def other_birth(name: str, entity: Entity) -> str | None:
    """Another day of birth stands behind the same name: the party is told all the same."""
    return _with_birth("other-birth", name, entity, years=YEARS)


def _with_birth(family: str, name: str, entity: Entity, *, years: int) -> str | None:
    days = [found for each in entity.births if (found := _WHOLE_DAY.fullmatch(each))]
    if entity.kind != "person" or not days or not is_recognisable(name) or not latin(name):
        return None
    if any(map(str.isdigit, name)):
        return None
    year, month, day = days[0].groups()
    long, short, french = _MONTHS[int(month) - 1]
    return (
        Draw(family, name)
        .among(_IN_WORDS)
        .format(name=name, day=day, month=month, year=int(year) + years, long=long, short=short, french=french)
    )


def _number(entity: Entity, kind: IdKind) -> str | None:
    return next((each.text for each in entity.numbers if each.kind == kind), None)
