"""A table of judgements: a week's work in one CSV file, a row a judgement."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final, get_args

from detente.errors import InputError, Issue
from detente.files import table
from detente.nearest import nearest
from detente.review.judging import Verb
from detente.value import value

COLUMNS: Final = ("id", "judgement", "on", "as", "known_on", "by", "because")
REQUIRED: Final = ("id", "judgement")
WORDS: Final[tuple[Verb, ...]] = ("accept", "reject", "withdraw")
HINT: Final = "The columns are id, judgement (accept, reject, withdraw), on, as, known_on, by and because."


@value
class SheetRow:
    """A judgement of a table."""

    where: str
    id: str
    judgement: Verb
    on: date | None = None
    kind: str | None = None
    known_on: date | None = None
    by: str = ""
    because: str = ""


def read(file: BinaryIO, name: str) -> Iterator[SheetRow | Issue]:
    """Yield the judgements of a CSV file in UTF-8, and an issue for each row that is none.

    Raises:
        InputError: it is no such table.
    """
    records = (each for each in table.records(table.lines(file, name, HINT)) if each.cells or each.fault)
    header = next(records, None)
    names = [] if header is None else [cell.strip() for cell in header.cells]
    for each in names:
        if each not in COLUMNS:
            hint = nearest(each, COLUMNS) or HINT
            raise InputError(f"unknown column {each!r}", where=f"{name}: line 1", hint=hint)
    if missing := [each for each in REQUIRED if each not in names]:
        raise InputError(f"no column {missing[0]!r}", where=f"{name}: line 1", hint=HINT)
    for record in records:
        where = f"{name}: line {record.line}"
        try:
            yield _row(names, record, where)
        except InputError as fault:
            yield Issue(where=fault.where or where, what=fault.what, hint=fault.hint)


def _row(names: list[str], record: table.TableRecord, where: str) -> SheetRow:
    if record.fault or len(record.cells) != len(names):
        raise InputError(record.fault or f"{len(record.cells)} cells under {len(names)} columns", where=where)
    cells = {name: cell.strip() for name, cell in zip(names, record.cells, strict=True)}
    word = cells["judgement"]
    if word not in WORDS:
        raise InputError(f"{word!r} is no judgement", where=f"{where}: judgement", hint=nearest(word, WORDS))
    found: Verb = next(each for each in get_args(Verb) if each == word)
    return SheetRow(
        where=where,
        id=cells["id"],
        judgement=found,
        on=_day(cells.get("on", ""), f"{where}: on"),
        kind=cells.get("as") or None,
        known_on=_day(cells.get("known_on", ""), f"{where}: known_on"),
        by=cells.get("by", ""),
        because=cells.get("because", ""),
    )


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is not a day", where=where, hint="Write it as 2019-12-26.") from None
