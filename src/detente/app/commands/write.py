"""Write the decisions of a run as tables, lines, or files."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import polars as pl

from detente.decide.batch import DecidedChunk, outputs
from detente.decide.cache import store
from detente.decide.shared import SharedDecision
from detente.desk.decision_run import DecisionRun
from detente.errors import DetenteError, UsageError
from detente.files.whole import whole
from detente.transactions.casts import SCHEMA, schema

if TYPE_CHECKING:
    from detente.decide.decision import Decision
    from detente.decide.texts import FactTexts
    from detente.transactions.transaction import Transaction

WRITTEN: Final = {"row": pl.UInt32()}
"""Types that are narrower in a file than in the table: no file has four thousand million rows."""
TOGETHER: Final = 100
"""The number of lines that are written together."""
LONG: Final = 24
"""The most letters of an id for which a table makes room before it comes."""


def answers(run: DecisionRun) -> Iterator[pl.DataFrame]:
    """Yield chunk after chunk: the facts as they were read, with verdict, measures, paragraphs, missing facts and matches on other lists.

    All chunks have the same columns, also those that were empty throughout a chunk and not read there.
    """
    chunks = run.decided(notes=False)
    first = next(chunks, None)
    second = next(chunks, None)
    if first is None:
        return
    columns, types = _columns(run, first.table if second is None else None), schema(run.decider.columns)
    heads = [first] if second is None else [first, second]
    passed: dict[str, pl.DataType] = {}
    for each in heads:
        passed |= each.passed.schema if each.passed is not None else {}
    for chunk in chain(heads, chunks):
        run.dropped.update(dict.fromkeys(name for name in run.passed if name not in passed))
        facts = chunk.table.with_columns(_fitted(chunk.table, columns, types)).select(list(columns))
        yield facts.with_columns(_passed(chunk.passed, passed, facts.height)).with_columns(outputs(run.decider, chunk))


def _columns(run: DecisionRun, only: pl.DataFrame | None) -> dict[str, str]:
    """Return the columns to write, each with the column of the table that it comes from."""
    if run.names is not None:
        days = {"date": "date_from"} if "date" in run.names else {}
        rest = {name: name for name in run.names if name not in ("date", "hs_edition")}
        return ({} if "id" in rest else {"row": "row"}) | days | rest
    names = list(SCHEMA) if only is None else only.columns
    return {name: name for name in names if name != "hs_edition" and not (name == "row" and "id" in names)}


def _fitted(table: pl.DataFrame, columns: dict[str, str], types: Mapping[str, pl.DataType]) -> list[pl.Expr]:
    return [
        pl.col(name).cast(WRITTEN.get(name, types[name])).alias(ours)
        if name in table.columns
        else pl.lit(None, dtype=types[name]).alias(ours)
        for ours, name in columns.items()
    ]


def _passed(found: pl.DataFrame | None, names: dict[str, pl.DataType], height: int) -> list[pl.Series]:
    """The columns that are passed through, of the same names and types in every chunk."""
    return [
        found.get_column(name).cast(kind)
        if found is not None and name in found.columns
        else pl.Series(name, [None], dtype=kind).new_from_index(0, height)
        for name, kind in names.items()
    ]


def to_file(path: Path, run: DecisionRun) -> None:
    """Write the answers to a .parquet, .csv or .jsonl file. Raises UsageError for another ending."""
    writers = {".parquet": _parquet, ".csv": _csv, ".jsonl": _jsonl}
    if path.suffix not in writers:
        raise UsageError(f"{path.name} has no known ending", where="-o", hint="Use .parquet, .csv or .jsonl.")
    if run.file is not None and path.resolve() == run.file.resolve():
        raise UsageError(f"{path.name} is the file that is read", where="-o", hint="Write to another file.")
    with whole(path) as part:
        writers[path.suffix](part, run)


def _parquet(path: Path, run: DecisionRun) -> None:
    from polars.io.plugins import register_io_source

    frames = answers(run)
    first = next(frames, None)
    if first is None:
        return

    fault: list[DetenteError] = []

    def source(*_: object) -> Iterator[pl.DataFrame]:
        try:
            yield first
            yield from ahead(frames)
        except DetenteError as met:
            fault.append(met)
            raise

    try:
        register_io_source(source, schema=first.schema).sink_parquet(path, compression="snappy", statistics=False)
    except pl.exceptions.PolarsError:
        if fault:  # the engine hides the error that its source raised
            raise fault[0] from None
        raise


def ahead(frames: Iterator[pl.DataFrame], most: int = 3) -> Iterator[pl.DataFrame]:
    """Yield the same frames; while one is written, a thread makes the next ones."""
    with ThreadPoolExecutor(1) as pool:
        waiting = deque(pool.submit(next, frames, None) for _ in range(most))
        while (frame := waiting.popleft().result()) is not None:
            waiting.append(pool.submit(next, frames, None))
            yield frame


def _csv(path: Path, run: DecisionRun) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        for number, frame in enumerate(answers(run)):
            out.write(frame.write_csv(include_header=number == 0))


def _jsonl(path: Path, run: DecisionRun) -> None:
    with path.open("wb") as out:
        out.writelines(_together(_json_lines(run)))


def to_csv(run: DecisionRun) -> None:
    """Write CSV to stdout."""
    for number, frame in enumerate(answers(run)):
        sys.stdout.write(frame.write_csv(include_header=number == 0))


def _json_lines(run: DecisionRun) -> Iterator[bytes]:
    """Yield a line for each decision."""
    from detente.wire.decision_lines import DecisionLines

    lines = DecisionLines(run.decider)
    for chunk, shared in run.chunks():
        yield from lines.of(chunk, shared)


def _together(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines with their ends, some at a time."""
    waiting = iter(lines)
    while some := [*islice(waiting, TOGETHER)]:
        yield b"\n".join([*some, b""])


