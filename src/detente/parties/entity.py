"""A listed party in one compact form, whatever list it came from."""

from datetime import date
from typing import Final, Literal, get_args

from detente.value import value

Kind = Literal["person", "entity", "vessel", "aircraft", "other"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Quality = Literal["primary", "alias", "weak"]
"""The quality that a list gives a name: its main name, an alias, or a name of low quality (weak)."""

IdKind = Literal[
    "passport",
    "national-id",
    "tax-id",
    "registration",
    "imo",
    "mmsi",
    "call-sign",
    "bic",
    "lei",
    "wallet",
    "tail",
    "other",
]


@value
class Name:
    """One name of a party, as the list writes it."""

    text: str
    quality: Quality = "alias"


@value
class Number:
    """A number that identifies a party: `imo`, a passport, a tax number, an address of a wallet."""

    kind: IdKind
    text: str
    country: str | None = None
    """The issuing country, alpha-2."""


@value
class Entity:
    """A person, an organisation, a vessel or an aircraft as one edition of one list gives it."""

    id: str
    """The list's own reference (`KPe.001`, an OFAC number); the same from edition to edition."""
    kind: Kind
    names: tuple[Name, ...]
    """The main name first; at least one."""
    births: tuple[str, ...] = ()
    """Dates of birth as far as they are known: `1971`, `1971-05`, `1971-05-02`, or a range `1970/1973`."""
    countries: tuple[str, ...] = ()
    """Nationality, registration, flag or address, alpha-2."""
    numbers: tuple[Number, ...] = ()
    programmes: tuple[str, ...] = ()
    """As the list writes them: `SDGT`, `Al-Qaida`, `EU-SYR`."""
    measures: tuple[str, ...] = ()
    """The list's own words for its measures: `Asset freeze`, `Travel ban`."""
    references: tuple[str, ...] = ()
    """References of other lists that this one gives for the same party, a UN number say."""
    listed_on: date | None = None

    @property
    def name(self) -> str:
        """Return the main name."""
        return self.names[0].text

    @property
    def original_script(self) -> tuple[str, ...]:
        """Return the names that are not in Latin letters."""
        return tuple(name.text for name in self.names if any(char.isalpha() and char > "\u024f" for char in name.text))
