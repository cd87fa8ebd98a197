"""The answer that the last update of a source received: the current edition, and the HTTP validators of its file.

It is stored beside the editions, which never change: `lists/un/confirmed.json`. The age of a list depends on it, so it has a digest.
"""

from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from detente.errors import WriteError
from detente.files import atomic
from detente.files.decoding import UNDECODABLE
from detente.parties.lists.known_file import KnownFile
from detente.value import value

FILE: Final = "confirmed.json"


@value
class Confirmed:
    """The answer that the last update received."""

    label: str
    """Of the edition that it confirmed."""
    day: date
    address: str
    known: KnownFile
    """The marks of the file there."""


@value
class _Kept:
    """The content of the file."""

    heard: Confirmed
    digest: str


def confirmed(shelf: Path) -> Confirmed | None:
    """Return the answer that the last update received; None where there was none.

    What cannot be read, or is not as it was written, is none: then the file is fetched whole.
    """
    try:
        held = (shelf / FILE).read_bytes()
        return _heard(held)
    except (OSError, ValueError, *UNDECODABLE):
        return None


def _heard(held: bytes) -> Confirmed | None:
    if held.startswith(b'{"label"'):  # an older program's, which has no digest
        return msgspec.json.decode(held, type=Confirmed)
    kept = msgspec.json.decode(held, type=_Kept)
    return kept.heard if _packed(kept.heard) == held else None


def _packed(heard: Confirmed) -> bytes:
    digest = sha256(msgspec.json.encode(heard)).hexdigest()
    return msgspec.json.encode(_Kept(heard=heard, digest=digest))


def confirm(shelf: Path, given: Confirmed) -> None:
    """Keep the answer that an update received. Where that cannot be written, the next update fetches the whole file."""
    with suppress(OSError, WriteError):
        atomic.write(shelf / FILE, [_packed(given)])
