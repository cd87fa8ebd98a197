"""IMO numbers as lists write them."""

import pytest

from detente.codes import imo


@pytest.mark.parametrize(
    "text", ["9074729", "IMO9074729", "IMO 9074729", " imo: 9074729 ", "IMO No. 9074729", "IMO Number 9074729"]
)
def test_a_number_that_holds(text: str) -> None:
    assert imo.digits(text) == "9074729"
    assert imo.valid(text)


@pytest.mark.parametrize(
    "text",
    ["9074720", "IMO 9074728", "0000000", "907472", "90747299", "Does not exist", "", "٩٠٧٤٧٢٩", "9074729 (former)"],
)
def test_what_does_not_hold(text: str) -> None:
    assert not imo.valid(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("JIE SHUN (IMO 9074729)", ("9074729",)),
        ("IMO No. 9074729 and imo:9074729", ("9074729",)),
        ("IMO 9074729, IMO 8518780", ("9074729", "8518780")),
        ("IMO 9074720", ()),  # whose check digit does not hold
        ("9074729", ()),
        ("MIMO 9074729", ()),
        ("IMO 90747291", ()),
        ("IMO", ()),
    ],
)
def test_numbers_within_a_text(text: str, numbers: tuple[str, ...]) -> None:
    assert imo.within(text) == numbers
