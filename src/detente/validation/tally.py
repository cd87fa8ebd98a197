"""Counts of a validation: how many names were matched, how many found their party, and how often another came first."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from detente.validation.variant import VariantResult
from detente.value import value

EXAMPLES: Final = 20
"""Misses of a group that are kept to be looked at; all are counted."""


@value
class Tally:
    """The counts of a group of names."""

    name: str
    asked: int
    found: int
    wrong: int
    """Names for which another party came first."""

    @property
    def recall(self) -> float:
        """Return the share that was found, 0 to 1."""
        return self.found / self.asked if self.asked else 0.0

    @property
    def wrong_share(self) -> float:
        """Return the share for which another party came first, 0 to 1."""
        return self.wrong / self.asked if self.asked else 0.0


@value
class Gap:
    """The names of a group that were missed."""

    name: str
    missed: int
    misses: tuple[VariantResult, ...]
    """The first of them."""
    wrong: int
    wrongs: tuple[VariantResult, ...]


TallyKey = Callable[[VariantResult], str]


class Tallies:
    """Counts results by one property, and keeps examples of what went wrong."""

    def __init__(self, key: TallyKey) -> None:
        self._key = key
        self._asked: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()
        self._misses: dict[str, list[VariantResult]] = {}
        self._wrongs: dict[str, list[VariantResult]] = {}

    def add(self, outcome: VariantResult) -> None:
        """Count one result."""
        name = self._key(outcome)
        self._asked[name] += 1
        self._found[name] += outcome.found
        self._wrong[name] += outcome.wrong
        for kept, holds in ((self._misses, not outcome.found), (self._wrongs, outcome.wrong)):
            if holds and len(kept.setdefault(name, [])) < EXAMPLES:
                kept[name].append(outcome)

    def tallies(self, order: Iterable[str] = ()) -> tuple[Tally, ...]:
        """Return the counts, in an order of names or else by number."""
        names = [name for name in order if name in self._asked] or [name for name, _ in self._asked.most_common()]
        return tuple(
            Tally(name=name, asked=self._asked[name], found=self._found[name], wrong=self._wrong[name])
            for name in names
        )

    def whole(self, name: str) -> Tally:
        """Return the counts of everything together."""
        return Tally(name=name, asked=self._asked.total(), found=self._found.total(), wrong=self._wrong.total())

    def gaps(self) -> tuple[Gap, ...]:
        """Return the groups that missed something or put another first, the most missed first."""
        found = [
            Gap(
                name=each.name,
                missed=each.asked - each.found,
                misses=tuple(self._misses.get(each.name, ())),
                wrong=each.wrong,
                wrongs=tuple(self._wrongs.get(each.name, ())),
            )
            for each in self.tallies()
            if each.asked > each.found or each.wrong
        ]
        return tuple(sorted(found, key=lambda each: (-each.missed, -each.wrong, each.name)))
