"""Conditions on findings and proposals: the oracle and the engine find the same law on every day, of any small law that is drawn."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.law.acting import Reading
from detente.law.condition import Condition, Finding
from detente.law.declaration import Corpus
from detente.law.instrument import (
    Amendment,
    Delisting,
    Designated,
    Designation,
    Exemption,
    Instrument,
    Provision,
    Targets,
)
from detente.law.regime import Regime
from tests.build import DECLARATION, exemption, measure, provision, text
from tests.oracle.law import Law, read
from tests.oracle.rules import check, law, rows_of

START: Final = date(2020, 1, 1)
LENGTH: Final = 60
DONE: Final = Condition(finding="step-done")
BREACH: Final = Condition(finding="breach", after_days=10, without="step-done")
SLEEP: Final = Targets(measures=("coal",))


def found(*facts: str) -> tuple[Finding, ...]:
    """Findings from words such as `step-done 2020-01-31`."""
    return tuple(Finding(kind=kind, on=date.fromisoformat(on)) for kind, on in map(str.split, facts))


def verdicts(texts: tuple[Instrument, ...], expected: dict[str, str], **reading: Any) -> None:
    """The verdicts on coal on these days, by the oracle and by the engine."""
    rows = rows_of(*[{"date": day} for day in expected])
    check(texts, rows, [(word, frozenset()) for word in expected.values()], **reading)


RELIEF: Final = (*law(measure()), text("relief", "2018-01-01", provision(1, suspend=SLEEP, when=DONE),
                                       provision(2, reinstate=SLEEP, when=BREACH), status="proposal"))  # fmt: skip


def test_a_proposal_acts_only_where_it_is_supposed() -> None:
    facts = found("step-done 2018-02-01")
    verdicts(RELIEF, {"2018-06-01": "prohibited"}, findings=facts)
    verdicts(RELIEF, {"2018-01-31": "prohibited", "2018-02-01": "permitted"}, findings=facts, proposals=("relief",))
    late = {"2018-02-28": "prohibited", "2018-03-01": "permitted"}
    verdicts(RELIEF, late, findings=facts, proposals=("relief@2018-03-01",))


def test_relief_and_breach_may_follow_each_other_many_times() -> None:
    facts = found("step-done 2018-02-01", "breach 2018-03-01", "step-done 2018-04-01", "breach 2018-05-01")
    words = {"2018-02-01": "permitted", "2018-03-10": "permitted", "2018-03-11": "prohibited"}
    words |= {"2018-03-31": "prohibited", "2018-04-01": "permitted", "2018-05-11": "prohibited"}
    verdicts(RELIEF, words, findings=facts, proposals=("relief",))


def test_what_is_older_than_the_text_acts_on_its_first_day_the_newest_last() -> None:
    for facts, word in (
        (found("step-done 2017-02-01", "breach 2017-06-01"), "prohibited"),
        (found("breach 2017-02-01", "step-done 2017-06-01"), "permitted"),
    ):
        verdicts(RELIEF, {"2017-12-31": "prohibited", "2018-01-01": word}, findings=facts, proposals=("relief",))


def test_a_finding_that_was_not_yet_known_does_not_count() -> None:
    facts = (Finding(kind="step-done", on=date(2018, 2, 1), known_on=date(2018, 4, 1)),)
    for known_on, word in (date(2018, 3, 31), "prohibited"), (date(2018, 4, 1), "permitted"):
        verdicts(RELIEF, {"2018-02-01": word}, findings=facts, proposals=("relief",), known_on=known_on)


def test_a_party_that_was_delisted_on_a_finding_may_be_listed_again_and_is_not_by_an_older_one() -> None:
    joins = Designation(group="frozen", summary="One.", members=(Designated(id="KPe.001", kind="entity"),))
    leaves = Delisting(group="frozen", members=("KPe.001",))
    texts = (text("lists", "2020-01-01", provision(1, designate=joins, when=Condition(finding="breach")),
                  provision(2, delist=leaves, when=DONE)),)  # fmt: skip
    corpus = Corpus(regime=DECLARATION, instruments=texts)
    for facts, days in (
        (found("breach 2020-02-01", "step-done 2020-03-01", "breach 2020-04-01"), ("2020-02-29", "2020-04-01")),
        (found("breach 2020-02-01", "breach 2020-02-05", "step-done 2020-03-01"), ("2020-02-01", "2020-02-29")),
        (found("breach 2019-02-01", "step-done 2019-03-01"), ()),
        (found("step-done 2019-02-01", "breach 2019-03-01"), ("2020-01-01", "2020-12-31")),
    ):
        oracle, engine = read(corpus, findings=facts), Regime(corpus).timeline(Reading(findings=facts))
        for day in (date(2020, 1, 1), date(2020, 2, 29), date(2020, 3, 1), date(2020, 4, 1), date(2020, 12, 31)):
            assert {each.party for each in engine.on(day).listings} == oracle.members("frozen", day), (facts, day)
        assert all(oracle.members("frozen", date.fromisoformat(day)) for day in days)


# --- any law --------------------------------------------------------------------------------------------------------

DAYS: Final = st.integers(-20, LENGTH).map(lambda shift: START + timedelta(days=shift))
SIMPLE: Final = st.builds(
    lambda kind, wait, without: Condition(finding=kind, after_days=wait, without=without if wait else None),
    st.sampled_from(["step-done", "breach"]),
    st.sampled_from([None, 0, 5, 20]),
    st.sampled_from([None, "step-done", "breach"]),
)
PARTS: Final = st.lists(SIMPLE, min_size=1, max_size=3).map(tuple)
CONDITIONS: Final = st.one_of(
    st.none(), SIMPLE, st.builds(lambda parts: Condition(every=parts), PARTS), st.builds(lambda parts: Condition(some=parts), PARTS)
)  # fmt: skip
FINDINGS: Final = st.lists(
    st.builds(
        lambda kind, on, later: Finding(
            kind=kind, on=on, known_on=None if later is None else on + timedelta(days=later)
        ),
        st.sampled_from(["step-done", "breach"]),
        DAYS,
        st.sampled_from([None, 0, 15]),
    ),
    max_size=6,
).map(tuple)
MEASURES: Final = st.sampled_from([("coal",), ("oil",), ("export",), ("coal", "oil")])


def _made(name: str) -> Exemption:
    return exemption(f"leave-{name}", overrides=(name,))


ACTS: Final = st.one_of(
    st.sampled_from(["coal", "oil"]).map(lambda name: {"impose": measure(name, groups=("export",))}),
    st.builds(
        lambda name, words: {"amend": Amendment(measure=name, summary=words, ends_exemptions=(f"leave-{name}",))},
        st.sampled_from(["coal", "oil"]),
        st.sampled_from(["Other words.", "Words again."]),
    ),
    st.sampled_from(["coal", "oil"]).map(lambda name: {"exempt": _made(name)}),
    st.builds(
        lambda act, names, ended: {act: Targets(measures=names, exemptions=ended)},
        st.sampled_from(["suspend", "reinstate"]),
        MEASURES,
        st.sampled_from([(), ("leave-coal",)]),
    ),
    st.builds(
        lambda names, beneath: {"lift": Targets(measures=names, beneath=beneath)},
        MEASURES,
        st.sampled_from(["revives", "stays-lifted"]),
    ),
    st.sampled_from([("KPe.001",), ("KPe.001", "KPe.002")]).map(
        lambda names: {
            "designate": Designation(
                group="frozen", summary="Some.", members=tuple(Designated(id=name, kind="entity") for name in names)
            )
        }
    ),
    st.sampled_from([("KPe.001",), ("KPe.002",)]).map(
        lambda names: {"delist": Delisting(group="frozen", members=names)}
    ),
)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A text that imposes two measures, then up to three texts whose provisions may wait for findings; the last is a proposal."""
    imposed = [{"impose": measure(name, groups=("export",))} for name in ("coal", "oil")]
    texts = [text("old", str(START - timedelta(days=30)), *[provision(n, **act) for n, act in enumerate(imposed, 1)])]
    for place in range(draw(st.integers(1, 3))):
        day = START + timedelta(days=10 * place + draw(st.integers(0, 9)))
        acts = draw(st.lists(st.tuples(ACTS, CONDITIONS), min_size=1, max_size=5))
        ends = draw(st.lists(st.sampled_from([None, None, day + timedelta(days=20)]), min_size=5, max_size=5))
        made: list[Provision] = [
            provision(n, when=when, until=end, **act)
            for n, ((act, when), end) in enumerate(zip(acts, ends, strict=False), 1)
        ]
        texts.append(text(f"t{place}", str(day), *made))
    day = START + timedelta(days=draw(st.integers(30, 50)))
    acts = draw(st.lists(st.tuples(ACTS, CONDITIONS), max_size=3))
    texts.append(text("ours", str(day), *[provision(n, when=when, **act) for n, (act, when) in enumerate(acts, 1)], status="proposal"))  # fmt: skip
    return Corpus(regime=DECLARATION, instruments=tuple(texts))


