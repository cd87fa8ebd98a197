"""A bounded cache: it is emptied when it is full, so that no number of distinct facts can exhaust the machine's memory."""

from collections.abc import Hashable
from typing import Final, TypeVar

CacheKey = TypeVar("CacheKey", bound=Hashable)
CacheValue = TypeVar("CacheValue")

MAX_ENTRIES: Final = 1 << 18
"""The most entries that one cache holds."""


def store(cache: dict[CacheKey, CacheValue], key: CacheKey, made: CacheValue) -> CacheValue:
    """Store a value under a key, and return the value. A full cache is emptied first."""
    if len(cache) >= MAX_ENTRIES:
        cache.clear()
    cache[key] = made
    return made
