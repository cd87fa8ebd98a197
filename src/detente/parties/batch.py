"""Many customers against the lists: a line for each hit, in the order of rows."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

import msgspec

from detente.law.inforce import LawInForce
from detente.law.instrument import value
from detente.parties.customers import Customer
from detente.parties.entity import Entity
from detente.parties.features import Query
from detente.parties.follow import follows
from detente.parties.match import ALERT, Match
from detente.parties.screening import Screening

KEY: Final = 8
"""Bytes that name a query. That a new customer has those of another by chance is as likely as 1 in 10^13, with a million of each."""
_PACK: Final = msgspec.msgpack.Encoder()


@value
class Hit:
    """A customer who may be a listed party."""

    row: int
    id: str
    """The customer's own number, or the row."""
    role: str
    query: str
    """The name that was asked for."""
    points: int
    list: str
    ref: str
    """The entry's reference on its list."""
    name: str
    """The listed name that is most alike."""
    party: str
    """The entry's main name."""
    measures: str
    """What follows, each with its paragraph, with semicolons between them."""
    edition: str
    match: str
    """The match's stable id."""
    asked: str
    """What names the query; the same for the same cells, whatever the row."""


def key(query: Query) -> bytes:
    """What names a query: two that differ in anything have different ones."""
    return blake2b(_PACK.encode(query), digest_size=KEY).digest()


class Batch:
    """Screens customers, and keeps count."""

    def __init__(self, screening: Screening, law: LawInForce, least: int = ALERT) -> None:
        self.screening = screening
        self.law = law
        self.least = least
        self.customers = 0
        self.alerted = 0
        self.hits = 0
        self._measures: dict[tuple[str, str, str], str] = {}

    def hits_of(self, customers: Iterable[Customer]) -> Iterator[Hit]:
        """Every hit, the best of each customer first."""
        for customer in customers:
            yield from self.counted(self.of(customer))

    def of(self, customer: Customer) -> list[Hit]:
        """The hits of one customer, not counted."""
        return self.told(customer, self.screening.match(customer.query, self.least))

    def counted(self, hits: list[Hit]) -> list[Hit]:
        """The hits of one customer, counted."""
        self.customers += 1
        self.alerted += bool(hits)
        self.hits += len(hits)
        return hits

    def told(self, customer: Customer, matches: Iterable[Match]) -> list[Hit]:
        """The matches of a customer as hits."""
        return [self._hit(customer, each) for each in matches]

    def _hit(self, customer: Customer, match: Match) -> Hit:
        return Hit(
            row=customer.row,
            id=customer.id,
            role=customer.role,
            query=customer.query.name,
            points=match.points,
            list=match.list,
            ref=match.entity.id,
            name=match.name,
            party=match.entity.name,
            measures=self.measures(match.entity, match.list),
            edition=match.edition,
            match=match.id,
            asked=key(customer.query).hex(),
        )

    def measures(self, entity: Entity, list_: str) -> str:
        """What follows for an entry, in one line."""
        place = (list_, entity.id, entity.name)
        found = self._measures.get(place)
        if found is None:
            found = self._measures[place] = "; ".join(map(str, follows(entity, list_, self.law)))
        return found
