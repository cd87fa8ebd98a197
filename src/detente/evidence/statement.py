"""Statements: who said what, with the exact characters of the document it rests on."""

from typing import Literal

from detente.evidence.interval import Interval
from detente.evidence.spans import Span
from detente.value import value

ContentKind = Literal["direct", "mixed", "indirect"]


@value
class Speaker:
    """Who speaks: the mention as it is printed, and whom it means where that is known."""

    mention: str
    spans: tuple[Span, ...]
    name: str = ""
    role: str = ""
    speaks_for: str = ""
    country: str = ""
    """ISO 3166 alpha-2."""
    because: str = ""
    """How the mention was resolved, where it is not printed in full."""


@value
class Content:
    """What was said. `inserted` are the editor's brackets within a quotation, which are not the speaker's words."""

    text: str
    kind: ContentKind
    spans: tuple[Span, ...]
    inserted: tuple[Span, ...] = ()


@value
class StatedCondition:
    """A condition that a statement makes."""

    kind: str
    text: str
    spans: tuple[Span, ...]


@value
class Subject:
    """Something that a statement is about and that we know: a `measure`, `draft`, `plan`, `act`, `track` or `forum`."""

    kind: str
    name: str
    text: str
    spans: tuple[Span, ...]


@value
class ReportedStatement:
    """One statement of a document."""

    id: str
    speaker: Speaker
    cue: str
    cue_spans: tuple[Span, ...]
    content: Content
    inside: str = ""
    """The id of the statement that it is nested in."""
    conditions: tuple[StatedCondition, ...] = ()
    modality: Literal["asserted", "necessary", "possible"] = "asserted"
    stance: str = "claims"
    addressee: str = ""
    said_on: Interval | None = None
    occasion: str = ""
    object: tuple[Subject, ...] = ()
    """What it is about, in the order in which it is named."""
    answers: str = ""
    """The id of the statement that it responds to."""
    disputes: bool = False
    """Whether it contradicts that statement."""
