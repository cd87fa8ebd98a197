"""What ties a transaction to the target of its regime: a side, a place, a vessel's flag, or a party or a bank in any role.

A tie is no verdict. It marks the row in every form of output, so that a permitted payment to the target is never mistaken for
one that has nothing to do with it.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from detente.law.declaration import Declaration
from detente.transactions.columns import COLUMNS
from detente.transactions.party import PartyReference
from detente.transactions.transaction import Transaction
from detente.value import value

COUNTRIES: Final = tuple(column.name for column in COLUMNS if column.kind == "country")
PLACES: Final = tuple(column.name for column in COLUMNS if column.kind == "place")
BANK_COUNTRY: Final = slice(4, 6)
"""The letters of a BIC that are the country of the bank."""


@value
class Ties:
    """Finds what ties transactions to the target of a regime; a regime without a target has no ties."""

    target: str = ""
    places: Mapping[str, str]
    """The names of places that the regime declares, each with its country."""

    def of(self, row: Transaction) -> tuple[str, ...]:
        """Return the ties of a transaction, each in words: its column or the role of a party, and what ties it."""
        given = {name: getattr(row, name) for name in (*COUNTRIES, *PLACES)}
        return tuple(dict.fromkeys(self.found(given, row.parties)))

    def found(self, given: Mapping[str, str | None], parties: tuple[PartyReference, ...]) -> Iterator[str]:
        """Yield the ties of these countries and places, by their columns, and of these parties."""
        if not self.target:
            return
        for name in COUNTRIES:
            if given.get(name) == self.target:
                yield f"{name} {self.target}"
        for name in PLACES:
            place = given.get(name)
            if place and (place[:2] == self.target if place.isupper() else self.places.get(place) == self.target):
                yield f"{name} {place}"
        for each in parties:
            if self._party(each):
                yield f"{each.role or 'party'} {each.display_name}"

    def _party(self, party: PartyReference) -> bool:
        banks = [each.text[BANK_COUNTRY] for each in party.numbers if each.kind == "BIC"]
        return not party.denied and self.target in (party.country, *banks)


def of_regime(regime: Declaration) -> Ties:
    """Return what finds the ties to the target that a regime declares."""
    names = {name: place.country for place in regime.places for name in (place.id, *place.names) if place.country}
    return Ties(target=regime.target or "", places=names)
