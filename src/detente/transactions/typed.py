"""Turns a batch of transactions into a typed table: plain values are cast by column, all others are read one by one.

A column is first cast strictly by the columnar engine, which accepts a value only where the result is what the column's reader
(in `field_readers`) would give. The reader is then called once for each distinct value that the cast did not accept, so that a
value means the same in a batch as by itself.
"""

from collections.abc import Mapping
from typing import Final, cast

import polars as pl

from detente.errors import InputError
from detente.transactions import field_readers, out_of_range_days
from detente.transactions.casts import SCHEMA, cast_plain_values, castable, column_type
from detente.transactions.columns import BY_NAME, NAMES, Column, Columns
from detente.transactions.days import late_contract
from detente.transactions.field_readers import UnreadableField
from detente.transactions.party import PartyReference
from detente.transactions.party_text import typed_text
from detente.transactions.transaction import PARTY_COLUMNS, FieldFault, field_fault, field_text, unknown_column

__all__ = ["SCHEMA", "Scale", "typed"]

THOUSANDS: Final = r"^\s*[0-9]{1,3}(\.000)+\s*$"
COUNTED: Final = "pcs"
Scale = Mapping[str, float]
"""Factors by column; the numbers of a column are multiplied by its factor after they are read."""


def typed(
    frame: pl.DataFrame, first_row: int = 0, *, scale: Scale | None = None, columns: Columns = BY_NAME
) -> tuple[pl.DataFrame, list[FieldFault]]:
    """The rows of a frame as a typed table, and the fields that cannot be read.

    Args:
        frame: Columns with the names of `columns.COLUMNS`, as text or in their own types; a column `row` has the numbers of
            the rows.
        first_row: The number of rows before this frame, where it has no column `row`.
        scale: Factors for `quantity` and `value`.
        columns: The columns with the words that each may hold.

    Returns:
        The rows without a fault, with the columns of `SCHEMA` that the frame has; and the faults by row and column.

    Raises:
        InputError: a column is unknown, or of a type that cannot hold its facts.
    """
    _known_columns(frame)
    numbered = _numbered(frame, first_row)
    near, _, far = out_of_range_days.drop_out_of_range(numbered, numbered.get_column("row"))
    table, bad = _Batch(near, scale or {}, columns).table()
    return table, sorted([*far, *bad], key=lambda fault: fault.row) if far else bad


def _known_columns(frame: pl.DataFrame) -> None:
    for name in frame.columns:
        if name not in BY_NAME and name != "row":
            raise InputError(f"{name!r} is not a column of a transaction", hint=unknown_column(name).hint)


def _numbered(frame: pl.DataFrame, first_row: int) -> pl.DataFrame:
    if "row" in frame.columns:
        return frame.with_columns(pl.col("row").cast(pl.UInt64))
    return frame.with_row_index("row", offset=first_row + 1).with_columns(pl.col("row").cast(pl.UInt64))


