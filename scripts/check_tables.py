"""Check what the tables of words say of each other; fails where one contradicts another, or an entry does nothing.

    python scripts/check_tables.py

The shape of each file (columns, order, doubled rows, codes) is checked wherever it is read, by `parties/names/tables.py`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from detente.errors import InputError
from detente.parties.names import tables
from detente.validation import tables as validation_tables

Tables = Mapping[str, tables.Rows]

AT_ODDS = ("business", "form_parts", "forms", "given_names", "numbers", "particles", "titles")
"""Tables of which a word should be in one only: each says otherwise what it weighs or is compared as."""
LATIN = ("bodies", "business", "family_names", "form_parts", "forms", "given_names", "numbers", "towns")
"""Tables whose first column holds plain Latin words."""
BY_SCRIPT = ("particles", "titles")
"""Tables whose words are in Latin or Arabic letters, as the second column says."""
MEANING = (("given_names", 1), ("business", 1), ("family_names", 2))
"""Tables in which words mean another word of the same table, with that column."""
LEAST = 3
"""Letters of a form that the mark `name` says something of: shorter ones are never read as a form."""
LETTERS = {"hanja": "[\u3400-\u9fff]", "eastern_sounds": "[a-z]+", "sounds": "[a-z]+", "arabic_writing": "[a-z]+"}
"""What the first column of other tables is written in."""
FIGURES = {"cardinal": r"[0-9]+", "ordinal": r"[0-9]+(?:st|nd|rd|th)", "roman": r"[0-9]+"}
"""How each kind of number is written in digits."""


def read() -> Tables:
    """Every table that names are compared by. Raises InputError where one has not its shape."""
    for name in validation_tables.SHAPES:
        validation_tables.rows(name)
    return {name: tables.rows(name) for name in tables.SHAPES}


def faults(found: Tables) -> Iterator[str]:
    """What is wrong in these tables, a line each."""
    yield from _normal(found)
    yield from _meanings(found)
    yield from _both(found)
    yield from _idle(found)


def files() -> Iterator[str]:
    """Files without a shape, and shapes without a file."""
    for folder, shapes in ((tables.FOLDER, tables.SHAPES), (validation_tables.FOLDER, validation_tables.SHAPES)):
        there = {path.name for path in folder.iterdir()}
        wanted = {f"{name}{tables.SUFFIX}" for name in shapes}
        yield from (f"{_of(folder)}/{name}: no code reads this file" for name in sorted(there - wanted))
        yield from (f"{_of(folder)}/{name}: this file is not there" for name in sorted(wanted - there))


def figures(found: Tables) -> Iterator[str]:
    """Numbers that are none."""
    for word, kind, means in found["numbers"]:
        if not re.fullmatch(FIGURES[kind], means):
            yield f"numbers: {word!r} is {means!r}, which is no {kind} number in digits"


def _of(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _normal(found: Tables) -> Iterator[str]:
    """Words that no name is ever compared by: they are not written as names are once they are taken apart."""
    from detente.parties.names.tokenisation import plain_words  # noqa: PLC0415 -- it reads the tables: their shape is told first

    written = [(name, row[0]) for name in LATIN for row in found[name]]
    written += [(name, word) for name in BY_SCRIPT for word, script in found[name] if script == "latin"]
    written += [("arabic_names", romanised) for _, romanised in found["arabic_names"]]
    for name, word in written:
        if plain_words(word) != (word,):
            yield f"{name}: {word!r} is not written as names are compared: one word of small Latin letters and digits"
    letters = {letter for letter, _ in found["arabic_letters"]}
    arabic = [(name, word) for name in BY_SCRIPT for word, script in found[name] if script == "arabic"]
    arabic += [("arabic_names", written) for written, _ in found["arabic_names"]]
    yield from (
        f"{name}: {word!r} is not one word of Arabic letters" for name, word in arabic if not letters >= set(word)
    )
    for name, pattern in LETTERS.items():
        yield from (
            f"{name}: {row[0]!r} is not written as {pattern}"
            for row in found[name]
            if not re.fullmatch(pattern, row[0])
        )


def _meanings(found: Tables) -> Iterator[str]:
    """Words that mean a word which means another, or none."""
    for name, column in MEANING:
        means = {row[0]: row[column] for row in found[name] if row[column]}
        yield from (
            f"{name}: {word!r} means {other!r}, which means {means.get(other, 'nothing')!r}"
            for word, other in means.items()
            if means.get(other) != other
        )


def _both(found: Tables) -> Iterator[str]:
    """Words in two tables that are at odds, and are not said to be so on purpose; and what is said so and is not."""
    words = {name: {row[0] for row in found[name]} for name in AT_ODDS}
    there = {(word, one, other) for one, other in combinations(AT_ODDS, 2) for word in words[one] & words[other]}
    told = {row[:3] for row in found["both"]}
    for word, one, other in sorted(there - told):
        yield f"{one}, {other}: {word!r} stands in both: strike one, or add a row to both.csv with the reason"
    yield from (f"both: {word!r} does not stand in {one} and {other}" for word, one, other in sorted(told - there))


def _idle(found: Tables) -> Iterator[str]:
    """Entries that change nothing."""
    for word, means, marks in found["forms"]:
        if not means and not {"ends", "begins"} & set(marks.split()):
            yield f"forms: {word!r} means nothing, and has no mark that is looked for"
        if "name" in marks.split() and len(word) < LEAST:
            yield f"forms: {word!r} is marked as a name, but so short a form is always kept as it is"
    groups = Counter(means for _, means in found["given_names"])
    yield from (f"given_names: {word!r} stands for itself only" for word, count in groups.items() if count == 1)
    groups = Counter(means for _, means, _ in found["business"])
    for word, means, common in found["business"]:
        if groups[means] == 1 and common == "no":
            yield f"business: {word!r} stands for itself only, and is not common"


def main() -> int:
    """Print what is wrong, and say whether anything is."""
    try:
        there = read()
        found = [*files(), *figures(there)] or [*faults(there)]
    except InputError as fault:
        found = [str(fault)]
    for each in found:
        print(each)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
