"""What an outcome tells beside its verdict: which facts bring a row into scope, what is certain, and where a cap stands."""

from datetime import date

import pytest

from detente.decide.receipt import Total
from detente.law.instrument import Judgement
from detente.transactions.transaction import read_one
from tests.build import cap, decide, decider, exemption, measure, provision, scope, text

COAL = decider(text("a", "2016-03-02", provision(impose=measure())))
CAPPED = decider(text("a", "2016-03-02", provision(impose=measure(cap=cap(100)))))
ROW = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "quantity": "40", "unit": "t"}


def test_a_reason_names_the_facts_that_bring_the_row_into_scope_and_no_others() -> None:
    (reason,) = decide(COAL).reasons
    assert dict(reason.facts) == {"activity": "trade", "date": "2018-06-01", "from_country": "KP", "hs": "270112"}


def test_a_measure_that_every_possible_row_meets_is_certain_and_one_that_some_meet_is_not() -> None:
    assert [each.certain for each in decide(COAL, to_country="").reasons] == [True]
    assert [each.certain for each in decide(COAL, hs="27").reasons] == [False]
    assert [each.certain for each in decide(COAL, hs="2701").reasons] == [True]


def test_a_measure_that_possible_rows_meet_with_other_words_is_not_certain() -> None:
    leave = exemption(kind="carve-out", shown=(scope(activity=(), flow=None, goods=None, to_country=("CN",)),))
    found = decide(
        decider(text("a", "2016-03-02", provision(impose=measure()), provision(2, exempt=leave))), to_country=""
    )
    assert (found.verdict, [each.certain for each in found.reasons]) == ("undetermined", [False])


def test_open_words_and_a_ban_under_one_doubt_are_both_told() -> None:
    judged = measure("wmd", judgement=Judgement(words="Whether", by="a State"))
    found = decide(decider(text("a", "2016-03-02", provision(impose=measure()), provision(2, impose=judged))), hs="27")
    assert [each.measure for each in found.reasons] == ["coal"]
    assert [each.measure for each in found.judgements] == ["wmd"]


def test_a_cap_is_told_with_its_counter_its_period_and_its_amounts() -> None:
    counter = CAPPED.counter()
    CAPPED.decide(read_one(ROW), counter)
    note = CAPPED.decide(read_one(ROW), counter).reasons[0].cap
    assert note is not None
    assert (note.measure, note.counter, note.starts, note.period) == ("coal", "counter", date(2018, 1, 1), "2018")
    (amount,) = note.amounts
    assert (amount.unit, amount.limit, amount.before, amount.this, amount.fits) == ("t", 100.0, 40.0, 40.0, 40.0)


def test_totals_that_were_kept_are_counted_on() -> None:
    counter = CAPPED.counter()
    counter.restore([Total("counter", date(2018, 1, 1), "t", 70.0)])
    found = CAPPED.decide(read_one(ROW), counter)
    note = found.reasons[0].cap
    assert note is not None
    assert (found.verdict, note.amounts[0].before, note.amounts[0].fits) == ("over-cap", 70.0, 30.0)


@pytest.mark.parametrize(
    ("before", "verdict", "fits", "warning"),
    [
        (0.0, "within-cap", 40.0, None),
        (34.0, "within-cap", 40.0, None),
        (35.0, "within-cap", 40.0, 75),
        (60.0, "within-cap", 40.0, 95),
        (60.5, "over-cap", 39.5, None),
        (120.0, "over-cap", 0.0, None),
    ],
)
def test_a_row_fits_up_to_the_limit_and_no_further(
    before: float, verdict: str, fits: float, warning: int | None
) -> None:
    counter = CAPPED.counter()
    counter.restore([Total("counter", date(2018, 1, 1), "t", before)])
    found = CAPPED.decide(read_one(ROW), counter)
    note = found.reasons[0].cap
    assert note is not None
    assert (found.verdict, note.amounts[0].fits, note.warning) == (verdict, fits, warning)
