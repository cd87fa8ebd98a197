"""The days of a judgement."""

from datetime import UTC, date, datetime

import pytest

from detente.errors import InputError
from detente.review.days import event_day, known_day, refuse_future
from detente.review.thread import Thread

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)


def thread(first: str | None = None, last: str | None = None) -> Thread:
    when = None if first is None else {"from": first, "to": last or first}
    return Thread(id="6818e028956b.e1", type="event", body={"when": when}, removed=False, at=AT)


def test_an_event_of_one_day_has_that_day() -> None:
    assert event_day(thread("2020-02-28"), None, AT) == date(2020, 2, 28)


@pytest.mark.parametrize("day", ["2020-02-21", "2020-02-25", "2020-02-29"])
def test_a_day_within_an_interval_is_taken(day: str) -> None:
    assert event_day(thread("2020-02-21", "2020-02-29"), date.fromisoformat(day), AT) == date.fromisoformat(day)


def test_an_event_without_days_takes_the_day_that_is_given() -> None:
    assert event_day(thread(), date(2020, 2, 28), AT) == date(2020, 2, 28)


@pytest.mark.parametrize(
    ("found", "on", "words"),
    [
        (thread("2020-02-21", "2020-02-29"), None, "it was read as 2020-02-21 to 2020-02-29"),
        (thread(), None, "nothing says on which day it was"),
        (thread("2020-02-21", "2020-02-29"), "2020-02-20", "2020-02-20 is not within 2020-02-21 to 2020-02-29"),
        (thread("2020-02-21", "2020-02-29"), "2020-03-01", "2020-03-01 is not within"),
        (thread("2020-02-28"), "2020-02-27", "2020-02-27 is not within 2020-02-28 to 2020-02-28"),
        (thread(), "2026-12-02", "2026-12-02 has not come"),
        (thread("2026-12-24"), None, "2026-12-24 has not come"),
    ],
)
def test_a_day_that_cannot_be_that_of_the_fact_is_refused(found: Thread, on: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        event_day(found, None if on is None else date.fromisoformat(on), AT)


def test_an_interval_says_how_the_day_is_given() -> None:
    with pytest.raises(InputError) as refused:
        event_day(thread("2020-02-21", "2020-02-29"), None, AT)
    assert refused.value.hint == "A finding has one day. Say which: --on DAY."


def test_today_has_come() -> None:
    refuse_future(date(2026, 12, 1), AT)


def test_what_has_not_come_is_supposed_in_a_file() -> None:
    with pytest.raises(InputError) as refused:
        refuse_future(date(2026, 12, 2), AT)
    assert "--findings FILE" in refused.value.hint


@pytest.mark.parametrize(
    ("known_on", "day"),
    [(None, date(2026, 12, 1)), (date(2020, 2, 28), date(2020, 2, 28)), (date(2020, 3, 5), date(2020, 3, 5))],
)
def test_it_is_known_from_the_day_that_is_given_or_that_of_the_row(known_on: date | None, day: date) -> None:
    assert known_day(date(2020, 2, 28), known_on, AT) == day


@pytest.mark.parametrize(
    ("known_on", "words"), [(date(2020, 2, 27), "nobody knew it on 2020-02-27"), (date(2026, 12, 2), "has not come")]
)
def test_nobody_knows_it_before_or_tomorrow(known_on: date, words: str) -> None:
    with pytest.raises(InputError, match=words):
        known_day(date(2020, 2, 28), known_on, AT)
