"""What is in force on a day: words with their days, citations, and a timeline cut at a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.law.allowance import WindDown
from detente.law.inforce import Citation, LawInForce, Timeline, Wording, in_force
from detente.law.instrument import Amendment, Designated, Designation, Extension, Provision, Statement, Targets
from detente.law.regime import Regime
from tests.build import DECLARATION, cap, exemption, measure, provision, regime, text

CITATION = Citation(
    instrument="2371",
    symbol="S/RES/2371 (2017)",
    paragraph="9",
    source="https://example.org",
    reading="text",
    numbering="seen",
)
DUTY = Statement(id="report", kind="report", summary="A report.", on="States")


def words(since: str, until: str | None) -> Wording:
    """Words that act on these days."""
    return Wording(
        citation=CITATION,
        provision=provision(impose=measure()),
        since=date.fromisoformat(since),
        until=None if until is None else date.fromisoformat(until),
    )


def test_a_citation_is_written_as_lawyers_write_it() -> None:
    assert str(CITATION) == "2371 ¶9"


@pytest.mark.parametrize(
    ("since", "until", "day", "act"),
    [
        ("2017-08-05", None, "2017-08-04", False),
        ("2017-08-05", None, "2017-08-05", True),
        ("2017-08-05", None, "9999-12-31", True),
        ("2017-08-05", "2017-08-05", "2017-08-05", True),
        ("2017-08-05", "2017-08-05", "2017-08-06", False),
        ("2017-08-05", "2017-08-31", "2017-08-31", True),
        # An end before the beginning never acts.
        ("2017-08-05", "2017-08-01", "2017-08-05", False),
        ("2017-08-05", "2017-08-01", "2017-08-03", False),
    ],
)
def test_words_act_from_their_first_to_their_last_day(since: str, until: str | None, day: str, act: bool) -> None:
    assert in_force(words(since, until), date.fromisoformat(day)) is act


STORY = regime(
    text(
        "a",
        "2016-03-02",
        provision(1, impose=measure(groups=("export",))),
        provision(2, exempt=exemption()),
        provision(3, state=DUTY, until=date(2017, 1, 31)),
        provision(
            4,
            designate=Designation(
                group="frozen",
                summary="Two.",
                members=(
                    Designated(id="KPe.001", kind="entity", delisted=date(2018, 1, 1)),
                    Designated(id="KPi.002", kind="person", listed=date(2019, 1, 1)),
                ),
            ),
        ),
    ),
    text("b", "2017-08-05", provision(1, amend=Amendment(measure="coal", becomes="cap", cap=cap(5)))),
    text("c", "2018-06-01", provision(1, suspend=Targets(measures=("export",)), until=date(2018, 12, 31))),
    text("d", "2019-06-01", provision(1, lift=Targets(measures=("coal",), beneath="stays-lifted"))),
)


def on(day: str, subject: Regime = STORY) -> LawInForce:
    """The law of a day."""
    return subject.on(date.fromisoformat(day))


#        day          measures  suspended  exemptions  statements  listings
DAYS = [
    ("2016-03-01", [], [], [], [], []),
    ("2016-03-02", ["coal"], [], ["leave"], ["report"], ["KPe.001"]),
    ("2017-01-31", ["coal"], [], ["leave"], ["report"], ["KPe.001"]),
    ("2017-02-01", ["coal"], [], ["leave"], [], ["KPe.001"]),
    ("2017-12-31", ["coal"], [], ["leave"], [], ["KPe.001"]),
    ("2018-01-01", ["coal"], [], ["leave"], [], []),
    ("2018-06-01", [], ["coal"], ["leave"], [], []),
    ("2018-12-31", [], ["coal"], ["leave"], [], []),
    ("2019-01-01", ["coal"], [], ["leave"], [], ["KPi.002"]),
    ("2019-06-01", [], [], ["leave"], [], ["KPi.002"]),
]


@pytest.mark.parametrize(("day", "measures", "suspended", "exemptions", "statements", "listings"), DAYS)
def test_the_law_of_a_day(
    day: str,
    measures: list[str],
    suspended: list[str],
    exemptions: list[str],
    statements: list[str],
    listings: list[str],
) -> None:
    law = on(day)
    assert [each.id for each in law.measures] == measures
    assert [each.id for each in law.suspended] == suspended
    assert [each.id for each in law.exemptions] == exemptions
    assert [each.id for each in law.statements] == statements
    assert [each.party for each in law.listings] == listings


def test_a_measure_is_found_by_its_id_while_it_acts() -> None:
    found = on("2016-03-02").measure("coal")
    assert found is not None
    assert found.id == "coal"
    assert on("2016-03-02").measure("export") is None
    assert on("2018-06-01").measure("coal") is None


def test_the_changes_are_the_days_on_which_something_begins_or_no_longer_acts() -> None:
    assert [str(day) for day in STORY.timeline().changes] == [
        "2016-03-02",
        "2017-02-01",
        "2017-08-05",
        "2018-06-01",
        "2019-01-01",
        "2019-06-01",
    ]


def test_a_version_stands_once_for_each_stretch_of_days() -> None:
    versions = STORY.timeline().measures
    assert [(str(each.wording.citation), str(each.wording.since), str(each.wording.until)) for each in versions] == [
        ("a ¶1", "2016-03-02", "2017-08-04"),
        ("b ¶1", "2017-08-05", "2018-05-31"),
        ("b ¶1", "2019-01-01", "2019-05-31"),
    ]
    assert {str(each.imposed) for each in versions} == {"a ¶1"}


def test_a_provision_with_a_source_of_its_own_is_cited_by_it() -> None:
    own = Provision(paragraph="9", reading="text", source="https://example.org/p9", impose=measure())
    (version,) = regime(text("a", "2016-03-02", own)).on(date(2016, 3, 2)).measures
    assert version.wording.citation.source == "https://example.org/p9"


def test_a_wind_down_is_cited_by_its_own_paragraph_and_ends_with_its_measure() -> None:
    short = WindDown(contract_before=date(2016, 1, 1), until=date(2019, 1, 1), paragraph="9 bis")
    subject = regime(
        text("a", "2016-03-02", provision(9, impose=measure(wind_down=short))),
        text("b", "2017-01-01", provision(1, lift=Targets(measures=("coal",)))),
    )
    (found,) = subject.timeline().exemptions
    assert str(found.wording.citation) == "a ¶9 bis"
    assert (found.wording.since, found.wording.until, found.of) == (date(2016, 3, 2), date(2016, 12, 31), "coal")


def test_a_wind_down_stays_one_thing_under_new_words() -> None:
    short = WindDown(contract_before=date(2016, 1, 1))
    subject = regime(
        text("a", "2016-03-02", provision(9, impose=measure(wind_down=short))),
        text("b", "2017-01-01", provision(1, amend=Amendment(measure="coal", summary="Less."))),
    )
    (found,) = subject.timeline().exemptions
    assert (str(found.wording.citation), found.wording.until) == ("a ¶9", None)


def test_a_wind_down_sleeps_with_its_measure_and_can_be_ended_alone() -> None:
    short = WindDown(contract_before=date(2016, 1, 1))
    first = text("a", "2016-03-02", provision(9, impose=measure(wind_down=short)))
    asleep = text("b", "2017-01-01", provision(1, suspend=Targets(measures=("coal",))))
    ended = text("b", "2017-01-01", provision(1, lift=Targets(exemptions=("coal.wind-down",))))
    day = date(2017, 1, 1)
    assert regime(first, asleep).on(day).exemptions == ()
    law = regime(first, ended).on(day)
    assert law.exemptions == ()
    assert [each.id for each in law.measures] == ["coal"]


def test_an_extended_statement_is_one_stretch() -> None:
    longer = provision(1, extend=Extension(id="report", until=date(2018, 1, 31)))
    subject = regime(
        text("a", "2016-03-02", provision(3, state=DUTY, until=date(2017, 1, 31))), text("b", "2016-12-01", longer)
    )
    (found,) = subject.timeline().statements
    assert (found.id, found.wording.since, found.wording.until) == ("report", date(2016, 3, 2), date(2018, 1, 31))


def test_an_empty_timeline_has_an_empty_law() -> None:
    nothing = Timeline(
        regime=DECLARATION, changes=(), measures=(), suspended=(), exemptions=(), statements=(), listings=()
    )
    law = nothing.on(date(2020, 1, 1))
    assert (law.measures, law.exemptions, law.listings) == ((), (), ())


@given(st.dates(date(2015, 1, 1), date(2021, 1, 1)))
def test_between_two_changes_the_law_is_the_same(day: date) -> None:
    timeline = STORY.timeline()
    before = [change for change in timeline.changes if change <= day]
    law = timeline.on(day)
    if not before:
        assert (law.measures, law.suspended, law.exemptions, law.statements) == ((), (), (), ())
        return
    then = timeline.on(before[-1])
    assert (law.measures, law.suspended, law.exemptions, law.statements) == (
        then.measures,
        then.suspended,
        then.exemptions,
        then.statements,
    )


@given(st.dates(date(2015, 1, 1), date(2021, 1, 1)))
def test_no_measure_acts_and_sleeps_at_once(day: date) -> None:
    law = STORY.on(day)
    assert not {each.id for each in law.measures} & {each.id for each in law.suspended}


def test_a_change_is_a_day_on_which_something_differs_from_the_day_before() -> None:
    timeline = STORY.timeline()
    for change in timeline.changes:
        today, before = timeline.on(change), timeline.on(change - timedelta(days=1))
        assert (today.measures, today.suspended, today.exemptions, today.statements, today.listings) != (
            before.measures,
            before.suspended,
            before.exemptions,
            before.statements,
            before.listings,
        )
