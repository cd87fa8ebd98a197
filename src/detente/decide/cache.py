"""Bounded memory of what was worked out before: a full one is emptied, so that no number of distinct facts fills a machine."""

from collections.abc import Hashable
from typing import Final, TypeVar

CacheKey = TypeVar("CacheKey", bound=Hashable)
CacheValue = TypeVar("CacheValue")

MAX_ENTRIES: Final = 1 << 18
"""Entries that one memory holds."""


def store(memory: dict[CacheKey, CacheValue], key: CacheKey, made: CacheValue) -> CacheValue:
    """The value, which the memory now holds under this key."""
    if len(memory) >= MAX_ENTRIES:
        memory.clear()
    memory[key] = made
    return made
