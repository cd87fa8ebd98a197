"""nomenklatura's logic-v2 over the same lists: candidates by the tokens of its own blocker, the best of them scored."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from math import log
from typing import Any, Final

from followthemoney.proxy import EntityProxy
from nomenklatura.blocker.index import Index
from nomenklatura.blocker.tokenizer import tokenize_entity
from nomenklatura.matching import LogicV2, ScoringConfig

from bench.listed import Asked
from bench.screeners import Hit, Properties
from detente.parties.entity import Entity, Kind
from detente.parties.lists.readers.ftm import written

CUT: Final = 0.7
"""The threshold of yente, which serves this algorithm."""
CANDIDATES: Final = 15
"""Parties that are scored for each name: the ones that share most with it."""
COMMON: Final = 600
"""A token that more parties have leads to none of them; the blocker itself stops at fewer pairs."""


SCHEMATA: Final[dict[Kind, str]] = {
    "person": "Person",
    "entity": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
"""Of kinds; a name of no known kind is asked as a person's and as an organisation's."""


class LogicV2Screener:
    """The parties as entities of FollowTheMoney, in memory, and the tokens that lead to them."""

    title = "logic-v2"

    def __init__(self, parties: dict[str, list[Entity]]) -> None:
        self.config = ScoringConfig.defaults()
        self.proxies: list[Any] = []
        self._hits: list[Hit] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._boosts: dict[str, float] = {}
        for list_, entities in parties.items():
            for entity, line in zip(entities, written(entities, list_), strict=True):
                given = json.loads(line)
                names = [
                    name.text for name in entity.names
                ]  # the algorithm passes over weak aliases: here they are aliases
                given |= {"schema": SCHEMATA.get(entity.kind, "LegalEntity"), "id": f"{list_}-{entity.id}"}
                given["properties"] = given["properties"] | {"alias": names[1:], "weakAlias": []}
                self._take((list_, entity.id), EntityProxy.from_dict(given))

    def _take(self, hit: Hit, proxy: Any) -> None:
        for field, token in set(tokenize_entity(proxy)):
            self._having[token].append(len(self.proxies))
            self._boosts[token] = Index.BOOSTS.get(field, 1.0)
        self.proxies.append(proxy)
        self._hits.append(hit)

    def candidates(self, asked: Any) -> list[int]:
        """The places of the parties that share the rarest tokens with an entity."""
        scores: Counter[int] = Counter()
        for _, token in set(tokenize_entity(asked)):
            having = self._having.get(token, ())
            if 0 < len(having) <= COMMON:
                weight = self._boosts[token] * log(len(self.proxies) / len(having))
                for place in having:
                    scores[place] += weight  # type: ignore[assignment]  # a counter of floats
        return [place for place, _ in scores.most_common(CANDIDATES)]

    def score(self, asked: Any, place: int) -> float:
        """The score of an entity and a party."""
        return float(LogicV2.compare(asked, self.proxies[place], self.config).score)

    def each(self, asked: Sequence[Asked]) -> Iterator[list[Hit]]:
        """The parties at the threshold or above, the best first."""
        for name, kind in asked:
            scored: dict[int, float] = {}
            for each in (kind,) if kind else ("person", "entity"):
                given = entity(SCHEMATA.get(each, "LegalEntity"), {"name": [name]})
                for place in self.candidates(given):
                    scored[place] = max(self.score(given, place), scored.get(place, 0.0))
            best = sorted(scored.items(), key=lambda pair: -pair[1])
            yield [self._hits[place] for place, score in best if score >= CUT]

    def same(self, schema: str, one: Properties, other: Properties) -> bool:
        """By all properties."""
        pair = entity(schema, one), entity(schema, other)
        return float(LogicV2.compare(*pair, self.config).score) >= CUT


_numbers: Final = count()


def entity(schema: str, properties: Properties) -> Any:
    """An entity of FollowTheMoney, of an id of its own: names are remembered by it."""
    return EntityProxy.from_dict(
        {"id": f"asked-{next(_numbers)}", "schema": schema, "properties": {k: [*v] for k, v in properties.items()}}
    )
