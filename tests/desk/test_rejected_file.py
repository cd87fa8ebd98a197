"""The file of rejected rows: its header is that of the first of them, and it is refused where it would be another file."""

import io
from pathlib import Path

import pytest

from detente.desk.rejected_file import RejectedRows, opened, refuse
from detente.errors import Fault, UsageError
from detente.parties.screening.customers import BadRow


def test_a_row_stands_under_the_columns_of_its_own_file() -> None:
    file = io.StringIO()
    rows = RejectedRows(file)
    rows.add("2", BadRow(row=2, column="name", what="'???' has no letters"), ("C2", "???"), ("id", "name"))
    rows.add("3", Fault(what="is no row"), (), ("id", "name"))
    assert file.getvalue().splitlines() == [
        "rejected_row,rejected_column,rejected_because,id,name",
        "2,name,'???' has no letters,C2,???",
        "3,,is no row",
    ]


def test_without_a_path_nothing_is_written() -> None:
    kept: list[str] = []
    with opened(None, lambda place, fault, cells, names: kept.append(place)) as reject:
        reject("1", Fault(what="x"), (), ())
    assert kept == ["1"]


@pytest.mark.parametrize(
    ("rejected", "out", "says"),
    [
        ("customers.csv", None, "is the file that is read"),
        ("hits.csv", "hits.csv", "is the file of the results"),
        ("rejected.txt", None, "has no known ending"),
        ("nowhere/rejected.csv", None, "there is no folder"),
    ],
)
def test_where_it_cannot_be_written(tmp_path: Path, rejected: str, out: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        refuse(tmp_path / "customers.csv", tmp_path / rejected, None if out is None else tmp_path / out)
