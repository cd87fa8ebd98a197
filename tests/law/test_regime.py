"""The fold: what each act does to the law, on both sides of its days."""

from datetime import date

import pytest

from detente.errors import UsageError
from detente.law.acting import Reading
from detente.law.allowance import WindDown
from detente.law.condition import Condition, Finding
from detente.law.instrument import (
    Amendment,
    Delisting,
    Designated,
    Designation,
    Extension,
    Interpretation,
    Statement,
    Targets,
)
from detente.law.regime import Regime
from tests.build import cap, exemption, measure, provision, regime, text

BAN = text("a", "2016-03-02", provision(1, impose=measure(groups=("export",))))


def ids(subject: Regime, day: str, **reading: object) -> list[str]:
    """The measures in force."""
    law = subject.on(date.fromisoformat(day), **reading)  # type: ignore[arg-type]
    return [version.id for version in law.measures]


def test_a_measure_acts_from_the_day_of_its_text() -> None:
    assert ids(regime(BAN), "2016-03-01") == []
    assert ids(regime(BAN), "2016-03-02") == ["coal"]


def test_a_commencement_delays_and_a_sunset_ends() -> None:
    subject = regime(
        text("a", "2016-03-02", provision(impose=measure(), commences=date(2016, 5, 1), until=date(2016, 6, 1)))
    )
    days = ["2016-04-30", "2016-05-01", "2016-06-01", "2016-06-02"]
    assert [ids(subject, day) for day in days] == [[], ["coal"], ["coal"], []]


def test_an_amendment_gives_new_words_with_its_own_citation_and_the_old_ones_return_at_its_sunset() -> None:
    new = provision(26, amend=Amendment(measure="coal", becomes="cap", cap=cap(100)), until=date(2016, 12, 31))
    subject = regime(BAN, text("b", "2016-11-30", new))
    law = [subject.on(date.fromisoformat(day)).measures[0] for day in ("2016-11-29", "2016-11-30", "2017-01-01")]
    assert [str(version.wording.citation) for version in law] == ["a ¶1", "b ¶26", "a ¶1"]
    assert [version.measure.cap is None for version in law] == [True, False, True]
    assert [(version.wording.since, version.wording.until) for version in law] == [
        (date(2016, 3, 2), date(2016, 11, 29)),
        (date(2016, 11, 30), date(2016, 12, 31)),
        (date(2017, 1, 1), None),
    ]
    assert {str(version.imposed) for version in law} == {"a ¶1"}


def test_a_cap_that_becomes_a_ban_loses_its_cap_and_keeps_its_scope() -> None:
    capped = text("a", "2016-03-02", provision(1, impose=measure(cap=cap(5))))
    subject = regime(capped, text("b", "2017-08-05", provision(8, amend=Amendment(measure="coal", becomes="ban"))))
    words = subject.on(date(2017, 8, 5)).measures[0].measure
    assert words.cap is None
    assert words.scope == measure().scope


def test_new_words_may_end_an_exemption() -> None:
    leave = provision(2, exempt=exemption())
    ending = provision(6, amend=Amendment(measure="coal", ends_exemptions=("leave",)))
    subject = regime(text("a", "2016-03-02", provision(1, impose=measure()), leave), text("b", "2017-01-01", ending))
    assert [each.id for each in subject.on(date(2016, 12, 31)).exemptions] == ["leave"]
    assert subject.on(date(2017, 1, 1)).exemptions == ()


def test_a_suspension_sleeps_and_wakes() -> None:
    pause = provision(3, suspend=Targets(measures=("export",)), until=date(2018, 6, 30))
    subject = regime(BAN, text("b", "2018-01-01", pause))
    assert ids(subject, "2017-12-31") == ["coal"]
    assert ids(subject, "2018-06-30") == []
    assert [version.id for version in subject.on(date(2018, 6, 30)).suspended] == ["coal"]
    assert ids(subject, "2018-07-01") == ["coal"]


def test_a_reinstatement_ends_a_suspension_early() -> None:
    pause = text("b", "2018-01-01", provision(3, suspend=Targets(measures=("all",))))
    back = text("c", "2018-03-01", provision(4, reinstate=Targets(measures=("coal",))))
    assert ids(regime(BAN, pause, back), "2018-02-28") == []
    assert ids(regime(BAN, pause, back), "2018-03-01") == ["coal"]


