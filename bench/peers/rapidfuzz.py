"""A plain scan: every listed name compared by rapidfuzz's token_sort_ratio, as many screening tools do it."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from bench.listed import Asked
from bench.screeners import Hit, Properties, named
from detente.parties.entity import Entity

CUT: Final = 85.0
"""Of 100; lower ones draw many more alerts than the others do."""
CHUNK: Final = 100
"""Names scored at once: 100 rows of some 40,000 scores."""


class Scan:
    """All names of these lists, in one thread."""

    title = "rapidfuzz"

    def __init__(self, parties: dict[str, list[Entity]]) -> None:
        self._names: list[str] = []
        self._hits: list[Hit] = []
        for list_, entities in parties.items():
            for entity in entities:
                for name in entity.names:
                    self._names.append(default_process(name.text))
                    self._hits.append((list_, entity.id))

    def each(self, asked: Sequence[Asked]) -> Iterator[list[Hit]]:
        """The parties whose names are alike, the most alike first. Kinds are not looked at."""
        for start in range(0, len(asked), CHUNK):
            names = [default_process(each.name) for each in asked[start : start + CHUNK]]
            scores = process.cdist(
                names, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=CUT, dtype=np.uint8, workers=1
            )
            for row in scores:
                found = np.flatnonzero(row)
                order = found[np.argsort(-row[found].astype(int), kind="stable")]
                yield list(dict.fromkeys(self._hits[spot] for spot in order.tolist()))

    def same(self, schema: str, one: Properties, other: Properties) -> bool:
        """By the names alone."""
        del schema
        pairs = ((default_process(a), default_process(b)) for a in named(one) for b in named(other))
        return any(fuzz.token_sort_ratio(a, b) >= CUT for a, b in pairs)
