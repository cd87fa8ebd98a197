"""The names that an authority has given to elements of its list over time, from a table that can be mended without code.

`element_names.csv` has a row for each: the format, the name as the file writes it, and the name that the reader knows.
"""

import csv
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Final

from detente.errors import InputError

FILE: Final = Path(__file__).with_name("element_names.csv")
SHOWN: Final = 5
"""The number of new elements that an error names."""


@cache
def _names() -> dict[tuple[str, str], str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row["format"], row["written"]): row["read"] for row in csv.DictReader(file)}


def read_as(format_: str, written: str, known: Collection[str]) -> str:
    """Return the name by which a reader knows an element; of a name in two languages, `Country-Pays`, the first is tried, too."""
    found = _names().get((format_, written))
    if found is not None or written in known:
        return found or written
    first = written.partition("-")[0]
    return first if first in known else written


def refuse_new(format_: str, tags: Iterable[str], known: Collection[str], where: str) -> None:
    """Raise InputError where elements that are not known stand in place of those that are needed: the format has changed."""
    new = sorted(tag for tag in tags if tag not in known)
    if new:
        more = f" and {len(new) - SHOWN} others" if len(new) > SHOWN else ""
        what = f"the format has changed: {', '.join(map(repr, new[:SHOWN]))}{more} are no elements that are known"
        hint = (
            f"If only their names are new, add them to {FILE.name} beside the readers: {format_},NEW NAME,KNOWN NAME."
        )
        raise InputError(what, where=where, hint=hint)
