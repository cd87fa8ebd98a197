"""Days as lists write them."""

from datetime import date

import pytest

from detente.parties import partial_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1971", "1971"),
        ("1971-05", "1971-05"),
        ("1971-05-02", "1971-05-02"),
        ("1971-05-02T00:00:00Z", "1971-05-02"),
        ("2 May 1971", "1971-05-02"),
        ("02-May-1971.", "1971-05-02"),
        ("May 1971", "1971-05"),
        ("May 2, 1971", "1971-05-02"),
        ("Sept 1971", "1971-09"),
        ("02/05/1971", "1971-05-02"),
        ("2.5.1971", "1971-05-02"),
        ("00/00/1971", "1971"),
        ("00/05/1971", "1971-05"),
        ("circa 1971", "1969/1973"),
        ("c. 1971", "1969/1973"),
        ("approximately May 1971", "1969/1973"),
        ("about 1970-1973", "1968/1975"),
        ("1970-1973", "1970/1973"),
        ("between 1970 and 1973", "1970/1973"),
        ("2 May 1970 to 3 June 1973", "1970/1973"),
        ("1971 to 1971", "1971"),
        ("29 Feb 1972", "1972-02-29"),
    ],
)
def test_a_day(text: str, found: str) -> None:
    assert partial_dates.day(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "71",
        "1971-13",
        "32 May 1971",
        "2 Mai 1971",
        "29 Feb 1971",
        "30/13/1971",
        "1973-1970",
        "between May and June 1971",
        "circa",
        "circa soon",
        "0000",
        "١٩٧١-١٣",
        "1971 to",
        "a" * 5_000,
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert partial_dates.day(text) is None


def test_a_long_run_of_spaces_is_not_searched_for_long() -> None:
    assert partial_dates.day("1971" + " " * 2_000 + "x") is None


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("1970", "1973", "1970/1973"),
        ("1971", "1971", "1971"),
        ("1973", "1970", None),
        ("1970", "", None),
        ("x", "y", None),
    ],
)
def test_between(first: str, last: str, found: str | None) -> None:
    assert partial_dates.between(first, last) == found


def test_made_of_numbers() -> None:
    assert [
        partial_dates.made("1971", "5", "2"),
        partial_dates.made("1971", "0", "2"),
        partial_dates.made("1971", "", ""),
    ] == [
        "1971-05-02",
        "1971",
        "1971",
    ]
    assert [
        partial_dates.made("", "5", "2"),
        partial_dates.made("1971", "May", "2"),
        partial_dates.made("1971", "2", "30"),
    ] == [None] * 3


def test_years_that_a_day_may_lie_in() -> None:
    assert [partial_dates.years(text) for text in ("1971-05-02", "1970/1973")] == [(1971, 1971), (1970, 1973)]


def test_only_a_whole_day_is_a_date() -> None:
    assert partial_dates.whole_day("5 March 2024") == date(2024, 3, 5)
    assert [
        partial_dates.whole_day(text) for text in ("March 2024", "2024", "2023-2024", "circa 2024", "soon", "")
    ] == [None] * 6


@pytest.mark.parametrize(
    ("text", "found"),
    [("circa circa 1971", "1967/1975"), ("about c. early 1971", "1965/1977"), ("about 1970 to 1972", "1968/1974")],
)
def test_each_word_of_doubt_widens_it(text: str, found: str) -> None:
    assert partial_dates.day(text) == found


@pytest.mark.parametrize(
    "text", ["circa " * 4 + "1971", "circa " * 300 + "1971", "circa " * 20_000, "1971" + " " * 20_000]
)
def test_a_day_of_doubts_only_or_longer_than_any_is_none(text: str) -> None:
    assert partial_dates.day(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A range kept the digits of another script, and was compared by them: every later reader takes 0 to 9.
        ("1970/１９７３", "1970/1973"),
        ("１９７３-1980", "1973/1980"),
        ("٢ May ١٩٧١", "1971-05-02"),
        ("1980-１９７３", None),
        # About the first and the last year of the calendar there is nothing beyond.
        ("circa 9999", "9997/9999"),
        ("circa 0001", "0001/0003"),
        ("0000-1970", None),
    ],
)
def test_days_come_in_plain_digits_and_within_the_calendar(text: str, found: str | None) -> None:
    assert partial_dates.day(text) == found
