"""Applies a mapping to a file: which of its columns are read as which column of the transaction table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
    "ties",
    "also_listed",
    "answer",
    "decided_under",
    "not_covered",
    "approval_check",
    "settled",
)
"""The columns that `decide -o` writes beside the facts."""
SPAN: Final = ("date_from", "date_to")
MOST_TOLD: Final = 5
"""Faults of columns that are told one by one; more of them are one message."""
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
        told = self.mapping.direction
        sides = (*told.flow, *told.reporter, *told.partner) if told is not None else ()
        return frozenset([*(theirs for names in self.sources.values() for theirs in names), *sides])

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
        made = self._sides(given) | {
            ours: self._column(ours, names, given)
            for ours, names in self.sources.items()
            if not given.keys().isdisjoint(names)
        }
        fixed = {ours: pl.lit(text) for ours, text in self.mapping.constants.items()}
        scope = frame.with_columns(**{_inner(ours): made_as for ours, made_as in {**made, **fixed}.items()})
        return scope.select(pl.col(_inner(ours)).alias(ours) for ours in (*made, *fixed))

    def _sides(self, given: Mapping[str, pl.DataType]) -> dict[str, pl.Expr]:
        """Who sells and who buys, where a column tells the direction."""
        told = self.mapping.direction
        flow = None if told is None else next((name for name in told.flow if name in given), None)
        if told is None or flow is None:
            return {}
        word = pl.col(flow).cast(pl.String).str.strip_chars().str.to_lowercase()
        reporter = pl.lit(told.country) if told.country else _first(told.reporter, given)
        partner = _first(told.partner, given)
        out, back = word.is_in(list(told.exports)), word.is_in(list(told.imports))
        sides = {
            "from_country": pl.when(out).then(reporter).when(back).then(partner),
            "to_country": pl.when(out).then(partner).when(back).then(reporter),
        }
        return {ours: self._translated(ours, side) for ours, side in sides.items()}

    def _translated(self, ours: str, found: pl.Expr) -> pl.Expr:
        words = self.mapping.words.get(ours)
        if not words:
            return found
        trimmed = found.cast(pl.String).str.strip_chars()
        return trimmed.replace(list(words), pl.Series(list(words.values()), dtype=pl.String))

    def kept(self, frame: pl.DataFrame) -> pl.Series:
        """Whether each row is read, by the words of the mapping for rows."""
        kept = pl.Series([True]).new_from_index(0, frame.height) if frame.height else pl.Series([], dtype=pl.Boolean)
        for table, wanted in ((self.mapping.rows, True), (self.mapping.leave_out, False)):
            for name, words in table.items():
                if name in frame.columns:
                    text = frame.get_column(name).cast(pl.String).str.strip_chars().str.to_lowercase()
                    among = text.is_in(list(words)).fill_null(value=False)
                    kept &= among if wanted else ~among
        return kept

    def _column(self, ours: str, names: Sequence[str], given: Mapping[str, pl.DataType]) -> pl.Expr:
        if names == SPAN:
            return _span()
        present = [name for name in names if name in given]
        texts = [_filled(name, given[name]) for name in present]
        joined = ours == "parties" and len(texts) > 1 and all(given[name] == pl.String for name in present)
        several = pl.concat_str(texts, separator="; ", ignore_nulls=True) if joined else pl.coalesce(texts)
        found = several if len(texts) > 1 else pl.col(present[0])
        found = self._translated(ours, found)
        if ours == "date" and self.mapping.fiscal and all(given[name] == pl.String for name in present):
            found = found.str.replace(_PLAIN_FISCAL, "FY$1")
        return found


def _first(names: Sequence[str], given: Mapping[str, pl.DataType]) -> pl.Expr:
    """The first of these columns that is not empty, as text; null where the file has none."""
    present = [_filled(name, given[name]).cast(pl.String) for name in names if name in given]
    return pl.coalesce(present) if present else pl.lit(None, dtype=pl.String)


def _in_the_case_of(mapping: ColumnMap, header: Sequence[str]) -> ColumnMap:
    """The mapping with the file's own spelling of its columns, where they differ in capitals only."""
    spelt: dict[str, str] = {}
    for name in header:
        spelt.setdefault(name.casefold(), name)

    def own(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name if name in header else spelt.get(name.casefold(), name) for name in names))

    told = mapping.direction
    return replace(
        mapping,
        columns={ours: own(names) for ours, names in mapping.columns.items()},
        rows={own([name])[0]: words for name, words in mapping.rows.items()},
        leave_out={own([name])[0]: words for name, words in mapping.leave_out.items()},
        ignore=mapping.ignore if mapping.ignore == "all" else frozenset(own(sorted(mapping.ignore))),
        direction=None
        if told is None
        else replace(told, flow=own(told.flow), reporter=own(told.reporter), partner=own(told.partner)),
    )


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
    mapping = _in_the_case_of(mapping, header)
    faults = [*_absent(mapping, header)]
    told = [f"{each.what}. {each.hint}".strip() for each in faults]
    if len(told) > MOST_TOLD:
        names = ", ".join(repr(names[0]) for _, names in list(mapping.columns.items())[:MOST_TOLD])
        told = [f"{len(told)} columns of the mapping are not in the file, such as {names}."]
    renaming = Renaming(mapping=mapping, sources=dict(_sources(mapping, header)))
    for theirs in header:
        fault = renaming.unread(theirs)
        if fault is not None:
            faults.append(Fault(what=f"the column {theirs!r} {fault.what}", hint=fault.hint, code=fault.code))
            again = any(each.endswith(fault.hint) for each in told)
            told.append(f"{faults[-1].what}." if again else f"{faults[-1].what}. {fault.hint}")
    if len(told) > MOST_TOLD:
        told = [f"{len(told)} columns are neither read nor ignored: {told[0]} The others are alike."]
    if faults:
        hint = "Say with --map what such a column is, or --map ignore=COLUMN that it is not read."
        raise InputError("\n".join(told), where=where, hint=hint, faults=faults)
    if renaming.used.isdisjoint(header):
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
            names = tuple(name for name in mapping.columns[ours] if name in header)
            if names or not mapping.optional:
                yield ours, names
        elif ours in header and ours not in mapping.taken() and not _left_out(mapping, ours):
            yield ours, (ours,)
        elif ours == "date" and ours not in mapping.taken() and set(SPAN) <= {*header}:
            yield ours, SPAN


def _left_out(mapping: ColumnMap, ours: str) -> bool:
    """Whether a column of the transaction table is ignored by its name (`ignore: all` does not ignore these columns)."""
    return mapping.ignore != "all" and ours in mapping.ignore


def _absent(mapping: ColumnMap, header: Sequence[str]) -> Iterator[Fault]:
    for ours, names in mapping.columns.items():
        if not set(names) & set(header) and not mapping.optional:
            hint = nearest(names[0], header)
            what = f"the file has no column {_either(names)}, which the mapping reads as {ours}"
            yield Fault(what=what, hint=hint, code="unknown-column")


def _either(names: Sequence[str]) -> str:
    return " or ".join(map(repr, names))
