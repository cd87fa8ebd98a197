"""The bounded cache keeps what is stored, and is emptied when it is full."""

import pytest

from detente.decide import cache


def test_what_is_kept_is_found() -> None:
    known: dict[str, int] = {}
    assert cache.store(known, "a", 1) == 1
    assert known == {"a": 1}


def test_a_full_cache_is_emptied_before_it_takes_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ENTRIES", 2)
    known: dict[int, int] = {}
    for number in range(5):
        cache.store(known, number, number)
        assert len(known) <= 2
    assert known == {4: 4}


def test_no_cache_is_too_small_for_the_last_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ENTRIES", 0)
    known: dict[int, str] = {}
    assert cache.store(known, 1, "one") == "one"
