"""Evidence as a Parquet file, with days as days and instants as instants."""

from io import BytesIO
from typing import Final

import polars as pl

from detente.review.table import Evidence, EvidenceRow

DAYS: Final = ("first", "last", "on")


def parquet(found: Evidence) -> bytes:
    """Return the bytes of a Parquet file: a row a proposal, and the head of the ledger in the last column."""
    names = [*EvidenceRow.__dataclass_fields__]
    schema = {name: _kind(name) for name in names}
    rows = [{name: getattr(each, name) for name in names} for each in found.rows]
    out = BytesIO()
    pl.DataFrame(rows, schema=schema).with_columns(head=pl.lit(str(found.head))).write_parquet(out)
    return out.getvalue()


def _kind(name: str) -> pl.DataType:
    if name in DAYS:
        return pl.Date()
    kinds: dict[str, pl.DataType] = {"judged": pl.Datetime("us", "UTC"), "removed": pl.Boolean()}
    return kinds.get(name, pl.String())
