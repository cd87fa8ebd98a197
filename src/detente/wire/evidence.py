"""Documents, statements and events as they go out: JSON lines, in the shape that the ledger takes. docs/evidence.md describes it.

Spans are places in the text of the document, the end exclusive. An object with `text` and `spans` quotes the document: its text is
the words at its spans, joined by one space.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, UnsetType

from detente.evidence.spans import Span, trimmed
from detente.wire.shape import Shape, all_made

if TYPE_CHECKING:
    from detente.evidence.document import SourceDocument
    from detente.evidence.event import Cause, Event, EventQuantity
    from detente.evidence.interval import Interval
    from detente.evidence.position import StatedPosition
    from detente.evidence.reader.reading import DocumentReading
    from detente.evidence.statement import ReportedStatement, Speaker, StatedCondition

BLANKS = " \t\n\r\xa0"


class QuoteShape(Shape):
    """Words of the document, and where they stand."""

    text: str
    spans: tuple[Span, ...]


class IntervalShape(Shape, rename={"begin": "from", "end": "to"}):
    """Days, both included, with the words and the rule that gave them and the day that they were counted from."""

    begin: date
    end: date
    rule: str
    counted_from: date | None
    words: str | UnsetType = UNSET


class PublishedShape(Shape, rename={"begin": "from", "end": "to"}):
    """When a document was published, and how that is known: `dateline`, `given` or `none`."""

    begin: date | None
    end: date | None
    basis: str


class DocumentShape(Shape, tag="document"):
    """A document. `digest` is that of the bytes that were read, `id` its first twelve characters."""

    id: str
    digest: str
    name: str
    text: str
    extractor: str
    pipeline: str
    published: PublishedShape
    outlet: str
    agency: str
    place: str
    undated: tuple[str, ...]


class SpeakerShape(Shape, rename={"speaks_for": "for"}):
    """Who speaks: the mention as it stands, and whom it means where that is known."""

    name: str
    role: str
    speaks_for: str
    country: str
    text: str
    spans: tuple[Span, ...] | UnsetType = UNSET
    because: str | UnsetType = UNSET


class SubjectShape(Shape):
    """What a statement is about: a `measure`, `draft`, `plan`, `act`, `track` or `forum`."""

    kind: str
    name: str
    text: str
    spans: tuple[Span, ...]


class CauseShape(Shape):
    """Why something happened; `according_to` is the statement that says so, empty where the document itself does."""

    text: str
    spans: tuple[Span, ...]
    according_to: str


class ActorShape(Shape):
    """Somebody who takes part: `agent`, `target`, `with`, or only `named`."""

    name: str
    role: str


class ContentShape(Shape):
    """What was said. `inserted` are the editor's brackets within a quotation, which are no words of the speaker's."""

    text: str
    kind: str
    spans: tuple[Span, ...]
    inserted: tuple[Span, ...] = ()


class ConditionShape(Shape):
    """A condition that a statement makes: `if`, `unless`, `until`, `as`, `before`, `instead`."""

    kind: str
    text: str
    spans: tuple[Span, ...]


class ReportedStatementShape(Shape, tag="statement"):
    """A statement. `inside` is the id of the one that it is nested in."""

    id: str
    document: str
    speaker: SpeakerShape
    cue: QuoteShape
    content: ContentShape
    inside: str
    condition: tuple[ConditionShape, ...]
    modality: str
    stance: str
    addressee: str
    said_on: IntervalShape | None
    occasion: str
    object: tuple[SubjectShape, ...]
    answers: str
    disputes: bool
    spans: tuple[Span, ...]


class StatedPositionShape(Shape, tag="position"):
    """What a statement says on a question: `relief`, `first-move`, `short-range-launch` or `draft`."""

    id: str
    document: str
    question: str
    answer: str
    holder: str
    statement: str
    text: str
    spans: tuple[Span, ...]


class QuantityShape(Shape):
    """A quantity as it is written, and as a number."""

    what: str
    value: float
    unit: str
    written: str
    approximate: bool


class EventShape(Shape, tag="event"):
    """An event. Only one whose status is `happened` may become a finding that something happened."""

    id: str
    document: str
    kind: str
    status: str
    text: str
    actors: tuple[ActorShape, ...]
    when: IntervalShape | None
    where: QuoteShape | None
    because: tuple[CauseShape, ...]
    aims: tuple[QuoteShape, ...]
    quantities: tuple[QuantityShape, ...]
    inside: str
    tied_to: str
    spans: tuple[Span, ...]


def lines(
    found: "DocumentReading",
) -> Iterator[DocumentShape | ReportedStatementShape | StatedPositionShape | EventShape]:
    """The lines of a reading: its document, then each statement, position and event, as the ledger takes them."""
    name, text = found.document.digest[:12], found.document.text
    yield _document(found)
    yield from (_statement(each, name, text) for each in found.statements)
    yield from (_position(each, name, text) for each in found.positions)
    yield from (_event(each, name, text) for each in found.events)


def objects(found: "DocumentReading") -> list[dict[str, object]]:
    """The same as plain objects."""
    return [msgspec.to_builtins(each) for each in lines(found)]


def _document(found: "DocumentReading") -> DocumentShape:
    each: SourceDocument = found.document
    published = each.published
    return DocumentShape(
        id=each.digest[:12],
        digest=each.digest,
        name=each.name,
        text=each.text,
        extractor=each.extractor,
        pipeline=found.pipeline,
        published=PublishedShape(begin=published.begin, end=published.end, basis=published.basis),
        outlet=each.outlet,
        agency=each.agency,
        place=each.place,
        undated=found.undated,
    )


def _statement(each: "ReportedStatement", document: str, text: str) -> ReportedStatementShape:
    content = _places(text, each.content.spans)
    return ReportedStatementShape(
        id=f"{document}.{each.id}",
        document=document,
        speaker=_speaker(each.speaker, text),
        cue=_quote(text, each.cue_spans),
        content=ContentShape(
            text=_quoted(text, content), kind=each.content.kind, spans=content, inserted=each.content.inserted
        ),
        inside=f"{document}.{each.inside}" if each.inside else "",
        condition=tuple(_condition(one, text) for one in each.conditions),
        modality=each.modality,
        stance=each.stance,
        addressee=each.addressee,
        said_on=_interval(each.said_on),
        occasion=each.occasion,
        object=all_made(SubjectShape, each.object),
        answers=f"{document}.{each.answers}" if each.answers else "",
        disputes=each.disputes,
        spans=_whole((*each.speaker.spans, *each.cue_spans, *content)),
    )


def _speaker(each: "Speaker", text: str) -> SpeakerShape:
    spans = _places(text, each.spans)
    return SpeakerShape(
        name=each.name,
        role=each.role,
        speaks_for=each.speaks_for,
        country=each.country,
        text=_quoted(text, spans) if spans else each.mention,
        spans=spans or UNSET,
        because=each.because or UNSET,
    )


def _condition(each: "StatedCondition", text: str) -> ConditionShape:
    spans = _places(text, each.spans)
    return ConditionShape(kind=each.kind, text=_quoted(text, spans), spans=spans)


def _event(each: "Event", document: str, text: str) -> EventShape:
    spans = _places(text, each.spans)
    return EventShape(
        id=f"{document}.{each.id}",
        document=document,
        kind=each.kind,
        status=each.status,
        text=_quoted(text, spans),
        actors=all_made(ActorShape, each.actors),
        when=_interval(each.when, each.when_text),
        where=None if each.where is None else _quote(text, each.where.spans),
        because=tuple(_cause(one, document, text) for one in each.because),
        aims=tuple(_quote(text, one.spans) for one in each.aims),
        quantities=tuple(map(_quantity, each.quantities)),
        inside=f"{document}.{each.inside}" if each.inside else "",
        tied_to=f"{document}.{each.tied_to}" if each.tied_to else "",
        spans=spans,
    )


def _cause(each: "Cause", document: str, text: str) -> CauseShape:
    spans = _places(text, each.spans)
    according = f"{document}.{each.according_to}" if each.according_to else ""
    return CauseShape(text=_quoted(text, spans), spans=spans, according_to=according)


def _position(each: "StatedPosition", document: str, text: str) -> StatedPositionShape:
    spans = _places(text, each.spans)
    return StatedPositionShape(
        id=f"{document}.{each.id}",
        document=document,
        question=each.question,
        answer=each.answer,
        holder=each.holder,
        statement=f"{document}.{each.statement}",
        text=_quoted(text, spans),
        spans=spans,
    )


def _quantity(each: "EventQuantity") -> QuantityShape:
    return QuantityShape(
        what=each.what, value=each.value, unit=each.unit, written=each.written, approximate=each.approximate
    )


def _interval(found: "Interval | None", words: str = "") -> IntervalShape | None:
    if found is None:
        return None
    return IntervalShape(
        begin=found.begin, end=found.end, rule=found.rule, counted_from=found.counted_from, words=words or UNSET
    )


def _quote(text: str, spans: Iterable[Span]) -> QuoteShape:
    places = _places(text, spans)
    return QuoteShape(text=_quoted(text, places), spans=places)


def _whole(spans: Iterable[Span]) -> tuple[Span, ...]:
    """From the first character of the parts of a statement to the last."""
    places = tuple(spans)
    return ((min(begin for begin, _ in places), max(end for _, end in places)),)


def _places(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without the blanks at their ends; those of blanks only are left out."""
    cut = (trimmed(text, each, BLANKS) for each in spans)
    return tuple((begin, end) for begin, end in cut if begin < end)


def _quoted(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[begin:end] for begin, end in spans)
