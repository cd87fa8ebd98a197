"""A kind of finding as a regime or a text declares it: the events that become one, and the statements that it touches."""

from detente.value import value


@value
class Touch:
    """A statement of the law that a finding is set against; nothing follows from it by itself."""

    statement: str
    """The id of a duty, a trigger or another statement."""
    where: str | None = None
    """Of which of these facts the statement speaks, where not of all: `the missile was of long range`."""


@value
class FindingKind:
    """A kind of fact that a condition may wait for."""

    id: str
    summary: str
    """What is found, in a sentence."""
    events: tuple[str, ...] = ()
    """The kinds of event, as a reader of documents calls them, that become findings of this kind when somebody accepts them."""
    touches: tuple[Touch, ...] = ()
    """The duties and triggers of the law that such a fact is set against."""
