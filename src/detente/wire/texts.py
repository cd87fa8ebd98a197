"""A text of law and what each of its provisions does, as they go out; and a draft wherever the law is read with it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import UNSET, UnsetType

from detente.law.condition import Finding
from detente.law.declaration import Position
from detente.law.inforce import SupposedText
from detente.law.instrument import Instrument
from detente.law.text_report import SUMMARISES, InstrumentText, ProvisionText, provision_text
from detente.vocabulary import Numbering, Provenance, Status
from detente.wire.shape import Shape, all_made

Day = date
"""A field `date` hides the type of its name."""


class ProvisionShape(Shape):
    """What a provision does, in the corpus's own words, and how its words and its number are known."""

    paragraph: str
    act: str
    subjects: tuple[str, ...]
    summary: str
    position: str | None
    commences: date | None
    until: date | None
    citation: str
    reading: Provenance
    numbering: Numbering
    source: str
    note: str | None


class PositionShape(Shape):
    """A contested reading of a text; `--position ID` applies it."""

    id: str
    summary: str


class DraftShape(Shape):
    """A text that was not adopted, read as if it had been adopted on `supposed_on`; `published`: null where that is not known."""

    id: str
    symbol: str
    title: str
    date: Day
    supposed_on: Day
    adopted: bool
    status: Status
    vote: tuple[int, int, int] | None
    published: bool | None
    source: str
    note: str | None
    positions: tuple[PositionShape, ...]
    provisions: tuple[ProvisionShape, ...]
    author: str | UnsetType = UNSET
    """Of a proposal, which nobody tabled: who wrote it."""


class FindingUsedShape(Shape):
    """An accepted finding under which the law is read."""

    kind: str
    on: Day
    known_on: Day | None
    source: str
    id: str


class InstrumentTextShape(Shape):
    """What the corpus holds of a text; it summarises and does not reproduce it."""

    id: str
    symbol: str
    title: str
    regime: str
    date: Day
    adopted: bool
    status: Status
    vote: tuple[int, int, int] | None
    published: bool | None
    source: str
    reading: Provenance
    note: str | None
    summarised: str
    positions: tuple[PositionShape, ...]
    provisions: tuple[ProvisionShape, ...]
    author: str | UnsetType = UNSET
    """Of a proposal, which nobody tabled: who wrote it."""


def text(found: InstrumentText) -> InstrumentTextShape:
    """A text as it goes out."""
    each = found.instrument
    return InstrumentTextShape(
        id=each.id,
        symbol=each.symbol,
        title=each.title,
        regime=found.regime.id,
        date=each.date,
        adopted=each.status == "adopted",
        status=each.status,
        author=each.author or UNSET,
        vote=vote(each),
        published=each.published,
        source=each.source,
        reading=each.reading,
        note=each.note,
        summarised=SUMMARISES,
        positions=_positions(each, found.regime.positions),
        provisions=tuple(map(_provision, found.provisions)),
    )


def drafts(found: Iterable[SupposedText], positions: Sequence[Position]) -> tuple[DraftShape, ...]:
    """The drafts that are supposed, as they go out."""
    return tuple(_draft(each.instrument, each.day, positions) for each in found)


def _draft(each: Instrument, day: date, positions: Sequence[Position]) -> DraftShape:
    return DraftShape(
        id=each.id,
        symbol=each.symbol,
        title=each.title,
        date=each.date,
        supposed_on=day,
        adopted=False,
        status=each.status,
        author=each.author or UNSET,
        vote=vote(each),
        published=each.published,
        source=each.source,
        note=each.note,
        positions=_positions(each, positions),
        provisions=tuple(_provision(provision_text(each, given)) for given in each.provisions),
    )


def findings(found: Iterable[Finding]) -> tuple[FindingUsedShape, ...]:
    """The findings under which the law is read, as they go out."""
    return all_made(FindingUsedShape, found)


def vote(text: Instrument) -> tuple[int, int, int] | None:
    """In favour, against, abstaining; None: no vote is known."""
    return None if text.vote is None else (text.vote.in_favour, text.vote.against, text.vote.abstaining)


def _positions(text: Instrument, positions: Sequence[Position]) -> tuple[PositionShape, ...]:
    named = {each.position for each in text.provisions}
    return tuple(PositionShape(id=each.id, summary=each.summary) for each in positions if each.id in named)


def _provision(found: ProvisionText) -> ProvisionShape:
    return ProvisionShape(
        paragraph=found.citation.paragraph,
        act=found.act,
        subjects=found.subjects,
        summary=found.summary,
        position=found.provision.position,
        commences=found.provision.commences,
        until=found.provision.until,
        citation=str(found.citation),
        reading=found.citation.reading,
        numbering=found.citation.numbering,
        source=found.citation.source,
        note=found.provision.note,
    )
