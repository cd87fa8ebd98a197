"""Both executors and the oracle agree: on generated transactions, and on every worked case.

40,000 transactions by default; `DETENTE_AGREEMENT=100000 make test` draws so many.
"""

import os
import random
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl
import pytest

from detente.codes import goods
from detente.decide.approval import ApprovalReach
from detente.decide.batch import DecidedChunk, TransactionBatch, outputs
from detente.decide.caps import Counter
from detente.decide.decider import Decider
from detente.decide.rationale import judgements, reasons
from detente.desk.desk import Desk
from detente.law import normal
from detente.law.acting import AS_ADOPTED, Reading
from detente.law.cases import read_cases
from detente.transactions.files.chunks import Chunk
from detente.transactions.transaction import Transaction, read_one
from detente.transactions.typed import typed
from tests.generate import Generator, drawn_reading
from tests.oracle.decide import Answer, Oracle
from tests.oracle.law import read

ROWS = 5_000
MANY_WORLDS = 1_000
PARTS = max(1, int(os.environ.get("DETENTE_AGREEMENT", "40000")) // ROWS)
READINGS = [
    Reading(),
    Reading(with_drafts=("draft-2019-12-16@2018-01-01",), position="coal-freed"),
    Reading(with_drafts=("draft-2022-05-26",)),
    Reading(position="liens-before-listing"),
]
SUPPOSED = "stepwise-2019"
"""A proposal whose provisions wait for findings."""


@cache
def desk() -> Desk:
    """The desk over the law that ships."""
    return Desk()


@cache
def oracle(reading: Reading = AS_ADOPTED, regime: str | None = None) -> Oracle:
    """The oracle over the same law; without a regime over the default."""
    law = read(
        desk().regime(regime).corpus,
        reading.with_drafts,
        reading.position,
        with_proposals=reading.with_proposals,
        findings=reading.findings,
        known_on=reading.known_on,
    )
    return Oracle(law, list(goods.subheadings()))


def decider_of(reading: Reading, regime: str | None = None) -> Decider:
    """The engine's decider under a reading."""
    return desk().decider(
        regime,
        with_drafts=reading.with_drafts,
        with_proposals=reading.with_proposals,
        position=reading.position,
        findings=reading.findings,
        known_on=reading.known_on,
    )


def stated(decider: Decider, row: Transaction, counter: Counter) -> Answer:
    """What the scalar executor says, put as the oracle would."""
    outcome = decider.outcome(row)
    ruling = counter.rule(row, outcome) if outcome.caps else None
    told = outcome if ruling is None else ruling
    certain: dict[str, tuple[str, str]] = {
        reason.measure: (reason.verdict, str(reason.citation))
        for reason in reasons(decider.compiled, outcome, ruling)[0]
        if reason.certain and reason.verdict != "permitted"
    }
    open_words = judgements(decider.compiled, outcome)
    named = frozenset(words.measure for words in open_words)
    lists = frozenset(
        (words.measure, each.id, document.symbol)
        for words in open_words
        for each in words.item_lists
        for document in each.documents
    )
    duties = frozenset(map(str, decider.duties.of(row)))
    return Answer(told.verdict, frozenset(told.missing), certain, named, duties, lists)


def differ(row: dict[str, str], told: Answer, said: Answer) -> str:
    """How two answers differ; the citation of a measure that has several versions in the possible worlds is not compared."""
    mine = {
        name: (word, cite if told.certain.get(name, ("", ""))[1] else "") for name, (word, cite) in said.certain.items()
    }
    same = (told.verdict, told.missing, told.certain, told.judgements, told.duties) == (
        said.verdict,
        said.missing,
        mine,
        said.judgements,
        said.duties,
    )
    return "" if same and said.lists == told.lists else f"{row}\n  oracle {told}\n  engine {said}"


def batch(decider: Decider, rows: list[dict[str, str]]) -> list[tuple[str, frozenset[str]]]:
    """The verdicts of the columnar executor, caps counted, and the duties beside them."""
    names = sorted({name for row in rows for name in row})
    frame = pl.DataFrame(
        {name: [row.get(name) for row in rows] for name in names}, schema=dict.fromkeys(names, pl.String)
    )
    table, bad = typed(frame, columns=decider.columns)
    assert bad == []
    chunk = Chunk(table=table, faults=(), rows=len(rows))
    found: list[DecidedChunk] = list(TransactionBatch(decider, lambda: iter([chunk])).decided())
    told = [outputs(decider, each).select("verdict", "duties").cast(pl.String).rows() for each in found]
    return [(verdict, frozenset(filter(None, (duties or "").split("; ")))) for rows in told for verdict, duties in rows]


@pytest.mark.parametrize("part", range(PARTS))
def test_generated_transactions(part: int) -> None:
    reading = READINGS[0] if part % 2 else READINGS[part // 2 % len(READINGS)]
    compare(decider_of(reading), oracle(reading), part)


@pytest.mark.parametrize("part", range(4))
def test_transactions_under_a_proposal_and_drawn_findings(part: int) -> None:
    reading = drawn_reading(desk().regime().corpus, SUPPOSED, seed=part)
    compare(decider_of(reading), oracle(reading), 200 + part, rows=1_000)


@pytest.mark.parametrize("part", range(2))
def test_transactions_under_a_regime_without_a_target_and_with_words_of_its_own(part: int) -> None:
    compare(desk().decider("un-2140"), oracle(regime="un-2140"), part)


def generated(subject: Oracle, seed: int, count: int = ROWS) -> list[dict[str, str]]:
    """So many rows. Of those with very many possible worlds, in which the oracle spent most of its time, one is kept."""
    make = Generator(subject.law, subject.codes, seed=seed)
    found: list[dict[str, str]] = []
    large = 0
    while len(found) < count:
        row = make.row()
        large += (many := subject.possible_worlds(row) > MANY_WORLDS)
        found += [row] if not many or large == 1 else []
    return found


def compare(decider: Decider, subject: Oracle, seed: int, rows: int = ROWS) -> None:
    """Decide generated rows by the oracle and by both executors, and compare the answers."""
    given = generated(subject, seed, rows)
    told = subject.decide_all(given)
    read_rows = [read_one(row, columns=decider.columns) for row in given]
    counter = decider.counter()
    order = sorted(range(len(given)), key=lambda number: (read_rows[number].date_from or date.min, number))
    said = {number: stated(decider, read_rows[number], counter) for number in order}
    faults = [fault for n, row in enumerate(given) if (fault := differ(row, told[n], said[n]))]
    assert not faults, f"{len(faults)} of {len(given)} differ\n" + "\n".join(faults[:3])
    assert batch(decider, given) == [(each.verdict, each.duties) for each in told]


@pytest.mark.parametrize("part", range(4))
def test_approvals_that_cover_some_measures(part: int) -> None:
    """The measures that an approval covers are cleared in every possible world, and no other one is."""
    dice = random.Random(part)  # noqa: S311 -- tests, not secrets
    whole = desk().decider()
    measures = sorted({version.id for version in whole.compiled.timeline.measures})
    covered = frozenset(dice.sample(measures, len(measures) // (1 + part)))
    subject = Oracle(oracle().law, oracle().codes, covered)
    make = Generator(subject.law, subject.codes, seed=100 + part)
    rows = [make.row() | {"approval": "a"} for _ in range(1_000)]
    decider = replace(whole)
    decider.__dict__.update(compiled=whole.compiled, solver=whole.solver.covering(ApprovalReach(measures=covered)))
    told = subject.decide_all(rows)
    read_rows, counter = [read_one(row) for row in rows], decider.counter()
    order = sorted(range(len(rows)), key=lambda number: (read_rows[number].date_from or date.min, number))
    said = {number: stated(decider, read_rows[number], counter) for number in order}
    faults = [fault for n, row in enumerate(rows) if (fault := differ(row, told[n], said[n]))]
    assert not faults, f"{len(faults)} of {len(rows)} differ\n" + "\n".join(faults[:3])


CASES = {
    f"{regime} {file.file}": (regime, file)
    for regime in ("un-1718", "un-2140")
    for file in read_cases(normal.CORPUS / regime)
}


def test_there_are_worked_cases_of_each_regime() -> None:
    for regime, least in (("un-1718", 250), ("un-2140", 40)):
        assert sum(len(file.cases) for of, file in CASES.values() if of == regime) >= least


@pytest.mark.parametrize("name", CASES)
def test_every_worked_case(name: str) -> None:
    regime, file = CASES[name]
    for case in file.cases:
        rows = [*case.before, case.given]
        reading = Reading(
            findings=case.findings,
            with_drafts=case.with_drafts,
            with_proposals=case.with_proposals,
            position=case.position,
        )
        told = oracle(reading, regime).decide_all(rows)[-1]
        assert told.verdict == case.expect, case.case
        decider = decider_of(reading, regime)
        assert batch(decider, rows)[-1] == (case.expect, told.duties), case.case
        assert set(case.duties) <= told.duties, case.case
