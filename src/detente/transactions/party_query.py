"""The query that screens a party against the lists, the same for `decide` and for `party match --file`."""

from typing import Final

from detente.parties.match.features import Query
from detente.parties.match.match import INVISIBLE_CHARACTERS
from detente.parties.screening.query import query as screening_query
from detente.transactions.party import PartyNumber, PartyReference

_SHORT_BIC: Final = len("BANKDEFF")


def query(party: PartyReference, name: str | None = None) -> Query:
    """The query for a party with all its particulars; with `name`, for that part of its name only.

    Raises InputError for a name without a letter where no number is stated, and for a name that is too long.
    """
    given = party.name if name is None else name
    return screening_query(
        "".join(char if char.isprintable() or char in INVISIBLE_CHARACTERS else " " for char in given),
        born=party.born or "",
        countries=[party.country or ""],
        numbers=[text for number in party.numbers for text in _forms(number)],
    )


def vessel(party: PartyReference) -> Query:
    """The query for a vessel that is given by its IMO number alone. Raises InputError for a wrong check digit."""
    return screening_query("", imo=party.name)


def _forms(number: PartyNumber) -> tuple[str, ...]:
    """The forms in which lists may write a number: a BIC also as that of the bank's head office, with `XXX` or without."""
    if number.kind != "BIC":
        return (number.text,)
    bank = number.text[:_SHORT_BIC]
    return number.text, bank, f"{bank}XXX"
