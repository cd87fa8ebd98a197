"""Match a query with the lists: potential matches, ranked, with every feature that was compared."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Final, Literal, NamedTuple, Self

from detente.codes import imo
from detente.displayed import Displayed, DisplayedDocument
from detente.errors import InputError
from detente.files import limits
from detente.parties.entity import Entity, Number
from detente.parties.index.index import QUALITIES, Index, digest
from detente.parties.index.number_keys import asked_keys, listed_keys, number_key
from detente.parties.match.features import (
    BORN_SAME,
    COUNTRY_SAME,
    EVIDENCE_POINTS,
    FULL_SCORE,
    NAME_POINTS,
    Feature,
    NameComparison,
    Query,
    features,
)
from detente.parties.match.search import FoundName, Searcher
from detente.parties.names.field_facts import facts_in_name
from detente.parties.names.field_noise import without_home
from detente.parties.names.transliteration import transliterate
from detente.value import value

ALERT: Final = 750
"""The threshold, in thousandths, from which a match is reported; docs/matching.md has the curve that it was read from."""
MAXIMUM_NAME_LENGTH: Final = limits.MOST_NAME
"""Letters of a screened name; the longest on any list has about three hundred."""
Band = Literal["", "other-birth"]
SAME_NAME: Final = 0.99
"""The similarity from which two names are the same, for a match that only the date of birth speaks against."""
CACHE_SIZE: Final = 50_000
INVISIBLE_CHARACTERS: Final = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060\u3000\u00a0\u202a\u202b\u202c"
)
"""Characters of no width that names are written with."""


@value
class Match(DisplayedDocument):
    """A listed party that may be the one screened: a potential match, which a person judges.

    >>> from detente import Desk
    >>> Desk().match("KPe.008")[0].to_dicts()[0]["reference"]
    'KPe.008'
    """

    id: str
    """The same for the same query, entry and edition, so that a judgement on the pair can be kept."""
    list: str
    edition: str
    """The date and the digest of the edition that has the entry."""
    entity: Entity
    name: str
    """The most similar listed name."""
    points: int
    """Thousandths; the sum of the points of the features."""
    features: tuple[Feature, ...]
    band: Band = ""
    """`other-birth`: the name is the same and the date of birth is another, which alone keeps it below the threshold."""

    @property
    def score(self) -> float:
        """Return the score from 0 to 1."""
        return self.points / FULL_SCORE


def alerts(found: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches that reach the threshold: those of a band below it are for whoever screens, and identify nobody."""
    return tuple(each for each in found if not each.band)


class Matches(Displayed, tuple[Match, ...]):  # noqa: SLOT001 -- a tuple with a value of its own has no slots
    """Potential matches, the best first: a tuple that displays itself as a table.

    >>> from detente import Desk
    >>> Desk().match("Tanchon Commercial Bank", threshold=0.9).to_polars()["list"].to_list()
    ['un-1718']
    """

    screened: tuple[str, ...]
    """The editions that were screened, as `un-1718@2026-08-01:1a2b3c4d5e6f`; empty where that is not known."""

    unscreened: tuple[str, ...]
    """The known lists that were not screened."""

    def __new__(
        cls, found: Iterable[Match] = (), screened: tuple[str, ...] = (), unscreened: tuple[str, ...] = ()
    ) -> Self:
        """Make the tuple, which remembers the editions and the lists that were not screened."""
        made = super().__new__(cls, found)
        made.screened, made.unscreened = screened, unscreened
        return made


def checked(query: Query) -> Query:
    """Return the query if it can be screened. Raises InputError for a name that cannot be one."""
    if len(query.name) > MAXIMUM_NAME_LENGTH:
        raise InputError(
            f"a name of {len(query.name):,} letters",
            where="name",
            hint=f"Names have at most {MAXIMUM_NAME_LENGTH:,}; is it a text?",
        )
    odd = (
        ""
        if query.name.isprintable()
        else [char for char in query.name if not char.isprintable() and char not in INVISIBLE_CHARACTERS]
    )
    if odd:
        raise InputError(
            f"the name holds the control character {odd[0]!r}",
            where="name",
            hint="Leave it out; was the file read in its own encoding?",
        )
    if not any(map(str.isalnum, query.name)) and not query.numbers:
        raise InputError(
            f"{query.name!r} has no letters", where="name", hint="Give a name, or a number with --number or --imo."
        )
    return query


class _Scored(NamedTuple):
    """A party that may be meant: its points, why, by which of its names, and its band."""

    points: int
    features: tuple[Feature, ...]
    name: str
    band: Band


