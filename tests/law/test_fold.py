"""The fold, on acts made by hand: what each act does to the law on a day, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest

from detente.law.fold import Act, State, amended, fold, wind_down
from detente.law.instrument import Amendment, Extension, Judgement, Measure, Statement, Targets, WindDown
from tests.build import cap, exemption, measure, provision, text

DAY = date(2020, 6, 1)
CAPPED = measure(cap=cap(10))


def act(day: str, *, of: str | None = None, until: str | None = None, **what: Any) -> Act:
    """An act from a day, of a text of that day or of an earlier one (`of`)."""
    last = None if until is None else date.fromisoformat(until)
    made = provision(1, until=last, **what)
    return Act(text(f"t{day}", of or day, made), made, date.fromisoformat(day), last)


def law(*acts: Act, day: date = DAY) -> State:
    return fold(acts, day)


def acting(*acts: Act, day: date = DAY) -> set[str]:
    """The measures that act: there, and not suspended."""
    state = law(*acts, day=day)
    return set(state.measures) - state.suspended


def words(*acts: Act, name: str = "coal") -> list[str]:
    """The summaries of the versions of a measure that lie on each other, the oldest first."""
    return [layer.measure.summary for layer in law(*acts).measures.get(name, ())]


BAN = act("2020-01-01", impose=measure(groups=("export",)))
SECOND = act("2020-02-01", amend=Amendment(measure="coal", summary="Second."))
THIRD = act("2020-03-01", amend=Amendment(measure="coal", summary="Third."))


def lift(day: str, *names: str, **more: Any) -> Act:
    return act(day, lift=Targets(measures=names, **more))


def test_an_act_counts_from_its_own_day_to_its_last() -> None:
    only = act("2020-01-01", impose=measure(), until="2020-03-01")
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 3, 1), date(2020, 3, 2)]
    assert [bool(acting(only, day=day)) for day in days] == [False, True, True, False]


def test_an_extension_moves_the_last_day_of_what_it_names_alone() -> None:
    report = act("2020-01-01", state=Statement(id="report", kind="report", summary="R.", on="all"), until="2020-02-01")
    other = act("2020-01-01", impose=measure(), until="2020-02-01")
    state = law(report, other, act("2020-01-15", extend=Extension(id="report", until=DAY)))
    assert set(state.statements) == {"report"}
    assert not state.measures


def test_an_amendment_of_what_is_not_there_changes_nothing() -> None:
    assert law(SECOND).measures == {}


def test_an_amendment_keeps_what_it_does_not_give() -> None:
    found = amended(CAPPED, Amendment(measure="coal", summary="Other words."))
    assert (found.summary, found.cap, found.scope) == ("Other words.", CAPPED.cap, CAPPED.scope)


@pytest.mark.parametrize("old", [CAPPED, measure(judgement=Judgement(words="Whether", by="a State"))])
def test_a_measure_that_becomes_a_ban_loses_its_cap_and_its_judgement(old: Measure) -> None:
    found = amended(old, Amendment(measure="coal", becomes="ban"))
    assert (found.cap, found.judgement) == (None, None)


def test_an_amendment_may_make_a_measure_one_by_decision_and_back() -> None:
    decided = amended(measure(), Amendment(measure="coal", by_decision=True))
    assert decided.by_decision
    assert amended(decided, Amendment(measure="coal", summary="S.")).by_decision
    assert not amended(decided, Amendment(measure="coal", by_decision=False)).by_decision


def test_a_lift_that_revives_takes_off_the_last_words_only() -> None:
    lifted = lift("2020-04-01", "coal", beneath="revives")
    assert words(BAN, SECOND, THIRD, lifted) == ["No coal.", "Second."]


def test_a_second_lift_takes_off_one_version_more_and_no_further() -> None:
    first, again = lift("2020-04-01", "coal", beneath="revives"), lift("2020-05-01", "coal", beneath="revives")
    assert words(BAN, SECOND, THIRD, first, again) == ["No coal."]


def test_a_lift_of_what_is_lifted_already_changes_nothing() -> None:
    state = law(BAN, lift("2020-04-01", "coal"), lift("2020-05-01", "coal"))
    assert not state.measures
    assert [layer.measure.id for layer in state.lifted["coal"]] == ["coal"]


def test_a_lift_takes_what_lies_beneath_with_it_only_where_it_says_so() -> None:
    over = act("2020-02-01", impose=measure("ore", over=("coal", "tin")))
    assert acting(BAN, over, lift("2020-03-01", "ore", beneath="stays-lifted")) == set()
    assert acting(BAN, over, lift("2020-03-01", "ore", beneath="revives")) == {"coal"}


def test_a_lift_by_group_or_of_all_reaches_every_measure_that_it_means() -> None:
    tin = act("2020-01-01", impose=measure("tin"))
    assert acting(BAN, tin, lift("2020-03-01", "export")) == {"tin"}
    assert acting(BAN, tin, lift("2020-03-01", "all")) == set()


def test_a_measure_that_was_lifted_before_it_began_never_begins() -> None:
    late = act("2020-05-01", of="2020-01-01", impose=measure())
    assert acting(lift("2020-02-01", "coal"), late) == set()
    assert acting(lift("2020-02-01", "tin"), late) == {"coal"}


def test_a_text_of_the_day_of_the_lift_or_later_may_impose_it_all_the_same() -> None:
    assert acting(lift("2020-02-01", "coal"), act("2020-05-01", of="2020-02-01", impose=measure())) == {"coal"}
    assert acting(lift("2020-02-01", "coal"), act("2020-05-01", impose=measure())) == {"coal"}


def test_what_was_lifted_before_it_began_begins_once_it_is_reinstated() -> None:
    late = act("2020-05-01", of="2020-01-01", impose=measure())
    back = act("2020-03-01", reinstate=Targets(measures=("coal",)))
    assert acting(lift("2020-02-01", "coal"), back, late) == {"coal"}


def test_a_reinstated_measure_has_the_words_that_it_had() -> None:
    back = act("2020-05-01", reinstate=Targets(measures=("export",)))
    assert words(BAN, SECOND, lift("2020-04-01", "coal", beneath="revives"), back) == ["No coal.", "Second."]
    assert words(BAN, lift("2020-04-01", "coal"), back) == ["No coal."]


def test_a_suspension_ends_with_its_reinstatement_by_id_or_by_group() -> None:
    halt = act("2020-02-01", suspend=Targets(measures=("export",)))
    assert acting(BAN, halt) == set()
    for name in ("coal", "export", "all"):
        assert acting(BAN, halt, act("2020-03-01", reinstate=Targets(measures=(name,)))) == {"coal"}


def test_a_suspension_reaches_a_measure_that_begins_later_until_it_is_reinstated() -> None:
    halt = act("2020-02-01", suspend=Targets(measures=("coal",)))
    late = act("2020-03-01", impose=measure())
    assert acting(halt, late) == set()
    assert acting(halt, act("2020-02-15", reinstate=Targets(measures=("coal",))), late) == {"coal"}


def test_an_exemption_that_was_lifted_acts_again_when_it_is_given_anew() -> None:
    given = act("2020-01-01", exempt=exemption())
    ended = act("2020-02-01", lift=Targets(exemptions=("leave",)))
    assert law(given, ended).ended == {"leave"}
    assert law(given, ended, act("2020-03-01", exempt=exemption())).ended == set()
    assert law(given, ended, act("2020-03-01", reinstate=Targets(exemptions=("leave",)))).ended == set()


def test_an_exemption_may_be_suspended_and_reinstated() -> None:
    given, halt = act("2020-01-01", exempt=exemption()), act("2020-02-01", suspend=Targets(exemptions=("leave",)))
    assert law(given, halt).suspended == {"leave"}
    assert law(given, halt, act("2020-03-01", reinstate=Targets(exemptions=("leave",)))).suspended == set()


def winding(**short: Any) -> Any:
    made = measure(wind_down=WindDown(contract_before=date(2019, 8, 5), **short))
    return wind_down(law(act("2020-01-01", impose=made)).measures["coal"][-1])


def test_a_wind_down_with_notice_is_an_exemption_on_notice_to_whom_it_names() -> None:
    found = winding(until=date(2020, 9, 4), notice_by=date(2020, 9, 19), notice_to="the Board")
    assert (found.id, found.kind, found.by, found.overrides) == (
        "coal.wind-down",
        "notification",
        "the Board",
        ("coal",),
    )
    assert found.summary == "Contracts made before 2019-08-05 may be performed until 2020-09-04."
    assert found.how == "Give the Board the details of the import by 2020-09-19."


def test_a_wind_down_without_notice_or_end_is_a_carve_out_that_asks_nobody() -> None:
    found = winding()
    assert (found.kind, found.by, found.how) == ("carve-out", None, None)
    assert found.summary == "Contracts made before 2019-08-05 may be performed."


def test_a_measure_without_a_wind_down_has_no_such_exemption() -> None:
    assert wind_down(law(BAN).measures["coal"][-1]) is None
