"""What the desk answers about ownership: whom a rule reaches, from whom, and what is odd about the file."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.desk.desk import Desk
from detente.desk.source import ListChoice
from detente.errors import InputError, UsageError

OWNERS = Path(__file__).parents[2] / "examples" / "owners.jsonl"
WHICH = ListChoice(today=date(2026, 11, 29))


def file(folder: Path, *lines: Any) -> Path:
    """A file of entities; a text stands as it is."""
    path = folder / "edges.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def share(owner: str, asset: str, percent: str, **more: str) -> dict[str, Any]:
    given = {"owner": owner, "asset": asset, "percentage": percent, **more}
    return {
        "id": f"{owner}-{asset}",
        "schema": "Ownership",
        "properties": {key: [text] for key, text in given.items()},
    }


def test_holders_are_matched_with_the_lists_where_nobody_says_who_is_listed() -> None:
    found = Desk().owned(OWNERS, WHICH)
    assert [(each.id, each.taken, each.match is not None) for each in found.result.listed] == [("tanchon", True, True)]
    assert found.screening is not None
    assert found.result.found


def test_those_whom_the_user_names_are_listed_and_no_list_is_asked() -> None:
    found = Desk().owned(OWNERS, WHICH, listed=["tanchon"])
    assert (found.screening, found.nameless, found.rule) == (None, 0, "ofac")
    assert [each.match for each in found.result.listed] == [None]


@pytest.mark.parametrize(("rule", "reached"), [("ofac", ["b"]), ("un", [])])
def test_exactly_half_is_enough_under_one_rule_and_not_under_the_other(
    tmp_path: Path, rule: Any, reached: list[str]
) -> None:
    found = Desk().owned(file(tmp_path, share("a", "b", "50")), WHICH, listed=["a"], rule=rule)
    assert [each.id for each in found.result.found if each.grade == "certain"] == reached


@pytest.mark.parametrize(("on", "reached"), [(date(2019, 1, 1), []), (date(2021, 1, 1), ["b"]), (None, ["b"])])
def test_links_are_those_of_the_day(tmp_path: Path, on: date | None, reached: list[str]) -> None:
    path = file(tmp_path, share("a", "b", "80", startDate="2020-01-01"))
    found = Desk().owned(path, ListChoice(today=date(2026, 11, 29), on=on), listed=["a"])
    assert [each.id for each in found.result.found] == reached


def test_holders_without_a_name_are_counted(tmp_path: Path) -> None:
    assert Desk().owned(file(tmp_path, share("a", "b", "80")), WHICH).nameless == 1


def test_a_line_that_cannot_be_read_is_a_fault_and_the_rest_is_answered(tmp_path: Path) -> None:
    found = Desk().owned(file(tmp_path, "{", share("a", "b", "80")), WHICH, listed=["a"])
    assert (found.faulty, len(found.issues)) == (True, 1)
    assert [each.id for each in found.result.found] == ["b"]


def test_shares_of_over_a_hundred_percent_are_a_fault(tmp_path: Path) -> None:
    found = Desk().owned(file(tmp_path, share("a", "c", "80"), share("b", "c", "70")), WHICH, listed=["a"])
    assert found.faulty


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"listed": ["nobody"]}, "'nobody' holds nothing in this file"),
        ({"listed": ["tanchon"], "threshold": 0.9}, "--listed says who is listed"),
        ({"rule": "eu"}, "no rule is called 'eu'"),
    ],
)
def test_questions_that_cannot_be_meant_are_refused(more: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Desk().owned(OWNERS, WHICH, **more)


def test_chosen_lists_beside_those_whom_the_user_names_are_refused() -> None:
    with pytest.raises(UsageError, match="--listed says who is listed"):
        Desk().owned(OWNERS, ListChoice(today=date(2026, 1, 1), lists=("un-1718",)), listed=["tanchon"])


def test_a_file_in_which_nobody_owns_anybody_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, {"id": "a", "schema": "Company", "properties": {"name": ["A"]}})
    with pytest.raises(InputError, match="nobody owns or controls anybody"):
        Desk().owned(path, WHICH)


def test_a_file_that_there_is_not_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        Desk().owned(tmp_path / "x.jsonl", WHICH)
    with pytest.raises(InputError, match="a folder"):
        Desk().owned(tmp_path, WHICH)
