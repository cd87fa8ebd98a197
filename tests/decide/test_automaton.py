"""The automaton: any number of distinct facts, small transition tables, discarded states, and the same outcomes."""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import pytest

from detente.decide import automaton, evaluate
from detente.decide.decider import Decider
from detente.decide.law_columns import ORDER
from detente.desk.desk import Desk
from detente.transactions.columns import REST, SIEVE
from detente.transactions.transaction import read_one
from detente.transactions.typed import typed
from tests.decide import many


def table(rows: list[many.Row]) -> pl.DataFrame:
    """The rows as a typed table; each is accepted."""
    names = dict.fromkeys(name for row in rows for name in row)
    found, bad = typed(
        pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String)).with_columns(pl.all().replace("", None))
    )
    assert bad == []
    return found


def one_by_one(decider: Decider, rows: list[many.Row]) -> list[str]:
    """The verdicts of the scalar executor."""
    return [decider.outcome(read_one({name: word for name, word in row.items() if word})).verdict for row in rows]


@pytest.fixture(scope="module")
def known() -> tuple[list[many.Row], pl.DataFrame, list[str]]:
    """Rows with very many distinct facts, the same as a table, and their verdicts one by one."""
    decider = Desk().decider()
    rows = many.rows(decider.compiled.columns)
    return rows, table(rows), one_by_one(decider, rows)


def verdicts(decider: Decider, frame: pl.DataFrame, threads: int = 1) -> list[str]:
    """The verdicts of the columnar executor."""
    return decider.evaluator.verdicts(decider.evaluator.outcome_numbers(frame, threads)).to_list()


def test_facts_that_take_more_than_64_bits_get_the_scalar_verdicts(
    known: tuple[list[many.Row], pl.DataFrame, list[str]],
) -> None:
    decider = Desk().decider()
    assert verdicts(decider, known[1]) == known[2]
    assert many.bits(decider.compiled.columns) > 64


def test_an_automaton_is_discarded_between_slices_without_a_change_of_verdicts(
    known: tuple[list[many.Row], pl.DataFrame, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "SLICE_ROWS", 100)
    monkeypatch.setattr(evaluate, "MAX_STATES", 50)
    decider = Desk().decider()
    assert verdicts(decider, known[1]) == known[2]
    assert sum(each.size() for each in decider.evaluator._automata.values()) < 2000


def test_columns_too_large_for_a_table_are_looked_up_pair_by_pair(
    known: tuple[list[many.Row], pl.DataFrame, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automaton, "MAX_DENSE", 0)
    decider = Desk().decider()
    assert verdicts(decider, known[1]) == known[2]
    assert all(level.table.size == 1 for each in decider.evaluator._automata.values() for level in each.levels)


def test_the_columns_of_the_automaton_are_those_of_the_law_each_once() -> None:
    assert sorted((*SIEVE, *REST)) == sorted(ORDER)


def test_threads_in_one_automaton_give_what_one_thread_gives(
    known: tuple[list[many.Row], pl.DataFrame, list[str]],
) -> None:
    decider, frame = Desk().decider(), known[1]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(
                pool.map(lambda part: decider.evaluator.outcome_numbers(part, 1), [frame, frame[::-1], frame, frame])
            )
    finally:
        sys.setswitchinterval(before)
    assert all(
        decider.evaluator.verdicts(each).to_list() == known[2] for each in (answers[0], answers[1][::-1], answers[3])
    )
    assert len(set(decider.evaluator.outcomes)) == len(decider.evaluator.outcomes)


def test_an_unclassified_row_range_has_no_answers() -> None:
    decider = Desk().decider()
    placed = evaluate.ColumnClassifier(decider.compiled.columns, table([{"date": "2018-01-01", "hs": "270112"}])).all()
    found = automaton.Automaton(
        decider.solver, automaton.shared_classes(placed), decider.evaluator.outcome_number
    ).outcome_numbers(placed, slice(0, 0))
    assert found.dtype == np.uint32
    assert not len(found)


def test_rows_that_differ_only_in_an_activity_without_a_clause_are_answered() -> None:
    decider = Desk().decider()
    rows = [{"date": "1999-01-01", "activity": word, "hs": "270112"} for word in ("trade", "travel", "trade")]
    assert verdicts(decider, table(rows)) == one_by_one(decider, rows)
