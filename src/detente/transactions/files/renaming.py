"""Applies a mapping to a file: which of its columns are read as which column of the transaction table."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import polars as pl

from detente.errors import Fault, InputError
from detente.nearest import nearest
from detente.transactions.columns import NAMES
from detente.transactions.field_readers import UnreadableField
from detente.transactions.files.mapping import ColumnMap
from detente.transactions.transaction import unknown_column
from detente.value import value

ANSWERS: Final = (
    "row",
    "date_from",
    "date_to",
    "verdict",
    "measures",
    "paragraphs",
    "paragraphs_known",
    "missing",
    "left_to_judgement",
    "duties",
    "also_listed",
    "answer",
    "decided_under",
    "not_covered",
    "approval_check",
    "settled",
)
"""The columns that `decide -o` writes beside the facts."""
SPAN: Final = ("date_from", "date_to")
LONG: Final = 6
"""Letters of a name of ours from which two wrong ones are a slip."""
_PLAIN_FISCAL: Final = r"^\s*([0-9]{4}-[0-9]{2})\s*$"


@value
class Renaming:
    """A mapping for the columns of one file."""

    mapping: ColumnMap
    sources: Mapping[str, tuple[str, ...]]
    """The columns of the transaction table, each with the file's columns that it is read from; the first that is not empty counts."""

    @property
    def used(self) -> frozenset[str]:
        """The columns of the file that are read."""
        return frozenset(theirs for names in self.sources.values() for theirs in names)

    @property
    def lists(self) -> frozenset[str]:
        """The columns of the file that may hold a list of parties."""
        return frozenset(self.sources.get("parties", ()))

    def passes(self, theirs: str) -> bool:
        """Whether a column of the file is passed through to the output: it is not read, and has no name of ours or of an answer."""
        if theirs in self.used or theirs in NAMES or theirs in ANSWERS or self.mapping.ignore == "all":
            return False
        return theirs in self.mapping.ignore or not misspelt(theirs)

    def replaced(self, theirs: str) -> bool:
        """Whether a column of the file is that of an earlier answer, in whose place this one's stands."""
        return theirs in ANSWERS and theirs not in self.used

    def unread(self, theirs: str) -> UnreadableField | None:
        """The reason why a column of the file is not allowed; None: it is read, ignored or passed through."""
        if theirs in self.used or theirs in ANSWERS or self.mapping.ignores(theirs) or self.passes(theirs):
            return None
        if theirs in NAMES:
            return UnreadableField(
                "is not read: the mapping gives this column in another way",
                "Name it under `ignore`.",
                code="contradicts",
            )
        fault = unknown_column(theirs)
        hint = f"{fault.hint} If it is another column, use --map ignore={theirs} to pass it through."
        return UnreadableField(fault.what, hint, code=fault.code)

    def apply(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame of the file with the columns of the transaction table, not typed yet."""
        given = frame.schema
        made = {
            ours: self._column(ours, names, given)
            for ours, names in self.sources.items()
            if not given.keys().isdisjoint(names)
        }
        fixed = {ours: pl.lit(text) for ours, text in self.mapping.constants.items()}
        scope = frame.with_columns(**{_inner(ours): made_as for ours, made_as in {**made, **fixed}.items()})
        return scope.select(pl.col(_inner(ours)).alias(ours) for ours in (*made, *fixed))

    def _column(self, ours: str, names: Sequence[str], given: Mapping[str, pl.DataType]) -> pl.Expr:
        if names == SPAN:
            return _span()
        present = [name for name in names if name in given]
        texts = [_filled(name, given[name]) for name in present]
        found = pl.coalesce(texts) if len(texts) > 1 else pl.col(present[0])
        words = self.mapping.words.get(ours)
        if words:
            trimmed = found.cast(pl.String).str.strip_chars()
            found = trimmed.replace(list(words), pl.Series(list(words.values()), dtype=pl.String))
        if ours == "date" and self.mapping.fiscal and all(given[name] == pl.String for name in present):
            found = found.str.replace(_PLAIN_FISCAL, "FY$1")
        return found


def _span() -> pl.Expr:
    """The days of `date_from` and `date_to`, as an earlier output has them, in one text."""
    first, last = (pl.col(name).cast(pl.String).str.strip_chars() for name in SPAN)
    first, last = (pl.when(each != "").then(each) for each in (first, last))
    both = pl.concat_str([first, last], separator="/", ignore_nulls=True)
    return pl.when(first == last).then(first).when(both != "").then(both)


@lru_cache(1 << 10)
def misspelt(theirs: str) -> bool:
    """Whether the name of a column may be a misspelt one of ours: one letter differs, or two of a name of six letters or more."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- needed only where a column has no name of ours

    plain = "_".join(theirs.lower().replace("-", " ").replace("_", " ").split())
    return any(OSA.distance(plain, name) <= (2 if len(name) >= LONG else 1) for name in NAMES)


def _inner(ours: str) -> str:
    """A name that no column of a file can have, since the names in a file are trimmed."""
    return f" {ours}"


def _filled(name: str, given: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    return pl.when(column.str.strip_chars() != "").then(column) if given == pl.String else column


def bind(mapping: ColumnMap, header: Sequence[str], where: str) -> Renaming:
    """The mapping for a file with these columns.

    Raises:
        InputError: a column that the mapping names is missing, a column of the file is neither read nor ignored, or none is read.
    """
    faults = [*_absent(mapping, header)]
    told = [f"{each.what}. {each.hint}".strip() for each in faults]
    renaming = Renaming(mapping=mapping, sources=dict(_sources(mapping, header)))
    for theirs in header:
        fault = renaming.unread(theirs)
        if fault is not None:
            faults.append(Fault(what=f"the column {theirs!r} {fault.what}", hint=fault.hint, code=fault.code))
            again = any(each.endswith(fault.hint) for each in told)
            told.append(f"{faults[-1].what}." if again else f"{faults[-1].what}. {fault.hint}")
    if faults:
        hint = "Say with --map what such a column is, or --map ignore=COLUMN that it is not read."
        raise InputError("\n".join(told), where=where, hint=hint, faults=faults)
    if not renaming.sources:
        raise InputError("no column of the file is read", where=where, hint=f"The columns are {', '.join(NAMES)}.")
    return renaming


def bind_open(mapping: ColumnMap) -> Renaming:
    """The mapping for rows that each name their own columns, and may leave some out."""
    own = ((name, (name,)) for name in NAMES if name not in mapping.taken() and not _left_out(mapping, name))
    return Renaming(mapping=mapping, sources={**dict(own), **mapping.columns})


def unused_column(renaming: Renaming, seen: frozenset[str]) -> str | None:
    """A column of the mapping for which the file has none of the source columns; None: there is no such column."""
    for ours, names in renaming.mapping.columns.items():
        if seen.isdisjoint(names):
            return f"no row has {_either(names)}, which the mapping reads as {ours}"
    return None


def _sources(mapping: ColumnMap, header: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for ours in NAMES:
        if ours in mapping.columns:
            yield ours, tuple(name for name in mapping.columns[ours] if name in header)
        elif ours in header and ours not in mapping.taken() and not _left_out(mapping, ours):
            yield ours, (ours,)
        elif ours == "date" and ours not in mapping.taken() and set(SPAN) <= {*header}:
            yield ours, SPAN


def _left_out(mapping: ColumnMap, ours: str) -> bool:
    """Whether a column of the transaction table is ignored by its name (`ignore: all` does not ignore these columns)."""
    return mapping.ignore != "all" and ours in mapping.ignore


def _absent(mapping: ColumnMap, header: Sequence[str]) -> Iterator[Fault]:
    for ours, names in mapping.columns.items():
        if not set(names) & set(header):
            hint = nearest(names[0], header)
            what = f"the file has no column {_either(names)}, which the mapping reads as {ours}"
            yield Fault(what=what, hint=hint, code="unknown-column")


def _either(names: Sequence[str]) -> str:
    return " or ".join(map(repr, names))
