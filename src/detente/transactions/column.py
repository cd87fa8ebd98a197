"""The declaration of one column of the transaction table; `columns` has one for each column.

A column has a kind, and most other properties follow from the kind: its reader (here), its type and its cast in a typed table
(`casts`), and how its facts are classified for the law (`decide/classification`, `decide/evaluate`).
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from detente.transactions import days, field_readers, party_text
from detente.value import value

ColumnKind: TypeAlias = Literal[
    "text",
    "word",
    "country",
    "place",
    "day",
    "days",
    "code",
    "edition",
    "amount",
    "unit",
    "currency",
    "parties",
    "imo",
]
NullMeaning: TypeAlias = Literal["unknown", "not-claimed", "none", "default"]
"""The meaning of an empty cell for the law. `unknown`: the fact may be anything. `not-claimed`: the fact would help to meet an
exemption, and is not claimed. `none`: there is no such thing. `default`: another value, which `null_words` describes."""
Classifier: TypeAlias = Literal[
    "activity", "word", "held", "contract", "parties", "vessel", "flag", "price", "codes", "days"
]
"""The function that classifies a fact: a new column needs `word`; each of the others serves one or two columns."""

COLUMN_KEY: Final = "column"
"""The key of the metadata in which a field of `Transaction` has its column."""

_READERS: Final[Mapping[ColumnKind, Callable[[str], object]]] = {
    "text": field_readers.label,
    "country": field_readers.country,
    "place": field_readers.place,
    "day": days.day,
    "days": days.span,
    "code": field_readers.code,
    "edition": field_readers.edition,
    "amount": field_readers.amount,
    "unit": field_readers.unit,
    "currency": field_readers.currency,
    "parties": party_text.read_parties,
    "imo": party_text.read_vessel,
}
"""The reader for each kind of column; a column of words has a reader made from its words."""
_NULLS: Final[Mapping[NullMeaning, str]] = {"unknown": "unknown", "not-claimed": "nothing is claimed"}
_LAST: Final = 1000


@value
class LawFact:
    """A fact that the law reads."""

    name: str = ""
    """The name of the fact; empty: the name of its column."""
    classifier: Classifier = "word"
    keys: tuple[str, ...] = ()
    """The keys of a scope that read the fact; none: the key with the name of the fact (a `held` fact has no key). For words,
    the first key lists the words that are in scope."""
    branching_order: int = 75
    """Its rank in the order in which the solver branches on open facts: those with few values first, a day last."""
    evaluation_order: int = _LAST
    """Its rank in the order in which the executor for tables reads facts; those below `SIEVE_END` are read for all rows."""
    reported_columns: tuple[str, ...] = ()
    """The columns that a reason reports for the fact; none: its own."""


SIEVE_END: Final = 100
"""The rank before which most rows of a ledger have their outcome."""


@value
class Column:
    """A column of the transaction table."""

    name: str
    kind: ColumnKind
    """The kind of value, which determines reader, type and cast."""
    unit: str | None = None
    meaning: str
    """The values that it may hold, in words."""
    null_means: NullMeaning
    null: str
    """The meaning of an empty cell, in words."""
    examples: tuple[str, ...]
    read: Callable[[str], object]
    """The reader, which turns trimmed text into a value."""
    words: tuple[str, ...] = ()
    """The allowed words, where they are few."""
    phrase: str = ""
    """The phrase for the value in a sentence about the transaction, as `from {}`; empty: the sentence leaves it out."""
    kept: bool = True
    """Whether a typed table has the column; one that it does not have is needed only while a row is read."""
    law: LawFact | None = None
    """The fact that the law reads from the column; None: the law does not read it."""

    def __post_init__(self) -> None:
        if self.kind == "word" and not self.words:
            raise ValueError(f"{self.name!r} has no words")
        if not self.null:
            raise ValueError(f"{self.name!r} does not say in words what an empty cell means")


def column_metadata(
    name: str,
    kind: ColumnKind,
    meaning: str,
    *,
    examples: tuple[str, ...],
    null: NullMeaning = "unknown",
    null_words: str = "",
    unit: str | None = None,
    words: tuple[str, ...] = (),
    phrase: str = "",
    kept: bool = True,
    law: LawFact | None = None,
) -> dict[str, Column]:
    """The metadata of a field of `Transaction` that holds this column.

    Args:
        name: The column's name in tables, which is the name of the field except for the two fields of the date.
        kind: The kind of value, which determines reader, type and cast.
        meaning: The values that the column may hold, in the words of docs/transactions.md.
        examples: Worked examples: cells that can be read.
        null: The meaning of an empty cell for the law.
        null_words: The same in words; it may be left out for `unknown` and `not-claimed`.
        unit: The unit of the values, or the column that states it.
        words: The allowed words in lower case, where they are few.
        phrase: The phrase for the value in a sentence about the transaction.
        kept: Whether a typed table has the column.
        law: The fact that the law reads from the column; None: the law does not read it.

    Raises:
        ValueError: a column of words has no words, or `null_words` is missing where `null` requires it.
    """
    made = Column(
        name=name,
        kind=kind,
        unit=unit,
        meaning=meaning,
        null_means=null,
        null=null_words or _NULLS.get(null, ""),
        examples=examples,
        read=field_readers.one_of(words) if kind == "word" else _READERS[kind],
        words=words,
        phrase=phrase,
        kept=kept,
        law=law,
    )
    return {COLUMN_KEY: made}
