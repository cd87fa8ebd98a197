"""The output column of matches on other lists: its text, and that it agrees with the decision on each row."""

import polars as pl

from detente.decide.identify import Identifier
from detente.decide.identity import AlsoListed
from detente.decide.other_lists import cell, column
from detente.transactions.transaction import read_one
from tests.decide.test_identify import DESIGNATED, OWN, foreign, screening


def match(list_: str, id_: str, name: str, points: int = 959, asked: str = "x") -> AlsoListed:
    return AlsoListed(asked=asked, list=list_, id=id_, name=name, points=points, edition="2026-08-01:0123456789ab")


def identifier() -> Identifier:
    return Identifier(screening, DESIGNATED, own_lists=OWN, open_other_lists=foreign)


def test_a_cell_has_list_entry_name_and_score() -> None:
    assert cell([match("ofac-sdn", "4711", "Blue Heron")]) == "ofac-sdn 4711 Blue Heron 0.959"


def test_a_semicolon_only_separates_matches() -> None:
    assert cell([match("eu", "1;2", "A; B"), match("uk", "3", "C", 1000)]) == "eu 1,2 A, B 0.959; uk 3 C 1.000"


def test_the_same_match_of_two_names_is_written_once() -> None:
    assert cell([match("eu", "1", "A", asked="a"), match("eu", "1", "A", asked="b")]) == "eu 1 A 0.959"


def test_no_match_is_null_and_not_an_empty_text() -> None:
    assert cell([]) is None


def test_a_table_has_what_the_decision_on_each_row_has() -> None:
    texts = ["Blue Heron Shipping", None, "Grey Falcon Relief; Ordinary Bakery", "Blue Heron Shipping", "KPe.003"]
    found = column(
        identifier(),
        pl.DataFrame({"parties": texts, "vessel_imo": [None] * 5}, schema_overrides={"vessel_imo": pl.String}),
    )
    rows = [read_one({} if text is None else {"parties": text}) for text in texts]
    assert found.to_list() == [cell(identifier().also_listed(row)) for row in rows]
    assert found.null_count() == 2


def test_a_table_without_parties_or_without_matching_has_nulls() -> None:
    for named, table in (
        (identifier(), pl.DataFrame({"hs": ["270112", "01"]})),
        (None, pl.DataFrame({"parties": ["Blue Heron Shipping", "x"]})),
        (identifier(), pl.DataFrame({"parties": ["Ordinary Bakery", None]})),
    ):
        found = column(named, table)
        assert (found.name, found.null_count()) == ("also_listed", 2)
        assert found.dtype == pl.Categorical


def test_a_table_of_no_rows_has_the_column() -> None:
    assert len(column(identifier(), pl.DataFrame(schema={"parties": pl.String}))) == 0
