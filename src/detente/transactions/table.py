"""Turns the rows of a typed table into transactions."""

from collections.abc import Iterator
from dataclasses import fields

import polars as pl

from detente.transactions.party_text import split
from detente.transactions.transaction import PARTY_COLUMNS, Transaction

FIELDS = frozenset(each.name for each in fields(Transaction))


def transactions(frame: pl.DataFrame) -> Iterator[Transaction]:
    """A transaction for each row of a typed table; columns that the table does not have are null.

    A row without an id has its number as its id.
    """
    names = [name for name in frame.columns if name in FIELDS or name == "row"]
    for values in frame.select(names).iter_rows():
        facts = dict(zip(names, values, strict=True))
        number = facts.pop("row", 0)
        people = {name: split(facts.get(name)) for name in PARTY_COLUMNS}
        yield Transaction(**{"id": str(number), **facts, **people})
