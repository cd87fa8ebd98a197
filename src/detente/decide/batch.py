"""Decides files of transactions chunk by chunk, and counts caps in order of time over the whole file.

Caps need the rows in the order of their days. A file of one chunk is counted at once, and a file in order of days is counted
while it is read. Any other file is read twice: first to count the rows under a cap, then to decide all rows.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import polars as pl

from detente.decide import other_lists, rationale, tied_rows
from detente.decide.answer import answer, coverage_of
from detente.decide.approval_check import ApprovedRow, unchecked
from detente.decide.caps import CapRuling, Counter
from detente.decide.decider import Decider
from detente.decide.evaluate import THREADS
from detente.decide.solve import RANK, MeasureVerdict, Outcome
from detente.law import provenance
from detente.law.inforce import Citation
from detente.transactions.files.chunks import Chunk
from detente.transactions.party_text import split
from detente.transactions.table import transactions
from detente.transactions.transaction import FieldFault, Transaction
from detente.vocabulary import VERDICTS

COUNTING_COLUMNS = ("row", "date_from", "date_to", "hs", "quantity", "unit", "value", "currency")
"""The columns that counting under a cap needs."""


@dataclass(frozen=True, slots=True)
class DecidedChunk:
    """A chunk with the decision on each of its rows."""

    table: pl.DataFrame
    """The typed facts of its valid rows."""
    outcome_numbers: pl.Series
    """For each valid row, the number of its outcome."""
    verdicts: pl.Series
    """For each valid row, the verdict after caps are counted."""
    rulings: dict[int, CapRuling]
    """The rulings on the rows under a cap, by row number."""
    faults: tuple[FieldFault, ...]
    rows: int
    """The number of rows in the chunk, including those that could not be read."""
    passed: pl.DataFrame | None = None
    """Of the good rows the columns that are not read; None where there is none."""
    replaced: tuple[str, ...] = ()
    """Columns of an earlier answer, which this one's replace."""
    approved: dict[int, ApprovedRow] = field(default_factory=dict)
    """The rows whose approvals were checked, by row number."""


@dataclass(frozen=True, slots=True)
class CountedRows:
    """What depends on earlier rows: the rulings on rows under a cap, and the rows whose approvals were checked, by row number."""

    rulings: dict[int, CapRuling] = field(default_factory=dict)
    approved: dict[int, ApprovedRow] = field(default_factory=dict)

    def between(self, low: int, high: int) -> "CountedRows":
        """Those of the rows from one number to another, both included."""
        rulings = {row: ruling for row, ruling in self.rulings.items() if low <= row <= high}
        return CountedRows(rulings, {row: each for row, each in self.approved.items() if low <= row <= high})


