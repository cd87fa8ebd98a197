"""What `party tune` and `party validate` give as JSON: every figure, of the shape that the schema promises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import to_builtins

from detente import __version__
from detente.desk.desk import Desk
from detente.desk.source import ListChoice
from detente.validation.labelled import LabelledName
from detente.validation.negatives import clean
from detente.validation.related_parties import RelatedParties
from detente.validation.target import Target
from detente.validation.variant import First, VariantResult
from detente.wire import validation as shapes
from detente.wire.validation import TuneShape, ValidationShape
from tests.parties.kept import keep
from tests.parties.kept import party as entity
from tests.validation.build import case, party, terms
from tests.wire.whole import comes_back

WHICH = ListChoice(today=date(2026, 11, 29))


def stage(_name: str, _count: int) -> Callable[[int], None]:
    return lambda _done: None


def file(folder: Path, text: str) -> Path:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_validation_has_every_figure(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2026-11-20", [entity("1", "Zebulon Quartz"), entity("2", "Osvaldo BRENTANO")])
    which = ListChoice(today=date(2026, 11, 29), lists=("own:a",))
    answer = Desk(home=tmp_path).validate(which, stage=stage, sample=20, clean=[file(tmp_path, "name\nJo Bo\n")])
    found = comes_back(shapes.validated(answer), ValidationShape)
    assert (found["day"], found["version"], found["parties"]) == ("2026-11-29", __version__, 2)
    assert found["listed"]["whole"]["asked"] == 2
    assert [(each["list"], each["names"], each["age"]) for each in found["editions"]] == [("own:a", 2, 9)]
    assert {each["name"] for each in found["changed"]["by_family"]}
    assert all(each["change"] and each["severity"] for each in found["changed"]["by_family"])
    assert all(("at_most" in each) != ("at_least" in each) for each in found["targets"])
    assert found["clean"][0]["whole"] == {"name": "all", "asked": 1, "alerts": 0, "alert_rate": 0.0, "namesakes": 0}


def test_a_curve_has_the_lists_and_every_step(tmp_path: Path) -> None:
    labelled = file(tmp_path, "name,id\nRi Won Ho,KPi.077\nNobody At All,\n")
    found = comes_back(shapes.tuned(Desk().tune(labelled, WHICH, stage=stage)), TuneShape)
    assert (found["present"], found["positives"], found["negatives"]) == (0.75, 1, 1)
    assert [each["threshold"] for each in found["steps"]] == [each / 1000 for each in range(500, 991, 10)]
    assert [each["list"] for each in found["editions"]] == ["un-1718"]


WHOSE = party("Ri Won Ho", id_="KPi.033", list_="un")
FIRST = First(list="un", id="KPi.034", name="Ri Won Hu", points=871)


@pytest.mark.parametrize(
    ("first", "fault", "more"),
    [
        (None, "", {"first": None}),
        (FIRST, "", {"first": "Ri Won Hu (un KPi.034, 0.871)"}),
        (None, "holds a control character", {"first": None, "fault": "holds a control character"}),
    ],
)
def test_a_miss_has_the_case_and_what_came_first(first: First | None, fault: str, more: dict[str, object]) -> None:
    found = VariantResult(case=case("Ri Wno Ho", WHOSE), found=False, first=first, wrong=first is not None, fault=fault)
    assert to_builtins(shapes.miss(found)) == {
        "query": "Ri Wno Ho",
        "name": "Ri Won Ho",
        "asked": "Ri Wno Ho",
        "listed": "Ri Won Ho",
        "list": "un",
        "id": "KPi.033",
        **more,
    }


@pytest.mark.parametrize(("most", "key"), [(True, "at_most"), (False, "at_least")])
def test_a_target_says_whether_it_is_a_floor_or_a_ceiling(most: bool, key: str) -> None:
    found = shapes.target(Target(what="x", most=most, aim=0.5, measured=1 / 3))
    assert list(to_builtins(found).items()) == [("what", "x"), (key, 0.5), ("measured", 0.333333), ("met", most)]


def test_clean_names_have_their_counts_and_examples() -> None:
    party_ = party("Osvaldo BRENTANO", id_="A")
    rows = [LabelledName(line=2, name=name, expected="", group="FR") for name in ("Osvaldo Brentani", "Jeanne Moreau")]
    found = clean("c.csv", rows, RelatedParties([party_]), terms({"Osvaldo Brentani": [(party_, 900)]}))
    assert to_builtins(shapes.clean_names(found)) == {
        "source": "c.csv",
        "whole": {"name": "all", "asked": 2, "alerts": 1, "alert_rate": 0.5, "namesakes": 0},
        "groups": ({"name": "FR", "asked": 2, "alerts": 1, "alert_rate": 0.5, "namesakes": 0},),
        "examples": (
            {
                "query": "Osvaldo Brentani",
                "name": "Osvaldo Brentani",
                "group": "FR",
                "first": "Osvaldo BRENTANO (one A, 0.900)",
            },
        ),
    }
