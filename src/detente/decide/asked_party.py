"""How the lists are asked for a party of a transaction: whether they can be, what it is called, and with which queries."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente.codes import imo
from detente.transactions.party import PartyReference
from detente.transactions.party_text import text_of

if TYPE_CHECKING:
    from detente.parties.match.features import Query


def is_asked(party: PartyReference) -> bool:
    """Whether the lists can be asked for a party: one that is designated by its number or reference is known already."""
    return not (party.is_reference or party.is_vessel) and (bool(party.numbers) or any(map(str.isalnum, party.name)))


def asked(party: PartyReference) -> str:
    """A party as the transaction calls it, without what it states about it."""
    return party.display_name if party.detailed else text_of(party)


def by_number(given: Iterable[PartyReference]) -> list[PartyReference]:
    """The vessels that are given by their IMO number, for certain or not, each once."""
    numbers = dict.fromkeys(each.name for each in given if each.is_vessel and not each.denied and imo.valid(each.name))
    return [PartyReference(name=number) for number in numbers]


def queries(party: PartyReference) -> "Iterator[Query]":
    """The query for a party; and where commas may stand between several parties, one for each of them."""
    from detente.transactions.party_query import query, vessel  # noqa: PLC0415 -- numbers and arrays load only where there is a name

    if party.is_vessel:
        yield vessel(party)
        return
    yield query(party)
    yield from (query(party, part) for part in _parts(party.name))


def _parts(name: str) -> list[str]:
    """What stands between the commas of a name, where that may be several parties: each of two words or more."""
    parts = [part.strip() for part in name.split(",")]
    several = len(parts) > 1 and all(len(part.split()) > 1 for part in parts)
    return [part for part in parts if any(map(str.isalnum, part))] if several else []
