"""Kinds of finding: which provisions wait for each, what a fact is set against on its day, and what findings change."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import Desk
from detente.law.acting import Reading
from detente.law.condition import Condition, Finding, in_words, kinds_in
from detente.law.findings import kinds, sought, touched, waiting
from detente.law.regime import Regime
from tests.findings_law import pledge

LAW: Final[Regime] = Desk(corpus=pledge(Path(mkdtemp()))).regime()
FIRST: Final = date(2019, 12, 1)
DAYS: Final = st.dates(min_value=FIRST, max_value=date(2020, 12, 31))
KINDS: Final = ("quiet-verified", "launch-found", "council-says-no")
FINDINGS: Final = st.lists(
    st.builds(
        lambda kind, on, later: Finding(kind=kind, on=on, known_on=on + timedelta(days=later)),
        st.sampled_from(KINDS),
        DAYS,
        st.integers(0, 60),
    ),
    max_size=5,
)


def acting(found: list[Finding], day: date, known_on: date | None = None) -> set[str]:
    """The measures in force on a day under findings."""
    reading = Reading(findings=tuple(found), known_on=known_on)
    return {each.id for each in LAW.timeline(reading).on(day).measures}


@settings(max_examples=60)
@given(FINDINGS, DAYS, st.sampled_from(KINDS), st.data())
def test_a_finding_of_a_day_changes_nothing_on_an_earlier_day(
    found: list[Finding], day: date, kind: str, data: st.DataObject
) -> None:
    earlier = data.draw(st.dates(min_value=FIRST, max_value=day)) - timedelta(days=1)
    assert acting([*found, Finding(kind=kind, on=day)], earlier) == acting(found, earlier)


@settings(max_examples=40)
@given(FINDINGS, DAYS)
def test_the_same_findings_twice_change_nothing(found: list[Finding], day: date) -> None:
    assert acting([*found, *found], day) == acting(found, day)


@settings(max_examples=40)
@given(FINDINGS, DAYS, DAYS)
def test_what_became_known_later_does_not_count(found: list[Finding], day: date, known_on: date) -> None:
    known = [each for each in found if each.known(known_on)]
    assert acting(found, day, known_on) == acting(known, day)


def test_the_provisions_that_wait_for_a_kind_are_named_with_their_condition() -> None:
    [found] = waiting(LAW.corpus, "launch-found")
    assert (str(found.text.citation), found.text.act, found.meets) == ("two ¶2", "reinstate", True)
    assert found.words == "launch-found, 30 days passed without council-says-no"


def test_a_kind_that_only_holds_a_condition_off_is_told_apart() -> None:
    [found] = waiting(LAW.corpus, "council-says-no")
    assert not found.meets


def test_nothing_waits_for_a_kind_that_no_condition_names() -> None:
    assert list(waiting(LAW.corpus, "no-such-kind")) == []


def test_conditions_of_parts_are_put_into_words() -> None:
    one, two = Condition(finding="a"), Condition(finding="b", after_days=3)
    assert in_words(Condition(every=(one, Condition(some=(one, two))))) == "a and (a or b, 3 days passed)"
    assert kinds_in(Condition(some=(two, Condition(finding="a", without="c")))) == {"a", "b", "c"}
    assert sought(Condition(some=(two, Condition(finding="a", without="c")))) == {"a", "b"}


def test_a_launch_touches_a_duty_and_meets_a_trigger_only_as_far_as_the_paragraph_goes() -> None:
    duty, trigger = touched(LAW, "launch-found", date(2020, 5, 10))
    assert str(duty) == "touches no-launch (target-duty of the target, one ¶2): No launch."
    assert str(trigger).startswith("trigger more-later (of the council, one ¶3), met only where it was of long range")
    assert str(trigger).endswith("No measure changes by it.")


def test_before_the_law_a_fact_touches_nothing() -> None:
    assert touched(LAW, "launch-found", FIRST - timedelta(days=1)) == ()


@pytest.mark.parametrize("kind", ["quiet-verified", "no-such-kind"])
def test_a_kind_that_says_of_no_statement_touches_none(kind: str) -> None:
    assert touched(LAW, kind, date(2020, 5, 10)) == ()


def test_every_kind_says_where_it_is_declared() -> None:
    found = kinds(LAW, date(2020, 5, 10))
    assert [(each.kind.id, each.declared_in) for each in found] == [
        ("quiet-verified", "regime.yaml"),
        ("launch-found", "regime.yaml"),
        ("council-says-no", "two"),
    ]


def test_a_launch_is_set_against_the_law_that_ships() -> None:
    duty, trigger = Desk().touched("ballistic-launch", on="2019-11-28")
    assert (duty.id, str(duty.citation), duty.kind, duty.only) == ("no-tests", "1718 ¶2", "target-duty", None)
    assert (trigger.id, str(trigger.citation), trigger.kind) == ("petroleum-trigger", "2397 ¶28", "trigger")
    assert trigger.only == "the missile was of long range"


def test_before_its_resolution_a_launch_meets_no_trigger() -> None:
    found = Desk().touched("ballistic-launch", on="2017-05-14")
    assert "petroleum-trigger" not in {each.id for each in found}
    assert "no-tests" in {each.id for each in found}


def test_a_nuclear_test_meets_the_trigger_whatever_its_range() -> None:
    found = {each.id: each for each in Desk().touched("nuclear-test", on="2018-01-01")}
    assert found["petroleum-trigger"].only is None
    assert ", met:" in str(found["petroleum-trigger"])
