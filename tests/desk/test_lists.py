"""What the desk answers about lists, without any command; half of it is refusals."""

import json
from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.errors import InputError, UsageError
from tests.parties.kept import keep, party
from tests.parties.lists.build import NOW, own, put, un
from tests.parties.lists.server import Answer, Server, server

__all__ = ["server"]

TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose home is empty."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Desk(home=tmp_path / "home")


def home(desk: Desk) -> Path:
    assert desk.home is not None
    return desk.home


def test_a_list_is_imported_and_then_at_hand(desk: Desk, tmp_path: Path) -> None:
    taken = desk.import_list([put(tmp_path, un("2026-11-20"))], now=NOW)
    assert (taken.new, taken.edition.source, taken.edition.entries) == (True, "un", 450)
    found = desk.list_status(today=TODAY)
    assert [each.source for each in found.editions] == ["un", "un-1718"]
    assert (found.on, found.max_age, found.current) == (TODAY, 30, True)


def test_a_broken_list_is_refused_and_nothing_is_kept(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="0 entries"):
        desk.import_list([put(tmp_path, un(count=0))], now=NOW)
    assert [each.source for each in desk.list_status(today=TODAY).editions] == ["un-1718"]


def test_a_desk_without_a_home_answers_from_what_ships_and_keeps_nothing(tmp_path: Path) -> None:
    assert [each.source for each in Desk().list_status(today=TODAY).editions] == ["un-1718"]
    assert Desk().verify_lists() == ()
    with pytest.raises(InputError):
        Desk().import_list([put(tmp_path, un())], now=NOW)


@pytest.mark.parametrize(
    ("day", "max_age", "stale"),
    [(None, None, ("own:a",)), (None, 400, ()), (date(2026, 1, 20), None, ()), (date(2026, 1, 20), 18, ("own:a",))],
)
def test_an_edition_is_stale_from_an_age_on_the_day_that_is_asked_about(
    desk: Desk, day: date | None, max_age: int | None, stale: tuple[str, ...]
) -> None:
    keep(home(desk), "own:a", "2026-01-01", [party("1", "Zebulon Quartz")])
    found = desk.list_status(today=TODAY, day=day, max_age=max_age)
    assert found.stale == stale
    assert found.current is not bool(stale)


