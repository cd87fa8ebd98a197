"""Which measures follow a listed party on a day: from the law where the corpus holds it, else from what the list says."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from detente.law.inforce import LawInForce, Listing, MeasureVersion
from detente.law.instrument import Scope, value
from detente.parties import imo
from detente.parties.entity import Entity
from detente.parties.lists.committee import OWN
from detente.parties.programmes import Row, ended, of_programmes, of_references

Basis = Literal["corpus", "table", "list"]
"""The law of the corpus; our small table of programmes; or nothing but the words of the list."""
Known = Literal["text", "secondary", "recalled", "list"]
"""How the paragraph is known, as in the corpus; `list`: what the list says, and no paragraph."""

REFERENCE: Final = re.compile(r"KP[ie]\.[0-9]{3}")
AS_LISTED: Final = "as the list says; this law is not in the corpus"
AS_LISTED_HERE: Final = "as the list says; the law here does not know the listing"
LISTED_THERE: Final = "Listed there; the law here does not know the listing yet."
GROUPS: Final = {"person": ("frozen", "travel-banned"), "entity": ("frozen",)}
"""The groups of designation in which every person and every entity is that the Committee lists."""
OF_VESSELS: Final = {"Asset freeze": "frozen-vessels", "Transportation restrictions": "port-banned-vessels"}
"""The groups of vessels by the words of the lists."""
MAY: Final = "The Committee may "
"""How a measure begins that reaches a party only as the Committee decides."""


@value
class Follows:
    """A measure that follows."""

    measure: str
    """The measure's id in the corpus or the table; the list's own word where neither knows it."""
    summary: str
    citation: str
    """`1718 ¶8(d)`; empty where no paragraph is known."""
    source: str
    """The symbol of the text; of the list's own words, the list."""
    reading: Known
    basis: Basis
    since: date | None
    """The first day on which these words reach this party, as far as it is known."""
    note: str = ""
    judgement: str = ""
    """Who is to judge whether it reaches the party; empty where nobody need."""
    ended: date | None = None
    """The last day of a measure that is over: it no longer follows, and nothing else is known to."""

    def __str__(self) -> str:
        where = self.citation or self.source
        if self.basis == "list":
            return f"{self.measure} (as {self.source} says)"
        if self.ended:
            return f"{self.measure} ended {self.ended} ({where})"
        return f"{self.measure} {where}{' (judgement)' if self.judgement else ''}"


def follows(entity: Entity, list_id: str, law: LawInForce) -> tuple[Follows, ...]:
    """The measures that follow on the law's day for a party of a list, those of the corpus first.

    A party is looked up in the law by its reference (`KPi.033`, on whatever list that stands), a vessel by its IMO number
    too; one that the Committee has listed since the corpus was written is told what every other of its kind has. Of other
    programmes the table tells what is known of them; of those that are over, when they ended. Where nothing knows, the
    list's own words are given, with the remark that this law is not in the corpus.
    """
    rows = [*of_references(entity, law.day), *_programmes(entity, list_id, law.day)]
    known = [*_in_force(entity, law)] or [*_not_yet(entity, list_id, law)]
    kept = dict.fromkeys([*known, *(_of_row(row, entity) for row in rows)])
    over = [] if kept else [replace(_of_row(row, entity), ended=row.until) for row in ended(entity, list_id, law.day)]
    bare = not kept and not (over and list_id in OWN)  # another list may go on where the Council's measures ended
    return (*kept, *over, *_as_listed(entity, list_id, {row.says for row in rows}, bare=bare))


def _programmes(entity: Entity, list_id: str, day: date) -> Iterable[Row]:
    return () if list_id in OWN else of_programmes(entity, list_id, day)


def _not_yet(entity: Entity, list_id: str, law: LawInForce) -> Iterator[Follows]:
    """What a party of the Committee's own lists has whom the corpus does not designate: that of every other of its kind."""
    if list_id not in OWN or (entity.listed_on is not None and entity.listed_on > law.day):
        return
    if entity.kind == "vessel":
        groups = tuple(OF_VESSELS[word] for word in entity.measures if word in OF_VESSELS)
    else:
        groups = GROUPS.get(entity.kind, ()) if _references(entity) else ()
    for version in law.measures:
        if any(_group(scope, entity.kind) in groups for scope in version.measure.scope):
            since = max(version.words.since, entity.listed_on) if entity.listed_on else None
            yield _of_version(version, since, LISTED_THERE)


def names_in_law(entity: Entity) -> tuple[str, ...]:
    """What the law may know this party by: its references on the list of the 1718 Committee, a vessel's IMO numbers."""
    references = _references(entity)
    numbers = [number.text for number in entity.numbers if number.kind == "imo"] if entity.kind == "vessel" else []
    return tuple(dict.fromkeys([*references, *filter(None, map(imo.digits, numbers))]))


def _references(entity: Entity) -> list[str]:
    return [each for each in (entity.id, *entity.references) if REFERENCE.fullmatch(each)]


def _in_force(entity: Entity, law: LawInForce) -> Iterator[Follows]:
    names = names_in_law(entity)
    listings = [listing for listing in law.listings if listing.party in names] if names else []
    for version in law.measures:
        reached = [listing for listing in listings if _names(version, listing)]
        if reached:
            yield _of_version(version, max(version.words.since, min(listing.since for listing in reached)))


def _names(version: MeasureVersion, listing: Listing) -> bool:
    return any(_group(scope, listing.kind) == listing.group for scope in version.measure.scope)


def _group(scope: Scope, kind: str) -> str | None:
    return scope.vessels if kind == "vessel" else scope.parties


def _of_version(version: MeasureVersion, since: date | None, note: str = "") -> Follows:
    words, judgement = version.words, version.measure.judgement
    committee = "the Committee, for each party" if version.measure.summary.startswith(MAY) else ""
    return Follows(
        measure=version.id,
        summary=version.measure.summary,
        citation=str(words.citation),
        source=words.citation.symbol,
        reading=words.provision.reading,
        basis="corpus",
        since=since,
        note=note,
        judgement=judgement.by if judgement else committee,
    )


def _of_row(row: Row, entity: Entity) -> Follows:
    days = [day for day in (row.since, entity.listed_on) if day is not None]
    return Follows(
        measure=row.measure,
        summary=row.summary,
        citation=row.citation,
        source=row.source,
        reading=row.reading,
        basis="table",
        since=max(days, default=None),
        note=row.note,
    )


def _as_listed(entity: Entity, list_id: str, told: Collection[str], *, bare: bool) -> Iterator[Follows]:
    """The list's own words for its measures; its programmes, where it has no such words and nothing else is known."""
    if list_id in OWN and not bare:
        return
    programmes = ", ".join(entity.programmes) or "listed"
    words = [word for word in entity.measures if word not in told] if entity.measures else [programmes] * bare
    here = bare and (_references(entity) or (entity.kind == "vessel" and list_id in OWN))
    summary = AS_LISTED_HERE if here else AS_LISTED
    for word in words:
        yield Follows(
            measure=word,
            summary=summary,
            citation="",
            source=list_id,
            reading="list",
            basis="list",
            since=entity.listed_on,
        )
