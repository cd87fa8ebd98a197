"""Towns by their names, of countries that are mistaken for each other or border on one that measures target.

The table is small on purpose: a town helps to read an address, `TOWN/COUNTRY`, and to see where town and country disagree.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from detente.codes.country_words import key

FILE: Final = Path(__file__).with_name("towns.csv")


def country_of(town: str) -> str | None:
    """Return the alpha-2 code of the country of a town; None where the table does not have it."""
    return _table().get(key(town))


@cache
def _table() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["towns"]) for row in csv.DictReader(file)]
    return {key(town): code for code, towns in rows for town in towns.split(";")}
