"""Names of months and days, numbers in words, and the days of a month."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.reader.calendar_words import DAYS, MONTHS, NUMBERS, month_of, whole_month

WORD = re.compile(r"(?P<month>\S+)")


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("January", 1), ("Feb", 2), ("Feb.", 2), ("Mar.", 3), ("April", 4), ("May", 5), ("June", 6), ("July", 7),
        ("Aug", 8), ("Sept.", 9), ("September", 9), ("Oct", 10), ("Nov.", 11), ("December", 12),
    ],
)  # fmt: skip
def test_a_month_is_known_by_its_name_or_the_beginning_of_it(word: str, month: int) -> None:
    match = WORD.match(word)
    assert match is not None
    assert month_of(match) == month


@pytest.mark.parametrize("word", ["Juneteenth-x"[:2], "xx", "13"])
def test_another_word_is_no_month(word: str) -> None:
    match = WORD.match(word)
    assert match is not None
    if any(each.startswith(word.lower()) for each in MONTHS):
        assert month_of(match) >= 1
    else:
        with pytest.raises(StopIteration):
            month_of(match)


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2020, 2, 29), (2019, 2, 28), (2000, 2, 29), (1900, 2, 28), (2019, 12, 31), (2019, 4, 30)],
)
def test_a_month_has_its_days(year: int, month: int, last: int) -> None:
    assert whole_month(year, month) == (date(year, month, 1), date(year, month, last))


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_other_month(month: int) -> None:
    with pytest.raises(ValueError, match="month"):
        whole_month(2019, month)


@given(st.integers(1900, 2999), st.integers(1, 12))
def test_the_day_behind_a_month_is_the_first_of_another(year: int, month: int) -> None:
    first, last = whole_month(year, month)
    assert first.day == 1
    assert date.fromordinal(last.toordinal() + 1).day == 1
    assert 28 <= last.day <= 31


def test_there_are_twelve_months_and_seven_days_without_repetition() -> None:
    assert (len(set(MONTHS)), len(set(DAYS))) == (12, 7)
    assert (MONTHS[0], DAYS[0]) == ("january", "monday")


@pytest.mark.parametrize(
    ("word", "number"), [("a", 1), ("an", 1), ("one", 1), ("seven", 7), ("twelve", 12), ("zero", 0)]
)
def test_numbers_in_words(word: str, number: int) -> None:
    assert NUMBERS[word] == number
    assert "thirteen" not in NUMBERS
