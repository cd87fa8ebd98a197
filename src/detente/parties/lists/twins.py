"""Which lists have the same parties under the same references: the one that ships, and those that have all of it, and more.

A regime declares its lists (`lists` in its `regime.yaml`); the table that ships is one of them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from detente.law import normal
from detente.parties.lists.shipped import TABLE

SHIPPED: Final = TABLE.stem
"""The list that ships with the program; its table is called so."""


@cache
def wholes() -> tuple[str, ...]:
    """Return the lists that together contain everything in the shipped one, in the order in which their regime declares them."""
    regimes = [normal.load_declaration(normal.CORPUS / name) for name in normal.regime_ids()]
    return tuple(each.id for regime in regimes if SHIPPED in regime.list_ids for each in regime.lists if not each.ships)


@cache
def twins() -> Mapping[str, tuple[str, ...]]:
    """Return, for each such list, those that may have the same party."""
    return {SHIPPED: wholes(), **dict.fromkeys(wholes(), (SHIPPED,))}
