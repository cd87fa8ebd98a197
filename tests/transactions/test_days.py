"""What a date of a transaction may be, to the day at both ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.transactions.days import day, late_contract, span
from detente.transactions.field_readers import UnreadableField

SPANS = [
    ("2017-08-20", "2017-08-20", "2017-08-20"),
    ("2017-02", "2017-02-01", "2017-02-28"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2017-12", "2017-12-01", "2017-12-31"),
    ("2017", "2017-01-01", "2017-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("FY2017-18", "2017-04-01", "2018-03-31"),
    ("FY 2017-18", "2017-04-01", "2018-03-31"),
    ("fy2019-20", "2019-04-01", "2020-03-31"),
    # Where the second number is no month it can only be the year that follows.
    ("2017-18", "2017-04-01", "2018-03-31"),
    ("1999-00", "1999-04-01", "2000-03-31"),
    ("2012-13", "2012-04-01", "2013-03-31"),
    # December, and not the fiscal year of 2011; January, not that of 2000.
    ("2011-12", "2011-12-01", "2011-12-31"),
    ("2000-01", "2000-01-01", "2000-01-31"),
    ("FY2000-01", "2000-04-01", "2001-03-31"),
    # Intervals of anything to anything.
    ("2017-04-01/2018-03-31", "2017-04-01", "2018-03-31"),
    ("2017-04/2017-06", "2017-04-01", "2017-06-30"),
    ("2017/2018", "2017-01-01", "2018-12-31"),
    ("2017-04-15/2017", "2017-04-15", "2017-12-31"),
    ("FY2017-18/2018-06", "2017-04-01", "2018-06-30"),
    # Months as words, as `party match` reads them.
    ("20 August 2017", "2017-08-20", "2017-08-20"),
    ("Aug 2017", "2017-08-01", "2017-08-31"),
    ("1 Apr 2017/June 2017", "2017-04-01", "2017-06-30"),
    (" 2017 / 2018 ", "2017-01-01", "2018-12-31"),
    ("2017-08-20/2017-08-20", "2017-08-20", "2017-08-20"),
    ("2017/2017-01", "2017-01-01", "2017-01-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_date_is_all_the_days_that_it_may_be(text: str, first: str, last: str) -> None:
    assert tuple(map(str, span(text))) == (first, last)


NO_DATE = "is no date"
NO_SPAN = [
    ("", NO_DATE),
    ("circa 2017", NO_DATE),
    ("31 June 2017", NO_DATE),
    ("5/6/2017 or so", "may be read in two orders"),
    ("/", NO_DATE),
    ("soon", NO_DATE),
    ("2017-8-20", NO_DATE),
    ("17-08-20", "may be read in two orders"),
    ("08/2017", NO_DATE),
    ("2017-08-20 ", None),
    ("FY2017", NO_DATE),
    ("FY17-18", NO_DATE),
    ("2017/", NO_DATE),
    ("/2017", NO_DATE),
    ("2016/2017/2018", NO_DATE),
    ("２０１７", NO_DATE),
    ("2017\n", None),
    ("2017-00", "is neither a month nor a fiscal year"),
    ("2017-13", "is neither a month nor a fiscal year"),
    ("2017-17", "is neither a month nor a fiscal year"),
    ("FY2017-2018", NO_DATE),
    ("FY2017-16", "is neither a month nor a fiscal year"),
    ("2017-02-29", "is no day of the calendar"),
    ("2017-04-31", "is no day of the calendar"),
    ("2017-00-10", "is no day of the calendar"),
    ("2017-10-00", "is no day of the calendar"),
    ("1899", "lies before 1900"),
    ("1899-12", "lies before 1900"),
    ("1899-00", "lies before 1900"),
    ("0000-00-00", "lies before 1900"),
    ("9999-00", "lies beyond the calendar"),
    ("2018/2017", "ends before it begins"),
    ("2017-08-21/2017-08-20", "ends before it begins"),
    ("2017-08/2017-07-31", "ends before it begins"),
]


@pytest.mark.parametrize(("text", "what"), [(text, what) for text, what in NO_SPAN if what is not None])
def test_what_is_no_date_is_refused(text: str, what: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        span(text)
    assert caught.value.what == what
    assert caught.value.hint


@pytest.mark.parametrize("text", [text for text, what in NO_SPAN if what is None])
def test_space_around_a_date_is_passed_over(text: str) -> None:
    assert span(text) == span(text.strip())


def test_an_interval_that_runs_backwards_is_shown_the_other_way_round() -> None:
    with pytest.raises(UnreadableField) as caught:
        span("2018-03/2017-04")
    assert caught.value.hint == "Write 2017-04/2018-03, if that is meant."
    assert span("2017-04/2018-03") == (date(2017, 4, 1), date(2018, 3, 31))


@pytest.mark.parametrize("text", ["2017-08", "2017", "FY2017-18", "2017-08-20/2017-08-20", "", " 2017-08-20"])
def test_one_day_is_no_span(text: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        day(text)
    assert caught.value.what == "is not a day"


def test_a_late_contract_names_the_last_day_of_its_performance() -> None:
    fault = late_contract(date(2017, 8, 31))
    assert fault.what == "is later than the transaction, 2017-08-31"
    assert "check both dates" in fault.hint


days = st.dates(date(1900, 1, 1))


@given(days)
def test_a_day_is_itself(which: date) -> None:
    assert day(which.isoformat()) == which
    assert span(which.isoformat()) == (which, which)


@given(days)
def test_a_day_lies_in_its_month_and_its_year(which: date) -> None:
    for text in (f"{which:%Y-%m}", f"{which:%Y}"):
        first, last = span(text)
        assert first <= which <= last


@given(st.integers(1900, 9998), st.integers(1, 11))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    assert span(f"{year}-{month:02}")[1] + timedelta(days=1) == span(f"{year}-{month + 1:02}")[0]


@given(st.integers(1900, 9997))
def test_a_fiscal_year_ends_the_day_before_the_next_begins(year: int) -> None:
    first, second = (f"FY{each}-{(each + 1) % 100:02}" for each in (year, year + 1))
    assert span(first)[1] + timedelta(days=1) == span(second)[0]


@given(st.text(alphabet="0123456789-/FY ", max_size=22))
def test_any_text_is_a_span_in_order_or_refused(text: str) -> None:
    try:
        first, last = span(text)
    except UnreadableField:
        return
    assert date(1900, 1, 1) <= first <= last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("201801", date(2018, 1, 1), date(2018, 1, 31)),
        ("201801.0", date(2018, 1, 1), date(2018, 1, 31)),
        ("20180115", date(2018, 1, 15), date(2018, 1, 15)),
        ("Jan-2018", date(2018, 1, 1), date(2018, 1, 31)),
        ("2018M01", date(2018, 1, 1), date(2018, 1, 31)),
        ("2018年1月", date(2018, 1, 1), date(2018, 1, 31)),
        ("2018Q1", date(2018, 1, 1), date(2018, 3, 31)),
        ("Q4 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("43115", date(2018, 1, 15), date(2018, 1, 15)),
        ("2018/01/15", date(2018, 1, 15), date(2018, 1, 15)),
        ("2018.1.5", date(2018, 1, 5), date(2018, 1, 5)),
        ("2018-01-15T10:00:00Z", date(2018, 1, 15), date(2018, 1, 15)),
        ("2018-01-15T23:30:00+09:00", date(2018, 1, 15), date(2018, 1, 15)),
        ("2018-01-15 00:00:00", date(2018, 1, 15), date(2018, 1, 15)),
    ],
)
def test_dates_of_systems_and_spreadsheets_are_read(text: str, first: date, last: date) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize("text", ["15/01/2018", "01/15/2018", "15.01.2018", "5-6-2019", "05/06/18"])
def test_a_date_whose_order_is_open_is_asked(text: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        span(text)
    assert "--day-first" in caught.value.hint


@pytest.mark.parametrize("text", ["201813", "20180132", "29999", "2018M13", "2018Q5", "2018/13/40"])
def test_digits_that_are_no_date_are_refused(text: str) -> None:
    with pytest.raises(UnreadableField):
        span(text)
