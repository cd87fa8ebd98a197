"""The ties of each row of a table."""

import polars as pl

from detente.decide import tied_rows
from detente.decide.ties import Ties
from detente.transactions.table import transactions
from detente.transactions.typed import typed

TIES = Ties(target="YE", places={"aden": "YE"})


def test_the_rows_of_a_table_have_the_ties_of_single_transactions() -> None:
    rows = [{"to_country": "YE", "via": "aden"}, {"to_country": "SA", "via": None}, {"to_country": "YE", "via": "aden"}]
    table, _ = typed(pl.DataFrame(rows))
    assert tied_rows.column(TIES, table).to_list() == ["to_country YE; via aden", None, "to_country YE; via aden"]
    assert ["; ".join(TIES.of(row)) or None for row in transactions(table)] == tied_rows.column(TIES, table).to_list()


def test_parties_are_looked_at_and_a_table_without_them_is_not_missed() -> None:
    table, _ = typed(pl.DataFrame({"parties": ["Zenda (debtor, country YE)", "Zenda", None]}))
    assert tied_rows.column(TIES, table).to_list() == ["debtor Zenda", None, None]


def test_without_a_target_or_a_fact_that_can_tie_there_is_none() -> None:
    table, _ = typed(pl.DataFrame({"to_country": ["YE"]}))
    assert tied_rows.column(Ties(places={}), table).to_list() == [None]
    bare, _ = typed(pl.DataFrame({"hs": ["03"]}))
    assert tied_rows.column(TIES, bare).to_list() == [None]
