"""A document: a text that was read, its digest, and what it says of itself."""

from datetime import date
from typing import Literal

from detente.value import value


@value
class Published:
    """When a document was published, and how that is known."""

    begin: date | None = None
    end: date | None = None
    basis: Literal["dateline", "given", "none"] = "none"


@value
class Document:
    """A text that was read. Spans of statements and events are places in `text`."""

    digest: str
    """SHA-256 of the bytes that were read."""
    name: str
    text: str
    published: Published
    outlet: str = ""
    agency: str = ""
    """The agency whose report it is a copy of: two outlets with one agency are one source."""
    place: str = ""
