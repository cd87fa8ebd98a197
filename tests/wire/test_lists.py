"""What `detente lists` gives as JSON: real answers of the desk, of the shape that the schema promises."""

from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.errors import FetchError
from detente.parties.lists.update import UpdateOutcome
from detente.wire import lists as shapes
from detente.wire.lists import DiffShape, EntriesShape, HeldShape, ImportShape, RemovalShape, StatusShape, UpdateShape
from tests.parties.kept import keep, party, ship
from tests.parties.lists.build import NOW, put, un
from tests.wire.whole import comes_back

DAY = date(2026, 8, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with two editions of a list of one's own."""
    first, second = party("1", "Zebulon Quartz", countries=("KE",)), ship("3", "Quiet Harbour", "9074729")
    keep(tmp_path, "own:a", "2020-01-01", [first, party("2", "Loud Sea")])
    keep(tmp_path, "own:a", "2020-02-01", [party("1", "Zebulon Quartz", listed_on=date(2016, 3, 2)), second])
    return Desk(home=tmp_path)


def test_an_import_with_its_issues(tmp_path: Path) -> None:
    path = put(tmp_path, un(DAY).replace(b"Kenya", b"Ruritania", 1))
    taken = Desk(home=tmp_path / "home").import_list([path], now=NOW)
    found = comes_back(shapes.taken(taken), ImportShape)
    assert (found["new"], found["source"], found["day"], found["before"]) == (True, "un", "2026-08-01", None)
    assert (found["imported"], found["countries"]) == ("2026-11-26T09:30:00Z", {"KE": 449, "-": 1})
    assert found["issues"] == [{"where": "KPi.001", "what": "a country that is not known: 'Ruritania'"}]


def test_the_editions_at_hand_with_their_ages(desk: Desk) -> None:
    found = comes_back(shapes.status(desk.list_status(today=DAY, day=date(2020, 3, 31))), StatusShape)
    assert (found["on"], found["max_age"], found["lacking"]) == ("2020-03-31", 30, [])
    assert [(each["source"], each["age"], each["stale"], each["ahead"]) for each in found["lists"]] == [
        ("un-1718", 0, False, True),
        ("own:a", 59, True, False),
    ]


def test_what_separates_two_editions(desk: Desk) -> None:
    compared = desk.compare_lists("own:a@2020-01-01", "own:a@2020-02-01")
    found = comes_back(shapes.diff(compared), DiffShape)
    assert [each["id"] for each in found["added"]] == ["3"]
    assert found["removed"] == [{"id": "2", "kind": "person", "name": "Loud Sea", "programmes": []}]
    assert [each["field"] for each in found["changed"][0]["differences"]] == ["countries", "listed_on"]
    assert found["same"] == 0


def test_entries_with_everything_that_is_known(desk: Desk) -> None:
    found = comes_back(shapes.entries(desk.list_entries("own:a", "3")), EntriesShape)
    assert found["list"].startswith("own:a@2020-02-01:")
    assert found["entries"][0]["numbers"] == [{"kind": "imo", "text": "9074729", "country": None}]


def test_an_edition_that_holds_has_no_fault_and_a_damaged_one_no_entries(desk: Desk) -> None:
    assert desk.home is not None
    next(desk.home.rglob("2020-01-01-*/manifest.json")).write_bytes(b"")
    held = tuple(map(shapes.held, desk.verify_lists()))
    good, bad = (each for each in comes_back(held, tuple[HeldShape, ...]) if each["source"] == "own:a")
    assert list(good) == ["source", "edition", "holds", "entries"]
    assert list(bad) == ["source", "edition", "holds", "fault"]
    assert bad["edition"].startswith("2020-01-01-")


def test_an_update_that_failed_has_its_fault(desk: Desk) -> None:
    fault = FetchError("no answer", where="https://example.org/x", hint="Try again.")
    failed = UpdateOutcome(source="own:a", became="failed", edition=desk.editions.named("own:a"), fault=fault)
    found = comes_back(shapes.outcome(failed), UpdateShape)
    assert found["fault"] == {"what": "no answer", "where": "https://example.org/x", "mend": "Try again."}
    assert (found["entries"], found["before"], found["issues"]) == (2, None, 0)


def test_an_update_of_a_list_that_is_not_at_hand_has_no_edition() -> None:
    found = comes_back(shapes.outcome(UpdateOutcome(source="un", became="failed", edition=None)), UpdateShape)
    assert [found[key] for key in ("edition", "entries", "before", "fault")] == [None, None, None, None]


def test_what_was_removed_of_a_list_and_what_is_left(desk: Desk) -> None:
    found = comes_back(shapes.removal(desk.remove_list("own:a@2020-01-01")), RemovalShape)
    assert (found["source"], [each[:10] for each in found["removed"]]) == ("own:a", ["2020-01-01"])
    assert [each[:10] for each in found["left"]] == ["2020-02-01"]
