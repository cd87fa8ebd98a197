"""What is known of a fetched file from the last time, so that a server can answer that it is unchanged."""

from typing import Final

from detente.value import value


@value
class KnownFile:
    """The validators of HTTP that came with a file, and its digest."""

    etag: str | None = None
    modified: str | None = None
    """The day of its last change, as the server wrote it."""
    digest: str | None = None
    """Its SHA-256 in hexadecimal digits."""


NOTHING: Final = KnownFile()
