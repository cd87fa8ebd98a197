"""Bounded memory of what was worked out before: a full one is emptied, so that no number of distinct facts fills a machine."""

from collections.abc import Hashable
from typing import Final, TypeVar

Given = TypeVar("Given", bound=Hashable)
Made = TypeVar("Made")

MOST: Final = 1 << 18
"""Entries that one memory holds."""


def keep(memory: dict[Given, Made], key: Given, made: Made) -> Made:
    """The value, which the memory now holds under this key."""
    if len(memory) >= MOST:
        memory.clear()
    memory[key] = made
    return made
