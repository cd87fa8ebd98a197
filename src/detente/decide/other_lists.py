"""The output column `also_listed`: matches with listed parties whom the law decided under does not designate."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from detente.transactions.party import PartyReference
from detente.transactions.party_text import split

if TYPE_CHECKING:
    from detente.decide.identify import Identifier
    from detente.decide.identity import AlsoListed

NAME: Final = "also_listed"
BETWEEN: Final = "; "


def column(identifier: "Identifier | None", table: pl.DataFrame) -> pl.Series:
    """The text of the matches of each row of a typed table (Categorical, which a file of columns takes at half the cost of text); null where there is none, or names are not matched.

    Parties and vessels are screened once for each distinct pair of their texts.
    """
    nothing = pl.Series(NAME, [None], dtype=pl.Categorical).new_from_index(0, table.height)
    names = [name for name in ("parties", "vessel_imo") if name in table.columns]
    if identifier is None or not names:
        return nothing
    given = table.select(names)
    distinct = given.unique()
    rows = [[split(text) for text in row] for row in distinct.iter_rows()]
    identifier.learn_others(each for row in rows for texts in row for each in texts)
    cells = pl.Series(
        NAME, [cell(_matches(identifier, dict(zip(names, row, strict=True)))) for row in rows], pl.Categorical
    )
    if cells.null_count() == len(cells):
        return nothing
    joined = given.join(distinct.with_columns(cells), on=names, how="left", nulls_equal=True, maintain_order="left")
    return joined.get_column(NAME)


def _matches(identifier: "Identifier", row: Mapping[str, Sequence[PartyReference]]) -> "tuple[AlsoListed, ...]":
    return identifier.also_among(row.get("parties", ()), row.get("vessel_imo", ()))


def cell(found: "Iterable[AlsoListed]") -> str | None:
    """The matches as one text, `ofac-sdn 4711 Blue Heron Shipping 0.959; ...`, each once; None where there is none.

    Each has the id of the list, the list's own reference, the listed name and the score (0 to 1). A semicolon within one
    becomes a comma, so that a semicolon always separates two matches.
    """
    texts = (f"{each.list} {each.id} {each.name} {each.points / 1000:.3f}" for each in found)
    return BETWEEN.join(dict.fromkeys(text.replace(";", ",") for text in texts)) or None
