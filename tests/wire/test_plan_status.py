"""Where a plan stands, what changed and what its checks say, as JSON that its schema promises."""

import json

import msgspec
import pytest

from detente import Desk
from detente.app.listings import roadmap as listings
from detente.wire.plan_checks import CheckShape, PlanChangesShape, changes, check
from detente.wire.plan_status import PlanStatusShape, status
from detente.wire.roadmap import PlanShape, plan, plan_line
from detente.wire.shape import schema, text

DESK = Desk()
NAMES = [each.id for each in DESK.roadmaps]
STATUS = DESK.roadmap_status("six-party-2007", on="2007-07-18")


def test_a_state_that_goes_out_comes_back_as_it_was() -> None:
    made = status(STATUS)
    assert msgspec.json.decode(text(made), type=PlanStatusShape) == made
    assert set(schema(PlanStatusShape)["$defs"]["PlanStatusShape"]["properties"]) == set(json.loads(text(made)))


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_that_goes_out_comes_back_as_it_was(name: str) -> None:
    found = DESK.roadmap(name).plan
    made = plan(found)
    assert msgspec.json.decode(text(made), type=PlanShape) == made
    assert plan_line(found).commitments == sum(len(each.commitments) for each in made.phases)


def test_what_changed_goes_out_with_its_reports_and_shares() -> None:
    made = changes(DESK.roadmap_changes("six-party-2007", since="2007-07-01", until="2007-07-31"))
    assert msgspec.json.decode(text(made), type=PlanChangesShape) == made
    assert made.changed[0].reports[-1] == "2007-07-18 verified: the agency reports the shutdown"
    assert made.tracks[0].now == "held"


def test_a_check_goes_out_with_its_property_and_story() -> None:
    made = [check(each) for each in DESK.roadmap_checks("hanoi-2019")]
    assert msgspec.json.decode(text(made), type=list[CheckShape]) == made
    (failed,) = [each for each in made if each.result == "fails"]
    assert (failed.check, failed.accepted, len(failed.failures)) == ("completable", None, 1)


def test_every_line_of_the_listing_is_a_row_of_its_csv() -> None:
    table = listings.status(STATUS)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert {"Tracks", "the DPRK", "Exposure"} <= {row[0] for row in table.rows}


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_has_a_listing_and_a_listing_of_its_checks(name: str) -> None:
    assert len(listings.plan(DESK.roadmap(name).plan).rows) == len(DESK.roadmap(name).plan.commitments)
    table = listings.checks(DESK.roadmap_checks(name), name)
    assert len({row[0] for row in table.rows}) == 14


def test_a_document_with_another_key_is_refused() -> None:
    spoilt = text(status(STATUS)).replace('"begun"', '"began"', 1)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(spoilt, type=PlanStatusShape)
