"""The desk: what is asked of the lists."""

from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.errors import InputError, UsageError
from tests.parties.kept import keep, party

DAY = date(2019, 12, 26)


def test_a_name_is_matched_with_what_ships() -> None:
    (found,) = Desk().match("Ri Won Ho", on=DAY)
    assert (found.list, found.entity.id) == ("un-1718", "KPi.033")
    follow = Desk().follows(found, DAY)
    assert {each.measure for each in follow} >= {"asset-freeze", "travel-ban"}


def test_before_a_party_was_listed_nothing_follows() -> None:
    (found,) = Desk().match("Ri Won Ho")
    assert "asset-freeze" not in {each.measure for each in Desk().follows(found, date(2006, 10, 13))}


def test_a_list_under_a_home_is_asked(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2019-12-01", [party("1", "Zebulon Quartz")])
    desk = Desk(home=tmp_path)
    assert [each.entity.id for each in desk.match("Zebulon Quartz", lists=["own:a"])] == ["1"]
    assert Desk().match("Zebulon Quartz") == ()


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"name": ""}, "has no letters"),
    ({"name": "Ri Won Ho", "born": "soon"}, "is no day"),
    ({"name": "Ri Won Ho", "countries": ["Atlantis"]}, "is no country"),
    ({"name": "Ri Won Ho", "imo": "9074728"}, "the check digit"),
    ({"name": "Ri Won Ho", "schema": "horse"}, "is no kind of party"),
    ({"name": "Ri Won Ho", "threshold": 75.0}, "is out of range"),
    ({"name": "Ri Won Ho", "lists": ["un-1817"]}, "no list is called"),
    ({"name": "Ri Won Ho", "lists": ["un"]}, "has no edition"),
]


@pytest.mark.parametrize(("given", "what"), REFUSED)
def test_a_question_that_cannot_be_asked_is_refused(given: dict[str, object], what: str) -> None:
    with pytest.raises((InputError, UsageError), match=what):
        Desk().match(**given)  # type: ignore[arg-type]


def test_one_screening_is_opened_for_each_wish() -> None:
    desk = Desk()
    assert desk.screening(on=DAY) is desk.screening(on=DAY)
    assert desk.screening(on=DAY) is not desk.screening()
    assert desk.screening(lists=["un-1718"]) is not desk.screening()


def test_without_a_day_no_edition_is_stale(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2001-01-01", [party("1", "Zebulon Quartz")])
    desk = Desk(home=tmp_path)
    assert desk.screening(lists=["own:a"]).stale == ()
    assert len(desk.screening(lists=["own:a"], today=DAY).stale) == 1
    assert desk.screening(lists=["own:a"], today=DAY, max_age=10_000).stale == ()
