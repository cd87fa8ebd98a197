"""The holders in a file of FollowTheMoney that are listed: by the user's word, or by the lists."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

import msgspec

from detente.codes.country_names import by_name
from detente.errors import InputError, UsageError
from detente.nearest import nearest
from detente.parties import partial_dates
from detente.parties.entity import Number
from detente.parties.lists.readers.ftm import NUMBERS, SCHEMATA
from detente.parties.match.features import Query
from detente.parties.match.match import Match, alerts, checked
from detente.parties.ownership.edges import MOST_LINE, Graph
from detente.parties.ownership.reach import Holding
from detente.parties.screening.programmes import is_un
from detente.parties.screening.screening import Screening
from detente.value import value

COUNTRIES: Final = ("nationality", "citizenship", "country", "jurisdiction", "flag")
NAMES: Final = ("name", "alias", "previousName", "weakAlias")
MOST_NAMES: Final = 50
"""Names of one party that are matched."""


@value
class ListedHolder:
    """A holder that is taken as listed, or may be."""

    id: str
    """In the file."""
    name: str
    match: Match | None
    """The match with a list; None where the user named it."""
    taken: bool = True
    """Whether it counts in the result; a match below the threshold is only reported."""

    def __str__(self) -> str:
        if self.match is None:
            return "as given"
        found, state = self.match, "to be confirmed" if self.taken else "not taken, too little alike"
        return f"{found.list} {found.entity.id}, {found.name}, score {found.score:.3f}: {state}"


@value
class OwnershipResult:
    """The parties that the rule reaches from those listed."""

    found: tuple[Holding, ...]
    listed: tuple[ListedHolder, ...]
    names: Mapping[str, str]
    """The main names of the parties in the file, by id."""


class Holder(msgspec.Struct):
    """A party as the file describes it."""

    id: str
    schema: str = ""
    caption: str = ""
    referents: list[str] = []
    properties: dict[str, list[str]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name, the main one first."""
        texts = [text.strip() for name in NAMES for text in self.properties.get(name, ())]
        return tuple(dict.fromkeys(filter(None, [self.caption, *texts])))[:MOST_NAMES]


_DECODER: Final = msgspec.json.Decoder(Holder)


def parties(lines: Iterable[bytes], wanted: Collection[str]) -> dict[str, Holder]:
    """Return the parties of these ids; unreadable lines are skipped, because the reader of the edges has reported them."""
    found: dict[str, Holder] = {}
    for line in lines:
        if len(line) > MOST_LINE or not line.strip():
            continue
        try:
            party = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            continue
        if party.id in wanted and party.schema in SCHEMATA:
            found.setdefault(party.id, party)
    return found


def holders(graph: Graph) -> frozenset[str]:
    """Return every party that owns or controls."""
    return frozenset({*graph.owned, *graph.controlled})


def held(graph: Graph) -> frozenset[str]:
    """Return every party that is owned or controlled."""
    return frozenset({*graph.owners, *graph.controllers})


def given(graph: Graph, ids: Iterable[str], known: dict[str, Holder]) -> tuple[ListedHolder, ...]:
    """Return the holders that the user says are listed. Raises UsageError for one that holds nothing in the file."""
    there = holders(graph)
    for each in ids:
        if each not in there:
            hint = nearest(each, there) or "Give the id under which the file has it."
            raise UsageError(f"{each!r} holds nothing in this file", where="--listed", hint=hint)
    return tuple(ListedHolder(id=each, name=_name(known, each), match=None) for each in dict.fromkeys(ids))


def _name(known: dict[str, Holder], each: str) -> str:
    return next(iter(known[each].names), "") if each in known else ""


def matched(graph: Graph, known: dict[str, Holder], screening: Screening, least: int) -> tuple[ListedHolder, ...]:
    """Return the holders that the lists may have, by their numbers and every name: proposals, which a person confirms.

    Those with `least` points or more, or with the same number or reference, are taken as listed.
    """
    found = ((each, _best(known.get(each) or Holder(id=each), screening)) for each in sorted(holders(graph)))
    return tuple(
        ListedHolder(id=each, name=_name(known, each), match=match, taken=match.points >= least or _numbered(match))
        for each, match in found
        if match is not None
    )


def _numbered(match: Match) -> bool:
    return any(feature.name == "number" and feature.points > 0 for feature in match.features)


def nameless(graph: Graph, known: dict[str, Holder]) -> int:
    """Return how many holders cannot be matched: the file has neither a name for them nor a reference of the United Nations."""
    return sum(not is_un(each) and not (each in known and known[each].names) for each in holders(graph))


def _best(party: Holder, screening: Screening) -> Match | None:
    matches = [match for asked in _queries(party) for match in alerts(screening.match(asked))[:1]]
    return max(matches, key=lambda match: match.points, default=None)


def _queries(party: Holder) -> Iterator[Query]:
    """Yield a query for each name that can be screened; dates and countries that cannot be read are left out."""
    properties = party.properties
    numbers = [Number(kind=kind, text=text) for name, kind in NUMBERS.items() for text in properties.get(name, ())]
    numbers += [Number(kind="other", text=each) for each in (party.id, *party.referents) if is_un(each)]
    births = list(_readable(properties.get("birthDate", ()), partial_dates.day))
    countries = list(_readable((text for name in COUNTRIES for text in properties.get(name, ())), _country))
    for name in party.names or ("",):
        with suppress(InputError):
            yield checked(
                Query(
                    name=name,
                    born=births[0] if births else None,
                    countries=tuple(dict.fromkeys(countries)),
                    numbers=tuple(numbers),
                    kind=SCHEMATA.get(party.schema),
                )
            )


def _country(text: str) -> str | None:
    return by_name(text) or by_name(text.upper())


def _readable(texts: Iterable[str], read: Callable[[str], str | None]) -> Iterator[str]:
    """Yield those of these texts that can be read."""
    return (found for text in texts if (found := read(text)) is not None)
