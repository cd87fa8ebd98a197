"""Who reports on a regime on a day, whose mandate has ended, and the notes of the day."""

from dataclasses import replace
from datetime import date

import pytest

from detente.desk import Desk
from detente.law import monitoring
from detente.law.declaration import Corpus, RegimeNote
from detente.law.inforce import LawInForce
from detente.law.instrument import Extension, Statement
from detente.law.regime import Regime
from tests.build import DECLARATION, measure, provision, text

EXPERTS = Statement(id="experts", kind="panel", summary="Experts report.", on="the Secretary", monitor="the Experts")
TEXTS = (
    text("a", "2016-01-01", provision(1, impose=measure())),
    text("b", "2017-01-01", provision(1, state=EXPERTS, until=date(2017, 12, 31))),
    text("c", "2017-12-01", provision(7, extend=Extension(id="experts", until=date(2018, 12, 31)))),
)
NOTE = RegimeNote(
    id="since",
    text="Others look on.",
    since=date(2019, 6, 1),
    until=date(2019, 6, 30),
    source="https://example.org",
    reading="secondary",
)


def on(day: str, *, notes: tuple[RegimeNote, ...] = (NOTE,), texts: tuple[object, ...] = TEXTS) -> LawInForce:
    """The small law on a day."""
    corpus = Corpus(regime=replace(DECLARATION, notes=notes), instruments=texts)  # type: ignore[arg-type]
    return Regime(corpus).on(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2016-06-01", "nobody under its law."),
        ("2017-01-01", "the Experts (b ¶1), until 2017-12-31."),
        ("2017-11-30", "the Experts (b ¶1), until 2017-12-31."),
        ("2017-12-01", "the Experts (b ¶1, extended by c ¶7), until 2018-12-31."),
        ("2018-12-31", "the Experts (b ¶1, extended by c ¶7), until 2018-12-31."),
        (
            "2019-01-01",
            "nobody under its law. The mandate of the Experts ended on 2018-12-31 (b ¶1, extended by c ¶7).",
        ),
    ],
)
def test_who_reports_on_a_day_with_the_last_day_as_known_then(day: str, told: str) -> None:
    assert monitoring.reporting(on(day)) == (f"Who reports on this regime on {day}: {told}",)


def test_a_regime_that_mandates_nobody_says_nothing() -> None:
    assert monitoring.reporting(on("2019-01-01", texts=TEXTS[:1])) == ()


@pytest.mark.parametrize(
    ("day", "ids"),
    [("2019-05-31", []), ("2019-06-01", ["since"]), ("2019-06-30", ["since"]), ("2019-07-01", [])],
)
def test_a_note_is_shown_on_its_days_only(day: str, ids: list[str]) -> None:
    assert [each.id for each in monitoring.notes(on(day))] == ids


def test_a_note_without_an_end_goes_on() -> None:
    assert len(monitoring.notes(on("2099-01-01", notes=(replace(NOTE, until=None),)))) == 1


def test_a_note_has_its_source_and_how_it_is_known() -> None:
    assert monitoring.noted(on("2019-06-01")) == ("Note: Others look on. (Source: https://example.org; secondary.)",)


def test_the_panel_reported_until_30_april_2024_and_nobody_since() -> None:
    desk = Desk()
    before, after = (desk.law("un-1718", on=day) for day in ("2024-04-30", "2024-05-01"))
    (panel,) = monitoring.mandates(before)
    assert (panel.who, str(panel.citation), str(panel.extended)) == ("the Panel of Experts", "1874 ¶26", "2680 ¶1")
    assert monitoring.mandates(after) == ()
    assert [each.until for each in monitoring.ended(after)] == [date(2024, 4, 30)]


def test_the_vetoed_draft_would_have_kept_the_panel() -> None:
    law = Desk().law("un-1718", on="2024-06-01", with_drafts="draft-2024-03-28")
    assert [str(each.extended) for each in monitoring.mandates(law)] == ["draft-2024-03-28 ¶1"]


def test_the_multilateral_team_is_a_note_and_no_mandate() -> None:
    law = Desk().law("un-1718", on="2026-12-01")
    assert "multilateral-team" in {each.id for each in monitoring.notes(law)}
    assert monitoring.mandates(law) == ()
