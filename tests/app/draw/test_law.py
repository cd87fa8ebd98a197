"""The law drawn: by group and by purpose, what is suspended, what differs, and which texts there are."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.app.draw import law as draw_law
from detente.app.draw import paper, terminal
from detente.app.draw.law import open_to_aid
from detente.desk.desk import Desk
from detente.law.compare import compare
from detente.law.instrument import (
    Amendment,
    Delisting,
    Designated,
    Designation,
    Judgement,
    Provision,
    Statement,
    Targets,
    Vote,
)
from detente.law.regime import Regime
from tests.build import OIL, cap, exemption, measure, provision, regime, scope, text

JUDGED = Judgement(words="Whether it helps.", by="a State")
MEMBER = Designated(id="KPe.001", kind="entity")
FIRST = text(
    "a",
    "2016-03-02",
    provision(1, impose=measure(groups=("export",))),
    provision(2, impose=measure("oil", groups=("supply",), cap=cap(500, "bbl", (90, "t")), scope=(scope(goods=OIL),))),
    provision(3, impose=measure("help", judgement=JUDGED, purpose="finance", civilian_impact="high")),
    provision(4, impose=measure("odd", groups=("strange",)), until=date(2019, 12, 31)),
    provision(5, exempt=exemption("aid", overrides=("export",), end_use=("humanitarian",))),
    provision(6, exempt=exemption("sports", overrides=("all",), end_use=("sport",))),
    provision(7, state=Statement(id="report", kind="report", summary="States report.", on="States")),
    provision(8, designate=Designation(group="frozen", summary="One.", members=(MEMBER,))),
    Provision(paragraph="9", reading="recalled", numbering="recalled", impose=measure("old", groups=("export",))),
)
SUBJECT = regime(
    FIRST,
    text("b", "2018-01-01", provision(1, suspend=Targets(measures=("oil",)))),
    text("c", "2018-06-01", provision(1, delist=Delisting(group="frozen", members=("KPe.001",)))),
)


def drawn(draw: Any, *parts: Any, **more: Any) -> str:
    """What is drawn."""
    out = io.StringIO()
    draw(paper.console(out), *parts, **more)
    return out.getvalue()


def flat(text_: str) -> str:
    """A text with single spaces."""
    return " ".join(text_.split())


def shown(day: str, subject: Regime = SUBJECT, **more: Any) -> str:
    """The law of a day, drawn, with single spaces."""
    return flat(drawn(draw_law.show, subject.on(date.fromisoformat(day)), **more))


SHOWN = [
    "A regime for tests: the law on 2017-01-01",
    "coal No coal. 2016-03-02 a ¶1",
    # Limits, who judges, and the last day stand in the summary.
    "oil No oil. Cap: 500 bbl or 90 t. Until 2017-12-31. 2016-03-02 a ¶2",
    "help No help. A State judges. 2016-03-02 a ¶3",
    "odd No odd. Until 2019-12-31. 2016-03-02 a ¶4",
    # How a paragraph and its number are known is marked, counted, and explained.
    "old No old. 2016-03-02 a ¶9 ?#?",
    "Marks of a paragraph: ? wording recalled, not verified, #? paragraph number recalled; no mark: seen.",
    "aid approval Leave: aid. a ¶5",
    "2017-01-01: 5 measures, 2 exemptions, 1 other provision, 1 designated party. "
    "Wording: 6 text, 0 secondary, 1 recalled; numbers: 6 seen, 0 inferred, 1 recalled.",
]


@pytest.mark.parametrize("words", SHOWN)
def test_the_law_of_a_day_is_shown_with_its_paragraphs(words: str) -> None:
    assert words in shown("2017-01-01")


def test_groups_stand_in_their_order_and_what_has_none_is_other() -> None:
    told = drawn(draw_law.show, SUBJECT.on(date(2017, 1, 1)))
    places = [told.index(title) for title in ("Exports", "Supplies")]
    assert places == sorted(places)
    assert "\nOther\n" in told
    # A group without a title of its own goes by its name.
    assert "\nstrange\n" in told


def test_by_purpose_each_measure_tells_what_it_leaves_open_to_aid() -> None:
    told = shown("2017-01-01", by="purpose")
    assert "Finance, civilian impact high help No help. none a ¶3" in told
    assert "coal No coal. approval a ¶5 a ¶1" in told


def test_aid_is_not_helped_by_an_exemption_for_sports() -> None:
    law = SUBJECT.on(date(2017, 1, 1))
    found = {version.id: [each.id for each in open_to_aid(version, law)] for version in law.measures}
    assert found == {"coal": ["aid"], "oil": [], "help": [], "odd": [], "old": ["aid"]}


def test_an_exemption_that_leaves_a_measure_alone_is_not_open_for_it() -> None:
    but = provision(5, exempt=exemption("aid", overrides=("all",), except_for=("export",), end_use=("medical",)))
    law = regime(text("a", "2016-03-02", FIRST.provisions[0], FIRST.provisions[1], but)).on(date(2017, 1, 1))
    assert [bool(open_to_aid(version, law)) for version in law.measures] == [False, True]


def test_what_is_suspended_stands_apart_and_is_counted() -> None:
    told = shown("2018-01-01")
    assert "Suspended oil No oil." in told
    assert "4 measures, 1 suspended, 2 exemptions" in told


def test_other_paragraphs_are_shown_when_they_are_asked_for() -> None:
    words = "report report States report. a ¶7"
    assert words not in shown("2017-01-01")
    assert words in shown("2017-01-01", statements=True)


def test_a_day_before_all_law_shows_nothing_and_counts_it() -> None:
    assert shown("2016-03-01").endswith(
        "2016-03-01: 0 measures, 0 exemptions, 0 other provisions, 0 designated parties."
    )


# --- two states -----------------------------------------------------------------------------------------------------


def differing(before: str, after: str, subject: Regime = SUBJECT) -> str:
    """What separates two days, drawn, with single spaces."""
    found = compare(*(subject.on(date.fromisoformat(day)) for day in (before, after)))
    return flat(drawn(draw_law.diff, found, "Two days"))


DIFFERENT = [
    ("2016-03-01", "2016-03-02", "coal No coal. a ¶1"),
    ("2016-03-01", "2016-03-02", "Listed KPe.001"),
    ("2017-12-31", "2018-01-01", "Suspended oil No oil."),
    ("2018-05-31", "2018-06-01", "No longer listed KPe.001 1 no longer listed."),
    ("2019-12-31", "2020-01-01", "No longer in force odd No odd."),
    ("2017-01-01", "2017-02-01", "Two days No difference."),
    ("2018-01-01", "2017-12-31", "In force again oil No oil."),
]


@pytest.mark.parametrize(("before", "after", "words"), DIFFERENT)
def test_what_separates_two_days_is_told(before: str, after: str, words: str) -> None:
    assert words in differing(before, after)


def test_new_words_are_shown_with_both_paragraphs() -> None:
    less = text("b", "2018-01-01", provision(26, amend=Amendment(measure="coal", summary="Less coal.")))
    told = differing("2017-12-31", "2018-01-01", regime(text("a", "2016-03-02", provision(1, impose=measure())), less))
    assert "Amended coal Less coal. a ¶1 → b ¶26 1 amended." in told


def test_an_exemption_that_comes_and_goes_is_told_too() -> None:
    told = differing("2016-03-01", "2016-03-02")
    assert "aid Leave: aid." in told
    assert "a ¶5" in told


# --- texts ----------------------------------------------------------------------------------------------------------

VOTE = Vote(in_favour=13, against=2, abstaining=0)
TEXTS = [
    (text("a", "2016-03-02"), ""),
    (replace(text("a", "2016-03-02"), vote=replace(VOTE, in_favour=15, against=0)), "15-0-0"),
    (text("a", "2016-03-02", status="draft"), "draft, not adopted"),
    (replace(text("a", "2016-03-02", status="vetoed"), vote=VOTE), "13-2-0 vetoed, not adopted"),
]


@pytest.mark.parametrize(("made", "vote"), TEXTS)
def test_a_text_is_told_with_its_vote_and_how_many_paragraphs_act(made: Any, vote: str) -> None:
    told = flat(drawn(draw_law.instruments, regime(made).corpus.regime, [made]))
    assert told.endswith(" ".join(filter(None, ("2016-03-02 a T/a. a.", vote, "0"))))


def test_the_law_that_ships_fits_the_paper() -> None:
    subject = Desk().regime()
    for by in ("group", "purpose"):
        told = drawn(draw_law.show, subject.on(date(2019, 12, 26)), by=by, statements=True)
        assert max(map(len, told.splitlines())) <= terminal.WIDTH
