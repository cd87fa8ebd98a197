"""An outcome in words: which reasons come first, which facts they rest on, and text that reads back as the same row."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.codes.countries import COUNTRIES
from detente.decide import rationale
from detente.decide.prose import as_prose, subject
from detente.decide.rationale import Rationales, day_text, deciding_facts, fact_text
from detente.decide.rationale import stated_facts as given_facts
from detente.law.allowance import WindDown
from detente.law.instrument import Instrument, Judgement, Scope
from detente.transactions import party_text
from detente.transactions.transaction import Transaction, read_one
from detente.vocabulary import ACTIVITIES, END_USES
from tests.build import OIL, cap, decide, decider, exemption, measure, provision, scope, text

DAY = date(2018, 6, 1)

FACTS: list[tuple[dict[str, Any], str, str | None]] = [
    ({}, "date", None),
    ({"date_from": DAY}, "date", None),
    ({"date_from": DAY, "date_to": DAY}, "date", "2018-06-01"),
    ({"date_from": DAY, "date_to": date(2018, 6, 30)}, "date", "2018-06-01/2018-06-30"),
    ({}, "activity", None),
    # Goods make it trade, and so does a quantity.
    ({"hs": "03"}, "activity", "trade"),
    ({"quantity": 0.0}, "activity", "trade"),
    ({"value": 5.0}, "activity", None),
    ({"activity": "travel", "hs": "03"}, "activity", "travel"),
    ({"quantity": 5.0}, "quantity", "5"),
    ({"quantity": 0.5}, "quantity", "0.5"),
    ({"quantity": 1e22}, "quantity", "1e+22"),
    ({"parties": party_text.read_parties("A; B")}, "parties", "A; B"),
    ({"parties": ()}, "parties", None),
    ({"contract_date": DAY}, "contract_date", "2018-06-01"),
    ({"hs_edition": 2017}, "hs_edition", "2017"),
    ({"via": "rajin"}, "via", "rajin"),
]


@pytest.mark.parametrize(("row", "name", "text_"), FACTS)
def test_a_fact_is_reported_as_text(row: dict[str, Any], name: str, text_: str | None) -> None:
    assert fact_text(Transaction(**row), name) == text_


def test_a_price_stands_for_what_it_is_made_of() -> None:
    row = Transaction(value=100.0, quantity=5.0, hs="03")
    assert list(deciding_facts(row, ("hs", "quantity", "value"))) == [("hs", "03"), ("quantity", "5"), ("value", "100")]


def test_facts_that_a_row_does_not_give_are_left_out() -> None:
    assert list(deciding_facts(Transaction(hs="03"), ("date", "hs", "via"))) == [("hs", "03")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "an unnamed activity on an unknown day"),
        ({"hs": "03"}, "trade in HS 03 on an unknown day"),
        ({"activity": "travel"}, "travel on an unknown day"),
        (
            {
                "hs": "270112",
                "from_country": "KP",
                "to_country": "CN",
                "origin_country": "RU",
                "via": "rajin",
                "end_use": "medical",
                "date_from": DAY,
                "date_to": DAY,
            },
            "trade in HS 270112 from KP to CN of RU origin through rajin for the end use medical on 2018-06-01",
        ),
        (
            {"date_from": DAY, "date_to": date(2018, 6, 30)},
            "an unnamed activity at some time from 2018-06-01 to 2018-06-30",
        ),
    ],
)
def test_a_row_is_reported_in_a_few_words(row: dict[str, Any], words: str) -> None:
    assert subject(Transaction(**row)) == words


rows = st.builds(
    Transaction,
    id=st.just("1"),
    contract_date=st.none() | st.dates(date(1900, 1, 1)),
    activity=st.none() | st.sampled_from(ACTIVITIES),
    from_country=st.none() | st.sampled_from(COUNTRIES),
    origin_country=st.none() | st.sampled_from(COUNTRIES),
    hs=st.none() | st.sampled_from(["03", "0307", "270112"]),
    quantity=st.none() | st.floats(0, 1e300, allow_nan=False),
    unit=st.none() | st.sampled_from(["t", "kg", "bbl"]),
    value=st.none() | st.floats(0, 1e300, allow_nan=False),
    vessel_imo=st.sampled_from(["9187629", "9187629; 8518780?"]).map(party_text.read_vessel) | st.just(()),
    end_use=st.none() | st.sampled_from(END_USES),
    approval=st.none() | st.just("OC.12"),
    via=st.none() | st.just("port of rajin"),
    parties=st.sampled_from(["", "KPe.001", "KPe.001?; not KPe.002; Acme Trading"]).map(party_text.read_parties),
)


@given(rows)
def test_what_a_row_gives_reads_back_as_the_same_row(row: Transaction) -> None:
    assert read_one(given_facts(row), "1") == row


@given(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1)))
def test_an_interval_reads_back_as_the_same_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = day_text(Transaction(date_from=first, date_to=last))
    read = read_one({"date": words})
    assert (read.date_from, read.date_to) == (first, last)


# --- reasons --------------------------------------------------------------------------------------------------------

LATE = WindDown(contract_before=date(2017, 8, 5))
JUDGED = Judgement(words="Whether it helps.", by="a State", points=(Scope(end_use=("military",)),))
BAN = provision(1, impose=measure())
CAP = provision(2, impose=measure("some-coal", cap=cap(100), over=("coal",)))
WORDS = provision(3, impose=measure("helpful-coal", judgement=JUDGED))


def reasons(*provisions: Any, **given_: str) -> list[tuple[str, str]]:
    """Measure and word of each reason, in order."""
    decision = decide(decider(text("a", "2016-03-02", *provisions)), **given_)
    return [(reason.measure, reason.verdict) for reason in decision.reasons]


def test_the_strictest_reason_stands_first() -> None:
    assert reasons(CAP, BAN, quantity="1", unit="t") == [("coal", "prohibited"), ("some-coal", "within-cap")]


def test_judgements_are_no_reason_until_the_facts_point_at_them() -> None:
    assert reasons(WORDS) == []
    assert reasons(WORDS, end_use="military") == [("helpful-coal", "needs-judgement")]


def test_a_measure_that_is_cleared_is_reported_with_what_clears_it() -> None:
    decision = decide(
        decider(text("a", "2016-03-02", provision(1, impose=measure(wind_down=LATE)))), contract_date="2017-01-01"
    )
    (reason,) = decision.reasons
    assert (decision.verdict, reason.verdict) == ("permitted", "permitted")
    assert [(note.id, note.state) for note in reason.exemptions] == [("coal.wind-down", "applies")]


def test_a_reason_that_only_some_facts_meet_is_not_certain() -> None:
    decision = decide(decider(text("a", "2016-03-02", BAN)), hs="27")
    assert (decision.verdict, [reason.certain for reason in decision.reasons]) == ("undetermined", [False])
    assert decision.missing == ("hs",)


def test_what_clears_stands_before_what_could_be_used_and_what_is_barred_last() -> None:
    leave = provision(2, exempt=exemption())
    other = provision(3, exempt=exemption("notice", kind="notification", end_use=("medical",)))
    gone = provision(4, exempt=exemption("gone", kind="carve-out", shown=(scope(end_use=("medical",)),)))
    bar = provision(5, exempt=exemption("bar", kind="bar", overrides=("gone",), shown=(scope(),)))
    decision = decide(decider(text("a", "2016-03-02", BAN, leave, other, gone, bar)), end_use="medical")
    states = [note.state for reason in decision.reasons for note in reason.exemptions]
    order = {"applies": 0, "open": 1, "claimable": 2, "barred": 3}
    assert states == sorted(states, key=lambda state: order[state])
    assert len(states) >= 2


# --- plain words ----------------------------------------------------------------------------------------------------


def plain(*provisions: Any, **given_: str) -> str:
    """The paragraph on coal out of the target in June 2018."""
    row = read_one({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"} | given_)
    made: Instrument = text("a", "2016-03-02", *provisions)
    return as_prose(decider(made).decide(row), row)


PLAIN: list[tuple[list[Any], dict[str, str], str]] = [
    ([BAN], {}, "Prohibited: trade in HS 270112 from KP to CN on 2018-06-01. No coal (T/a, para. 1)."),
    ([BAN], {"hs": "27"}, "This measure may apply: No coal (T/a, para. 1)."),
    ([BAN], {"hs": "27"}, "To settle it, state hs."),
    ([BAN], {"hs": "260111"}, "No restriction found: trade in HS 260111"),
    ([CAP], {"quantity": "76", "unit": "t"}, "75 percent of the cap is reached."),
    (
        [CAP],
        {"quantity": "74", "unit": "t"},
        "Nothing is counted under the 100 t cap for 2018 before this transaction, which adds 74.",
    ),
    ([CAP], {"quantity": "101", "unit": "t"}, "Quota exceeded: "),
    ([WORDS], {}, "nothing in the facts given suggests that they apply: helpful-coal (a ¶3)."),
    ([WORDS], {"end_use": "military"}, "Judgement required: "),
    ([BAN, provision(2, exempt=exemption(how="Ask the Committee."))], {}, "leave (a ¶2)"),
    (
        [provision(1, impose=measure("oil", scope=(scope(goods=OIL),), cap=cap(500, "bbl", factors="oil")))],
        {"hs": "271012", "quantity": "10", "unit": "t"},
        "Factor: 8.5 barrels in a tonne of petrol (here).",
    ),
]


@pytest.mark.parametrize(("provisions", "given_", "words"), PLAIN)
def test_plain_words_hold_what_decides(provisions: list[Any], given_: dict[str, str], words: str) -> None:
    assert words in plain(*provisions, **given_)


def test_an_account_from_memory_is_reported_as_such() -> None:
    recalled = text("a", "2016-03-02", BAN)
    provisions = tuple(
        type(each)(paragraph="1", reading="recalled", impose=each.impose) for each in recalled.provisions
    )
    assert "(T/a, para. 1; source: recalled)" in plain(*provisions)


def test_the_rationale_of_an_outcome_is_worked_out_once() -> None:
    subject = decider(text("a", "2018-01-01", provision(1, impose=measure())))
    outcome = subject.outcome(
        read_one({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"})
    )
    known = Rationales(subject.compiled)
    found = known.of(outcome, None)
    assert found is known.of(outcome, None)
    assert (found.reasons, found.fact_columns) == rationale.reasons(subject.compiled, outcome, None)


def test_the_rationale_with_a_ruling_on_caps_is_that_of_one_row() -> None:
    subject = decider(text("a", "2018-01-01", provision(1, impose=measure(cap=cap(1000)))))
    row = read_one(
        {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "quantity": "9", "unit": "t"}
    )
    counter, outcome, known = subject.counter(), subject.outcome(row), Rationales(subject.compiled)
    first, second = (known.of(outcome, counter.rule(row, outcome)) for _ in range(2))
    assert first.reasons != second.reasons
    assert known.of(outcome, None).reasons[0].cap is None
