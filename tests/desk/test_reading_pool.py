"""Many documents read by several processes."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.desk.reading_pool import AHEAD, MOST, WORTH, available, in_order, processes


def double(number: int) -> int:
    """What a process is asked to do."""
    return 2 * number


def fail(number: int) -> int:
    """What goes wrong in a process."""
    raise ValueError(number)


@given(st.lists(st.integers(), max_size=30))
def test_with_one_process_nothing_is_started_and_the_order_is_kept(numbers: list[int]) -> None:
    assert list(in_order(double, numbers, 1)) == [2 * each for each in numbers]


def test_several_processes_keep_the_order() -> None:
    assert list(in_order(double, range(20), 2)) == [2 * each for each in range(20)]


def test_nothing_given_gives_nothing() -> None:
    assert list(in_order(double, [], 1)) == []
    assert list(in_order(double, [], 2)) == []


def test_no_more_is_taken_than_what_lies_ahead() -> None:
    taken: list[int] = []

    def given_() -> Iterator[int]:
        for each in range(1000):
            taken.append(each)
            yield each

    found = in_order(double, given_(), 2)
    assert next(found) == 0
    assert len(taken) <= 2 * AHEAD + 1
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", [1, 2])
def test_what_goes_wrong_in_a_process_reaches_the_caller(number: int) -> None:
    with pytest.raises(ValueError, match="5"):
        list(in_order(fail, [5], number))


@pytest.mark.parametrize(
    ("documents", "most", "number"),
    [(0, 4, 1), (1, 4, 1), (WORTH, 4, 1), (WORTH * 2, 4, 2), (WORTH * 100, 4, 4), (WORTH * 2, 1, 1), (WORTH - 1, 9, 1)],
)
def test_a_pool_is_started_where_it_is_worth_it(documents: int, most: int, number: int) -> None:
    assert processes(documents, most) == number


@given(st.integers(0, 10**6), st.integers(1, 64))
def test_there_is_always_one_process_and_never_more_than_allowed(documents: int, most: int) -> None:
    assert 1 <= processes(documents, most) <= most


def test_the_processors_of_this_machine_are_counted() -> None:
    assert 1 <= available() <= MOST
