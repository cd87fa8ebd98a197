"""What the figures on names are taken from: ours and the peers, behind one face."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

import msgspec

from bench import listed
from bench.listed import Asked
from detente.errors import InputError
from detente.parties.entity import Entity
from detente.parties.index.index import Index
from detente.parties.lists.readers.ftm import SCHEMATA
from detente.parties.match.features import Query
from detente.parties.match.match import Matcher

Hit = tuple[str, str]
"""A list, and a reference on it."""
Properties = Mapping[str, Sequence[str]]
"""Of an entity of FollowTheMoney: `name`, `birthDate`, `country`."""
AT_ONCE: Final = 4_000
"""Names whose words are looked up together."""


class Screener(Protocol):
    """Answers at the threshold that it is used with by default."""

    title: str

    def each(self, asked: Sequence[Asked]) -> Iterator[list[Hit]]:
        """The listed parties that each name may be, the best first."""
        ...

    def same(self, schema: str, one: Properties, other: Properties) -> bool:
        """Whether two descriptions may be of one party."""
        ...


class Ours:
    """This engine."""

    title = "ours"

    def __init__(self, index: Index) -> None:
        self.matcher = Matcher(index, dict.fromkeys(index.lists, "bench"))

    def each(self, asked: Sequence[Asked]) -> Iterator[list[Hit]]:
        """As it is called without a threshold; a name that is refused has no hits."""
        for start in range(0, len(asked), AT_ONCE):
            queries = [Query(name=name, kind=kind) for name, kind in asked[start : start + AT_ONCE]]
            self.matcher.learn(queries)
            for query in queries:
                try:
                    matches = self.matcher.match(query)
                except InputError:
                    matches = ()
                yield [(each.list, each.entity.id) for each in matches]

    def same(self, schema: str, one: Properties, other: Properties) -> bool:
        """The second as a list of one party, the first as a query by each of its names."""
        alone = Matcher(listed.index({"x": [_entity(schema, other)]}), {"x": "bench"})
        return any(alone.match(query) for query in _queries(schema, one))


def _entity(schema: str, properties: Properties) -> Entity:
    from io import BytesIO

    from detente.parties.lists.readers.ftm import FollowTheMoney

    line = json.dumps({"id": "x", "schema": schema, "properties": {**properties, "name": named(properties)}})
    return next(FollowTheMoney(BytesIO(line.encode())).entries())


def _queries(schema: str, properties: Properties) -> Iterator[Query]:
    entity = _entity(schema, properties)
    for name in entity.names:
        yield Query(
            name=name.text,
            born=next(iter(entity.births), None),
            countries=entity.countries,
            numbers=entity.numbers,
            kind=SCHEMATA.get(schema),
        )


def named(properties: Properties) -> list[str]:
    """The names of an entity, put together where only their parts are given."""
    parts = [
        text for part in ("firstName", "middleName", "fatherName", "lastName") for text in properties.get(part, ())
    ]
    return list(properties.get("name", ())) or [" ".join(parts)]


def properties(given: Mapping[str, object]) -> dict[str, list[str]]:
    """Properties as lists of texts, however they were written."""
    found = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
    return msgspec.convert({name: [str(text) for text in texts] for name, texts in found.items()}, dict[str, list[str]])
