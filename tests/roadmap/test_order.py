"""What comes before what."""

from detente.roadmap.order import circle, reached
from tests.roadmap.plans import commitment, plan


def test_an_order_without_a_circle_has_none() -> None:
    assert circle({"a": (), "b": ("a",), "c": ("a", "b")}) == ()


def test_the_shortest_circle_is_told() -> None:
    assert circle({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("e",), "e": ("d",)}) in (("d", "e"), ("e", "d"))


def test_what_waits_for_itself_is_a_circle_of_one() -> None:
    assert circle({"a": ("a",)}) == ("a",)


def test_everything_that_comes_before_is_reached_step_by_step() -> None:
    made = plan(commitment("a"), commitment("b", after=("a",)), commitment("c", after=("b",)), commitment("d"))
    assert reached(made, "c") == {"a", "b"}
    assert reached(made, "d") == frozenset()
