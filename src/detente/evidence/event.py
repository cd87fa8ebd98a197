"""Events: what a document says happened, may happen or is demanded, with the characters it rests on."""

from typing import Literal

from detente.evidence.interval import Interval
from detente.value import value

Span = tuple[int, int]
Status = Literal["happened", "alleged", "planned", "possible", "demanded", "denied"]


@value
class Quantity:
    """A quantity of an event, as it is written."""

    what: str
    value: float
    unit: str
    written: str
    approximate: bool = False


@value
class Event:
    """One event of a document. Only one that happened may become a finding that something happened."""

    id: str
    kind: str
    status: Status
    text: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...] = ()
    """Those who act, then those whom the sentence names beside them."""
    when: Interval | None = None
    when_text: str = ""
    quantities: tuple[Quantity, ...] = ()
    inside: str = ""
    """The id of the statement that tells it."""
