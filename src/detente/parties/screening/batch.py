"""Screen many customers against the lists: a line for each hit, in the order of rows."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

import msgspec

from detente.errors import DetenteError
from detente.law.inforce import LawInForce
from detente.parties.entity import Entity
from detente.parties.match.features import FULL_SCORE, Query
from detente.parties.match.match import ALERT, Match
from detente.parties.screening.customers import Customer
from detente.parties.screening.measures import follows
from detente.parties.screening.screening import Screening
from detente.value import value

KEY: Final = 8
"""Bytes of a query's key.

With a million old and a million new customers, the chance that two different ones share a key is 1 in 10^13.
"""
BATCH_SIZE: Final = 1000
"""Customers whose words are looked up together."""
_PACK: Final = msgspec.msgpack.Encoder()


@value
class Hit:
    """A customer who may be a listed party."""

    row: int
    id: str
    """The customer's own number, or the row."""
    role: str
    query: str
    """The name that was screened."""
    points: int
    """Thousandths."""
    list: str
    ref: str
    """The entry's reference on its list."""
    name: str
    """The most similar listed name."""
    party: str
    """The entry's main name."""
    measures: str
    """The measures that follow, each with its paragraph, separated by semicolons."""
    edition: str
    match: str
    """The stable id of the match."""
    asked: str
    """The key of the query; the same for the same cells, whatever the row."""
    band: str = ""
    """`other-birth` where the name is the same and the date of birth is another; else empty."""
    unread: str = ""
    """The customer's cells that could not be read and count as unknown, separated by semicolons."""
    judgement: str = ""
    """What a person judged about the pair, where that was asked for; empty where nobody did."""

    @property
    def score(self) -> float:
        """Return the score from 0 to 1."""
        return self.points / FULL_SCORE

    @property
    def reference(self) -> str:
        """Return the entry's reference on its list, under the name that it has in every output."""
        return self.ref


def portions(customers: Iterable[Customer]) -> Iterator[list[Customer]]:
    """Yield the customers, some at a time.

    Before a customer that cannot be read, those that came before it are yielded; then its error is raised.
    """
    waiting = iter(customers)
    portion: list[Customer] = []
    while True:
        try:
            portion.append(next(waiting))
        except StopIteration:
            yield portion
            return
        except DetenteError:
            yield portion
            raise
        if len(portion) == BATCH_SIZE:
            yield portion
            portion = []


def key(query: Query) -> bytes:
    """Return the key of a query: two queries that differ in anything have different keys."""
    return blake2b(_PACK.encode(query), digest_size=KEY).digest()


class CustomerBatch:
    """Screens customers, and counts them."""

    def __init__(self, screening: Screening, law: LawInForce, least: int = ALERT) -> None:
        self.screening = screening
        self.law = law
        self.least = least
        self.customers = 0
        self.alerted = 0
        self.hits = 0
        self._measures: dict[tuple[str, str, str], str] = {}

    def hits_of(self, customers: Iterable[Customer]) -> Iterator[Hit]:
        """Yield every hit, the best of each customer first."""
        for portion in portions(customers):
            for hits in self.of(portion):
                yield from self.counted(hits)

    def of(self, customers: Sequence[Customer]) -> Iterator[list[Hit]]:
        """Return the hits of each of some customers, not counted."""
        self.screening.learn((each.query for each in customers), self.least)
        return (self.hits_for(each, self.screening.match(each.query, self.least)) for each in customers)

    def counted(self, hits: list[Hit]) -> list[Hit]:
        """Return the hits of one customer, after counting them."""
        self.customers += 1
        self.alerted += bool(hits)
        self.hits += len(hits)
        return hits

    def hits_for(self, customer: Customer, matches: Iterable[Match]) -> list[Hit]:
        """Return the matches of a customer as hits."""
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
            band=match.band,
            unread="; ".join(customer.unread),
        )

    def measures(self, entity: Entity, list_: str) -> str:
        """Return the measures that follow for an entry, in one line."""
        place = (list_, entity.id, entity.name)
        found = self._measures.get(place)
        if found is None:
            found = self._measures[place] = "; ".join(map(str, follows(entity, list_, self.law)))
        return found
