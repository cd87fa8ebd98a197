"""The amount of a transaction in the unit of a cap (barrels, tonnes, dollars), with the factor of each conversion."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from detente.codes import goods
from detente.law.declaration import Factor, FactorTable
from detente.transactions.transaction import Transaction
from detente.vocabulary import CapUnit

LITRES_PER_BARREL: Final = 158.987294928
"""42 US gallons of 231 cubic inches."""
TONNES: Final = {"t": 1.0, "kg": 0.001}
BARRELS: Final = {"bbl": 1.0, "l": 1 / LITRES_PER_BARREL, "m3": 1000 / LITRES_PER_BARREL}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a cap's unit with the factor used, or the names of the columns that are missing to work it out."""

    amount: float | None
    missing: tuple[str, ...] = ()
    factor: Factor | None = None


Factors = Callable[[str | None], Factor | None]
"""A function from an HS code to the factor of its product; None where the code does not determine the product."""


def quantity(row: Transaction, unit: CapUnit, factors: Factors | None) -> Quantity:
    """The amount of a transaction in `unit`.

    Args:
        row: The transaction.
        unit: The unit of the cap: barrels, tonnes or US dollars.
        factors: Barrels in a tonne of each product, where the cap names a table of factors.
    """
    return _dollars(row) if unit == "USD" else _measured(row, unit, factors)


def _dollars(row: Transaction) -> Quantity:
    if row.value is None:
        return Quantity(None, ("value",))
    return Quantity(row.value) if row.currency in (None, "USD") else Quantity(None, ("currency",))


def _measured(row: Transaction, unit: CapUnit, factors: Factors | None) -> Quantity:
    missing = tuple(name for name in ("quantity", "unit") if getattr(row, name) is None)
    if row.quantity is None or row.unit is None:
        return Quantity(None, missing)
    same, other = (TONNES, BARRELS) if unit == "t" else (BARRELS, TONNES)
    if row.unit in same:
        return Quantity(row.quantity * same[row.unit])
    if row.unit not in other or factors is None:
        return Quantity(None, ("unit",))
    factor = factors(row.hs)
    if factor is None:
        return Quantity(None, ("hs",))
    per_tonne = float(factor.barrels_per_tonne)
    amount = row.quantity * other[row.unit]
    return Quantity(amount / per_tonne if unit == "t" else amount * per_tonne, (), factor)


def cached_factors(table: FactorTable) -> Factors:
    """A function that does the same as `factor_of_product` for one table, and looks each code up once."""
    known: dict[str | None, Factor | None] = {}

    def found(code: str | None) -> Factor | None:
        if code not in known:
            known[code] = factor_of_product(code, table)
        return known[code]

    return found


def factor_of_product(code: str | None, table: FactorTable) -> Factor | None:
    """The factor of the first product that all subheadings of a code belong to; None: the code does not determine one."""
    if code is None:
        return None
    low, high = goods.interval(code)
    for factor in table.factors:
        ranges = [goods.expand(each) for each in factor.hs]
        if any(first <= low and high <= last for first, last in ranges):
            return factor
        if any(first <= high and low <= last for first, last in ranges):
            return None
    return None


def factor_text(factor: Factor) -> str:
    """The factor in words, with its source."""
    rate = Decimal(factor.barrels_per_tonne).normalize()
    return f"{rate:f} barrels in a tonne of {factor.product} ({factor.source})"
