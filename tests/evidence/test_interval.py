from datetime import date

from detente.evidence.interval import Interval


def test_one_day_is_shown_as_a_day_and_several_as_two() -> None:
    day = Interval(begin=date(2019, 12, 7), end=date(2019, 12, 7), rule="weekday")
    assert str(day) == "2019-12-07"
    assert day.is_day
    month = Interval(begin=date(2019, 11, 21), end=date(2019, 11, 30), rule="part of a month")
    assert str(month) == "2019-11-21 to 2019-11-30"
    assert not month.is_day
