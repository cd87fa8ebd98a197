"""Lists as they stood on a day: which editions are asked, how old they are, and each party once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.desk.desk import Desk
from detente.errors import InputError, UsageError
from detente.parties.lists.editions import Editions
from detente.parties.screening.query import query
from detente.parties.screening.screening import Screening, open_
from tests.parties.kept import keep, party, ship

TODAY = date(2020, 6, 30)
SOMEBODY = party("KPi.901", "Kwangjun Testmann", listed_on=date(2018, 1, 1), references=("KPi.901",))


def opened(home: Path, *lists: str, on: date | None = None, max_age: int = 30) -> Screening:
    return open_(Editions(home), on=on, today=TODAY, lists=lists or None, max_age=max_age)


def refs(screening: Screening, name: str, least: int = 750) -> list[tuple[str, str]]:
    return [(each.list, each.entity.id) for each in screening.match(query(name), least)]


def test_without_a_home_what_ships_is_asked_and_nothing_is_written(tmp_path: Path) -> None:
    screening = opened(tmp_path / "home", "un-1718")
    assert refs(screening, "Ri Won Ho") == [("un-1718", "KPi.033")]
    assert not (tmp_path / "home" / "lists").exists()
    assert [each.entity.id for each in Desk().match("Ri Won Ho", on=date(2019, 1, 1))] == ["KPi.033"]


def test_an_entry_that_was_listed_later_is_left_out(tmp_path: Path) -> None:
    assert refs(opened(tmp_path, on=date(2016, 11, 29)), "Ri Won Ho") == []
    assert refs(opened(tmp_path, on=date(2016, 11, 30)), "Ri Won Ho") == [("un-1718", "KPi.033")]


def test_the_edition_of_the_day_is_asked(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    keep(tmp_path, "own:a", "2020-06-01", [party("2", "Zebulon Quartz")])
    assert refs(opened(tmp_path, "own:a"), "Zebulon Quartz") == [("own:a", "2")]
    assert refs(opened(tmp_path, "own:a", on=date(2020, 5, 31)), "Zebulon Quartz") == [("own:a", "1")]


def test_a_party_of_both_lists_is_told_once_from_the_whole_one(tmp_path: Path) -> None:
    (ri,) = (each for each in Editions(tmp_path).entities(Editions(tmp_path).named("un-1718")) if each.id == "KPi.033")
    keep(tmp_path, "un", "2020-06-01", [ri])
    assert refs(opened(tmp_path), "Ri Won Ho") == [("un", "KPi.033")]


def test_a_vessel_of_both_lists_is_told_once(tmp_path: Path) -> None:
    keep(tmp_path, "un-1718-vessels", "2020-06-01", [ship("8518780", "JIE SHUN", "8518780")])
    assert refs(opened(tmp_path), "Jie Shun") == [("un-1718-vessels", "8518780")]


def test_a_party_of_both_lists_is_told_from_the_one_that_is_more_alike(tmp_path: Path) -> None:
    keep(tmp_path, "un", "2020-06-01", [party("KPi.033", "Ri Wom Hoo")])
    assert refs(opened(tmp_path), "Ri Won Ho", least=500)[0] == ("un-1718", "KPi.033")
    assert [each[1] for each in refs(opened(tmp_path), "Ri Won Ho", least=500)].count("KPi.033") == 1


def test_ages_are_counted_from_the_day_or_the_last_confirmation_and_what_ships_is_never_stale(tmp_path: Path) -> None:
    keep(tmp_path, "own:old", "2020-05-30", [SOMEBODY])
    keep(tmp_path, "own:new", "2020-05-31", [SOMEBODY])
    keep(tmp_path, "own:sure", "2019-01-01", [SOMEBODY], checked=date(2020, 6, 29))
    found = {each.edition.source: (each.age, each.stale) for each in opened(tmp_path).consulted}
    assert found["own:old"] == (31, True)
    assert found["own:new"] == (30, False)
    assert found["own:sure"] == (1, False)
    assert found["un-1718"][1] is False
    assert [each.edition.source for each in opened(tmp_path).stale] == ["own:old"]


def test_as_of_a_day_age_is_counted_to_that_day(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2019-01-01", [SOMEBODY])
    (found,) = opened(tmp_path, "own:a", on=date(2019, 1, 15)).consulted
    assert (found.age, found.stale) == (14, False)


def test_a_list_without_an_edition_of_the_day_is_named(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2020-01-01", [SOMEBODY])
    assert opened(tmp_path, on=date(2019, 1, 1)).lacking == ("own:a",)
    assert opened(tmp_path).lacking == ()


def test_a_ship_is_found_by_its_number_alone(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2020-06-01", [ship("s", "Quiet Harbour", "9074729")])
    (found,) = opened(tmp_path, "own:a").match(query("", imo="IMO 9074729"))
    assert found.entity.id == "s"
    assert sum(each.points for each in found.features) == found.points


def test_the_points_of_the_features_add_up_to_the_score(tmp_path: Path) -> None:
    screening = opened(tmp_path)
    for name in ("Ri Won Ho", "Won Ho Ri", "리원호", "RI Wonho", "Ocean Maritime Management", "Kim"):
        for match in screening.match(query(name, born="1964-07-17", countries=["KP"]), 300):
            assert sum(each.points for each in match.features) == match.points


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("KPe.003", ["KPe.003"]), ("kpe.003", ["KPe.003"]), ("9562233", ["9562233"]), ("KPe.998", []), ("9562234", [])],
)
def test_a_name_that_is_a_reference_is_looked_up_as_a_number(tmp_path: Path, asked: str, expected: list[str]) -> None:
    assert [each[1] for each in refs(opened(tmp_path, "un-1718"), asked)] == expected
    assert query(f"Somebody {asked}").numbers == ()


@pytest.mark.parametrize(
    ("lists", "says"),
    [
        (["ofac-sdm"], "Did you mean 'ofac-sdn'?"),
        (["ofac-sdn"], "ofac-sdn has no edition"),
        (["own"], "no list is called 'own'"),
        (["own:nobody"], "no list is called 'own:nobody'"),
    ],
)
def test_a_list_that_there_is_not(tmp_path: Path, lists: list[str], says: str) -> None:
    with pytest.raises(UsageError) as fault:
        opened(tmp_path, *lists)
    assert says in str(fault.value)


def test_no_list_at_all_on_so_early_a_day(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2020-01-01", [SOMEBODY])
    with pytest.raises(UsageError, match="has no edition as old as 2019-01-01"):
        opened(tmp_path, "own:a", on=date(2019, 1, 1))


@pytest.mark.parametrize("name", ["", " ", "?!", "Kim\x07", "x" * 2001, "Kim\0", "a\nb"])
def test_names_that_cannot_be_asked_for(name: str) -> None:
    with pytest.raises(InputError):
        Desk().match(name)


@pytest.mark.parametrize("threshold", [0.0, 0.29, 1.01, -1, float("nan"), float("inf")])
def test_thresholds_that_are_none(threshold: float) -> None:
    with pytest.raises(InputError, match=r"is out of range|is not a number"):
        Desk().match("Ri Won Ho", threshold=threshold)


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"born": "1971-02-30"}, "born"),
        ({"born": "yesterday" * 100}, "born"),
        ({"countries": ["Atlantis"]}, "country"),
        ({"imo": "9074728"}, "imo"),
        ({"imo": "12"}, "imo"),
        ({"numbers": ["--"]}, "number"),
        ({"schema": "Vesel"}, "schema"),
    ],
)
def test_cells_that_cannot_be_read_name_themselves(given: dict[str, Any], where: str) -> None:
    with pytest.raises(InputError) as fault:
        query("Somebody", **given)
    assert fault.value.where == where


@pytest.mark.parametrize(
    ("given", "field", "expected"),
    [
        ({"born": "19640717"}, "born", "1964-07-17"),
        ({"born": "17 Jul 1964"}, "born", "1964-07-17"),
        ({"born": " 1964 "}, "born", "1964"),
        ({"countries": ["kp", "Democratic People's Republic of Korea", ""]}, "countries", ("KP",)),
        ({"schema": "Company"}, "kind", "entity"),
        ({"schema": "VESSEL"}, "kind", "vessel"),
    ],
)
def test_cells_are_read_as_people_write_them(given: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(query("Somebody", **given), field) == expected