@dataclass(frozen=True, slots=True)
class TransactionBatch:
    """A file of transactions to decide.

    Each call of `chunks` reads the file from its start. `ordered` says that its rows are known to be in order of days.
    """

    decider: Decider
    chunks: Callable[[], Iterator[Chunk]]
    ordered: bool = False
    notes: bool = True
    """Whether to keep the ruling on every row under a cap, or only on rows that are refused or carry a warning."""

    def decided(self) -> Iterator[DecidedChunk]:
        """Every chunk of the file, decided, in the order of the file."""
        chunks = self.chunks()
        first, second = next(chunks, None), next(chunks, None)
        if first is None:
            return
        counter = self.decider.counter()
        if second is None or self.ordered or not self._capped():
            for chunk, answers in self._with_outcomes(_chain([first] if second is None else [first, second], chunks)):
                yield self._decided(chunk, answers, self._count(counter, self._candidates(chunk, answers)))
            return
        yield from self._in_two_passes(counter)

    def _capped(self) -> bool:
        """Whether the answer on a row may depend on earlier rows."""
        return self.decider.approvals is not None or any(
            version.measure.cap is not None for version in self.decider.compiled.timeline.measures
        )

    def _in_two_passes(self, counter: Counter) -> Iterator[DecidedChunk]:
        parts = [self._candidates(chunk, answers) for chunk, answers in self._with_outcomes(self.chunks())]
        under = pl.concat(parts, how="diagonal")
        found = self._count(counter, under)
        for chunk, answers in self._with_outcomes(self.chunks()):
            rows = chunk.table.get_column("row")
            low, high = (rows.min(), rows.max()) if len(rows) else (0, -1)
            yield self._decided(chunk, answers, found.between(low, high))  # type: ignore[arg-type]

    def _with_outcomes(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, pl.Series]]:
        """Each chunk with the numbers of its outcomes, in order; the next chunks are decided while one is used."""
        evaluator, waiting = self.decider.evaluator, deque[tuple[Chunk, Future[pl.Series]]]()
        with ThreadPoolExecutor(THREADS) as pool:
            for chunk in chunks:
                waiting.append((chunk, pool.submit(evaluator.outcome_numbers, chunk.table, threads=1)))
                if len(waiting) > THREADS:
                    ready, answers = waiting.popleft()
                    yield ready, answers.result()
            for ready, answers in waiting:
                yield ready, answers.result()

    def _decided(self, chunk: Chunk, answers: pl.Series, found: CountedRows) -> DecidedChunk:
        rows = chunk.table.get_column("row")
        if found.approved:
            places = rows.search_sorted(pl.Series(list(found.approved), dtype=pl.UInt64))
            numbers = [self.decider.evaluator.number_of(each.outcome) for each in found.approved.values()]
            answers = answers.scatter(places, pl.Series(numbers, dtype=answers.dtype))
        ruled = _verdicts_after_caps(self.decider.evaluator.verdicts(answers), rows, found.rulings)
        return DecidedChunk(
            table=chunk.table,
            outcome_numbers=answers,
            verdicts=ruled,
            rulings=found.rulings,
            faults=tuple(chunk.faults),
            rows=chunk.rows,
            passed=chunk.passed,
            replaced=chunk.replaced,
            approved=found.approved,
        )

    def _candidates(self, chunk: Chunk, answers: pl.Series) -> pl.DataFrame:
        """The rows under a cap, with the columns that counting needs and the numbers of their outcomes.

        Where approvals are held, the rows that refer to one are among them, with all columns.
        """
        capped = self.decider.evaluator.gather("capped", answers, lambda outcome: bool(outcome.caps), pl.Boolean)
        checked = self.decider.approvals is not None
        if checked and "approval" in chunk.table.columns:
            capped = capped | chunk.table.get_column("approval").is_not_null()
        columns = [name for name in chunk.table.columns if checked or name in COUNTING_COLUMNS]
        few = capped.arg_true()
        return chunk.table.select(columns)[few].with_columns(answers.gather(few))

    def _count(self, counter: Counter, under: pl.DataFrame) -> CountedRows:
        made = CountedRows()
        if not under.height:
            return made
        dated = "date_from" in under.columns  # a table in which no row has a day has no such column
        ordered = under.sort("date_from", "row") if dated else under.sort("row")
        answers = ordered.get_column("answer").to_list()
        for row, outcome, number in zip(
            transactions(ordered), answers, ordered.get_column("row").to_list(), strict=True
        ):
            approved = self.decider.approved(row, counter)
            if approved is not None:
                made.approved[number], ruling = approved, approved.ruling
            else:
                ruling = counter.rule(row, self.decider.evaluator.outcomes[outcome])
            if ruling is not None and self._is_told(ruling):
                made.rulings[number] = ruling
        return made

    def _is_told(self, ruling: CapRuling) -> bool:
        return self.notes or ruling.verdict != "within-cap" or any(note.warning for note in ruling.notes)


