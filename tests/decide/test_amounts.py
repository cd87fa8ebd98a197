"""How much of what a cap counts a transaction is, with the factor that turned one unit into the other."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.decide.amounts import LITRES_PER_BARREL, Quantity, cached_factors, factor_of_product, factor_text, quantity
from detente.law.declaration import Factor, FactorTable
from detente.transactions.transaction import Transaction
from detente.vocabulary import CapUnit


def factor(name: str, rate: str, *hs: str) -> Factor:
    """So many barrels in a tonne of a product."""
    return Factor(hs=hs, product=name, barrels_per_tonne=Decimal(rate), reading="text", source="a table")


PETROL = factor("petrol", "8.5", "271012")
WAX = factor("wax", "6.9", "2712-2713")
OILS = factor("oils", "7", "2710")
TABLE = FactorTable(id="oil", factors=(PETROL, WAX, OILS))
FACTORS = cached_factors(TABLE)


def row(**facts: Any) -> Transaction:
    """A transaction of these facts."""
    return Transaction(**facts)


COUNTED: list[tuple[CapUnit, dict[str, Any], float]] = [
    ("t", {"quantity": 5.0, "unit": "t"}, 5.0),
    ("t", {"quantity": 5.0, "unit": "kg"}, 0.005),
    ("t", {"quantity": 0.0, "unit": "kg"}, 0.0),
    ("bbl", {"quantity": 5.0, "unit": "bbl"}, 5.0),
    ("bbl", {"quantity": LITRES_PER_BARREL, "unit": "l"}, 1.0),
    ("bbl", {"quantity": 1.0, "unit": "m3"}, 6.2898),
    ("USD", {"value": 12.5, "currency": "USD"}, 12.5),
    # Money without a currency is dollars: the table says so.
    ("USD", {"value": 12.5}, 12.5),
    ("USD", {"value": 0.0, "currency": "USD"}, 0.0),
]


@pytest.mark.parametrize(("unit", "facts", "amount"), COUNTED)
def test_an_amount_is_counted_in_the_unit_of_the_cap(unit: CapUnit, facts: dict[str, Any], amount: float) -> None:
    found = quantity(row(**facts), unit, FACTORS)
    assert found.amount == pytest.approx(amount, rel=1e-4)
    assert (found.missing, found.factor) == ((), None)


LACKING: list[tuple[CapUnit, dict[str, Any], tuple[str, ...]]] = [
    ("t", {}, ("quantity", "unit")),
    ("t", {"quantity": 5.0}, ("unit",)),
    ("t", {"unit": "t"}, ("quantity",)),
    ("t", {"quantity": 5.0, "unit": "pcs"}, ("unit",)),
    ("bbl", {"quantity": 5.0, "unit": "pcs"}, ("unit",)),
    ("USD", {}, ("value",)),
    ("USD", {"currency": "USD"}, ("value",)),
    ("USD", {"value": 5.0, "currency": "EUR"}, ("currency",)),
    # A tonne is so many barrels of something: without the goods of nothing.
    ("bbl", {"quantity": 5.0, "unit": "t"}, ("hs",)),
    ("bbl", {"quantity": 5.0, "unit": "t", "hs": "27"}, ("hs",)),
    ("bbl", {"quantity": 5.0, "unit": "t", "hs": "2701"}, ("hs",)),
    ("t", {"quantity": 5.0, "unit": "bbl", "hs": "27"}, ("hs",)),
]


@pytest.mark.parametrize(("unit", "facts", "missing"), LACKING)
def test_an_amount_that_cannot_be_counted_names_what_is_missing(
    unit: CapUnit, facts: dict[str, Any], missing: tuple[str, ...]
) -> None:
    assert quantity(row(**facts), unit, FACTORS) == Quantity(None, missing)


@pytest.mark.parametrize("unit", ["t", "bbl"])
def test_a_cap_without_a_table_turns_nothing_into_anything(unit: CapUnit) -> None:
    other = "bbl" if unit == "t" else "t"
    assert quantity(row(quantity=5.0, unit=other, hs="271012"), unit, None) == Quantity(None, ("unit",))


TURNED: list[tuple[CapUnit, str, str, float, Factor]] = [
    ("bbl", "t", "271012", 85.0, PETROL),
    ("bbl", "kg", "271012", 0.085, PETROL),
    ("bbl", "t", "271019", 70.0, OILS),
    ("bbl", "t", "2712", 69.0, WAX),
    ("bbl", "t", "271320", 69.0, WAX),
    ("t", "bbl", "271012", 10 / 8.5, PETROL),
    ("t", "m3", "271019", 10 * 1000 / LITRES_PER_BARREL / 7, OILS),
]


@pytest.mark.parametrize(("unit", "given_", "hs", "amount", "used"), TURNED)
def test_one_unit_becomes_the_other_by_the_factor_of_the_goods(
    unit: CapUnit, given_: str, hs: str, amount: float, used: Factor
) -> None:
    found = quantity(row(quantity=10.0, unit=given_, hs=hs), unit, FACTORS)
    assert found.amount == pytest.approx(amount)
    assert found.factor == used


PRODUCTS = [
    ("271012", PETROL),
    ("271019", OILS),
    ("2712", WAX),
    ("2713", WAX),
    # The heading holds petrol and other oils: which of the two it is, it does not say.
    ("2710", None),
    ("27", None),
    ("2714", None),
    ("01", None),
    (None, None),
]


@pytest.mark.parametrize(("code", "found"), PRODUCTS)
def test_a_code_is_a_product_only_where_all_of_it_is(code: str | None, found: Factor | None) -> None:
    assert factor_of_product(code, TABLE) == found
    assert cached_factors(TABLE)(code) == found


def test_the_first_product_that_fits_is_used() -> None:
    assert factor_of_product("271012", FactorTable(id="x", factors=(OILS, PETROL))) == OILS


def test_a_table_without_products_knows_none() -> None:
    assert factor_of_product("271012", FactorTable(id="x", factors=())) is None


@pytest.mark.parametrize(("rate", "shown"), [("7", "7"), ("7.30", "7.3"), ("10", "10"), ("6.998", "6.998")])
def test_a_factor_is_reported_with_its_source(rate: str, shown: str) -> None:
    assert factor_text(factor("oils", rate, "2710")) == f"{shown} barrels in a tonne of oils (a table)"


amounts = st.floats(0, 1e9, allow_nan=False)


@given(amounts)
def test_kilogrammes_and_tonnes_agree(amount: float) -> None:
    tonnes = quantity(row(quantity=amount, unit="t"), "t", None).amount
    kilos = quantity(row(quantity=amount * 1000, unit="kg"), "t", None).amount
    assert tonnes == pytest.approx(kilos)


@given(amounts)
def test_there_and_back_is_the_same(amount: float) -> None:
    barrels = quantity(row(quantity=amount, unit="t", hs="271012"), "bbl", FACTORS).amount
    tonnes = quantity(row(quantity=barrels, unit="bbl", hs="271012"), "t", FACTORS).amount
    assert tonnes == pytest.approx(amount)


@given(amounts, amounts)
def test_more_goods_are_never_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    first, second = (quantity(row(quantity=each, unit="m3"), "bbl", None).amount for each in (low, high))
    assert first is not None
    assert second is not None
    assert first <= second