def of_oracle(subject: Law, day: date) -> tuple[Any, ...]:
    """What the oracle finds in force on a day."""
    state = subject.on(day)
    measures = {name: (words.summary, by) for name, (words, by) in state.measures.items()}
    return measures, set(state.exemptions), subject.members("frozen", day)


def of_engine(regime: Regime, reading: Reading, day: date) -> tuple[Any, ...]:
    """What the engine finds in force on a day."""
    state = regime.timeline(reading).on(day)
    measures = {each.id: (each.measure.summary, str(each.wording.citation)) for each in state.measures}
    return measures, {each.exemption.id for each in state.exemptions}, {each.party for each in state.listings}


@settings(max_examples=150)
@given(corpora(), FINDINGS, st.booleans(), st.none() | DAYS)
def test_the_oracle_and_the_engine_find_the_same_law(
    corpus: Corpus, facts: tuple[Finding, ...], proposed: bool, known_on: date | None
) -> None:
    proposals = ("ours",) if proposed else ()
    reading = Reading(findings=facts, with_proposals=proposals, known_on=known_on)
    oracle, engine = read(corpus, with_proposals=proposals, findings=facts, known_on=known_on), Regime(corpus)
    for shift in range(-31, LENGTH + 25):
        day = START + timedelta(days=shift)
        assert of_engine(engine, reading, day) == of_oracle(oracle, day), day


