"""The tables of words, names and letters by which names are compared: text files in `tables/`, one row per entry.

A linguist can read and correct them without the code. A file is read once and checked: its columns, the order of its
rows, that none occurs twice, and every code. Consistency between tables is checked by `scripts/check_tables.py`.
"""

import csv
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from detente.errors import InputError

Rows: TypeAlias = tuple[tuple[str, ...], ...]

FOLDER: Final = Path(__file__).with_name("tables")
SUFFIX: Final = ".csv"
RANK: Final = "rank"
"""A first column of this name numbers the rows from 1; other tables are sorted by their first columns."""


class TableShape(NamedTuple):
    """The shape that a table must have."""

    about: str
    columns: tuple[str, ...]
    key: int = 1
    """How many of the first columns distinguish a row from every other."""
    codes: Mapping[str, frozenset[str]] = {}
    """The codes that a column may have; none, one or several of them, separated by blanks."""
    empty: frozenset[str] = frozenset()
    """Columns that may be empty."""


def _codes(**codes: str) -> dict[str, frozenset[str]]:
    return {column: frozenset(words.split()) for column, words in codes.items()}


_MARKS: Final = "name word near-name behind-only begins ends"

SHAPES: Final[dict[str, TableShape]] = {
    "arabic_letters": TableShape(
        "Letters of Arabic, Persian, Pashto and Urdu; those that romanisations mix up are read as one",
        ("letter", "read"),
        empty=frozenset(["read"]),
    ),
    "arabic_names": TableShape("Names in Arabic letters, and how they are romanised", ("written", "romanised"), key=2),
    "arabic_writing": TableShape(
        "Latin letters, and the letters that Arabic writing may have for them; capitals as in arabic_letters.csv",
        ("sound", "letters"),
    ),
    "bodies": TableShape("Words for what an organisation is", ("word",)),
    "both": TableShape("Words that stand in two tables on purpose", ("word", "one", "other", "note"), key=3),
    "business": TableShape(
        "Words of business and what each is compared as; those that are not common may be names",
        ("word", "means", "common"),
        codes=_codes(common="yes no"),
    ),
    "eastern_sounds": TableShape(
        "Sounds of Korean and Chinese names in any romanisation, and their classes; closed ones end a syllable",
        ("sound", "class", "closed"),
        codes=_codes(closed="yes"),
        empty=frozenset(["closed"]),
    ),
    "family_names": TableShape(
        "Family names of Korea, with the spelling that stands for all of them, and of China",
        ("word", "language", "class"),
        key=2,
        codes=_codes(language="ko zh"),
        empty=frozenset(["class"]),
    ),
    "form_parts": TableShape(
        "Parts of forms of companies, which stand alone where the rest is misspelled",
        ("word", "marks"),
        codes=_codes(marks=_MARKS),
        empty=frozenset(["marks"]),
    ),
    "forms": TableShape(
        "Forms of companies, and what each is read as; one that means nothing is told only at the end of a word",
        ("word", "means", "marks"),
        codes=_codes(means="ltd plc corp co ngo", marks=_MARKS),
        empty=frozenset(["means", "marks"]),
    ),
    "given_names": TableShape("Given names from language to language, and what each is compared as", ("word", "means")),
    "hanja": TableShape("Han characters of names, as Korea reads them", ("character", "reading")),
    "homes": TableShape(
        "Countries and capitals that stand behind the names of listed parties, and a word that may precede each",
        ("may_precede", "place"),
        key=2,
        empty=frozenset(["may_precede"]),
    ),
    "kontsevich": TableShape(
        "Cyrillic letters by their place in a Korean syllable, and how Korea spells them in Latin ones",
        ("place", "letters", "spelled"),
        key=2,
        codes=_codes(place="begin vowel end"),
    ),
    "numbers": TableShape(
        "Words and Roman numerals, and the numbers that they are",
        ("word", "kind", "means"),
        codes=_codes(kind="cardinal ordinal roman"),
    ),
    "particles": TableShape(
        "Articles, prepositions and words of kinship", ("word", "script"), codes=_codes(script="latin arabic")
    ),
    "short_names": TableShape(
        "Short forms of given names, and the name that each stands for, as given_names.csv compares it",
        ("short", "full"),
        key=2,
    ),
    "sounds": TableShape(
        "Sounds of romanisation and of the ear, and what they are read as; closed ones end a syllable",
        ("sound", "read", "closed"),
        codes=_codes(closed="yes"),
        empty=frozenset(["closed"]),
    ),
    "titles": TableShape("Forms of address", ("word", "script"), codes=_codes(script="latin arabic")),
    "towns": TableShape("Words of the names of towns, and short names of States", ("word",)),
}


