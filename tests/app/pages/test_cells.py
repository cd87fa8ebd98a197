"""Cells of a page: counts with their commas, shares that are never rounded up, rows with their classes."""

import pytest

from detente.app.pages.cells import NUMBER, Cell, number, part, percent, row, table


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (999, "999"), (1011, "1,011"), (-1011, "-1,011")])
def test_a_count_has_commas_and_the_class_of_numbers(count: int, shown: str) -> None:
    assert number(count) == Cell(text=shown, kind=NUMBER)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1.0, "100.000 %"), (0.999996, "99.999 %"), (0.29, "29.000 %"), (0.0, "0.000 %"), (0.9999999, "99.999 %")],
)
def test_a_share_is_never_rounded_up(share: float, shown: str) -> None:
    assert percent(share) == shown
    assert part(share) == Cell(text=shown, kind=NUMBER)


def test_a_cell_may_be_given_as_its_text() -> None:
    assert row("a", "b", number(3), kind="whole").cells == (Cell(text="b"), Cell(text="3", kind=NUMBER))


def test_a_table_takes_its_heads_as_pairs() -> None:
    found = table("c", [("x", ""), ("y", NUMBER)], iter([row("a")]))
    assert found.heads == (Cell(text="x"), Cell(text="y", kind=NUMBER))
    assert [each.head for each in found.rows] == ["a"]
