"""What is said of one column of the transaction table, where `columns` declares it.

A column has a kind, and most else follows from the kind: its reader (here), its type and its cast in the columnar engine
(`casts`), and how the law looks at it (`decide/classification`, `decide/evaluate`).
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
"""What the law makes of an empty cell. `unknown`: the fact may be anything. `not-claimed`: it would excuse, and excuses nobody.
`none`: there is no such thing. `default`: another value, which the words for the null give."""
Classifier: TypeAlias = Literal[
    "activity", "word", "held", "contract", "parties", "vessel", "flag", "price", "codes", "days"
]
"""How a fact becomes the number of a class: `word` is what a new column needs; the others are for one or two columns each."""

COLUMN_KEY: Final = "column"
"""The key under which a field of `Transaction` keeps its column."""

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
"""By kind; a column of words has a reader of its own words."""
_NULLS: Final[Mapping[NullMeaning, str]] = {"unknown": "unknown", "not-claimed": "nothing is claimed"}
_LAST: Final = 1000


@value
class LawFact:
    """A fact at which the law looks."""

    name: str = ""
    """Its name among the facts of the law; none: that of its column."""
    classifier: Classifier = "word"
    keys: tuple[str, ...] = ()
    """The keys of the law language that look at it; none: the one of its own name (what is `held` has no key). For words, the
    first key holds those that fit."""
    branching_order: int = 75
    """Its place in the order in which open facts are tried: those with few values first, a day last."""
    evaluation_order: int = _LAST
    """Its place in the order in which the columnar executor walks; those below `SIEVED` are looked at first."""
    reported_columns: tuple[str, ...] = ()
    """The columns that are told where it counts; none: its own."""


SIEVE_END: Final = 100
"""After the facts walked before this place, most rows of a ledger are answered."""


@value
class Column:
    """A column of the transaction table."""

    name: str
    kind: ColumnKind
    """The type, in a word."""
    unit: str | None = None
    meaning: str
    """What may be written in it."""
    null_means: NullMeaning
    null: str
    """What an empty cell means, in words."""
    examples: tuple[str, ...]
    read: Callable[[str], object]
    """Its reader, from trimmed text to a value."""
    words: tuple[str, ...] = ()
    """The words that it takes, where they are few."""
    phrase: str = ""
    """How a sentence about the transaction says it, as `from {}`; empty: the sentence leaves it out."""
    kept: bool = True
    """Whether a typed table keeps it; one that is not has done its work once the row is read."""
    law: LawFact | None = None
    """How the law looks at it; None: it is carried along."""

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
        name: The column's name in tables: that of the field, but for the days, of which there are two.
        kind: Reader, type and cast follow from it.
        meaning: What may be written in the column, as docs/transactions.md says it.
        examples: Worked examples: cells that can be read.
        null: What the law makes of an empty cell.
        null_words: The same in words; may be left out for an unknown, and for what is not claimed.
        unit: The column, or the measure, in which it is counted.
        words: The words that it takes, in small letters, where they are few.
        phrase: How a sentence about the transaction says it.
        kept: Whether a typed table keeps it.
        law: How the law looks at it; None: not at all.

    Raises:
        ValueError: a column of words has no words, or a null that is neither unknown nor not claimed is not put in words.
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
