from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.reader.dates import SIGN, dated

PUBLISHED = date(2019, 12, 12)

GOLD = [
    ("on 26 December 2019", "2019-12-26"),
    ("on December 26, 2019", "2019-12-26"),
    ("the 26th December, 2019", "2019-12-26"),
    ("on 2019-12-26", "2019-12-26"),
    ("on Dec. 3", "2019-12-03"),
    ("on 20 December", "2018-12-20"),
    ("on November 28", "2019-11-28"),
    ("28-30 November 2019", "2019-11-28 to 2019-11-30"),
    ("November 28 to 30", "2019-11-28 to 2019-11-30"),
    ("in late November", "2019-11-21 to 2019-11-30"),
    ("in early December", "2019-12-01 to 2019-12-10"),
    ("in mid-March 2018", "2018-03-11 to 2018-03-20"),
    ("at the end of February 2020", "2020-02-21 to 2020-02-29"),
    ("Earlier in December", "2019-12-01 to 2019-12-12"),
    ("earlier this month", "2019-12-01 to 2019-12-12"),
    ("earlier this week", "2019-12-09 to 2019-12-12"),
    ("in October", "2019-10-01 to 2019-10-31"),
    ("in October 2017", "2017-10-01 to 2017-10-31"),
    ("last March", "2019-03-01 to 2019-03-31"),
    ("in 2018", "2018-01-01 to 2018-12-31"),
    ("in early 2018", "2018-01-01 to 2018-04-30"),
    ("the first half of 2019", "2019-01-01 to 2019-06-30"),
    ("the third quarter of 2019", "2019-07-01 to 2019-09-30"),
    ("on Wednesday", "2019-12-11"),
    ("on Thursday", "2019-12-12"),
    ("last Thursday", "2019-12-05"),
    ("on Saturday", "2019-12-07"),
    ("next Monday", "2019-12-16"),
    ("yesterday", "2019-12-11"),
    ("tomorrow", "2019-12-13"),
    ("three days ago", "2019-12-09"),
    ("two weeks ago", "2019-11-25 to 2019-12-01"),
    ("a month ago", "2019-11-01 to 2019-11-30"),
    ("last week", "2019-12-02 to 2019-12-08"),
    ("next month", "2020-01-01 to 2020-01-31"),
    ("this year", "2019-01-01 to 2019-12-31"),
    ("the year-end deadline", "2019-12-31"),
    ("by the end of the year", "2019-12-31"),
]


@pytest.mark.parametrize(("text", "days"), GOLD)
def test_an_expression_is_read_as_its_days(text: str, days: str) -> None:
    (found,) = dated(text, PUBLISHED)
    assert str(found.interval) == days
    assert text[found.begin : found.end] == found.text


@pytest.mark.parametrize(
    "text", ["on Wednesday", "in late November", "yesterday", "last week", "this year", "on Dec. 3", "two weeks ago"]
)
def test_what_depends_on_publication_has_no_day_without_it(text: str) -> None:
    (found,) = dated(text, None)
    assert found.interval is None


@pytest.mark.parametrize(
    "text", ["on 31 June 2019", "2019-02-30", "on February 29, 2019", "you may 5 go", "a march 3 miles long", "in 1234"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert dated(text, PUBLISHED) == []


def test_a_weekday_lies_ahead_where_the_text_looks_ahead() -> None:
    (found,) = dated("will meet on Monday", PUBLISHED, ahead=True)
    assert str(found.interval) == "2019-12-16"


def test_only_what_is_counted_names_the_day_it_is_counted_from() -> None:
    first, second = dated("on Wednesday and on 3 May 2018", PUBLISHED)
    assert first.interval is not None
    assert second.interval is not None
    assert first.interval.counted_from == PUBLISHED
    assert second.interval.counted_from is None


@given(st.text(max_size=200), st.dates())
def test_no_text_raises_and_each_expression_is_where_it_says(text: str, published: date) -> None:
    for found in dated(text, published):
        assert text[found.begin : found.end] == found.text
        assert found.interval is None or found.interval.begin <= found.interval.end


def test_a_clause_without_a_sign_of_a_date_has_none() -> None:
    assert SIGN.search("the envoy said that it would end") is None
    assert dated("the envoy said that it would end", None) == []


@pytest.mark.parametrize("text", ["tonight", "Tomorrow", "in May", "last year", "this weekend", "Friday", "in 2018"])
def test_each_sign_leads_to_its_expression(text: str) -> None:
    assert SIGN.search(text)
    assert [item.text for item in dated(text, None)]
