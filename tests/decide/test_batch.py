"""Files decided chunk by chunk: caps over the whole file, in time order, whatever the order of the rows."""

from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from detente.decide.batch import TransactionBatch, decided_rows, outputs
from detente.transactions.files.chunks import Chunk
from detente.transactions.files.renaming import ANSWERS
from detente.transactions.typed import typed
from tests.build import cap, decider, measure, provision, text

SUBJECT = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100)))))
Delivery = tuple[date, int]


def chunks(rows: list[Delivery], size: int) -> Iterator[Chunk]:
    """The deliveries as chunks of a file."""
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        frame = pl.DataFrame(
            {
                "date": [str(day) for day, _ in part],
                "from_country": "KP",
                "hs": "270112",
                "quantity": [str(amount) for _, amount in part],
                "unit": "t",
            }
        )
        table, bad = typed(frame, start)
        yield Chunk(table=table, faults=tuple(bad), rows=len(part))


def verdicts(rows: list[Delivery], size: int, *, ordered: bool = False) -> list[str]:
    """The verdicts in the order of the file."""
    batch = TransactionBatch(SUBJECT, lambda: chunks(rows, size), ordered=ordered)
    return [word for each in batch.decided() for word in each.verdicts.to_list()]


def expected(rows: list[Delivery]) -> list[str]:
    """The same, worked out by hand."""
    totals: dict[int, int] = {}
    found = [""] * len(rows)
    for place in sorted(range(len(rows)), key=lambda number: (rows[number][0], number)):
        day, amount = rows[place]
        fits = totals.get(day.year, 0) + amount <= 100
        found[place] = "within-cap" if fits else "over-cap"
        totals[day.year] = totals.get(day.year, 0) + (amount if fits else 0)
    return found


DELIVERIES = some.lists(
    some.tuples(some.dates(date(2017, 1, 1), date(2018, 12, 31)), some.integers(1, 70)), min_size=1, max_size=20
)


@given(DELIVERIES, some.integers(1, 7))
@settings(max_examples=40)
def test_the_cut_into_chunks_and_the_order_of_rows_make_no_difference(rows: list[Delivery], size: int) -> None:
    assert verdicts(rows, size) == expected(rows)
    ordered = sorted(rows, key=lambda row: row[0])
    assert verdicts(ordered, size, ordered=True) == expected(ordered)


def test_a_file_without_rows_has_no_answers() -> None:
    assert verdicts([], 3) == []


@pytest.mark.parametrize("size", [1, 10])
def test_each_row_keeps_its_ruling(size: int) -> None:
    rows = [(date(2017, 2, 1), 60), (date(2017, 1, 1), 60)]
    batch = TransactionBatch(SUBJECT, lambda: chunks(rows, size))
    rulings = [ruling for each in batch.decided() for _, _, ruling in decided_rows(each)]
    assert [ruling.verdict if ruling else None for ruling in rulings] == ["over-cap", "within-cap"]
    assert rulings[0] is not None
    assert rulings[0].notes[0].amounts[0].fits == 40.0


COVERED = ("test", "every other regime and all national law")
"""What each row says of the law under which it was decided."""
KP = "from_country KP"
"""The tie of each row to the target."""


def test_outputs_name_measures_paragraphs_and_what_counting_lacked() -> None:
    frame = pl.DataFrame(
        {
            "date": ["2017-03-01", "2017-03-01", "2017-03-01"],
            "from_country": "KP",
            "hs": ["270112", "270112", "260111"],
            "quantity": ["5", None, "5"],
            "unit": "t",
        }
    )
    table, _ = typed(frame)
    decided = next(TransactionBatch(SUBJECT, lambda: iter([Chunk(table=table, faults=(), rows=3)])).decided())
    assert set(outputs(SUBJECT, decided).columns) <= set(ANSWERS)  # so that a later run reads what this one wrote
    found = outputs(SUBJECT, decided).with_columns(pl.all().cast(pl.String)).rows()
    assert found == [
        ("within-cap", "coal", "a ¶26", "source: text", None, None, None, KP, None, "within quota", *COVERED, None),
        (
            "undetermined",
            "coal",
            "a ¶26",
            "source: text",
            "quantity",
            None,
            None,
            KP,
            None,
            "undetermined",
            *COVERED,
            None,
        ),
        ("permitted", None, None, None, None, None, None, KP, None, "no restriction found", *COVERED, None),
    ]