def test_a_reinstatement_brings_back_what_was_lifted_in_the_words_it_had() -> None:
    amended = text("b", "2017-01-01", provision(26, amend=Amendment(measure="coal", summary="Less coal.")))
    gone = text("c", "2018-01-01", provision(1, lift=Targets(measures=("coal",), beneath="stays-lifted")))
    back = text("d", "2019-01-01", provision(1, reinstate=Targets(measures=("coal",))))
    subject = regime(BAN, amended, gone, back)
    assert ids(subject, "2018-06-01") == []
    assert subject.on(date(2019, 1, 1)).measures[0].measure.summary == "Less coal."


@pytest.mark.parametrize(("beneath", "left"), [("revives", ["No coal."]), ("stays-lifted", [])])
def test_a_lift_says_whether_the_earlier_words_revive(beneath: str, left: list[str]) -> None:
    amended = text("b", "2017-01-01", provision(26, amend=Amendment(measure="coal", summary="Less coal.")))
    gone = text("c", "2018-01-01", provision(1, lift=Targets(measures=("coal",), beneath=beneath)))  # type: ignore[arg-type]
    subject = regime(BAN, amended, gone)
    assert [version.measure.summary for version in subject.on(date(2018, 1, 1)).measures] == left


@pytest.mark.parametrize(("beneath", "left"), [("revives", ["coal"]), ("stays-lifted", [])])
def test_a_lift_says_whether_the_measure_underneath_revives(beneath: str, left: list[str]) -> None:
    over = text("b", "2017-08-05", provision(8, impose=measure("all-coal", over=("coal",))))
    gone = text("c", "2018-01-01", provision(1, lift=Targets(measures=("all-coal",), beneath=beneath)))  # type: ignore[arg-type]
    assert ids(regime(BAN, over, gone), "2018-01-01") == left


def test_an_extension_moves_the_last_day_of_a_measure_and_of_a_statement() -> None:
    duty = Statement(id="panel", kind="panel", summary="A panel.", on="the Committee")
    until = date(2010, 6, 12)
    first = text(
        "a", "2009-06-12", provision(26, state=duty, until=until), provision(27, impose=measure(), until=until)
    )
    longer = [provision(1, extend=Extension(id=name, until=date(2011, 6, 12))) for name in ("panel", "coal")]
    subject = regime(first, text("b", "2010-06-07", *longer))
    assert ids(regime(first), "2010-06-13") == []
    law = subject.on(date(2011, 6, 12))
    assert ([version.id for version in law.measures], [version.id for version in law.statements]) == (
        ["coal"],
        ["panel"],
    )
    assert subject.on(date(2011, 6, 13)).measures == ()


def test_a_wind_down_is_an_exemption_of_its_measure() -> None:
    until = date(2017, 9, 4)
    late = WindDown(contract_before=date(2017, 8, 5), until=until, notice_by=date(2017, 9, 19))
    subject = regime(text("a", "2017-08-05", provision(9, impose=measure(wind_down=late))))
    assert subject.on(date(2017, 9, 5)).exemptions == ()
    found = subject.on(date(2017, 9, 4)).exemptions[0]
    assert (found.id, found.exemption.kind, found.of) == ("coal.wind-down", "notification", "coal")
    assert found.exemption.shown[0].until == until


def test_parties_are_listed_from_their_day_until_the_day_before_they_leave() -> None:
    joins = Designation(group="frozen", summary="Two.", members=(_party("KPe.001"), _party("KPe.002", "2012-01-01")))
    leaves = Delisting(group="frozen", members=("KPe.001",))
    subject = regime(
        text("a", "2009-07-16", provision(1, designate=joins)), text("b", "2015-01-01", provision(1, delist=leaves))
    )
    days = ["2009-07-15", "2009-07-16", "2012-01-01", "2014-12-31", "2015-01-01"]
    found = [{each.party for each in subject.on(date.fromisoformat(day)).listings} for day in days]
    assert found == [set(), {"KPe.001"}, {"KPe.001", "KPe.002"}, {"KPe.001", "KPe.002"}, {"KPe.002"}]


def _party(name: str, listed: str | None = None) -> Designated:
    return Designated(id=name, kind="entity", listed=date.fromisoformat(listed) if listed else None)


