"""Names of our own making."""

from collections import Counter

from detente.validation.invented import EACH, invented


def test_a_hundred_different_ones_of_each_culture() -> None:
    rows = invented()
    assert set(Counter(row.group for row in rows).values()) == {EACH}
    assert len({row.group for row in rows}) >= 15
    assert len({(row.group, row.name) for row in rows}) == len(rows)


def test_the_same_every_time_and_nobody_expected() -> None:
    assert invented() == invented()
    assert {row.expected for row in invented()} == {""}


def test_family_names_come_first_where_they_do() -> None:
    names = {row.group: row.name for row in reversed(invented())}
    assert names["Korean"] == "Kim Minjun"
    assert names["Polish"] == "Agnieszka Kowalczyk"
