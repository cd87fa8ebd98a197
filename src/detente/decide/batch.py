"""Files of transactions: chunk after chunk, with the caps counted in time order over the whole file.

Caps need the rows in the order of their days. A file that fits one chunk is counted at once; one that is in order is counted as it
streams by; any other is gone through twice, first for the rows under a cap alone.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from detente.decide.caps import CapRuling, Counter
from detente.decide.decider import Decider
from detente.decide.evaluate import THREADS
from detente.decide.solve import RANK, Outcome
from detente.law.inforce import MeasureVersion
from detente.transactions.files.chunks import Chunk
from detente.transactions.table import transactions
from detente.transactions.transaction import FieldFault, Transaction
from detente.vocabulary import VERDICTS

COUNTING_COLUMNS = ("row", "date_from", "date_to", "hs", "quantity", "unit", "value", "currency")
"""What counting under a cap looks at."""


@dataclass(frozen=True, slots=True)
class DecidedChunk:
    """A chunk with its answers."""

    table: pl.DataFrame
    """The typed facts of its good rows."""
    outcome_numbers: pl.Series
    """For each of them the number of its outcome."""
    verdicts: pl.Series
    """For each of them its verdict, caps counted."""
    rulings: dict[int, CapRuling]
    """By row number, what counting made of the rows under a cap."""
    faults: tuple[FieldFault, ...]
    rows: int
    """How many rows the chunk had, bad ones included."""


@dataclass(frozen=True, slots=True)
class TransactionBatch:
    """A file to be decided. `chunks` reads it from the start, each time that it is called; `ordered`: its days never go back."""

    decider: Decider
    chunks: Callable[[], Iterator[Chunk]]
    ordered: bool = False
    notes: bool = True
    """Whether to keep the note of every row under a cap, or only of those that are refused or warned."""

    def decided(self) -> Iterator[DecidedChunk]:
        """Every chunk with its answers, in the order of the file."""
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
        """Each chunk with its answers, in order; while one is used the next ones are answered."""
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
        return DecidedChunk(chunk.table, answers, ruled, rulings, tuple(chunk.faults), chunk.rows)

    def _candidates(self, chunk: Chunk, answers: pl.Series) -> pl.DataFrame:
        """The rows that fall under a cap: what counting needs of them, and their answers."""
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
        for row, answer, number in zip(
            transactions(ordered), answers, ordered.get_column("row").to_list(), strict=True
        ):
            ruling = counter.rule(row, self.decider.evaluator.outcomes[answer])
            if self.notes or ruling.verdict != "within-cap" or any(note.warning for note in ruling.notes):
                found[number] = ruling
        return found


def _chain(first: list[Chunk], rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield from first
    yield from rest


def _verdicts_after_caps(plain: pl.Series, rows: pl.Series, rulings: dict[int, CapRuling]) -> pl.Series:
    """The verdicts with what counting made of those under a cap."""
    if not rulings:
        return plain
    places = rows.search_sorted(pl.Series(list(rulings), dtype=pl.UInt64))
    codes = pl.Series([RANK[ruling.verdict] for ruling in rulings.values()], dtype=pl.UInt8)
    ruled = plain.to_physical().cast(pl.UInt8).scatter(places, codes)
    return pl.Series("verdict", VERDICTS, dtype=plain.dtype).gather(ruled)


def outputs(decider: Decider, decided: DecidedChunk) -> pl.DataFrame:
    """The verdict, the measures behind it, their paragraphs and what is missing, for each good row."""
    return pl.DataFrame([decided.verdicts, *_texts(decider, decided)])


def _texts(decider: Decider, decided: DecidedChunk) -> Iterator[pl.Series]:
    """The measures behind each answer, their paragraphs, and what is missing; null where there is none."""
    versions = decider.compiled.timeline.measures

    def standing(outcome: Outcome) -> list[MeasureVersion]:
        return [versions[word.version] for word in outcome.measure_verdicts if word.verdict != "permitted"]

    texts: dict[str, Callable[[Outcome], str | None]] = {
        "measures": lambda outcome: "; ".join(version.id for version in standing(outcome)) or None,
        "paragraphs": lambda outcome: "; ".join(str(version.wording.citation) for version in standing(outcome)) or None,
        "missing": lambda outcome: "; ".join(outcome.missing) or None,
    }
    for name, made in texts.items():
        found = decider.evaluator.gather(name, decided.outcome_numbers, made, pl.Categorical)
        yield _missing_after_caps(found, decided) if name == "missing" else found


def _missing_after_caps(found: pl.Series, decided: DecidedChunk) -> pl.Series:
    """What is missing, with what counting under a cap lacked."""
    lacks = {row: "; ".join(ruling.missing) for row, ruling in decided.rulings.items() if ruling.missing}
    if not lacks:
        return found
    places = decided.table.get_column("row").search_sorted(pl.Series(list(lacks), dtype=pl.UInt64))
    return found.cast(pl.String).scatter(places, pl.Series(list(lacks.values()))).cast(pl.Categorical).alias(found.name)


def decided_rows(decided: DecidedChunk) -> Iterator[tuple[Transaction, int, CapRuling | None]]:
    """Each good row with the number of its outcome and its ruling."""
    rows = decided.table.get_column("row").to_list()
    for row, answer, number in zip(transactions(decided.table), decided.outcome_numbers.to_list(), rows, strict=True):
        yield row, answer, decided.rulings.get(number)
