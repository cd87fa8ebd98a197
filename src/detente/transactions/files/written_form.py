"""Turns numbers and dates that are written in the form that the user states into ours, for whole columns."""

from typing import Final

import polars as pl

from detente.transactions.columns import BY_NAME
from detente.transactions.files.form import DecimalMark, FileForm

AMOUNTS: Final = tuple(name for name, column in BY_NAME.items() if column.kind == "amount")
DAYS: Final = tuple(name for name, column in BY_NAME.items() if column.kind in ("day", "days"))
_GROUPED: Final = {
    ".": (r"^([+-]?[0-9]{1,3}(?:[, '\u00a0\u202f][0-9]{3})*)(?:\.([0-9]*))?$", r"[, '\u00a0\u202f]"),
    ",": (r"^([+-]?[0-9]{1,3}(?:[. '\u00a0\u202f][0-9]{3})*|[+-]?[0-9]+)(?:,([0-9]*))?$", r"[. '\u00a0\u202f]"),
}
"""For each decimal mark the pattern of a number, whole part and decimals, and that of what separates thousands."""
_DAY_FIRST: Final = r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:[ T].*)?$"


def applied(form: FileForm, frame: pl.DataFrame) -> pl.DataFrame:
    """The columns of the transaction table, as text, with numbers and dates in our form; what does not fit stays."""
    texts = {name for name, kind in frame.schema.items() if kind == pl.String}
    changed = [_number(name, form.decimal) for name in AMOUNTS if name in texts and form.decimal]
    changed += [_day(name) for name in DAYS if name in texts and form.day_first]
    return frame.with_columns(changed) if changed else frame


def _number(name: str, decimal: DecimalMark) -> pl.Expr:
    pattern, grouping = _GROUPED[decimal]
    text = pl.col(name).str.strip_chars()
    whole = text.str.extract(pattern, 1).str.replace_all(grouping, "")
    rest = text.str.extract(pattern, 2).fill_null("").str.strip_chars_end("0")
    made = pl.when(rest != "").then(pl.concat_str(whole, pl.lit("."), rest)).otherwise(whole)
    return pl.when(whole.is_not_null()).then(made).otherwise(pl.col(name)).alias(name)


def _day(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    parts = [text.str.extract(_DAY_FIRST, group) for group in (3, 2, 1)]
    made = pl.concat_str([parts[0], parts[1].str.zfill(2), parts[2].str.zfill(2)], separator="-")
    return pl.when(made.is_not_null()).then(made).otherwise(pl.col(name)).alias(name)
