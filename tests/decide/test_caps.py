"""Running totals against caps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.decide.caps import months_later, period
from detente.decide.decider import Decider
from detente.decide.receipt import Total
from detente.transactions.transaction import Transaction, read_one
from tests.build import OIL, cap, decider, exemption, measure, provision, scope, text

COAL_CAP = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100)))))
BOTH = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100, "t", (5000, "USD"))))))
OIL_CAP = decider(
    text(
        "a",
        "2017-01-01",
        provision(5, impose=measure("oil", cap=cap(1000, "bbl", factors="oil"), scope=(scope(goods=OIL),))),
    )
)


def run(subject: Decider, *rows: dict[str, str]) -> list[str]:
    """The verdicts on rows in their order."""
    counter = subject.counter()
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "t"}
    return [subject.decide(read_one(base | row), counter).verdict for row in rows]


def test_a_row_that_just_fits_is_within_and_one_more_is_over() -> None:
    assert run(COAL_CAP, {"quantity": "60"}, {"quantity": "40"}, {"quantity": "0.001"}) == [
        "within-cap",
        "within-cap",
        "over-cap",
    ]


def test_a_refused_row_does_not_count() -> None:
    assert run(COAL_CAP, {"quantity": "60"}, {"quantity": "50"}, {"quantity": "40"}) == [
        "within-cap",
        "over-cap",
        "within-cap",
    ]


def test_a_row_refused_for_another_reason_does_not_count() -> None:
    both = (
        provision(26, impose=measure(cap=cap(100))),
        provision(27, impose=measure("arms", scope=(scope(end_use=("military",)),))),
    )
    rows = {"quantity": "90", "end_use": "military"}, {"quantity": "90"}
    assert run(decider(text("a", "2017-01-01", *both)), *rows) == ["prohibited", "within-cap"]


def test_a_row_that_is_cleared_does_not_count() -> None:
    subject = decider(
        text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100))), provision(27, exempt=exemption()))
    )
    assert run(subject, {"quantity": "500", "approval": "a"}, {"quantity": "100"}) == ["permitted", "within-cap"]


def test_over_the_cap_an_exemption_may_be_open() -> None:
    tied = exemption(end_use=("livelihood",))
    subject = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100))), provision(27, exempt=tied)))
    assert run(subject, {"quantity": "101", "end_use": "livelihood"}, {"quantity": "100"}) == [
        "needs-approval",
        "within-cap",
    ]


def test_an_exemption_from_a_cap_that_is_passed_leaves_another_cap_that_is_not_alone() -> None:
    wide = measure("fuel", cap=cap(1000, counter="fuel"))
    tied = exemption(end_use=("livelihood",))
    subject = decider(
        text(
            "a",
            "2017-01-01",
            provision(26, impose=measure(cap=cap(100))),
            provision(27, impose=wide),
            provision(28, exempt=tied),
        )
    )
    assert run(subject, {"quantity": "101", "end_use": "livelihood"}) == ["needs-approval"]


@pytest.mark.parametrize(
    ("quantity", "verdict"),
    [("100.00000005", "within-cap"), ("100.0000001", "within-cap"), ("100.0000002", "over-cap")],
)
def test_a_billionth_of_the_limit_is_no_excess_and_more_is(quantity: str, verdict: str) -> None:
    assert run(COAL_CAP, {"quantity": quantity}) == [verdict]


def test_a_row_of_nothing_adds_nothing() -> None:
    counter = COAL_CAP.counter()
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "t"}
    note = COAL_CAP.decide(read_one(base | {"quantity": "0"}), counter).reasons[0].cap
    assert note is not None
    assert (note.amounts[0].this, list(counter.totals.values())) == (0.0, [0.0])


@pytest.mark.parametrize(
    ("before", "quantity", "warning"), [("74.5", "0.5", 75), ("75", "5", None), ("75", "15", 90), ("90", "4.9", None)]
)
def test_a_warning_is_given_by_the_row_that_reaches_it_and_not_again(
    before: str, quantity: str, warning: int | None
) -> None:
    counter = COAL_CAP.counter()
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "t"}
    COAL_CAP.decide(read_one(base | {"quantity": before}), counter)
    note = COAL_CAP.decide(read_one(base | {"quantity": quantity}), counter).reasons[0].cap
    assert note is not None
    assert note.warning == warning


def test_each_period_begins_anew() -> None:
    rows = {"quantity": "100"}, {"quantity": "100", "date": "2018-01-01"}, {"quantity": "1", "date": "2018-12-31"}
    assert run(COAL_CAP, *rows) == ["within-cap", "within-cap", "over-cap"]


@pytest.mark.parametrize(
    ("quantity", "value", "verdict"),
    [("100", "5000", "within-cap"), ("101", "10", "over-cap"), ("1", "5001", "over-cap")],
)
def test_of_alternative_limits_the_one_reached_first_binds(quantity: str, value: str, verdict: str) -> None:
    assert run(BOTH, {"quantity": quantity, "value": value}) == [verdict]


def test_the_crossing_row_is_reported_with_how_much_fits() -> None:
    counter = COAL_CAP.counter()
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "kg"}
    COAL_CAP.decide(read_one(base | {"quantity": "80000"}), counter)
    note = COAL_CAP.decide(read_one(base | {"quantity": "50000"}), counter).reasons[0].cap
    assert note is not None
    amount = note.amounts[0]
    assert (amount.before, amount.this, amount.fits, amount.limit) == (80.0, 50.0, 20.0, 100.0)
    assert (note.period, note.crossed, note.warning) == ("2017", True, None)


@pytest.mark.parametrize(
    ("quantity", "warning"), [("74", None), ("75", 75), ("90", 90), ("94.9", 90), ("95", 95), ("100", 95)]
)
def test_warnings(quantity: str, warning: int | None) -> None:
    row = {
        "date": "2017-03-01",
        "from_country": "KP",
        "to_country": "CN",
        "hs": "270112",
        "unit": "t",
        "quantity": quantity,
    }
    note = COAL_CAP.decide(read_one(row)).reasons[0].cap
    assert note is not None
    assert note.warning == warning


@pytest.mark.parametrize(
    ("facts", "barrels"),
    [
        ({"quantity": "10", "unit": "t", "hs": "271012"}, 85.0),
        ({"quantity": "10", "unit": "t", "hs": "271019"}, 70.0),
        ({"quantity": "10", "unit": "bbl", "hs": "271019"}, 10.0),
        ({"quantity": "158.987294928", "unit": "m3", "hs": "271019"}, 1000.0),
        ({"quantity": "158.987294928", "unit": "l", "hs": "271019"}, 1.0),
    ],
)
def test_tonnes_and_litres_become_barrels(facts: dict[str, str], barrels: float) -> None:
    note = (
        OIL_CAP.decide(read_one({"date": "2017-03-01", "from_country": "KP", "to_country": "CN", **facts}))
        .reasons[0]
        .cap
    )
    assert note is not None
    assert note.amounts[0].this == pytest.approx(barrels)
    assert (note.factor is None) is (facts["unit"] != "t")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, ("quantity",)),
        ({"quantity": "5", "unit": "pcs"}, ("unit",)),
        ({"quantity": "5", "unit": ""}, ("unit",)),
        ({"quantity": "5", "date": "2017-06-01/2018-06-01"}, ("date",)),
        ({"quantity": "5", "date": ""}, ("date",)),  # in no period, though the cap may be in force
    ],
)
def test_what_cannot_be_counted_is_undetermined(facts: dict[str, str], missing: tuple[str, ...]) -> None:
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "t"}
    found = COAL_CAP.decide(read_one(base | facts))
    assert (found.verdict, found.missing) == ("undetermined", missing)


def test_a_heading_that_may_be_several_products_has_no_factor() -> None:
    row = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "2710", "quantity": "5", "unit": "t"}
    assert OIL_CAP.decide(read_one(row)).missing == ("hs",)


def test_money_in_another_currency_is_not_compared() -> None:
    base = {
        "date": "2017-03-01",
        "from_country": "KP",
        "to_country": "CN",
        "hs": "270112",
        "unit": "t",
        "quantity": "5",
    }
    assert BOTH.decide(read_one(base | {"value": "10", "currency": "EUR"})).missing == ("currency",)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2017-12-22", "2017-12-22 to 2018-12-21"),
        ("2018-12-21", "2017-12-22 to 2018-12-21"),
        ("2018-12-22", "2018-12-22 to 2019-12-21"),
    ],
)
def test_periods_may_begin_within_a_year(day: str, words: str) -> None:
    assert str(period(cap(1, starts=date(2017, 12, 22)), date.fromisoformat(day))) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2017-02-27", "2017-01-31 to 2017-02-27"),
        ("2017-02-28", "2017-02-28 to 2017-03-30"),
        ("2017-04-29", "2017-03-31 to 2017-04-29"),
        ("2017-04-30", "2017-04-30 to 2017-05-30"),
    ],
)
def test_a_period_begins_on_the_last_day_of_a_month_too_short_for_its_day(day: str, words: str) -> None:
    assert str(period(cap(1, starts=date(2017, 1, 31), months=1), date.fromisoformat(day))) == words


def test_a_window_is_one_period() -> None:
    window = cap(1, starts=date(2017, 10, 1), months=None, ends=date(2017, 12, 31))
    assert str(period(window, date(2017, 11, 1))) == "2017-10-01 to 2017-12-31"


@given(some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.integers(0, 48))
def test_periods_meet_without_gap_or_overlap(day: date, months: int) -> None:
    rule = cap(1, starts=date(2017, 1, 31), months=months + 1)
    found = period(rule, day)
    assert found.first <= day <= found.last
    assert months_later(date(2017, 1, 31), 0) == date(2017, 1, 31)


@given(some.lists(some.integers(1, 60), max_size=12))
def test_what_passes_never_exceeds_the_cap_and_each_refusal_would_have(amounts: list[int]) -> None:
    verdicts = run(COAL_CAP, *({"quantity": str(amount)} for amount in amounts))
    total = 0
    for amount, verdict in zip(amounts, verdicts, strict=True):
        assert (verdict == "over-cap") is (total + amount > 100)
        total += amount if verdict == "within-cap" else 0
    assert total <= 100


def test_the_last_period_ends_with_the_calendar() -> None:
    """A row of 31 December 9999 under a cap ended in an error of the calendar."""
    assert str(period(cap(5), date(9999, 12, 31))) == "9999"
    assert run(COAL_CAP, {"date": "9999-12-31", "quantity": "60"}) == ["within-cap"]
    assert period(cap(5, months=1200), date(9999, 1, 1)).last == date.max
    assert months_later(date(9999, 12, 1), 1) is None


@given(some.dates(date(1900, 1, 1)), some.integers(1, 60), some.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_period_holds_its_day_whatever_its_length(day: date, months: int, starts: date) -> None:
    if starts <= day:
        found = period(cap(5, months=months, starts=starts), day)
        assert starts <= found.first <= day <= found.last


def coal(**facts: str) -> Transaction:
    """A transaction under the cap on coal."""
    base = {"date": "2017-03-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "unit": "t"}
    return read_one(base | facts)


def test_what_had_passed_before_is_said_with_its_source() -> None:
    counter = COAL_CAP.counter()
    total = Total("counter", date(2017, 1, 1), "t", 30.0)
    counter.restore([total], [total], "passed.csv")
    note = COAL_CAP.decide(coal(quantity="10"), counter).reasons[0].cap
    assert note is not None
    assert (note.amounts[0].before, note.amounts[0].counted, note.counted_from) == (30.0, 30.0, "passed.csv")


def test_where_nothing_had_passed_before_no_source_is_named() -> None:
    counter = COAL_CAP.counter()
    counter.restore([Total("counter", date(2017, 1, 1), "t", 30.0)], (), "passed.csv")
    note = COAL_CAP.decide(coal(quantity="10"), counter).reasons[0].cap
    assert note is not None
    assert (note.amounts[0].before, note.amounts[0].counted, note.counted_from) == (30.0, 0.0, "")


def test_totals_are_restored_without_a_source() -> None:
    counter = COAL_CAP.counter()
    total = Total("counter", date(2017, 1, 1), "t", 30.0)
    counter.restore([total], [total])
    note = COAL_CAP.decide(coal(quantity="10"), counter).reasons[0].cap
    assert note is not None
    assert note.counted_from == ""


def test_how_much_a_row_counts_is_told_whatever_had_passed_before() -> None:
    counter, row = COAL_CAP.counter(), coal(quantity="10")
    counter.restore([Total("counter", date(2017, 1, 1), "t", 99.0)])
    assert counter.amounts(row, COAL_CAP.outcome(row)) == {("counter", date(2017, 1, 1), "t"): 10.0}


def test_a_row_without_a_quantity_counts_nothing() -> None:
    row = coal()
    assert COAL_CAP.counter().amounts(row, COAL_CAP.outcome(row)) == {}
