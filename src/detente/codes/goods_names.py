"""Short names of goods in our own words: every chapter of the Harmonized System, and the headings that laws here name.

The official descriptions are under copyright; these names only help a reader to recognise a code, and decide nothing.
"""

import csv
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from detente.codes import goods

FILE: Final = Path(__file__).with_name("goods_names.csv")
ALL_GOODS: Final = "01-97"


@cache
def names() -> MappingProxyType[str, str]:
    """Return the name of each code that has one."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["code"]: row["name"] for row in csv.DictReader(lines)})


def name(code: str) -> str:
    """Return the name of a chapter, heading or subheading; of the heading or chapter that contains it where it has none.

    Empty where nothing that contains it has a name.
    """
    found = (names().get(code[:length]) for length in (6, 4, 2) if length <= len(code))
    return next((each for each in found if each is not None), "")


def name_of(spec: str) -> str:
    """Return the names of a code or of a range of codes: `28-29` is `inorganic chemicals; organic chemicals`."""
    if spec == ALL_GOODS:
        return "all goods"
    first, dash, last = spec.partition("-")
    if not dash:
        return name(first)
    span = (str(number).zfill(len(first)) for number in range(int(first), int(last) + 1))
    return "; ".join(dict.fromkeys(filter(None, (name(code) for code in span if goods.exists(code)))))
