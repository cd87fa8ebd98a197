"""Units of quantity as trade documents write them."""

import pytest

from detente.codes import units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("KGM", "kg"),
        ("KGS", "kg"),
        ("Kg.", "kg"),
        ("Weight in kilograms", "kg"),
        ("千克", "kg"),
        ("TNE", "t"),
        ("MT", "t"),
        ("metric tons", "t"),
        ("MTQ", "m3"),
        ("LTR", "l"),
        ("BLL", "bbl"),
        ("NMB", "pcs"),
        ("C62", "pcs"),
        ("number of items", "pcs"),
        ("number_of_items", "pcs"),
        ("шт.", "pcs"),
    ],
)
def test_a_code_or_a_form_of_customs_is_a_unit(text: str, unit: str) -> None:
    assert units.unit_of(text) == unit


@pytest.mark.parametrize("text", ["TON", "pairs", "m2", "GLL", "g"])
def test_a_form_that_is_another_quantity_is_told_and_not_converted(text: str) -> None:
    assert units.unit_of(text) is None
    assert units.other_quantity(text)


@pytest.mark.parametrize("text", ["", "kgg", "?", "kg t"])
def test_other_texts_are_nothing(text: str) -> None:
    assert (units.unit_of(text), units.other_quantity(text)) == (None, None)


def test_every_form_leads_to_a_unit_or_to_words() -> None:
    assert all(unit in units.UNITS or unit.startswith("?") for unit in units._forms().values())
    assert all(units._key(form) == form for form in units._forms())
