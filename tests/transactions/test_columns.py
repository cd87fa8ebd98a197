"""Each column of the table is declared once, and whatever else names columns follows from that."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from detente.law.instrument import COUNTRY_KEYS, Scope
from detente.transactions.column import COLUMN_KEY, Column, column_metadata
from detente.transactions.columns import BY_NAME, COLUMNS, EXEMPTING_KEYS, LAW_FACTS, REST, SIEVE, Transaction
from detente.transactions.transaction import parse

LANGUAGE = (Path(__file__).resolve().parents[2] / "docs" / "law-language.md").read_text(encoding="utf-8")
WORDED = [column for column in COLUMNS if column.words]
COUNTRIES = [column for column in COLUMNS if column.kind == "country"]


def names(of: list[Column]) -> list[str]:
    """Their names, to tell the cases of a test apart."""
    return [column.name for column in of]


def test_every_field_of_a_transaction_declares_a_column_of_its_name_and_the_days_share_one() -> None:
    named = {each.name: each.metadata[COLUMN_KEY].name for each in fields(Transaction) if COLUMN_KEY in each.metadata}
    assert [name for name, column in named.items() if name != column] == ["date_from"]
    assert {each.name for each in fields(Transaction)} - set(named) == {"date_to"}


def test_every_key_of_a_scope_is_looked_at_by_one_fact_but_for_the_flow_which_looks_at_three() -> None:
    keys = [key for _, fact in LAW_FACTS.values() for key in fact.keys]
    assert sorted([*keys, "flow", "cites", "item_list", "no_other_party"]) == sorted(
        each.name for each in fields(Scope)
    )


def test_the_language_page_has_every_key_of_a_scope() -> None:
    table = LANGUAGE.partition("| part | fits when |")[2].partition("\n\n")[0]
    listed = {key for line in table.splitlines() for key in re.findall(r"`(\w+)", line.partition(" | ")[0])}
    assert listed == {each.name for each in fields(Scope)}


def test_the_language_page_lists_the_parts_that_excuse() -> None:
    (listed,) = re.findall(r"a part that excuses \(([^)]*)\)", LANGUAGE)
    assert set(re.findall(r"`(\w+)`", listed)) == set(EXEMPTING_KEYS)


def test_the_docstring_of_a_scope_lists_the_parts_that_excuse() -> None:
    (listed,) = re.findall(r"facts that excuse it \(([^)]*)\)", Scope.__doc__ or "")
    assert set(re.findall(r"`(\w+)`", listed)) == set(EXEMPTING_KEYS)


def test_the_keys_for_columns_of_countries_hold_countries() -> None:
    keys = {key for column, fact in LAW_FACTS.values() if column.kind == "country" for key in fact.keys}
    assert keys == set(COUNTRY_KEYS)


def test_the_facts_reported_are_columns() -> None:
    assert {name for _, fact in LAW_FACTS.values() for name in fact.reported_columns} <= set(BY_NAME)


def test_a_new_fact_is_evaluated_last_and_none_is_in_both_parts() -> None:
    assert set(SIEVE).isdisjoint(REST)
    made = column_metadata("new", "word", "yes or no", examples=("yes",), words=("yes", "no"))[COLUMN_KEY]
    assert made.null == "unknown"
    assert made.law is None


@pytest.mark.parametrize("column", WORDED, ids=names(WORDED))
def test_every_word_of_a_column_is_read_as_itself(column: Column) -> None:
    assert [column.read(word) for word in column.words] == list(column.words)


@pytest.mark.parametrize("column", WORDED, ids=names(WORDED))
def test_a_word_that_a_column_does_not_have_is_refused(column: Column) -> None:
    (bad,) = parse({column.name: "no such word"})[1]
    assert (bad.column, bad.known) == (column.name, column.words)


@pytest.mark.parametrize("column", COUNTRIES, ids=names(COUNTRIES))
def test_a_code_that_is_no_country_is_refused(column: Column) -> None:
    (bad,) = parse({column.name: "X?"})[1]
    assert (bad.column, bad.what) == (column.name, "is not a country")


@pytest.mark.parametrize("kind", ["text", "country"])
def test_a_declaration_that_does_not_say_what_an_empty_cell_means_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="'n' does not say in words what an empty cell means"):
        column_metadata("n", kind, "text", examples=(), null="none")  # type: ignore[arg-type]


def test_a_column_of_words_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="'n' has no words"):
        column_metadata("n", "word", "text", examples=())
