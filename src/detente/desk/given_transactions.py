"""Transactions that are given as values: mappings of columns to texts, numbers and days, or a frame of them."""

from collections.abc import Mapping

from detente.desk import arguments
from detente.errors import InputError
from detente.transactions.transaction import Transaction, read_one


def facts_of(given: object, where: str) -> Mapping[str, object]:
    """Return one of many transactions. Raises InputError with its place."""
    return arguments.mapping(given, where, 'Give a mapping of columns, as {"date": "2017-09-06", "hs": "270112"}.')


def given_rows(given: object) -> list[Transaction]:
    """Return the transactions of a list or of a Polars frame; one alone is a list of one. Raises InputError with the place of a fault."""
    return [_row(number, facts) for number, facts in enumerate(_several(given), start=1)]


def _several(given: object) -> tuple[object, ...]:
    """The transactions of a list or of a Polars frame; one alone is a list of one. Raises InputError."""
    if isinstance(given, Mapping):
        return (given,)
    rows = given.iter_rows(named=True) if hasattr(given, "iter_rows") else given
    return arguments.items(rows, "transactions", "Give a list of mappings, or a Polars frame.")


def _row(number: int, facts: object) -> Transaction:
    """A transaction among many. Raises InputError with its place."""
    try:
        return read_one(facts_of(facts, ""), str(number))
    except InputError as fault:
        where = f"transaction {number}, {fault.where}" if fault.where else f"transaction {number}"
        raise InputError(fault.what, where=where, hint=fault.hint) from None
