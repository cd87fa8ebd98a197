"""Plans by their id, their file and their folder."""

from pathlib import Path

import pytest

from detente import Desk
from detente.errors import InputError, LawError, UsageError
from detente.roadmap.source import find, parse, shipped
from tests.roadmap.written import PLAN, written

DESK = Desk()


def test_a_plan_is_found_by_its_id_its_file_or_its_folder(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    assert find("stepwise-2019").parent.name == "stepwise-2019"
    assert find(str(folder)) == find(str(folder / "plan.yaml")) == folder / "plan.yaml"


def test_a_plan_that_ships_has_the_name_of_its_folder() -> None:
    assert [each.id for each in DESK.roadmaps] == list(shipped())


def test_a_plan_has_its_text_and_its_history_beside_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    (folder / "history.csv").write_text("on,about,says\n2020-02-01,halt,begun\n", encoding="utf-8")
    found = DESK.roadmap(folder)
    assert [each.name for each in found.texts] == ["ours-relief.yaml"]
    assert found.history == folder / "history.csv"
    assert DESK.roadmap("stepwise-2019").texts == ()


def test_a_plan_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no plan is called 'stepwise-2091'") as refused:
        find("stepwise-2091")
    assert "stepwise-2019" in refused.value.hint


def test_a_folder_without_a_plan_says_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no plan\.yaml") as refused:
        find(str(tmp_path))
    assert "roadmap new" in refused.value.hint


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        parse(tmp_path / "none.yaml", [])


@pytest.mark.parametrize("content", [b"", b"id: [", b"\xff\xfe", b"- a list\n", b"a: &x {b: c}\nd: *x\n"])
def test_what_is_no_plan_is_refused_without_a_traceback(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    with pytest.raises(LawError):
        DESK.roadmap(path)


def test_a_plan_may_be_a_file_of_any_name(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    (folder / "plan.yaml").rename(folder / "another.yaml")
    assert DESK.roadmap(folder / "another.yaml").plan.title in PLAN
