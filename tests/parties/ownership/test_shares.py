"""Sums of shares at the least and at the most, and shares multiplied along every path."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.ownership.edges import Control, Graph, Share, graph_of
from detente.parties.ownership.percent import Percent, percent
from detente.parties.ownership.shares import (
    FULL,
    MOST_SOLVED,
    NONE,
    Bound,
    Scene,
    StakeBound,
    added,
    effective,
    overfull,
)

DAY = date(2020, 6, 15)


def bound(number: int, side: int = 0) -> tuple[Fraction, int]:
    """A number, or what lies just above or below it."""
    return Fraction(number), side


def share(edge: str, much: str = "50", **more: str) -> Share:
    """`share("X>A", "50")`: X owns 50 percent of A."""
    owner, asset = edge.split(">")
    found = percent(much)
    assert found
    return Share(owner=owner, asset=asset, percent=found, **more)


def graph(*edges: str) -> Graph:
    """`graph("X>A 50")`: X owns 50 percent of A."""
    return graph_of(share(*edge.split(" ", 1)) for edge in edges)


def scene(side: StakeBound, *shares: Share, controls: Iterable[Control] = (), persons: Iterable[str] = ()) -> Scene:
    """The edges on the day, at the least or at the most."""
    return Scene(graph_of(shares, controls, persons), DAY, side)


# --- sums -----------------------------------------------------------------------------------------------------------

OPEN = [
    ("50", bound(50), bound(50)),
    ("25-50", bound(25), bound(50)),
    (">25", bound(25, 1), bound(100)),
    ("<50", None, bound(50, -1)),
    ("", None, bound(100)),
    ("0", None, None),
    (">0", bound(0, 1), bound(100)),
]


@pytest.mark.parametrize(("much", "least", "most"), OPEN)
def test_a_share_brings_its_lower_or_its_upper_bound(much: str, least: Bound | None, most: Bound | None) -> None:
    sides: tuple[tuple[StakeBound, Bound | None], ...] = (("low", least), ("high", most))
    for side, brought in sides:
        found = scene(side, share("X>A", much))
        assert found.held("X") == ({} if brought is None else {"A": brought})
        assert found.holders("A") == ({} if brought is None else {"X": brought})


def test_two_edges_between_the_same_two_count_once_at_the_least_and_twice_at_the_most() -> None:
    two = [share("X>A", "30", id="1"), share("X>A", "25", id="2")]
    assert scene("low", *two).held("X") == {"A": bound(30)}
    assert scene("high", *two).held("X") == {"A": bound(55)}


def test_nobody_holds_more_than_the_whole() -> None:
    assert scene("high", share("X>A", "70", id="1"), share("X>A", "60", id="2")).held("X") == {"A": FULL}


@pytest.mark.parametrize(
    ("since", "least", "most"),
    [("2020-06-15", True, True), ("2020-06-16", False, False), ("2020-06", False, True), ("?", False, True)],
)
def test_an_edge_whose_day_is_open_counts_at_the_most_only(since: str, least: bool, most: bool) -> None:
    one = share("X>A", since=since)
    assert bool(scene("low", one).held("X")) is least
    assert bool(scene("high", one).held("X")) is most


def test_who_is_not_there_holds_nothing() -> None:
    assert scene("high", share("X>A")).held("nobody") == {}
    assert scene("high", share("X>A")).holders("nothing") == {}


def test_control_reaches_whoever_is_no_person() -> None:
    controls = [
        Control(controller="X", controlled="A", how="director"),
        Control(controller="X", controlled="B", how="controls"),
        Control(controller="X", controlled="P", how="controls"),
        Control(controller="X", controlled="L", how="controls", since="2021"),
    ]
    found = scene("low", controls=controls, persons=["P"])
    assert list(found.directed("X", told=False)) == ["A", "B"]
    assert list(found.directed("X", told=True)) == ["B"]
    assert list(found.directed("nobody", told=False)) == []


def test_bounds_are_added_with_what_lies_just_above_or_below() -> None:
    assert added((Fraction(20), 1), (Fraction(30), 0)) == (Fraction(50), 1)
    assert added((Fraction(20), 1), (Fraction(30), -1)) == (Fraction(50), 0)
    assert added(NONE, FULL) == FULL


# --- more than the whole --------------------------------------------------------------------------------------------

OVER = [
    (["X>A 60", "Y>A 40"], []),
    (["X>A 60", "Y>A 41"], ["A: its shares add up to 101%"]),
    (["X>A 60", "Y>A 50", "X>B 90", "Y>B 11"], ["A: its shares add up to 110%", "B: its shares add up to 101%"]),
    # What may be over the whole, and need not, is no fault.
    (["X>A 60", "Y>A <=80"], []),
    (["X>A 60", "Y>A 30-60"], []),
    (["X>A 60", "Y>A >=41"], ["A: its shares add up to 101%"]),
    (["X>A 1/3", "Y>A 1/3", "Z>A 1/3"], []),
    (["X>A 100", "Y>A >0"], ["A: its shares add up to 100%"]),
    ([], []),
]


@pytest.mark.parametrize(("edges", "told"), OVER)
def test_shares_over_the_whole_are_told(edges: list[str], told: list[str]) -> None:
    assert [str(issue) for issue in overfull(graph(*edges), DAY)] == told


def test_shares_of_other_days_do_not_add_up() -> None:
    both = graph_of([share("X>A", "60", until="2019"), share("Y>A", "60", since="2020-01-01")])
    assert overfull(both, DAY) == ()


# --- along paths ----------------------------------------------------------------------------------------------------

PATHS = [
    (["X>A 50"], "A", "50%"),
    (["X>A 50", "A>B 50"], "B", "25%"),
    (["X>A 50", "A>B 50", "B>C 50"], "C", "12.5%"),
    (["X>A 50", "X>B 50", "A>C 30", "B>C 40"], "C", "35%"),
    (["X>A 50", "X>C 10", "A>C 30"], "C", "25%"),
    (["X>A 1/3", "A>B 1/3"], "B", "100/9%"),
    (["X>A 100", "A>B 100"], "B", "100%"),
    # A circle: A = 50 + 0.5 B, B = 0.5 A.
    (["X>A 50", "B>A 50", "A>B 50"], "A", "200/3%"),
    (["X>A 50", "A>A 50"], "A", "100%"),
    # A circle that nothing feeds holds nothing.
    (["A>B 100", "B>A 100"], "A", "0%"),
    (["Y>A 50"], "A", "0%"),
    (["X>A 50"], "nowhere", "0%"),
    (["X>A 50"], "X", "100%"),
    # Bounds multiply too; what is open brings nothing at the least.
    (["X>A 25-50", "A>B 50"], "B", "12.5 to 25%"),
    (["X>A 50", "A>B"], "B", "25%"),
    (["X>A 50", "A>B <=20"], "B", "at most 10%"),
    (["X>A unknown", "A>B 50"], "B", "at most 50%"),
]


@pytest.mark.parametrize(("edges", "entity", "shown"), PATHS)
def test_shares_are_multiplied_along_each_path_and_the_paths_added(edges: list[str], entity: str, shown: str) -> None:
    found = effective(graph(*edges), ["X"], entity, DAY)
    assert str(found) == shown


def test_what_several_blocked_persons_hold_is_added() -> None:
    assert str(effective(graph("X>A 20", "Y>A 15"), ["X", "Y"], "A")) == "35%"


def test_a_blocked_party_is_not_looked_behind() -> None:
    assert str(effective(graph("Z>X 10", "X>A 50"), ["X", "Z"], "A")) == "50%"


def test_shares_over_the_whole_have_no_product() -> None:
    assert effective(graph("X>A 60", "Y>A 60"), ["X"], "A") is None
    assert effective(graph("X>B 50", "B>A 50", "Y>B 51"), ["X"], "A") is None


def test_where_only_the_most_is_over_the_whole_the_least_is_told() -> None:
    assert str(effective(graph("X>A 60", "Y>A 30-60"), ["X"], "A")) == "at least 60%"


@pytest.mark.parametrize(("between", "solved"), [(MOST_SOLVED, True), (MOST_SOLVED + 1, False)])
def test_a_chain_is_followed_so_far_and_no_farther(between: int, solved: bool) -> None:
    chain = [f"{place}>{place + 1} 100" for place in range(between)]
    assert (effective(graph(*chain), ["0"], str(between)) is not None) is solved


parties = st.sampled_from("XABC")
edges = st.dictionaries(st.tuples(parties, parties).filter(lambda pair: pair[1] != "X"), st.integers(1, 33), max_size=8)


@given(edges)
def test_no_product_is_more_than_the_whole(found: dict[tuple[str, str], int]) -> None:
    made = graph_of(share(f"{owner}>{asset}", str(much)) for (owner, asset), much in found.items())
    for entity in "ABC":
        product = effective(made, ["X"], entity)
        if product is not None:
            assert 0 <= product.low <= product.high <= 100


@given(edges)
def test_a_product_solves_its_own_equation(found: dict[tuple[str, str], int]) -> None:
    """What flows into each party is its share of what flows into each owner."""
    made = graph_of(share(f"{owner}>{asset}", str(much)) for (owner, asset), much in found.items())
    held = {each: effective(made, ["X"], each) for each in "XABC"}
    for asset in "ABC":
        whole = held[asset]
        above = [(held[owner], much) for (owner, to), much in found.items() if to == asset]
        known = [(part.low, much) for part, much in above if part is not None]
        if whole is not None and len(known) == len(above):
            assert whole.low == sum((Fraction(much, 100) * low for low, much in known), Fraction(0))


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_chain_of_two_is_the_product(one: int, other: int) -> None:
    found = effective(graph(f"X>A {one}", f"A>B {other}"), ["X"], "B")
    assert found == Percent(low=Fraction(one * other, 100), high=Fraction(one * other, 100))