@cache
def rows(name: str) -> Rows:
    """Return the rows of a table, in order. Raises InputError as `read`."""
    return read(FOLDER / f"{name}{SUFFIX}", SHAPES[name])


def words(name: str, code: str | None = None) -> frozenset[str]:
    """Return the words of a table's first column; where a code is given, only of rows whose second column has it."""
    return frozenset(row[0] for row in rows(name) if code is None or row[1] == code)


def mapped(name: str) -> dict[str, str]:
    """Return the words of a table's first column, each with its second column."""
    return {row[0]: row[1] for row in rows(name)}


def marked(name: str, mark: str) -> frozenset[str]:
    """Return the words of a table whose last column has a mark."""
    return frozenset(row[0] for row in rows(name) if mark in row[-1].split())


def read(path: Path, shape: TableShape) -> Rows:
    """Return the rows of a file, which has the shape. Raises InputError with the line for the first fault."""
    try:
        header, *found = csv.reader(path.read_text(encoding="utf-8").splitlines() or [""], strict=True)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise InputError(f"this table cannot be read: {fault}", where=path.name, hint=_columns(shape)) from None
    if tuple(header) != shape.columns:
        raise InputError(f"the columns are {', '.join(header)}", where=f"{path.name}:1", hint=_columns(shape))
    made = tuple(map(tuple, found))
    _whole(made, shape, path.name)
    _ordered(made, shape, path.name)
    return made


def _columns(shape: TableShape) -> str:
    return f"Write these columns, in this order: {', '.join(shape.columns)}."


def _whole(found: Rows, shape: TableShape, name: str) -> None:
    """Check that each row has every cell, and known codes. Raises InputError.

    It checks whole columns, not one cell after another, because every command that compares names waits for it.
    """
    wide = len(shape.columns)
    if line := next((line for line, row in enumerate(found, start=2) if len(row) != wide), 0):
        raise InputError(f"{len(found[line - 2])} cells", where=f"{name}:{line}", hint=_columns(shape))
    for column, cells in zip(shape.columns, zip(*found, strict=True), strict=False):
        distinct = set(cells)
        if column not in shape.empty and "" in distinct:
            where = f"{name}:{cells.index('') + 2}"
            raise InputError(f"the {column} is empty", where=where, hint=f"Write the {column}.")
        if odd := {cell for cell in distinct if cell != cell.strip()}:
            where = f"{name}:{min(map(cells.index, odd)) + 2}"
            raise InputError(f"the {column} begins or ends with a blank", where=where, hint="Strike the blank.")
        known = shape.codes.get(column)
        if known is not None and (odd := {cell for cell in distinct if not known.issuperset(cell.split())}):
            line = min(map(cells.index, odd)) + 2
            hint = f"Write one of {', '.join(sorted(known))}."
            raise InputError(f"{cells[line - 2]!r} is no {column}", where=f"{name}:{line}", hint=hint)


def _ordered(found: Rows, shape: TableShape, name: str) -> None:
    """Check that the rows are in order, each once. Raises InputError."""
    if shape.columns[0] == RANK:
        for line, row in enumerate(found, start=2):
            if row[0] != str(line - 1):
                where = f"{name}:{line}"
                raise InputError(f"the rank is {row[0]}", where=where, hint="Number the rows 1, 2, 3 from the first.")
        return
    keys = [row[: shape.key] for row in found]
    for line, (before, key) in enumerate(pairwise(keys), start=3):
        if key == before:
            raise InputError(f"{key[0]!r} stands twice", where=f"{name}:{line}", hint="Strike one of the two.")
        if key < before:
            what = f"{key[0]!r} stands behind {before[0]!r}"
            raise InputError(what, where=f"{name}:{line}", hint="Sort the rows by code point.")
