"""Keys told apart and looked up, members of runs, sums by place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.index.arrays import beginnings, distinct, look_up, members, spread, totals

NUMBERS = st.lists(st.integers(0, 50), max_size=30)


@given(NUMBERS)
def test_keys_are_told_apart(keys: list[int]) -> None:
    assert distinct(np.array(keys, np.int64)).tolist() == sorted(set(keys))


@given(NUMBERS, NUMBERS)
def test_keys_are_looked_up(keys: list[int], wanted: list[int]) -> None:
    ordered = np.array(sorted(keys), np.int64)
    at, some = look_up(ordered, np.array(wanted, np.int64))
    assert some.tolist() == [each in keys for each in wanted]
    assert [int(ordered[place]) for place, there in zip(at, some, strict=True) if there] == [
        each for each in wanted if each in keys
    ]


@given(st.lists(st.integers(0, 5), max_size=10))
def test_members_of_runs(counts: list[int]) -> None:
    run, place = members(np.array(counts, np.int64))
    expected = [(at, each) for at, count in enumerate(counts) for each in range(count)]
    assert list(zip(run.tolist(), place.tolist(), strict=True)) == expected


@pytest.mark.parametrize(("keys", "at"), [([], []), ([1], [(0, 2), (0, 3), (0, 4)]), ([2, 0], [(1, 0), (1, 1)])])
def test_values_of_keys(keys: list[int], at: list[tuple[int, int]]) -> None:
    run, place = spread(np.array([0, 2, 5, 5], np.int32), np.array(keys, np.int64))
    assert list(zip(run.tolist(), place.tolist(), strict=True)) == at


def test_where_keys_begin() -> None:
    assert beginnings(np.array([3, 3, 5, 7, 7], np.int64)).tolist() == [0, 2, 3]
    assert beginnings(np.zeros(0, np.int64)).tolist() == []


def test_sums_by_place() -> None:
    assert totals(np.array([0, 2, 2]), np.array([1.5, 2, 3]), 4).tolist() == [1.5, 0, 5, 0]
    assert totals(np.zeros(0, np.int64), np.zeros(0), 2).tolist() == [0, 0]
