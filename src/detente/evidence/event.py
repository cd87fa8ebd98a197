"""Events: what a document says happened, may happen or is demanded, with the characters it rests on."""

from typing import Literal

from detente.evidence.interval import Interval
from detente.evidence.spans import Span
from detente.value import value

EventStatus = Literal["happened", "alleged", "planned", "threatened", "possible", "demanded", "denied"]


@value
class EventQuantity:
    """A quantity of an event, as it is written."""

    what: str
    value: float
    unit: str
    written: str
    approximate: bool = False


@value
class Quote:
    """Words of the document and their places."""

    text: str
    spans: tuple[Span, ...]


@value
class Cause:
    """Why something happened, in the words of the document; `according_to` is the statement that says so, or empty."""

    text: str
    according_to: str
    spans: tuple[Span, ...]


@value
class EventActor:
    """Somebody who takes part in an event: `agent`, `target`, `with`, or only `named` in its sentence."""

    name: str
    role: str


@value
class Event:
    """One event of a document. Only one that happened may become a finding that something happened."""

    id: str
    kind: str
    status: EventStatus
    text: str
    spans: tuple[Span, ...]
    actors: tuple[EventActor, ...] = ()
    """Those who act, then the others whom the sentence names."""
    where: Quote | None = None
    because: tuple[Cause, ...] = ()
    aims: tuple[Quote, ...] = ()
    """Of a draft: what it calls for, part by part."""
    when: Interval | None = None
    when_text: str = ""
    quantities: tuple[EventQuantity, ...] = ()
    inside: str = ""
    """The id of the statement that tells it."""
    tied_to: str = ""
    """Of a threat: the id of the deadline that its sentence ties it to."""
