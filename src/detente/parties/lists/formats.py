"""The formats of lists, found by their ids: each is declared beside its reader, in the module that its id names.

The format `uk-tables` is `FORMAT` in `readers/uk_tables`. The ids are those in the declarations of the lists. A reader
is imported when its format is needed; all of them are imported only to recognise a file.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Final, cast

from detente.errors import UsageError
from detente.nearest import nearest
from detente.parties.lists.readers.reader import Format
from detente.parties.lists.sources import SOURCES

IDS: Final = tuple(dict.fromkeys(id_ for source in SOURCES.values() for id_ in source.formats))
"""Every format, in the order of the lists."""


def known(id_: str) -> None:
    """Raise UsageError for an unknown format."""
    if id_ not in IDS:
        raise UsageError(f"no format is called {id_!r}", hint=nearest(id_, IDS) or f"They are {', '.join(IDS)}.")


def module_of(id_: str) -> str:
    """Return the name of the module that reads a format."""
    return id_.replace("-", "_")


@cache
def format_(id_: str) -> Format:
    """Return a format by its id. Raises UsageError for an unknown one."""
    known(id_)
    return cast("Format", import_module(f"{__package__}.readers.{module_of(id_)}").FORMAT)


def of_head(head: bytes) -> str | None:
    """Return the format whose mark comes first in the first bytes of a file, else the one that they look like; None for an unknown format."""
    marked = [found for id_ in IDS for found in _marked(id_, head)]
    if marked:
        return min(marked)[1]
    return next((id_ for id_ in IDS if (shape := format_(id_).shape) is not None and shape(head)), None)


def _marked(id_: str, head: bytes) -> Iterator[tuple[int, str]]:
    """Yield the places of the marks of a format."""
    return ((place, id_) for mark in format_(id_).marks if (place := head.find(mark)) >= 0)
