"""Units of quantity as trade documents write them: codes of UN/CEFACT Recommendation 20, and the forms of customs.

A form that may be several units (`ton`), or measures something of which no law here has an amount (`pair`), is told and not
converted: a factor would change what the document says.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

UNITS: Final = ("t", "kg", "bbl", "l", "m3", "pcs")
FILE: Final = Path(__file__).with_name("units.csv")
"""Each form with its unit; `?` begins what it is instead."""
_OTHER: Final = "?"


def unit_of(text: str) -> str | None:
    """Return the unit of `UNITS` that a text is, in any case and with or without a full stop; None where it is none of them."""
    found = _forms().get(_key(text))
    return found if found in UNITS else None


def other_quantity(text: str) -> str | None:
    """Return in words what a known form measures that is no unit here; None where the form is not known."""
    found = _forms().get(_key(text), "")
    return found.removeprefix(_OTHER) if found.startswith(_OTHER) else None


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").strip(" .").split())


@cache
def _forms() -> Mapping[str, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["form"]: row["unit"] for row in csv.DictReader(file)}
