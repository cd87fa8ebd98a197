"""Documents, statements and events as they go out. Spans are places in the text of the document, the end exclusive."""

from datetime import date
from typing import TYPE_CHECKING

from detente.wire.shape import Shape, made

if TYPE_CHECKING:
    from detente.evidence.reader.reading import Reading

Span = tuple[int, int]


class IntervalShape(Shape):
    """Days, both included, with the rule that gave them and the day they were counted from."""

    begin: date
    end: date
    rule: str
    counted_from: date | None


class PublishedShape(Shape):
    """When a document was published, and how that is known."""

    begin: date | None
    end: date | None
    basis: str


class DocumentShape(Shape):
    """A document without its text."""

    digest: str
    name: str
    published: PublishedShape
    outlet: str
    agency: str
    place: str


class SpeakerShape(Shape):
    """Who speaks."""

    mention: str
    spans: tuple[Span, ...]
    name: str
    role: str
    speaks_for: str
    country: str
    because: str


class ContentShape(Shape):
    """What was said."""

    text: str
    kind: str
    spans: tuple[Span, ...]
    inserted: tuple[Span, ...]


class ConditionShape(Shape):
    """A condition that a statement makes."""

    kind: str
    text: str
    spans: tuple[Span, ...]


class StatementShape(Shape):
    """One statement."""

    id: str
    speaker: SpeakerShape
    cue: str
    cue_spans: tuple[Span, ...]
    content: ContentShape
    inside: str
    conditions: tuple[ConditionShape, ...]
    modality: str
    stance: str
    addressee: str
    said_on: IntervalShape | None
    occasion: str


class QuantityShape(Shape):
    """A quantity as it is written."""

    what: str
    value: float
    unit: str
    written: str
    approximate: bool


class EventShape(Shape):
    """One event."""

    id: str
    kind: str
    status: str
    text: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    when: IntervalShape | None
    when_text: str
    quantities: tuple[QuantityShape, ...]
    inside: str


class ReadingShape(Shape):
    """What was read in one document; `undated` are date expressions that need a day of publication."""

    document: DocumentShape
    statements: tuple[StatementShape, ...]
    events: tuple[EventShape, ...]
    pipeline: str
    undated: tuple[str, ...]


def reading(found: "Reading") -> ReadingShape:
    """The shape of a reading."""
    return made(ReadingShape, found)
