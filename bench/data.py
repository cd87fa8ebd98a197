"""Rows to decide: random, but shaped like a trade ledger."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from detente.codes import goods
from detente.codes.countries import COUNTRIES
from detente.decide import classification
from detente.decide.law_columns import LawColumns
from detente.transactions.field_readers import UNITS
from detente.transactions.party import PartyReference
from detente.transactions.typed import SCHEMA
from detente.vocabulary import ACTIVITIES, END_USES

START, END = 16_071, 20_089
"""2014-01-01 and 2025-01-01, as days since 1970."""
CHUNK = 2_000_000


def ledger(rows: int, seed: int = 1) -> pl.DataFrame:
    """A typed table in order of days: goods mostly, one row in twenty something else; one party in five is the target."""
    dice = np.random.default_rng(seed)
    places = ["CN", "RU", "KR", "IN", "DE", "JP", "SG", "VN", "TH", "CH"]
    partner = [0.2, *[0.08] * 10]
    days = pl.Series(np.sort(dice.integers(START, END, rows)).astype(np.int32)).cast(pl.Date)
    return pl.DataFrame(
        {
            "row": pl.Series(np.arange(1, rows + 1, dtype=np.uint64)),
            "date_from": days,
            "date_to": days,
            "activity": _words(dice, rows, ACTIVITIES, ["trade", *ACTIVITIES[1:20]], [0.95, *[0.05 / 19] * 19]),
            "from_country": _words(dice, rows, COUNTRIES, ["KP", *places], partner),
            "to_country": _words(dice, rows, COUNTRIES, ["KP", *places], partner),
            "hs": _words(dice, rows, goods.codes(), [code for code in goods.codes() if len(code) == 6]),
            "quantity": pl.Series(dice.integers(1, 5000, rows).astype(np.float64)),
            "unit": _words(dice, rows, UNITS, ["t", "kg", "pcs"], [0.4, 0.4, 0.2]),
            "value": pl.Series(dice.integers(100, 900_000, rows).astype(np.float64)),
            "end_use": _words(dice, rows, END_USES, ["commercial", "humanitarian", "medical"], [0.96, 0.03, 0.01]),
        }
    )


def combinations(columns: LawColumns, rows: int, seed: int = 1) -> pl.DataFrame:
    """A typed table in which every row is another combination of facts: one value of each class of each column, drawn alike."""
    dice = np.random.default_rng(seed)
    values = _one_a_class(columns)
    picked = {name: dice.integers(0, len(given), rows, dtype=np.uint32) for name, given in values.items()}
    table = pl.DataFrame(
        [pl.Series(name, values[name], dtype=SCHEMA[name]).gather(pl.Series(each)) for name, each in picked.items()]
    )
    distinct = pl.DataFrame(picked).n_unique()
    assert distinct > 0.99 * rows, f"only {distinct} of {rows} rows are distinct"
    return table.with_columns(date_to=pl.col("date_from"))


def _one_a_class(columns: LawColumns) -> dict[str, list[Any]]:
    """Of each column, one value for each class that the law tells apart."""
    old = date(2000, 1, 1)
    given: dict[str, dict[int, Any]] = {
        "date_from": {classification.days(columns, day, day): max(day, old) for day in columns.days.starts},
        "activity": {classification.activity(columns, word): word for word in ACTIVITIES},
        "hs": {classification.codes(columns, f"{code:06}"): f"{code:06}" for code in columns.codes.starts},
        "contract_date": {classification.contract(columns, day): max(day, old) for day in columns.contracts.starts},
        "parties": {
            classification.parties(columns, {PartyReference(name=each)}): each for each in columns.named["parties"][:-1]
        },
        "vessel_imo": {
            classification.vessel(columns, {PartyReference(name=each)}): each
            for each in columns.named["vessel_imo"][:-1]
        },
        "end_use": {classification.word_class(columns, "end_use", word): word for word in END_USES},
        "value": dict(enumerate([1.0, *(amount + 1 for amount in columns.thresholds)])),
    }
    free = {"contract_date", "parties", "vessel_imo", "end_use"}
    values = {name: [*each.values(), *([None] if name in free else [])] for name, each in given.items()}
    words: dict[str, list[Any]] = {
        "from_country": ["KP", "CN"],
        "to_country": ["KP", "CN"],
        "origin_country": [None, "KP", "RU"],
    }
    ships: dict[str, list[Any]] = {
        "via": [None, "rajin"],
        "worker_nationality": ["KP", "CN"],
        "vessel_flag": ["KP", "PA"],
    }
    held: dict[str, list[Any]] = {
        "approval": [None, "held"],
        "notification": [None, "given"],
        "quantity": [1.0],
        "unit": ["pcs"],
    }
    return {**values, **words, **ships, **held}


def _words(
    dice: np.random.Generator, rows: int, known: tuple[str, ...], words: list[str], chances: list[float] | None = None
) -> pl.Series:
    picked = dice.choice(len(words), rows, p=chances).astype(np.uint32)
    return pl.Series(words, dtype=pl.Enum(list(known))).gather(pl.Series(picked))


def _named(part: pl.DataFrame, days: pl.Series) -> pl.DataFrame:
    """The columns as users name them."""
    return part.select(days.alias("date"), pl.exclude("row", "date_from", "date_to"))


def named(table: pl.DataFrame) -> pl.DataFrame:
    """A ledger with its columns as users name them."""
    return _named(table, table["date_from"])


def file(path: Path, rows: int) -> Path:
    """The same ledger as a Parquet file, written in pieces, its columns named as users name them."""
    from polars.io.plugins import register_io_source

    pieces = range(0, rows, CHUNK)

    def source(*_: object) -> Iterator[pl.DataFrame]:
        for number, first in enumerate(pieces):
            part = ledger(min(CHUNK, rows - first), seed=number)
            span = (END - START) / len(pieces)
            first_day = START + int(number * span)
            day = (part["date_from"].to_physical() - START) / (END - START) * span + first_day
            yield _named(part, day.cast(pl.Int32).cast(pl.Date))

    one = ledger(1)
    register_io_source(source, schema=_named(one, one["date_from"]).schema).sink_parquet(path)
    return path
