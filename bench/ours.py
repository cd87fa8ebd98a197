"""Détente as the benchmarks call it."""

import sys
from pathlib import Path

import polars as pl

from detente.app import write
from detente.app.run import Run
from detente.decide.decider import Decider
from detente.decide.evaluate import Evaluator
from detente.decide.solve import Solver

CLI = (str(Path(sys.executable).with_name("detente")), "--quiet")


def fresh(decider: Decider) -> Evaluator:
    """The columnar executor over a law that is compiled, with nothing worked out yet."""
    return Evaluator(decider.tables, Solver(decider.tables))


def verdicts(decider: Decider, rows: pl.DataFrame) -> pl.Series:
    """The verdict on every row of a typed table, before caps are counted."""
    evaluator = fresh(decider)
    return evaluator.verdicts(evaluator.answers(rows))


def masks(decider: Decider, rows: pl.DataFrame) -> pl.Series:
    """For every row of a typed table, a bit for each measure that stands against it (of at most 64)."""
    evaluator = fresh(decider)
    (found,) = evaluator.measure_bits(evaluator.answers(rows))
    return found


def file_to_file(source: Path, to: Path) -> None:
    """Decide a file into another, as `detente decide SOURCE -o TO` does, caps counted."""
    write.to_file(to, Run(source))
