"""A document: a text that was read, its digest, and what it says of itself."""

from datetime import date
from typing import Final, Literal

from detente.value import value

TEXT: Final = "text 1"
"""The extractor of plain text; its number changes where the text that it makes of the same bytes does."""


@value
class Published:
    """When a document was published, and how that is known."""

    begin: date | None = None
    end: date | None = None
    basis: Literal["dateline", "given", "none"] = "none"


@value
class SourceDocument:
    """A text that was read. Spans of statements and events are places in `text`."""

    digest: str
    """SHA-256 of the bytes that were read."""
    name: str
    text: str
    extractor: str
    """What made the text of the bytes, with its version."""
    published: Published
    outlet: str = ""
    agency: str = ""
    """The agency whose report it is a copy of: two outlets with one agency are one source."""
    place: str = ""
