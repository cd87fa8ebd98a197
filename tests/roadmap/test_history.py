"""A dated history as a file, and every way in which it cannot be one."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.roadmap.history import read_history
from detente.roadmap.plan import PlanTrack
from tests.roadmap.plans import commitment, plan

MADE = plan(commitment("shut"), tracks=(PlanTrack(id="talks", name="the talks"),))
HEAD = "on,known_on,about,says,by,quantity,class,words,source,reading\n"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A history with some rows."""
    path = folder / "history.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_rows_are_reports_in_order_of_their_days(tmp_path: Path) -> None:
    rows = (
        "2020-02-01,,talks,held,,,,they met,,recalled",
        "2020-01-05,2020-01-09,shut,delivered,south,6200,,a cargo,a paper,secondary",
    )
    found = read_history(written(tmp_path, *rows), MADE)
    assert [each.about for each in found] == ["shut", "talks"]
    first = found[0]
    assert (first.on, first.known_on, first.quantity, first.by) == (
        date(2020, 1, 5),
        date(2020, 1, 9),
        Decimal(6200),
        "south",
    )
    assert (first.source, first.reading, first.id) == ("a paper", "secondary", "history.csv: line 3")


def test_json_lines_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text('{"on": "2020-01-05", "about": "shut", "says": "verified", "quantity": 5}\n', encoding="utf-8")
    (found,) = read_history(path, MADE)
    assert (found.says, found.quantity, found.reading) == ("verified", Decimal(5), "text")


@pytest.mark.parametrize(
    ("row", "what", "where"),
    [
        ("2020-01-05,,shot,verified,,,,,,", "ours has no commitment and no track 'shot'", "line 2: about"),
        ("2020-01-05,,shut,held,,,,,,", "'held' is no word for this", "line 2: says"),
        ("2020-01-05,,talks,verified,,,,,,", "'verified' is no word for this", "line 2: says"),
        (",,shut,verified,,,,,,", "a report has a day", "line 2: on"),
        ("5 January,,shut,verified,,,,,,", "'5 January' is not a day", "line 2: on"),
        ("2020-01-05,soon,shut,verified,,,,,,", "'soon' is not a day", "line 2: known_on"),
        ("2020-01-05,,shut,delivered,,many,,,,", "'many' is not a number", "line 2: quantity"),
        ("2020-01-05,,shut,delivered,,-3,,,,", "'-3' is no quantity", "line 2: quantity"),
        ("2020-01-05,,shut,verified,,,,,,certain", "'certain' is no word for how it is known", "line 2: reading"),
    ],
)
def test_a_row_that_says_nothing_of_the_plan_is_refused_with_its_place(
    tmp_path: Path, row: str, what: str, where: str
) -> None:
    with pytest.raises(InputError) as refused:
        read_history(written(tmp_path, row), MADE)
    assert refused.value.what == what
    assert refused.value.where.endswith(where)
    assert refused.value.hint


def test_every_row_at_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_history(written(tmp_path, "x,,shut,verified,,,,,,", "2020-01-05,,shot,verified,,,,,,"), MADE)
    assert len(refused.value.faults) == 2


def test_a_column_that_nobody_knows_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown column 'sais'") as refused:
        read_history(written(tmp_path, head="on,about,says,sais\n"), MADE)
    assert "says" in refused.value.hint


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_history(tmp_path / "none.csv", MADE)
