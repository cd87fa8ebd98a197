"""What the desk answers about matching itself: a curve, a validation, and what neither can be made of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.desk.source import ListChoice
from detente.errors import InputError, UsageError
from tests.parties.kept import keep, party

WHICH = ListChoice(today=date(2026, 11, 29))
SMALL = ListChoice(today=date(2026, 11, 29), lists=("own:a",))


def silent(_name: str, _count: int) -> Callable[[int], None]:
    return lambda _done: None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a small list of one's own."""
    keep(tmp_path, "own:a", "2026-01-01", [party("1", "Zebulon Quartz"), party("2", "Osvaldo BRENTANO")])
    return Desk(home=tmp_path)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    return file(tmp_path, "name,id\nZebulon Quartz,1\nAnneliese Baumgartner,\n")


def file(folder: Path, text: str) -> Path:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_curve_tells_what_each_threshold_finds_and_which_lists_were_asked(desk: Desk, labelled: Path) -> None:
    told: list[tuple[str, int]] = []

    def stage(name: str, count: int) -> Callable[[int], None]:
        told.append((name, count))
        return lambda _done: None

    found = desk.tune(labelled, SMALL, stage=stage)
    assert (found.curve.positives, found.curve.negatives) == (1, 1)
    assert found.curve.at(750).found == 1
    assert told == [("names", 2)]
    assert [(each.edition.source, each.age) for each in found.lists.stale] == [("own:a", 332)]


def test_columns_of_other_names_are_read(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "who,whom\nZebulon Quartz,1\n")
    found = desk.tune(path, SMALL, stage=silent, columns={"name": "who", "id": "whom"})
    assert found.curve.positives == 1


def test_a_validation_asks_the_chosen_lists(desk: Desk, labelled: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.csv"
    clean.write_text("name\nJeanne Moreau\n", encoding="utf-8")
    found = desk.validate(SMALL, stage=silent, sample=10, labelled=labelled, clean=[clean])
    assert (found.pack.parties, found.pack.day) == (2, date(2026, 11, 29))
    assert (found.pack.curve_of, [each.source for each in found.pack.clean]) == ("names.csv", ["clean.csv"])
    assert [each.source for each in found.lists.editions] == ["own:a"]
    assert found.lists.lacking == ()


def test_a_list_without_an_edition_of_the_day_is_lacking(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "name,id\nRi Won Ho,KPi.077\n")
    found = desk.tune(path, ListChoice(today=date(2026, 11, 29), on=date(2025, 1, 1)), stage=silent)
    assert found.lists.lacking == ("own:a",)


def test_an_edition_may_be_older_where_more_days_are_given(desk: Desk, labelled: Path) -> None:
    which = ListChoice(today=date(2026, 11, 29), lists=("own:a",), max_age=332)
    assert desk.tune(labelled, which, stage=silent).lists.stale == ()


def test_a_file_whose_parties_stand_on_no_list_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="stands on the lists that were asked"):
        desk.tune(file(tmp_path, "name,id\nRi Won Ho,XYi.999\n"), SMALL, stage=silent)


@pytest.mark.parametrize("name", ["un", "unn"])
def test_a_list_that_is_not_at_hand_is_refused(desk: Desk, labelled: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        desk.tune(labelled, ListChoice(today=date(2026, 11, 29), lists=(name,)), stage=silent)


def test_a_sample_of_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="a sample of 0 names"):
        desk.validate(SMALL, stage=silent, sample=0)


def test_columns_without_a_labelled_file_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="--map is for a labelled file"):
        desk.validate(SMALL, stage=silent, columns={"name": "x"})


def test_clean_names_that_cannot_be_read_stop_it_before_anything_is_asked(desk: Desk, tmp_path: Path) -> None:
    def never(name: str, _count: int) -> Callable[[int], None]:
        pytest.fail(f"{name} began")

    with pytest.raises(InputError, match="no column for the name"):
        desk.validate(SMALL, stage=never, clean=[file(tmp_path, "nmae\nx\n")])
