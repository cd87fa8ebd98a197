"""The tables of words and letters by which validation changes names, in `tables/` beside this file.

They are kept apart from those that names are compared by: a word that both knew from one table would prove nothing.
"""

from functools import cache
from pathlib import Path
from typing import Final

from detente.parties.names.tables import SUFFIX, Rows, TableShape, read

FOLDER: Final = Path(__file__).with_name("tables")

SHAPES: Final[dict[str, TableShape]] = {
    "arabic_letters": TableShape(
        "Sounds in Latin letters, and the Arabic letter that each is written with", ("sound", "letter")
    ),
    "arabic_words": TableShape("Words of names in Arabic letters, and how they are romanised", ("word", "romanised")),
    "chinese_surnames": TableShape("Family names of China in pinyin", ("word",)),
    "cyrillic_letters": TableShape(
        "Cyrillic letters, and what each system of romanisation gives for them",
        ("letter", "english", "passport", "scholarly", "german", "french"),
        empty=frozenset(["english", "passport", "scholarly", "german", "french"]),
    ),
    "cyrillic_sounds": TableShape("Latin letters, and how they are read into Cyrillic", ("sound", "read")),
    "korean_families": TableShape(
        "Family names of Korea, the commonest first, and how they are written; spellings are drawn from in this order",
        ("rank", "syllable", "spellings"),
    ),
    "korean_syllables": TableShape("Syllables of Korean given names, the commonest first", ("rank", "syllable")),
    "lookalikes": TableShape("Latin letters, and Cyrillic ones that look like them", ("latin", "cyrillic")),
    "places": TableShape("Places that forms write behind a name; drawn from in this order", ("rank", "place")),
    "short_names": TableShape(
        "Given names, and their short and sister forms; drawn from in this order", ("name", "others")
    ),
    "wade_giles": TableShape(
        "How Wade and Giles wrote what pinyin begins and ends syllables with, and the syllables that follow no rule",
        ("kind", "pinyin", "written"),
        key=2,
        codes={"kind": frozenset(["initial", "final", "syllable"])},
    ),
    "words": TableShape(
        "Words that nobody is told by, by kind",
        ("kind", "word"),
        key=2,
        codes={"kind": frozenset(["title", "article", "form", "generic", "common", "behind", "number"])},
    ),
}


@cache
def rows(name: str) -> Rows:
    """Return the rows of a table, in order. Raises InputError for the first fault of the file."""
    return read(FOLDER / f"{name}{SUFFIX}", SHAPES[name])


def mapped(name: str) -> dict[str, str]:
    """Return the words of a table's first column, each with its second column."""
    return {row[0]: row[1] for row in rows(name)}


def words(kind: str) -> frozenset[str]:
    """Return the words of a kind."""
    return frozenset(word for each, word in rows("words") if each == kind)


def wade_giles(kind: str) -> dict[str, str]:
    """Return how Wade and Giles write the initials, finals or whole syllables of pinyin."""
    return {pinyin: written for each, pinyin, written in rows("wade_giles") if each == kind}
