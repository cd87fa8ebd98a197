"""Amounts that had passed under caps, in the accounts of a law."""

from detente.decide.counted import CountedAmount, totals, unstated
from detente.desk.desk import Desk

TABLES = Desk().decider().compiled


def test_a_measure_names_its_cap_too() -> None:
    measure = next(each.measure for each in TABLES.timeline.measures if each.measure.cap is not None)
    assert measure.cap is not None
    limit, day = measure.cap.limits[0], measure.cap.starts.isoformat()
    by_measure, by_counter = (
        totals(TABLES, [CountedAmount(cap=name, period=day, amount=3.0, unit=limit.unit)])
        for name in (measure.id, measure.cap.counter)
    )
    assert by_measure == by_counter
    assert by_measure[0].amount == 3


def test_a_limit_for_which_nothing_is_stated_is_reported() -> None:
    found = totals(TABLES, [CountedAmount(cap="crude", period="2018-02", amount=3.0, unit="t")])
    assert ["nothing is stated in bbl" in words for words in dict.fromkeys(unstated(TABLES, found))] == [True]
