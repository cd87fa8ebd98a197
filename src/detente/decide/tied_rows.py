"""The ties to the target of each row of a typed table; each distinct combination of its facts is looked at once."""

import polars as pl

from detente.decide.ties import COUNTRIES, PLACES, Ties
from detente.transactions.party_text import split


def column(ties: Ties, table: pl.DataFrame) -> pl.Series:
    """Return the ties of each row in one text; null where there is none."""
    names = [name for name in (*COUNTRIES, *PLACES, "parties") if name in table.columns]
    if not ties.target or not names:
        return pl.Series("ties", [None], dtype=pl.String).new_from_index(0, table.height)
    nothing = pl.Series("ties", [None], dtype=pl.String).new_from_index(0, table.height)
    places = table.select(pl.any_horizontal(_may_tie(name, ties.target) for name in names)).to_series().arg_true()
    if not len(places):
        return nothing
    texts = table[places].select(pl.col(name).cast(pl.String) for name in names)
    distinct = texts.unique(maintain_order=True)
    told = [
        "; ".join(dict.fromkeys(ties.found(row, split(row.get("parties"))))) or None
        for row in distinct.iter_rows(named=True)
    ]
    known = distinct.with_columns(pl.Series("ties", told, dtype=pl.String))
    found = texts.join(known, on=names, how="left", nulls_equal=True, maintain_order="left").get_column("ties")
    return nothing.scatter(places, found)


def _may_tie(name: str, target: str) -> pl.Expr:
    """Whether a column may tie a row, told without reading its cells: most rows of a ledger have no tie."""
    column = pl.col(name)
    if name in PLACES:
        return column.is_not_null()
    text = column.cast(pl.String)
    return (text.str.contains(target, literal=True) if name == "parties" else text == target).fill_null(value=False)
