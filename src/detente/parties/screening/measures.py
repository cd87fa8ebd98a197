"""The measures that follow for a listed party on a date: from the law where the corpus has it, else from the list's own words."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from detente.codes import imo
from detente.law.declaration import Declaration
from detente.law.inforce import LawInForce, Listing, MeasureVersion
from detente.law.instrument import Scope
from detente.law.provenance import NUMBER_MARKS, WORDING_MARKS
from detente.parties.entity import Entity
from detente.parties.screening.programmes import ProgrammeMeasure, ended, of_programmes, of_references
from detente.value import value
from detente.vocabulary import Numbering

MeasureBasis = Literal["corpus", "table", "list"]
"""The law of the corpus; our small table of programmes; or only the words of the list."""
MeasureSource = Literal["text", "secondary", "recalled", "list"]
"""The source of the paragraph, as in the corpus; `list` for the list's own words, without a paragraph."""

AS_LISTED: Final = "as the list says; this law is not in the corpus"
AS_LISTED_HERE: Final = "as the list says; the law here does not know the listing"
LISTED_THERE: Final = "Listed there; the law here does not know the listing yet."


@value
class Follows:
    """A measure that follows."""

    measure: str
    """The measure's id in the corpus or the table; the list's own word where neither has it."""
    summary: str
    citation: str
    """`1718 ¶8(d)`; empty where no paragraph is known."""
    source: str
    """The symbol of the text; for the list's own words, the list."""
    reading: MeasureSource
    basis: MeasureBasis
    since: date | None
    """The first date on which these words reach this party, as far as it is known."""
    note: str = ""
    judgement: str = ""
    """Who is to judge whether it reaches the party; empty where nobody needs to."""
    ended: date | None = None
    """The last date of a measure that is over: it no longer follows, and nothing else is known to follow."""
    numbering: Numbering | None = None
    """How the number of the paragraph is known; None: no paragraph, or one whose number the table does not grade."""

    @property
    def known(self) -> str:
        """How the paragraph is known, in words: `source: secondary; number: recalled`."""
        if self.reading == "list":
            return "source: list"
        number = "" if self.numbering in (None, "seen") else f"; number: {self.numbering}"
        return f"source: {self.reading}{number}"

    @property
    def marked(self) -> str:
        """The paragraph with its mark; of the list's own words, the list."""
        if not self.citation or self.reading == "list":
            return self.citation or self.source
        return f"{self.citation} {WORDING_MARKS[self.reading]}{NUMBER_MARKS[self.numbering or 'seen']}".rstrip()

    def __str__(self) -> str:
        where = self.citation or self.source
        if self.basis == "list":
            return f"{self.measure} (as {self.source} says)"
        if self.ended:
            return f"{self.measure} ended {self.ended} ({where})"
        return f"{self.measure} {where}{' (judgement)' if self.judgement else ''}"


def follows(entity: Entity, list_id: str, law: LawInForce) -> tuple[Follows, ...]:
    """Return the measures that follow on the law's date for a party of a list, those of the corpus first.

    A party is looked up in the law by its reference (on whatever list that occurs), a vessel by its IMO number too. A
    party that was listed after the corpus was written gets the measures that every other of its kind has. For other
    programmes the table gives what is known of them, and for those that are over, when they ended. Where neither has
    anything, the list's own words are given, with the remark that this law is not in the corpus.
    """
    own = list_id in law.regime.list_ids
    rows = [*of_references(entity, law.day), *(() if own else of_programmes(entity, list_id, law.day))]
    known = [*_in_force(entity, law)] or [*_by_kind(entity, list_id, law)]
    kept = dict.fromkeys([*known, *(_of_row(row, entity) for row in rows)])
    over = [] if kept else [replace(_of_row(row, entity), ended=row.until) for row in ended(entity, list_id, law.day)]
    bare = not kept and not (over and own)  # another list may go on where the measures of this law ended
    return (*kept, *over, *_list_measures(entity, list_id, {row.says for row in rows}, law.regime, bare=bare))


def _by_kind(entity: Entity, list_id: str, law: LawInForce) -> Iterator[Follows]:
    """Yield the measures of a party of the law's own lists that the corpus does not designate: those of every other of its kind."""
    if list_id not in law.regime.list_ids or (entity.listed_on is not None and entity.listed_on > law.day):
        return
    groups = _designation_groups(entity, law.regime)
    for version in law.measures:
        if any(_group(scope, entity.kind) in groups for scope in version.measure.scope):
            since = max(version.wording.since, entity.listed_on) if entity.listed_on else None
            yield _of_version(version, law.regime, since, LISTED_THERE)


def _designation_groups(entity: Entity, regime: Declaration) -> tuple[str, ...]:
    """Return the groups of designation that contain every party which a list describes like this one."""
    if entity.kind == "vessel":
        return tuple(group.id for group in regime.designations if not set(group.words).isdisjoint(entity.measures))
    known = bool(_references(entity, regime))
    return tuple(group.id for group in regime.designations if known and entity.kind in group.kinds)


def names_in_law(entity: Entity, regime: Declaration) -> tuple[str, ...]:
    """Return the names by which the law may refer to this party: its references on the lists of the regime, a vessel's IMO numbers."""
    references = _references(entity, regime)
    numbers = [number.text for number in entity.numbers if number.kind == "imo"] if entity.kind == "vessel" else []
    return tuple(dict.fromkeys([*references, *filter(None, map(imo.digits, numbers))]))


def _references(entity: Entity, regime: Declaration) -> list[str]:
    given = (entity.id, *entity.references)
    return [each for each in given if regime.references and re.fullmatch(regime.references, each)]


def _in_force(entity: Entity, law: LawInForce) -> Iterator[Follows]:
    names = names_in_law(entity, law.regime)
    listings = [listing for listing in law.listings if listing.party in names] if names else []
    for version in law.measures:
        reached = [listing for listing in listings if _names(version, listing)]
        if reached:
            since = max(version.wording.since, min(listing.since for listing in reached))
            yield _of_version(version, law.regime, since)


def _names(version: MeasureVersion, listing: Listing) -> bool:
    return any(_group(scope, listing.kind) == listing.group for scope in version.measure.scope)


def _group(scope: Scope, kind: str) -> str | None:
    return scope.vessels if kind == "vessel" else scope.parties


def _of_version(version: MeasureVersion, regime: Declaration, since: date | None, note: str = "") -> Follows:
    words, judgement = version.wording, version.measure.judgement
    decided = f"{regime.decided_by}, for each party" if version.measure.by_decision else ""
    return Follows(
        measure=version.id,
        summary=version.measure.summary,
        citation=str(words.citation),
        source=words.citation.symbol,
        reading=words.citation.reading,
        numbering=words.citation.numbering,
        basis="corpus",
        since=since,
        note=note,
        judgement=judgement.by if judgement else decided,
    )


def _of_row(row: ProgrammeMeasure, entity: Entity) -> Follows:
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


def _list_measures(
    entity: Entity, list_id: str, told: Collection[str], regime: Declaration, *, bare: bool
) -> Iterator[Follows]:
    """Yield the list's own words for its measures; its programmes, where it has no such words and nothing else is known."""
    own = list_id in regime.list_ids
    if own and not bare:
        return
    programmes = ", ".join(entity.programmes) or "listed"
    words = [word for word in entity.measures if word not in told] if entity.measures else [programmes] * bare
    here = bare and (_references(entity, regime) or (entity.kind == "vessel" and own))
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
