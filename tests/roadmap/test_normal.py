"""The normal forms of the plans that ship."""

from pathlib import Path

import pytest

from detente import Desk
from detente.roadmap import normal
from detente.roadmap.source import find, load, parse, shipped
from tests.roadmap.written import written

DESK = Desk()


@pytest.mark.parametrize("name", shipped())
def test_every_plan_that_ships_has_a_normal_form_of_its_file_as_it_is(name: str) -> None:
    found = normal.load(find(name))
    assert found is not None, "run `make normal`, and commit what it writes"
    parsed = parse(find(name), [])
    assert parsed is not None
    assert found == parsed.value


def test_a_normal_form_of_another_file_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "ours") / "plan.yaml"
    plan = load(path, DESK._plan_law).plan
    normal.write(path, plan)
    assert normal.load(path) == plan
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert normal.load(path) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_a_damaged_normal_form_is_not_read(content: bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "ours") / "plan.yaml"
    normal.path_of(path).write_bytes(content)
    assert normal.load(path) is None


def test_a_plan_of_a_users_own_is_checked_each_time(tmp_path: Path) -> None:
    path = written(tmp_path / "ours") / "plan.yaml"
    plan = load(path, DESK._plan_law).plan
    normal.write(path, plan)
    assert DESK.roadmap(path).plan == plan
