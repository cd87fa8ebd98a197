"""A share of the whole, exact: what registers write, its bounds, and how it is shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.parties.ownership.percent import UNKNOWN, Percent, highest, lowest, percent


def between(low: float, high: float, *, over: bool = False, under: bool = False) -> Percent:
    """A share between two bounds."""
    return Percent(low=Fraction(low), high=Fraction(high), over=over, under=under)


READ = [
    # A plain number is a percentage, whatever it is followed by.
    ("50", between(50, 50)),
    ("50%", between(50, 50)),
    ("50 %", between(50, 50)),
    ("50 percent", between(50, 50)),
    ("50 per cent", between(50, 50)),
    ("50.0", between(50, 50)),
    ("0", between(0, 0)),
    ("100", between(100, 100)),
    ("0.5", Percent(low=Fraction(1, 2), high=Fraction(1, 2))),
    (
        "33.333333333333333333333333333333",
        Percent(low=Fraction("33.333333333333333333333333333333"), high=Fraction("33.333333333333333333333333333333")),
    ),
    # A fraction is a part of the whole.
    ("1/2", between(50, 50)),
    ("1/3", Percent(low=Fraction(100, 3), high=Fraction(100, 3))),
    ("0/7", between(0, 0)),
    ("2/2", between(100, 100)),
    # Two bounds, in the ways of registers.
    ("25-50", between(25, 50)),
    ("25 - 50 %", between(25, 50)),
    ("25% to 50%", between(25, 50)),
    ("25\u201350", between(25, 50)),
    ("ownership-of-shares-25-to-50-percent", between(25, 50)),
    ("more than 25 but not more than 50", between(25, 50, over=True)),
    (">25 and <50", between(25, 50, over=True, under=True)),
    ("at least 25 to less than 50", between(25, 50, under=True)),
    # One bound.
    (">50", between(50, 100, over=True)),
    ("more than 50%", between(50, 100, over=True)),
    ("over 50", between(50, 100, over=True)),
    (">=50", between(50, 100)),
    ("≥ 50", between(50, 100)),
    ("=>50", between(50, 100)),
    ("50+", between(50, 100)),
    ("50 or more", between(50, 100)),
    ("at least 50", between(50, 100)),
    ("ownership-of-shares-75-to-100-percent", between(75, 100)),
    ("<5", between(0, 5, under=True)),
    ("less than 5", between(0, 5, under=True)),
    ("<=5", between(0, 5)),
    ("≤5", between(0, 5)),
    ("up to 5%", between(0, 5)),
    ("at most 5", between(0, 5)),
    # Words.
    ("majority", between(50, 100, over=True)),
    ("Majority", between(50, 100, over=True)),
    ("unknown", UNKNOWN),
    ("", UNKNOWN),
    ("   ", UNKNOWN),
    ("%", UNKNOWN),
]


@pytest.mark.parametrize(("text", "share"), READ, ids=[text or "empty" for text, _ in READ])
def test_a_share_is_read_to_the_last_digit(text: str, share: Percent) -> None:
    assert percent(text) == share


UNREADABLE = [
    "half",
    "minority",
    "50,5",  # in half of the world a decimal, in the other a thousand
    "-5",
    "5-",
    "- 5 to 6",
    "1/0",
    "1/2/3",
    "1/3%",  # a third of the whole, or of one percent
    "50 of 100",
    "1e2",
    "0x10",
    "٥٠",
    "５０",
    "nan",
    "inf",
    "50.",
    ".5",
    "60-40",  # the bounds change places
    ">50-60-70",
    "<5-10",
    "5 to >10",
    ">50 but <50",
    ">",
    "50 EUR",
    "9" * 10,
    "1." + "3" * 31,
    "x" * 101,
    "5" * 101,
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_none_and_never_a_guess(text: str) -> None:
    assert percent(text) is None


OVERFULL = ["101", "100.01", ">100", "more than 100", "3/2", "50-101", "5000", "at least 101", "≤ 200"]


@pytest.mark.parametrize("text", OVERFULL)
def test_more_than_the_whole_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        percent(text)
    assert str(caught.value) == f"a share of {text!r}, over 100 percent\n  A part of the whole is written 1/3."


SHOWN = [
    (between(50, 50), "50%"),
    (Percent(low=Fraction(1, 3), high=Fraction(1, 3)), "1/3%"),
    (Percent(low=Fraction(1, 8), high=Fraction(1, 8)), "0.125%"),
    (between(25, 50), "25 to 50%"),
    (between(25, 50, over=True), "more than 25 to 50%"),
    (between(25, 50, under=True), "25 to less than 50%"),
    (between(25, 50, over=True, under=True), "more than 25 to less than 50%"),
    (between(50, 100), "at least 50%"),
    (between(50, 100, over=True), "more than 50%"),
    (between(0, 100, over=True), "more than 0%"),
    (between(50, 100, under=True), "50 to less than 100%"),
    (between(0, 5), "at most 5%"),
    (between(0, 5, under=True), "less than 5%"),
    (between(0, 0), "0%"),
    (UNKNOWN, "an unknown share"),
]


@pytest.mark.parametrize(("share", "shown"), SHOWN, ids=[shown for _, shown in SHOWN])
def test_a_share_is_shown_with_its_bounds(share: Percent, shown: str) -> None:
    assert str(share) == shown


ORDERED = ["0", ">0", "25", ">25", "50"]


def test_a_share_above_a_number_lies_between_it_and_the_next() -> None:
    found = [percent(text) for text in ORDERED]
    assert [lowest(share) for share in found if share] == sorted(lowest(share) for share in found if share)


def test_a_share_below_a_number_is_less_than_it() -> None:
    below, at = percent("<50"), percent("<=50")
    assert below
    assert at
    assert highest(below) < highest(at)


numbers = st.integers(0, 10_000).map(lambda number: Fraction(number, 100))


def written(number: Fraction) -> str:
    """A number of at most two places, as a decimal."""
    return f"{float(number):.2f}"


@given(numbers)
def test_a_number_is_read_exactly(number: Fraction) -> None:
    assert percent(written(number)) == Percent(low=number, high=number)


@given(numbers, numbers)
def test_bounds_are_read_in_order_or_not_at_all(one: Fraction, other: Fraction) -> None:
    found = percent(f"{written(one)}-{written(other)}")
    assert found == (Percent(low=one, high=other) if one <= other else None)


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_part_of_the_whole_is_read_exactly(over: int, under: int) -> None:
    if over > under:
        with pytest.raises(InputError):
            percent(f"{over}/{under}")
    else:
        share = Fraction(100 * over, under)
        assert percent(f"{over}/{under}") == Percent(low=share, high=share)


@given(numbers)
def test_what_is_shown_is_read_back(number: Fraction) -> None:
    share = Percent(low=number, high=number)
    assert percent(str(share)) == share


@given(st.text(alphabet="0123456789.%<>=-/ to", max_size=20))
def test_whatever_is_read_lies_within_the_whole(text: str) -> None:
    try:
        found = percent(text)
    except InputError:
        return
    if found is not None:
        assert 0 <= found.low <= found.high <= 100
        assert lowest(found) <= highest(found)
