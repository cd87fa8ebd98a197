"""Countries that share a name, and the words that tell them apart.

A text that has the shared name and otherwise only words of the table is told by these words; the name alone, or words of both
countries, tell nothing: who writes so must be asked. What the words are stands in a table.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from detente.codes.country_words import words

FILE: Final = Path(__file__).with_name("country_twins.csv")
"""The shared name, a word beside it, and the code that the word tells; no code: the word tells nothing."""


def meant(text: str) -> tuple[str, ...]:
    """Return the codes that a text with a shared name may mean; none where it is no such text.

    One code: the words tell which is meant. Several: no word does, or they contradict each other.
    """
    found = set(words(text))
    for name, table in _twins().items():
        beside = found - {name}
        if name in found and beside <= table.keys():
            told = {code for word in beside if (code := table[word])}
            return tuple(sorted(told)) if told else () if beside else _codes(name)
    return ()


def denied(code: str, before: str) -> bool:
    """Return whether a text just before the name of this country has a word of its twin: the name was read too short."""
    found = set(words(before))
    return any(table.get(word) not in ("", None, code) for table in _of(code) for word in found)


def are_twins(one: str, other: str) -> bool:
    """Return whether these are two countries that share a name."""
    return one != other and any(other in table.values() for table in _of(one))


def family(code: str) -> tuple[str, ...]:
    """Return the countries that share a name with this one, and itself; none where it shares none."""
    return tuple(sorted({each for table in _of(code) for each in table.values() if each}))


def _of(code: str) -> list[Mapping[str, str]]:
    return [table for table in _twins().values() if code in table.values()]


def _codes(name: str) -> tuple[str, ...]:
    return tuple(sorted({code for code in _twins()[name].values() if code}))


@cache
def _twins() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["name"], {})[row["word"]] = row["code"]
    return found
