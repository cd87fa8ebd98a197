"""Transactions that are given as values: one mapping, many, or a frame."""

from typing import Any

import polars as pl
import pytest

from detente.desk.given_transactions import facts_of, given_rows
from detente.errors import InputError

COAL = {"date": "2017-09-06", "hs": "270112"}


def test_one_alone_is_a_list_of_one() -> None:
    assert given_rows(COAL) == given_rows([COAL])


def test_one_without_an_id_is_called_by_its_place() -> None:
    assert [row.id for row in given_rows([COAL, COAL | {"id": "x"}, COAL])] == ["1", "x", "3"]


def test_a_frame_has_a_transaction_in_each_row() -> None:
    frame = pl.DataFrame({"hs": ["270112", "03"], "quantity": [3, None]})
    assert [(row.hs, row.quantity) for row in given_rows(frame)] == [("270112", 3.0), ("03", None)]


def test_no_transactions_are_none() -> None:
    assert given_rows([]) == []


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("270112", "transactions"),
        (3, "transactions"),
        ([COAL, "270112"], "transaction 2"),
        ([COAL | {"hs": "77"}], "transaction 1, hs"),
        ([COAL, {"hs": "03", 3: "x"}], "transaction 2"),
    ],
)
def test_what_is_no_transaction_is_refused_with_its_place(given: Any, where: str) -> None:
    with pytest.raises(InputError) as caught:
        given_rows(given)
    assert caught.value.where == where


def test_facts_that_are_no_mapping_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        facts_of(["hs"], "facts")
    assert (caught.value.where, "mapping" in caught.value.what) == ("facts", True)
