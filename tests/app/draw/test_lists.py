"""Editions of lists drawn: how old they are, what they hold, what an update brought, what separates two."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest

from detente.app.draw import lists, paper
from detente.desk.lists import ListStatus
from detente.errors import InputError
from detente.parties.lists.changes import changes
from detente.parties.lists.edition import Edition
from detente.parties.lists.update import UpdateOutcome
from tests.parties.kept import edition_of, party

TODAY = date(2020, 6, 30)


def drawn(draw: Any, *parts: Any, **more: Any) -> str:
    """What is drawn, with single spaces."""
    out = io.StringIO()
    draw(paper.console(out), *parts, **more)
    return " ".join(out.getvalue().split())


def edition(**more: Any) -> Edition:
    """An edition of two entries that was made on the first of June."""
    return edition_of("own:a", "2020-06-01", (party("1", "Zebulon Quartz"), party("2", "Quiet Harbour")), **more)


def status(
    *editions: Edition, stale: tuple[str, ...] = (), lacking: tuple[str, ...] = (), by: str | None = None
) -> str:
    """The editions of a day, drawn."""
    found = ListStatus(on=TODAY, max_age=30, editions=editions, stale=stale, lacking=lacking)
    return drawn(lists.status, found, by)


REMARKS: list[tuple[dict[str, Any], str]] = [
    ({}, "29 d 2 2"),
    ({"dated": "import"}, "29 d 2 2 day of import"),
    ({"dated": "given"}, "29 d 2 2 day as given"),
    ({"checked": date(2020, 6, 29)}, "1 d 2 2 confirmed 2020-06-29"),
    ({"issues": 1}, "29 d 2 2 1 issue"),
    ({"issues": 3}, "29 d 2 2 3 issues"),
    ({"accepted": "seen by hand"}, "29 d 2 2 accepted: seen by hand"),
    ({"dated": "given", "issues": 2}, "day as given; 2 issues"),
]


@pytest.mark.parametrize(("more", "words"), REMARKS)
def test_an_edition_is_a_line_with_its_age_and_remarks(more: dict[str, Any], words: str) -> None:
    found = edition(**more)
    told = status(found)
    assert told.startswith("Lists on 2020-06-30 list edition age entries names remarks own:a ")
    assert found.label in told
    assert words in told


def test_a_stale_edition_is_told_as_such() -> None:
    assert "29 d 2 2 stale" in status(edition(), stale=("own:a",))
    assert "stale" not in status(edition(), stale=("un",))


def test_a_list_without_an_edition_of_the_day_is_told() -> None:
    assert "un has no edition as old as 2020-06-30" in status(edition(), lacking=("un",))


def test_entries_are_counted_by_country_or_programme() -> None:
    found = edition(countries=(("KP", 1_234), ("-", 2)), programmes=(("DPRK3", 7),))
    assert "own:a: entries by country KP 1,234 none 2" in status(found, by="country")
    assert "own:a: entries by programme DPRK3 7" in status(found, by="programme")
    assert "entries by" not in status(found)


@pytest.mark.parametrize(("more", "words"), [(1, "1 other 5"), (3, "3 others 15")])
def test_beyond_a_dozen_the_others_are_counted_together(more: int, words: str) -> None:
    counts = tuple((f"C{number}", 5) for number in range(lists.FEW + more))
    told = status(edition(countries=counts), by="country")
    assert told.endswith(words)
    assert f"C{lists.FEW}" not in told


# --- updates --------------------------------------------------------------------------------------------------------


def outcome(**more: Any) -> str:
    """What became of an update of one list, drawn."""
    given: dict[str, Any] = {"source": "un", "became": "new", "edition": edition()}
    return drawn(lists.outcomes, [UpdateOutcome(**(given | more))])


def test_a_new_edition_is_told_with_its_entries() -> None:
    told = outcome()
    assert "un new" in told
    assert edition().label in told


def test_a_fault_is_told_under_the_table_with_the_page_for_a_person() -> None:
    fault = InputError("the server answers 503", where="un", hint="Try again later.")
    told = outcome(became="failed", edition=None, fault=fault)
    assert "the server answers 503" in told
    assert "Try again later." in told
    assert "https://" in told


REMAINS: list[tuple[dict[str, Any], str]] = [
    ({"became": "unchanged"}, "un unchanged"),
    ({"became": "older"}, "the address gave an older one"),
    ({"became": "failed"}, "the last good one stays"),
    ({"became": "failed", "edition": None}, "un failed - - none is imported"),
    ({"before": edition()}, "before: 2020-06-01, 2 entries"),
]


@pytest.mark.parametrize(("more", "words"), REMAINS)
def test_it_is_told_what_remains_after_an_update(more: dict[str, Any], words: str) -> None:
    assert words in outcome(**more)


# --- two editions ---------------------------------------------------------------------------------------------------


def test_what_separates_two_editions_is_told_entry_by_entry() -> None:
    before = [party("1", "Zebulon Quartz"), party("2", "Quiet Harbour"), party("3", "Loud Sea")]
    after = [party("1", "Zebulon Quartz", "Zeb"), party("3", "Loud Sea"), party("4", "Calm Bay", kind="entity")]
    assert drawn(lists.changes, changes(before, after), "Two editions") == (
        "Two editions: 1 added, 1 removed, 1 changed, 1 the same Added 4 Calm Bay entity Removed 2 Quiet Harbour person "
        "Changed 1 names + Zeb (alias)"
    )


def test_two_editions_alike_have_nothing_below_their_count() -> None:
    same = [party("1", "Zebulon Quartz")]
    told = drawn(lists.changes, changes(same, same), "Two editions")
    assert told == "Two editions: 0 added, 0 removed, 0 changed, 1 the same"


def test_an_entry_is_shown_with_everything_that_is_known_of_it() -> None:
    known = party("1", "Zebulon Quartz", "Zeb", births=("1971",), countries=("KP",), programmes=("DPRK3",))
    told = drawn(lists.entries, [known], "own:a")
    assert told.startswith("own:a 1 kind person names Zebulon Quartz (primary) Zeb (alias)")
    assert "births 1971" in told
    assert "numbers" not in told


def test_the_moment_of_an_import_is_no_part_of_what_is_drawn() -> None:
    one, other = (edition(), edition())
    assert one.imported == other.imported == datetime(2026, 1, 1, tzinfo=UTC)
    assert "2026" not in status(one)
