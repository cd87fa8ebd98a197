"""What is wrong in the tables of a council's record is told with file and line, all of it at once."""

from pathlib import Path

import pytest

from detente.council.tables import record_tables
from detente.errors import InputError
from tests.council.build import spoilt


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        record_tables(folder)
    return [str(each) for each in caught.value.faults]


CELLS = [
    ("members", 0, "veto", "maybe", "members.csv:2: veto 'maybe' is unknown"),
    ("members", 5, "member", "XX", "members.csv:7: member 'XX' is no country"),
    ("members", 5, "from", "2006", "members.csv:7: from '2006' is no day"),
    ("members", 5, "until", "2006-02-30", "members.csv:7: until '2006-02-30' is no day"),
    ("members", 5, "reading", "confirm", "members.csv:7: reading 'confirm' is unknown\n  Did you mean 'confirmed'?"),
    ("texts", 1, "date", "", "texts.csv:3: date '' is no day"),
    ("texts", 1, "kind", "tighter", "texts.csv:3: kind 'tighter' is unknown\n  Did you mean 'tighten'?"),
    ("votes", 0, "vote", "against", "votes.csv:2: vote 'against' is unknown"),
    ("positions", 0, "position", "", "positions.csv:2: position '' is unknown"),
    ("positions", 0, "on", "16 December", "positions.csv:2: on '16 December' is no day\n  Write it as 2019-12-26."),
    ("positions", 0, "source", "", "positions.csv:2: it is confirmed and has no source"),
    ("rules", 0, "votes", "nine", "rules.csv:2: votes 'nine' is no number"),
    ("rules", 1, "matter", "procedures", "rules.csv:3: matter 'procedures' is unknown\n  Did you mean 'procedure'?"),
]


@pytest.mark.parametrize(("name", "row", "column", "cell", "told"), CELLS)
def test_a_cell_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, name: str, row: int, column: str, cell: str, told: str
) -> None:
    found = faults(spoilt(tmp_path, name, lambda rows: rows[row].update({column: cell})))
    assert len(found) == 1
    assert found[0].startswith(told)


ROWS = [
    ("members", 5, {"until": "2005-12-31"}, "members.csv:7: the seat ends on 2005-12-31, before it begins on 2006-01-01"),
    ("members", 5, {"member": "CN"}, "members.csv:7: CN has a seat on 2006-01-01 already"),
    ("members", 5, {"from": "2006-03-01"}, "members.csv: 14 seats on 2006-01-01, not 15"),
    ("texts", 1, {"id": "1695"}, "texts.csv:3: 1695 is there twice"),
    ("texts", 1, {"symbol": ""}, "texts.csv:3: 1718 has neither symbol nor title"),
    ("texts", 0, {"date": "1993-05-11"}, "texts.csv:2: nobody has a seat on 1993-05-11\n  Add the members of that day."),
    ("votes", 15, {"text": "2665"}, "votes.csv:17: no text is called '2665'\n  Did you mean '2664'?"),
    ("votes", 15, {"member": "PL"}, "votes.csv:17: PL has no seat on 2022-12-09, the day of 2664"),
    ("votes", 1, {"member": "CN"}, "votes.csv:3: CN votes twice on iran-arms-2020"),
    ("positions", 0, {"kind": "ease"}, "positions.csv:2: a position is on a text or on a kind of text\n  Fill one of the two."),
    ("positions", 0, {"text": ""}, "positions.csv:2: a position is on a text or on a kind of text\n  Fill one of the two."),
    ("positions", 0, {"words": ""}, "positions.csv:2: a position needs what was said, in `words`"),
    ("positions", 5, {"regime": ""}, "positions.csv:7: a position on a kind of text needs the regime that it is about"),
    ("rules", 0, {"matter": "procedure"}, "rules.csv: 0 rules for substance, not one"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "cells", "told"), ROWS)
def test_a_row_that_contradicts_another_is_told_with_its_line(
    tmp_path: Path, name: str, row: int, cells: dict[str, str], told: str
) -> None:
    assert told in faults(spoilt(tmp_path, name, lambda rows: rows[row].update(cells)))


def test_all_faults_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    def spoil(rows: list[dict[str, str]]) -> None:
        rows[0]["vote"], rows[3]["member"] = "nay", "Peru"

    assert [each.partition("\n")[0] for each in faults(spoilt(tmp_path, "votes", spoil))] == [
        "votes.csv:2: vote 'nay' is unknown",
        "votes.csv:5: member 'Peru' is no country",
    ]


def test_a_year_without_its_new_members_is_told(tmp_path: Path) -> None:
    def drop(rows: list[dict[str, str]]) -> None:
        rows[:] = [row for row in rows if row["member"] != "EE"]

    assert faults(spoilt(tmp_path, "members", drop)) == [
        "members.csv: 14 seats on 2020-01-01, not 15",
        "members.csv: 14 seats on 2021-01-01, not 15",
        "votes.csv:7: EE has no seat on 2020-08-14, the day of iran-arms-2020",
    ]
