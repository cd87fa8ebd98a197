"""Decisions on very many rows as lines of JSON: what rows share is made into text once, and each row fills in its own.

A line is the text of the row's `DecisionShape`, byte for byte.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
import polars as pl

from detente.decide.batch import DecidedChunk
from detente.decide.cache import store
from detente.decide.decider import Decider
from detente.decide.receipt import packed
from detente.decide.shared import SharedDecision
from detente.decide.texts import TOLD_BY, steps, text_columns, told_activity
from detente.wire.decision_wording import DecisionWording, Template
from detente.wire.shape import line

_ESCAPED: Final = r'["\\\x00-\x1f]'
"""What JSON writes in another way than it is."""


class _Facts:
    """The facts of some rows as JSON, made column by column."""

    def __init__(self, table: pl.DataFrame) -> None:
        self._texts = text_columns(table)
        self._frame = pl.DataFrame([_escaped(column.alias(name)) for name, column in self._texts.items()])
        self._members: dict[str, list[bytes | None]] = {}

    def ids(self) -> list[bytes]:
        """The id of each row."""
        return self._made(_around('"', "id"))

    def packed(self) -> list[bytes]:
        """The facts of each row as members of an object, without blanks, as in a receipt."""
        return self._made(self._joined(":", ","))

    def spaced(self) -> list[bytes]:
        """The facts of each row as an object."""
        return self._made(pl.concat_str(pl.lit("{"), self._joined(": ", ", "), pl.lit("}")))

    def some(self, names: Iterable[str], place: int) -> bytes:
        """Some facts of one row as an object, the activity in words where only goods are given."""
        given = [fact for name in names if (fact := self._member(name)[place]) is not None]
        return b"{%b}" % b", ".join(given)

    def _made(self, text: pl.Expr) -> list[Any]:
        """An expression for each row, as bytes."""
        return self._frame.select(text.cast(pl.Binary)).to_series().to_list()

    def _joined(self, colon: str, comma: str) -> pl.Expr:
        members = [_around(f'"{name}"{colon}"', name) for name in self._frame.columns]
        return pl.concat_str(members, separator=comma, ignore_nulls=True)

    def _member(self, name: str) -> list[bytes | None]:
        found = self._members.get(name)
        if found is None:
            found = self._members[name] = self._facts(name)
        return found

    def _facts(self, name: str) -> list[bytes | None]:
        opening = f'"{name}": "'
        if name == "activity":
            texts = {given: column.to_list() for given, column in self._texts.items() if given in TOLD_BY}
            return [None if each is None else f'{opening}{each}"'.encode() for each in told_activity(texts)]
        return self._made(_around(opening, name)) if name in self._texts else [None] * self._frame.height


def _around(opening: str, name: str) -> pl.Expr:
    """A column of texts that are escaped, with what stands before each and a quotation mark behind it; null where it is null."""
    return pl.concat_str(pl.lit(opening), pl.col(name), pl.lit('"'))


def _escaped(texts: pl.Series) -> pl.Series:
    """A column of texts as JSON, without the quotation marks around each."""
    if not texts.str.contains(_ESCAPED).any():
        return texts
    words = [None if each is None else msgspec.json.encode(each).decode()[1:-1] for each in texts.to_list()]
    return pl.Series(texts.name, words, dtype=pl.String)


@dataclass(slots=True)
class DecisionLines:
    """Writes the decisions of one decider."""

    decider: Decider
    _wording: DecisionWording = field(init=False)
    _templates: dict[int, "_Kind"] = field(default_factory=dict)
    """By the identity of what is shared, which is kept, so that nothing else takes its identity."""

    def of(self, decided: DecidedChunk, shared: Iterable[SharedDecision]) -> Iterator[bytes]:
        """The line of each row of a chunk, without its end."""
        each = iter(shared)
        passed = iter(()) if decided.passed is None else decided.passed.iter_rows(named=True)
        for table in steps(decided.table):
            facts = _Facts(table)
            rows = zip(facts.ids(), facts.packed(), facts.spaced(), each, strict=False)
            for place, (name, given, whole, common) in enumerate(rows):
                kind = self._templates.get(id(common)) or self._learn(common)
                cells = next(passed, None)
                own = (name, kind.receipt(given), whole, b', "passed": %b' % line(cells) if cells else b"")
                yield kind.line(own, facts, place)

    def __post_init__(self) -> None:
        self._wording = DecisionWording(self.decider)

    def _learn(self, common: SharedDecision) -> "_Kind":
        found = _Kind(common, self._wording.template(common))
        return store(self._templates, id(common), found) if common.is_common else found


@dataclass(frozen=True, slots=True)
class _Kind:
    """The texts of all rows that share a decision."""

    common: SharedDecision
    template: Template

    def receipt(self, given: bytes) -> bytes:
        """The receipt of one row as JSON, with these members as its facts."""
        return b'"%b"' % packed(given.join(self.template.receipt)).encode()

    def line(self, own: tuple[bytes, bytes, bytes, bytes], facts: _Facts, place: int) -> bytes:
        """The line of one row.

        Args:
            own: What fills its own gaps, in the order of `Template.gaps`.
            facts: The facts of some rows.
            place: Which of these the row is.
        """
        parts = self.template.texts.copy()
        for gap, text in zip(self.template.gaps, own, strict=True):
            parts[gap] = text
        for gap, number in self.template.fact_gaps:
            parts[gap] = facts.some(self.common.fact_columns[number], place)
        return b"".join(parts)