class Matcher:
    """Matches queries with one index. It caches words and entries; it is not shared between threads."""

    def __init__(self, index: Index, editions: Mapping[str, str]) -> None:
        self.index = index
        self.editions = editions
        self._searcher = Searcher(index)
        self._entities: dict[int, Entity] = {}

    def match(self, query: Query, least: int = ALERT) -> tuple[Match, ...]:
        """Return the listed parties that this may be, the best first; each once, by its best name. Raises InputError as `checked`."""
        best: dict[int, _Scored] = {}
        query = self._with_facts(checked(query))
        for number, given in self._comparisons(query, least):
            found = features(given)
            points = sum(feature.points for feature in found)
            band = "" if points >= least else band_of(given, found, least)
            if band is not None and (number not in best or points > best[number].points):
                best[number] = _Scored(points, found, given.name.text if given.name else given.entity.name, band)
        matches = [self._match(query, number, each) for number, each in best.items()]
        return tuple(sorted(matches, key=lambda each: (-each.points, each.list, each.entity.id)))

    def learn(self, queries: Iterable[Query], least: int = ALERT) -> None:
        """Prepare for these queries, all at once.

        `match` is faster then, and returns the same. Queries that cannot be screened are skipped.
        """
        given = (self._with_facts(query) for query in queries if len(query.name) <= MAXIMUM_NAME_LENGTH)
        self._searcher.learn((name, required_similarity(query, least)) for query in given for name in _names(query))

    def _with_facts(self, query: Query) -> Query:
        """Return the query with the numbers and the date of birth that stand in its name, as far as nothing else was given.

        Of the numbers a list must have one, save those of ships, of which another one speaks against a ship.
        """
        found = facts_in_name(query.name)
        numbers = [each for each in found.numbers if _is_ship(each) or self._listed(each)]
        if not numbers and (found.born is None or query.born is not None):
            return query
        every = tuple(dict.fromkeys((*query.numbers, *numbers)))
        return replace(query, numbers=every, born=found.born if query.born is None else query.born)

    def _listed(self, number: Number) -> bool:
        """Return whether some entry may have a number."""
        known = self.index.number_hash
        return any(
            known.searchsorted(digest(key)) < known.searchsorted(digest(key), side="right")
            for key in asked_keys(number.kind, number.text)
        )

    def _comparisons(self, query: Query, least: int) -> Iterable[tuple[int, NameComparison]]:
        numbered = self._numbered(query)
        for found in self._found(query, required_similarity(query, least)):
            number = int(self.index.name_entity[found.name])
            numbered.discard(number)
            yield number, self._comparison(query, number, found)
        for number in numbered:
            yield (
                number,
                NameComparison(
                    query=query, entity=self.entity(number), name=None, similarity=None, asked=None, listed=None
                ),
            )

    def _found(self, query: Query, least: float) -> Iterable[FoundName]:
        """Return the listed names that are similar to the query's name in one of its forms."""
        best: dict[int, FoundName] = {}
        for name in _names(query):
            for found in self._searcher.search(name, least):
                if found.name not in best or found.similarity.score > best[found.name].similarity.score:
                    best[found.name] = found
        return best.values()

    def _comparison(self, query: Query, number: int, found: FoundName) -> NameComparison:
        entity = self.entity(number)
        name = entity.names[self.index.name_of_entity[found.name]]
        return NameComparison(
            query=query, entity=entity, name=name, similarity=found.similarity, asked=found.query, listed=found.listed
        )

    def _numbered(self, query: Query) -> set[int]:
        """Return the parties that have a number of the query's."""
        found: set[int] = set()
        for key in {key for each in query.numbers for key in asked_keys(each.kind, each.text)}:
            start, end = (
                self.index.number_hash.searchsorted(digest(key)),
                self.index.number_hash.searchsorted(digest(key), side="right"),
            )
            found.update(
                number
                for number in self.index.number_entity[start:end].tolist()
                if _has_number(self.entity(number), key)
            )
        return found

    def entity(self, number: int) -> Entity:
        """Return a party by its place in the index."""
        kept = self._entities.get(number)
        if kept is None:
            if len(self._entities) >= CACHE_SIZE:
                self._entities.clear()
            kept = self._entities[number] = self.index.entity(number)
        return kept

    def _match(self, query: Query, number: int, scored: _Scored) -> Match:
        entity = self.entity(number)
        list_ = self.index.lists[self.index.entity_list[number]]
        edition = self.editions.get(list_, "")
        return Match(
            id=pair_id(query, list_, edition, entity),
            list=list_,
            edition=edition,
            entity=entity,
            name=scored.name,
            points=scored.points,
            features=scored.features,
            band=scored.band,
        )


def _is_ship(number: Number) -> bool:
    return number.kind == "imo" and imo.valid(number.text)


def band_of(given: NameComparison, found: Iterable[Feature], least: int) -> Band | None:
    """Return the band of a match that is below the threshold: None where it is no match at all."""
    if given.similarity is None or given.similarity.score < SAME_NAME:
        return None
    points = sum(each.points for each in found if each.name not in ("born", "ceiling"))
    other = any(each.name == "born" and each.points < 0 for each in found)
    return "other-birth" if other and points >= least else None


def _names(query: Query) -> tuple[str, ...]:
    """Return the name of the query, and the same without its country behind it."""
    without = without_home(query.name)
    return (query.name,) if without is None else (query.name, without)


def _has_number(entity: Entity, key: str) -> bool:
    return key in {key for each in entity.numbers for key in listed_keys(each.kind, each.text)} | {
        number_key("", text) for text in (entity.id, *entity.references)
    }


def required_similarity(query: Query, least: int) -> float:
    """Return the name similarity needed to reach so many points with everything that the query gives besides the name."""
    other_points = (
        EVIDENCE_POINTS
        + (BORN_SAME if query.born else 0)
        + (COUNTRY_SAME if query.countries else 0)
        + (FULL_SCORE if query.numbers else 0)
    )
    return max((least - other_points - 0.5) / NAME_POINTS, 0.3)


def pair_id(query: Query, list_: str, edition: str, entity: Entity) -> str:
    """Return the identifier of the pair of a query and an entry of an edition."""
    numbers = sorted(number_key(each.kind, each.text) for each in query.numbers)
    parts = [
        " ".join(transliterate(query.name).split()),
        query.born or "",
        *sorted(query.countries),
        *numbers,
        query.kind or "",
        list_,
        edition,
        entity.id,
    ]
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


__all__ = ["ALERT", "QUALITIES", "Match", "Matcher", "Query", "checked", "required_similarity"]
