"""Questions about roadmaps, as the desk answers them."""

from datetime import date
from pathlib import Path

import pytest

from detente import Desk
from detente.errors import InputError, UsageError
from detente.law.condition import Finding
from detente.roadmap.heard import Heard
from tests.roadmap.written import written

DESK = Desk()
VERIFIED = Finding(kind="no-launches-verified", on=date(2020, 2, 1), id="f1")
LAUNCH = Finding(kind="ballistic-launch", on=date(2020, 5, 10), source="d1.e1", id="f2")


def test_the_law_with_a_plan_differs_by_what_was_found() -> None:
    before, after = (
        DESK.roadmap_status("stepwise-2019", on=day, findings=[VERIFIED]).law for day in ("2020-01-31", "2020-02-01")
    )
    assert before is not None
    assert after is not None
    assert (len(before.suspended), len(after.suspended)) == (0, 4)
    assert len(after.without.measures) - len(after.with_plan.measures) == 4


def test_a_plan_that_eases_nothing_encoded_has_no_law() -> None:
    assert DESK.roadmap_status("leap-day-2012", on="2012-05-01").law is None


def test_a_draft_read_as_a_plan_is_supposed_as_a_draft() -> None:
    law = DESK.roadmap_status("draft-2019-12-16", on="2019-12-26").law
    assert law is not None
    assert "seafood-export" in law.ended


def test_a_launch_takes_its_class_from_what_was_read() -> None:
    read = Heard(id="d1.e1", type="event", text="a launch", of_class="short", quantities=("380 km",))
    found = DESK.roadmap_status("stepwise-2019", on="2020-05-20", findings=[VERIFIED, LAUNCH], heard=[read])
    halt = found.state("no-ballistic-launch")
    assert [each.breached for each in halt.outcomes] == [True, False]
    unread = DESK.roadmap_status("stepwise-2019", on="2020-05-20", findings=[VERIFIED, LAUNCH])
    assert [each.unclear for each in unread.state("no-ballistic-launch").outcomes] == [False, True]


def test_what_was_found_and_became_known_later_is_left_out() -> None:
    late = Finding(kind="no-launches-verified", on=date(2020, 2, 1), known_on=date(2020, 3, 1), id="f1")
    found = DESK.roadmap_status("stepwise-2019", on="2020-04-01", findings=[late], known_on="2020-02-15")
    assert found.law is not None
    assert (found.earned, found.law.suspended) == ((), ())


def test_a_plan_of_ones_own_has_its_own_text_of_law(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    found = DESK.roadmap_status(folder, on="2020-03-01", suppose="halt-verified@2020-02-01")
    assert found.law is not None
    assert found.law.suspended == ("seafood-export",)
    broken = ["halt-verified@2020-02-01", "halt-broken@2020-03-01"]
    later = DESK.roadmap_status(folder, on="2020-03-31", suppose=broken)
    assert later.law is not None
    assert later.law.suspended == ()
    assert "ours-relief" not in [each.id for each in DESK.instruments("un-1718")]


def test_a_texts_own_finding_may_be_supposed_though_no_commitment_waits_for_it() -> None:
    words = ["no-launches-verified@2020-02-01", "ballistic-launch@2020-05-10", "council-continues@2020-06-01"]
    law = DESK.roadmap_status("stepwise-2019", on="2020-07-01", suppose=words).law
    assert law is not None
    assert len(law.suspended) == 4


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"plan": "stepwise-2019", "on": "2019-01-01"}, UsageError),
        ({"plan": "stepwise-2019", "on": "someday"}, InputError),
        ({"plan": "stepwise-2019", "on": "2020-01-01", "suppose": "wages@2020-01-01"}, UsageError),
        ({"plan": "none", "on": "2020-01-01"}, UsageError),
        ({"plan": 7, "on": "2020-01-01"}, InputError),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        DESK.roadmap_status(**arguments)  # type: ignore[arg-type]


def test_the_days_of_a_report_of_changes_are_in_order() -> None:
    with pytest.raises(UsageError, match="lies before"):
        DESK.roadmap_changes("six-party-2007", since="2007-08-01", until="2007-07-01")


def test_a_ledger_takes_the_kinds_of_the_law_and_of_the_plans_that_ship(tmp_path: Path) -> None:
    known = [each.id for each in DESK.known_findings]
    assert {"ballistic-launch", "first-trade-paid", "hanoi-trade-paid"} <= set(known)
    assert len(known) == len(set(known))


def test_findings_of_a_plan_are_read_from_a_file_and_others_are_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    path = tmp_path / "found.csv"
    path.write_text("kind,on\nhalt-verified,2020-02-01\ntrade-paid-here,2020-03-01\n", encoding="utf-8")
    found = DESK.read_plan_findings(folder, path)
    assert [each.kind for each in found] == ["halt-verified", "trade-paid-here"]
    status = DESK.roadmap_status(folder, on="2020-04-01", findings=found)
    assert status.phase is None
    with pytest.raises(InputError, match="no kind of finding is called 'halt-verified'"):
        DESK.read_plan_findings("stepwise-2019", path)