def _put(lines: Iterable[bytes]) -> None:
    """Write lines to stdout, some at a time, so that a reader gets the first ones while the others are made."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    for some in _together(lines):
        sys.stdout.buffer.write(some)
        sys.stdout.buffer.flush()


def lines(run: DecisionRun, *, plain: bool) -> None:
    """Write a line for each transaction to stdout: JSON, or its paragraph of plain English."""
    if not plain:
        _put(_json_lines(run))
        return
    _put(line.encode() for line in _paragraphs(run))


def _paragraphs(run: DecisionRun) -> Iterator[str]:
    """Yield the paragraph of each row; all but the transaction is made once for the rows that share a decision."""
    from detente.decide.prose import beginning, further_sentences, subjects
    from detente.decide.texts import in_steps, told_activity

    known: dict[int, tuple[SharedDecision, str, str]] = {}
    for chunk, every in run.chunks():
        shares = iter(every)
        for facts in in_steps(chunk.table):
            for name, subject, shared in zip(facts["id"], subjects(facts, told_activity(facts)), shares, strict=False):
                kept = known.get(id(shared))
                if kept is None:
                    kept = (shared, beginning(shared.decision), further_sentences(shared.decision, shared.example))
                    if shared.is_common:
                        store(known, id(shared), kept)
                yield f"{name}: {kept[1]}: {subject}. {kept[2]}".rstrip()


def to_table(run: DecisionRun) -> None:
    """Write a table to stdout, row by row."""
    from detente.app.draw import decisions, paper

    chunks = run.chunks(changes=False)
    first = next(chunks, None)
    if first is not None:
        decisions.very_many(paper.console(), _steps(chain([first], chunks)), _longest_name(first[0].table))
    click.echo()


def _steps(
    chunks: "Iterable[tuple[DecidedChunk, Iterator[SharedDecision]]]",
) -> "Iterator[tuple[FactTexts, Iterable[SharedDecision]]]":
    """Yield the facts of some rows as text, with the part of each one's decision that it shares."""
    from detente.decide.texts import in_steps

    for chunk, every in chunks:
        for facts in in_steps(chunk.table):
            yield facts, every


def _longest_name(table: pl.DataFrame) -> str:
    """Return the longest id of a table of at most `LONG` letters; longer ones take several lines anyway."""
    names = table.get_column("id" if "id" in table.columns else "row").cast(pl.String).drop_nulls()
    lengths = names.str.len_chars()
    widest = lengths.filter(lengths <= LONG).max()
    return "" if widest is None else str(names.filter(lengths == widest).first())


def markdown(decisions: "Iterable[tuple[Transaction, Decision]]") -> None:
    """A Markdown table on stdout, a row a transaction."""
    from detente.app.draw.decision_listing import decided
    from detente.app.listings.listing import as_markdown

    sys.stdout.write(as_markdown(decided(decisions)))


def changes(run: DecisionRun) -> None:
    """Write the transactions whose verdict the drafts change to stdout."""
    from detente.app.draw import decisions, paper

    both = zip(run.decisions(), run.verdicts_without_drafts(), strict=True)
    pairs = [(row, was, found) for (row, found), was in both if found.verdict != was]
    decisions.changed(paper.console(), pairs)
