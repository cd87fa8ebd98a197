"""Plans begun: a folder of one's own, and a table of commitments."""

from pathlib import Path

import pytest

from detente import Desk
from detente.errors import InputError

DESK = Desk()
TABLE = (
    "id,party,commitment,quantity,unit,from,until,verifier,earns,source,status\n"
    "N-1,Northland,Stock at most,300,kg,2016-01-16,2031-01-16,the Agency,relief,a paper,confirmed\n"
    "S-1,Southland,Measures ended,,,2016-01-16,,,,a paper,recalled\n"
)


def table(folder: Path, text: str = TABLE) -> Path:
    """A table of commitments."""
    path = folder / "commitments.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_plan_holds_as_it_is_written_and_can_be_replayed(tmp_path: Path) -> None:
    made = DESK.new_roadmap(tmp_path / "ours", on="2020-01-01")
    assert [path.name for path in made] == ["plan.yaml", "ours-relief.yaml"]
    assert all(each.passes for each in DESK.roadmap_checks(tmp_path / "ours"))
    found = DESK.roadmap_status(tmp_path / "ours", on="2020-03-01", suppose="halt-verified@2020-02-01")
    assert found.law is not None
    assert len(found.law.suspended) == 1


def test_a_plan_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    DESK.new_roadmap(tmp_path / "ours", on="2020-01-01")
    before = (tmp_path / "ours" / "plan.yaml").read_bytes()
    with pytest.raises(InputError, match="there is a plan already"):
        DESK.new_roadmap(tmp_path / "ours", on="2021-01-01")
    with pytest.raises(InputError, match="there is a plan already"):
        DESK.import_roadmap(table(tmp_path), tmp_path / "ours")
    assert (tmp_path / "ours" / "plan.yaml").read_bytes() == before


def test_a_table_becomes_a_plan_that_is_read_with_nothing_lost(tmp_path: Path) -> None:
    made = DESK.import_roadmap(table(tmp_path), tmp_path / "ours")
    plan = DESK.roadmap(tmp_path / "ours").plan
    first, second = plan.commitments
    assert (made.commitments, first.id, first.actor, first.act) == (2, "n-1", "northland", "Stock at most")
    assert first.quantity is not None
    assert (str(first.quantity.amount), first.quantity.unit, first.verifier) == ("300", "kg", "the-agency")
    assert (first.reading, second.reading, first.source) == ("secondary", "recalled", "a paper")
    assert first.note == "from 2016-01-16; until 2031-01-16; earns: relief"
    assert [each.name for each in plan.parties] == ["Northland", "Southland"]


def test_what_a_table_does_not_say_is_listed(tmp_path: Path) -> None:
    made = DESK.import_roadmap(table(tmp_path), tmp_path / "ours")
    told = {each.where: each.what for each in made.missing}
    assert told["n-1"] == "no deadline"
    assert told["s-1"] == "no verifier and no deadline"
    assert "order (after)" in told["phases"]
    assert "parties" in told


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Northland", "", "is empty"),
        ("2016-01-16,2031", "soon,2031", "'soon' is not a day"),
        ("confirmed", "certain", "'certain' is no word for how it is known"),
        ("S-1", "N-1", "the id 'N-1' stands twice"),
        ("S-1", "n.1", "the id 'n.1' stands twice"),
        ("verifier", "verifer", "unknown column 'verifer'"),
        ("commitment,", "", "there is no column 'commitment'"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_and_nothing_is_written(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    with pytest.raises(InputError) as refused:
        DESK.import_roadmap(table(tmp_path, TABLE.replace(old, new, 1)), tmp_path / "ours")
    assert what in str(refused.value)
    assert not (tmp_path / "ours").exists()


def test_a_table_without_commitments_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no commitment in it"):
        DESK.import_roadmap(table(tmp_path, TABLE.partition("\n")[0] + "\n"), tmp_path / "ours")