def test_a_draft_acts_only_when_it_is_supposed() -> None:
    draft = text("draft-2019-12-16", "2019-12-16", provision(1, lift=Targets(measures=("coal",))), status="draft")
    subject = regime(BAN, draft)
    assert ids(subject, "2020-01-01") == ["coal"]
    assert ids(subject, "2020-01-01", with_drafts=["draft-2019-12-16"]) == []
    assert ids(subject, "2019-12-15", with_drafts=["draft-2019-12-16"]) == ["coal"]
    assert ids(subject, "2019-12-15", with_drafts=["draft-2019-12-16@2019-01-01"]) == []


def test_a_position_acts_only_under_itself() -> None:
    subject = regime(text("a", "2016-03-02", provision(1, impose=measure(), position="strict")))
    assert ids(subject, "2016-03-02") == []
    assert ids(subject, "2016-03-02", position="strict") == ["coal"]


def test_relief_is_a_provision_with_a_condition() -> None:
    relief = provision(
        2, lift=Targets(measures=("coal",)), when=Condition(finding="step-done", after_days=30, without="breach")
    )
    subject = regime(BAN, text("b", "2019-01-01", relief))
    done = Finding(kind="step-done", on=date(2019, 2, 1), known_on=date(2019, 4, 1))
    assert ids(subject, "2019-03-02", findings=[done]) == ["coal"]
    assert ids(subject, "2019-03-03", findings=[done]) == []
    assert ids(subject, "2019-03-03", findings=[done], known_on=date(2019, 3, 31)) == ["coal"]
    assert ids(subject, "2019-03-03") == ["coal"]
    breach = Finding(kind="breach", on=date(2019, 2, 20))
    assert ids(subject, "2020-01-01", findings=[done, breach]) == ["coal"]


def test_an_unknown_draft_is_refused_with_the_nearest() -> None:
    subject = regime(BAN, text("draft-2019-12-16", "2019-12-16", status="draft"))
    with pytest.raises(UsageError) as fault:
        subject.on(date(2020, 1, 1), with_drafts=["draft-2019-12-61"])
    assert str(fault.value) == "no draft is called 'draft-2019-12-61'\n  Did you mean 'draft-2019-12-16'?"


def test_a_draft_on_no_day_is_refused() -> None:
    subject = regime(BAN, text("draft-x", "2019-12-16", status="draft"))
    with pytest.raises(UsageError, match="'soon' is not a day"):
        subject.on(date(2020, 1, 1), with_drafts=["draft-x@soon"])


def test_an_adopted_text_is_no_draft() -> None:
    with pytest.raises(UsageError, match="no draft is called 'a'"):
        regime(BAN).on(date(2020, 1, 1), with_drafts=["a"])


def test_an_unknown_position_is_refused() -> None:
    with pytest.raises(UsageError) as fault:
        regime(BAN).on(date(2020, 1, 1), position="strickt")
    assert str(fault.value) == "no position is called 'strickt'\n  Did you mean 'strict'?"


def test_the_timeline_is_made_once_for_each_reading() -> None:
    subject = regime(BAN)
    assert subject.timeline(Reading()) is subject.timeline(Reading())


def test_an_interpretation_is_in_the_law_from_the_day_on_which_it_was_given_and_until_it_ends() -> None:
    view = Interpretation(id="view", of=("coal",), by="the Panel", says="Lignite too.", on=date(2018, 3, 1))
    law = regime(
        text("a", "2017-01-01", provision(1, impose=measure()), provision(2, interpret=view, until=date(2018, 12, 31)))
    )
    days = {"2018-02-28": 0, "2018-03-01": 1, "2018-12-31": 1, "2019-01-01": 0}
    assert {day: len(law.on(date.fromisoformat(day)).interpretations) for day in days} == days


def test_an_extended_statement_knows_what_extended_it() -> None:
    stated = Statement(id="panel", kind="panel", summary="Reports.", on="all")
    law = regime(
        text("a", "2017-01-01", provision(1, state=stated, until=date(2017, 12, 31))),
        text("b", "2017-06-01", provision(4, extend=Extension(id="panel", until=date(2018, 12, 31)))),
    )
    (version,) = law.on(date(2018, 1, 1)).statements
    assert [(str(each.citation), each.until) for each in version.extended] == [("b ¶4", date(2018, 12, 31))]
