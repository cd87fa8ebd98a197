"""The country that an address ends with, however banks write it."""

import re
from collections.abc import Sequence
from typing import Final

from detente.codes import countries, country_names, country_texts, country_twins, towns
from detente.codes.country_texts import CountryText

_COMMA: Final = re.compile(r",\s*")
_MOST_WORDS: Final = 8
"""Words of the longest name of a country, with `of`."""
_LONGEST_CODE: Final = 3
_PLACES: Final = frozenset({"GEORGIA", "JERSEY", "CHAD", "JORDAN", "LEBANON", "PERU"})
"""Countries whose names are also those of a state, or of towns with which addresses in the United States end."""
_PARTS: Final = frozenset({"NEW", "INNER", "LITTLE", "NOUVELLE", "NUEVO"})
"""New Mexico, Inner Mongolia."""
_STATES: Final = frozenset(
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA NL PE SK".split()  # noqa: SIM905 -- a table
)
"""Codes of countries that are also codes of states and provinces, with which addresses in North America end."""
_NONE: Final = CountryText()


def at_end(lines: Sequence[str]) -> CountryText:
    """Return the country that an address ends with; none where it ends otherwise, or may mean a part of another country.

    A name may run over the last two lines. A code is taken only where it stands alone or behind a town that is known, and is not
    that of a state too: `PUEBLO CO` is not in Colombia. A town in one of two countries that share a name, with the name or the code
    of the other, is left open.
    """
    if not lines:
        return _NONE
    said = _named(lines) or _coded(lines[-1]) or _with_town(lines)
    return agreed(said, lines)


def agreed(said: CountryText, lines: Sequence[str]) -> CountryText:
    """Return the same, left open where a line of the address is a town in the twin of this country."""
    if said.code is None:
        return said
    for part in (part for line in lines for part in _COMMA.split(line)):
        town = towns.country_of(part) or towns.country_of(part.split(" ")[0])
        if town is not None and country_twins.are_twins(town, said.code):
            return CountryText(may_be=tuple(sorted({town, said.code})), town=town)
    return said


def _named(lines: Sequence[str]) -> CountryText | None:
    """Return the country whose name the last words are, the longest first."""
    words = " ".join(lines[-2:]).split()
    for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
        name = " ".join(words[start:])
        code = country_names.by_name(name.strip(",")) if len(name) > _LONGEST_CODE else None
        if code is not None:
            before = words[start - 1].upper().strip(",") if start else ""
            if country_twins.denied(code, " ".join(words[max(0, start - _LONGEST_CODE) : start])):
                return CountryText(may_be=country_twins.family(code))
            return _NONE if name.upper() in _PLACES or before in _PARTS else CountryText(code=code)
    return None


def _coded(line: str) -> CountryText | None:
    last = _COMMA.split(line)[-1].strip()
    if countries.exists(last):
        return CountryText(code=last) if last not in _STATES else _NONE
    return None


def _with_town(lines: Sequence[str]) -> CountryText:
    """Return the country of `TOWN/COUNTRY` or `TOWN CODE`, or that of a town, where the table has the town."""
    for text in (lines[-1], ", ".join(lines[-2:])):
        said = country_texts.read(text)
        first = re.split(r"[,/ ]", text)[0]
        if said.town is not None or (said.code is not None and (towns.country_of(first) or "/" in text)):
            return said
    shared = country_twins.meant(_COMMA.split(lines[-1])[-1])
    return CountryText(may_be=shared) if len(shared) > 1 else _NONE
