"""Rows of a typed table as transactions."""

from collections.abc import Iterator
from dataclasses import fields

import polars as pl

from detente.transactions.party_text import split
from detente.transactions.transaction import PARTY_COLUMNS, Transaction

FIELDS = frozenset(each.name for each in fields(Transaction))


def transactions(frame: pl.DataFrame) -> Iterator[Transaction]:
    """Each row of a typed table; a column that the table doesn't have is null. A row without an id has its number."""
    names = [name for name in frame.columns if name in FIELDS or name == "row"]
    for values in frame.select(names).iter_rows():
        facts = dict(zip(names, values, strict=True))
        number = facts.pop("row", 0)
        people = {name: split(facts.get(name)) for name in PARTY_COLUMNS}
        yield Transaction(**{"id": str(number), **facts, **people})
