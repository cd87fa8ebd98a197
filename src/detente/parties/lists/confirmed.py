"""What the last update of a source heard: which edition is the current one, and the marks of its file.

It lies beside the editions, which never change: `lists/un/confirmed.json`.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from detente.errors import WriteError
from detente.files import atomic
from detente.law.instrument import value
from detente.parties.lists.fetch import Known

FILE: Final = "confirmed.json"


@value
class Confirmed:
    """What an update heard last."""

    label: str
    """Of the edition that it confirmed."""
    day: date
    address: str
    known: Known
    """The marks of the file there."""


def confirmed(shelf: Path) -> Confirmed | None:
    """What the last update heard; None where there was none. What cannot be read is none: then the file is fetched whole."""
    try:
        return msgspec.json.decode((shelf / FILE).read_bytes(), type=Confirmed)
    except (OSError, msgspec.MsgspecError):
        return None


def confirm(shelf: Path, given: Confirmed) -> None:
    """Remember what an update heard. Where that cannot be written, the next one fetches the whole file."""
    with suppress(OSError, WriteError):
        atomic.write(shelf / FILE, [msgspec.json.encode(given)])
