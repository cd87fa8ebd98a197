"""What an outcome tells beside its verdict: which facts bring a row into scope, what is certain, and where a cap stands."""

from datetime import date

import pytest

from detente.decide.decider import Decider
from detente.decide.receipt import Total
from detente.law.instrument import Amendment, Judgement, Scope
from detente.transactions.transaction import read_one
from tests.build import cap, decide, decider, exemption, measure, provision, scope, text

ROW = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "quantity": "40", "unit": "t"}


@pytest.fixture
def coal() -> Decider:
    """A ban; made for each test, so that no answer is remembered from another."""
    return decider(text("a", "2016-03-02", provision(impose=measure())))


@pytest.fixture
def capped() -> Decider:
    """A cap of 100 tonnes a year; made for each test."""
    return decider(text("a", "2016-03-02", provision(impose=measure(cap=cap(100)))))


def test_a_reason_names_the_facts_that_bring_the_row_into_scope_and_no_others(coal: Decider) -> None:
    (reason,) = decide(coal).reasons
    assert dict(reason.facts) == {"activity": "trade", "date": "2018-06-01", "from_country": "KP", "hs": "270112"}


def test_each_of_several_reasons_names_the_facts_of_the_first_scope_by_which_it_is_met() -> None:
    ships = measure("ships", scope=(scope(via=("rajin",)), Scope(vessel_flag=("KP",)), Scope(end_use=("military",))))
    crews = measure("crews", scope=(Scope(activity=("trade",), end_use=("military",)),))
    subject = decider(
        text("a", "2016-03-02", *(provision(impose=each) for each in (measure(), ships, crews, measure("all"))))
    )
    found = {
        each.measure: set(dict(each.facts)) for each in decide(subject, vessel_flag="KP", end_use="military").reasons
    }
    assert found == {
        "coal": {"activity", "date", "from_country", "hs"},
        "ships": {"date", "vessel_flag"},
        "crews": {"activity", "date", "end_use"},
        "all": {"activity", "date", "from_country", "hs"},
    }


def test_a_measure_that_every_possible_row_meets_is_certain_and_one_that_some_meet_is_not(coal: Decider) -> None:
    assert [each.certain for each in decide(coal, to_country="").reasons] == [True]
    assert [each.certain for each in decide(coal, hs="27").reasons] == [False]
    assert [each.certain for each in decide(coal, hs="2701").reasons] == [True]


def test_a_measure_that_possible_rows_meet_with_other_words_is_not_certain() -> None:
    leave = exemption(kind="carve-out", shown=(scope(activity=(), flow=None, goods=None, to_country=("CN",)),))
    found = decide(
        decider(text("a", "2016-03-02", provision(impose=measure()), provision(2, exempt=leave))), to_country=""
    )
    assert (found.verdict, [each.certain for each in found.reasons]) == ("undetermined", [False])


def test_measures_that_only_some_possible_rows_meet_are_reported_beside_one_that_all_meet() -> None:
    china = measure("china", scope=(scope(to_country=("CN",)),))
    subject = decider(text("a", "2016-03-02", provision(impose=measure()), provision(2, impose=china)))
    found = decide(subject, to_country="")
    assert (found.verdict, found.missing) == ("prohibited", ())
    assert [(each.measure, each.certain) for each in found.reasons] == [("coal", True), ("china", False)]


def test_a_row_counts_under_every_cap_that_it_may_meet() -> None:
    china = measure("china", scope=(scope(to_country=("CN",)),), cap=cap(50, counter="china"))
    subject = decider(
        text("a", "2016-03-02", provision(impose=measure(cap=cap(100))), provision(2, impose=china)),
    )
    row = {name: word for name, word in ROW.items() if name != "to_country"}
    found = subject.outcome(read_one(row))
    assert (found.verdict, found.missing, len(found.caps)) == ("within-cap", (), 2)
    assert subject.decide(read_one(row | {"quantity": "60"})).verdict == "over-cap"


def test_an_undetermined_row_counts_under_no_cap(capped: Decider) -> None:
    found = capped.outcome(read_one(ROW | {"hs": "27"}))
    assert (found.verdict, found.missing, found.caps) == ("undetermined", ("hs",), ())


def test_a_measure_that_becomes_a_judgement_within_the_days_is_reported_in_both_wordings_the_ban_first() -> None:
    open_words = Judgement(words="Whether", by="a State", points_always=True)
    becomes = Amendment(measure="coal", becomes="judgement", judgement=open_words)
    subject = decider(
        text("a", "2016-03-02", provision(impose=measure())), text("b", "2018-01-01", provision(amend=becomes))
    )
    found = subject.outcome(read_one(ROW | {"date": "2017-12-31/2018-01-01"}))
    assert found.verdict == "undetermined"
    assert [(each.own, each.certain) for each in found.measure_verdicts] == [
        ("prohibited", False),
        ("needs-judgement", False),
    ]


def test_a_judgement_and_a_ban_under_one_doubt_are_both_reported() -> None:
    judged = measure("wmd", judgement=Judgement(words="Whether", by="a State"))
    found = decide(decider(text("a", "2016-03-02", provision(impose=measure()), provision(2, impose=judged))), hs="27")
    assert [each.measure for each in found.reasons] == ["coal"]
    assert [each.measure for each in found.judgements] == ["wmd"]


def test_a_cap_is_reported_with_its_counter_its_period_and_its_amounts(capped: Decider) -> None:
    counter = capped.counter()
    capped.decide(read_one(ROW), counter)
    note = capped.decide(read_one(ROW), counter).reasons[0].cap
    assert note is not None
    assert (note.measure, note.counter, note.starts, note.period) == ("coal", "counter", date(2018, 1, 1), "2018")
    (amount,) = note.amounts
    assert (amount.unit, amount.limit, amount.before, amount.this, amount.fits) == ("t", 100.0, 40.0, 40.0, 40.0)


def test_totals_that_were_kept_are_counted_on(capped: Decider) -> None:
    counter = capped.counter()
    counter.restore([Total("counter", date(2018, 1, 1), "t", 70.0)])
    found = capped.decide(read_one(ROW), counter)
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
    capped: Decider, before: float, verdict: str, fits: float, warning: int | None
) -> None:
    counter = capped.counter()
    counter.restore([Total("counter", date(2018, 1, 1), "t", before)])
    found = capped.decide(read_one(ROW), counter)
    note = found.reasons[0].cap
    assert note is not None
    assert (found.verdict, note.amounts[0].fits, note.warning) == (verdict, fits, warning)
