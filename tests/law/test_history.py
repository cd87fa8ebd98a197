"""What became of a measure: imposed, amended, exempted from, suspended, ended, and what drafts would do."""

from dataclasses import replace
from datetime import date

from detente.desk import Desk
from detente.law.allowance import WindDown
from detente.law.history import groups_of, history
from detente.law.instrument import Amendment, Extension, Targets
from tests.build import exemption, measure, provision, regime, text

DOWN = WindDown(contract_before=date(2016, 3, 2), until=date(2016, 6, 1))
CORPUS = regime(
    text(
        "a",
        "2016-03-02",
        provision(1, impose=measure(groups=("export",), wind_down=DOWN)),
        provision(2, impose=measure("iron")),
        provision(3, exempt=exemption("all-of-it", overrides=("export",), except_for=())),
        provision(4, exempt=exemption("not-coal", overrides=("all",), except_for=("coal",))),
    ),
    text("b", "2017-01-01", provision(1, amend=Amendment(measure="coal", summary="Less coal."))),
    text("c", "2018-01-01", provision(1, suspend=Targets(measures=("export",)), until=date(2018, 6, 30))),
    text("e", "2018-02-01", provision(1, extend=Extension(id="coal", until=date(2030, 1, 1)))),
    text("d", "2019-12-16", replace(provision(1, lift=Targets(measures=("coal",))), position="strict"), status="draft"),
).corpus


def test_each_thing_that_was_done_to_a_measure_stands_on_its_day() -> None:
    found = [(str(each.day), each.kind, str(each.citation), each.status) for each in history(CORPUS, "coal")]
    assert found == [
        ("2016-03-02", "imposed", "a ¶1", "adopted"),
        ("2016-03-02", "exempted", "a ¶3", "adopted"),
        ("2016-06-02", "ended", "a ¶1", "adopted"),
        ("2017-01-01", "amended", "b ¶1", "adopted"),
        ("2018-01-01", "suspended", "c ¶1", "adopted"),
        ("2018-02-01", "extended", "e ¶1", "adopted"),
        ("2018-07-01", "ended", "c ¶1", "adopted"),
        ("2019-12-16", "lifted", "d ¶1", "draft"),
        ("2030-01-02", "ended", "a ¶1", "adopted"),
    ]
    assert history(CORPUS, "coal")[-2].position == "strict"


def test_a_measure_that_was_extended_twice_ends_after_the_last_extension() -> None:
    first = text("a", "2016-03-02", provision(1, impose=measure(groups=("export",)), until=date(2017, 3, 1)))
    later = [
        text(name, day, provision(1, extend=Extension(ids=("export",), until=until)))
        for name, day, until in (("b", "2017-02-01", date(2018, 3, 1)), ("c", "2018-02-01", date(2019, 3, 1)))
    ]
    found = [(str(each.day), each.kind) for each in history(regime(first, *later).corpus, "coal")]
    assert found == [
        ("2016-03-02", "imposed"), ("2017-02-01", "extended"), ("2018-02-01", "extended"), ("2019-03-02", "ended"),
    ]  # fmt: skip


def test_what_concerns_another_measure_is_left_out() -> None:
    assert [(each.kind, str(each.citation)) for each in history(CORPUS, "iron")] == [
        ("imposed", "a ¶2"),
        ("exempted", "a ¶4"),
    ]


def test_an_unknown_measure_has_no_history_of_its_own() -> None:
    assert {each.kind for each in history(CORPUS, "nothing")} <= {"exempted"}
    assert groups_of(CORPUS, "nothing") == ()
    assert groups_of(CORPUS, "coal") == ("export",)


def test_a_contested_reading_stands_in_the_history_once() -> None:
    lifted = [each for each in history(Desk().regime().corpus, "coal-export") if each.kind == "lifted"]
    assert [(each.status, each.position) for each in lifted] == [("draft", "coal-freed")]
