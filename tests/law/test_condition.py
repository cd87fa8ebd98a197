"""When a condition on findings came to hold."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.law.condition import Condition, Finding, days_met

DONE = Finding(kind="done", on=date(2020, 1, 10))
CONTRARY = Finding(kind="contrary", on=date(2020, 1, 20))


def test_a_finding_establishes_its_condition_on_its_own_day() -> None:
    assert days_met(Condition(finding="done"), [DONE]) == (date(2020, 1, 10),)


def test_each_of_several_findings_makes_it_hold_anew_in_order_of_their_days() -> None:
    later = Finding(kind="done", on=date(2021, 1, 1))
    assert days_met(Condition(finding="done"), [later, DONE, later]) == (date(2020, 1, 10), date(2021, 1, 1))


def test_no_finding_establishes_nothing() -> None:
    assert days_met(Condition(finding="done"), [CONTRARY]) == ()
    assert days_met(Condition(finding="done"), []) == ()


def test_days_must_pass() -> None:
    assert days_met(Condition(finding="done", after_days=30), [DONE]) == (date(2020, 2, 9),)


def test_a_contrary_finding_within_the_days_prevents_it() -> None:
    condition = Condition(finding="done", after_days=30, without="contrary")
    assert days_met(condition, [DONE]) == (date(2020, 2, 9),)
    assert days_met(condition, [DONE, CONTRARY]) == ()
    late = Finding(kind="contrary", on=date(2020, 2, 10))
    assert days_met(condition, [DONE, late]) == (date(2020, 2, 9),)


def test_a_second_finding_may_succeed_where_the_first_was_contradicted() -> None:
    condition = Condition(finding="done", after_days=5, without="contrary")
    again = Finding(kind="done", on=date(2020, 3, 1))
    contrary = Finding(kind="contrary", on=date(2020, 1, 12))
    assert days_met(condition, [DONE, contrary, again]) == (date(2020, 3, 6),)


def test_every_holds_anew_whenever_one_part_does_once_all_have() -> None:
    condition = Condition(every=(Condition(finding="done"), Condition(finding="contrary")))
    again = Finding(kind="done", on=date(2020, 3, 1))
    assert days_met(condition, [DONE, CONTRARY, again]) == (date(2020, 1, 20), date(2020, 3, 1))
    assert days_met(condition, [DONE, again]) == ()


def test_every_waits_for_the_last_and_some_comes_to_hold_with_each() -> None:
    parts = (Condition(finding="done"), Condition(finding="contrary"))
    assert days_met(Condition(every=parts), [DONE, CONTRARY]) == (date(2020, 1, 20),)
    assert days_met(Condition(some=parts), [DONE, CONTRARY]) == (date(2020, 1, 10), date(2020, 1, 20))
    assert days_met(Condition(every=parts), [DONE]) == ()
    assert days_met(Condition(some=parts), []) == ()


def test_a_finding_counts_from_the_day_on_which_it_was_known() -> None:
    found = Finding(kind="done", on=date(2020, 1, 10), known_on=date(2020, 5, 1))
    assert not found.known(date(2020, 4, 30))
    assert found.known(date(2020, 5, 1))
    assert found.known(None)


def test_a_contrary_finding_counts_on_the_first_and_on_the_last_of_the_days() -> None:
    condition = Condition(finding="done", after_days=30, without="contrary")
    for day in (date(2020, 1, 10), date(2020, 2, 9)):
        assert days_met(condition, [DONE, Finding(kind="contrary", on=day)]) == ()
    for day in (date(2020, 1, 9), date(2020, 2, 10)):
        assert days_met(condition, [DONE, Finding(kind="contrary", on=day)]) == (date(2020, 2, 9),)


# --- properties -----------------------------------------------------------------------------------------------------

KINDS = ("done", "contrary", "other")
FOUND = st.lists(
    st.builds(Finding, kind=st.sampled_from(KINDS), on=st.dates(date(2020, 1, 1), date(2020, 4, 1))), max_size=8
)
WAITS = st.sampled_from([None, 0, 7, 30])
ONE = st.builds(Condition, finding=st.sampled_from(KINDS), after_days=WAITS, without=st.none() | st.sampled_from(KINDS))
PARTS = st.lists(ONE, min_size=1, max_size=3).map(tuple)


@given(PARTS, FOUND)
def test_some_holds_on_the_days_of_its_parts_and_on_no_other(
    parts: tuple[Condition, ...], found: list[Finding]
) -> None:
    days = {day for part in parts for day in days_met(part, found)}
    assert days_met(Condition(some=parts), found) == tuple(sorted(days))


@given(PARTS, FOUND)
def test_every_holds_first_when_its_last_part_first_does(parts: tuple[Condition, ...], found: list[Finding]) -> None:
    days, each = days_met(Condition(every=parts), found), [days_met(part, found) for part in parts]
    assert bool(days) is all(each)
    if days:
        assert days[0] == max(part[0] for part in each)
        assert set(days) <= set(days_met(Condition(some=parts), found))


@given(ONE, FOUND, FOUND)
def test_without_a_contrary_kind_more_findings_never_take_a_day_away(
    one: Condition, found: list[Finding], more: list[Finding]
) -> None:
    free = replace(one, without=None)
    assert set(days_met(free, found)) <= set(days_met(free, [*found, *more]))
    assert set(days_met(one, found)) <= set(days_met(free, found))


@given(st.one_of(ONE, PARTS.map(lambda parts: Condition(every=parts))), FOUND, st.sampled_from(KINDS), st.data())
def test_a_finding_moves_no_day_before_its_own(
    condition: Condition, found: list[Finding], kind: str, data: st.DataObject
) -> None:
    on = data.draw(st.dates(date(2019, 12, 1), date(2020, 5, 1)))
    before, after = days_met(condition, found), days_met(condition, [*found, Finding(kind=kind, on=on)])
    assert [day for day in before if day < on] == [day for day in after if day < on]
