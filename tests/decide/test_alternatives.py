"""What would give another verdict: days, contracts, references, end uses and drafts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.decide import alternatives
from detente.decide.alternatives import Alternatives, Supposition, day_range
from detente.decide.classification import classify
from detente.decide.decider import Decider
from detente.decide.decision import Change
from detente.law.allowance import WindDown
from detente.law.instrument import Amendment, Instrument, Targets
from detente.transactions.transaction import Transaction, read_one
from detente.vocabulary import Verdict
from tests.build import OIL, cap, decider, exemption, measure, provision, scope, text

BAN = text("a", "2017-08-05", provision(9, impose=measure()))
COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}

Told = list[tuple[str, str, Verdict]]


def _found(subject: Decider, row: Transaction) -> tuple[Change, ...]:
    columns = subject.compiled.columns
    return Alternatives(subject.solver).of(classify(columns, row), day_range(columns, row))


def changes(*texts: Instrument, **facts: str) -> Told:
    """What would change the verdict on coal out of the target in June 2018, within the law."""
    subject = decider(*texts)
    row = read_one({name: word for name, word in (COAL | facts).items() if word})
    found = _found(subject, row)
    return [(each.kind, each.what, each.verdict) for each in found]


def test_a_ban_would_be_none_up_to_the_day_before_it() -> None:
    assert changes(BAN) == [("date", "up to 2017-08-04", "permitted")]


def test_what_is_permitted_tells_when_it_no_longer_will_be() -> None:
    assert changes(BAN, date="2017-01-01") == [("date", "from 2017-08-05", "prohibited")]


def test_the_nearest_day_on_either_side_is_reported() -> None:
    pause = text("b", "2018-01-01", provision(1, suspend=Targets(measures=("coal",)), until=date(2018, 12, 31)))
    assert changes(BAN, pause) == [
        ("date", "up to 2017-12-31", "prohibited"),
        ("date", "from 2019-01-01", "prohibited"),
    ]
    assert changes(BAN, pause, date="2019-06-01") == [("date", "up to 2018-12-31", "permitted")]


def test_other_words_with_the_same_verdict_are_no_change() -> None:
    again = text("b", "2018-01-01", provision(1, amend=Amendment(measure="coal", summary="Still none.")))
    assert changes(BAN, again) == [("date", "up to 2017-08-04", "permitted")]


def test_an_interval_that_leaves_the_verdict_open_has_no_change() -> None:
    assert changes(BAN, date="2017-08-01/2017-08-31") == []


def test_an_unknown_day_is_one_since_the_first_of_the_regime() -> None:
    assert changes(BAN, date="") == [("date", "up to 2017-08-04", "permitted")]


def test_days_alike_that_lie_apart_are_not_taken_for_each_other() -> None:
    """Before the ban and during its suspension there is none: the nearest change was told from the wrong one of the two."""
    pause = text("b", "2018-01-01", provision(1, suspend=Targets(measures=("coal",)), until=date(2018, 12, 31)))
    assert changes(BAN, pause, date="2017-01-01") == [("date", "from 2017-08-05", "prohibited")]
    assert changes(BAN, pause, date="2018-01-01/2018-12-31") == [
        ("date", "up to 2017-12-31", "prohibited"),
        ("date", "from 2019-01-01", "prohibited"),
    ]


def test_an_interval_within_one_law_has_its_days_too() -> None:
    assert changes(BAN, date="2018-06") == [("date", "up to 2017-08-04", "permitted")]


def test_what_is_undetermined_would_be_settled_and_not_changed() -> None:
    assert changes(BAN, hs="27") == []


def test_the_latest_contract_that_helps_is_reported() -> None:
    late = WindDown(contract_before=date(2017, 8, 5), until=date(2018, 9, 4))
    wound = text("a", "2017-08-05", provision(9, impose=measure(wind_down=late)))
    assert ("contract-date", "with a contract made before 2017-08-05", "permitted") in changes(wound)
    # Once the wind-down is over an old contract helps no more.
    assert [each[0] for each in changes(wound, date="2018-09-05")] == ["date"]


def test_a_contract_that_helps_is_not_asked_for_again() -> None:
    late = WindDown(contract_before=date(2017, 8, 5))
    wound = text("a", "2017-08-05", provision(9, impose=measure(wind_down=late)))
    assert "contract-date" not in [each[0] for each in changes(wound, contract_date="2017-01-01")]


KINDS = [
    ("approval", [("approval", "with the approval held", "permitted")]),
    ("notification", [("notification", "with the notice given", "permitted")]),
]


@pytest.mark.parametrize(("kind", "told"), KINDS)
def test_a_reference_that_would_clear_it_is_reported(kind: str, told: Told) -> None:
    leave = provision(10, exempt=exemption(kind=kind))
    found = changes(text("a", "2017-08-05", provision(9, impose=measure()), leave))
    assert [each for each in found if each[0] == kind] == told
    assert [each[0] for each in found if each[0] in ("approval", "notification")] == [kind]


def test_a_reference_that_is_held_already_changes_nothing() -> None:
    leave = provision(10, exempt=exemption())
    subject = text("a", "2017-08-05", provision(9, impose=measure()), leave)
    assert changes(subject, approval="OC.1") == []


def test_end_uses_that_help_alike_are_reported_together() -> None:
    leave = provision(10, exempt=exemption(end_use=("medical", "humanitarian")))
    free = provision(
        11, exempt=exemption("free", kind="carve-out", end_use=("sport",), shown=(scope(end_use=("sport",)),))
    )
    found = changes(text("a", "2017-08-05", provision(9, impose=measure()), leave, free))
    assert [each for each in found if each[0] == "end-use"] == [
        ("end-use", "for the end use humanitarian or medical", "needs-approval"),
        ("end-use", "for the end use sport", "permitted"),
    ]


def test_within_a_cap_only_time_changes_anything() -> None:
    capped = text("a", "2017-01-01", provision(1, impose=measure(cap=cap(5))), provision(2, exempt=exemption()))
    assert changes(capped, date="2018-01-01", quantity="1", unit="t") == [("date", "up to 2016-12-31", "permitted")]


# --- drafts ---------------------------------------------------------------------------------------------------------

LIFT = provision(1, lift=Targets(measures=("coal",)))


def supposing(draft: Instrument, **facts: str) -> Told:
    """What a draft would change, by its own words."""
    subject = decider(BAN, draft)
    row = read_one(COAL | facts)
    supposed = Decider(subject.regime, type(subject.reading)(with_drafts=(draft.id,)))
    under = Supposition(draft.id, supposed)
    found = alternatives.supposing(subject.outcome(row).verdict, [(under, under.verdict(row))])
    return [(each.kind, each.what, each.verdict) for each in found]


def test_a_draft_that_would_change_the_verdict_is_reported() -> None:
    draft = text("draft-x", "2018-01-01", LIFT, status="draft")
    assert supposing(draft) == [("draft", "if draft-x were adopted", "permitted")]


def test_a_draft_that_would_not_is_not() -> None:
    other = provision(1, impose=measure("iron", scope=(scope(goods=OIL),)))
    assert supposing(text("draft-x", "2018-01-01", other, status="draft")) == []
    assert supposing(text("draft-x", "2018-07-01", LIFT, status="draft")) == []


# --- properties -----------------------------------------------------------------------------------------------------

PAUSES = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 60)), max_size=4, unique_by=lambda pause: pause[0])
START = date(2017, 8, 5)


@given(PAUSES, st.integers(-30, 700))
def test_the_day_that_is_reported_has_the_verdict_that_is_reported(pauses: list[tuple[int, int]], offset: int) -> None:
    texts = [
        text(
            f"p{number}",
            str(START + timedelta(days=first + 1)),
            provision(1, suspend=Targets(measures=("coal",)), until=START + timedelta(days=first + 1 + length)),
        )
        for number, (first, length) in enumerate(pauses)
    ]
    subject = decider(BAN, *texts)
    day = START + timedelta(days=offset)
    row = read_one(COAL | {"date": str(day)})
    now = subject.outcome(row).verdict
    for change in _found(subject, row):
        assert change.kind == "date"
        assert change.verdict != now
        _, _, told = change.what.rpartition(" ")
        assert subject.outcome(read_one(COAL | {"date": told})).verdict == change.verdict
        # Every day between is like today.
        step = timedelta(days=1 if change.what.startswith("up to") else -1)
        between = date.fromisoformat(told) + step
        while between != day:
            assert subject.outcome(read_one(COAL | {"date": str(between)})).verdict == now
            between += step
