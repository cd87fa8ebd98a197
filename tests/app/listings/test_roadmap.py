"""Plans, their state, their changes and their checks as listings."""

import csv
from datetime import date
from io import StringIO

import pytest

from detente import Desk
from detente.app.listings import roadmap as listings
from detente.app.listings.listing import as_csv
from detente.roadmap.plan import PlanDeadline

DESK = Desk()


def rows(table: object) -> list[dict[str, str]]:
    """The rows of a listing as its CSV has them."""
    return list(csv.DictReader(StringIO(as_csv(table))))  # type: ignore[arg-type]


def test_each_plan_that_ships_is_a_row() -> None:
    found = rows(listings.plans(DESK.roadmaps))
    assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    assert next(row["phases"] for row in found if row["id"] == "stepwise-2019") == "4"


def test_a_plan_is_told_with_its_deadlines_and_how_each_term_is_known() -> None:
    found = {row["id"]: row for row in rows(listings.plan(DESK.roadmap("six-party-2007").plan))}
    assert found["yongbyon-shut"]["deadline"] == "60 days after begin"
    assert found["disablement"]["deadline"] == "2007-12-31"
    assert found["delisted"]["verifier"] == "nobody"
    assert (found["funds-released"]["known"], found["declaration"]["known"]) == ("recalled", "secondary")


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (None, "none"),
        (PlanDeadline(on=date(2020, 1, 1)), "2020-01-01"),
        (PlanDeadline(days=5, after="a"), "5 days after a"),
    ],
)
def test_a_deadline_is_a_day_or_counted_from_something(due: PlanDeadline | None, told: str) -> None:
    assert listings.deadline(due) == told


def test_a_state_has_each_party_as_a_section_with_its_commitments() -> None:
    found = rows(listings.status(DESK.roadmap_status("leap-day-2012", on="2012-05-01")))
    ours = {row["item"]: row["words"] for row in found if row["section"] == "the DPRK"}
    assert set(ours) == {"no nuclear test and no long-range launch", "activities at Yongbyon halted, inspectors back"}
    launch = ours["no nuclear test and no long-range launch"]
    assert "a breach if “launch” is any launch with such technology, that of a satellite among them" in launch
    assert "no breach if “launch” is a missile, and no satellite" in launch


def test_a_state_without_evidence_says_so() -> None:
    table = listings.status(DESK.roadmap_status("stepwise-2019", on="2019-12-26"))
    assert table.notes == ("No evidence in the ledger was accepted that this plan turns on.",)


def test_changes_end_with_the_shares() -> None:
    found = rows(listings.changes(DESK.roadmap_changes("six-party-2007", since="2007-07-01", until="2007-07-31")))
    assert [row["section"] for row in found][:1] == ["Commitments"]
    assert {row["section"] for row in found} == {
        "Commitments",
        "Tracks",
        "Share of all",
        "Share by party",
        "Share by theme",
    }


def test_checks_are_told_with_numbered_stories_and_counted() -> None:
    table = listings.checks(DESK.roadmap_checks("stepwise-2019"), "stepwise-2019")
    found = {row["check"]: row for row in rows(table)}
    assert found["terms-defined"]["story"].splitlines()[1].startswith("1. the DPRK commits to")
    assert found["terms-defined"]["story"].splitlines()[-1].startswith("Accepted: ")
    assert table.notes == ("13 holds, 1 accepted",)
    assert found["completable"]["known_by"] == "all 984 states listed"


def test_a_check_that_holds_tells_its_property() -> None:
    found = {row["check"]: row for row in rows(listings.checks(DESK.roadmap_checks("hanoi-2019"), "hanoi-2019"))}
    assert found["terms-defined"]["story"] == "Each word that a duty or a trigger hangs on means the same to all."
    assert (
        found["completable"]["commitments"] == "one-measure-more five-resolutions-eased relief-felt yongbyon-dismantled"
    )
