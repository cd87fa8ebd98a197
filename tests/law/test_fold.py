"""The fold: what each act does to the law that is built up for one day, and what it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.desk.desk import Desk
from detente.law.acting import Reading, acting
from detente.law.allowance import WindDown
from detente.law.fold import APPLY, Act, Layer, State, amended, fold, folded, wind_down
from detente.law.instrument import (
    ACTS,
    Amendment,
    Delisting,
    Designation,
    Extension,
    Judgement,
    Measure,
    Provision,
    Statement,
    Targets,
)
from tests.build import cap, exemption, measure, provision, scope, text

START = date(2016, 1, 1)
DUTY = Statement(id="report", kind="report", summary="A report.", on="States")


def act(day: int, until: int | None = None, *, of: int | None = None, **what: Any) -> Act:
    """An act from so many days after the start, up to and with another, of a text of that day or of an earlier one (`of`)."""
    since = START + timedelta(days=day)
    last = None if until is None else START + timedelta(days=until)
    made = provision(**what)
    written = since if of is None else START + timedelta(days=of)
    return Act(text("a", written.isoformat(), made), made, since, last)


def impose(name: str, day: int = 0, until: int | None = None, **parts: object) -> Act:
    """A measure of this id from that day."""
    return act(day, until, impose=measure(name, **parts))


def lift(day: int, *names: str, **more: Any) -> Act:
    """A lift of these measures on that day."""
    return act(day, lift=Targets(measures=names, **more))


def law(*acts: Act, day: int = 100) -> State:
    """The law so many days after the start."""
    return fold(sorted(acts, key=lambda each: each.since), START + timedelta(days=day))


def held(state: State) -> dict[str, str]:
    """Each measure with its acting words, suspended ones left out."""
    return {name: stack[-1].measure.summary for name, stack in state.measures.items() if name not in state.suspended}


def words(*acts: Act, name: str = "coal") -> list[str]:
    """The summaries of the versions of a measure that lie on each other, the oldest first."""
    return [layer.measure.summary for layer in law(*acts).measures.get(name, ())]


BAN = impose("coal", groups=("export",))
LESS = act(1, amend=Amendment(measure="coal", summary="Less."))
LEAST = act(2, amend=Amendment(measure="coal", summary="Least."))


def test_every_act_of_the_language_is_applied() -> None:
    assert set(APPLY) == set(ACTS)


def test_no_act_is_no_law() -> None:
    assert law() == State()


def test_an_act_of_tomorrow_is_not_applied() -> None:
    assert held(law(impose("coal", 100), impose("iron", 101))) == {"coal": "No coal."}


@pytest.mark.parametrize(("day", "found"), [(9, {}), (10, {"coal": "No coal."}), (20, {"coal": "No coal."}), (21, {})])
def test_both_ends_of_a_span_are_in(day: int, found: dict[str, str]) -> None:
    assert held(law(impose("coal", 10, 20), day=day)) == found


def test_a_provision_that_has_ended_leaves_no_trace() -> None:
    ended = act(5, 50, lift=Targets(measures=("coal",)))
    assert law(impose("coal"), ended, day=51) == law(impose("coal"), day=51)


def test_words_are_kept_oldest_first() -> None:
    assert words(BAN, LESS, LEAST) == ["No coal.", "Less.", "Least."]


def test_an_amendment_of_what_is_not_there_changes_nothing() -> None:
    lost = act(1, amend=Amendment(measure="iron", summary="Less.", ends_exemptions=("leave",)))
    assert law(impose("coal"), lost) == law(impose("coal"))
    assert law(LESS).measures == {}


def test_an_amendment_keeps_what_it_does_not_give() -> None:
    old = measure(cap=cap(5), groups=("export",), over=("iron",))
    new = amended(old, Amendment(measure="coal", summary="Other words."))
    assert new == replace(old, summary="Other words.")


@pytest.mark.parametrize("becomes", ["ban", "cap", "judgement"])
def test_a_measure_of_another_kind_keeps_nothing_of_the_old_one(becomes: str) -> None:
    parts: dict[str, Any] = {"cap": cap(9), "judgement": Judgement(words="if fit", by="a State")}
    old = measure(**parts)
    given = {becomes: parts[becomes]} if becomes in parts else {}
    new = amended(old, Amendment(measure="coal", becomes=becomes, **given))  # type: ignore[arg-type]
    assert {name: getattr(new, name) for name in parts} == {name: given.get(name) for name in parts}


def test_an_amendment_can_empty_what_a_measure_lay_over() -> None:
    assert amended(measure(over=("iron",)), Amendment(measure="coal", over=())).over == ()


def test_an_amendment_may_make_a_measure_one_by_decision_and_back() -> None:
    decided = amended(measure(), Amendment(measure="coal", by_decision=True))
    assert decided.by_decision
    assert amended(decided, Amendment(measure="coal", summary="S.")).by_decision
    assert not amended(decided, Amendment(measure="coal", by_decision=False)).by_decision


def test_an_imposition_anew_begins_without_the_old_words() -> None:
    assert words(BAN, LESS, impose("coal", 2)) == ["No coal."]


NAMED = [
    (("coal",), ["coal"]),
    (("export",), ["coal", "iron"]),
    (("supply",), ["oil"]),
    (("all",), ["coal", "iron", "oil"]),
    (("export", "oil"), ["coal", "iron", "oil"]),
    (("gold",), []),
    ((), []),
    # A word must match whole: no measure is meant by the beginning of its name.
    (("co",), []),
    (("expor",), []),
]


@pytest.mark.parametrize(("names", "found"), NAMED)
def test_a_name_means_a_measure_or_its_group(names: tuple[str, ...], found: list[str]) -> None:
    state = law(
        impose("coal", groups=("export",)),
        impose("iron", groups=("export", "metal")),
        impose("oil", groups=("supply",)),
    )
    assert sorted(state.named(names)) == found


def test_a_lifted_measure_can_still_be_named() -> None:
    state = law(impose("coal", groups=("export",)), act(1, lift=Targets(measures=("coal",))))
    assert state.measures == {}
    assert state.named(["export"]) == ["coal"]


def test_a_group_is_looked_up_in_the_words_that_act() -> None:
    state = law(impose("coal", groups=("export",)), act(1, suspend=Targets(measures=("export",))), impose("iron", 2))
    assert state.suspended == {"coal", "export"}
    assert held(state) == {"iron": "No iron."}


def test_what_is_suspended_before_it_begins_begins_suspended() -> None:
    state = law(act(0, suspend=Targets(measures=("coal",))), impose("coal", 5))
    assert held(state) == {}
    assert set(state.measures) == {"coal"}


def test_a_reinstatement_ends_the_suspension_of_a_measure_that_has_not_begun() -> None:
    state = law(
        act(0, suspend=Targets(measures=("coal",))), act(1, reinstate=Targets(measures=("coal",))), impose("coal", 5)
    )
    assert held(state) == {"coal": "No coal."}


def test_what_is_lifted_before_it_begins_never_begins() -> None:
    begins = act(30, of=0, impose=measure())
    state = law(act(10, lift=Targets(measures=("coal",))), begins)
    assert state.measures == {}
    assert state.forestalled == {"coal": START + timedelta(days=10)}
    assert held(law(lift(10, "iron"), begins)) == {"coal": "No coal."}


def test_a_text_of_the_day_of_a_lift_or_of_a_later_one_may_impose_what_it_forestalled() -> None:
    assert held(law(lift(10, "coal"), impose("coal", 20))) == {"coal": "No coal."}
    assert held(law(lift(10, "coal"), act(20, of=10, impose=measure()))) == {"coal": "No coal."}
    assert held(law(lift(10, "coal"), act(20, of=9, impose=measure()))) == {}


def test_a_reinstatement_undoes_a_lift_that_came_before_the_beginning() -> None:
    begins = act(30, of=0, impose=measure())
    back = act(20, reinstate=Targets(measures=("coal",)))
    assert held(law(act(10, lift=Targets(measures=("coal",))), back, begins)) == {"coal": "No coal."}


def test_a_lift_of_a_whole_group_spares_the_others() -> None:
    gone = act(1, lift=Targets(measures=("export",)))
    state = law(impose("coal", groups=("export",)), impose("oil", groups=("supply",)), gone)
    assert held(state) == {"oil": "No oil."}


def test_a_lift_that_revives_takes_off_the_last_words_only() -> None:
    assert words(BAN, LESS, LEAST, lift(3, "coal", beneath="revives")) == ["No coal.", "Less."]


def test_a_second_lift_takes_off_one_version_more_and_no_further() -> None:
    first, again = lift(3, "coal", beneath="revives"), lift(4, "coal", beneath="revives")
    assert words(BAN, LESS, LEAST, first, again) == ["No coal."]


def test_a_lift_of_what_is_lifted_already_changes_nothing() -> None:
    state = law(BAN, lift(1, "coal"), lift(2, "coal"))
    assert state.measures == {}
    assert [layer.measure.id for layer in state.lifted["coal"]] == ["coal"]


def test_a_reinstated_measure_has_the_words_that_it_had() -> None:
    back = act(4, reinstate=Targets(measures=("export",)))
    assert words(BAN, LESS, lift(3, "coal", beneath="revives"), back) == ["No coal.", "Less."]
    assert words(BAN, lift(3, "coal"), back) == ["No coal."]


@pytest.mark.parametrize("name", ["coal", "export", "all"])
def test_a_suspension_ends_with_its_reinstatement_by_id_or_by_group(name: str) -> None:
    halt = act(1, suspend=Targets(measures=("export",)))
    assert held(law(BAN, halt)) == {}
    assert held(law(BAN, halt, act(2, reinstate=Targets(measures=(name,))))) == {"coal": "No coal."}


def test_a_lift_of_the_only_words_has_nothing_to_revive() -> None:
    assert law(impose("coal"), lift(1, "coal", beneath="revives")).measures == {}


def test_a_lift_takes_the_measure_beneath_with_it_only_where_it_says_so() -> None:
    over = impose("all-coal", 1, over=("coal", "nothing"))
    assert held(law(impose("coal"), over, lift(2, "all-coal", beneath="revives"))) == {"coal": "No coal."}
    state = law(impose("coal"), over, lift(2, "all-coal", beneath="stays-lifted"))
    assert state.measures == {}
    assert set(state.lifted) == {"all-coal", "coal"}


def test_a_reinstatement_does_not_invent_a_measure() -> None:
    assert law(act(1, reinstate=Targets(measures=("coal", "export")))) == State()


def test_an_exemption_that_was_ended_can_be_given_anew_or_reinstated() -> None:
    given_ = [act(0, exempt=exemption()), act(2, lift=Targets(exemptions=("leave",)))]
    assert law(*given_).ended == {"leave"}
    assert law(*given_, act(3, exempt=exemption())).ended == set()
    assert law(*given_, act(3, reinstate=Targets(exemptions=("leave",)))).ended == set()


def test_a_suspended_exemption_wakes_with_its_reinstatement() -> None:
    asleep = [act(0, exempt=exemption()), act(1, suspend=Targets(exemptions=("leave",)))]
    assert law(*asleep).suspended == {"leave"}
    awake = law(*asleep, act(2, reinstate=Targets(exemptions=("leave",))))
    assert (awake.suspended, awake.ended, set(awake.exemptions)) == (set(), set(), {"leave"})


def test_the_later_of_two_givings_of_an_exemption_holds() -> None:
    state = law(act(0, exempt=exemption()), act(3, exempt=exemption(how="Ask.")))
    found = state.exemptions["leave"].provision.exempt
    assert found is not None
    assert found.how == "Ask."


@pytest.mark.parametrize(("day", "stands"), [(40, True), (41, True), (60, True), (61, False)])
def test_an_extension_prolongs_what_had_an_end(day: int, stands: bool) -> None:
    longer = act(30, extend=Extension(id="report", until=START + timedelta(days=60)))
    state = law(act(0, 40, state=DUTY), longer, day=day)
    assert ("report" in state.statements) is stands


def test_an_extension_moves_the_last_day_of_what_it_names_alone() -> None:
    longer = act(30, extend=Extension(id="report", until=START + timedelta(days=200)))
    state = law(act(0, 40, state=DUTY), impose("coal", 0, 40), longer)
    assert (set(state.statements), state.measures) == ({"report"}, {})


def test_the_last_extension_counts() -> None:
    longer = [act(day, extend=Extension(id="coal", until=START + timedelta(days=day + 20))) for day in (30, 45)]
    assert held(law(impose("coal", 0, 40), *longer, day=65)) == {"coal": "No coal."}
    assert held(law(impose("coal", 0, 40), *longer, day=66)) == {}


def test_an_extension_may_shorten() -> None:
    shorter = act(30, extend=Extension(id="coal", until=START + timedelta(days=35)))
    assert held(law(impose("coal", 0, 40), shorter, day=35)) == {"coal": "No coal."}
    assert held(law(impose("coal", 0, 40), shorter, day=36)) == {}


def test_listings_leave_the_measures_alone() -> None:
    joins = act(1, designate=Designation(group="frozen", summary="Nobody."))
    leaves = act(2, delist=Delisting(group="frozen", members=("KPe.001",)))
    assert law(impose("coal"), joins, leaves) == law(impose("coal"))


WIND_DOWNS = [
    (WindDown(contract_before=date(2017, 8, 5)), "carve-out", "may be performed.", None),
    (
        WindDown(contract_before=date(2017, 8, 5), until=date(2017, 9, 4)),
        "carve-out",
        "may be performed until 2017-09-04.",
        None,
    ),
    (
        WindDown(
            contract_before=date(2017, 8, 5),
            until=date(2017, 9, 4),
            notice_by=date(2017, 9, 19),
            notice_to="the Board",
        ),
        "notification",
        "may be performed until 2017-09-04.",
        "Give the Board the details of the import by 2017-09-19.",
    ),
]


@pytest.mark.parametrize(("short", "kind", "end", "how"), WIND_DOWNS)
def test_a_wind_down_is_written_out_as_an_exemption(short: WindDown, kind: str, end: str, how: str | None) -> None:
    (layer,) = law(impose("coal", wind_down=short)).measures["coal"]
    found = wind_down(layer)
    assert found is not None
    assert (found.id, found.kind, found.by, found.how) == ("coal.wind-down", kind, short.notice_to, how)
    assert found.overrides == ("coal",)
    assert found.summary == f"Contracts made before 2017-08-05 {end}"
    assert (found.shown[0].contract_before, found.shown[0].until) == (short.contract_before, short.until)


def test_a_measure_without_a_wind_down_has_none() -> None:
    (layer,) = law(impose("coal")).measures["coal"]
    assert wind_down(layer) is None


# --- properties -----------------------------------------------------------------------------------------------------

IDS = ("coal", "iron", "oil")
GROUPS = {"coal": ("export",), "iron": ("export",), "oil": ("supply",)}
names = st.sampled_from([*IDS, "export", "supply", "all"])
some = st.lists(names, min_size=1, max_size=2).map(tuple)


@st.composite
def one_act(draw: st.DrawFn) -> Act:
    """Any act on three measures, somewhere in the first hundred days."""
    day = draw(st.integers(0, 90))
    until = draw(st.none() | st.integers(day, 100))
    name = draw(st.sampled_from(IDS))
    kind = draw(st.sampled_from(["impose", "amend", "suspend", "lift", "reinstate", "exempt", "extend"]))
    what: dict[str, Any] = {
        "impose": measure(name, groups=GROUPS[name]),
        "amend": Amendment(measure=name, summary=f"Words of day {day}."),
        "exempt": exemption(f"leave-{name}", overrides=(name,)),
        "extend": Extension(id=name, until=START + timedelta(days=draw(st.integers(0, 100)))),
        "suspend": Targets(measures=draw(some)),
        "reinstate": Targets(measures=draw(some)),
        "lift": Targets(measures=draw(some), beneath=draw(st.sampled_from(["revives", "stays-lifted"]))),
    }
    return act(day, None if kind == "extend" else until, **{kind: what[kind]})


acts = st.lists(one_act(), max_size=12).map(lambda found: sorted(found, key=lambda each: each.since))


@given(acts, st.integers(0, 100))
def test_acts_that_have_not_begun_do_not_matter(found: list[Act], day: int) -> None:
    today = START + timedelta(days=day)
    assert fold(found, today) == fold([each for each in found if each.since <= today], today)


@given(acts, st.integers(0, 100))
def test_acts_that_have_ended_do_not_matter(found: list[Act], day: int) -> None:
    today = START + timedelta(days=day)
    extended = {each.provision.extend.id for each in found if each.provision.extend is not None}
    over = [
        each
        for each in found
        if each.until is not None
        and each.until < today
        and (each.provision.impose is None or each.provision.impose.id not in extended)
    ]
    assert fold(found, today) == fold([each for each in found if each not in over], today)


@given(acts)
def test_the_fold_never_changes_its_acts(found: list[Act]) -> None:
    before = [(each.since, each.until, each.provision) for each in found]
    fold(found, START + timedelta(days=100))
    assert [(each.since, each.until, each.provision) for each in found] == before


@given(acts)
def test_a_measure_is_never_in_force_and_lifted_in_the_same_words(found: list[Act]) -> None:
    state = law(*found)
    for name in set(state.measures) & set(state.lifted):
        # Imposed anew, or revived: then fewer or other words act than those that were lifted.
        assert state.measures[name] is not state.lifted[name]


@given(acts)
def test_every_layer_belongs_to_the_measure_that_it_is_kept_under(found: list[Act]) -> None:
    state = law(*found)
    for name, stack in [*state.measures.items(), *state.lifted.items()]:
        assert stack
        assert {layer.measure.id for layer in stack} == {name}
        assert stack[0].act.provision.impose is not None
        assert all(layer.act.provision.amend is not None for layer in stack[1:])


@given(acts)
def test_what_is_suspended_and_reinstated_is_as_it_was(found: list[Act]) -> None:
    # All that was ever lifted or suspended is left out: a reinstatement of `all` would wake it too.
    plain = [each for each in found if each.provision.act not in ("lift", "suspend", "reinstate")]
    pause, back = act(95, suspend=Targets(measures=("all",))), act(96, reinstate=Targets(measures=("all",)))
    assert held(law(*plain, pause)) == {}
    assert held(law(*plain, pause, back)) == held(law(*plain))


@given(acts)
def test_a_lift_of_all_leaves_nothing(found: list[Act]) -> None:
    assert law(*found, act(95, lift=Targets(measures=("all",), beneath="stays-lifted"))).measures == {}


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "summary": st.just("Other words."),
        "scope": st.just((scope(flow="to-target"),)),
        "cap": st.just(cap(7)),
        "judgement": st.just(Judgement(words="if fit", by="a State")),
        "wind_down": st.just(WindDown(contract_before=date(2017, 8, 5))),
        "over": st.sampled_from([(), ("iron",)]),
    },
)


@given(PARTS)
def test_an_amendment_replaces_exactly_the_parts_that_it_gives(parts: dict[str, object]) -> None:
    old = measure(groups=("export",), over=("oil",))
    new = amended(old, Amendment(measure="coal", **parts))  # type: ignore[arg-type]
    for name in Measure.__dataclass_fields__:
        assert getattr(new, name) == parts.get(name, getattr(old, name))


def test_a_layer_names_the_act_that_gave_its_words() -> None:
    less = act(1, amend=Amendment(measure="coal", summary="Less."))
    first = impose("coal")
    stack = law(first, less).measures["coal"]
    assert stack == (Layer(measure(), first), Layer(measure(summary="Less."), less))


def test_a_statement_is_kept_with_the_act_that_made_it() -> None:
    made = act(0, state=DUTY)
    assert law(made).statements == {"report": made}


def test_a_provision_is_subject_to_an_extension_by_the_id_of_what_it_makes() -> None:
    kept: list[Provision] = [
        provision(impose=measure("report")),
        provision(state=DUTY),
        provision(exempt=exemption("report")),
    ]
    for made in kept:
        short = Act(text("a", "2016-01-01", made), made, START, START + timedelta(days=10))
        longer = act(5, extend=Extension(id="report", until=START + timedelta(days=20)))
        state = law(short, longer, day=20)
        assert len(state.measures) + len(state.statements) + len(state.exemptions) == 1
        assert law(short, longer, day=21) == State()


CORPUS = Desk().regime("un-1718").corpus
READINGS = [Reading(), *(Reading(with_drafts=(text.id,)) for text in Desk().regime("un-1718").drafts)]


@given(data=st.data())
def test_the_law_of_many_days_is_the_law_of_each(data: st.DataObject) -> None:
    """Of any provisions of the corpus, some left out; what one day changes leaves the state of the day before as it was."""
    acts = acting(CORPUS, data.draw(st.sampled_from(READINGS)))
    left_out = data.draw(st.sets(st.integers(0, len(acts) - 1), max_size=60))
    some = [act for number, act in enumerate(acts) if number not in left_out]
    days = sorted(
        data.draw(st.sets(st.dates(date(2006, 7, 1), date(2027, 1, 1)), max_size=12)) | {act.since for act in some}
    )
    assert list(folded(some, days)) == [fold(some, day) for day in days]


def test_an_extension_after_the_end_brings_the_law_back() -> None:
    acts = [act(0, 60, state=DUTY), act(150, extend=Extension(id="report", until=START + timedelta(days=240)))]
    days = [START + timedelta(days=day) for day in (30, 60, 61, 149, 150, 240, 241)]
    found = [sorted(state.statements) for state in folded(acts, days)]
    assert found == [["report"], ["report"], [], [], ["report"], ["report"], []]


def test_an_extension_gives_a_last_day_to_what_had_none() -> None:
    acts = [
        act(0, state=DUTY),
        act(0, state=replace(DUTY, id="other")),
        act(9, extend=Extension(id="report", until=START)),
    ]
    days = [START + timedelta(days=day) for day in (0, 8, 9)]
    found = [sorted(state.statements) for state in folded(acts, days)]
    assert found == [["other", "report"], ["other", "report"], ["other"]]