@settings(max_examples=100)
@given(corpora(), FINDINGS, st.sampled_from(["step-done", "breach"]), DAYS)
def test_of_any_law_a_finding_of_a_day_changes_nothing_on_an_earlier_day(
    corpus: Corpus, facts: tuple[Finding, ...], kind: str, on: date
) -> None:
    before = Reading(findings=facts, with_proposals=("ours",))
    after = Reading(findings=(*facts, Finding(kind=kind, on=on)), with_proposals=("ours",))
    regime = Regime(corpus)
    for shift in range(-31, (on - START).days):
        day = START + timedelta(days=shift)
        assert of_engine(regime, before, day) == of_engine(regime, after, day), day


@settings(max_examples=60)
@given(corpora(), FINDINGS)
def test_of_any_law_the_order_and_the_repetition_of_findings_change_nothing(
    corpus: Corpus, facts: tuple[Finding, ...]
) -> None:
    once, twice = (Reading(findings=each, with_proposals=("ours",)) for each in (facts, (*reversed(facts), *facts)))
    regime = Regime(corpus)
    for shift in range(-31, LENGTH + 25, 3):
        day = START + timedelta(days=shift)
        assert of_engine(regime, once, day) == of_engine(regime, twice, day), day


@pytest.mark.parametrize("act", ["suspend", "lift"])
def test_what_no_finding_establishes_never_acts(act: str) -> None:
    never = Targets(measures=("coal",), beneath="stays-lifted" if act == "lift" else None)
    texts = (*law(measure()), text("b", "2018-01-01", provision(1, when=DONE, **{act: never})))
    verdicts(texts, {"2018-01-01": "prohibited", "2030-01-01": "prohibited"}, findings=found("breach 2018-02-01"))