def test_a_list_without_an_edition_of_the_day_is_lacking(desk: Desk) -> None:
    keep(home(desk), "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    found = desk.list_status(today=TODAY, day=date(2019, 1, 1))
    assert (found.lacking, found.stale, found.current) == (("own:a",), (), False)


def test_lists_are_brought_up_to_date_and_one_that_fails_stops_no_other(desk: Desk, server: Server) -> None:
    server.answers = [Answer(body=un("2026-11-20"))]
    heard: list[tuple[str, int]] = []
    found = desk.update_lists(
        ("un", "own:a"),
        now=NOW,
        addresses={"un": server.address, "own:a": "http://127.0.0.1:1/x"},
        timeout=60,
        progress=lambda source, came, _total: heard.append((source, came)),
    )
    assert [(each.source, each.became) for each in found] == [("un", "new"), ("own:a", "failed")]
    assert found[1].fault is not None
    assert heard[-1] == ("un", len(un("2026-11-20")))


def test_the_index_can_be_made_after_an_update(desk: Desk) -> None:
    keep(home(desk), "own:a", "2026-01-01", [party("1", "Zebulon Quartz")])
    desk.index_lists()
    assert list((home(desk) / "indexes").iterdir())


@pytest.mark.parametrize(
    ("sources", "addresses", "says"),
    [
        (("unn",), {}, "no address is known for a list called 'unn'"),
        (("un",), {"uk": "http://127.0.0.1:1/x"}, "'uk' is not among the lists that are fetched"),
        (("un", "unn"), {"un": "http://127.0.0.1:1/x"}, "'unn'"),
    ],
)
def test_an_update_that_cannot_be_meant_fetches_nothing(
    desk: Desk, server: Server, sources: tuple[str, ...], addresses: dict[str, str], says: str
) -> None:
    server.answers, server.asked = [Answer(body=un())], []
    with pytest.raises(UsageError, match=says):
        desk.update_lists(sources, now=NOW, addresses=addresses)
    assert server.asked == []


def test_two_editions_and_a_file_are_compared(desk: Desk, tmp_path: Path) -> None:
    keep(home(desk), "own:a", "2020-01-01", [party("p1", "Zebulon Quartz")])
    edition = keep(home(desk), "own:a", "2020-02-01", [party("p1", "Zebulon Quartz"), party("p2", "Loud Sea")])
    found = desk.compare_lists("own:a@2020-01-01", "own:a")
    assert (found.after, [each.id for each in found.found.added]) == (f"own:a@{edition.label}", ["p2"])
    against = desk.compare_lists("own:a", str(put(tmp_path, own("Zebulon Quartz"), "list.json")))
    assert (against.after, [each.id for each in against.found.removed]) == ("list.json", ["p2"])


@pytest.mark.parametrize(
    ("word", "kind", "says"),
    [
        ("missing.xml", InputError, "there is no such file"),
        ("own:b", UsageError, "own:b is imported"),
        ("un-1718@2026-02-30", UsageError, "2026-02-30 is no day"),
        ("unn", UsageError, "unn"),
    ],
)
def test_a_side_that_there_is_not_is_refused(desk: Desk, word: str, kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says):
        desk.compare_lists("un-1718", word)


def test_every_edition_is_verified_though_one_is_damaged(desk: Desk) -> None:
    keep(home(desk), "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    edition = keep(home(desk), "own:a", "2020-02-01", [party("1", "Zebulon Quartz")])
    next(home(desk).rglob("2020-01-01-*/manifest.json")).write_bytes(b"")
    new, old = desk.verify_lists()
    assert (new.edition, new.entries, new.holds) == (edition.label, 1, True)
    assert (old.edition[:10], old.holds) == ("2020-01-01", False)
    assert old.fault is not None


def test_a_list_is_removed_edition_by_edition(desk: Desk) -> None:
    new = keep(home(desk), "own:a", "2020-02-01", [party("1", "Zebulon Quartz")])
    old = keep(home(desk), "own:a", "2020-01-01", [party("2", "Loud Sea")])
    asked = desk.removal_of("own:a@2020-01-01")
    assert len(desk.verify_lists()) == 2
    assert desk.remove_list("own:a@2020-01-01") == asked
    assert (asked.editions, asked.left) == ((old.label,), (new.label,))
    assert [each.edition for each in desk.verify_lists()] == [new.label]
    assert desk.remove_list("own:a").left == ()
    assert desk.list_status(today=TODAY).current


@pytest.mark.parametrize("which", ["own:b", "unn", "un-1718", "own:a@2020-01-02", "own:a@"])
def test_a_list_that_cannot_be_removed_is_refused(desk: Desk, which: str) -> None:
    keep(home(desk), "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    with pytest.raises(UsageError):
        desk.remove_list(which)
    assert len(desk.verify_lists()) == 1


def test_an_entry_is_found_by_its_reference_in_either_case(desk: Desk) -> None:
    found = desk.list_entries("un-1718", "kpe.047")
    assert [each.id for each in found.entries] == ["KPe.047"]
    assert found.edition.startswith("un-1718@")


def test_an_entry_that_there_is_not_is_refused_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(UsageError, match=r"has no entry 'KPe\.47'") as caught:
        desk.list_entries("un-1718", "KPe.47")
    assert caught.value.hint == "Did you mean 'KPe.047'?"


def test_an_edition_is_exported_as_lines_of_json(desk: Desk) -> None:
    lines = [json.loads(line) for line in desk.export_list("un-1718")]
    assert len(lines) == desk.list_status(today=TODAY).editions[0].entries
    assert {each["datasets"][0] for each in lines} == {"un-1718"}
    with pytest.raises(UsageError, match="un@2018-08-24 is imported"):
        desk.export_list("un@2018-08-24")