class _Batch:
    """The columns of one frame while they are read, and the faults found so far."""

    def __init__(self, frame: pl.DataFrame, scale: Scale, known: Columns) -> None:
        columns = [known[name] for name in NAMES if name in frame.columns]
        self.rows = frame.get_column("row")
        self.raw = frame.select(*(castable(column, frame.schema[column.name]) for column in columns))
        self.scale = scale
        self.made: dict[str, pl.Series] = {}
        self.faults: dict[tuple[int, str], UnreadableField] = {}
        """The faults by position in the frame and by column."""
        for column, plain in zip(columns, self._plain(columns), strict=True):
            self._finish(column, plain)

    def _plain(self, columns: list[Column]) -> list[pl.Series]:
        """Each column with the values that the cast accepts, and null for all others."""
        expressions = {column: cast_plain_values(column, self.raw.schema[column.name]) for column in columns}
        plain = self.raw.select(each for each in expressions.values() if each is not None)
        nothing = pl.Series([None], dtype=pl.Null)
        return [
            plain.get_column(column.name)
            if expression is not None
            else nothing.cast(column_type(column)).alias(column.name).new_from_index(0, len(self.rows))
            for column, expression in expressions.items()
        ]

    def _finish(self, column: Column, plain: pl.Series) -> None:
        raw = self.raw.get_column(column.name)
        first = last = plain
        if plain.null_count() > raw.null_count():
            missed = plain.is_null() & raw.is_not_null()
            index, values = self._one_by_one(column, raw, missed)
            first = _filled(plain, missed, index, [_start(column.name, value) for value in values])
            last = _filled(plain, missed, index, [_end(value) for value in values]) if column.kind == "days" else first
        if column.name in self.scale:
            first = self._scaled(first, self.scale[column.name])
        self.made.update({"date_from": first, "date_to": last} if column.kind == "days" else {column.name: first})

    def _one_by_one(self, column: Column, raw: pl.Series, missed: pl.Series) -> tuple[pl.Series, list[object]]:
        """The distinct values that the cast did not accept, read; and for each row the index of its value among them."""
        positions = pl.DataFrame([raw.alias("given")]).with_row_index("at").filter(missed)
        groups = positions.group_by("given", maintain_order=True).agg("at").with_row_index("group")
        values: list[object] = []
        for given, at in groups.select("given", "at").iter_rows():
            values.append(self._read(column, given, at))
        spread = groups.select("group", "at").explode("at")
        index = pl.Series([None], dtype=pl.UInt32).new_from_index(0, len(raw))
        return index.scatter(spread.get_column("at"), spread.get_column("group")), values

    def _read(self, column: Column, given: object, at: list[int]) -> object:
        try:
            text = field_text(column.name, given)
            return column.read(text) if text is not None else None
        except UnreadableField as fault:
            self.faults.update(dict.fromkeys(((place, column.name) for place in at), fault))
            return None

    def _scaled(self, numbers: pl.Series, factor: float) -> pl.Series:
        """The numbers times a factor, rounded to the fifteen digits that a double keeps: 0.29 million is 290000."""
        scaled = (numbers * factor).round_sig_figs(15)
        for place in scaled.is_infinite().fill_null(value=False).arg_true():
            self.faults[place, numbers.name] = UnreadableField(
                "is too large a number",
                "Check the scale of the mapping.",
                code="out-of-range",
            )
        return scaled

    def table(self) -> tuple[pl.DataFrame, list[FieldFault]]:
        """The rows without a fault, or only with cells that count as unknown; and the faults in order."""
        self._ask_for_thousands()
        self._refuse_editions()
        self._refuse_late_contracts()
        made = [self.made[name].alias(name) for name in SCHEMA if name in self.made]
        table = pl.DataFrame([self.rows, *made])
        if "id" in self.made:
            table = table.with_columns(pl.col("id").fill_null(pl.col("row").cast(pl.String)))
        if not self.faults:
            return table, []
        refused = {place for (place, _), fault in self.faults.items() if not fault.unknown}
        faulty = pl.Series(sorted(refused), dtype=pl.UInt32)
        stays = pl.Series([True]).new_from_index(0, table.height).scatter(faulty, values=False)
        return table.filter(stays), self._field_faults()

    def _field_faults(self) -> list[FieldFault]:
        order = sorted(self.faults, key=lambda key: (key[0], NAMES.index(key[1])))
        raw = {name: self.raw.get_column(name) for name in self.raw.columns}
        return [
            field_fault(self.rows[place], name, raw[name][place], self.faults[place, name]) for place, name in order
        ]

    def _ask_for_thousands(self) -> None:
        """Report amounts of counted things such as `1.000`, which may be a thousand or one: the amount counts as unknown."""
        raw = self.raw.get_column("quantity") if "quantity" in self.made else None
        if raw is None or "unit" not in self.made or raw.dtype != pl.String:
            return
        doubtful = raw.str.contains(THOUSANDS) & (self.made["unit"].cast(pl.String) == COUNTED)
        places = doubtful.fill_null(value=False).arg_true()
        for place in places:
            self.faults[place, "quantity"] = UnreadableField(
                "may be thousands or decimals of a thing that is counted; it counts as unknown",
                "Write it without separators, or name the mark with --decimal.",
                unknown=True,
            )
        if len(places):
            self.made["quantity"] = self.made["quantity"].scatter(places, None)

    def _refuse_editions(self) -> None:
        """Report the codes that do not exist in the edition that their row states."""
        if "hs" not in self.made or "hs_edition" not in self.made:
            return
        pairs = (
            pl.DataFrame([self.made["hs"].cast(pl.String), self.made["hs_edition"]]).with_row_index("at").drop_nulls()
        )
        for code, year, at in pairs.group_by("hs", "hs_edition").agg("at").iter_rows():
            try:
                field_readers.refuse_edition(code, year)
            except UnreadableField as fault:
                self.faults.update(dict.fromkeys(((place, "hs") for place in at), fault))

    def _refuse_late_contracts(self) -> None:
        if "contract_date" not in self.made or "date_to" not in self.made:
            return
        performed = self.made["date_to"]
        late = (self.made["contract_date"] > performed).fill_null(value=False)
        for place in late.arg_true():
            self.faults[place, "contract_date"] = late_contract(performed[place])


def _start(name: str, value: object) -> object:
    """The first day of a span, parties and vessels as one text, and any other value unchanged."""
    if name in PARTY_COLUMNS:
        return typed_text(name, cast("tuple[PartyReference, ...] | None", value) or ())
    return value[0] if isinstance(value, tuple) else value


def _end(value: object) -> object:
    return value[1] if isinstance(value, tuple) else value


def _filled(plain: pl.Series, missed: pl.Series, index: pl.Series, values: list[object]) -> pl.Series:
    """The column with the values that were read one by one where the cast accepted none."""
    read = pl.Series(plain.name, values, dtype=plain.dtype).gather(index)
    return read.zip_with(missed, plain)
