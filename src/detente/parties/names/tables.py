"""The tables of words, names and letters that names are compared by: text files in `tables/`, one row an entry.

A linguist reads and mends them without the code. A file is read once, and checked on the way: its columns, the order of
its rows, that none stands twice, and every code. What tables say of each other is checked by `scripts/check_tables.py`.
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


class Shape(NamedTuple):
    """What a table must look like."""

    about: str
    columns: tuple[str, ...]
    key: int = 1
    """How many of the first columns tell a row from every other."""
    codes: Mapping[str, frozenset[str]] = {}
    """What may stand in a column; none, one or several words of these, separated by blanks."""
    empty: frozenset[str] = frozenset()
    """Columns in which nothing may stand."""


def _codes(**codes: str) -> dict[str, frozenset[str]]:
    return {column: frozenset(words.split()) for column, words in codes.items()}


_MARKS: Final = "name word near-name behind-only begins ends"

SHAPES: Final[dict[str, Shape]] = {
    "arabic_letters": Shape(
        "Letters of Arabic, Persian, Pashto and Urdu; those that romanisations mix up are read as one",
        ("letter", "read"),
        empty=frozenset(["read"]),
    ),
    "arabic_names": Shape("Names in Arabic letters, and how they are romanised", ("written", "romanised"), key=2),
    "arabic_writing": Shape(
        "Latin letters, and the letters that Arabic writing may have for them; capitals as in arabic_letters.csv",
        ("sound", "letters"),
    ),
    "bodies": Shape("Words for what an organisation is", ("word",)),
    "both": Shape("Words that stand in two tables on purpose", ("word", "one", "other", "note"), key=3),
    "business": Shape(
        "Words of business and what each is compared as; those that are not common may be names",
        ("word", "means", "common"),
        codes=_codes(common="yes no"),
    ),
    "eastern_sounds": Shape(
        "Sounds of Korean and Chinese names in any romanisation, and their classes; closed ones end a syllable",
        ("sound", "class", "closed"),
        codes=_codes(closed="yes"),
        empty=frozenset(["closed"]),
    ),
    "family_names": Shape(
        "Family names of Korea, with the spelling that stands for all of them, and of China",
        ("word", "language", "class"),
        key=2,
        codes=_codes(language="ko zh"),
        empty=frozenset(["class"]),
    ),
    "form_parts": Shape(
        "Parts of forms of companies, which stand alone where the rest is misspelled",
        ("word", "marks"),
        codes=_codes(marks=_MARKS),
        empty=frozenset(["marks"]),
    ),
    "forms": Shape(
        "Forms of companies, and what each is read as; one that means nothing is told only at the end of a word",
        ("word", "means", "marks"),
        codes=_codes(means="ltd plc corp co ngo", marks=_MARKS),
        empty=frozenset(["means", "marks"]),
    ),
    "given_names": Shape("Given names from language to language, and what each is compared as", ("word", "means")),
    "hanja": Shape("Han characters of names, as Korea reads them", ("character", "reading")),
    "kontsevich": Shape(
        "Cyrillic letters by their place in a Korean syllable, and how Korea spells them in Latin ones",
        ("place", "letters", "spelled"),
        key=2,
        codes=_codes(place="begin vowel end"),
    ),
    "numbers": Shape(
        "Words and Roman numerals, and the numbers that they are",
        ("word", "kind", "means"),
        codes=_codes(kind="cardinal ordinal roman"),
    ),
    "particles": Shape(
        "Articles, prepositions and words of kinship", ("word", "script"), codes=_codes(script="latin arabic")
    ),
    "sounds": Shape(
        "Sounds of romanisation and of the ear, and what they are read as; closed ones end a syllable",
        ("sound", "read", "closed"),
        codes=_codes(closed="yes"),
        empty=frozenset(["closed"]),
    ),
    "titles": Shape("Forms of address", ("word", "script"), codes=_codes(script="latin arabic")),
    "towns": Shape("Words of the names of towns, and short names of States", ("word",)),
}


@cache
def rows(name: str) -> Rows:
    """The rows of a table, in order. Raises InputError as `read`."""
    return read(FOLDER / f"{name}{SUFFIX}", SHAPES[name])


def words(name: str, code: str | None = None) -> frozenset[str]:
    """The words of a table's first column; those of the rows whose second column is `code`, where one is given."""
    return frozenset(row[0] for row in rows(name) if code is None or row[1] == code)


def mapped(name: str) -> dict[str, str]:
    """The words of a table's first column, each with what stands in the second."""
    return {row[0]: row[1] for row in rows(name)}


def marked(name: str, mark: str) -> frozenset[str]:
    """The words of a table whose last column has a mark."""
    return frozenset(row[0] for row in rows(name) if mark in row[-1].split())


def read(path: Path, shape: Shape) -> Rows:
    """The rows of a file, which has the shape. Raises InputError with the line for the first fault."""
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


def _columns(shape: Shape) -> str:
    return f"Write these columns, in this order: {', '.join(shape.columns)}."


def _whole(found: Rows, shape: Shape, name: str) -> None:
    """Each row has every cell, and known codes. Raises InputError.

    It looks at whole columns, not at one cell after another: every command that compares names waits for it.
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


def _ordered(found: Rows, shape: Shape, name: str) -> None:
    """The rows stand in order, each once. Raises InputError."""
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
