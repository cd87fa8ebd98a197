"""One transaction under several readings: every verdict is named, the strictest first, with the disagreements."""

from collections.abc import Iterable
from dataclasses import replace

from detente.decide.decider import Decider
from detente.decide.joint_decision import JointDecision, ReadingDecision, join_decisions
from detente.law.declaration import Corpus
from detente.law.instrument import Targets
from detente.law.readings import RegimeReading, every_position
from detente.law.regime import Regime
from detente.transactions.transaction import read_one
from tests.build import DECLARATION, cap, exemption, measure, provision, regime, scope, text

LEAVE = provision(2, exempt=exemption(end_use=("humanitarian",)))
LIFT = replace(provision(3, lift=Targets(measures=("coal",))), position="strict")
COAL = regime(text("a", "2019-01-01", provision(impose=measure()), LEAVE, LIFT))
CAPPED = measure("china", scope=(scope(flow="to-target"),), cap=cap(100))
OTHER = Regime(
    Corpus(
        regime=replace(DECLARATION, id="other", target="CN", positions=()),
        instruments=(text("b", "2019-01-01", provision(impose=CAPPED)),),
    )
)
REGIMES = {"other": OTHER, "test": COAL}
FACTS = {"date": "2020-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "quantity": "10", "unit": "t"}


def decided(under: Iterable[RegimeReading] | None = None, **more: str) -> JointDecision:
    row = read_one({"id": "one", **FACTS, **more})
    asked = every_position(REGIMES) if under is None else under
    answers = [
        ReadingDecision(reading=each, decision=Decider(REGIMES[each.regime], each.reading).decide(row))
        for each in asked
    ]
    return join_decisions(answers)


def test_each_verdict_is_named_with_its_regime_and_position_the_strictest_first() -> None:
    assert list(map(str, decided().decisions)) == [
        "prohibited under test",
        "within-cap under other",
        "permitted under test (position strict)",
    ]


def test_the_verdict_is_the_strictest_and_the_readings_that_give_it_are_named() -> None:
    found = decided()
    assert (found.id, found.verdict) == ("one", "prohibited")
    assert [str(each) for each in found.strictest] == ["test"]


def test_equally_strict_answers_keep_the_order_in_which_they_were_given() -> None:
    free = decided(hs="0101")
    assert [str(each.reading) for each in free.decisions] == ["other", "test", "test (position strict)"]
    assert len(free.strictest) == 3
    assert free.disagreements == ()


def test_positions_that_differ_are_reported_with_the_measure_that_differs() -> None:
    (split,) = decided().disagreements
    assert split.regime == "test"
    assert str(split) == "prohibited under test; permitted under test (position strict) (coal)"


def test_regimes_that_differ_are_no_split() -> None:
    asked = [RegimeReading(regime="test"), RegimeReading(regime="other")]
    assert decided(asked).disagreements == ()
    assert len(decided(asked).decisions) == 2


def test_positions_with_one_verdict_for_other_reasons_are_reported_too() -> None:
    tin = replace(provision(2, impose=measure("black-coal")), position="strict")
    law = regime(text("a", "2019-01-01", provision(impose=measure()), tin))
    row = read_one(FACTS)
    made = [
        ReadingDecision(reading=each, decision=Decider(law, each.reading).decide(row))
        for each in every_position({"t": law})
    ]
    (split,) = join_decisions(made).disagreements
    assert {verdict for _, verdict in split.verdicts} == {"prohibited"}
    assert split.measures == ("black-coal",)


def test_what_is_missing_under_any_reading_is_missing() -> None:
    found = decided(quantity="")
    assert found.missing == ("quantity",)
    assert [each.decision.verdict for each in found.decisions] == ["prohibited", "undetermined", "permitted"]


def test_every_decision_is_there_in_full() -> None:
    row = read_one({"id": "one", **FACTS, "end_use": "humanitarian"})
    for each in decided(end_use="humanitarian").decisions:
        assert each.decision == Decider(REGIMES[each.reading.regime], each.reading.reading).decide(row)
