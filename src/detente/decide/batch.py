"""Decides files of transactions chunk by chunk, and counts caps in order of time over the whole file.

Caps need the rows in the order of their days. A file of one chunk is counted at once, and a file in order of days is counted
while it is read. Any other file is read twice: first to count the rows under a cap, then to decide all rows.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from detente.decide import other_lists, rationale
from detente.decide.answer import answer, coverage_of
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
                yield self._decided(chunk, answers, self._rulings(counter, self._candidates(chunk, answers)))
            return
        yield from self._in_two_passes(counter)

    def _capped(self) -> bool:
        return any(version.measure.cap is not None for version in self.decider.compiled.timeline.measures)

    def _in_two_passes(self, counter: Counter) -> Iterator[DecidedChunk]:
        found = [self._candidates(chunk, answers) for chunk, answers in self._with_outcomes(self.chunks())]
        under = pl.concat(found, how="diagonal")
        rulings = self._rulings(counter, under)
        for chunk, answers in self._with_outcomes(self.chunks()):
            rows = chunk.table.get_column("row")
            low, high = (rows.min(), rows.max()) if len(rows) else (0, -1)
            mine = {row: ruling for row, ruling in rulings.items() if low <= row <= high}  # type: ignore[operator]
            yield self._decided(chunk, answers, mine)

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

    def _decided(self, chunk: Chunk, answers: pl.Series, rulings: dict[int, CapRuling]) -> DecidedChunk:
        ruled = _verdicts_after_caps(self.decider.evaluator.verdicts(answers), chunk.table.get_column("row"), rulings)
        bad = tuple(chunk.faults)
        return DecidedChunk(chunk.table, answers, ruled, rulings, bad, chunk.rows, chunk.passed, chunk.replaced)

    def _candidates(self, chunk: Chunk, answers: pl.Series) -> pl.DataFrame:
        """The rows under a cap, with the columns that counting needs and the numbers of their outcomes."""
        capped = self.decider.evaluator.gather("capped", answers, lambda outcome: bool(outcome.caps), pl.Boolean)
        columns = [name for name in COUNTING_COLUMNS if name in chunk.table.columns]
        few = capped.arg_true()
        return chunk.table.select(columns)[few].with_columns(answers.gather(few))

    def _rulings(self, counter: Counter, under: pl.DataFrame) -> dict[int, CapRuling]:
        if not under.height:
            return {}
        dated = "date_from" in under.columns  # a table in which no row has a day has no such column
        ordered = under.sort("date_from", "row") if dated else under.sort("row")
        found: dict[int, CapRuling] = {}
        answers = ordered.get_column("answer").to_list()
        for row, outcome, number in zip(
            transactions(ordered), answers, ordered.get_column("row").to_list(), strict=True
        ):
            ruling = counter.rule(row, self.decider.evaluator.outcomes[outcome])
            if self.notes or ruling.verdict != "within-cap" or any(note.warning for note in ruling.notes):
                found[number] = ruling
        return found


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
    """The verdict, the measures behind it, their paragraphs, how these are known, what is missing, duties, matches on other lists, and what a person settled."""
    return pl.DataFrame(
        [
            decided.verdicts,
            *_texts(decider, decided),
            _duties(decider, decided),
            other_lists.column(decider.identifier, decided.table),
            *_coverage(decider, decided.verdicts),
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


def _coverage(decider: Decider, verdicts: pl.Series) -> Iterator[pl.Series]:
    """The verdict in printed words, the law under which each row was decided, and what that leaves out."""
    coverage = coverage_of(decider.regime.corpus.regime)
    words = [answer(verdict, coverage.authority) for verdict in VERDICTS]
    yield pl.Series("answer", words, dtype=pl.Enum(list(dict.fromkeys(words)))).gather(verdicts.to_physical())
    for name, text in (("decided_under", coverage.regime), ("not_covered", coverage.not_covered)):
        yield pl.Series(name, [text], dtype=pl.Enum([text])).new_from_index(0, len(verdicts))


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
