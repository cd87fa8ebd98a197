"""The check of launches over a table."""

from pathlib import Path

import pytest

from bench.launches import CheckedLaunch, launches, number, report
from tests.shared import SHARED, needs_shared

HEADER = "Date,Missile Name,Missile Type,Apogee,Distance Travelled\n"
TABLE = SHARED / "events" / "cns_missile_test_database_2023_05.csv"


def table(tmp_path: Path, *rows: str) -> list[CheckedLaunch]:
    path = tmp_path / "launches.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return list(launches(path))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("380", 380.0),
        ("~97 km", 97.0),
        ("2,802 km", 2802.0),
        ("35.5", 35.5),
        ("Unknown", None),
        ("", None),
        ("N/A", None),
    ],
)
def test_the_first_number_of_a_cell_is_read(cell: str, found: float | None) -> None:
    assert number(cell) == found


def test_a_launch_whose_class_is_its_type_agrees(tmp_path: Path) -> None:
    (found,) = table(tmp_path, "28-Nov-19,KN-25,SRBM,97,380")
    assert found.agrees
    assert found.reason == ""


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("4-Jul-17,Hwasong-14,IRBM,2802,933", "lofted beyond the range of its stated type"),
        ("1-Jan-17,Hwasong-14,ICBM,97,380", "flown with less than its full energy, or failed"),
        ("1-Oct-19,Pukguksong-3,SLBM,910,450", "the type SLBM names no range"),
        ("1-May-19,KN-23,SRBM,50,690", "depressed flight (ratio 0.30): no class"),
        ("1-May-19,Unknown,,50,420", "depressed flight"),
    ],
)
def test_a_launch_that_differs_says_why(tmp_path: Path, row: str, reason: str) -> None:
    (found,) = table(tmp_path, row)
    assert not found.agrees
    assert reason in found.reason


@pytest.mark.parametrize(
    "row",
    [
        "1-Jan-17,Scud,SRBM,Unknown,380",
        "1-Jan-17,Scud,SRBM,97,Unknown",
        "1-Jan-17,Scud,SRBM,,",
        "1-Jan-17,Scud,SRBM,0,380",
        "1-Jan-17,Scud,SRBM,97,0",
        "1-Jan-17,Scud,SRBM,97,999999",
    ],
)
def test_a_launch_without_both_figures_is_left_out(tmp_path: Path, row: str) -> None:
    assert table(tmp_path, row) == []


def test_the_report_has_a_line_a_launch_and_the_counts(tmp_path: Path) -> None:
    path = tmp_path / "launches.csv"
    path.write_text(HEADER + "28-Nov-19,KN-25,SRBM,97,380\n4-Jul-17,Hwasong-14,ICBM,2802,933\n", encoding="utf-8")
    lines = report(path).splitlines()
    assert len(lines) == 3
    assert lines[-1] == "2 launches with both figures; 2 agree with their stated type"


@needs_shared
def test_the_real_table_has_some_hundred_and_thirty_launches_each_with_its_reason() -> None:
    found = list(launches(TABLE))
    assert 110 <= len(found) <= 160
    assert all(each.reason for each in found if not each.agrees)
    assert all(not each.reason for each in found if each.agrees)
    by_name = {each.missile: each for each in found if "Hwasong-14" in each.missile or "Hwasong-12" in each.missile}
    assert by_name
