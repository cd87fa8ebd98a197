"""A party to a transaction as a value: its name or reference, how certain it is, and its particulars."""

import re
from datetime import date
from typing import Final, Literal, TypeAlias

from detente.codes import countries
from detente.files import limits
from detente.value import value
from detente.vocabulary import PARTY_ROLES

Certainty: TypeAlias = Literal["certain", "doubtful", "denied"]
"""Whether the party that is named is meant, may be meant, or is not meant."""
NumberKind: TypeAlias = Literal["BIC", "LEI", "number", "account"]

MAX_LETTERS: Final = limits.MOST_NAME
"""The most characters of one name."""
REFERENCE: Final = re.compile(r"[A-Z]{2}[ei]\.[0-9]{3,}")
"""A reference number of the Council's lists: the list's letters, `e` (entity) or `i` (individual), a number."""
_SHIP: Final = re.compile(r"[0-9]{7}")
_BORN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ANY_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./ -]{3,118}[A-Za-z0-9]")
_NUMBERS: Final[dict[NumberKind, re.Pattern[str]]] = {
    "BIC": re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"),
    "LEI": re.compile(r"[A-Z0-9]{18}[0-9]{2}"),
    "number": _ANY_NUMBER,
    "account": _ANY_NUMBER,
}


@value
class PartyNumber:
    """An identification or registration number of a party.

    Raises:
        ValueError: the text is no number of this kind.
    """

    kind: NumberKind
    """`number` is an identifier that a State or a register gave: of a passport, an identity card, a taxpayer."""
    text: str

    def __post_init__(self) -> None:
        if not _NUMBERS[self.kind].fullmatch(self.text) or "  " in self.text:
            raise ValueError(f"{self.text!r} is not a {self.kind}")


@value
class PartyReference:
    """A party or a vessel as a transaction refers to it.

    Raises:
        ValueError: the text form (`party_text`) cannot express the value.
    """

    name: str = ""
    """A name, a reference of a list (`KPe.047`) or the IMO number of a vessel; empty where only numbers are stated."""
    certainty: Certainty = "certain"
    """Always `certain` where particulars are stated: they identify who takes part; only a listed party can be in doubt."""
    role: str | None = None
    """The role in a payment, one of `PARTY_ROLES`."""
    country: str | None = None
    born: str | None = None
    """The date of birth as a day, a month or a year: `1957-01-01`, `1957-01`, `1957`."""
    numbers: tuple[PartyNumber, ...] = ()

    def __post_init__(self) -> None:
        if not self.name and not self.numbers:
            raise ValueError("neither a name nor a number")
        if ";" in self.name or " ".join(self.name.split()) != self.name:
            raise ValueError(f"{self.name!r}: a name has single spaces and no semicolon")
        if self.detailed:
            self._check_particulars()

    def _check_particulars(self) -> None:
        if self.certainty != "certain":
            raise ValueError(f"{self.name!r}: only a certain party has particulars")
        if self.role is not None and self.role not in PARTY_ROLES:
            raise ValueError(f"{self.role!r} is not a role")
        if self.country is not None and not countries.exists(self.country):
            raise ValueError(f"{self.country!r} is not a country")
        if self.born is not None and not is_birth(self.born):
            raise ValueError(f"{self.born!r} is not a day, a month or a year")

    @property
    def detailed(self) -> bool:
        """Whether particulars are stated besides the name."""
        return not (self.role is None and self.country is None and self.born is None and not self.numbers)

    @property
    def is_reference(self) -> bool:
        """Whether it is given by its reference, which lists and the law have."""
        return bool(REFERENCE.fullmatch(self.name))

    @property
    def is_vessel(self) -> bool:
        """Whether it is given by an IMO number."""
        return bool(_SHIP.fullmatch(self.name))

    @property
    def described(self) -> str:
        """Its role, name, country, date of birth and numbers, for a reader: `debtor Acme Ltd (country CN, BIC …)`."""
        stated = [f"country {self.country}"] if self.country else []
        stated += [f"born {self.born}"] if self.born else []
        stated += [f"{'IMO' if self.role == 'vessel' else each.kind} {each.text}" for each in self.numbers]
        words = " ".join(filter(None, (self.role, self.name)))
        return f"{words} ({', '.join(stated)})" if stated else words

    @property
    def display_name(self) -> str:
        """The name, or the first of the numbers where it has no name."""
        return self.name or self.numbers[0].text

    @property
    def certain(self) -> bool:
        """Whether it is meant."""
        return self.certainty == "certain"

    @property
    def doubtful(self) -> bool:
        """Whether it may be meant, or may not."""
        return self.certainty == "doubtful"

    @property
    def denied(self) -> bool:
        """Whether it is not meant."""
        return self.certainty == "denied"


def doubtful(name: str) -> PartyReference:
    """The reference to a listed party or a vessel that may be meant."""
    return PartyReference(name=name, certainty="doubtful")


def is_birth(text: str) -> bool:
    """Whether a text is a day, a month or a year of the calendar, such as `1957-01-01`, `1957-01` or `1957`."""
    found = _BORN.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