def _chain(first: list[Chunk], rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield from first
    yield from rest


def _verdicts_after_caps(plain: pl.Series, rows: pl.Series, rulings: dict[int, CapRuling]) -> pl.Series:
    """The verdicts, with those of the rulings for the rows under a cap."""
    if not rulings:
        return plain
    places = rows.search_sorted(pl.Series(list(rulings), dtype=pl.UInt64))
    codes = pl.Series([RANK[ruling.verdict] for ruling in rulings.values()], dtype=pl.UInt8)
    ruled = plain.to_physical().cast(pl.UInt8).scatter(places, codes)
    return pl.Series("verdict", VERDICTS, dtype=plain.dtype).gather(ruled)


def outputs(decider: Decider, decided: DecidedChunk) -> pl.DataFrame:
    """The verdict, the measures behind it, their paragraphs and what else `decide -o` writes beside the facts."""
    ties = tied_rows.column(decider.ties, decided.table)
    return pl.DataFrame(
        [
            decided.verdicts,
            *_texts(decider, decided),
            _duties(decider, decided),
            ties,
            other_lists.column(decider.identifier, decided.table),
            *_coverage(decider, decided, ties),
            _approvals(decider, decided),
            *_settled(decider, decided),
        ]
    )


def _settled(decider: Decider, decided: DecidedChunk) -> Iterator[pl.Series]:
    """What a person's judgements came to in each row, where there are any; null where they came to nothing."""
    identifier, table = decider.identifier, decided.table
    if identifier is None or identifier.judged is None:
        return
    nothing = pl.Series("parties", [None], dtype=pl.String).new_from_index(0, table.height)
    texts = table.get_column("parties") if "parties" in table.columns else nothing
    told = {text: "; ".join(map(str, identifier.settled(split(text)))) or None for text in texts.unique().drop_nulls()}
    yield texts.replace_strict(told, default=None, return_dtype=pl.String).alias("settled")


def _approvals(decider: Decider, decided: DecidedChunk) -> pl.Series:
    """What the approvals are to each row; null where it refers to none, or to one that clears nothing and was not checked."""
    checked = decider.approvals is not None

    def bare(outcome: Outcome) -> str | None:
        return None if checked else "; ".join(each.brief for each in unchecked(decider.compiled, outcome)) or None

    found = decider.evaluator.gather("approval_check", decided.outcome_numbers, bare, pl.Categorical)
    if not decided.approved:
        return found
    places = decided.table.get_column("row").search_sorted(pl.Series(list(decided.approved), dtype=pl.UInt64))
    told = pl.Series(["; ".join(map(str, each.notes)) for each in decided.approved.values()], dtype=pl.String)
    return found.cast(pl.String).scatter(places, told).cast(pl.Categorical).alias(found.name)


def _texts(decider: Decider, decided: DecidedChunk) -> Iterator[pl.Series]:
    """The measures behind each verdict, their paragraphs, and the missing facts; null where there are none."""
    versions = decider.compiled.timeline.measures

    def not_cleared(outcome: Outcome) -> list[MeasureVerdict]:
        return [each for each in outcome.measure_verdicts if each.verdict != "permitted"]

    def cited(outcome: Outcome) -> list[Citation]:
        return [versions[each.version].words_met(each.scope_part).wording.citation for each in not_cleared(outcome)]

    texts: dict[str, Callable[[Outcome], str | None]] = {
        "measures": lambda outcome: "; ".join(versions[each.version].id for each in not_cleared(outcome)) or None,
        "paragraphs": lambda outcome: "; ".join(map(str, cited(outcome))) or None,
        "paragraphs_known": lambda outcome: " | ".join(map(provenance.words, cited(outcome))) or None,
        "missing": lambda outcome: "; ".join(outcome.missing) or None,
        "left_to_judgement": lambda outcome: "; ".join(_judged(decider, outcome)) or None,
    }
    for name, made in texts.items():
        found = decider.evaluator.gather(name, decided.outcome_numbers, made, pl.Categorical)
        yield _missing_after_caps(found, decided) if name == "missing" else found


def _duties(decider: Decider, decided: DecidedChunk) -> pl.Series:
    """The duties beside each row, with a `?` where they depend on what is missing; null where there is none."""
    duties, table = decider.duties, decided.table
    if not duties.statements:
        return pl.Series("duties", [None], dtype=pl.Categorical).new_from_index(0, table.height)
    answers = decider.duty_evaluator.outcome_numbers(table, threads=1)
    return decider.duty_evaluator.gather(
        "duties", answers, lambda outcome: "; ".join(map(str, duties.notes(outcome))) or None, pl.Categorical
    )


def _judged(decider: Decider, outcome: Outcome) -> Iterator[str]:
    """The ids of the measures of an outcome that leave words to somebody's judgement."""
    return (note.measure for note in rationale.judgements(decider.compiled, outcome))


def _coverage(decider: Decider, decided: DecidedChunk, ties: pl.Series) -> Iterator[pl.Series]:
    """The verdict in printed words, the law under which each row was decided, and what that leaves out."""
    verdicts = decided.verdicts
    coverage = coverage_of(decider.regime.corpus.regime)
    yield _answers(decider, decided, coverage.authority, ties)
    for name, text in (("decided_under", coverage.regime), ("not_covered", coverage.not_covered)):
        yield pl.Series(name, [text], dtype=pl.Enum([text])).new_from_index(0, len(verdicts))


def _answers(decider: Decider, decided: DecidedChunk, authority: str, ties: pl.Series) -> pl.Series:
    """The verdict in printed words; that of a permitted row with a tie to the target has behind it what is left to judgement."""
    words = [answer(verdict, authority) for verdict in VERDICTS]
    plain = pl.Series("answer", words, dtype=pl.String).gather(decided.verdicts.to_physical())
    open_words = decider.evaluator.gather(
        "judged", decided.outcome_numbers, lambda outcome: "; ".join(_judged(decider, outcome)) or None, pl.Categorical
    ).cast(pl.String)
    marked = (decided.verdicts == "permitted") & ties.is_not_null() & open_words.is_not_null()
    return (plain + "; left to judgement: " + open_words).zip_with(marked, plain).alias("answer").cast(pl.Categorical)


def _missing_after_caps(found: pl.Series, decided: DecidedChunk) -> pl.Series:
    """The missing facts, including those that are missing to count a row under a cap."""
    lacks = {row: "; ".join(ruling.missing) for row, ruling in decided.rulings.items() if ruling.missing}
    if not lacks:
        return found
    places = decided.table.get_column("row").search_sorted(pl.Series(list(lacks), dtype=pl.UInt64))
    return found.cast(pl.String).scatter(places, pl.Series(list(lacks.values()))).cast(pl.Categorical).alias(found.name)


def decided_rows(decided: DecidedChunk) -> Iterator[tuple[Transaction, int, CapRuling | None]]:
    """Each valid row, with the number of its outcome and the ruling on its caps (None: it is under no cap)."""
    rows = decided.table.get_column("row").to_list()
    for row, outcome, number in zip(transactions(decided.table), decided.outcome_numbers.to_list(), rows, strict=True):
        yield row, outcome, decided.rulings.get(number)
