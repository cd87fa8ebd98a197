"""The shipped law as a whole."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.desk.desk import Desk
from detente.law.inforce import LawInForce
from detente.law.instrument import Instrument
from detente.law.regime import Regime

REGIME = Desk().regime()
ADOPTED = [text for text in REGIME.corpus.instruments if text.status == "adopted"]


def words(law: LawInForce) -> set[tuple[str, str]]:
    """What is in force, with the citations of its words."""
    return (
        {(version.id, str(version.wording.citation)) for version in law.measures}
        | {(version.id, str(version.wording.citation)) for version in law.exemptions}
        | {(version.id, str(version.wording.citation)) for version in law.statements}
    )


@pytest.mark.parametrize("text", ADOPTED, ids=lambda text: text.id)
def test_a_later_text_never_alters_an_earlier_day(text: Instrument) -> None:
    if text.id == "committee":
        return  # listings of many days, each with its own date
    earlier = Regime(replace(REGIME.corpus, instruments=tuple(each for each in ADOPTED if each.date < text.date)))
    days = [
        text.date - timedelta(days=back)
        for back in (1, 2, 30, 400)
        if text.date - timedelta(days=back) > ADOPTED[0].date
    ]
    for day in days:
        assert words(earlier.on(day)) == words(REGIME.on(day))
        assert {each.party for each in earlier.on(day).listings} == {each.party for each in REGIME.on(day).listings}


@given(some.dates(date(2005, 1, 1), date(2030, 1, 1)))
def test_a_draft_never_alters_a_day_before_it(day: date) -> None:
    for draft in REGIME.drafts:
        same = words(REGIME.on(day, with_drafts=[draft.id])) == words(REGIME.on(day))
        assert same or day >= draft.date


@given(some.dates(date(2005, 1, 1), date(2030, 1, 1)))
def test_the_timeline_and_the_day_agree(day: date) -> None:
    law = REGIME.on(day)
    assert all(version.wording.since <= day for version in law.measures)
    assert all(version.wording.until is None or version.wording.until >= day for version in law.measures)
    assert len({version.id for version in law.measures}) == len(law.measures)


def test_the_list_holds_what_the_published_editions_hold() -> None:
    frozen = {listing.party for listing in REGIME.on(date(2017, 7, 3)).listings if listing.kind != "vessel"}
    assert len(frozen) == 99
    frozen = {listing.party for listing in REGIME.on(date(2018, 8, 24)).listings if listing.kind != "vessel"}
    assert len(frozen) == 155


UNVOTED = ("committee", "guidelines", "interpretations")
"""What is no resolution of the Council."""


def test_every_provision_says_how_it_is_known_and_where_to_read_it() -> None:
    for text in REGIME.corpus.instruments:
        assert text.source.startswith("https://")
        assert text.vote is not None or text.id in UNVOTED or text.status in ("draft", "proposal")
        for provision in text.provisions:
            assert provision.reading in ("text", "secondary", "recalled")


def test_the_panel_was_extended_year_by_year_and_ended() -> None:
    ends = {"2009-06-12", "2014-04-07", "2017-04-24", "2024-04-30"}
    for day in ends:
        assert "panel" in {version.id for version in REGIME.on(date.fromisoformat(day)).statements}
    assert "panel" not in {version.id for version in REGIME.on(date(2024, 5, 1)).statements}


def test_the_reach_of_the_freeze_is_2094_8_and_the_wider_listing_is_2094_27() -> None:
    stated = {version.id: version for version in REGIME.on(date(2013, 3, 7)).statements}
    reach, listing = stated["freeze-reach-2094"], stated["freeze-widened-2094"]
    assert (reach.wording.citation.paragraph, reach.statement.on) == ("8", "all States")
    assert "own or control" in reach.statement.summary
    assert (listing.wording.citation.paragraph, listing.statement.on) == ("27", "the Committee")
    assert "own or control" not in listing.statement.summary


@pytest.mark.parametrize("text", ADOPTED, ids=lambda text: text.id)
def test_the_reading_notes_argue_the_purpose_of_each_measure(text: Instrument) -> None:
    imposed = [act.impose for act in text.provisions if act.impose is not None]
    missing = {word for measure in imposed for word in (measure.id, measure.purpose)} - _argued(text)
    assert missing == set()


def _argued(text: Instrument) -> set[str]:
    """The measures and the purposes that the notes on a text name in their paragraphs on purpose."""
    notes = (Path(__file__).parents[2] / "docs" / "reading-notes.md").read_text("utf-8")
    sections = {part.partition("\n")[0]: part for part in notes.split("\n## ")[1:]}
    section = next((part for head, part in sections.items() if text.id in head.split()), "")
    paragraphs = [part.partition("\n\n")[0] for part in section.split("*Purpose.*")[1:]]
    return set(re.findall(r"`([a-z0-9-]+)`", " ".join(paragraphs)))
